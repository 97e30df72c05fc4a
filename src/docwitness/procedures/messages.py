"""What a sentence says to be told on the screen, word by word: “it confirms with *Saved*”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docwitness.language.lexicon import VERBS
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.arrivals import is_supposed, would_do
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import LABEL, Label, Masked
from docwitness.procedures.grammar.phrases import phrases, setting_of

_NOTICE = r"(?:message|notice|notification|toast|banner|alert|confirmation|warning|error)"
_WORDS = rf"(?:{_NOTICE}|question|words?|text)"
_ONCE = r"(?:(?:will|should|then|now|also|briefly|first|be)\s){0,3}"
_TELLS = (
    r"(?:confirms?(?:\s(?:this|it|that))?(?:\s(?:with|by saying))?|says|tells\syou(?:\sso|\sthat|\sto)?|"
    r"lets\syou\sknow|reports|warns(?:\syou)?(?:\sthat)?|asks(?:\syou)?(?:\sfor|\sto)?|(?:answers?|replies|responds)(?:\swith)?|announces|"
    r"acknowledges(?:\s(?:this|it|that))?(?:\swith)?)"
)
_IS_TOLD = (
    rf"you(?:['’](?:re|ll)|\sare|\sget|\swill|\sshould)?\s{_ONCE}(?:told|asked|informed|warned|notified|reminded|prompted|"
    r"greeted)(?:\s(?:that|to|with|by|so))?"
)
_ENDS = r"\W*(?:$|,|;|:|\sand\s|\sat\s|\s(?:if|when|in\scase|as\slong\sas|first|afterwards|instead)\b)"
_TOLD = (
    re.compile(
        rf"\b(?:an?|the|this)\s(?:[a-z-]+\s){{0,3}}?{_NOTICE}"
        rf"(?:[,:]\s|\s\(|\s(?:saying|reading|(?:that|which)\s(?:says|reads)|with the (?:text|words?))\s|\s)"
        rf"(?P<said>{LABEL})",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:{_TELLS}|{_IS_TOLD})[:,]?\s(?:the\s{_WORDS}:?\s)?(?P<said>{LABEL}){_ENDS}", re.IGNORECASE),
    re.compile(rf"(?:^|,\s|\band\s)(?P<said>{LABEL})\s(?:then\s)?(?:confirms|tells\syou|says)\b", re.IGNORECASE),
    re.compile(
        rf"(?:^|,\s|\band\s)(?P<said>{LABEL})\s(?:(?:is|are)\s(?:(?:then|now|briefly|also)\s)?(?P<seen>shown|displayed)\b|"
        rf"is\swhat\syou\s{_ONCE}(?P<read>see|read)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:(?P<seen>shows?|displays?)|(?P<read>reads|you(?:['’]ll)?\s{_ONCE}read))[:,]?\s(?P<said>{LABEL}){_ENDS}",
        re.IGNORECASE,
    ),
)  # fmt: skip
_TURNS = re.compile(
    r"(?:^|,\s|\band\s)(?:the|its)\s[a-z]+\s(?:will\s|now\s|then\s){0,3}(?:says?|reads?|shows?|displays?|"
    rf"changes?\sto|turns?\s(?:in)?to|becomes?)\s(?P<said>{LABEL}){_ENDS}",
    re.IGNORECASE,
)
"""What is written on something that has one word for a name: "the button changes to **Stop**"."""
_BECAME = re.compile(
    rf"(?:^|,\s|;\s|\band\s|which\s)(?:(?:the|its|your|their)\s[^,;:]{{1,40}}?|{LABEL}|)(?:\s{{0,1}})"
    rf"{_ONCE}(?:changes?\s(?:from\s{LABEL}\s)?to|(?:is|are|has\sbeen)\s{_ONCE}(?:changed|switched|(?<=then\s)set|(?<=now\s)set)\s"
    rf"(?:from\s{LABEL}\s)?to|becomes?|turns?\s(?:from\s{LABEL}\s)?(?:in)?to|now\s(?:reads|shows|has\sthe\s[a-z]+))\s"
    rf"(?P<said>{LABEL})\W*$",
    re.IGNORECASE,
)
"""What something shows that has changed, wherever it stands: "the boat's state changes to *At sea*"."""
_MAY_BE = re.compile(r"\b(?:if|unless|should|might|may|could|in case)\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:that|which|who|whose|without|with no|each|every|any)\s(?!says\b|reads\b)", re.IGNORECASE)
"""What tells of which things something is shown: not of whatever the step before was done to."""
_TITLES = re.compile(r"\s(?:button|link|menu|tab|page|field|box|option|command|dialog|window)s?\b", re.IGNORECASE)


def with_messages(masked: Masked, clauses: tuple[Clause, ...], made: Sequence[Draft]) -> list[Draft]:
    """What is made of the sentence, with the labels that are messages as what is to be seen where they are shown.

    What its reader types is none, nor what is said only if something goes wrong.
    """
    every = list(made)
    known = {draft.target for draft in made if draft.action == "expect"}
    if any(_is_conditional(masked, clause) for clause in clauses):
        return every
    turned = {label.start for label in _turned(masked)}
    for label, end in told_in(masked, clauses):
        if label.text not in known and label.start not in turned:
            known.add(label.text)
            parts = phrases(masked.mask, end, _clause_at(clauses, label.start).end)
            position = setting_of(masked, tuple(part for part in parts if part.prep)).position
            later = (i for i, d in enumerate(every) if d.action != "expect" and d.at > label.start)
            at = next(later, len(every))  # it asks “Sure?”, before **Yes** is clicked
            every.insert(at, Draft("expect", label.text, True, label.start, position=position))
    every += (
        Draft("expect", label.text, True, label.start, value="turned")
        for label in _turned(masked)
        if label.text not in known
    )
    return every


def _is_conditional(masked: Masked, clause: Clause) -> bool:
    """Whether what follows is told only if that is so, or only by the click that it names."""
    may_be = clause.mood in ("when", "not") and _MAY_BE.match(masked.mask, clause.start) is not None
    return may_be or is_supposed(masked, clause) or would_do(masked, clause)


def told_in(masked: Masked, clauses: tuple[Clause, ...]) -> Iterator[tuple[Label, int]]:
    """The labels that are said to be told, whenever that is, with the offset at which that is said.

    What is shown, and nothing more is said of it, is one where it is marked as a text is: a control would be in bold.
    """
    for pattern in (*_TOLD, _TURNS):
        for match in pattern.finditer(masked.mask):
            label = next(iter(masked.labels_in(*match.span("said"))), None)
            if label is None or not label.kinds or _TITLES.match(masked.mask, label.end):
                continue
            said = match.groupdict()
            if (said.get("seen") or said.get("read")) and not label.kinds <= {"italic", "quote"}:
                continue
            if said.get("seen") and _SOME.search(masked.mask, 0, match.start()):
                continue
            clause = _clause_at(clauses, match.start("said"))
            if clause.mood not in ("do", "may") or clause.verb is None or VERBS[clause.verb].sort == "find":
                yield label, match.end("said")


def _turned(masked: Masked) -> Iterator[Label]:
    """The labels that something is said to show from now on, unless it is called by one word."""
    for match in _BECAME.finditer(masked.mask):
        label = masked.labels_in(*match.span("said"))[0]
        some = _SOME.search(masked.mask, 0, match.start("said"))
        if label.kinds and not some and not _TURNS.search(masked.mask):
            yield label


def _clause_at(clauses: tuple[Clause, ...], at: int) -> Clause:
    return next((clause for clause in reversed(clauses) if clause.start <= at), clauses[0])
