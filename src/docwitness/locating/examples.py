"""What a reader types or chooses where the document leaves it to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docwitness.language.nouns import TYPED
from docwitness.language.wording import words
from docwitness.locating.actors import NATIVE, blocked
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import Window

BY_TYPE = {
    "email": "reader@example.com", "number": "1", "range": "1", "tel": "+1 555 0100", "url": "https://example.com/",
    "date": "2030-01-15", "time": "10:30", "datetime-local": "2030-01-15T10:30", "month": "2030-01", "week": "2030-W03",
    "color": "#336699", "password": "Correct-horse-7",
}  # fmt: skip
BY_WORD = {
    "email": "reader@example.com", "mail": "reader@example.com", "phone": "+1 555 0100", "url": "https://example.com/",
    "website": "https://example.com/", "amount": "1", "quantity": "1", "number": "1", "date": "2030-01-15",
    "zip": "10115", "postcode": "10115", "name": "Example", "title": "Example", "password": "Correct-horse-7",
}  # fmt: skip
"""Addresses, numbers and domains that are set aside for examples (RFC 2606 and its like for telephone numbers)."""
SENTENCE = "An example, typed by Docwitness."
EXAMPLES = frozenset({SENTENCE, *BY_TYPE.values(), *BY_WORD.values()} - {"1"})
"""All that a run may leave behind in a product: it is data wherever it is shown."""

_PROMPT = re.compile(r"^\W*$|^\W*(?:please\b|select\b|choose\b|pick\b|none\b|any\b|-{2,})", re.IGNORECASE)


def example_text(field: Seen) -> str:
    """Something that the field takes: by its type, else by the words it is labelled with."""
    if field.kind in BY_TYPE:
        return BY_TYPE[field.kind]
    if field.role == "spinbutton":
        return "1"
    told = (word for word in words(f"{field.name} {field.hint}") if word in BY_WORD)
    return BY_WORD[word] if (word := next(told, None)) else SENTENCE


_APART = ("navigation", "banner", "search", "contentinfo", "grid", "table")
"""Roles of what has fields of its own beside the form of a page."""


def left_to_fill(window: Window) -> tuple[Seen, ...]:
    """The empty fields of the window that take a text, or have to be chosen from."""
    return tuple(each for each in window.elements() if _is_empty(window.scene, each))


def takes_text(scene: Scene, field: Seen) -> bool:
    """Whether it is a field of a form that takes a text, filled in or not."""
    apart = any(around.role in _APART for around in scene.around(field.index))
    typed = field.role in TYPED and field.role not in ("searchbox", "combobox") and field.kind != "search"
    return typed and not apart and not field.text


def _is_empty(scene: Scene, field: Seen) -> bool:
    """Whether it takes a text and has none; a list has to be chosen from where it says so."""
    if field.text or blocked(field) or {"disabled", "readonly"} & set(field.state):
        return False
    if field.kind in NATIVE:
        return "required" in field.state and bool(field.options) and not field.options[0][0]
    return takes_text(scene, field) and not any("value" in inner.state for inner in scene.inside(field.index))


def first_choice(options: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The first option (value, label) that is a choice and not the prompt to choose; None where there is none."""
    return next(((value, label) for value, label in options if value and not _PROMPT.match(label)), None)
