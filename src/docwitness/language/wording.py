"""How a document and a product write the same label: what counts as the same words, and how alike others are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

_SAME = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-", "⌘": "cmd ", "⇧": "shift "}
)
_EDGES = " \t.…:;,*!?\"'`›»→▸▾▼<>"
_REQUIRED = re.compile(r"(?<=\w) \((?:optional|required)\)$")
"""What forms write behind a label to say whether the field must be filled in."""
_SORTS = re.compile(r"(?<=\w):? activate to (?:sort(?: column)?(?: ascending| descending)?|remove sorting)$")
"""What tables tell those who cannot see how a column is sorted, behind the name of its head."""
_COUNT = re.compile(r"\s*[(\[]\d[\d.,]*\+?[)\]]$")
_KEY = r"(?:ctrl|control|cmd|command|alt|option|shift|meta|accel|win|super)"
_SHORTCUT = re.compile(rf"\s+\(?{_KEY}\s*[+ ]\s*(?:{_KEY}\s*[+ ]\s*)*[^\s()]+\)?$|\s+\(?f\d{{1,2}}\)?$")
_FILLER = """a an the this that these those your you their its our of for in on at to from with by into is are be and or
any it which where would like want desired appropriate corresponding respective relevant current selected given same
specific particular"""
FILLER = frozenset(_FILLER.split())
"""Words that tell nothing about which element is meant. (`current` and `selected` are told by states.)"""


@lru_cache(maxsize=8192)
def canonical(label: str) -> str:
    """The label without what writers leave out: case, dots at its end, space, a count, a shortcut, “(optional)”."""
    text = unicodedata.normalize("NFKC", label).translate(_SAME).casefold()
    text = " ".join(text.replace("&", " and ").split()).strip(_EDGES)
    text = _REQUIRED.sub("", _COUNT.sub("", _SORTS.sub("", text)))
    shorter = _SHORTCUT.sub("", text).strip(_EDGES)
    return shorter or text


@lru_cache(maxsize=8192)
def solid(label: str) -> str:
    """The canonical label without anything but letters and digits: “Sign-in”, “sign in” and “SignIn” are one."""
    return re.sub(r"[\W_]+", "", canonical(label))


def same(one: str, other: str) -> bool:
    """Whether a reader takes both for the same label. Signs alone, like `+`, must be equal."""
    if not one.strip() or not other.strip():
        return False
    if solid(one) or solid(other):
        return solid(one) == solid(other)
    return "".join(one.split()) == "".join(other.split())


def says(text: str, label: str) -> bool:
    """Whether the text has the label in it, from the beginning of a word to the end of one: “art” is not in “Start”.

    Scripts without capitals may write no spaces: each of their letters may begin or end a word.
    """
    spoken = re.findall(r"[^\W_]+", canonical(text))
    wanted, whole = solid(label), "".join(spoken)
    alone = (at for at, letter in enumerate(whole) if letter.isalpha() and letter.lower() == letter.upper())
    edges = {0, *accumulate(map(len, spoken)), *(edge for at in alone for edge in (at, at + 1))}
    found = (match.start() for match in re.finditer(f"(?={re.escape(wanted)})", whole))
    return bool(wanted) and any(start in edges and start + len(wanted) in edges for start in found)


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The telling words of a text, each in a plain form: “Cancellation reasons” → cancellation, reason."""
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
    return tuple(stem(word) for word in found if word not in FILLER)


_HISSED = re.compile(r"(?:x|ss|sh|[^aeiou]ch)es$")
"""Plurals that take an e to be spoken: boxes, classes, dashes, branches; “caches” and “sizes” have it as it is."""


def stem(word: str) -> str:
    """The word without its plural: enough to hold a noun phrase against a label."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and _HISSED.search(word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """The text between quotation marks; those that it has itself become single ones, or are the ones around it."""
    inner = text.strip()
    if len(inner) > 1 and _PAIRS.get(inner[0]) == inner[-1] and not _QUOTE.search(inner[1:-1]):
        inner = inner[1:-1]
    inner = _QUOTE.sub("’", _OPENING_QUOTE.sub("‘", inner))
    return f"“{inner}”"


_PAIRS = {"“": "”", '"': '"', "„": "“", "«": "»"}
_QUOTE = re.compile(r'["“”„«»]')
_OPENING_QUOTE = re.compile(r'(?<![^\s(\[“‘])["“„«](?=\S)')


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how likely one label is what the other was called before."""
    a, b = canonical(one), canonical(other)
    if not a or not b:
        return 0.0
    shared = set(words(one)) & set(words(other))
    overlap = 2 * len(shared) / (len(set(words(one))) + len(set(words(other))) or 1)
    return max(overlap, SequenceMatcher(None, a, b).ratio())


def most_alike(label: str, others: list[str], *, limit: int = 5) -> tuple[str, ...]:
    """The other labels, each once, most alike first."""
    ranked = sorted(dict.fromkeys(other for other in others if other), key=lambda other: -likeness(label, other))
    return tuple(ranked[:limit])


def has_all_words(phrase: str, label: str) -> bool:
    """Whether the phrase has all of several telling words of the label: “the day your week starts”, Week starts on."""
    told = set(words(label))
    return len(told) > 1 and told <= set(words(phrase))


def in_another_number(label: str, phrase: str) -> bool:
    """Whether the phrase is the label, but for an article and one or many: “the senders” for Sender."""
    told = [word for word in phrase.casefold().split() if word not in ("the", "a", "an", "your")]
    return len(told) == len(label.split()) and words(label) == words(phrase)


_OWNER = re.compile(r"\b[\w-]+(?:['’]s|(?<=s)['’])\s")
"""Whose part it is: "each order's number"."""
_INNER = re.compile(r"\s(?P<prep>of|in)\s(?:(?:the|an?|its|their|your)\s)?", re.IGNORECASE)
_COUNTED = frozenset({("number",), ("count",), ("amount",), ("total",), ("quantity",), ("list",), ("name",)})
"""What stands before "of" and goes without saying over a column: “Words” keeps the number of words."""
_IDENTIFIERS = frozenset({"name", "title", "number", "id", "code"})
"""Nouns that a label goes without: “Serial” keeps the serial number."""


def is_part_called(part: str, label: str, things: Iterable[str] = ()) -> bool:
    """Whether the label is what the part is called.

    A part with a capital is a label as it is shown. A part that is only told of may be in one or many, and said with
    its count, its unit or its owner: "the length in days" stands under “Length” or “Days”. What stands behind "of"
    tells it apart from others: a date of birth is not any date. A column that is called as the `things` which a list
    keeps has their names: “Boat” in a list of boats.
    """
    if part[:1].isupper():
        return same(part, label)
    told, shown = words(_OWNER.sub("", part)), words(canonical(label))
    if not told or not shown:
        return False
    if told == shown or (len(told) > 1 and told[-1] in _IDENTIFIERS and told[:-1] == shown):
        return True
    if told in (("name",), ("title",)) and any(words(thing) == shown for thing in things):
        return True
    inner = _INNER.search(part)
    if inner is None:
        return False
    before, after = words(part[: inner.start()]), words(part[inner.end() :])
    if inner["prep"].lower() == "in":
        return shown in (before, after)
    return before in _COUNTED and shown == after
