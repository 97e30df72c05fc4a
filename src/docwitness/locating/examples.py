"""What a reader types or chooses where the document leaves it to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docwitness.language.wording import words
from docwitness.locating.snapshot import Seen

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


def first_choice(options: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The first option (value, label) that is a choice and not the prompt to choose; None where there is none."""
    return next(((value, label) for value, label in options if value and not _PROMPT.match(label)), None)
