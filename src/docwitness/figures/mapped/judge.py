"""Figure, captures and element map → judgement: pixels where they agree, reading where they do not."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from docwitness.figures.changes import grouped
from docwitness.figures.decide.figure_verdict import decide
from docwitness.figures.mapped.drawn.unexplained_ink import leftovers
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.laying import Subject, align, realign
from docwitness.figures.mapped.layout.marks import covered_data, marks_of
from docwitness.figures.mapped.layout.other_windows import other_window, title_of
from docwitness.figures.mapped.layout.scene import Shot, capture_ratio
from docwitness.figures.mapped.mapped_differences import Report
from docwitness.figures.mapped.texts.changed_texts import Texts, read_texts, unsure_marks
from docwitness.figures.mapped.texts.split_words import with_whole_words
from docwitness.figures.pictures import Pixels
from docwitness.figures.text_reading import TextReader
from docwitness.model import Change, ElementMap, ElementName, Judgement, Placement

_TOO_SMALL = 0.35
"""Figure pixels per CSS pixel below which text cannot be read: 13 px letters are then 3 px high."""

_SAME = "Everything that the figure shows of the interface is still there."


def judge_with_map(
    figure: Pixels,
    captures: Sequence[Shot],
    elements: ElementMap,
    *,
    known: Collection[str] = (),
    reader: TextReader | None = None,
) -> Judgement:
    """The judgement of a figure by captures of one moment and their element map."""
    clock = _Clock()
    elements = with_whole_words(elements)
    subject = Subject(figure, captures, elements, marks_of(elements, known), covered_data(elements, known))
    with clock.stage("places"):
        alignment = align(subject)
    if alignment is None:
        return clock.undecided("The figure does not fit the capture anywhere, so they cannot be compared.")
    ratio = capture_ratio(captures[0], elements)
    judgement, alignment = _judged(subject, alignment, ratio, clock, known, reader)
    return replace(judgement, placement=_placement(alignment, ratio))


def _placement(alignment: Alignment, ratio: float) -> Placement:
    """Where the first capture, which has `ratio` pixels per CSS pixel, lies on the figure as it came."""
    scene = alignment.scene
    right, down = (
        (corner * scene.scale + shift) * scene.zoom for corner, shift in zip(scene.origin, scene.shift, strict=True)
    )
    return Placement(scene.scale * scene.zoom / ratio, right, down, alignment.share)


def _judged(
    subject: Subject,
    alignment: Alignment,
    ratio: float,
    clock: _Clock,
    known: Collection[str],
    reader: TextReader | None,
) -> tuple[Judgement, Alignment]:
    """The judgement, and the alignment that it is by: reading may have told a better one."""
    with clock.stage("ink"):
        ink = leftovers(alignment)
        unsure = unsure_marks(alignment, ink)
    texts = Texts((), {})
    if unsure or ink:
        if alignment.scene.scale < _TOO_SMALL:
            return clock.undecided("The figure is too small to read what differs in it."), alignment
        if reader is None:
            why = "Text differs, and no text recogniser is installed to read it (docwitness[ocr])."
            return clock.undecided(why), alignment
        with clock.stage("reading"):
            texts = read_texts(alignment, unsure, ink, reader, known)
            better = realign(subject, alignment, texts.places) if not alignment.same_fonts else None
            if better:
                alignment, ink = better, leftovers(better)
                texts = read_texts(alignment, unsure_marks(alignment, ink), ink, reader, known)
    with clock.stage("look"):
        changes = _changes(alignment, texts, ratio)
    recognised = _recognised(alignment, texts)
    found = decide(changes, confidence=round(0.6 + 0.4 * recognised, 2), recognised=recognised, same=_SAME)
    return replace(found, milliseconds=clock.milliseconds), alignment


def _recognised(alignment: Alignment, texts: Texts) -> float:
    """How many of the fixed texts that the figure should show were found in it, 0 to 1; 0 if it should show none."""
    shown = [
        mark
        for mark in alignment.marks
        if not mark.icon and not mark.data and alignment.shows(alignment.mark_in_figure(mark))
    ]
    found = sum(alignment.agrees(mark) or mark.index in texts.places for mark in shown)
    return found / len(shown) if shown else 0.0


class _Clock:
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
    changed = {change.mark.index for change in texts.changes if change.mark}
    kept = {index: box for index, box in was.items() if index not in changed}
    report = Report(alignment.with_read(kept), was, changed, capture_scale)
    gone = [change for change in texts.changes if change.was]
    window = other_window(alignment, kept, len(gone))
    if window is not None:
        title = title_of(window, alignment.marks)
        return (Change("other", ElementName(window.role, title), gone[0].was, title or None, None, None),)
    return grouped(report.differences(texts.changes), report.unchanged())
