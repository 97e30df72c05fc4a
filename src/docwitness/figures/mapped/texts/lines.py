"""Lines that were read, held against the texts that were expected: which line has which text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docwitness.figures.boxes import Box, core, middle, overlap, same_row
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.texts.data import is_typed, skeleton
from docwitness.figures.text_likeness import SENTENCE, distance, folded
from docwitness.figures.text_reading import Line

_CERTAIN = 0.9
"""Confidence of the recogniser from which on a label of two letters is one: scroll bars and arrows have some 0.7."""

_PICTOGRAM = 2
"""Letters that a recogniser makes of an icon before or behind a label."""

_LETTERS_PER_ERROR = 7
"""Of a label, for each letter that may have been misread at small sizes."""

_USED = "\0"
"""Stands in a line for characters that a text already accounts for."""


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """A text that is to be found by reading: the mark, and where it is expected in the figure."""

    mark: Mark
    box: Box
    """In pixels of the scaled figure."""

    @property
    def folded(self) -> str:
        """What of it stays the same whatever the data in it."""
        return folded(skeleton(self.mark.element.text))


class ReadLine:
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

    @property
    def said(self) -> str:
        """What of it is not accounted for, as it was read; data in it are written as `#` then."""
        if self.rest == self.whole:
            return self.line.text
        pieces = re.finditer(f"[^{_USED}]+", self._left)
        return " ".join(self._text[self._at[piece.start()] : self._at[piece.end() - 1] + 1] for piece in pieces)

    def find(self, text: str) -> int | None:
        """Where in the line the folded text stands as words of its own; None if it does not."""
        start = self._left.find(text) if text else -1
        while start >= 0:
            if self._stands_alone(start, start + len(text)):
                return start
            start = self._left.find(text, start + 1)
        return None

    def find_roughly(self, text: str) -> tuple[int, int] | None:
        """As `find`, but with an odd letter in ten, and with how many letters it has there: for readings that single
        letters cannot be relied on of."""
        errors = len(text) // _LETTERS_PER_ERROR
        sizes = sorted(range(len(text) - errors, len(text) + errors + 1), key=lambda size: abs(size - len(text)))
        pieces = ((start, size) for size in sizes for start in range(len(self._left) - size + 1)) if errors else ()
        close = (
            (distance(self._left[start : start + size], text), start, size)
            for start, size in pieces
            if self._stands_alone(start, start + size)
        )
        best = min(close, default=None)
        return best[1:] if best and best[0] <= errors else None

    def place_of(self, text: str, *, roughly: bool) -> tuple[int, int] | None:
        """Where in the line the folded text stands, and how many letters of it: letter by letter, else `roughly`."""
        start = self.find(text)
        if start is not None:
            return start, len(text)
        return self.find_roughly(text) if roughly else None

    def take(self, start: int, length: int) -> Box:
        """The box of these characters, which are now accounted for; as wide as their share of the line."""
        self._left = self._left[:start] + _USED * length + self._left[start + length :]
        first, last = self._at[start], self._at[start + length - 1] + 1
        left, top, width, height = self.box
        return left + width * first / len(self._text), top, width * (last - first) / len(self._text), height

    def take_rest(self) -> None:
        """Accounts for all that is left."""
        self._left = _USED * len(self._left)

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether no letters are joined to it, but for what may be an icon before it."""
        before = after = 0
        while start - before > 0 and self._joined(start - before - 1):
            before += 1
        while end + after < len(self._left) and self._joined(end + after - 1, end + after):
            after += 1
        return before <= _PICTOGRAM and after == 0

    def _joined(self, index: int, tail: int | None = None) -> bool:
        """Whether the character at `index` and the next one touch; the one that is not the text's must be unused.

        A capital behind a small letter begins another word: what stands between two words of a breadcrumb, and the
        space around it, is not always read.
        """
        other = index if tail is None else tail
        one, next_one = self._at[index], self._at[index + 1]
        if self._text[one].islower() and self._text[next_one].isupper():
            return False
        return self._left[other] != _USED and next_one - one == 1

    def pieces_left(self) -> list[tuple[str, Box]]:
        """What of it is not accounted for, folded, piece by piece, with where each stands."""
        size = len(self._text) or 1
        left, top, width, height = self.box
        pieces = []
        for piece in re.finditer(f"[^{_USED}]+", self._left):
            first, last = self._at[piece.start()], self._at[piece.end() - 1] + 1
            pieces.append((piece[0], (left + width * first / size, top, width * (last - first) / size, height)))
        return pieces

    def says_something(self) -> bool:
        """Whether what is left of it is words of an interface rather than data, an icon or noise."""
        if is_typed(self.line.text):
            return False
        if len(self.rest) > _PICTOGRAM:
            return True
        short = len(self.rest) == _PICTOGRAM and self.rest == self.whole
        return short and self.line.confidence >= _CERTAIN


def account_for(reads: Sequence[ReadLine], there: Iterable[ExpectedText]) -> None:
    """Takes from the lines what texts say that are known to be in those places."""
    for want in there:
        for read in reads:
            if same_row(want.box, read.box) and overlap(want.box, read.box):
                at = read.place_of(want.folded, roughly=True)
                if at is not None:
                    read.take(*at)
                elif read.whole and _covers(want.box, core(read.box)):
                    read.take(0, len(read.whole))  # A part of the text, cut off by the edge of what was read.


def _covers(box: Box, other: Box) -> bool:
    return overlap(box, other) > 0.7 * other[2] * other[3]


def assign(reads: Sequence[ReadLine], wanted: Sequence[ExpectedText], *, roughly: bool) -> dict[int, Box]:
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
        in_row = same_row(want.box, read.box)
        at = read.place_of(want.folded, roughly=in_row and (roughly or len(want.folded) >= SENTENCE))
        if at is not None and (in_row or len(read.rest) <= len(want.folded) + _PICTOGRAM):
            found[want.mark.index] = read.take(*at)
            read.marks.append(want.mark)
    return found


def _far(one: Box, other: Box) -> float:
    """How far two boxes are apart, in pixels; along the line counts half."""
    (x, y), (other_x, other_y) = middle(one), middle(other)
    sideways = max(0.0, abs(x - other_x) - (one[2] + other[2]) / 2)
    return sideways / 2 + abs(y - other_y)
