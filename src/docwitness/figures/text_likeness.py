"""A text as read → what of it can be relied on, and whether it has the form of data."""

from __future__ import annotations

import re
import unicodedata

_LOOKALIKE = str.maketrans({"l": "i", "1": "i", "|": "i", "!": "i", "ı": "i", "0": "o", "5": "s", "8": "b"})

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


def words(text: str) -> list[str]:
    """The words of two letters or more, as readers of small print may confuse them."""
    return [word.translate(_LOOKALIKE) for word in _WORD.findall(text.casefold())]
