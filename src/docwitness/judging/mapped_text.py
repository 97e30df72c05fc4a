"""What the figure says where pixels did not settle it: texts that differ, that are missing, that are gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from docwitness.judging.mapped_data import is_typed, skeleton
from docwitness.judging.mapped_marks import Mark
from docwitness.judging.mapped_reading import folded, overlap, similarity
from docwitness.judging.text import Line
from docwitness.model import Box

_SURE = 0.6
"""Confidence of the recogniser below which what it read is not taken for a word of the interface."""

_FUZZY = 0.8
"""Similarity from which on two readings of one place are taken for the same text read twice."""


@dataclass(slots=True)
class Read:
    """A line that was read in the figure, and what of it no element accounts for yet."""

    line: Line
    rest: str = ""
    """Folded."""
    marks: list[Mark] = field(default_factory=list)
    """The elements whose texts it holds, found by reading."""

    @property
    def box(self) -> Box:
        """In pixels of the scene's figure."""
        return self.line.box


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that is to be found by reading: the mark and where it is expected in the figure."""

    mark: Mark
    box: Box
    """In pixels of the scene's figure."""

    @property
    def folded(self) -> str:
        """What of it stays the same whatever the data in it."""
        return folded(skeleton(self.mark.element.text).replace("#", ""))


def read_lines(lines: Iterable[Line], there: Sequence[Wanted]) -> list[Read]:
    """The lines that say anything, without what elements that are known to be in those places say."""
    result = []
    for line in lines:
        if line.confidence < _SURE:
            continue
        read = Read(line, folded(skeleton(line.text).replace("#", "")))
        for wanted in there:
            if _same_row(wanted.box, line.box) and overlap(wanted.box, line.box):
                _take(read, wanted.folded)
        result.append(read)
    return result


def assign(reads: Sequence[Read], wanted: Sequence[Wanted]) -> dict[int, Read]:
    """For each wanted text that a line has, by its mark's index, the line; the nearest of several, each used once."""
    pairs = sorted(
        (
            (_far(want.box, read.box), -len(want.folded), order, number)
            for order, want in enumerate(wanted)
            for number, read in enumerate(reads)
            if want.folded and want.folded in read.rest
        ),
    )
    found: dict[int, Read] = {}
    for _, _, order, number in sorted(pairs, key=lambda pair: (pair[1] > -4, pair)):
        want, read = wanted[order], reads[number]
        if want.mark.index not in found and _take(read, want.folded):
            found[want.mark.index] = read
            read.marks.append(want.mark)
    return found


def _take(read: Read, text: str) -> bool:
    """Whether the text is in what is left of the line; it is then taken out."""
    if not text or text not in read.rest:
        return False
    read.rest = read.rest.replace(text, "", 1)
    return True


def _same_row(one: Box, other: Box) -> bool:
    return abs(one[1] + one[3] / 2 - other[1] - other[3] / 2) < max(one[3], other[3]) / 2


def _far(one: Box, other: Box) -> float:
    """How far the middles of two boxes are apart, in pixels; along the line counts half."""
    return abs(one[0] - other[0]) / 2 + abs(one[1] + one[3] / 2 - other[1] - other[3] / 2)


def says_something(read: Read) -> bool:
    """Whether what is left of the line is words of an interface rather than data, an icon or noise."""
    if is_typed(read.line.text):
        return False
    letters = re.sub(r"[\d#]", "", read.rest)
    return len(letters) >= 3 or (len(letters) == 2 and letters == folded(read.line.text))


def same_reading(one: str, other: str) -> bool:
    """Whether two readings may well be of one text."""
    return similarity(one, other) >= _FUZZY


def in_place(want: Wanted, read: Read) -> bool:
    """Whether the line stands where the text is expected."""
    return _same_row(want.box, read.box) and overlap(want.box, read.box) > 0.2 * min(
        want.box[2] * want.box[3], read.box[2] * read.box[3]
    )
