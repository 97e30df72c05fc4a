"""The elements that a reader would look for in the figure: texts, and icons."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from docwitness.figures.boxes import Box
from docwitness.figures.mapped.texts.data import data_indices
from docwitness.model import Element, ElementMap

_ICON = (8.0, 48.0)
"""CSS pixels, shortest and longest side of an icon: what is larger is content."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An element with a text, or an icon."""

    index: int
    """In the element map."""
    element: Element
    box: Box
    """In CSS pixels of the page."""
    icon: bool
    data: bool
    """Whether it belongs to the account: then what it says does not matter."""


def marks_of(elements: ElementMap, known: Collection[str]) -> tuple[Mark, ...]:
    """The texts and icons of the map that the capture shows whole."""
    data = data_indices(elements.elements, known)
    return tuple(
        Mark(index, element, element.box, not element.text, index in data)
        for index, element in enumerate(elements.elements)
        if _is_shown(element, elements.shown) and (_is_icon(element) or _says_something(element.text))
    )


def covered_data(elements: ElementMap, known: Collection[str]) -> tuple[Box, ...]:
    """The boxes of data that something opaque lies over."""
    data = data_indices(elements.elements, known)
    return tuple(
        one.box for index, one in enumerate(elements.elements) if index in data and one.text and "covered" in one.state
    )


def _is_shown(element: Element, shown: Box) -> bool:
    left, top, width, height = element.box
    if "covered" in element.state or width < 3 or height < 3:
        return False
    across = shown[0] - 1 <= left and left + width <= shown[0] + shown[2] + 1
    return across and shown[1] - 1 <= top and top + height <= shown[1] + shown[3] + 1


def _is_icon(element: Element) -> bool:
    shortest, longest = sorted(element.box[2:])
    return element.role == "img" and not element.text and _ICON[0] <= shortest and longest <= _ICON[1]


def _says_something(text: str) -> bool:
    return sum(character.isalnum() for character in text) >= 2
