"""Paragraphs whose lines break elsewhere in the figure: other data are wider, other fonts too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from docwitness.figures.boxes import Box, middle, same_row
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.texts.data import skeleton
from docwitness.figures.mapped.texts.lines import ExpectedText, ReadLine
from docwitness.figures.text_likeness import SENTENCE, folded, is_misread

_NEXT = 1.3
"""Heights of a line: the most that the next line of a paragraph, or the next word in its row, is off."""


def rewrapped(reads: Sequence[ReadLine], wanted: Iterable[ExpectedText], marks: Sequence[Mark]) -> dict[int, Box]:
    """By mark index where texts were read that say the same in lines that break elsewhere; their reads are used up.

    `wanted` are the texts that were not found otherwise.
    """
    expected = {want.mark.index: want for want in wanted}
    found: dict[int, Box] = {}
    for part in parts(marks, expected):
        first = next(mark for mark in part if mark.index in expected)
        text = folded(skeleton(" ".join(mark.element.text for mark in part)))
        prose = max(len(mark.element.text) for mark in part) >= SENTENCE  # Else labels below each other.
        lines = _reading(expected[first.index], text, reads, prose=prose)
        for number, mark in enumerate(part if lines else ()):
            found[mark.index] = lines[min(number, len(lines) - 1)].box
        for line in lines:
            line.take_rest()
    return found


def breaks_elsewhere(was: str, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a line of the figure says what this one and the beginning of the next one say now.

    The rest of the paragraph may have been found already: a word or two more of it tell nothing.
    """
    now, then = mark.element.text.split(), was.split()
    more = then[len(now) :]
    if len(folded(mark.element.text)) < SENTENCE or not more or then[: len(now)] != now:
        return False
    below = (other for other in marks if _follows(mark.box, other.box))
    return any(other.element.text.split()[: len(more)] == more for other in below)


def parts(marks: Sequence[Mark], wanted: Collection[int]) -> Iterator[list[Mark]]:
    """The paragraphs, as far as texts of them are `wanted`, which are indices of marks: with the data among those."""
    part: list[Mark] = []
    for mark in marks:
        if mark.icon:
            continue
        if part and (not _continues(part[-1], mark) or not (mark.data or mark.index in wanted)):
            if any(one.index in wanted for one in part):
                yield part
            part = []
        if mark.data or mark.index in wanted:
            part.append(mark)
    if any(one.index in wanted for one in part):
        yield part


def _continues(one: Mark, other: Mark) -> bool:
    """Whether the other text goes on where the first ends: in its row, or in the next one below."""
    return (one.element.role, one.element.color) == (other.element.role, other.element.color) and _follows(
        one.box, other.box
    )


def _follows(one: Box, other: Box) -> bool:
    height = max(one[3], other[3])
    if same_row(one, other):
        return -height < other[0] - one[0] - one[2] < _NEXT * height
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    return across > 0 and 0 < other[1] - one[1] < (1 + _NEXT) * height


def _reading(want: ExpectedText, text: str, reads: Sequence[ReadLine], *, prose: bool) -> list[ReadLine]:
    """The lines, from where the text is expected on, that together say it with what is left of them; none if they
    say anything else."""
    free = sorted((read for read in reads if read.rest), key=_reading_order)
    starts = [read for read in free if text.startswith(read.rest) and _is_near(want.box, read.box)]
    starts += [read for read in free if same_row(want.box, read.box) and _begins(want.box, read.box)]
    return next((lines for start in starts if (lines := _said_from(start, text, free, prose=prose))), [])


def _said_from(start: ReadLine, text: str, free: Sequence[ReadLine], *, prose: bool) -> list[ReadLine]:
    lines = [start]
    while sum(len(line.rest) for line in lines) < len(text):
        following = next((read for read in free if read not in lines and _follows(lines[-1].box, read.box)), None)
        if following is None:
            return []
        lines.append(following)
    said = "".join(line.rest for line in lines)
    return lines if said and (said == text or (prose and is_misread(said, text))) else []


def _is_near(expected: Box, read: Box) -> bool:
    """Whether it is no further than the next line, and over or below it."""
    across = min(expected[0] + expected[2], read[0] + read[2]) - max(expected[0], read[0])
    return across > 0 and abs(middle(expected)[1] - middle(read)[1]) < (1 + _NEXT) * expected[3]


def _begins(expected: Box, read: Box) -> bool:
    return abs(expected[0] - read[0]) < 2 * expected[3] or read[0] < expected[0] + expected[2] / 2 < read[0] + read[2]


def _reading_order(read: ReadLine) -> tuple[float, float]:
    return read.box[1] + read.box[3] / 2, read.box[0]
