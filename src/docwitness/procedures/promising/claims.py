"""What a sentence promises without asking for an action: where things are, what opens, what happens when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product, takewhile

from docwitness.language.nouns import PLACES
from docwitness.language.paths import stations
from docwitness.model import ClaimKind
from docwitness.procedures.acting.aims import names_nothing
from docwitness.procedures.acting.context import Context, Draft
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import LABEL, Masked
from docwitness.procedures.grammar.phrases import phrases, setting_of, titled
from docwitness.procedures.grammar.things import Thing, things_in
from docwitness.procedures.promising.capabilities import capabilities_of
from docwitness.procedures.promising.claim_makers import MAKERS, Promise, first_phrase
from docwitness.procedures.promising.claim_rules import RULES, ClaimRule
from docwitness.procedures.promising.defaults import defaults_in, with_defaults
from docwitness.procedures.promising.listings import Listing, listing_in
from docwitness.procedures.promising.refusals import refusals_of

_TIME = re.compile(
    r"\bat any (?:point|time|moment)(?: (?:before|until|during) [^,;:.]+)?|\bat the (?:end|start|beginning) of "
    r"[^,;:.]+|\buntil [^,;:.]+|\bbefore [^,;:.]+|\bimmediately\b|\binstantly\b|"
    r"\bwithin [\w -]*?(?:moment|second|minute|hour|day|week|month|year)s?\b|\bautomatically\b|\bevery (?:day|week|"
    r"month|year|hour|time|\d+)[^,;:.]*|"
    r"\bfor (?:up to )?\d+ \w+|\bas soon as [^,;:.]+|\bpermanently\b|\bno longer\b|\bafter (?:a |an |the |that |"
    r"this |you |your |\d)[^,;:.]*|"
    r"(?<!at )\bonce [^,;:.]+|\bon the next [^,;:.]+|\bby default\b|\bby \w+ing [^.;:]+|\bright away\b|\bthe next time "
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


def promises_of(
    masked: Masked,
    clauses: tuple[Clause, ...],
    drafts: tuple[Draft, ...],
    *,
    context: Context,
    fields: Sequence[Thing] = (),
    lead: Thing | None = None,
    entry: Thing | None = None,
    offered: bool = False,
) -> tuple[Promise, ...]:
    """What the sentence promises; where its steps are to be found is a promise as well.

    `entry` is what it names as an item of a list of what is there; `offered` says that the list is of what can be done;
    `fields` are those that the block has named before, and `lead` the label that leads it.
    """
    if refused := tuple(refusals_of(masked, clauses, context, fields)):
        return refused
    found = tuple(_promised(masked, clauses, drafts, entry=entry, offered=offered))
    if all(draft.action == "expect" for draft in drafts):
        return with_defaults(found, defaults_in(masked, fields, lead))
    return found


def _promised(
    masked: Masked, clauses: tuple[Clause, ...], drafts: tuple[Draft, ...], *, entry: Thing | None, offered: bool
) -> Iterator[Promise]:
    if masked.text.rstrip().endswith("?"):
        return
    acts = [draft for draft in drafts if draft.action != "expect"]
    for draft in acts:
        known = not draft.position or draft.position.endswith((" it", " them"))  # by the text alone
        place = draft.position or ""
        by_label = not draft.labelled and place.startswith(PLACES) and any(i.text in place for i in masked.labels)
        # “Next to Terms” is Terms itself; and the triangle in front of Terms is known by nothing but its place.
        headed = re.search(r"\b(?:section|heading|group|category)$", place) is not None  # one may be called alike
        if draft.position and not known and not by_label and (headed or draft.target not in draft.position):
            thing = Thing(draft.target, draft.labelled, draft.at, role=draft.role)
            yield Promise("position", *_around(draft.at, clauses), thing, draft.position, window=draft.window)
    if acts:
        return
    if clauses and clauses[0].mood == "not":
        return
    conditional = clauses[:1] and clauses[0].mood == "when"
    found = tuple(p for p in _by_rule(masked, clauses) if p.kind in ("opens", "changes") or not conditional)
    asked = clauses[0].verb if clauses and clauses[0].rule == "imperative" else None  # what is asked for is no thing
    found = tuple(p for p in found if p.thing is None or p.thing.text.lower() not in (asked, *_PRONOUNS))
    said = {draft.target for draft in drafts}
    found = tuple(p for p in found if p.kind != "state" or p.value is None or p.value.strip('"“”') not in said)
    placed = {draft.position for draft in drafts if draft.position}  # a message, that is there after a step alone
    found = tuple(p for p in found if p.kind != "position" or not _ends_a_place(p.position or "", placed))
    found = tuple(p for p in found if not _is_drafted(p, drafts))
    listing = None if conditional else listing_in(masked)
    if listing and all(_is_of_several(p) or (listing.named and p.kind in ("presence", "state")) for p in found):
        found = (_listed(listing, len(masked.text)),)
    found = found or tuple(_offers(masked, clauses, offered=offered))
    if not found and entry is not None:
        kind: ClaimKind = (
            "presence" if len(stations(entry.text)) > 1 else "position" if entry.noun == "menu" else "entry"
        )
        found = (Promise(kind, 0, len(masked.text), entry, position="menu" if kind == "position" else None),)
    expected = any(draft.action == "expect" for draft in drafts)
    if not found and not conditional and not expected and _LABEL_DOES.match(masked.mask):
        found = tuple(_entries(masked))
    yield from found
    if not found and not expected:
        yield from _behaviour(masked)


_PRONOUNS = ("this", "that", "it", "these", "those", "they")
"""What stands for something that was named before, and is no label."""


def _is_drafted(promise: Promise, drafts: tuple[Draft, ...]) -> bool:
    """Whether a step or what comes of one says the same of the thing."""
    of_it = [draft for draft in drafts if promise.thing is not None and draft.target == promise.thing.text]
    if promise.kind == "position":
        return any(draft.action == "expect" and not draft.labelled for draft in of_it)
    return promise.kind in ("state", "entry") and bool(of_it)


def _ends_a_place(position: str, places: Iterable[str]) -> bool:
    """Whether it is said of something that is to be seen after a step, with or without its preposition."""
    return any(place == position or place.endswith(f" {position}") for place in places)


def _is_of_several(promise: Promise) -> bool:
    """Whether it may be a listing that was taken for one thing: "On the **Log** page you see the name and the size"."""
    described = promise.thing is not None and not promise.thing.labelled
    return promise.kind == "lists" or (promise.kind == "position" and described)


def _listed(listing: Listing, end: int) -> Promise:
    """What a place is said to show of its things, all at once: part by part it would be looked for five times."""
    window = listing.window.text if listing.window else None
    thing = Thing(", ".join(listing.parts), True, listing.start)
    value = "given" if listing.given else "counted" if listing.counted and not window else None
    return Promise("parts", 0, end, thing, value=value, window=window)


_LABEL_DOES = re.compile(rf"(?:the\s)?{LABEL}(?:\s[a-z]+){{0,2}}?\s[a-z]+s\b", re.IGNORECASE)
"""How a reference begins that explains an element: "**Public** makes the poll visible"."""


def _entries(masked: Masked) -> Iterator[Promise]:
    """Every element that the sentence names by a label."""
    for label in masked.labels:
        if label.kinds & {"bold", "label", "menu", "quote"}:
            yield Promise("entry", 0, len(masked.text), Thing(label.text, True, label.start, kinds=label.kinds))


def _offers(masked: Masked, clauses: tuple[Clause, ...], *, offered: bool) -> Iterator[Promise]:
    """What can be done; where the sentence says when, that is what it promises."""
    for each in () if _TIME.search(masked.text) else capabilities_of(masked, clauses, listed=offered):
        if each.verb == "see" and each.thing.labelled:
            yield from _entries(masked)
            return
        yield Promise("offers", each.start, each.end, each.thing, value=each.verb, window=each.window)


def _around(at: int, clauses: tuple[Clause, ...]) -> tuple[int, int]:
    """The clause at the offset and what belongs to it, up to the next verb that asks for something."""
    index = max(0, bisect_right(clauses, at, key=lambda clause: clause.start) - 1)
    end = next((i for i in range(index + 1, len(clauses)) if clauses[i].mood in ("do", "may")), len(clauses))
    return clauses[index].start, clauses[end - 1].end


def _by_rule(masked: Masked, clauses: tuple[Clause, ...]) -> Iterator[Promise]:
    """The first promise that a rule finds in the sentence, behind what says where that is: "In the portal, …"."""
    places = tuple(takewhile(lambda clause: clause.mood == "place", clauses))
    begin = clauses[len(places)].start if len(places) < len(clauses) else 0
    called = _CALL.match(masked.mask)
    for rule, start in product(RULES, sorted({0, begin, called.end() if called else 0})):
        match = rule.pattern.match(masked.mask, start)
        what = things_in(masked, *first_phrase(masked, *_alone(masked, rule, match))) if match else ()
        if (
            not match
            or not what
            or (names_nothing(what[0]) and rule.kind != "opens")
            or _NO_SUBJECT.search(match["what"].partition(" about ")[0])
        ):
            continue
        if promise := MAKERS[rule.kind](masked, match, what[0]):
            where = promise.window or (_window(masked, places) if start else None)
            yield replace(promise, window=where)
            if rule.kind in ("presence", "entry"):
                yield from _further(masked, match, promise, where)
            return


def _alone(masked: Masked, rule: ClaimRule, match: re.Match[str]) -> tuple[int, int]:
    """Where the first of several stands that are said to be there: "Groups" of "Groups, Users and rights"."""
    start, end = match.span("what")
    joint = _JOINT.search(masked.mask, start, end) if rule.kind in ("presence", "entry") else None
    return start, joint.start() if joint else end


_TAIL = re.compile(r"[.;:]|\s(?:that|which|where|when|so|to|for|in|on|at|with|from|of)\s")
_JOINT = re.compile(r",\s(?:and\s|or\s|as well as\s)?|\s(?:and|or|as well as)\s(?!their\b|its\b)")


_OF = re.compile(r"\sof(?:\s[a-z]+){1,2}(?=\W*$|,|\sand\s)")
"""What belongs to the noun before it: a date of birth is not any date."""


def _further(masked: Masked, match: re.Match[str], first: Promise, window: str | None) -> Iterator[Promise]:
    """What is said to be there beside the first: "a search box, a list of tags and a filter"."""
    start, end = match.span("what")
    cuts = [*_JOINT.finditer(masked.mask, start, end)]
    for index, joint in enumerate(cuts):
        close = cuts[index + 1].start() if index + 1 < len(cuts) else end
        tail = _TAIL.search(masked.mask, joint.end(), close)
        things = things_in(masked, joint.end(), tail.start() if tail else close)
        thing = things[0] if things else None
        of = _OF.match(masked.mask, tail.start()) if tail else None
        if thing and of and thing.sort == "plain" and not thing.labelled:
            thing = replace(thing, text=f"{thing.text}{of[0]}")
        if thing and (thing.text, thing.start) != (first.thing and first.thing.text, first.thing and first.thing.start):
            kind: ClaimKind = "presence" if thing.labelled else "entry"
            yield Promise(kind, 0, len(masked.text), thing, window=window)


_NO_SUBJECT = re.compile(
    r"^(?:you|we|they|it|nothing|no(?:body| one)?|any(?:one|thing)|every(?:one|thing)|some(?:one|thing)|check|verify|"
    r"ensure|make sure|confirm|see|note)\b|\b(?:can|may|might|must|cannot|not|appears?)$|"
    r"\b(?:whether|if|that|because|depending|when)\b",
    re.IGNORECASE,
)
"""What no element is called: "Sheets can", "Check whether the forward"."""


_CALL = re.compile(
    r"(?:by default|initially|at first|to begin with|at the start|from the start),?\s|"
    r"(?:Note|Tip|Hint|Info|Important|Caution|Warning|Remember)\b[:!,]?\s(?:that\s)?|"
    r"(?:(?:more\s)?specifically|in (?:particular|addition|total|general)|moreover|furthermore|besides|likewise|"
    r"similarly|of course|here),\s",
    re.IGNORECASE,
)
"""What only calls for attention, or ties the sentence to the one before."""


def _window(masked: Masked, places: tuple[Clause, ...]) -> str | None:
    """The window that introductions name."""
    said = [setting_of(masked, phrases(masked.mask, place.start, place.end)).window for place in places]
    return next((window.text for window in said if window and titled(window)), None)


def _behaviour(masked: Masked) -> Iterator[Promise]:
    """A promise about time or ability: one that names a moment or a way, and a verb that can come true."""
    times = [m[0].strip() for m in _TIME.finditer(masked.text)]
    if times and _BEHAVES.search(masked.mask) and not _TALK.search(masked.text) and len(masked.text.split()) >= 4:
        yield Promise("behaviour", 0, len(masked.text), None, value=", ".join(dict.fromkeys(times)))
