"""Figure, captures and element map → judgement: pixels where they agree, reading where they do not."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from docwitness.figures.changes import grouped
from docwitness.figures.decide.figure_verdict import decide
from docwitness.figures.mapped.drawn.unexplained_ink import leftovers
from docwitness.figures.mapped.layout.aligning import JudgedFigure, align, realign
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import covered_data, marks_of
from docwitness.figures.mapped.layout.other_windows import other_window
from docwitness.figures.mapped.layout.picture_pair import Shot, capture_ratio
from docwitness.figures.mapped.mapped_differences import MappedDifferences
from docwitness.figures.mapped.texts.changed_texts import Texts, read_all, read_lines, read_texts, unsure_marks
from docwitness.figures.mapped.texts.other_data import without_data
from docwitness.figures.pictures import Pixels
from docwitness.figures.text_reading import Line, TextReader
from docwitness.model import Change, ElementMap, ElementName, Judgement, Placement

_TOO_SMALL = 0.35
"""Figure pixels per CSS pixel below which text cannot be read: 13 px letters are then 3 px high."""

SAME = "Everything that the figure shows of the interface is still there."


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """What became of each element of a map in a figure."""

    alignment: Alignment
    """By which it is: reading may have told a better one."""
    texts: Texts
    changes: tuple[Change, ...]
    found: tuple[int, int]
    """How many of the fixed texts that the figure should show were found in it, and how many there are."""

    @property
    def recognised(self) -> float:
        """The share of them, 0 to 1; 0 if it should show none."""
        return self.found[0] / self.found[1] if self.found[1] else 0.0

    def placement(self, ratio: float) -> Placement:
        """Where a capture, which has `ratio` pixels per CSS pixel, lies on the figure as it came."""
        pair = self.alignment.pair
        right, down = (
            (corner * pair.scale + shift) * pair.zoom for corner, shift in zip(pair.origin, pair.shift, strict=True)
        )
        return Placement(pair.scale * pair.zoom / ratio, right, down, self.alignment.share)


class UnreadableError(Exception):
    """What differs cannot be read; the message says why."""


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
    subject = JudgedFigure(figure, captures, elements, marks_of(elements, known), covered_data(elements, known))
    with clock.stage("places"):
        alignment = align(subject)
    if alignment is None:
        return clock.undecided("The figure does not fit the capture anywhere, so they cannot be compared.")
    ratio = capture_ratio(captures[0], elements)
    try:
        findings = observed(subject, alignment, ratio, clock, known, reader)
    except UnreadableError as reason:
        where = Findings(alignment, Texts((), {}), (), (0, 0)).placement(ratio)
        return replace(clock.undecided(str(reason)), placement=where)
    confidence = round(0.6 + 0.4 * findings.recognised, 2)
    judgement = decide(findings.changes, confidence=confidence, recognised=findings.recognised, same=SAME)
    return replace(judgement, milliseconds=clock.milliseconds, placement=findings.placement(ratio))


def observed(
    subject: JudgedFigure,
    alignment: Alignment,
    ratio: float,
    clock: Clock,
    known: Collection[str],
    reader: TextReader | None,
    lines: Sequence[Line] | None = None,
) -> Findings:
    """What became of each element; `ratio` is the number of the first capture's pixels per CSS pixel, `lines` are those
    of the figure where it was read already.

    Raises:
        UnreadableError: text differs, and it is too small or there is no reader.
    """
    with clock.stage("ink"):
        ink = leftovers(alignment)
        unsure = unsure_marks(alignment, ink)
    texts = Texts((), {})
    if unsure or ink:
        if alignment.pair.scale < _TOO_SMALL:
            raise UnreadableError("The figure is too small to read what differs in it.")
        if reader is None:
            raise UnreadableError("Text differs, and no text recogniser is installed to read it (docwitness[ocr]).")
        with clock.stage("reading"):
            if lines is None and not alignment.share:
                lines = read_all(subject.figure, reader)  # laid on by guess, it would be read at any size
            lines = read_lines(alignment, unsure, ink, reader) if lines is None else lines
            better = alignment if alignment.same_fonts else realign(subject, alignment, lines)
            if better is not alignment:
                alignment, ink = better, leftovers(better)
                unsure = unsure_marks(alignment, ink)
            texts = read_texts(alignment, unsure, ink, lines, reader, known)
    with clock.stage("look"):
        texts = without_data(alignment, texts, known)
        changes = _changes(alignment, texts, ratio)
    return Findings(alignment, texts, changes, _found(alignment, texts))


def _found(alignment: Alignment, texts: Texts) -> tuple[int, int]:
    shown = [
        mark
        for mark in alignment.marks
        if not mark.icon and not mark.data and mark.index not in texts.data
        and alignment.shows(alignment.mark_in_figure(mark))
    ]  # fmt: skip
    return sum(alignment.agrees(mark) or mark.index in texts.places for mark in shown), len(shown)


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

    def undecided(self, why: str) -> Judgement:
        """The judgement that the evidence is not there."""
        return Judgement("undecided", 0.0, why, (), self.milliseconds)


def _changes(alignment: Alignment, texts: Texts, capture_scale: float) -> tuple[Change, ...]:
    """All changes; where the figure shows another window, that alone stands for all.

    What is around the window is dimmed, covered or cut otherwise because of it, and the figure is to be taken anew.
    """
    was = {mark.index: alignment.mark_in_figure(mark) for mark in alignment.marks if alignment.agrees(mark)}
    for mark in alignment.marks:
        if mark.index in texts.places:
            was.setdefault(mark.index, texts.places[mark.index])
    changed = {change.mark.index for change in texts.changes if change.mark} | texts.data
    kept = {index: box for index, box in was.items() if index not in changed}
    report = MappedDifferences(alignment.with_read(kept), was, changed, capture_scale)
    gone = [change for change in texts.changes if change.was]
    window = other_window(alignment, kept, len(gone))
    if window is not None:
        return (Change("other", ElementName(window.role, window.name), gone[0].was, window.name or None),)
    return grouped(report.differences(texts.changes, texts.menus), report.unchanged())
