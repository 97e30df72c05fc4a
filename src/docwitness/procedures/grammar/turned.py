"""Clauses whose verb does not stand before its object: "The box needs to be ticked", "Finally, **Save**"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docwitness.language.alternation import any_of
from docwitness.language.lexicon import PASSIVES
from docwitness.language.nouns import ROLES
from docwitness.procedures.grammar.labels import LABEL

_CHECKED = ("checked", "ticked", "selected", "enabled", "on", "turned on", "switched on")
_UNCHECKED = ("unchecked", "unticked", "deselected", "disabled", "off", "turned off", "switched off")
_PASSIVE = re.compile(
    rf"(?:the|an?|your|each|every|{LABEL})[^,;:]*?\s(?P<must>(?:must|should|has to|have to|needs? to) "
    rf"(?:now |then |also )?be (?P<verb>{any_of(PASSIVES)})\b)",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?P<told>(?:(?:make|be) sure |ensure ))?(?:that )?(?P<what>(?:the|your|" + LABEL + r")[^,;:]*?)\s"
    rf"(?P<is>(?:is|are)\s(?P<not>not )?(?:(?P<checked>{any_of(_CHECKED)})|{any_of(_UNCHECKED)})\b)",
    re.IGNORECASE,
)
"""How something is to be: "Make sure the box **Remember me** is ticked"; what only is so is told, not asked for."""
_SET = re.compile(
    r"(?P<told>(?:make|be) sure |ensure )?(?:that )?(?P<what>(?:(?:the|your)\s)?" + LABEL + r"(?:\s[a-z]+){0,2}?)\s"
    r"(?:(?P<is>(?:is|are) set to)|(?:must|should|has to|have to|needs? to) (?:now |then |also )?be set to)\s",
    re.IGNORECASE,
)
"""To what something is to be set: "**Kind** should be set to **Ferry**"."""
NAMED_ALONE = re.compile(rf"(?:on )?(?:the )?{LABEL}(?:\s{any_of(ROLES)})?\W*$", re.IGNORECASE)
"""What "Finally, **Save**." says behind its first word."""


@dataclass(frozen=True, slots=True)
class Turned:
    """Where the object stands in the clause, and the verb that acts on it."""

    rule: str
    verb: str
    start: int
    end: int


def turned_round(clause: str, *, ensured: bool) -> Turned | None:
    """The object and its verb, if the verb follows it; `ensured`: the clause before ends with "make sure"."""
    if passive := _PASSIVE.match(clause):
        return Turned("passive", PASSIVES[passive["verb"].lower()], 0, passive.start("must"))
    if (value := _SET.match(clause)) and (ensured or value["told"] or not value["is"]):
        return Turned("set", "set", value.start("what"), len(clause))
    state = _STATE.match(clause)
    if state is None or not (ensured or state["told"]):
        return None
    checked = (state["checked"] is not None) != (state["not"] is not None)
    return Turned("state", "check" if checked else "uncheck", state.start("what"), state.start("is"))
