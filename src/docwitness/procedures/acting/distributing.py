"""One verb for several objects: "enter 4242 in Card number and 12/30 in Expires", "fill in First name and Company"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from docwitness.language.lexicon import VERBS
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import FIRST, Masked
from docwitness.procedures.grammar.phrases import Phrase, phrases
from docwitness.procedures.grammar.unmarked import NAMING

_INTO = ("in", "into", "as", "for", "under", "to", "below", "from")
"""Prepositions between what is typed or chosen and where."""
_FILLED_IN = ("fill in", "fill out", "fill", "complete")
"""Verbs whose objects are fields."""
_AND = re.compile(r"(?:,(?:\s+and)?|\s+(?:and|plus))\s+(?:the\s|your\s|an?\s)?")
_NAMES = re.compile(rf"(?:and\s)?(?:the\s|your\s)?(?:[A-Z{FIRST}]).*", re.DOTALL)
_REACH = 400
"""Characters within which the second object is looked for: no reader holds on to a verb for longer."""
_ON_OFF = re.compile(r"(?:\sto(?:\sthe)?)?\s(?P<state>on|off)(?:\sposition)?\W*$", re.IGNORECASE)
_MOVES = ("toggle", "switch", "slide", "move", "flip", "push", "drag", "set")
"""Verbs that turn a switch, whose two ends are on and off: "slide it to the on position"."""


def distributed(masked: Masked, clause: Clause) -> Iterator[Clause]:
    """The clause, or one clause for each of the objects that its verb has, all with the same verb."""
    verb = VERBS[clause.verb or ""]
    clause = _with_particle(masked, clause)
    while verb.sort in ("write", "choose", "weak") and (cut := _second_object(masked, clause)):
        yield replace(clause, end=cut[0])
        clause = replace(clause, start=cut[0], after_verb=cut[1], verb_at=cut[1])
    yield clause


def _second_object(masked: Masked, clause: Clause) -> tuple[int, int] | None:
    """Where the first object ends and the second begins; None where there is only one."""
    parts = phrases(masked.mask, clause.after_verb, min(clause.end, clause.after_verb + _REACH))
    if clause.verb in _FILLED_IN:
        first = parts[:1] if len(parts) == 1 else ()
        cut = next((_AND.search(masked.mask, p.start, p.end) for p in first), None)
        return cut.span() if cut and _NAMES.match(masked.mask, cut.end()) else None
    for place, object_ahead in pairwise(parts[1:]):
        if place.prep in (*_INTO, *NAMING) and object_ahead.prep in _INTO and (cut := _last_and(masked, place)):
            return cut.span()
    return None


def _last_and(masked: Masked, part: Phrase) -> re.Match[str] | None:
    return next(reversed(list(_AND.finditer(masked.mask, part.start, part.end))), None)


def _with_particle(masked: Masked, clause: Clause) -> Clause:
    """ "Turn **Alerts** off" as "turn off **Alerts**": the verb and its particle stand apart."""
    verb = "turn" if clause.verb in _MOVES else clause.verb
    found = _ON_OFF.search(masked.mask, max(clause.after_verb, clause.end - 24), clause.end)
    turned = f"{verb} {found['state'].lower()}" if found else ""
    if not found or turned not in VERBS or found.start() <= clause.after_verb:
        return clause
    return replace(clause, verb=turned, end=found.start())
