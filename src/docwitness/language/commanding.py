"""What people say that can be done, and the labels of the controls by which it is done."""

from __future__ import annotations

import re

from docwitness.language.alternation import any_of
from docwitness.language.wording import stem, words

_FAMILIES = (
    "add create new make",
    "edit change modify update configure",
    "delete remove trash erase",
    "search find",
    "filter",
    "sort",
    "export download",
    "import upload",
    "copy duplicate clone",
    "move",
    "rename",
    "replace change",
    "share",
    "pause suspend disable",
    "resume enable activate",
    "restore",
    "archive",
    "invite",
    "assign",
    "enroll",
    "reset",
    "merge",
    "approve",
    "reject",
    "schedule",
    "preview",
    "print",
    "view see browse read list inspect manage",
)
"""Verbs that interfaces use for one another: who can create a tag finds “Add tag” or “New tag”."""
OFFERED = frozenset(verb for family in _FAMILIES for verb in family.split()) - {"new", "make", "list", "find"}
"""Verbs of which a look at a window can tell whether it lets its reader do that."""
_LOOKING = frozenset("view see browse read inspect manage".split())
_UNTOLD = re.compile(r"[\"“‘'].*?[\"”’']|\(.*?\)|\b[A-Z]{2,5}\b")
"""What tells nothing of the thing: an example in quotes, a file format."""

VERB = any_of(OFFERED)


_ANY = frozenset("new existing another other own multiple several different many more existing specific single".split())


def about(thing: str) -> frozenset[str]:
    """The words that tell what the thing is: of "a new poll" that it is a poll."""
    return frozenset(words(thing)) - _ANY


def kin_of(verb: str) -> frozenset[str]:
    """The words with which the label of a control for it may begin."""
    return frozenset(word for family in _FAMILIES if verb in family.split() for word in family.split())


def is_looking(verb: str) -> bool:
    """Whether what it needs is that the things are shown, and no control."""
    return verb in _LOOKING


def lets(label: str, verb: str, told: frozenset[str], here: frozenset[str]) -> bool:
    """Whether a control of this label is there to do that to such a thing.

    Its first word is the verb or one of its kin, and the others name the thing, or what all of the window is about. A
    verb alone, “Delete”, is meant for what the window is about.

    Args:
        told: Telling words of the thing.
        here: Telling words of the window's names.
    """
    first, *rest = words(_UNTOLD.sub(" ", label)) or ("",)
    if first not in {stem(word) for word in kin_of(verb)}:
        return False
    return bool(set(rest) & told) and set(rest) <= told | here if rest else bool(told & here)
