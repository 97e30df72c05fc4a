"""Figure, captures and element map → judgement: pixels where they agree, reading where they do not."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import cv2
import numpy as np

from docwitness.judging.boxes import Box, grown
from docwitness.judging.changes import Difference, grouped
from docwitness.judging.colours import hexadecimal
from docwitness.judging.mapped_alignment import Alignment
from docwitness.judging.mapped_icons import label_of, other_icons
from docwitness.judging.mapped_ink import Mask, annotation, runs
from docwitness.judging.mapped_locating import distinct_shifts, locate
from docwitness.judging.mapped_look import recoloured
from docwitness.judging.mapped_marks import marks_of
from docwitness.judging.mapped_order import Standing, jumped, moved
from docwitness.judging.mapped_places import Finder
from docwitness.judging.mapped_scene import Scene, Shot, capture_ratio, set_scene
from docwitness.judging.mapped_text import TextChange, read_texts, unsure_marks
from docwitness.judging.pictures import Pixels
from docwitness.judging.text import TextReader
from docwitness.model import Change, ChangeKind, Element, ElementMap, FigureVerdictKind, Judgement

_EXPLAINED = 0.6
"""Correlation at the worst window from which on ink of the figure is the capture's."""

_TOO_SMALL = 0.35
"""Figure pixels per CSS pixel below which text cannot be read: 13 px letters are then 3 px high."""


def judge_with_map(
    figure: Pixels,
    captures: Sequence[Shot],
    elements: ElementMap,
    *,
    known: Collection[str] = (),
    reader: TextReader | None = None,
) -> Judgement:
    """The judgement of a figure by captures of one moment and their element map."""
    clock = Clock()
    with clock.stage("registration"):
        scene = set_scene(figure, captures, elements)
    if scene is None:
        return undecided("The figure does not fit the capture anywhere, so they cannot be compared.", clock)
    with clock.stage("places"):
        finder = Finder(scene)
        marks = marks_of(elements, known)
        places = locate(finder, marks)
        hidden = _annotation(scene)
    alignment = Alignment(scene, finder, elements, marks, places, hidden)
    return _judged(alignment, capture_ratio(captures[0], elements), reader, clock)


class Clock:
    """Wall time by stage, in milliseconds."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts the time spent inside under the name."""
        started = time.perf_counter()
        yield
        self.milliseconds[name] = self.milliseconds.get(name, 0.0) + 1000 * (time.perf_counter() - started)


def undecided(why: str, clock: Clock) -> Judgement:
    """The judgement that the evidence is not there."""
    return Judgement("undecided", 0.0, why, (), clock.milliseconds)


def _judged(alignment: Alignment, capture_scale: float, reader: TextReader | None, clock: Clock) -> Judgement:
    with clock.stage("ink"):
        unexplained = _unexplained(alignment)
        unsure = unsure_marks(alignment, unexplained)
    was = {mark.index: alignment.mark_in_figure(mark) for mark in alignment.marks if alignment.agrees(mark)}
    texts: tuple[TextChange, ...] = ()
    if unsure or unexplained:
        if alignment.scene.scale < _TOO_SMALL:
            return undecided("The figure is too small to read what differs in it.", clock)
        if reader is None:
            return undecided("Text differs, and no text recogniser is installed to read it (docwitness[ocr]).", clock)
        with clock.stage("reading"):
            read = read_texts(alignment, unsure, unexplained, reader)
            texts = read.changes
            was |= read.places
    with clock.stage("look"):
        report = _Report(alignment, capture_scale)
        differences = [report.text(change) for change in texts]
        differences += _moves(alignment, was, texts, report)
        differences += _looks(alignment, was, report)
    unchanged = [mark.box for mark in alignment.marks if mark.index in was and not mark.data]
    return _verdict(grouped(differences, unchanged), clock)


def _annotation(scene: Scene) -> Mask:
    height, width = scene.figure.shape[:2]
    right = scene.origin[0] * scene.scale + scene.shift[0]
    down = scene.origin[1] * scene.scale + scene.shift[1]
    transform = np.array([[1, 0, right], [0, 1, down]], np.float32)
    expected = cv2.warpAffine(scene.capture, transform, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return annotation(scene.figure, np.asarray(expected, np.uint8), scene.scale)


def _unexplained(alignment: Alignment) -> list[Box]:
    """Runs of ink in the figure that neither the capture nor data nor annotation accounts for."""
    scene = alignment.scene
    known = alignment.hidden.copy()
    near = 2.0 * scene.scale
    for mark in alignment.marks:
        if alignment.agrees(mark):
            _fill(known, grown(alignment.mark_in_figure(mark), near, near))
    for zone in alignment.data_zones():
        _fill(known, zone)
    shifts = distinct_shifts(alignment.places, scene.scale)
    return [
        box
        for box in runs(scene.figure, scene.scale, known)
        if alignment.is_captured(box)
        and max(alignment.finder.find_back(box, right, down) for right, down in shifts) < _EXPLAINED
    ]


def _fill(mask: Mask, box: Box) -> None:
    left, top = max(0, round(box[0])), max(0, round(box[1]))
    mask[top : max(0, round(box[1] + box[3])), left : max(0, round(box[0] + box[2]))] = 255


class _Report:
    """Turns findings, in pixels of the scene, into differences in pixels of figure and first capture."""

    def __init__(self, alignment: Alignment, capture_scale: float) -> None:
        self._alignment = alignment
        self._zoom = alignment.scene.zoom
        self._capture_scale = capture_scale

    def text(self, change: TextChange) -> Difference:
        """A text that changed."""
        if change.mark is None:
            assert change.figure is not None
            page = self._alignment.on_page(change.figure)
            return Difference(
                "removed", "", change.was or "", change.was, None, page, self._in_figure(change.figure), None
            )
        kind: ChangeKind = "renamed" if change.was else "added"
        element = change.mark.element
        return self.element(kind, element, change.figure, change.was, element.text)

    def element(
        self, kind: ChangeKind, element: Element, figure: Box | None, was: str | None = None, now: str | None = None
    ) -> Difference:
        """Something about an element."""
        left, top, width, height = element.box
        origin, scale = self._alignment.scene.origin, self._capture_scale
        capture = ((left - origin[0]) * scale, (top - origin[1]) * scale, width * scale, height * scale)
        return Difference(
            kind, element.role, element.name or element.text, was, now, element.box,
            figure and self._in_figure(figure), capture, _WEIGHTS.get(element.role, 0.0),
        )  # fmt: skip

    def _in_figure(self, box: Box) -> Box:
        left, top, width, height = (part * self._zoom for part in box)
        return left, top, width, height


_WEIGHTS = {"heading": 3.0, "button": 2.0, "link": 2.0, "label": 1.0, "term": 1.0}
"""Of a group of elements the one with the highest names it."""


def _moves(alignment: Alignment, was: dict[int, Box], texts: Sequence[TextChange], report: _Report) -> list[Difference]:
    scene = alignment.scene
    changed = {change.mark.index for change in texts if change.mark}
    standings = [
        Standing(mark, scene.in_figure(mark.box), was[mark.index])
        for mark in alignment.marks
        if mark.index in was and not mark.data and mark.index not in changed
    ]
    turned = moved(standings)
    disturbed = [scene.in_figure(mark.box) for mark in alignment.marks if mark.data or mark.index in changed]
    rest = [one for one in standings if one not in turned]
    return [report.element("moved", one.mark.element, one.was) for one in turned + jumped(rest, disturbed, scene.scale)]


def _looks(alignment: Alignment, was: dict[int, Box], report: _Report) -> list[Difference]:
    """Colours and icons; several colours that changed together are one other theme."""
    found = recoloured(alignment, was)
    states = [one for one in found if one.faded] if len(found) <= _FEW_STATES else []
    theme = [one for one in found if one not in states]
    differences = [
        report.element("state", one.element, one.box, hexadecimal(one.was), hexadecimal(one.now)) for one in states
    ]
    if theme:
        largest = max(theme, key=lambda one: (bool(one.element.name), one.box[2] * one.box[3]))
        differences.append(
            report.element("restyled", largest.element, largest.box, hexadecimal(largest.was), hexadecimal(largest.now))
        )
    for icon, box in other_icons(alignment, was):
        label = label_of(alignment, icon)
        named = replace(icon.element, role="icon", name=icon.element.name or (label.element.text if label else ""))
        differences.append(report.element("restyled", named, box))
    return differences


_FEW_STATES = 3
"""Elements that may be enabled or disabled at once; where more change colour, the theme did."""


def _verdict(changes: tuple[Change, ...], clock: Clock) -> Judgement:
    serious = [change for change in changes if change.kind != "restyled"]
    verdict: FigureVerdictKind = "stale" if serious else "cosmetic" if changes else "current"
    why = {
        "stale": "What a reader would look for has changed.",
        "cosmetic": "The same elements are there, drawn in another style.",
        "current": "Everything that the figure shows of the interface is still there.",
    }[verdict]
    return Judgement(verdict, 0.9, why, changes, clock.milliseconds)
