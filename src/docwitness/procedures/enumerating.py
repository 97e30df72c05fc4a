"""What a list says to be there: the fields, columns, entries that the sentence before it announces."""

from __future__ import annotations

import re

from docwitness.language.paths import stations
from docwitness.procedures.grammar.things import STRIP, Thing

_SHOWN = re.compile(
    r"\b(?:includes?|including|contains?|shows?|displays?|lists?|has|have|offers?|provides?|consists? of|comes? with|"
    r"are|is|sees?|finds?|such as|specify|configure|details about|available|considers|supports?|can use)\b",
    re.IGNORECASE,
)
_OF_EACH = re.compile(r"\b(?:each|every)\b", re.IGNORECASE)
"""What is said of every entry of a list are its values, and they have no label."""
_CUT = re.compile(
    r"\s*[(:;,–—]|\s-{1,2}\s|\s\.\w+$|"
    r"\s[a-z]+ed (?:out|by|in|on|to|for|from|with)\b|"
    r"\s(?:of (?:the|a|an|all|your)|on|for|in|at|from|with|about|such as|that|which|when|to)\s"
)
"""Where what is called so ends and what explains it begins."""
_DETERMINER = re.compile(r"(?:the|an?|your|its|each|any|all|one or more)\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:and|or)\b|^(?:who|what|when|where|which|why|how|if|whether|through|by|using|be|not|no)\b", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
"""A number is a value, and no label."""
_WORDS = 4
"""Words that a label has; what is longer explains."""


_FIELDS = re.compile(
    r"\b(?:edit|change|modify|update|adjust|review|set)\b"
    r"(?:.*\b(?:fields|details|settings)\b|\s(?:(?:any|all|some|one or more)\sof\s)?the following\b)",
    re.IGNORECASE,
)
"""What is left to its reader says all the same what there is: "Change any of these details:"."""


def introduces(sentence: str) -> bool:
    """Whether the list that follows says what is there: "The form has these fields:"."""
    ends = sentence[-20:].rstrip(" *_\"'”’)").endswith(":")
    tells = _SHOWN.search(sentence) or _FIELDS.search(sentence)
    return ends and tells is not None and not _OF_EACH.search(sentence)


_STATION = re.compile(r"[A-Z][^.;:|=]{0,40}")


def menu_path(text: str) -> Thing | None:
    """The way through menus that is all that an item or cell has: "File > New"."""
    way = text.strip(" `")
    parts = stations(way)
    if len(parts) < 2 or not all(_STATION.fullmatch(part) and len(part.split()) <= _WORDS + 1 for part in parts):
        return None
    return Thing(way, True, 0, kinds=frozenset({"menu"}))


_MENU_ENTRY = re.compile(r"menu(?: (?:option|item|entry|command|path))?s?", re.IGNORECASE)
_KEYS = re.compile(r"(?:key(?:board)? ?)?(?:short-?cuts?|bindings?)|hot-?keys?|accelerators?|keys?", re.IGNORECASE)
TAG = re.compile(r"^\[[^\]]*\]\s*")
"""What writers put before an entry to tell its menu apart: “[Edit] Undo”."""
_ABSENT = frozenset({"none", "n/a", "na", "no", "yes"})


def names_kind(lead: str) -> bool:
    """Whether a row is called after what its cell is, and not by a label: “Menu option”, “Shortcut”."""
    return (_MENU_ENTRY.fullmatch(lead.strip()) or _KEYS.fullmatch(lead.strip())) is not None


def entry_of_menu(lead: str, text: str) -> Thing | None:
    """The entry of some menu that a row called “Menu option” tells."""
    label = TAG.sub("", text.strip(" `"))
    fits = _LETTERS.search(label) and len(label.split()) <= _WORDS + 1 and label.casefold() not in _ABSENT
    return Thing(label, True, 0, noun="menu") if fits and _MENU_ENTRY.fullmatch(lead.strip()) else None


def entry_of(text: str, lead: Thing | None, *, introduced: bool) -> Thing | None:
    """What an item says to be there: the label that leads it, else the few words that it begins with."""
    if lead is not None:
        return lead if _LETTERS.search(lead.text) else None
    head = _CUT.split(text.strip(STRIP), maxsplit=1)[0].strip(STRIP) if introduced else ""
    bare = _DETERMINER.sub("", head, count=1) if _DETERMINER.match(head) else head
    if not _LETTERS.search(bare) or len(bare.split()) > _WORDS or _NO_NAME.search(bare):
        return None
    return Thing(bare, False, 0)
