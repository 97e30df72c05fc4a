"""What tells a task of its own: how its sentence begins, and whether its steps can be taken back or left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docwitness.language.harm import is_destructive
from docwitness.language.lexicon import COMMAND_WORDS
from docwitness.language.wording import words
from docwitness.model import Action, Step

TASK = re.compile(
    r"(?:in order to|if you (?:want|wish|need|would like) to|to) "
    r"(?!(?:finish|complete|continue|proceed|confirm|save|submit|apply|end|do)\b)\w+",
    re.IGNORECASE,
)
"""How a paragraph begins that tells of another task."""
BY_MEANS = re.compile(
    r"(?:you can (?:also )?)?(?!(?:open|access|enter|start|begin|launch|show|display|expand|reach|go|get|visit)\b)"
    r"[a-z]+ [^.;:]*?\bby [a-z]+ing\b",
    re.IGNORECASE,
)
"""What is to be reached, and by what: "Add a song by clicking New". What only opens something is left out."""
OF_WHAT_IS_THERE = re.compile(
    r"(?:search|find|look|filter|sort|edit|rename|delete|export|select (?:multiple|several|more|many))\b"
    r"(?! (?:it|them|this|that|these|those)\b)",
    re.IGNORECASE,
)
"""A task that begins with things that are there already: it is no part of the task before it."""
MAKING = re.compile(
    r"(?:in order to|if you (?:want|wish|need|would like) to|to) "
    r"(?:create|add|make|import|upload|invite|register|set up)\b",
    re.IGNORECASE,
)
"""A task that begins with nothing but the place where such things are: it is no part of what is offered before it."""
CLICKED_TO = r"(?:click|select|press|choose|tap|use)\b[^.;:]*?\bto "
MADE_BY = re.compile(CLICKED_TO + r"(?:create|add|make|import|upload|invite|register)\b", re.IGNORECASE)
SEEN_BY = re.compile(CLICKED_TO + r"(?:see|view|inspect|edit|rename|delete|remove|export|duplicate)\b", re.IGNORECASE)
"""A task with things that are there, which a paragraph of its own tells after one that makes a new thing."""
NEW_TASK = re.compile(
    r"(?:(?:in order to|if you (?:want|wish|need|would like) to|to|you can(?: also)?) [a-z]+|"
    r"(?!(?:start|begin|open)\b)[a-z]+(?=[^.;:]*?\bby [a-z-]+ing\b)) "
    r"(?:an?|any|new|another|existing|multiple|several|your own)\b[^.;]*",
    re.IGNORECASE,
)
"""How a paragraph begins with a task of its own, done to a thing that was not spoken of: “To rename a song, …”."""
OFFERING = re.compile(r"you (?:can|may|could)\b", re.IGNORECASE)
TO_GET_THERE = re.compile(
    r"(?:to (?:get|go) (?:there|here)|to (?:open|reach|access|find) (?:it|this|them|this page)|"
    r"you (?:get|come) (?:there|here) by)\b",
    re.IGNORECASE,
)
"""How a sentence begins that says how one gets to what its page is about."""
BESIDE = re.compile(r"\b(?:also|alternatively|instead|or|either|if|optional(?:ly)?)\b", re.IGNORECASE)
"""What tells that an offer is one of several ways."""


def is_lasting(steps: Sequence[Step]) -> bool:
    """Whether a step of the walk does what cannot be taken back. What only opens a window does not do it yet."""
    for index, step in enumerate(steps):
        opens = any(after.action == "expect" and after.role == "window" for after in steps[index + 1 : index + 2])
        if step.action in ("click", "press") and not opens and is_destructive(step.target):
            return True
    return False


_VERBS: dict[Action, str] = {
    "click": "Clicking",
    "double-click": "Double-clicking",
    "right-click": "Right-clicking",
    "select": "Selecting",
    "type": "Filling in",
    "check": "Checking",
    "uncheck": "Unchecking",
    "press": "Pressing",
    "hover": "Hovering over",
    "drag": "Dragging",
    "upload": "Uploading to",
    "navigate": "Going to",
    "open": "Opening",
}


def doing(stage: Sequence[Step]) -> str:
    """What is done last, as the name of a scenario says it."""
    last = [step for step in stage if step.action != "expect"][-1]
    return f"{_VERBS[last.action]} {last.target}"


_FILLS = ("type", "select", "check", "uncheck", "upload")
_SENDS = ("click", "press")


def walk_without(walk: Sequence[Step], what: str, *, before: int) -> tuple[tuple[Step, ...], Step] | None:
    """The walk up to what sends it off, without what fills in that, and the step that sends; None where none does.

    A text field is emptied, since it may have a text already: so is one of a form that is filled in as a whole. Of
    several that fit it is the last one on the first `before` lines of the page, else the first one behind.
    """
    told = set(words(what))
    fills = [i for i, step in enumerate(walk) if step.action in _FILLS]
    fitting = [i for i in fills if _is_of(walk[i], told)] or [
        i for i in fills if told <= set(words(walk[i].value or ""))
    ]
    above = [i for i in fitting if walk[i].location.line <= before]
    at = next(iter((*above[-1:], *fitting, *fills[-1:])), None)
    sends = [] if at is None else [i for i in range(at + 1, len(walk)) if _may_send(walk[i])]
    end = next((i for i in sends if _goes_on(walk, i)), next(iter(sends), None))
    if at is None or end is None or any(step.action == "navigate" for step in walk[at:end]):
        return None
    own = replace(walk[at], id="", action="type", target=what, labelled=what[:1].isupper(), value="")
    left = (replace(walk[at], id="", value=""),) if walk[at].action == "type" else ()
    instead = left if at in fitting else (walk[at], own)
    after = (replace(step, id="") for step in walk[at + 1 : end])  # without it they may not be there
    asked = (*walk[:at], *instead, *after)
    return tuple(step for step in asked if not step.optional and step.action != "expect"), walk[end]


def _may_send(step: Step) -> bool:
    return step.action in _SENDS and step.target.lower().partition(" ")[0] in COMMAND_WORDS


def _goes_on(walk: Sequence[Step], at: int) -> bool:
    """Whether the form is left by it: nothing more is filled in behind it, unless it leads to the next page of one."""
    after = next((step for step in walk[at + 1 :] if step.action != "expect"), None)
    return walk[at].target.lower().startswith(("continue", "next")) or after is None or after.action not in _FILLS


def _is_of(step: Step, told: set[str]) -> bool:
    named = set(words(step.target))
    return told <= named or (not step.labelled and bool(named) and named <= told)


def kind_and_value(step: Step, *, literal: bool) -> tuple[str, str | None]:
    """The kind of the phrase that says the step, and its value; `literal` where the page shows the value itself."""
    if step.action == "select":
        if step.value and step.value != step.target and literal:
            return "select", step.value
        any_option = step.role in ("combobox", "listbox") and (not step.labelled or step.value != step.target)
        return ("select-any" if any_option else "select"), None
    if step.action in ("type", "drag", "upload"):
        return step.action, step.value if literal or step.action == "drag" else None
    return step.action, None
