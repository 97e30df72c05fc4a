"""Labels that markup splits are one to their readers."""

from __future__ import annotations

from docwitness.judging.mapped_words import with_whole_words
from docwitness.model import Element, ElementMap


def _text(text: str, left: float, *, role: str = "menuitem") -> Element:
    return Element(role, text, text, (left, 114.0, 10.0 * len(text), 15.0), (), (0, 0, 0))


def _joined(*elements: Element) -> list[str]:
    found = with_whole_words(ElementMap((1280, 720), 1.0, None, elements))
    return [element.text for element in found.elements]


def test_a_label_that_markup_splits_is_one_again() -> None:
    assert _joined(_text("M", 140), _text("ove to Trash", 150)) == ["Move to Trash"]


def test_words_with_a_space_between_them_stay_two() -> None:
    assert _joined(_text("Move", 140), _text("Del", 181)) == ["Move", "Del"]


def test_runs_of_different_roles_stay_two() -> None:
    assert _joined(_text("M", 140, role="heading"), _text("ove to Trash", 150)) == ["M", "ove to Trash"]
