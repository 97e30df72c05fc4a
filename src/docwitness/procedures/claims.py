"""What a sentence promises without asking for an action: where things are, what opens, what happens when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product, takewhile

from docwitness.model import ClaimKind
from docwitness.procedures.acting.aims import names_nothing
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import LABEL, Masked
from docwitness.procedures.grammar.moods import PEOPLE
from docwitness.procedures.grammar.phrases import phrases, setting_of, titled
from docwitness.procedures.grammar.things import Thing, things_in


@dataclass(frozen=True, slots=True)
class Promise:
    """A claim before it has a place in the document and a name."""

    kind: ClaimKind
    start: int
    end: int
    """Where in the sentence the clause stands that promises it."""
    thing: Thing | None = None
    position: str | None = None
    value: str | None = None
    window: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """How a clause of a certain wording promises something: of `what`, and for the `rest` its state or place."""

    name: str
    kind: ClaimKind
    pattern: re.Pattern[str]
    example: str


_ONCE = (
    r"(?:(?:will|should|would|can|now|then|also|always|automatically|still|currently|be|by default|initially)\s){0,4}"
)
_WHAT = rf"(?P<what>(?:the|a|an|your|each|every|all|any|its|this|these|{LABEL}|[A-Z])[^,;:?]*?)"


def _rule(name: str, kind: ClaimKind, pattern: str, example: str) -> ClaimRule:
    return ClaimRule(name, kind, re.compile(pattern, re.IGNORECASE), example)


RULES = (
    # Reference sections that say where things are before anything is asked for.
    _rule(
        "is located", "position",
        rf"{_WHAT}\s(?:is|are|sits?|can be|appears?|lies|lie)\s{_ONCE}"
        r"(?P<rest>(?:located|listed|shown|found|displayed|placed|situated|positioned|available|visible|accessible|"
        r"grouped)?\s?"
        r"\b(?:in|on|at|under|below|above|next to|beside|within|inside|near|to the (?:left|right) of|beneath)\s.+)",
        "The plan is listed above Account Information.",
    ),
    # "Use the Preview button, located at the top of the order."
    _rule(
        "which is located", "position",
        rf"[^.;]*?(?P<what>(?:the\s|a\s)?{LABEL}(?:\s[\w-]+){{0,2}}?),?\s(?:which\sis\s|that\sis\s)?"
        r"(?:located|situated)\s(?P<rest>(?:in|on|at|under|below|above|next to|beside|within|near)\s.+)",
        "It is done by the “Preview” button, located at the top.",
    ),
    _rule(
        "you find", "position",
        r"(?:you|users)(?:['’]ll)?\s(?:can|will|should|may)?\s?(?:also\s|always\s)?(?:find|see|locate|access|"
        r"reach)\s(?P<what>.+?)\s"
        r"(?P<rest>(?:in|on|at|under|below|above|next to|beside|within|inside|near|to the (?:left|right) of)\s.+)",
        "You find the search box at the top.",
    ),
    # "In the bottom-right corner, you'll find the Help button."
    _rule(
        "there you find", "position",
        r"(?P<rest>(?:in|on|at|under|below|above|next to|beside|near)\s[^,]+?),?\s(?:you(?:['’]ll)?\s(?:will\s|"
        r"can\s|should\s)?(?:find|see)|"
        r"there(?:['’]s|\s(?:is|are|will be)))\s(?P<what>.+)", "In the corner you'll find the Help button.",
    ),
    # "There is a Save button at the bottom."
    _rule(
        "there is", "presence", r"there(?:['’]s|\s(?:is|are|will be))\s(?:also\s)?(?P<what>.+)",
        "There is a Save button.",
    ),
    _rule(
        "shows", "presence",
        rf"(?P<where>(?:the|this|your|each)\s(?:[^,;:]*?)(?:window|page|dialog|screen|panel|tab|list|table|section|"
        rf"menu|form|view|sidebar|dashboard|{LABEL}))\s"
        r"(?:now\s|also\s|then\s)?(?:shows|displays|contains|lists|has|includes|will show|will display)\s(?P<what>.+)",
        "The Members page shows an Invite button.",
    ),
    _rule(
        "clicking opens", "opens",
        r"(?:clicking|selecting|choosing|pressing|tapping)\s(?:on\s)?(?P<rest>.+?)\s(?:opens|displays|shows|brings up|"
        r"reveals|prompts|launches|takes you to|will open|leads to|will take you to|redirects you to|"
        r"brings you to)\s(?P<what>.+)",
        "Clicking Save opens the Summary page.",
    ),
    # "When you click Export, the Export dialog opens."
    _rule(
        "opens when", "opens",
        rf"(?:when|once|after|as soon as|if)\s{PEOPLE}(?:['’]ve)?\s(?:have\s|has\s)?(?:click(?:s|ed)?|select(?:s|ed)?|"
        rf"chooses?|press(?:es|ed)?|taps?|do|submits?)\s?(?:on\s)?(?P<rest>.*?),\s"
        rf"{_WHAT}\s{_ONCE}(?:opens?|appears?|pops? up|shows? up|displayed|is displayed|is shown|shown)\b",
        "When you click Export, the Export dialog opens.",
    ),
    _rule(
        "is in a state", "state",
        rf"{_WHAT}\s(?:will\s|should\s|would\s)?(?:is|are|be|becomes?|gets?|remains?|stays?|changes? to|turns?|"
        rf"defaults? to)\s{_ONCE}(?:set to\s|(?:marked|shown|tagged|flagged|listed)\sas\s|labell?ed\s)?"
        rf"(?P<rest>(?:selected|enabled|disabled|checked|unchecked|gr[ae]yed out|active|inactive|pending|completed?|"
        rf"visible|hidden|empty|required|"
        rf"optional|mandatory|read-only|expanded|collapsed|highlighted|on|off|green|red|blue|grey|gray|locked|open|"
        rf"closed|turned (?:on|off))\b.*|{LABEL}.*)",
        "The Save button is disabled.",
    ),
)  # fmt: skip
"""In the order in which they are tried; of every sentence each rule is tried on each of its main clauses."""

_TIME = re.compile(
    r"\bat any (?:point|time|moment)(?: (?:before|until|during) [^,;:.]+)?|\bat the (?:end|start|beginning) of "
    r"[^,;:.]+|\buntil [^,;:.]+|\bbefore [^,;:.]+|"
    r"\bimmediately\b|\binstantly\b|\bwithin (?:a |an |\d+ |the )[^,;:.]+|\bautomatically\b|\bevery (?:day|week|"
    r"month|year|hour|time|\d+)[^,;:.]*|"
    r"\bfor (?:up to )?\d+ \w+|\bas soon as [^,;:.]+|\bpermanently\b|\bno longer\b|\bafter (?:a |an |the |that |"
    r"this |you |your |\d)[^,;:.]*|"
    r"\bonce [^,;:.]+|\bon the next [^,;:.]+|\bby default\b|\bby \w+ing [^.;:]+|\bright away\b|\bthe next time "
    r"[^,;:.]+|\bin real time\b",
    re.IGNORECASE,
)
_BEHAVES = re.compile(
    r"\b(?:will|can|cannot|can['’]t|won['’]t|may|must|is|are|gets?|does not|doesn['’]t|do not|don['’]t|renews?|"
    r"expires?|ends?|starts?)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:refer to|documentation|this (?:guide|article|tutorial|section|document)|for more information|learn more|"
    r"we['’]ll|let['’]s|we will|"
    r"see also|follow the)\b", re.IGNORECASE,
)  # fmt: skip


_EVERYTHING = frozenset("site website page app application product system instance organization server".split())
"""What is no place on a screen, since everything is there."""


def promises_of(masked: Masked, clauses: tuple[Clause, ...], drafts: tuple[Draft, ...]) -> Iterator[Promise]:
    """What the sentence promises; where its steps are to be found is a promise as well."""
    if masked.text.rstrip().endswith("?"):
        return
    acts = [draft for draft in drafts if draft.action != "expect"]
    for draft in acts:
        if draft.position:
            thing = Thing(draft.target, draft.labelled, draft.at, role=draft.role)
            yield Promise("position", *_around(draft.at, clauses), thing, draft.position, window=draft.window)
    if acts:
        return
    if clauses and clauses[0].mood == "not":
        return
    conditional = clauses[:1] and clauses[0].mood == "when"
    found = tuple(p for p in _by_rule(masked, clauses) if p.kind == "opens" or not conditional)
    yield from found
    if not found and not any(draft.action == "expect" for draft in drafts):
        yield from _behaviour(masked)


def _around(at: int, clauses: tuple[Clause, ...]) -> tuple[int, int]:
    """The clause at the offset and what belongs to it, up to the next verb that asks for something."""
    index = max(0, bisect_right(clauses, at, key=lambda clause: clause.start) - 1)
    end = next((i for i in range(index + 1, len(clauses)) if clauses[i].mood in ("do", "may")), len(clauses))
    return clauses[index].start, clauses[end - 1].end


def _by_rule(masked: Masked, clauses: tuple[Clause, ...]) -> Iterator[Promise]:
    """The first promise that a rule finds in the sentence, behind what says where that is: "In the portal, …"."""
    places = tuple(takewhile(lambda clause: clause.mood == "place", clauses))
    begin = clauses[len(places)].start if len(places) < len(clauses) else 0
    for rule, start in product(RULES, sorted({0, begin})):
        match = rule.pattern.match(masked.mask, start)
        what = things_in(masked, *_first(masked, *match.span("what"))) if match else ()
        if not match or not what or names_nothing(what[0]) or _NO_SUBJECT.search(match["what"]):
            continue
        if promise := _MAKERS[rule.kind](masked, match, what[0]):
            where = _window(masked, places) if start else None
            yield replace(promise, window=promise.window or where)
            return


_NO_SUBJECT = re.compile(
    r"^(?:you|we|they|it|check|verify|ensure|make sure|confirm|see|note)\b|\b(?:can|may|might|must|cannot|not|"
    r"appears?)$|"
    r"\b(?:whether|if|that|because|depending|when)\b",
    re.IGNORECASE,
)
"""What no element is called: "Sheets can", "Check whether the forward"."""


def _window(masked: Masked, places: tuple[Clause, ...]) -> str | None:
    """The window that introductions name."""
    said = [setting_of(masked, phrases(masked.mask, place.start, place.end)).window for place in places]
    return next((window.text for window in said if window and titled(window)), None)


def _placed(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    position = _position(masked, *match.span("rest"))
    if position is None or position.lower() in _EVERYTHING:
        return None
    return Promise("position", 0, len(masked.text), what, position)


def _in_state(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    state = re.split(r"[,;:]\s", masked.text[slice(*match.span("rest"))])[0].strip(" .")
    return Promise("state", 0, len(masked.text), what, value=state)


def _opening(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    if what.sort != "window" and not what.labelled:
        return None
    by = things_in(masked, *match.span("rest"))
    return Promise("opens", 0, len(masked.text), what, value=by[0].text if by else None)


def _present(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    if not what.labelled and (what.sort == "plain" or (what.sort != "control" and "where" not in match.groupdict())):
        return None
    return Promise("presence", 0, len(masked.text), what, position=_position(masked, *match.span("what")))


_MAKERS: dict[ClaimKind, Callable[[Masked, re.Match[str], Thing], Promise | None]] = {
    "position": _placed,
    "state": _in_state,
    "opens": _opening,
    "presence": _present,
}


def _first(masked: Masked, start: int, end: int) -> tuple[int, int]:
    parts = phrases(masked.mask, start, end)
    return (parts[0].start, parts[0].end) if parts else (start, end)


def _position(masked: Masked, start: int, end: int) -> str | None:
    parts = phrases(masked.mask, start, end)
    said = setting_of(masked, tuple(p for p in parts if p.prep))
    return said.position or (said.window.text if said.window else None)


def _behaviour(masked: Masked) -> Iterator[Promise]:
    """A promise about time or ability: one that names a moment or a way, and a verb that can come true."""
    times = [m[0].strip() for m in _TIME.finditer(masked.text)]
    if times and _BEHAVES.search(masked.mask) and not _TALK.search(masked.text) and len(masked.text.split()) >= 4:
        yield Promise("behaviour", 0, len(masked.text), None, value=", ".join(dict.fromkeys(times)))
