"""What a wording promises, by its kind: a place, a state, what opens, what is there, what is listed, what changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from docwitness.language.nouns import says_name_of
from docwitness.model import ClaimKind
from docwitness.procedures.grammar.labels import Masked
from docwitness.procedures.grammar.phrases import phrases, setting_of, titled
from docwitness.procedures.grammar.things import Thing, things_in
from docwitness.procedures.grammar.unmarked import NAMING
from docwitness.procedures.promising.claim_rules import RULES, ClaimRule


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


_EVERYTHING = frozenset("site website page app application product system instance organization server".split())
"""What is no place on a screen, since everything is there."""


_COLLECTIONS = frozenset("list table tree grid menu group section row".split())


def _placed(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    position = _position(masked, *match.span("rest"))
    labels = masked.labels_in(*match.span("what"))
    if what.text.lower() in _COLLECTIONS and not what.labelled and len(labels) == 1:
        what = Thing(labels[0].text, True, labels[0].start, kinds=labels[0].kinds)  # “the list of ‘folders’”
    if position is None or position.lower() in _EVERYTHING or position.endswith((" it", " them")):
        return None
    return Promise("position", 0, len(masked.text), what, position)


def _in_state(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    if "rest" not in match.groupdict():
        rule = _rule_of(match).name
        text = re.sub(r"^(?:an?|the)\s", "", masked.text[slice(*match.span("what"))].strip())
        named = what if rule != "set by default" else replace(what, text=text, labelled=False)
        return Promise("state", 0, len(masked.text), named, value=_UNSAID[rule])
    state = re.split(r"[,;:]\s", masked.text[slice(*match.span("rest"))])[0].strip(" .")
    return Promise("state", 0, len(masked.text), what, value=state)


_UNSAID = {"set by default": "checked", "is the default": "selected", "is preselected": "selected"}
"""Rules whose wording says by itself which state it is."""


def _rule_of(match: re.Match[str]) -> ClaimRule:
    return next(rule for rule in RULES if rule.pattern is match.re)


def _listed(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    """A list of things of which there are many; that all of them are in it cannot be seen."""
    if re.match(r"(?:all|every|each)\b", match["what"], re.IGNORECASE):
        return None
    text = _MODIFIED.sub("", _LISTING.sub("", match["what"].strip()))
    many = text.endswith("s") or text != match["what"].strip()
    where = next(iter(things_in(masked, *match.span("where"))), None)
    if what.labelled or what.sort == "control" or not many or re.search(r"\band\b", text):
        return None
    this = match["where"].strip().lower().startswith("this")
    if not this and not (where and where.labelled):
        return None
    return Promise(
        "lists", 0, len(masked.text), replace(what, text=text), window=None if this or not where else where.text
    )


_LISTING = re.compile(
    r"^(?:(?:an?|the) )?(?:list(?:ing)?|table|overview) (?:of|listing|showing) (?:all of |the |all )*|"
    r"^(?:(?:any|all|every|the) )+",
    re.IGNORECASE,
)
_LIST_OF = re.compile(r"(?:an?|the) (?:list(?:ing)?|table|overview) of ", re.IGNORECASE)
_MODIFIED = re.compile(r"^(?:[a-z]+ly )?[a-z]+ed (?=[a-z])|^currently ", re.IGNORECASE)
"""What tells which of the things are listed, and is no part of what they are called: "recently deleted songs"."""


def _changing(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    return Promise("changes", 0, len(masked.text), replace(what, labelled=False))


def _opening(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    by, window = _clicked(masked, *match.span("rest"))
    by_name = by is not None and not by.labelled and says_name_of(by.text)
    if what.sort not in ("window", "area") and not what.labelled and not by_name:
        return None
    taken = _rule_of(match).name == "takes you"
    leads = what.sort == "window" or (what.labelled and taken)
    what = replace(what, role="window") if leads else what
    return Promise("opens", 0, len(masked.text), what, value=by.text if by else None, window=window)


def _clicked(masked: Masked, start: int, end: int) -> tuple[Thing | None, str | None]:
    """What is clicked, and the window that is said to have it: "the name of a song on the **Songs** page"."""
    parts = [part for part in phrases(masked.mask, start, end) if part.prep]
    window = setting_of(masked, tuple(parts)).window
    where = next((part for part in parts if window and part.start <= window.start < part.end), None)
    close = masked.mask.lower().rfind(f" {where.prep} ", start, where.start + 1) if where else end
    things = things_in(masked, start, close if close > start else end)
    return (things[0] if things else None), window.text if window and titled(window) else None


def _present(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    if not what.labelled and _LIST_OF.match(match["what"]):
        return None  # what is listed there is the promise
    if not what.labelled and (what.sort == "plain" or (what.sort != "control" and "where" not in match.groupdict())):
        return None
    there = things_in(masked, *match.span("where")) if "where" in match.groupdict() else ()
    window = there[0].text if there and there[0].labelled and there[0].sort == "window" else None
    return Promise("presence", 0, len(masked.text), what, _position(masked, *match.span("what")), window=window)


def _enumerated(masked: Masked, match: re.Match[str], what: Thing) -> Promise | None:
    """The first of several that are said to be there; what takes many words is told and no label."""
    few = len(what.text.split()) <= _ENTRY_WORDS
    return Promise("entry", 0, len(masked.text), what) if few else None


_ENTRY_WORDS = 4
"""Words of an entry's label at most."""

MAKERS: dict[ClaimKind, Callable[[Masked, re.Match[str], Thing], Promise | None]] = {
    "position": _placed,
    "state": _in_state,
    "opens": _opening,
    "presence": _present,
    "entry": _enumerated,
    "lists": _listed,
    "changes": _changing,
}


def first_phrase(masked: Masked, start: int, end: int) -> tuple[int, int]:
    """Where the first noun phrase stands, with the name that it is given behind it."""
    parts = phrases(masked.mask, start, end)
    if len(parts) > 1 and parts[1].prep in NAMING:
        return parts[0].start, parts[1].end  # "a second field called **Until**"
    return (parts[0].start, parts[0].end) if parts else (start, end)


def _position(masked: Masked, start: int, end: int) -> str | None:
    parts = phrases(masked.mask, start, end)
    said = setting_of(masked, tuple(p for p in parts if p.prep))
    return said.position or (said.window.text if said.window else None)
