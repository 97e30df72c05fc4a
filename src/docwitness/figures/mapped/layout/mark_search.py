"""Which marks are in the figure with all their shapes, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docwitness.figures.boxes import Box, overlap
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.shape_finder import FoundPlace, ShapeFinder

_JUMP = 3.0
"""CSS pixels: displacements nearer than this are one."""

_SEARCHES = 6
"""Searches of the whole figure that may fail in a row. Where that many texts are nowhere, fonts or windows differ,
and reading finds them sooner."""


def locate(finder: ShapeFinder, marks: Sequence[Mark]) -> dict[int, FoundPlace]:
    """By mark index the places of those that agree: near where they are expected, under a shift that others have,
    or anywhere. No two marks are at one place."""
    search = _MarkSearch(finder)
    texts = [mark for mark in marks if not mark.icon]
    for mark in texts:
        search.take(mark, finder.find(mark.box))
    failed = 0
    for mark in sorted(texts, key=lambda mark: -mark.box[2]):
        if mark.data or mark.index in search.places or search.take(mark, search.under_known_shift(mark)):
            continue
        if failed < _SEARCHES:
            failed = 0 if search.take(mark, finder.find_anywhere(mark.box)) else failed + 1
    return search.places


class _MarkSearch:
    """What was found so far."""

    def __init__(self, finder: ShapeFinder) -> None:
        self.finder = finder
        self.places: dict[int, FoundPlace] = {}
        self._taken: list[Box] = []
        self._shifts: list[tuple[float, float]] = []

    def take(self, mark: Mark, place: FoundPlace | None) -> bool:
        """Whether the place is the mark's: all shapes agree, and no other mark has it."""
        if place is None or not place.agrees:
            return False
        left, top, width, height = self.finder.pair.in_figure(mark.box)
        box = (left + place.right, top + place.down, width, height)
        if any(overlap(box, other) > 0.5 * min(width * height, other[2] * other[3]) for other in self._taken):
            return False
        self.places[mark.index] = place
        self._taken.append(box)
        if not mark.data:
            self._remember(place)
        return True

    def under_known_shift(self, mark: Mark) -> FoundPlace | None:
        """The mark's best place under a displacement that other marks have."""
        found = (self.finder.find(mark.box, right, down, _JUMP) for right, down in self._shifts)
        return max((place for place in found if place and place.agrees), key=lambda place: place.worst, default=None)

    def _remember(self, place: FoundPlace) -> None:
        near = _JUMP * self.finder.scale
        if not any(abs(place.right - right) <= near and abs(place.down - down) <= near for right, down in self._shifts):
            self._shifts.append((place.right, place.down))


def distinct_shifts(places: Mapping[int, FoundPlace], scale: float) -> list[tuple[float, float]]:
    """The displacements that the places have, those nearer than a few pixels as one; always (0, 0)."""
    shifts = [(0.0, 0.0)]
    for place in places.values():
        if all(abs(place.right - right) + abs(place.down - down) > _JUMP * scale for right, down in shifts):
            shifts.append((place.right, place.down))
    return shifts
