"""What a sentence says to be told on the screen, word by word: “it confirms with *Saved*”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docwitness.language.lexicon import VERBS
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.arrivals import is_supposed
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import LABEL, Label, Masked
from docwitness.procedures.grammar.phrases import phrases, setting_of

_NOTICE = r"(?:message|notice|notification|toast|banner|alert|confirmation)"
_TELLS = (
    r"(?:confirms?(?:\s(?:this|it|that))?(?:\s(?:with|by saying))?|says|tells\syou(?:\sso)?|lets\syou\sknow|reports|"
    r"(?:answers|replies|responds)(?:\swith)?|announces|acknowledges(?:\s(?:this|it|that))?(?:\swith)?)"
)
_TOLD = (
    re.compile(
        rf"\b(?:an?|the|this)\s(?:[a-z-]+\s){{0,3}}?{_NOTICE}"
        rf"(?:[,:]\s|\s\(|\s(?:saying|reading|(?:that|which)\s(?:says|reads)|with the (?:text|words?))\s|\s)"
        rf"(?P<said>{LABEL})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_TELLS}[:,]?\s(?:the\s(?:{_NOTICE}|words?)\s)?(?P<said>{LABEL})\W*(?:$|,|\sand\s|\sat\s)", re.IGNORECASE
    ),
    re.compile(rf"(?:^|,\s|\band\s)(?P<said>{LABEL})\s(?:then\s)?(?:confirms|tells\syou|says)\b", re.IGNORECASE),
    re.compile(
        rf"(?:^|,\s|\band\s)(?P<said>{LABEL})\s(?:is|are)\s(?:(?:then|now|briefly|also)\s)?(?P<seen>shown|displayed)\b",
        re.IGNORECASE,
    ),
)  # fmt: skip


def messages_in(masked: Masked, clauses: tuple[Clause, ...], made: Sequence[Draft]) -> Iterator[Draft]:
    """The labels that are messages, as what is to be seen where they are said to be shown; those not yet `made`.

    What its reader types is none, nor what is said only if something goes wrong. What is shown, and nothing more is
    said of it, is one where it is marked as a text is: a control would be in bold.
    """
    known = {draft.target for draft in made if draft.action == "expect"}
    for label, position in _told(masked, clauses):
        if label.text not in known:
            yield Draft("expect", label.text, True, label.start, position=position)


def _told(masked: Masked, clauses: tuple[Clause, ...]) -> Iterator[tuple[Label, str | None]]:
    for pattern in _TOLD:
        for match in pattern.finditer(masked.mask):
            label = next(iter(masked.labels_in(*match.span("said"))), None)
            clause = next((c for c in reversed(clauses) if c.start <= match.start("said")), None)
            if label is None or not label.kinds or clause is None:
                continue
            if match.groupdict().get("seen") and not label.kinds <= {"italic", "quote"}:
                continue
            acts = clause.mood in ("do", "may") and clause.verb is not None and VERBS[clause.verb].sort != "find"
            if not acts and not any(is_supposed(masked, c) for c in clauses):
                parts = phrases(masked.mask, match.end(), clause.end)
                yield label, setting_of(masked, tuple(part for part in parts if part.prep)).position
