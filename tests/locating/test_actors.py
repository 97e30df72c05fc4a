"""What takes an action where a reader aims at a label."""

from __future__ import annotations

import pytest

from docwitness.locating.actors import takes
from docwitness.locating.snapshot import Scene, Seen
from docwitness.model import Box

LABEL = Seen(0, "generic", "Harbour", (20, 40, 60, 16), text="Harbour")


def field(role: str, box: Box, *, index: int = 1, parent: int = -1, kind: str = "") -> Seen:
    return Seen(index, role, "", box, kind=kind, parent=parent)


def taker(action: str, *elements: Seen, aimed: int = 0) -> Seen | None:
    return takes(Scene(elements, (800.0, 600.0)), elements[aimed], action)


BESIDE, BELOW, FAR = (100, 36, 200, 24), (20, 64, 200, 24), (20, 300, 200, 24)


@pytest.mark.parametrize(
    ("action", "role", "box", "takes_it"),
    [
        ("type", "textbox", BESIDE, True), ("type", "textbox", BELOW, True), ("type", "textbox", FAR, False),
        ("type", "checkbox", BESIDE, False), ("select", "combobox", BELOW, True),
        ("check", "checkbox", (2, 40, 16, 16), True), ("type", "textbox", (2, 40, 16, 16), False),
    ],
)  # fmt: skip
def test_a_label_gives_its_action_to_the_field_beside_or_below_it(
    action: str, role: str, box: Box, takes_it: bool
) -> None:
    other = field(role, box)
    found = taker(action, LABEL, other)
    assert (found == other) == takes_it


def test_of_two_fields_the_nearer_one_is_meant() -> None:
    near, below = field("textbox", BESIDE), field("textbox", BELOW, index=2)
    assert taker("type", LABEL, below, near) == near


def test_what_stands_in_a_label_is_labelled_by_all_of_it() -> None:
    label = Seen(0, "label", "Harbour", (20, 40, 300, 24))
    inner, beside = field("textbox", (200, 40, 100, 24), parent=0), field("textbox", (330, 40, 100, 24), index=2)
    assert taker("type", label, inner, beside) == inner


def test_a_field_takes_its_own_action() -> None:
    own = field("textbox", BESIDE, index=0)
    assert taker("type", own) == own
    assert taker("check", field("checkbox", BESIDE, index=0)) == field("checkbox", BESIDE, index=0)


def test_a_browsers_own_list_is_chosen_from_and_not_typed_into() -> None:
    chosen = field("combobox", BESIDE, index=0, kind="select-one")
    assert taker("select", chosen) == chosen
    assert taker("type", chosen) is None


def test_a_click_on_a_text_goes_to_the_control_around_it() -> None:
    button = Seen(0, "button", "Moor", (0, 0, 80, 30), clickable=True)
    text = Seen(1, "button", "Moor", (20, 8, 40, 16), text="Moor", parent=0)
    assert taker("click", button, text, aimed=1) == button


def test_a_click_on_a_wide_cell_goes_to_the_link_of_the_same_label_in_it() -> None:
    cell = Seen(0, "cell", "Puffin", (0, 0, 400, 30))
    other = Seen(1, "link", "Edit", (300, 8, 40, 16), clickable=True, parent=0)
    link = Seen(2, "link", "Puffin", (8, 8, 60, 16), clickable=True, parent=0)
    assert taker("click", cell, other, link) == link


def test_a_row_that_nothing_shows_to_be_of_use_is_followed_by_a_link_that_names_a_thing() -> None:
    row = Seen(0, "row", "1 Puffin Lorient", (0, 0, 400, 30))
    number, delete, name = (
        Seen(at, "link", words, (40.0 * at, 8, 30, 16), clickable=True, parent=0)
        for at, words in enumerate(("1", "Delete boat", "Puffin"), start=1)
    )
    assert taker("click", row, number, delete, name) == name
