"""Texts as read, compared as far as readers of small print can be relied on."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

SENTENCE = 24
"""Letters from which on a text is read for what it says, and an odd letter changes nothing."""

_LETTERS_PER_ERROR = 12
"""Of a sentence, for each letter that may have been misread."""

_WORD = 3
"""Letters in a row that make a word: `not` is one."""

_ALIKE_TO_EYES = str.maketrans({"1": "l", "i": "l", "|": "l", "!": "l", "0": "o", "5": "s", "8": "b", "j": "l"})
"""Characters that a recogniser takes for one another on small text."""


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


def folded(text: str) -> str:
    """The text as far as a recogniser can be trusted with it: letters and digits, case, accents and look-alikes made
    equal."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", plain).translate(_ALIKE_TO_EYES)


def distance(one: str, other: str) -> int:
    """The number of single characters to insert, delete or replace to make one of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def is_misread(said: str, meant: str) -> bool:
    """Whether two folded texts differ only as one that was misread would.

    Of sentences single letters are misread, one in a dozen at most; a word more or less is another sentence. Of
    labels what follows an f is, in fonts that write both as one sign.
    """
    if _without_ligatures(said) == _without_ligatures(meant):
        return True
    if min(len(said), len(meant)) < SENTENCE or distance(said, meant) > len(meant) // _LETTERS_PER_ERROR:
        return False
    blocks = SequenceMatcher(None, said, meant, autojunk=False).get_opcodes()
    return all(max(i2 - i1, j2 - j1) < _WORD for what, i1, i2, j1, j2 in blocks if what != "equal")


def _without_ligatures(text: str) -> str:
    return re.sub("f+l+", "f", text)


def similarity(one: str, other: str) -> float:
    """From 0 to 1: how much of two folded texts is the same."""
    longest = max(len(one), len(other))
    return 1 - distance(one, other) / longest if longest else 1.0


def words(text: str) -> set[str]:
    """The words of two letters or more, folded."""
    return {folded(word) for word in re.findall(r"[^\W\d_]{2,}", text)}


def is_data(text: str) -> bool:
    """Whether a text of which nothing is known but what was read varies with the account, by its type."""
    letters, digits = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    if letters < 2 or digits >= 0.2 * (letters + digits):
        return True
    return any(pattern.search(text) for pattern in _DATA)
