"""What the figure has scrolled out of sight: it was taken further down the page than the capture."""

from __future__ import annotations

import statistics

from docwitness.judging.boxes import Box, overlap
from docwitness.judging.mapped_alignment import Alignment
from docwitness.judging.mapped_marks import Mark
from docwitness.judging.mapped_panes import PANES, holding

_SCROLLERS = PANES | {"main"}

_FEWEST = 3
"""Texts that must be displaced alike for what they stand in to have scrolled."""

_ALIKE = 3.0
"""CSS pixels: displacements nearer than this are one."""


def is_scrolled_away(alignment: Alignment, mark: Mark) -> bool:
    """Whether the mark stands in a part of the page that is scrolled in the figure, so far that it is not seen there.

    A part has scrolled if all texts found in it are displaced up or down alike, against those around it.
    """
    scrollers = [one.box for one in alignment.elements.elements if one.role in _SCROLLERS and not one.text]
    scroller = _innermost(mark.box, scrollers)
    if scroller is None:
        return False
    inside: list[float] = []
    outside: list[float] = []
    for other in alignment.marks:
        if not other.data and not other.icon and other.index in alignment.places:
            down = alignment.places[other.index].down / alignment.scene.scale
            (inside if _innermost(other.box, scrollers) == scroller else outside).append(down)
    if min(len(inside), len(outside)) < _FEWEST or max(inside) - min(inside) > _ALIKE:
        return False
    scrolled = statistics.median(inside) - statistics.median(outside)
    left, top, width, height = mark.box
    seen = overlap((left, top + scrolled, width, height), scroller)
    return abs(scrolled) > _ALIKE and seen < 0.5 * width * height


def _innermost(box: Box, scrollers: list[Box]) -> Box | None:
    """The smallest of them that holds the box."""
    return min(holding(box, scrollers), key=lambda scroller: scroller[2] * scroller[3], default=None)
