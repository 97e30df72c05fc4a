"""What comes of a step, told without a name: "A panel opens", "The new boat joins the list"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docwitness.language.alternation import any_of
from docwitness.language.nouns import WINDOWS
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import LABEL, Masked
from docwitness.procedures.grammar.things import without_article

OPENED = (*WINDOWS, "editor", "menu", "field", "box", "list", "calendar", "assistant", "question", "drawer", "sidebar")
"""Nouns of what opens, and is known once something of its kind has come."""
_ONCE = r"(?:(?:will|then|now|also|automatically|immediately|should)\s){0,3}"
_AT = r"(?:\s(?P<position>(?:in|on|at|to|below|above|beside|next to|under|beneath)\s(?:the|its|this|your)\s[^,;:.]+))?"
_COLLECTION = (
    r"(?:(?:the|your|its|their|this|that|a)\s(?:[\w'’-]+\s){0,2}?(?:list|table|tree|grid|overview|queue|board|calendar|"
    rf"timetable|schedule|column|row|group|section|{any_of(WINDOWS)}|[a-z]+s)(?:\sof\s[^,;:.]+)?|{LABEL})"
)
_THING = r"(?P<thing>(?:the|an?|your|this|that|its)\s(?:[\w'’-]+\s){1,4}?|it\s)"
_AWAY = rf"(?P<position>(?:in|on|at|under|below|above)\s(?:{LABEL}|(?:the|its|your)\s)[^,;:]*?)"
_WORDINGS = (
    # "A form opens below the table."
    ("come", rf"(?:the|an?|its|another)\s(?:(?-i:[a-z][a-z-]*)\s){{0,3}}?(?P<kind>{any_of(OPENED)})\s{_ONCE}"
     rf"(?:opens?|appears?|pops?\sup|slides?\s(?:in|out|open)|comes?\sup|shows?\sup|drops?\sdown|unfolds?|"
     rf"(?:is|be)\s(?:then\s)?opened){_AT}"),
    ("come", rf"an?\s(?:(?-i:[a-z][a-z-]*)\s){{0,3}}?(?P<kind>{any_of(OPENED)})\s{_ONCE}(?:is|be)\s"
     rf"(?:shown|displayed){_AT}"),
    # "Its details open in a panel at the side."
    ("come", r"(?:its|the|their)\s(?:[a-z]+\s){0,2}?(?:details|contents?|properties|settings|options|history)\s"
     rf"{_ONCE}(?:opens?|appears?|comes?\sup|are\s(?:shown|displayed|opened))\sin\san?\s(?:(?-i:[a-z][a-z-]*)\s){{0,2}}?"
     rf"(?P<kind>{any_of(WINDOWS)}){_AT}"),
    # "You are asked to confirm."
    ("come", rf"(?:you(?:['’]re|['’]ll\sbe|\sare|\swill\sbe)\s{_ONCE}(?:first\s)?(?:asked|prompted)|"
     r"(?:\w+|[\ue000\ue001]+)\s(?:first\s|then\s)?asks(?:\syou)?)\s(?:first\s)?"
     r"(?:to\sconfirm|for\s(?:a\s|your\s)?confirmation|(?:whether|if)\syou)(?P<asked>.*)"),
    # "The new boat joins the list", "the device is added to the table".
    ("join", rf"{_THING}{_ONCE}(?:joins|(?:is|are|gets?|be)\s{_ONCE}added\sto)\s{_COLLECTION}(?:\s{_AWAY})?"),
    ("join", r"(?P<thing>an?\snew\s(?:row|entry|line|item|card|record))\s(?:appears|is\sadded|shows\sup)"
     rf"(?:\s(?:in|to)\s{_COLLECTION})?(?:\s{_AWAY})?"),
    # "The new boat is listed at the end", "The name now stands in the table".
    ("appear", rf"(?=.*\b(?:new|now|then|also|copy)\b){_THING}{_ONCE}"
     rf"(?:(?:is|are|be)\s{_ONCE}(?:listed|shown|displayed)|"
     rf"(?:appears?|shows?\sup|turns?\sup|stands?|(?:is|are)\snow))\s(?:in\s{_COLLECTION}|{_AWAY})"),
    # "The table lists the new boat together with its berth."
    ("appear", rf"{_COLLECTION}\s{_ONCE}(?:lists|shows|displays|contains|includes|has)\s"
     r"(?P<thing>(?:the|your)\snew\s[\w-]+)"),
    # "The item vanishes from the table."
    ("leave", rf"{_THING}{_ONCE}(?:(?:vanishes|disappears|goes)\sfrom|(?:is|are|gets?)\s{_ONCE}"
     rf"(?:gone|removed|taken|deleted)\s(?:from|off)|(?:is|are)\sno\slonger\s(?:(?:listed|shown)\s)?(?:in|on)|leaves)\s"
     rf"{_COLLECTION}"),
)  # fmt: skip
_RULES = tuple((outcome, re.compile(rf"{wording}\W*$", re.IGNORECASE)) for outcome, wording in _WORDINGS)
_BEGINS = re.compile(r"(?:and |then |now |afterwards |, )*", re.IGNORECASE)
_GOES_ON = re.compile(r",\s(?:and|but)\s|;\s|\s(?:and|but)\s(?=(?:the|a|an|it|you)\s)", re.IGNORECASE)


def aftermath_of(masked: Masked, clauses: Sequence[Clause], made: Sequence[Draft]) -> Iterator[Draft]:
    """What comes of the step before, as what is to be seen then: of what the sentence says in a clause of its own.

    What comes only under a condition is no matter of the step before.
    """
    supposed = (c for c in clauses if c.mood in ("when", "not") and not masked.mask.startswith("that ", c.start))
    if any(supposed) or masked.text.rstrip().endswith("?"):
        return
    for start, end in _stretches(masked, clauses):
        told = any(draft.target in masked.text[start:end] for draft in made)
        if not told and (draft := _outcome(masked, start, end)):
            yield draft


def _outcome(masked: Masked, start: int, end: int) -> Draft | None:
    begin = _BEGINS.match(masked.mask, start).end()  # type: ignore[union-attr]
    for outcome, rule in _RULES:
        match = rule.match(masked.mask, begin, end)
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("thing") and masked.labels_in(*match.span("thing")):
            return None  # what has a name is looked for by it
        named = groups.get("kind") or ("question" if "asked" in groups else groups.get("thing") or "")
        place = masked.text[slice(*match.span("position"))].strip(" .") if groups.get("position") else None
        return Draft("expect", without_article(named.strip()), False, begin, position=place, value=outcome)
    return None


def _stretches(masked: Masked, clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """The parts of the sentence that say one thing each."""
    start = clauses[0].start if clauses else 0
    for joint in _GOES_ON.finditer(masked.mask):
        yield start, joint.start()
        start = joint.end()
    yield start, len(masked.mask)
