"""Two texts as read → whether they say the same, and whether what they say is interface or data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from difflib import SequenceMatcher

_LOOKALIKE = str.maketrans({"l": "i", "1": "i", "|": "i", "!": "i", "ı": "i", "0": "o", "5": "s", "8": "b"})

ALIKE = 0.8
"""Likeness of two texts from which one may be the other, misread or reworded."""

_DATA = tuple(
    re.compile(pattern)
    for pattern in (
        r"\S@\S",
        r"https?:|www\.|\w\.(?:com|org|net|io|dev)\b",
        r"[/\\]\w+[/\\]",
        r"\w\.[a-z]{1,10}\b(?!\.)",
        r"\w_\w",
        r"[a-z]{2}[A-Z]",
        r"[{}=<>$#€£]|\(\)|::|;$",
        r"\d.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
        r"\bago\b|\byesterday\b",
    )
)
"""What varies with the account, by type: addresses, paths, file names, identifiers, code, money, dates."""

_WORD = re.compile(r"[^\W\d_]{2,}")

_MISREAD = 2
"""Letters in a row that may differ between two readings of the same text."""


def key(text: str) -> str:
    """The text without case, accents, spaces, punctuation and what readers of small print confuse."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_LOOKALIKE)
    return "".join(character for character in plain if character.isalnum())


def is_data(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether the text varies with the account rather than with the release, by its type."""
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    if letters < 2 or digits >= 0.2 * (letters + digits) or key(text) in known:
        return True
    return any(pattern.search(text) for pattern in _DATA)


def alike(one: str, other: str) -> float:
    """Likeness of two keys, from 0 to 1; 0 where their lengths alone forbid it or there is nothing to read."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    shorter, longer = sorted((len(one), len(other)))
    if shorter < 3 or shorter < 0.6 * longer:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def words(text: str) -> list[str]:
    """The words of two letters or more, as readers of small print may confuse them."""
    return [word.translate(_LOOKALIKE) for word in _WORD.findall(text.casefold())]


def is_reworded(one: str, other: str, spare: tuple[Collection[str], Collection[str]] = ((), ())) -> bool:
    """Whether two texts that are alike differ by more than misread letters.

    A text that wraps is read as two lines: `spare` are the words of lines without a partner, in the picture of the
    other text and in that of this one. Words that are found there have not been reworded away.
    """
    if any(cut in text for text in (one, other) for cut in ("...", "…")):
        return False
    first, second = words(one), words(other)
    if set(first) - set(second) <= set(spare[0]) and set(second) - set(first) <= set(spare[1]):
        return False
    matcher = SequenceMatcher(None, "".join(first), "".join(second), autojunk=False)
    changed = (max(b - a, d - c) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal")
    return max(changed, default=0) > _MISREAD
