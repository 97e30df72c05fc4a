"""What a list says to be there: the fields, columns, entries that the sentence before it announces."""

from __future__ import annotations

import re

from docwitness.procedures.grammar.things import STRIP, Thing

_SHOWN = re.compile(
    r"\b(?:includes?|including|contains?|shows?|displays?|lists?|has|have|offers?|provides?|consists? of|comes? with|"
    r"are|is|sees?|finds?|such as|specify|configure|details about|available|considers|supports?|can use)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*[(:;,–—]|\s-{1,2}\s|\s\.\w+$|"
    r"\s(?:of (?:the|a|an|all|your)|on|for|in|at|from|with|about|such as|that|which|when|to)\s"
)
"""Where what is called so ends and what explains it begins."""
_DETERMINER = re.compile(r"(?:the|an?|your|its|each|any|all|one or more)\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:and|or)\b|^(?:who|what|when|where|which|why|how|if|whether|through|by|using|be|not|no)\b", re.IGNORECASE
)
_WORDS = 4
"""Words that a label has; what is longer explains."""


def introduces(sentence: str) -> bool:
    """Whether the list that follows says what is there: "The form has these fields:"."""
    ends = sentence[-20:].rstrip(" *_\"'”’)").endswith(":")
    return ends and _SHOWN.search(sentence) is not None


def entry_of(text: str, lead: Thing | None, *, introduced: bool) -> Thing | None:
    """What an item says to be there: the label that leads it, else the few words that it begins with."""
    if lead is not None:
        return lead
    head = _CUT.split(text.strip(STRIP), maxsplit=1)[0].strip(STRIP) if introduced else ""
    bare = _DETERMINER.sub("", head, count=1) if _DETERMINER.match(head) else head
    if not bare or len(bare.split()) > _WORDS or _NO_NAME.search(bare):
        return None
    return Thing(bare, False, 0)
