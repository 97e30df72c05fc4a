"""Two pictures that lie exactly on each other → icons that only one of them has.

Sought only where everything else agrees: elsewhere a graphic without a partner says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from docwitness.figures.ink import Mask, annotation
from docwitness.figures.register.overlay import Overlay, edges
from docwitness.figures.register.registration import Plane
from docwitness.figures.text_reading import Line
from docwitness.model import Box

_REACH = 4
"""Pixels by which rendering may move an edge."""

_VISIBLE = 30
"""Gradient beyond what the other picture has within reach, from which a pixel counts."""

_SMALLEST, _LARGEST = 8, 40
"""Pixels: sides of an icon. Smaller is rendering, larger a picture or an annotation."""

_STRENGTH = 2500
"""Sum of gradients: about ten pixels of a clear stroke."""

_STRAYED = 24
"""Pixels by which an icon may have been shifted and still be the same one in the same place."""

_IDENTICAL = 0.8
"""Correlation from which two icons are the same."""


def compare_icons(both: Overlay, lines: tuple[Sequence[Line], Sequence[Line]]) -> tuple[tuple[Box, ...], ...]:
    """Boxes of icons that only the figure has, and of those that only the capture has, in pixels of each.

    What lies on text that was read is left to those who compare texts.
    """
    if min(both.figure.shape[:2]) < _LARGEST:
        return (), ()
    ours, theirs = edges(both.figure), edges(both.capture)
    found = []
    drawn = annotation(both.figure, both.capture, 1.0), annotation(both.capture, both.figure, 1.0)
    for which, (own, alien) in enumerate(((ours, theirs), (theirs, ours))):
        boxes = (box for box in _surplus(own, alien, drawn[which]) if not _is_near(box, own, alien))
        placed = (both.in_picture(box, which) for box in boxes)
        found.append(tuple(box for box in placed if not _is_on_text(box, lines[which])))
    return tuple(found)


def _surplus(own: Plane, alien: Plane, drawn: Mask) -> list[tuple[int, int, int, int]]:
    """Boxes, of an icon's size, of edges that the other picture does not have anywhere near."""
    near = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * _REACH + 1, 2 * _REACH + 1))
    surplus = np.clip(own - cv2.dilate(alien, near), 0, None)
    surplus[:_REACH], surplus[-_REACH:], surplus[:, :_REACH], surplus[:, -_REACH:] = 0, 0, 0, 0
    surplus[cv2.dilate(drawn, near) > 0] = 0
    mask = cv2.morphologyEx((surplus > _VISIBLE).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(mask)
    return [
        (x, y, width, height)
        for x, y, width, height, _ in found[1:].tolist()
        if _SMALLEST <= max(width, height) <= _LARGEST
        and min(width, height) >= _SMALLEST / 2
        and float(surplus[y : y + height, x : x + width].sum()) >= _STRENGTH
    ]


def _is_near(box: tuple[int, int, int, int], own: Plane, alien: Plane) -> bool:
    """Whether the other picture has the same thing a little beside: a label before it has grown or shrunk."""
    x, y, width, height = box
    top, left = max(0, y - _REACH), max(0, x - _REACH)
    sign = own[top : y + height + _REACH, left : x + width + _REACH]
    around = alien[max(0, top - _STRAYED) : y + height + _STRAYED, max(0, left - _STRAYED) : x + width + _STRAYED]
    if around.shape[0] < sign.shape[0] or around.shape[1] < sign.shape[1]:
        return False
    return bool(cv2.matchTemplate(around, sign, cv2.TM_CCOEFF_NORMED).max() > _IDENTICAL)


def _is_on_text(box: Box, lines: Iterable[Line]) -> bool:
    """Whether it lies on a line with letters in it. Lone signs are how readers misread icons."""
    x, y, width, height = box
    for line in lines:
        left, top, wide, high = line.box
        shared = min(x + width, left + wide) - max(x, left), min(y + height, top + high) - max(y, top)
        if shared[0] > 0.3 * width and shared[1] > 0.3 * height and sum(map(str.isascii, line.text)) >= 3:
            return True
    return False
