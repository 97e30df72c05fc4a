"""Lines that were read, held against the texts that were expected: which line has which text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docwitness.judging.boxes import Box, middle, overlap, same_row
from docwitness.judging.mapped_data import is_typed, skeleton
from docwitness.judging.mapped_marks import Mark
from docwitness.judging.mapped_reading import SENTENCE, distance, folded
from docwitness.judging.text import Line

_CERTAIN = 0.9
"""Confidence of the recogniser from which on a label of two letters is one: scroll bars and arrows have some 0.7."""

_PICTOGRAM = 2
"""Letters that a recogniser makes of an icon before or behind a label."""

_LETTERS_PER_ERROR = 7
"""Of a label, for each letter that may have been misread at small sizes."""

_USED = "\0"
"""Stands in a line for characters that a text already accounts for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that is to be found by reading: the mark, and where it is expected in the figure."""

    mark: Mark
    box: Box
    """In pixels of the scene's figure."""

    @property
    def folded(self) -> str:
        """What of it stays the same whatever the data in it."""
        return folded(skeleton(self.mark.element.text))


class Read:
    """A line that was read, and which of its characters no text accounts for yet."""

    def __init__(self, line: Line, *, cut: bool = False) -> None:
        self.line = line
        self.cut = cut
        """Whether it goes on under what lies above it, or beyond the edge of the figure."""
        self.box = line.box
        self.marks: list[Mark] = []
        """What was found in it by reading."""
        self._text = skeleton(line.text)
        self._at = [index for index, character in enumerate(self._text) if folded(character)]
        self.whole = "".join(folded(self._text[index])[0] for index in self._at)
        """All of it, folded."""
        self._left = self.whole

    @property
    def rest(self) -> str:
        """What of it is not accounted for, folded."""
        return self._left.replace(_USED, "")

    def find(self, text: str) -> int | None:
        """Where in the line the folded text stands as words of its own; None if it does not."""
        start = self._left.find(text) if text else -1
        while start >= 0:
            if self._stands_alone(start, start + len(text)):
                return start
            start = self._left.find(text, start + 1)
        return None

    def find_roughly(self, text: str) -> int | None:
        """As `find`, but with an odd letter in ten: for readings that single letters cannot be relied on of."""
        size, errors = len(text), len(text) // _LETTERS_PER_ERROR
        if not errors:
            return None
        starts = range(len(self._left) - size + 1)
        close = (start for start in starts if distance(self._left[start : start + size], text) <= errors)
        return next((start for start in close if self._stands_alone(start, start + size)), None)

    def take(self, start: int, length: int) -> Box:
        """The box of these characters, which are now accounted for; as wide as their share of the line."""
        self._left = self._left[:start] + _USED * length + self._left[start + length :]
        first, last = self._at[start], self._at[start + length - 1] + 1
        left, top, width, height = self.box
        return left + width * first / len(self._text), top, width * (last - first) / len(self._text), height

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether no letters are joined to it, but for what may be an icon before it."""
        before = after = 0
        while start - before > 0 and self._joined(start - before - 1):
            before += 1
        while end + after < len(self._left) and self._joined(end + after - 1, end + after):
            after += 1
        return before <= _PICTOGRAM and after == 0

    def _joined(self, index: int, tail: int | None = None) -> bool:
        """Whether the character at `index` and the next one touch; the one that is not the text's must be unused."""
        other = index if tail is None else tail
        return self._left[other] != _USED and self._at[index + 1] - self._at[index] == 1

    def says_something(self) -> bool:
        """Whether what is left of it is words of an interface rather than data, an icon or noise."""
        if is_typed(self.line.text):
            return False
        if len(self.rest) > _PICTOGRAM:
            return True
        short = len(self.rest) == _PICTOGRAM and self.rest == self.whole
        return short and self.line.confidence >= _CERTAIN


def account_for(reads: Sequence[Read], there: Iterable[Wanted]) -> None:
    """Takes from the lines what texts say that are known to be in those places."""
    for want in there:
        for read in reads:
            if same_row(want.box, read.box) and overlap(want.box, read.box):
                start = read.find(want.folded)
                if start is not None:
                    read.take(start, len(want.folded))
                elif read.whole and _covers(want.box, read.box):
                    read.take(0, len(read.whole))  # A part of the text, cut off by the edge of what was read.


def _covers(box: Box, other: Box) -> bool:
    return overlap(box, other) > 0.7 * other[2] * other[3]


def assign(reads: Sequence[Read], wanted: Sequence[Wanted], *, roughly: bool) -> dict[int, Box]:
    """By mark index where the wanted texts were read; each character of a line is used once.

    Of several lines the nearest is taken; one in another row only if it says nothing else. `roughly`: single letters
    of the readings are not to be relied on.
    """
    found: dict[int, Box] = {}
    pairs = [
        (want, read)
        for want in wanted
        for read in reads
        if want.folded and (not read.cut or overlap(want.box, read.box) > 0)
    ]
    for want, read in sorted(pairs, key=lambda pair: (len(pair[0].folded) < 4, _far(pair[0].box, pair[1].box))):
        if want.mark.index in found:
            continue
        start = read.find(want.folded)
        if start is None and (roughly or len(want.folded) >= SENTENCE) and same_row(want.box, read.box):
            start = read.find_roughly(want.folded)
        if start is not None and (same_row(want.box, read.box) or len(read.rest) <= len(want.folded) + _PICTOGRAM):
            found[want.mark.index] = read.take(start, len(want.folded))
            read.marks.append(want.mark)
    return found


def _far(one: Box, other: Box) -> float:
    """How far two boxes are apart, in pixels; along the line counts half."""
    (x, y), (other_x, other_y) = middle(one), middle(other)
    sideways = max(0.0, abs(x - other_x) - (one[2] + other[2]) / 2)
    return sideways / 2 + abs(y - other_y)
