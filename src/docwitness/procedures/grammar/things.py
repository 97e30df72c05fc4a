"""The things that a noun phrase names: labels, and what is only described, each with the role that its noun implies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from docwitness.language.alternation import any_of
from docwitness.language.nouns import AREAS, FIELD_NOUNS, ROLES, WINDOWS
from docwitness.language.paths import PATH
from docwitness.procedures.grammar.labels import Label, Masked
from docwitness.procedures.grammar.unmarked import NAMING

Sort = Literal["control", "window", "area", "plain"]

STRIP = " ,;:.!?()–—-\"'“”"
"""What may stand around a noun phrase without belonging to it."""

_NOUNS: dict[Sort, re.Pattern[str]] = {
    "control": re.compile(rf"(?:^|[\s/-]){any_of(ROLES)}$", re.IGNORECASE),
    "window": re.compile(rf"(?:^|[\s/]){any_of(WINDOWS)}$", re.IGNORECASE),
    "area": re.compile(rf"(?:^|[\s/]){any_of(AREAS)}$", re.IGNORECASE),
}
_ANY_NOUN = any_of([*ROLES, *WINDOWS, *AREAS])
_NOUN_BEHIND = re.compile(rf"\s+(?:[a-z-]+\s)??(?P<noun>{_ANY_NOUN})\b(?!-)", re.IGNORECASE)
_REACH = max(map(len, (*ROLES, *WINDOWS, *AREAS))) + max(map(len, NAMING)) + 3
"""Characters that the longest noun takes before its label."""
_NOUN_BEFORE = re.compile(rf"\b(?P<noun>{_ANY_NOUN})(?:\s{any_of(NAMING)})?[\s,:(]*$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"(?:(?:the|a|an|any of the|any of|any|one of the|one of|each of the|either|each|every|all of the|all the|all|"
    r"both|some|this|that|these|those|another|your own|your|our|its|their|his|her)\s+)+",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\s+(?:again|twice|once more|now|and|or|then|here|there|instead|too|as well|all the way|"
    r"[a-z]+(?:al|ed|ct|at|nt|ar|iv|ou)e?ly)$",
    re.IGNORECASE,
)
"""Adverbs behind a noun phrase: "values manually"."""
OPENING = re.compile(
    r"\s+(?:that|which)\s+(?:opens|appears|pops up|comes up|is displayed|is shown|shows up|slides)\b.*$", re.IGNORECASE
)
_CHOSEN_BY_READERS = re.compile(
    r"\s*(?:(?:that|which)\s)?you(?:['’]d|\swould)?\s(?:want|wish|need|like|prefer|intend)\b", re.IGNORECASE
)
"""What follows a noun, capital or not, that says which kind of thing is meant and leaves it to readers which one."""
_CAPITAL = re.compile(
    r"(?:[A-Z][\w'’&./-]*|\+|\d+)(?:\s+(?:[A-Z][\w'’&./-]*|\d+|and|or|of|to|for|the|in|on|&|\+)(?=\s|$))*(?=\s|$)"
)
_PLURAL = re.compile(
    r"\s*(?:[Tt]he |both )*(?P<one>[A-Z]\w+) and (?:the )?(?P<other>[A-Z]\w+) (?P<noun>fields|tabs|buttons|"
    r"checkboxes)\W*"
)
_SHARED = re.compile(
    r"\s*(?:(?:the|your|an?|their|both) )*(?P<one>[a-z]+) and (?:the )?"
    rf"(?P<other>[a-z]+ (?P<noun>{any_of(FIELD_NOUNS)}))(?:\s(?:of|for)\s(?:(?!\sand\s(?:the|an?|your)\s).)*)?\W*",
    re.IGNORECASE,
)
"""Two fields that share their noun: "the first and last name"."""
_JOINED = re.compile(r"\s+and\s+(?:optionally\s+)?(?=(?:the|an?|your|its|their)\s)|(?<=name|mail)\s+and\s+(?=password)")
_AND = re.compile(r"\s+and\s+")
_PART = re.compile(r"\s(?:for|of|in)\s")
_BEFORE_A_NAME = frozenset(
    "new main upper top left right big blue green red purple white gr[ae]y small large current resulting first "
    "last".split()
)
"""Adjectives that stand before an unmarked label without belonging to it: "the blue Save button"."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that the text names."""

    text: str
    labelled: bool
    start: int
    sort: Sort = "plain"
    role: str | None = None
    noun: str = ""
    """The head noun that says what it is, in lower case: `button`, `popup window`."""
    kinds: frozenset[str] = frozenset()
    """How its label is marked up."""

    @property
    def link(self) -> bool:
        """Whether it is marked as a link and as nothing else."""
        return self.kinds == {"link"}

    @property
    def literal(self) -> bool:
        """Whether it is code or in quotes: something to type, rather than a label."""
        return bool(self.kinds & {"code", "quote"})


@lru_cache(maxsize=512)
def things_in(masked: Masked, start: int, end: int) -> tuple[Thing, ...]:
    """What a noun phrase names: one thing for every label in it; without a label, the thing that it describes."""
    if (found := masked.labels_in(start, end)) and (path := PATH.search(masked.mask, start, end)):
        return _along(masked, start, end, path, found[-1].start)
    return _between(masked, start, end)


def _along(masked: Masked, start: int, end: int, path: re.Match[str] | None, last: int) -> tuple[Thing, ...]:
    """The path as one thing, up to the station that has the last label; its stations where one of them is no label."""
    things: list[Thing] = []
    signs: list[str] = []
    while path is not None and last >= start:
        things += _between(masked, start, path.start())
        signs.append(path[0].strip())
        start = path.end()
        path = PATH.search(masked.mask, start, end)
    things += _between(masked, start, end)
    clicked = not things[0].labelled and things[0].role in ("img", "button", "link")  # "click the icon > **Join**"
    if clicked or len(things) != len(signs) + 1 or not things[-1].labelled:
        return tuple(things)
    text = things[0].text + "".join(f" {sign} {thing.text}" for sign, thing in zip(signs, things[1:], strict=True))
    kinds = frozenset[str]().union(*(thing.kinds for thing in things))
    return (Thing(text, True, things[0].start, things[-1].sort, None, things[-1].noun, kinds),)


def _between(masked: Masked, start: int, end: int) -> tuple[Thing, ...]:
    if labels := masked.labels_in(start, end):
        shared, _ = head_noun(masked.mask[labels[-1].end : end])
        return tuple(_labelled(label, masked, start, end, shared if len(labels) > 1 else "") for label in labels)
    return things_of(masked.text, start, end)


@lru_cache(maxsize=4096)
def things_of(text: str, start: int, end: int) -> tuple[Thing, ...]:
    """The things that words without markup describe."""
    return _several(text, start, end) or tuple(filter(None, [_unmarked(text, start, end)]))


def _labelled(label: Label, masked: Masked, start: int, end: int, shared: str) -> Thing:
    """The label with the noun behind it, else the one that it shares with the labels after it, else the one before."""
    behind = _NOUN_BEHIND.match(masked.mask, label.end, end)
    before = _NOUN_BEFORE.search(masked.mask[max(start, label.start - _REACH) : label.start])
    noun = behind["noun"] if behind else shared or (before["noun"] if before else "")
    noun, sort = head_noun(noun)
    if not noun and (named := _window_or_area(label)):
        return named
    role = ROLES.get(f"{label.text.lower()} {noun}") or ROLES.get(noun) or ("link" if label.link else None)
    return Thing(label.text, True, label.start, sort, role, noun, label.kinds)


def _window_or_area(label: Label) -> Thing | None:
    """What a link names that explains a part of the product: "from the [sidebar](…)", "in the [Users page](…)"."""
    noun, sort = head_noun(label.text)
    name = label.text[: len(label.text) - len(noun)].strip() if noun else ""
    if sort == "area" and not name and label.link:
        return Thing(label.text, False, label.start, sort, None, noun, label.kinds)
    if sort == "window" and name[:1].isupper() and (label.link or label.text[len(name) :].lstrip()[:1].isupper()):
        return Thing(name if label.link else label.text, True, label.start, sort, None, noun, label.kinds)
    return None


def without_article(text: str) -> str:
    """The noun phrase without the words that only point: "new name" of "a new name"."""
    return _DETERMINER.sub("", text, count=1) if _DETERMINER.match(text) else text


@lru_cache(maxsize=4096)
def head_noun(text: str) -> tuple[str, Sort]:
    """The longest noun of the interface with which the text ends, and of what sort it is; empty without one."""
    best: tuple[str, Sort] = ("", "plain")
    for sort, pattern in _NOUNS.items():
        if (match := pattern.search(text.strip(STRIP))) and len(match[0].strip(" /-")) > len(best[0]):
            best = (" ".join(match[0].strip(" /-").lower().split()), sort)
    return best


def _several(text: str, start: int, end: int) -> tuple[Thing, ...]:
    """The things of "the From and To fields", each with its own name, or of "a title and a subject"."""
    if (shared := _SHARED.fullmatch(text, start, end)) and not is_field(shared["one"]):
        one = Thing(f"{shared['one']} {shared['noun']}".lower(), False, shared.start("one"))
        return (one, *things_of(text, shared.start("other"), end))
    parts = _cut(_JOINED, text, start, end)
    if len(parts) == 1:
        parts = _cut(_AND, text, start, end)
        fields = [is_field(text[a:b]) for a, b in parts]
        short = all(len(text[a:b].split()) == 1 for a, b in parts[1:])
        parts = parts if all(fields) or (fields[0] and short) else [(start, end)]
    if len(parts) > 1:
        return tuple(thing for a, b in parts for thing in things_of(text, a, b))
    match = _PLURAL.fullmatch(text, start, end)
    if not match:
        return ()
    noun, sort = head_noun(match["noun"])
    return tuple(Thing(match[g], True, match.start(g), sort, ROLES.get(noun), noun) for g in ("one", "other"))


def _cut(joint: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    joints = list(joint.finditer(text, start, end))
    return list(zip([start, *(j.end() for j in joints)], [*(j.start() for j in joints), end], strict=True))


def is_field(text: str) -> bool:
    """Whether the words end with what is typed into a field: "a short description"."""
    words = _PART.split(text.lower(), maxsplit=1)[0].strip(STRIP).split()
    return bool(words) and words[-1] in FIELD_NOUNS


def _unmarked(text: str, start: int, end: int) -> Thing | None:
    """The thing that words without markup describe; capitalised words are a label: "the Save button"."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip(STRIP))
    piece = piece.strip(STRIP)
    determiner = _DETERMINER.match(piece)
    if determiner:
        lead += determiner.end()
        piece = piece[determiner.end() :]
    piece = _AGAIN.sub("", piece.strip(STRIP))
    if not piece:
        return None
    if "://" in piece:
        return Thing(piece, True, start + lead)
    opening = OPENING.search(piece)
    bare = piece[: opening.start()] if opening else piece
    noun, sort = head_noun(_PART.split(bare, maxsplit=1)[0])
    kind = ROLES.get(noun)
    if is_way(bare) and noun not in (*WINDOWS, "menu", "tab", "option", "entry", "item", "button", "link"):
        return Thing(bare, True, start + lead)
    front = bare[: len(bare) - len(noun)].strip(STRIP) if noun else ""
    if front[:1].isupper() and is_way(front):  # "the Boats → Crews page"
        return Thing(front, True, start + lead)
    if noun in WINDOWS and bare[-len(noun) :][:1].isupper():
        sort = "window"
    name = _name(bare[: len(bare) - len(noun)], alone=sort == "control" and ROLES[noun] != "img") if noun else ""
    name = name or ("" if noun else _name(bare, alone=not determiner))
    if sort == "window" and name and bare[-len(noun) :][:1].isupper():
        name = bare
    if name and (noun or name == piece) and not _CHOSEN_BY_READERS.match(text, end):
        return Thing(name, True, start + lead, sort, None if name == bare and sort == "window" else kind, noun)
    return Thing(bare, False, start + lead, sort, kind, noun)


def is_way(text: str) -> bool:
    """Whether it is a way through menus, whose head may stand for a record: "your club → Settings → Fees"."""
    return PATH.search(text) is not None and all(station[:1].isupper() for station in PATH.split(text)[1:])


_IN_BRACKETS = re.compile(r"\s*\([^()]*$")
"""What is explained behind a name, its last bracket taken off: "the Add (+) button"."""


def _name(text: str, *, alone: bool = False) -> str:
    """The capitalised words that the text is made of, or empty: `Account Settings`, not `the current plan`."""
    text = _IN_BRACKETS.sub("", text.strip(STRIP)) or text.strip(STRIP)
    if "'s " in text or "’s " in text:  # "the API key's edit button" has no such label
        return ""
    if alone and text[:1].isupper() and len(text.split()) <= 4 and not text.isupper():
        return text
    match = _CAPITAL.search(text)
    if not match or match.end() != len(text):
        return ""
    before = text[: match.start()].strip().lower()
    if before and before not in _BEFORE_A_NAME:
        return ""
    return re.sub(r"\s+(?:and|or|of|to|for|the|in|on|&)$", "", match[0])
