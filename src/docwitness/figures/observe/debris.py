"""What a reader took icons and frames for → the lines without it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from docwitness.figures.text_reading import Line

_ONE_SCRIPT = 0.8
"""Share of a picture's letters from which on they are of one script, and a lone sign of another is an icon."""

_SIGN = re.compile(r"^[^\W\d_]$|^[\W_]+$|^[\u2460-\u24FF\u2776-\u2793]$")
"""A word that is one letter, signs only, or a number in a circle."""


def without_debris(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, without signs of other scripts and lone signs at their ends; those of nothing else are left out, and
    those that run upwards."""
    latin = _is_latin(line.text for line in lines)
    cleaned = (_cleaned(line, latin=latin) for line in lines)
    return tuple(line for line in cleaned if any(map(str.isalnum, line.text)) and not line.is_upright)


def _is_latin(texts: Iterable[str]) -> bool:
    letters = [character for text in texts for character in text if character.isalpha()]
    return sum(map(_latin, letters)) >= _ONE_SCRIPT * max(1, len(letters))


def _latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def _cleaned(line: Line, *, latin: bool) -> Line:
    text = line.text.strip()
    if latin:
        text = "".join(" " if one.isalpha() and not _latin(one) else one for one in text)
    words = text.split()
    first = 1 if len(words) > 1 and _is_sign(words[0]) else 0
    last = len(words) - (1 if len(words) - first > 1 and _is_sign(words[-1]) else 0)
    kept = " ".join(words[first:last])
    if kept == line.text.strip():
        return line
    left, top, width, height = line.box
    before = sum(len(word) + 1 for word in words[:first])
    share = len(kept) / max(1, len(line.text))
    return Line(kept, (left + width * before / max(1, len(line.text)), top, width * share, height), line.confidence)


def _is_sign(word: str) -> bool:
    return bool(_SIGN.match(word)) and word not in ("I", "a", "A", "&", "+")
