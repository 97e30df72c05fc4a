"""Two pictures that lie on each other → at which lines of text they differ, however much agrees elsewhere.

What agrees is counted by lines of text, not by area: most of a window is blank ground, and agrees with anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import cv2
import numpy as np

from docwitness.figures.boxes import joined
from docwitness.figures.ink import runs
from docwitness.figures.pictures import grey
from docwitness.figures.register.overlay import Overlay
from docwitness.figures.register.registration import Plane
from docwitness.model import Box

_SAME = 0.88
"""Correlation of grey levels from which a piece of text is the same, anti-aliased or encoded otherwise."""

_REACH = 2
"""Pixels within which resampling may carry a letter."""

_PIECE = 3.0
"""Heights of a line: how wide the pieces are in which it is compared, so that one word of many counts."""

_BLANK = 5.0
"""Grey levels of deviation below which nothing is written, whatever the compressor left there."""


@dataclass(frozen=True)
class LocalDifferences:
    """The part that both pictures show."""

    both: Overlay

    def _is_same_at(self, common: Box, which: int) -> bool:
        left, top, right, bottom = _bounds(common)
        width = max(8, round(_PIECE * (bottom - top)))
        pieces = max(1, round((right - left) / width))
        cuts = np.linspace(left, right, pieces + 1).round().astype(int).tolist()
        return all(self._piece_is_same(which, (start, top, end, bottom)) for start, end in pairwise(cuts))

    @cached_property
    def unlike(self) -> list[Box]:
        """Runs of ink in either picture that the other has not so at their place, in the part that both show."""
        found = [
            box
            for which, picture in enumerate((self.both.figure, self.both.capture))
            for box in runs(picture, 1.0)
            if not self._is_same_at(box, which)
        ]
        return joined(found)

    def _piece_is_same(self, which: int, piece: tuple[int, int, int, int]) -> bool:
        left, top, right, bottom = piece
        own, other = self._greys[which], self._greys[1 - which]
        patch = own[max(0, top) : bottom, max(0, left) : right]
        around = other[max(0, top - _REACH) : bottom + _REACH, max(0, left - _REACH) : right + _REACH]
        if min(patch.shape, default=0) < 3 or any(a < b for a, b in zip(around.shape, patch.shape, strict=True)):
            return True
        if float(patch.std()) < _BLANK:
            return float(around.std()) < 2 * _BLANK
        if float(around.std()) < _BLANK:
            return False  # OpenCV finds everything in what is of one colour.
        return bool(cv2.matchTemplate(around, patch, cv2.TM_CCOEFF_NORMED).max() >= _SAME)

    @cached_property
    def _greys(self) -> tuple[Plane, Plane]:
        one, other = (
            cv2.GaussianBlur(grey(picture), (0, 0), 0.7).astype(np.float32)
            for picture in (self.both.figure, self.both.capture)
        )
        return one, other


def _bounds(box: Box) -> tuple[int, int, int, int]:
    """Left, top, right and bottom in whole pixels."""
    left, top, width, height = box
    return round(left), round(top), round(left + width), round(top + height)
