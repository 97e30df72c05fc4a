"""Labels that markup splits are one to their readers."""

from __future__ import annotations

from docwitness.figures.mapped.texts.split_words import with_whole_words
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


def _label(name: str) -> Element:
    return Element("menuitem", name, "", (130.0, 110.0, 300.0, 24.0), (), None)


def test_a_word_that_markup_splits_in_its_middle_is_one_where_a_name_says_so() -> None:
    assert _joined(_label("Subscribe"), _text("Sub", 140), _text("scribe", 170)) == ["", "Subscribe"]


def test_a_box_that_reaches_over_the_space_after_its_text_joins_no_words() -> None:
    assert _joined(_label("Order A7 sent"), _text("Order", 140), _text("A7", 190)) == ["", "Order", "A7"]


def test_a_full_stop_after_a_value_does_not_belong_to_it() -> None:
    assert _joined(_text("Ada Moreau", 140), _text(". Owners may invite", 240)) == ["Ada Moreau", ". Owners may invite"]
