"""Clauses without a verb that go on with what the clause before them asks: "Select your name, then **Log out**"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docwitness.language.lexicon import VERBS
from docwitness.language.paths import PATH
from docwitness.procedures.acting.context import Draft, Told
from docwitness.procedures.grammar.clauses import HAPPENS, Clause
from docwitness.procedures.grammar.labels import LABEL, Masked
from docwitness.procedures.grammar.things import is_field, things_in, things_of

_GOES_ON = re.compile(
    rf"(?:(?:and |or |then |next |followed by |finally )+(?:on |at |the |to )*|[>→»›]\s)"
    rf"(?={LABEL}(?!\s(?:\w+\s){{0,2}}(?:{HAPPENS})\b))|"
    rf"the (?={LABEL}\s(?:button|icon|link|tab)\b(?!\s(?:{HAPPENS})\b))",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"(?:(?:and|or)\s)?(?:(?P<told>the|an?|your)\s)?(?!not\b)(?P<noun>[a-zA-Z][\w -]*?)"
    r"(?:\s(?:for|of|to|it|you|in|into|on|below)\b.*)?"
)
"""What "enter the date, amount, and a short note" says behind its first comma."""
_CLAUSE = re.compile(rf"\b(?:{HAPPENS}|you|we|it)\b", re.IGNORECASE)


def goes_on(masked: Masked, clauses: Sequence[Clause], index: int, made: list[Draft]) -> Clause | None:
    """The clause with the verb of the one before it, or None where it has nothing to do with that.

    What only names the menu of a way that begins here is taken from the steps that were `made`.
    """
    clause = clauses[index]
    earlier = (c for c in reversed(clauses[:index]) if c.mood != "purpose")
    before = next((c for c in earlier if c.verb or not _GOES_ON.match(masked.mask, c.start, c.end)), None)
    if clause.verb or before is None or before.mood not in ("do", "may") or not before.verb:
        return None
    match = _GOES_ON.match(masked.mask, clause.start, clause.end)
    if match is None and not _begins_way(masked, clause, made):
        return None
    mood = "may" if match and match[0].lower().startswith("or ") else before.mood
    start = match.end() if match else clause.start
    way = match is not None and match[0][0] in ">→»›" and VERBS[before.verb].sort == "touch"
    way = way or VERBS[before.verb].action == "right-click"  # which opens a menu
    return replace(
        before,
        verb="click" if way else before.verb,
        start=clause.start,
        end=clause.end,
        mood=mood,
        after_verb=start,
        verb_at=clause.start,
    )


def _begins_way(masked: Masked, clause: Clause, made: list[Draft]) -> bool:
    """Whether a way through menus begins here, in "use the main menu: View → Grid"; the menu itself is no step."""
    things = things_in(masked, clause.start, clause.end)
    menu = made[-1] if made else None
    if menu is None or menu.labelled or not menu.target.endswith(("menu", "menus", "bar")):
        return False
    colon = masked.text[max(0, clause.start - 4) : clause.start].rstrip().endswith(":")
    if not colon or not things or not PATH.search(things[0].text):
        return False
    made.pop()
    return True


_AND = re.compile(r"(?:and|plus|as well as)\s", re.IGNORECASE)
_NEXT_LABEL = (
    rf"(?:optionally\s)?(?:(?:the|an?|your|its)\s(?:optional\s)?)?(?:[a-z]+\sof\s(?:the\s)?)?{LABEL}"
    r"(?:\s(?:field|box|list|date|time))?"
)
_MORE_LABELS = re.compile(
    rf"(?:(?:and|plus|as\swell\sas)\s)?{_NEXT_LABEL}(?:\s(?:and|plus|as\swell\sas)\s{_NEXT_LABEL})?\W*", re.IGNORECASE
)
"""The next objects of a series of labels: "enter a **Name**, the number of **Decks** and the **Class**"."""


def further_fields(masked: Masked, clause: Clause, last: Draft) -> tuple[Draft, ...]:
    """The next of several objects: "Enter the date, amount, and a note", "pick a day, a room and a host"."""
    joined = masked.mask[: clause.start].rstrip()[-1:] == "," or _AND.match(masked.mask, clause.start)
    if last.labelled and joined and _MORE_LABELS.fullmatch(masked.mask, clause.start, clause.end):
        named = masked.labels_in(clause.start, clause.end)
        plain = replace(last, value=None, said=None, at=clause.start)
        return tuple(replace(plain, target=label.text) for label in named if label.kinds)
    if last.labelled or last.value or clause.rule == "relative":
        return ()
    match = _ANOTHER.fullmatch(masked.text[clause.start : clause.end].rstrip(" ,;:.!()-–—"))
    names = re.split(r"\s(?:and|or)\s", match["noun"]) if match else []
    fields = names != [] and (any if is_field(last.target) else all)(map(is_field, names))
    chosen = match and match["told"] and not _CLAUSE.search(match[0]) and all(len(name.split()) < 4 for name in names)
    if not (fields if last.action == "type" else chosen):
        return ()
    things = (things_of(name, 0, len(name))[0] for name in names)
    return tuple(replace(last, target=thing.text, said=thing.text, at=clause.start) for thing in things)


_THE_SAME = re.compile(
    rf"(?:do|repeat)\s(?:the same|this|that|it|the (?:last )?step)\s(?:again\s)?(?:for|with|in|on)\s(?:the\s)?{LABEL}"
    r"(?:\s\w+)?\W*$", re.IGNORECASE,
)  # fmt: skip


def again(masked: Masked, clause: Clause, told: Sequence[Told]) -> tuple[Draft, ...]:
    """The steps of a sentence before, done to something else: "Do the same for **Last day**" as for **First day**.

    The one with a label that is called in part as the new one is meant; else the last, if it asked for one step alone.
    """
    if not _THE_SAME.match(masked.mask, clause.verb_at, clause.end):
        return ()
    new = masked.labels_in(clause.verb_at, clause.end)[0].text
    for sentence in reversed(told):
        if alike := [label for label in sentence.labels if set(label.lower().split()) & set(new.lower().split())]:
            return tuple(_with(draft, alike[-1], new, clause.verb_at) for draft in sentence.drafts)
    last = told[-1].drafts if told else ()
    return tuple(_with(draft, draft.target, new, clause.verb_at) for draft in last if len(last) == 1 and draft.labelled)


def _with(draft: Draft, old: str, new: str, at: int) -> Draft:
    """The step with another label, as what it is done to or beside which that stands."""
    target = new if draft.target == old else draft.target
    position = draft.position.replace(old, new) if draft.position else None
    return replace(draft, target=target, position=position, at=at)


def options_after_colon(masked: Masked, clause: Clause, made: Sequence[Draft]) -> list[Draft]:
    """The last step, once for each option that is listed: "Choose a size: **S**, **M** or **L**", or in brackets."""
    last = made[-1] if made else None
    listed = masked.mask[: clause.start].rstrip().endswith((":", "("))
    if last is None or last.action != "select" or last.value or not listed:
        return [last] if last else []
    options = [thing for thing in things_in(masked, clause.start, clause.end) if thing.labelled]
    return [replace(last, value=option.text) for option in options] if len(options) > 1 else [last]


def asking_after(clauses: tuple[Clause, ...]) -> list[Clause | None]:
    """For each clause the next one that asks for something."""
    result: list[Clause | None] = []
    following = None
    for clause in reversed(clauses):
        result.append(following)
        following = clause if clause.mood in ("do", "may") and clause.verb else following
    return result[::-1]
