"""What tells a task of its own: how its sentence begins, and whether its steps can be taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docwitness.language.harm import is_destructive
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
