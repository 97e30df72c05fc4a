"""Two pictures that were laid on each other → whether they are the same, or the same in other colours."""

from __future__ import annotations

import cv2
import numpy as np

from docwitness.figures.observe.local_differences import LocalDifferences
from docwitness.figures.register.overlay import Overlay, edges

_SAME = 0.985
"""Correlation of the edges below which pictures differ by more than encoding and resampling."""

_VISIBLE = 45
"""Gradient beyond what the other picture has within reach, from which a pixel counts."""

_REACH = 5
"""Pixels within which resampling may carry an edge."""

_SPECK = 5
"""Pixels that may differ in one place: less than a letter."""

_OTHER_COLOUR = 28
"""Levels of red, green or blue by which an area must differ, of 255."""

_RESTYLED = 0.3
"""Share of the common area in another colour from which the style is another."""


def is_unchanged(both: Overlay, agreement: float) -> bool:
    """Whether every edge and every run of ink of either picture has its like in the other, where both show it.

    Edges alone do not tell: letters of another word are within reach of those that stood there.
    """
    if agreement < _SAME or min(both.figure.shape[:2]) < 4 * _REACH:
        return False
    ours, theirs = edges(both.figure), edges(both.capture)
    near = np.ones((_REACH, _REACH), np.uint8)
    surplus = np.maximum(ours - cv2.dilate(theirs, near), theirs - cv2.dilate(ours, near))
    inner = (surplus > _VISIBLE)[_REACH:-_REACH, _REACH:-_REACH].astype(np.uint8)
    _, _, found, _ = cv2.connectedComponentsWithStats(inner)
    return bool(max(found[1:, cv2.CC_STAT_AREA], default=0) <= _SPECK) and not LocalDifferences(both).unlike


def is_restyled(both: Overlay) -> bool:
    """Whether much of what both pictures show is of another colour."""
    if not both.figure.size:
        return False
    distance = cv2.absdiff(cv2.blur(both.figure, (9, 9)), cv2.blur(both.capture, (9, 9)))
    return bool((distance.max(axis=2) > _OTHER_COLOUR).mean() > _RESTYLED)
