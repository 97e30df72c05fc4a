"""What a window shows, in a phrase: alt text for its figure."""

from __future__ import annotations

from collections.abc import Iterable

from docwitness.model import Box, ElementMap
from docwitness.reports.verdict_words import listed

LONGEST = 140
"""Characters. Screen readers read an alt text in one go; style guides ask for one or two short sentences."""

_KINDS = (
    ("button", "the button", "the buttons", ("button",)),
    ("field", "the field", "the fields", ("textbox", "searchbox", "combobox", "listbox", "spinbutton")),
    ("choice", "the choice", "the choices", ("checkbox", "radio", "switch")),
    ("link", "the link", "the links", ("link",)),
)
_WINDOWS = ("dialog", "alertdialog", "main", "region", "form", "document")
_MOST = 4
"""Names of one kind that are listed."""


def describe(elements: ElementMap, window: str | None) -> str | None:
    """`The Details window with the buttons Save and Close`; None where the window is not known."""
    if not window:
        return None
    box = next(
        (element.box for element in elements.elements if element.name == window and element.role in _WINDOWS), None
    )
    parts: list[str] = []
    for _, one, several, roles in _KINDS:
        names = list(_names(elements, roles, box))[:_MOST]
        if names:
            parts.append(f"{one if len(names) == 1 else several} {listed(names)}")
    title = window if window.lower().endswith((" window", " page", " dialog")) else f"{window} window"
    title = title if title.lower().startswith("the ") else f"The {title}"
    while parts and len(_phrase(title, parts)) > LONGEST:
        parts.pop()
    return _phrase(title, parts)


def _phrase(title: str, parts: list[str]) -> str:
    return f"{title} with {listed(parts)}" if parts else title


def _names(elements: ElementMap, roles: Iterable[str], box: Box | None) -> Iterable[str]:
    inside = [e for e in elements.elements if e.role in roles and e.name and (box is None or _within(e.box, box))]
    return dict.fromkeys(element.name for element in inside)


def _within(inner: Box, outer: Box) -> bool:
    x, y = inner[0] + inner[2] / 2, inner[1] + inner[3] / 2
    return outer[0] <= x <= outer[0] + outer[2] and outer[1] <= y <= outer[1] + outer[3]
