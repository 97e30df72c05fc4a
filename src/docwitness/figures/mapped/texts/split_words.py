"""Words that markup splits: `<u>S</u>ave` is one label to its readers, and two runs of text in the element map."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from docwitness.figures.boxes import around
from docwitness.model import Element, ElementMap

_SPACE = 1.0
"""CSS pixels: runs nearer than this have no space between them."""


def with_whole_words(elements: ElementMap) -> ElementMap:
    """The map with runs of text joined that together are one word, in one line and one colour.

    The box of a run may reach over the space after it, so that near boxes alone do not tell: the first run is a
    single letter (a mnemonic), or the name of some element has both without a space.
    """
    names = {element.name for element in elements.elements if not element.text}
    joined: list[Element] = []
    for element in elements.elements:
        if joined and _goes_on(joined[-1], element) and _is_one_word(joined[-1].text, element.text, names):
            text = joined[-1].text + element.text
            joined[-1] = replace(joined[-1], text=text, name=text, box=around([joined[-1].box, element.box]))
        else:
            joined.append(element)
    return replace(elements, elements=tuple(joined))


def _is_one_word(one: str, other: str, names: Collection[str]) -> bool:
    if not (one[-1].isalnum() and other[0].isalnum()):
        return False
    return (len(one) == 1 and other[0].islower()) or any(one + other in name for name in names)


def _goes_on(one: Element, other: Element) -> bool:
    alike = one.role == other.role and one.state == other.state and one.color == other.color
    in_line = abs(one.box[1] - other.box[1]) < 1 and abs(one.box[3] - other.box[3]) < 1
    return bool(one.text and other.text) and alike and in_line and abs(one.box[0] + one.box[2] - other.box[0]) < _SPACE
