"""What the figure has scrolled in or out of sight: it was taken further up or down in a part of the page."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from docwitness.figures.boxes import Box, overlap
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.panes import PANES, dialogs_of, holding

_LARGE = 0.2
"""Of the viewport, from which on a box may scroll that says nothing of itself. Cards move along with the page."""

_FEWEST = 3
"""Texts that must be displaced alike for what they stand in to have scrolled."""

_ALIKE = 3.0
"""CSS pixels: displacements nearer than this are one."""


@dataclass(frozen=True, slots=True)
class _Scrolled:
    """A part of the page, and how far down what is in it and what is around it stand in the figure, in CSS pixels."""

    box: Box
    inside: float
    around: float

    def holds(self, box: Box) -> bool:
        """Whether a box of the page is seen in it, where it has not scrolled."""
        return overlap(box, self.box) >= 0.5 * box[2] * box[3]


def is_scrolled_away(alignment: Alignment, mark: Mark) -> bool:
    """Whether the mark stands in a part of the page that is scrolled in the figure until it is not seen there."""
    scrollers = _scrollers(alignment)
    innermost = _innermost(mark.box, scrollers)
    part = _scrolled(alignment, innermost, scrollers) if innermost else None
    return part is not None and not part.holds(_lower(mark.box, part.inside - part.around))


def _lower(box: Box, by: float) -> Box:
    return box[0], box[1] + by, box[2], box[3]


def _scrollers(alignment: Alignment) -> list[Box]:
    wide, high = alignment.elements.viewport
    dialogs = dialogs_of(alignment.elements)  # They stand elsewhere as a whole when they have become higher.
    return [
        one.box
        for one in alignment.elements.elements
        if not one.text
        and not holding(one.box, dialogs)
        and (one.role in PANES | {"main"} or _LARGE * wide * high < one.box[2] * one.box[3] < 0.95 * wide * high)
    ]


def _scrolled(alignment: Alignment, scroller: Box, scrollers: Sequence[Box]) -> _Scrolled | None:
    """How far the part is scrolled; None if it is not: then its texts are not displaced alike, or as those around."""
    inside: list[float] = []
    around: list[float] = []
    for other in alignment.marks:
        if not other.data and not other.icon and other.index in alignment.places:
            down = alignment.places[other.index].down / alignment.pair.scale
            (inside if _innermost(other.box, scrollers) == scroller else around).append(down)
    if min(len(inside), len(around)) < _FEWEST or max(inside) - min(inside) > _ALIKE:
        return None
    found = _Scrolled(scroller, statistics.median(inside), statistics.median(around))
    return found if abs(found.inside - found.around) > _ALIKE else None


def _innermost(box: Box, scrollers: Sequence[Box]) -> Box | None:
    """The smallest of them that holds the box."""
    return min(holding(box, scrollers), key=lambda scroller: scroller[2] * scroller[3], default=None)
