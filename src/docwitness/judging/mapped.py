"""Figure, captures and element map → judgement: pixels where they agree, reading where they do not."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

import cv2
import numpy as np

from docwitness.judging.changes import Difference, grouped
from docwitness.judging.mapped_ink import Mask, annotation, covered, runs
from docwitness.judging.mapped_look import recoloured
from docwitness.judging.mapped_marks import Mark, locate, marks_of, shift_near
from docwitness.judging.mapped_order import Standing, moved
from docwitness.judging.mapped_places import Finder
from docwitness.judging.mapped_reading import folded, overlap, read_parts
from docwitness.judging.mapped_scene import Scene, Shot, capture_ratio, set_scene
from docwitness.judging.mapped_text import Read, Wanted, assign, in_place, read_lines, same_reading, says_something
from docwitness.judging.pictures import Pixels
from docwitness.judging.text import TextReader
from docwitness.model import Box, Change, ChangeKind, ElementMap, FigureVerdictKind, Judgement

_EXPLAINED = 0.6
"""Correlation at the worst window from which on ink of the figure is the capture's."""

_HIDDEN = 0.3
"""Share of a box that annotation must cover for it not to be judged."""

_TOO_SMALL = 0.35
"""Figure pixels per CSS pixel below which text cannot be read: 13 px letters are then 3 px high."""

_ICON_SAME = 0.5
"""Correlation of an icon with the capture's from which on it is the same drawing."""


def judge_with_map(
    figure: Pixels,
    captures: Sequence[Shot],
    elements: ElementMap,
    *,
    known: Collection[str] = (),
    reader: TextReader | None = None,
) -> Judgement:
    """The judgement of a figure by captures of one moment and their element map."""
    started = time.perf_counter()
    scene = set_scene(figure, captures, elements)
    milliseconds = {"registration": 1000 * (time.perf_counter() - started)}
    if scene is None:
        why = "The figure does not fit the capture anywhere, so they cannot be compared."
        return Judgement("undecided", 0.0, why, (), milliseconds)
    ratio = capture_ratio(captures[0], elements)
    return Case(scene, elements, marks_of(elements, known), ratio, reader, milliseconds).judge()


class Case:
    """One figure held against one moment."""

    def __init__(
        self,
        scene: Scene,
        elements: ElementMap,
        marks: tuple[Mark, ...],
        capture_scale: float,
        reader: TextReader | None,
        milliseconds: dict[str, float],
    ) -> None:
        self.scene = scene
        self.elements = elements
        self.marks = marks
        self.capture_scale = capture_scale
        self.reader = reader
        self.milliseconds = milliseconds

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.milliseconds[stage] = self.milliseconds.get(stage, 0.0) + 1000 * (time.perf_counter() - started)

    def judge(self) -> Judgement:
        """The judgement of the case."""
        self.finder = Finder(self.scene)
        with self._timed("places"):
            self.located = locate(self.finder, self.marks)
            self.hidden = self._annotation(self.scene)
        with self._timed("ink"):
            unexplained = self._unexplained()
        unsure = [mark for mark in self.marks if self._is_unsure(mark)]
        differences: list[Difference] = []
        self.was: dict[int, Box] = {
            mark.index: self._in_figure(mark) for mark in self.marks if self.located.agrees(mark)
        }
        if unsure or unexplained:
            if self.scene.scale < _TOO_SMALL:
                return self._undecided("The figure is too small to read what differs in it.")
            if self.reader is None:
                return self._undecided(
                    "Text differs, and no text recogniser is installed to read it (docwitness[ocr])."
                )
            with self._timed("reading"):
                differences += self._read(unsure, unexplained)
        with self._timed("look"):
            differences += self._moved()
            differences += self._look()
        unchanged = [mark.box for mark in self.marks if mark.index in self.was and not mark.data]
        return self._judgement(grouped(differences, unchanged))

    # ------------------------------------------------------------------------------------------ pixels

    def _in_figure(self, mark: Mark) -> Box:
        """Where the mark is in the scene's figure, or should be."""
        place = self.located.places.get(mark.index)
        if place and place.agrees:
            right, down = place.right, place.down
        else:
            right, down = shift_near(mark.box, self.marks, self.located)
        left, top, width, height = self.scene.in_figure(mark.box)
        return left + right, top + down, width, height

    def _inside(self, box: Box) -> bool:
        rows, columns = self.scene.figure.shape[:2]
        return box[0] >= -1 and box[1] >= -1 and box[0] + box[2] <= columns + 1 and box[1] + box[3] <= rows + 1

    def _annotation(self, scene: Scene) -> Mask:
        height, width = scene.figure.shape[:2]
        right = scene.origin[0] * scene.scale + scene.shift[0]
        down = scene.origin[1] * scene.scale + scene.shift[1]
        transform = np.array([[1, 0, right], [0, 1, down]], np.float32)
        expected = cv2.warpAffine(scene.capture, transform, (width, height), borderMode=cv2.BORDER_REPLICATE)
        return annotation(scene.figure, np.asarray(expected, np.uint8), scene.scale)

    def _is_hidden(self, box: Box) -> bool:
        return covered(self.hidden, box) > _HIDDEN

    def _is_unsure(self, mark: Mark) -> bool:
        if mark.icon or mark.data or self.located.agrees(mark):
            return False
        return self._inside(self._in_figure(mark))

    def _unexplained(self) -> list[Box]:
        """Runs of ink in the figure that neither the capture nor data nor annotation accounts for."""
        placed = [self._in_figure(mark) for mark in self.marks if self.located.agrees(mark)]
        zones = self.data_zones()
        shifts = [(0.0, 0.0), *self.located.shifts]
        found = []
        for box in runs(self.scene.figure, self.scene.scale, self.hidden):
            area = box[2] * box[3]
            if sum(overlap(box, other) for other in placed) > 0.8 * area:
                continue
            if sum(overlap(box, zone) for zone in zones) > 0.7 * area or self._is_hidden(box):
                continue
            if not self._is_on_page(box):
                continue
            if max(self.finder.find_back(box, right, down) for right, down in shifts) < _EXPLAINED:
                found.append(box)
        return found

    def _is_on_page(self, box: Box) -> bool:
        """Whether the capture shows the place at all: a figure may have a margin, or show more of the page."""
        scene = self.scene
        left = (box[0] - scene.shift[0]) / scene.scale
        top = (box[1] - scene.shift[1]) / scene.scale
        shown = self.elements.clip or (0.0, 0.0, *self.elements.viewport)
        page = (left, top, box[2] / scene.scale, box[3] / scene.scale)
        return overlap(page, shown) > 0.8 * page[2] * page[3]

    def data_zones(self) -> list[Box]:
        """Boxes of the figure in which data stands, as wide as the row leaves room."""
        fixed = [mark for mark in self.marks if not mark.data and not mark.icon]
        zones = []
        for mark in self.marks:
            if not mark.data:
                continue
            left, top, width, height = mark.box
            row = [
                other.box for other in fixed if abs(other.box[1] + other.box[3] / 2 - top - height / 2) < height * 0.8
            ]
            before = max((x + wide for x, _, wide, _ in row if x + wide <= left + 2), default=left - 12 * height)
            after = min((x for x, _, _, _ in row if x >= left + width - 2), default=left + width + 12 * height)
            right, down = shift_near(mark.box, self.marks, self.located)
            zone = self.scene.in_figure((before, top - height * 0.3, after - before, height * 1.6))
            zones.append((zone[0] + right, zone[1] + down, zone[2], zone[3]))
        return zones

    # ----------------------------------------------------------------------------------------- reading

    def _read(self, unsure: Sequence[Mark], unexplained: Sequence[Box]) -> list[Difference]:
        assert self.reader is not None
        scene = self.scene
        wanted = [Wanted(mark, self._in_figure(mark)) for mark in unsure]
        boxes = [want.box for want in wanted] + list(unexplained)
        lines = read_parts(scene.figure, boxes, scene.scale, self.reader)
        there = [
            Wanted(mark, self._in_figure(mark)) for mark in self.marks if not mark.icon and self.located.agrees(mark)
        ]
        reads = read_lines(lines, there)
        found = assign(reads, wanted)
        for want in wanted:
            if want.mark.index in found:
                self.was[want.mark.index] = found[want.mark.index].box
        missing = [want for want in wanted if want.mark.index not in found and not self._is_hidden(want.box)]
        legible = self._legible(missing)
        zones = self.data_zones()
        extra = [read for read in reads if says_something(read) and not self._is_data(read, zones)]
        return self._differences(missing, legible, extra)

    def _is_data(self, read: Read, zones: Sequence[Box]) -> bool:
        area = read.box[2] * read.box[3]
        return sum(overlap(read.box, zone) for zone in zones) > 0.6 * area or self._is_hidden(read.box)

    def _legible(self, missing: Sequence[Wanted]) -> dict[int, str]:
        """What the recogniser reads of each missing text in the capture, at the figure's resolution."""
        if not missing or self.reader is None:
            return {}
        scene = self.scene
        boxes = {want.mark.index: scene.in_capture(want.mark.box) for want in missing}
        lines = read_parts(scene.capture, boxes.values(), scene.scale, self.reader)
        return {
            index: folded(
                "".join(line.text for line in lines if overlap(line.box, box) > 0.3 * line.box[2] * line.box[3])
            )
            for index, box in boxes.items()
        }

    def _differences(
        self, missing: Sequence[Wanted], legible: dict[int, str], extra: Sequence[Read]
    ) -> list[Difference]:
        differences = []
        used: set[int] = set()
        for want in missing:
            control = legible.get(want.mark.index, "")
            number = next((n for n, read in enumerate(extra) if n not in used and in_place(want, read)), None)
            if number is not None:
                read = extra[number]
                if control == folded(read.line.text) or (
                    want.folded not in control and same_reading(want.folded, read.rest)
                ):
                    used.add(number)
                    self.was[want.mark.index] = read.box
                    continue
                if want.folded in control:
                    used.add(number)
                    differences.append(self._difference("renamed", want.mark, read))
                    continue
            if want.folded and want.folded in control:
                differences.append(self._difference("added", want.mark, None))
        differences += [self._removed(read) for number, read in enumerate(extra) if number not in used]
        return differences

    def _difference(self, kind: ChangeKind, mark: Mark, read: Read | None) -> Difference:
        element = mark.element
        return Difference(
            kind=kind,
            role=element.role,
            name=element.text,
            was=read.line.text if read else None,
            now=element.text,
            page=mark.box,
            figure=self._figure_box(read.box if read else self._in_figure(mark)) if read else None,
            capture=self._capture_box(mark.box),
            weight=_weight(element.role),
        )

    def _removed(self, read: Read) -> Difference:
        left, top, width, height = read.box
        scene = self.scene
        page = (
            (left - scene.shift[0]) / scene.scale,
            (top - scene.shift[1]) / scene.scale,
            width / scene.scale,
            height / scene.scale,
        )
        return Difference("removed", "", read.line.text, read.line.text, None, page, self._figure_box(read.box), None)

    def _figure_box(self, box: Box) -> Box:
        zoom = self.scene.zoom
        return box[0] * zoom, box[1] * zoom, box[2] * zoom, box[3] * zoom

    def _capture_box(self, box: Box) -> Box:
        origin, scale = self.scene.origin, self.capture_scale
        return (box[0] - origin[0]) * scale, (box[1] - origin[1]) * scale, box[2] * scale, box[3] * scale

    # -------------------------------------------------------------------------------------- order, look

    def _moved(self) -> list[Difference]:
        standings = [
            Standing(mark, self.scene.in_figure(mark.box), self.was[mark.index])
            for mark in self.marks
            if mark.index in self.was and not mark.data
        ]
        return [
            Difference(
                "moved", one.mark.element.role, one.mark.element.text, None, None, one.mark.box,
                self._figure_box(one.was), self._capture_box(one.mark.box), _weight(one.mark.element.role),
            )
            for one in moved(standings)
        ]  # fmt: skip

    def _look(self) -> list[Difference]:
        def shift(box: Box) -> tuple[float, float]:
            return shift_near(box, self.marks, self.located)

        found = recoloured(self.scene, self.elements.elements, shift, self._is_hidden)
        return [
            Difference(
                "state" if one.faded and len(found) == 1 else "restyled", one.element.role, one.element.name,
                _hexadecimal(one.was), _hexadecimal(one.now), one.element.box,
                self._figure_box(one.box), self._capture_box(one.element.box),
            )
            for one in found
        ]  # fmt: skip

    # ----------------------------------------------------------------------------------------- verdict

    def _judgement(self, changes: tuple[Change, ...]) -> Judgement:
        serious = [change for change in changes if change.kind != "restyled"]
        verdict: FigureVerdictKind = "stale" if serious else "cosmetic" if changes else "current"
        why = {
            "stale": "What a reader would look for has changed.",
            "cosmetic": "The same elements are there, drawn in another style.",
            "current": "Everything that the figure shows of the interface is still there.",
        }[verdict]
        return Judgement(verdict, 0.9, why, changes, self.milliseconds)

    def _undecided(self, why: str) -> Judgement:
        return Judgement("undecided", 0.0, why, (), self.milliseconds)


def _weight(role: str) -> float:
    return {"heading": 3.0, "button": 2.0, "link": 2.0, "label": 1.0, "term": 1.0}.get(role, 0.0)


def _hexadecimal(colour: tuple[int, int, int]) -> str:
    red, green, blue = colour
    return f"#{red:02x}{green:02x}{blue:02x}"
