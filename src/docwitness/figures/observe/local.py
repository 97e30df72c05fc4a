"""Two pictures that lie on each other → at which lines of text they differ, however much agrees elsewhere.

What agrees is counted by lines of text, not by area: most of a window is blank ground, and agrees with anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import cv2
import numpy as np

from docwitness.figures.boxes import grown, joined, overlap
from docwitness.figures.ink import runs
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.overlay import Overlay
from docwitness.figures.register.placement import Field
from docwitness.figures.text_reading import Line
from docwitness.model import Box

MOSTLY = 0.6
"""Share of the figure's texts that must be at their places with every piece for the rest to be looked for there. In
another font, at another scale or in another window next to none are."""

_FEWEST = 3
"""Texts without which that share says nothing."""

_SAME = 0.88
"""Correlation of grey levels from which a piece of text is the same, anti-aliased or encoded otherwise."""

_REACH = 2
"""Pixels within which resampling may carry a letter."""

_PIECE = 3.0
"""Heights of a line: how wide the pieces are in which it is compared, so that one word of many counts."""

_BLANK = 5.0
"""Grey levels of deviation below which nothing is written, whatever the compressor left there."""


@dataclass(frozen=True)
class Laid:
    """The part that both pictures show."""

    both: Overlay

    def share_same(self, lines: Sequence[Line]) -> float:
        """How many of the figure's lines that both pictures show are at their places in the capture, from 0 to 1."""
        shown = [line for line in lines if self.shows(line.box, 0)]
        return sum(self.is_same(line.box, 0) for line in shown) / len(shown) if len(shown) >= _FEWEST else 0.0

    def shows(self, box: Box, which: int) -> bool:
        """Whether all of a box of the figure (0) or the capture (1) lies in the part that both show."""
        return self.has(grown(self.common(box, which), -_REACH, -_REACH))

    def has(self, common: Box) -> bool:
        """Whether all of a box of the part that both show lies in it."""
        left, top, right, bottom = _bounds(common)
        rows, columns = self.both.figure.shape[:2]
        return bool(min(left, top, columns - right, rows - bottom) >= 0)

    def is_same(self, box: Box, which: int) -> bool:
        """Whether every piece of the text in a box of the figure (0) or the capture (1) is in the other as well."""
        there = self.common(box, which)
        inside = (run for run in self.unlike if overlap(there, run) > run[2] * run[3] / 2)
        # A button's border outweighs its letters in the whole of its box; in a run of ink there are letters only.
        return self._is_same_at(there, which) and not any(inside)

    def _is_same_at(self, common: Box, which: int) -> bool:
        left, top, right, bottom = _bounds(common)
        width = max(8, round(_PIECE * (bottom - top)))
        pieces = max(1, round((right - left) / width))
        cuts = np.linspace(left, right, pieces + 1).round().astype(int).tolist()
        return all(self._piece_is_same(which, (start, top, end, bottom)) for start, end in pairwise(cuts))

    def common(self, box: Box, which: int) -> Box:
        """A box of the figure (0) or the capture (1) in pixels of the part that both show."""
        ratio, (x, y) = self.both.ratios[which], self.both.origins[which]
        return box[0] * ratio - x, box[1] * ratio - y, box[2] * ratio, box[3] * ratio

    def strips(self, common: Box) -> tuple[Pixels, Pixels]:
        """What the figure and what the capture have in a box of the part that both show."""
        left, top, width, height = (round(side) for side in common)
        part = (slice(max(0, top - 2), max(0, top + height + 2)), slice(max(0, left - 4), max(0, left + width + 4)))
        return self.both.figure[part], self.both.capture[part]

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
    def _greys(self) -> tuple[Field, Field]:
        one, other = (
            cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), (0, 0), 0.7).astype(np.float32)
            for picture in (self.both.figure, self.both.capture)
        )
        return one, other


def _bounds(box: Box) -> tuple[int, int, int, int]:
    """Left, top, right and bottom in whole pixels."""
    left, top, width, height = box
    return round(left), round(top), round(left + width), round(top + height)
