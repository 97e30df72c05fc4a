"""What makes it doubtful that a text has changed, though it reads otherwise or is not found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from docwitness.figures.boxes import Box, core, overlap, smaller_area
from docwitness.figures.mapped.drawn.look import is_page
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.panes import dialogs_of, holding
from docwitness.figures.mapped.texts.blurred_texts import is_blurred
from docwitness.figures.mapped.texts.cuts import reaches_edge
from docwitness.figures.mapped.texts.lines import ExpectedText, ReadLine
from docwitness.figures.text_likeness import folded, is_misread, similarity

_CERTAIN = 0.9
"""Confidence from which on a difference of a letter or two is taken for one."""

FUZZY = 0.75
"""Similarity from which on two readings may be of one text."""

_STRUCK = 0.65
"""The same for a text that a pen has struck: what is below the stroke is read as anything."""

CLEAR_SCALE = 0.8
"""Figure pixels per CSS pixel from which on single letters can be relied on."""

_TALLER = 1.5
"""Heights of a line from which on ink is no text of that line: a pointer is 1.7 lines high on every system."""

_BEGINNING = 3
"""Letters that two readings of a text that is cut off have in common at least."""


def may_be_same(
    alignment: Alignment, want: ExpectedText, read: ReadLine, control: str, unexplained: Sequence[Box] = ()
) -> bool:
    """Whether the difference may well be the recogniser's, or that of what lies over the text; `unexplained` is ink."""
    if read.whole == control:
        return True
    if is_misread(read.whole, want.folded) or _is_rest(want, read):
        return True
    if alignment.is_touched(core(read.box)) or _lies_over(unexplained, want.box):
        return similarity(read.whole, want.folded) >= _STRUCK
    unclear = alignment.pair.scale < CLEAR_SCALE or _is_dimmed(alignment, want) or reaches_edge(alignment, read.box)
    return (unclear or read.line.confidence < _CERTAIN) and similarity(read.whole, want.folded) >= FUZZY


def _lies_over(ink: Sequence[Box], line: Box) -> bool:
    """Whether a drawing that is taller than the line reaches over it, as the pointer of a mouse does."""
    return any(run[3] > _TALLER * line[3] and overlap(run, line) > 0 for run in ink)


def _is_on(box: Box, other: Box) -> bool:
    return overlap(box, other) > 0.5 * smaller_area(box, other)


def _is_dimmed(alignment: Alignment, want: ExpectedText) -> bool:
    """Whether the text is on the page behind a dialog, where layers keep readers from looking too."""
    dialogs = dialogs_of(alignment.elements)
    return bool(dialogs) and not holding(want.mark.box, dialogs)


def _is_rest(want: ExpectedText, read: ReadLine) -> bool:
    """Whether the line is the end of the text, cut off within a word: nobody renames a label by leaving that out."""
    gone = len(want.folded) - len(read.whole)
    if len(read.whole) < _BEGINNING or want.folded.startswith(read.whole) or not want.folded.endswith(read.whole):
        return False
    words = accumulate(len(folded(word)) for word in want.mark.element.text.split())
    return gone not in words and (gone >= _BEGINNING or _lacks_capital(read.line.text, want.mark.element.text))


def _lacks_capital(read: str, text: str) -> bool:
    return text[:1].isupper() and read[:1].islower()


def looks_like(alignment: Alignment, want: ExpectedText, read: ReadLine) -> bool:
    """Whether the figure may say the same there, read with a letter or two wrong: half of a line that something cuts
    off, or letters that touch."""
    if similarity(read.whole, want.folded) < FUZZY:
        return False
    return _is_alike(alignment, want)


def is_there_after_all(alignment: Alignment, want: ExpectedText, unexplained: Sequence[Box]) -> bool:
    """Whether the text's shapes are in the figure, though not sharp enough to be read or to agree.

    What is known to say something else there leaves it no room.
    """
    others = (mark for mark in alignment.marks if mark.index != want.mark.index and alignment.agrees(mark))
    if any(_is_on(alignment.mark_in_figure(mark), want.box) for mark in others):
        return False
    if alignment.is_touched(want.box):
        return any(overlap(box, want.box) > 0 for box in unexplained)  # Else nothing is there but the annotation.
    if not is_page(alignment, want.mark.box, want.box) or is_blurred(alignment, want.mark.box, want.box):
        return True
    return _is_alike(alignment, want)


def _is_alike(alignment: Alignment, want: ExpectedText) -> bool:
    return alignment.finder.find(want.mark.box, *alignment.shift(want.mark.box)) is not None


def may_show(control: str, text: str) -> bool:
    """Whether the capture may well show the same there, without an element of its own: a text half behind a dialog
    is in no element map."""
    return similarity(control, text) >= FUZZY or (
        len(control) >= _BEGINNING and control[:_BEGINNING] == text[:_BEGINNING]
    )


def is_none_of(read: ReadLine, texts: Iterable[str]) -> bool:
    """Whether a line was clearly read and is unlike all of these: then it says something else, whatever they say."""
    return read.line.confidence >= _CERTAIN and not any(may_show(text, read.whole) for text in texts)
