"""What the figure says where pixels did not settle it: texts that differ, that came, that are gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docwitness.figures.boxes import Box, around, core, grown, middle, overlap, same_row, scaled, smaller_area
from docwitness.figures.ink import runs
from docwitness.figures.mapped.drawn.unseen_ink import without_unseen
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.scrolled import is_scrolled_away
from docwitness.figures.mapped.layout.submenus import submenus
from docwitness.figures.mapped.texts.cuts import goes_on_unseen, is_cut, is_half_behind
from docwitness.figures.mapped.texts.data import is_name, names_file, people_in
from docwitness.figures.mapped.texts.doubts import (
    CLEAR_SCALE,
    FUZZY,
    is_none_of,
    is_there_after_all,
    looks_like,
    may_be_same,
    may_show,
)
from docwitness.figures.mapped.texts.lines import ExpectedText, ReadLine, account_for, assign
from docwitness.figures.mapped.texts.paragraphs import breaks_elsewhere, rewrapped
from docwitness.figures.mapped.texts.people import PLAIN
from docwitness.figures.mapped.texts.picture_reading import read_parts
from docwitness.figures.observe.read_map import READ
from docwitness.figures.pictures import Pixels
from docwitness.figures.text_likeness import folded, similarity
from docwitness.figures.text_reading import Line, TextReader

_SURE = 0.6
"""Confidence of the recogniser below which what it read is not taken for words of the interface."""

_MOST = 0.4
"""Share of the texts that must agree for the rest to be read in pieces; else nearly all has to be read anyway."""

_SMALL = 0.75
"""Figure pixels per CSS pixel up to which letters of 13 px have fewer than 10, and are read at twice their size."""

_AROUND = 40.0
"""CSS pixels around where a text is expected in the capture within which it is looked for."""

_EDGE = 3.0
"""Pixels by which a window's edges may be missed by registration."""

_ASIDE = 0.75
"""Of the wider of two labels in one row: how far their middles may be apart for one to stand in the other's place."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that one picture has and the other has not, or that reads otherwise."""

    mark: Mark | None
    """The element of the capture; None for what only the figure has."""
    was: str | None
    figure: Box | None
    """In pixels of the scaled figure."""
    doubtful: bool = False
    """Whether it may have been misread: nearly the same letters in nearly the same shapes."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What reading found."""

    changes: tuple[TextChange, ...]
    places: dict[int, Box]
    """By mark index: where in the scaled figure a text was read, as it is now or as it was before."""
    data: frozenset[int] = frozenset()
    """Indices of marks that were found to be data: the figure has other data there."""
    menus: tuple[TextChange, ...] = ()
    """What the figure has in menus that are not open in the capture, each menu as one text."""


def unsure_marks(alignment: Alignment, unexplained: Sequence[Box]) -> list[Mark]:
    """The fixed texts that the figure should show and that must be read: they do not agree, or ink beside them
    that nothing explains may belong to them."""
    return [
        mark
        for mark in alignment.marks
        if not mark.icon and not mark.data and alignment.shows(alignment.mark_in_figure(mark))
        and (not alignment.agrees(mark) or _continued(alignment.mark_in_figure(mark), unexplained))
    ]  # fmt: skip


def _continued(text: Box, ink: Iterable[Box]) -> bool:
    """Whether ink stands so near beside the text that both may be one label."""
    return any(
        same_row(text, box) and -2 <= max(box[0] - text[0] - text[2], text[0] - box[0] - box[2]) < 0.7 * text[3]
        for box in ink
    )


def read_lines(
    alignment: Alignment, unsure: Sequence[Mark], unexplained: Sequence[Box], reader: TextReader
) -> tuple[Line, ...]:
    """What the figure says in these places, and all of it where little agrees; in pixels of the figure as it came."""
    pair = alignment.pair
    rows, columns = pair.figure.shape[:2]
    boxes, scale = [(0.0, 0.0, float(columns), float(rows))], 1.0 if pair.scale > _SMALL else 0.5
    if alignment.share >= _MOST:
        wanted = [ExpectedText(mark, alignment.mark_in_figure(mark)) for mark in unsure]
        places = (*wanted, *_feet(alignment, wanted))
        boxes = _whole_lines([*(want.box for want in places), *unexplained], runs(pair.figure, pair.scale))
        scale = pair.scale
    lines = read_parts(pair.figure, boxes, scale, reader)
    return tuple(replace(line, box=scaled(line.box, pair.zoom)) for line in lines)


def read_all(figure: Pixels, reader: TextReader) -> tuple[Line, ...]:
    """What a figure says, as it came."""
    rows, columns = figure.shape[:2]
    return read_parts(figure, [(0.0, 0.0, float(columns), float(rows))], 1.0, reader)


def _feet(alignment: Alignment, wanted: Iterable[ExpectedText]) -> list[ExpectedText]:
    return [foot for want in wanted if (foot := _from_bottom(alignment, want))]


def read_texts(
    alignment: Alignment,
    unsure: Sequence[Mark],
    unexplained: Sequence[Box],
    lines: Sequence[Line],
    reader: TextReader,
    known: Collection[str] = (),
) -> Texts:
    """What the lines of the figure, in pixels of it as it came, say in these places, held against the element map and
    a control reading of the capture; `known` are values of the test account: a line that says one of them is data."""
    pair = alignment.pair
    wanted = [ExpectedText(mark, alignment.mark_in_figure(mark)) for mark in unsure]
    feet = _feet(alignment, wanted)
    lines = [replace(line, box=scaled(line.box, 1 / pair.zoom)) for line in lines]
    lines = [line for line in lines if line.confidence >= _SURE]
    reads = [ReadLine(line, cut=is_cut(alignment, line.box)) for line in lines]
    sure = {mark.index for mark in unsure}
    account_for(reads, _there(alignment, sure))
    menus = _opened_out(alignment, reads, wanted)
    reads = [read for read in reads if not any(read in offered for offered in menus.values())]
    anywhere = [
        ExpectedText(mark, alignment.mark_in_figure(mark))
        for mark in alignment.marks
        if _is_out_of_view(alignment, mark)
    ]
    places = rewrapped(reads, wanted, alignment.marks)
    rest = [want for want in wanted if want.mark.index not in places]
    places |= assign(reads, rest + anywhere, roughly=pair.scale < CLEAR_SCALE)
    # Where these were read tells where what stands beside them is: columns of a wider window are elsewhere.
    alignment = alignment.with_read(places)
    rest = [
        ExpectedText(want.mark, alignment.mark_in_figure(want.mark)) for want in rest if want.mark.index not in places
    ]
    places |= assign(reads, rest, roughly=pair.scale < CLEAR_SCALE)
    rest = [want for want in rest if want.mark.index not in places]
    places |= rewrapped(reads, rest, alignment.marks)
    standing = {foot.mark.index: read for foot in feet for read in reads if _in_place(foot, read)}
    missing = [
        want
        for want in rest
        if want.mark.index not in places
        and not alignment.is_hidden(want.box)
        and not is_half_behind(alignment, want)
        and not is_scrolled_away(alignment, want.mark)
        and not any(overlap(want.box, menu) > 0 for menu in menus)
    ]
    visible = without_unseen(alignment, (want.mark for want in missing), places)
    missing = [want for want in missing if want.mark in visible]
    zones = alignment.data_zones()
    told = [folded(value) for value in known]
    told += [folded(mark.element.text) for mark in alignment.marks if mark.data]  # It stands elsewhere.
    below = folded(" ".join(alignment.covered))
    people = people_in(read.line.text for read in reads)
    extra = [
        read
        for read in reads
        if read.says_something()
        and not _is_none_of_ours(alignment, read, zones)
        and not any(value and similarity(read.whole, value) >= FUZZY for value in told)
        and read.whole not in below
        and not (names_file(read.line.text) and not read.marks)
        and not is_name(read.line.text, people)
    ]
    control = _Control(alignment, missing, extra, reader)
    paired = _paired(alignment, missing, extra, control, places, unexplained, standing)
    marks = alignment.marks
    changes = [c for c in paired if not (c.mark and c.was and breaks_elsewhere(c.was, c.mark, marks))]
    opened = (TextChange(None, ", ".join(read.line.text for read in menus[box]), box, doubtful=True) for box in menus)
    return Texts(tuple(changes), places, menus=tuple(opened))


def _opened_out(
    alignment: Alignment, reads: Sequence[ReadLine], wanted: Sequence[ExpectedText]
) -> dict[Box, list[ReadLine]]:
    """By the box that it covers, what each menu offers that the figure has open beside one of the capture's."""
    elsewhere = [
        read
        for read in reads
        if read.says_something()
        and not any(overlap(want.box, read.box) > 0 and read.find(want.folded) is not None for want in wanted)
    ]
    boxes = submenus(alignment, [read.box for read in elsewhere])
    return {box: [read for read in elsewhere if _is_mostly_in([box], read.box)] for box in boxes}


def _from_bottom(alignment: Alignment, want: ExpectedText) -> ExpectedText | None:
    """The text where it stands if it keeps its distance from the lower edge, as in a footer or at the foot of a side
    bar: in a figure of a higher window that is further down. None where the figure is no whole window, or as high."""
    left, top, width, height = alignment.pair.in_figure(alignment.elements.shown)
    rows, columns = alignment.pair.figure.shape[:2]
    is_whole = max(abs(left), abs(top)) < _EDGE and columns > left + width - _EDGE
    down = rows - top - height
    x, y, wide, high = want.box
    return replace(want, box=(x, y + down, wide, high)) if is_whole and abs(down) > high else None


def _is_out_of_view(alignment: Alignment, mark: Mark) -> bool:
    """Whether a fixed text should be beyond the figure's edges: where things came or went above it, it may not be."""
    if mark.icon or mark.data or alignment.agrees(mark):
        return False
    return not alignment.shows(alignment.mark_in_figure(mark))


def _whole_lines(boxes: Sequence[Box], ink: Sequence[Box]) -> list[Box]:
    """The boxes, each with all of the runs of ink that it cuts: half a word is read as another."""
    return [around([box, *(run for run in ink if overlap(box, run) > 0)]) for box in boxes]


def _there(alignment: Alignment, but: set[int]) -> list[ExpectedText]:
    """The texts that are known to be in the figure, data included, where they are."""
    return [
        ExpectedText(mark, alignment.mark_in_figure(mark))
        for mark in alignment.marks
        if not mark.icon and mark.index not in but and (mark.data or alignment.agrees(mark))
    ]


def _is_none_of_ours(alignment: Alignment, read: ReadLine, zones: Sequence[Box]) -> bool:
    """Whether what is left of the line is data, annotation, or on a part of the page that the capture has not."""
    pieces = [box for text, box in read.pieces_left() if len(text) > 1] if read.marks else [read.box]
    if all(_is_mostly_in(zones, box) for box in pieces):
        return True
    return alignment.is_hidden(core(read.box)) or not alignment.is_captured(read.box)


def _is_mostly_in(zones: Sequence[Box], box: Box) -> bool:
    return sum(overlap(box, zone) for zone in zones) > 0.6 * box[2] * box[3]


class _Control:
    """The capture, at the figure's resolution, read in the places where an alarm may be raised."""

    def __init__(
        self, alignment: Alignment, missing: Sequence[ExpectedText], extra: Sequence[ReadLine], reader: TextReader
    ) -> None:
        self._alignment = alignment
        pair = alignment.pair
        boxes = [pair.in_capture(want.mark.box) for want in missing]
        reach = _AROUND * pair.scale
        boxes += [grown(pair.in_capture(alignment.on_page(read.box)), reach, reach) for read in extra]
        self._lines = read_parts(pair.capture, boxes, pair.scale, reader) if boxes else ()

    def at(self, page: Box) -> str:
        """What is read there, folded; `page` in CSS pixels."""
        return folded("".join(line.text for line in self._near(page) if self._is_at(line, page)))

    def shows(self, page: Box, text: str) -> bool:
        """Whether it may well say this there or next to it, folded, without an element of its own: what a browser
        draws in a field for files, or half of it stands behind a dialog."""
        near = [folded(line.text) for line in self._near(page)]
        return may_show(self.at(page), text) or any(text in said or may_show(said, text) for said in near)

    def _near(self, page: Box) -> list[Line]:
        around_it = self._alignment.pair.in_capture(grown(page, _AROUND, _AROUND))
        return [line for line in self._lines if overlap(line.box, around_it) > 0]

    def _is_at(self, line: Line, page: Box) -> bool:
        box = self._alignment.pair.in_capture(page)
        return overlap(line.box, box) > 0.3 * smaller_area(line.box, box)


def _paired(
    alignment: Alignment,
    missing: Sequence[ExpectedText],
    extra: Sequence[ReadLine],
    control: _Control,
    places: dict[int, Box],
    unexplained: Sequence[Box],
    standing: Mapping[int, ReadLine],
) -> Iterator[TextChange]:
    """The changes; where a missing text stands in the figure in other words, `places` gets its box.

    `standing` are lines, by mark index, that stand as far from the figure's lower edge as the text does in the capture.
    """
    left = list(extra)
    for want in missing:
        there = control.at(want.mark.box)
        legible = want.folded in there if want.folded else False
        read = next((read for read in left if _in_place(want, read)), None)
        if read:
            left.remove(read)
            places[want.mark.index] = read.box
            same = may_be_same(alignment, want, read, there, unexplained) or goes_on_unseen(alignment, read.box)
            if not same and (legible or is_none_of(read, (want.folded, there))):
                doubtful = looks_like(alignment, want, read) if legible else want.mark.element.role != READ
                yield TextChange(want.mark, read.said, read.box, doubtful)
        elif foot := standing.get(want.mark.index):
            places[want.mark.index] = foot.box
            if legible and not may_be_same(alignment, want, foot, there, unexplained) and foot.whole != want.folded:
                yield TextChange(want.mark, foot.line.text, foot.box, doubtful=want.mark.element.role in PLAIN)
        elif legible:
            there_after_all = [is_there_after_all(alignment, one, unexplained) for one in _where(alignment, want)]
            if not all(there_after_all):
                yield TextChange(want.mark, None, None, doubtful=there_after_all[0])
    for read in left:
        if goes_on_unseen(alignment, read.box):
            continue
        page = alignment.on_page(read.box)
        if read.marks and not (read.cut and similarity(control.at(page), read.whole) >= FUZZY):
            yield TextChange(read.marks[0], read.line.text, read.box)
        elif not read.marks and not read.cut and not control.shows(page, read.whole):
            yield TextChange(None, read.line.text, read.box)


def _where(alignment: Alignment, want: ExpectedText) -> list[ExpectedText]:
    """Where the text is expected, and where the page has it if what is beside it moved sideways by more than its width:
    the next of a row of buttons stands there once the first one is gone."""
    left, _, width, height = alignment.pair.in_figure(want.mark.box)
    unmoved = replace(want, box=(left, want.box[1], width, height))
    return [want, unmoved] if abs(want.box[0] - left) > width else [want]


def _in_place(want: ExpectedText, read: ReadLine) -> bool:
    """Whether the line stands where the text is expected: over it, or in its row with the middle not far."""
    aside = abs(middle(want.box)[0] - middle(read.box)[0])
    return same_row(want.box, read.box) and aside < _ASIDE * max(want.box[2], read.box[2])
