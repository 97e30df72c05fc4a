"""The sentences of a text, as offsets into it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from docwitness.model import Block

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|no|fig|sec|ver|min|max|mr|mrs|ms|dr|st|inc|ltd|co|cf|resp|a\.k\.a|"
    r"a\.m|p\.m|u\.s|u\.k|dept|est|misc|opt|ca))\.$",
    re.IGNORECASE,
)
_END = re.compile(r"(?<![.!?…])[.!?…]++(?:[\"'”’)\]*]++[.!?…]++)*+[\"'”’)\]*]*+(?=\s|$)|[。！？]")
"""Where a sentence may end. Runs of its marks are taken as a whole: there is one way to fit each."""
_NEXT = re.compile(r"\s+[\"'“‘(\[*+]{0,8}[A-Z0-9À-Þ`<➡→#&\"'“+]")
"""How the next sentence begins."""
_NUMBER = re.compile(r"\W*\d{1,2}\.")


_MESSAGE = re.compile(r"(?<![\w\"])[\"“](?=\S)[^\"“”]{1,60}(?<=\S)[\"”](?=\s+(?:[a-z]|$)|[,;:])")
"""What is quoted within a sentence that goes on behind it: "The message “Booked. See you!” appears"."""


def split_sentences(text: str, *, unbroken: Iterable[tuple[int, int]] = ()) -> tuple[tuple[int, int], ...]:
    """Start and end (exclusive) of each sentence, without the white space around it.

    Args:
        text: One line of prose.
        unbroken: Stretches in which no sentence ends, such as code: `Select **Add. Then …**`.
    """
    inside = sorted((start, end) for start, end in unbroken if end - start > 1)
    starts = [start for start, _ in inside]
    cuts = [0, *(cut for cut in _cuts(text) if not _within(cut, inside, starts)), len(text)]
    return tuple(_trimmed(text, cuts))


def sentences_of(block: Block) -> tuple[tuple[int, int], ...]:
    """The sentences of a block; its code and its labels of a few words are never broken."""
    marked = (
        (s.start, s.end) for s in block.spans if s.kind == "code" or len(block.text[s.start : s.end].split()) <= 6
    )
    return split_sentences(block.text, unbroken=(*marked, *(match.span() for match in _MESSAGE.finditer(block.text))))


def _within(cut: int, inside: list[tuple[int, int]], starts: list[int]) -> bool:
    nearest = bisect_left(starts, cut) - 1
    return nearest >= 0 and inside[nearest][0] < cut < inside[nearest][1]


def _cuts(text: str) -> Iterator[int]:
    number, last, length = _NUMBER.match(text), _last_word(text), len(text.rstrip())
    for end in _END.finditer(text):
        before = text[max(0, end.start() - 12) : end.start() + 1]
        if (number and number.end() == end.start() + 1) or (end.end() <= last and not _begins(text, end)):
            continue
        shortened = end[0].startswith(".") and end[0].count(".") == 1  # "(axes etc.)." ends a sentence
        if not (shortened and _ABBREVIATION.search(before) and end.end() < length):
            yield end.end()


def _begins(text: str, end: re.Match[str]) -> bool:
    return end[0] in "。！？" or _NEXT.match(text, end.end()) is not None


def _last_word(text: str) -> int:
    """Offset of the last letter or digit; −1 without any."""
    return next((at for at in reversed(range(len(text))) if text[at].isalnum() or text[at] == "_"), -1)


def _trimmed(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    for start, end in pairwise(cuts):
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
