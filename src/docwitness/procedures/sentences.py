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
_END = re.compile(r"[.!?…]+[\"'”’)\]*]*(?=\s+(?=[\"'“‘(\[*+]*[A-Z0-9À-Þ`<➡→#&\"'“+]|\W*$)|\s*$)|[。！？]")


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
    spans = ((s.start, s.end) for s in block.spans if s.kind == "code" or len(block.text[s.start : s.end].split()) <= 6)
    return split_sentences(block.text, unbroken=spans)


def _within(cut: int, inside: list[tuple[int, int]], starts: list[int]) -> bool:
    nearest = bisect_left(starts, cut) - 1
    return nearest >= 0 and inside[nearest][0] < cut < inside[nearest][1]


def _cuts(text: str) -> Iterator[int]:
    for end in _END.finditer(text):
        before = text[max(0, end.start() - 12) : end.start() + 1]
        numbered = re.fullmatch(r"\W*\d{1,2}\.", text[: end.start() + 1])
        if not numbered and not (end[0].startswith(".") and _ABBREVIATION.search(before) and text[end.end() :].strip()):
            yield end.end()


def _trimmed(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    for start, end in pairwise(cuts):
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
