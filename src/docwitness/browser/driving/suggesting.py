"""What extensions suggest where it cannot be told which element is meant. A suggestion is a guess."""

from __future__ import annotations

from docwitness.extensions import candidate_finders
from docwitness.locating.targets import Found, Wanted
from docwitness.locating.windows import Window
from docwitness.model import Identification


def suggestion(window: Window, wanted: Wanted) -> Found | None:
    """The element that the first extension with an answer takes for the one that is meant."""
    elements = [element for element in window.elements() if not element.text]
    told = [(element.role, element.name) for element in elements]
    for name, find in candidate_finders().items():
        index = find(wanted.target, told)
        if index is not None and 0 <= index < len(elements):
            element = elements[index]
            return Found(
                window, element, Identification.GUESSED, f"{name} suggests it for “{wanted.target}”", nearly=True
            )
    return None
