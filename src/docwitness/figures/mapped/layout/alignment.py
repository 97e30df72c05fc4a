"""Figure, capture and element map laid over each other, part by part of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from docwitness.figures.boxes import Box, grown, middle, overlap
from docwitness.figures.ink import Mask, covered
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.panes import dialogs_of, holding, panes_of
from docwitness.figures.mapped.layout.picture_pair import PicturePair
from docwitness.figures.mapped.layout.shape_finder import FoundPlace, ShapeFinder
from docwitness.model import ElementMap

_ALIGNED = 0.4
"""Share of the texts that must agree for an alignment to be taken without looking for another: other fonts leave
none, a changed window some."""

_HIDDEN = 0.3
"""Share of a box that annotation must cover for it not to be judged."""

_CORNER = 8.0
"""Pixels by which a window's corner may be missed where most of what is in it moved."""

_FILLED_IN = frozenset({"textbox", "searchbox", "spinbutton"})

_ROOM = 12.0
"""Heights of a line: how far data may be wider than it is now."""


@dataclass(frozen=True, eq=False)
class Alignment:
    """Both pictures, and where in the figure the marks are as far as their shapes tell."""

    pair: PicturePair
    finder: ShapeFinder
    elements: ElementMap
    marks: tuple[Mark, ...]
    places: Mapping[int, FoundPlace]
    """By mark index: where a mark with all the same shapes is."""
    hidden: Mask
    """Annotation over the figure."""
    covered_data: tuple[Box, ...] = ()
    """Of the page: data under what lies over it; in a window of another size some of it may be seen."""
    read: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    """By mark index: by how much a text that was read is displaced, in pixels of the figure."""

    @cached_property
    def share(self) -> float:
        """Of the fixed texts that the figure should show, how many agree, 0 to 1."""
        fixed = [mark for mark in self.marks if not mark.icon and not mark.data]
        expected = [mark for mark in fixed if self.shows(self.pair.in_figure(mark.box))]
        return sum(map(self.agrees, expected)) / len(expected) if expected else 0.0

    @cached_property
    def panes(self) -> tuple[Box, ...]:
        """Of the page: dialogs and side columns."""
        return panes_of(self.elements)

    @property
    def same_fonts(self) -> bool:
        """Whether enough texts agree in their shapes for the rest to be where the alignment has it."""
        return self.share >= _ALIGNED

    def agrees(self, mark: Mark) -> bool:
        """Whether the mark is in the figure with all its shapes."""
        return mark.index in self.places

    def with_read(self, read: Mapping[int, Box]) -> Alignment:
        """The same, with the displacements of texts that were read; `read` has their boxes in the scaled figure."""
        shifts = {}
        for mark in self.marks:
            if mark.index in read and mark.index not in self.places:
                seen, expected = read[mark.index], self.pair.in_figure(mark.box)
                shifts[mark.index] = (_sideways(expected, seen), middle(seen)[1] - middle(expected)[1])
        return replace(self, read=shifts)

    def shift(self, box: Box, *, behind: bool | None = None) -> tuple[float, float]:
        """By how much the page is displaced in the figure around a box of the page, in pixels of the figure.

        The displacement of what agrees nearest to it; `behind` as in `nearest`.
        """
        nearest = self.nearest(box, behind=behind)
        if nearest is None:
            return 0.0, 0.0
        place = self.places.get(nearest.index)
        return (place.right, place.down) if place else self.read[nearest.index]

    def nearest(self, box: Box, *, behind: bool | None = None) -> Mark | None:
        """The fixed text nearest to a box of the page that was found in the figure.

        One in the same pane comes before others; rows count thrice, since lines move together. With `behind` known,
        only what stands behind a modal window counts, or only what does not: a button that moved in the window takes
        nothing of the page along.
        """
        middle, left, right = box[1] + box[3] / 2, box[0], box[0] + box[2]
        panes = holding(box, self.panes)
        return min(
            (
                mark
                for mark in self.marks
                if not mark.data
                and (mark.index in self.places or mark.index in self.read)
                and behind in (None, _is_behind(mark))
            ),
            key=lambda mark: (
                len(panes ^ holding(mark.box, self.panes)),
                3 * abs(mark.box[1] + mark.box[3] / 2 - middle)
                + max(0.0, mark.box[0] - right, left - mark.box[0] - mark.box[2]),
            ),
            default=None,
        )

    def in_figure(self, box: Box, *, behind: bool | None = None) -> Box:
        """Where a box of the page is in the scaled figure, as far as what is near it tells."""
        right, down = self.shift(box, behind=behind)
        left, top, width, height = self.pair.in_figure(box)
        return left + right, top + down, width, height

    def mark_in_figure(self, mark: Mark) -> Box:
        """Where the mark is in the scaled figure, or should be."""
        place = self.places.get(mark.index)
        if place is None:
            there, unmoved = self.in_figure(mark.box, behind=_is_behind(mark)), self.pair.in_figure(mark.box)
            # What stands after a text of another length moved without it.
            return there if self.shows(there) or not self.shows(unmoved) else (unmoved[0], *there[1:])
        left, top, width, height = self.pair.in_figure(mark.box)
        return left + place.right, top + place.down, width, height

    def on_page(self, box: Box) -> Box:
        """The box of the page that a box of the scaled figure shows."""
        scale, origin = self.pair.scale, self.pair.shift
        page = ((box[0] - origin[0]) / scale, (box[1] - origin[1]) / scale, box[2] / scale, box[3] / scale)
        right, down = self.shift(page)
        return page[0] - right / scale, page[1] - down / scale, page[2], page[3]

    def shows(self, box: Box) -> bool:
        """Whether a box of the scaled figure lies inside it."""
        rows, columns = self.pair.figure.shape[:2]
        return box[0] >= -1 and box[1] >= -1 and box[0] + box[2] <= columns + 1 and box[1] + box[3] <= rows + 1

    def is_hidden(self, box: Box) -> bool:
        """Whether annotation covers so much of a box of the scaled figure that it cannot be judged."""
        return covered(self.hidden, box) > _HIDDEN

    def is_touched(self, box: Box) -> bool:
        """Whether annotation reaches into a box of the scaled figure."""
        return covered(self.hidden, box) > 0.0

    def is_captured(self, box: Box) -> bool:
        """Whether the capture shows what a box of the scaled figure shows: figures may have margins, and pages
        scroll up and down. A control that moved sideways alone takes nothing beside it along."""
        left, top, width, height = self.on_page(box)
        unmoved = (box[0] - self.pair.shift[0]) / self.pair.scale
        return any(
            overlap((x, top, width, height), self.elements.shown) > 0.8 * width * height for x in (left, unmoved)
        )

    def data_zones(self) -> list[Box]:
        """Boxes of the scaled figure in which data stands: where it stays its own, else as wide as its row is."""
        fixed = [mark.box for mark in self.marks if not mark.data and not mark.icon]
        zones = [
            self.mark_in_figure(mark)
            if self.agrees(mark)
            else self.in_figure(self._zone(mark.box, fixed), behind=False)
            for mark in self.marks
            if mark.data and not _is_behind(mark)
        ]
        return [*zones, *self._fields(), *self._beside_dialogs(fixed)]

    def _fields(self) -> Iterator[Box]:
        """The fields for text: a figure may show one filled in that is empty now."""
        for one in self.elements.elements:
            if one.role in _FILLED_IN and not one.text and "covered" not in one.state:
                yield self.in_figure(one.box, behind="behind" in one.state)

    def _beside_dialogs(self, fixed: Sequence[Box]) -> Iterator[Box]:
        """Where data below dialogs may be seen beside them."""
        behind = any(map(_is_behind, self.marks)) or None
        dialogs = [self.in_figure(box, behind=False) for box in dialogs_of(self.elements)]
        for box in [*(mark.box for mark in self.marks if mark.data and _is_behind(mark)), *self.covered_data]:
            left, top, width, height = self.in_figure(self._zone(box, fixed), behind=behind)
            over = [each for each in dialogs if each[1] < top + height / 2 < each[1] + each[3]]
            ends = min((x for x, _, _, _ in over), default=left + width)
            starts = max((x + wide for x, _, wide, _ in over), default=left + width)
            yield left, top, max(0.0, min(left + width, ends) - left), height
            yield starts, top, max(0.0, left + width - starts), height

    @property
    def has_other_width(self) -> bool:
        """Whether the figure is of a whole window of another width, in which what stands across it wraps and moves."""
        wide = self.elements.shown[2]
        left, top, width, _ = self.pair.in_figure((*self.pair.origin, wide, 1.0))
        wider = self.pair.figure.shape[1] - width
        anchored = min(abs(left - share * wider) for share in (0.0, 0.5, 1.0))
        return bool(max(anchored, abs(top)) < _CORNER < abs(wider))

    @property
    def has_other_data(self) -> bool:
        """Whether some data that the figure should show is not there in its shapes."""
        data = (mark for mark in self.marks if mark.data and not self.agrees(mark))
        return any(self.shows(self.mark_in_figure(mark)) for mark in data)

    @property
    def covered(self) -> Iterator[str]:
        """The texts that something lies over; in a window of another size some of them may be seen."""
        return (one.text for one in self.elements.elements if one.text and "covered" in one.state)

    def _zone(self, data: Box, fixed: Sequence[Box]) -> Box:
        """Where other data may stand: up to its neighbours in the row, and not into another pane."""
        own = holding(data, self.panes)
        others = [pane for pane in self.panes if pane not in own and pane[1] < middle(data)[1] < pane[1] + pane[3]]
        left, top, width, height = _between(data, fixed)
        start = max([left, *(x for x, _, _, _ in own), *(x + wide for x, _, wide, _ in others if x < data[0])])
        ends = [x + wide for x, _, wide, _ in own] + [x for x, _, _, _ in others if x >= data[0] + data[2] - 2]
        return start, top, min([left + width, *ends]) - start, height


def _is_behind(mark: Mark) -> bool:
    return "behind" in mark.element.state


def _sideways(expected: Box, seen: Box) -> float:
    """By how much a text that was read is further right, by the side or middle that moved least: other fonts make it
    longer, and an icon beside it may have been read with it."""
    left = seen[0] - expected[0]
    longer = seen[2] - expected[2]
    return min(left, left + longer / 2, left + longer, key=abs)


def _between(data: Box, fixed: Sequence[Box]) -> Box:
    """The room of data between the fixed texts in its row."""
    left, top, width, height = data
    row = [box for box in fixed if abs(box[1] + box[3] / 2 - top - height / 2) < 0.8 * height]
    before = max([left - _ROOM * height, *(x + wide for x, _, wide, _ in row if x + wide <= left + 2)])
    after = min([left + width + _ROOM * height, *(x for x, _, _, _ in row if x >= left + width - 2)])
    return grown((before, top, after - before, height), 0.0, 0.3 * height)
