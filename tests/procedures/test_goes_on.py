"""What a sentence means only after the one before it: pronouns and emptied fields."""

from __future__ import annotations

import pytest

from docwitness.model import Procedure
from docwitness.procedures import read_procedure
from docwitness.reading import read_page


def read(text: str) -> Procedure:
    return read_procedure(read_page(text, source="page.md"))


def asked(text: str) -> list[tuple[str, str, str | None]]:
    return [(step.action, step.target, step.value) for step in read(text).steps]


def test_it_is_what_the_goal_speaks_of_and_no_label_of_the_item_before() -> None:
    page = (
        "- Right-click a card and pick **Label…**. Type a text into **Caption**.\n- To copy a card, right-click it.\n"
    )
    assert asked(page)[-1][:2] == ("right-click", "card")


def test_again_clicks_the_same() -> None:
    clicks = asked("Click the **Weight** column header. Click it again to turn the order round.")
    assert [target for _, target, _ in clicks] == ["Weight", "Weight"]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Clear the **Filter** field.", ("type", "Filter", "")),
        ("Clear the **Large print** check box.", ("uncheck", "Large print", None)),
    ],
)
def test_a_field_is_emptied_and_a_check_box_unticked(text: str, step: tuple[str, str, str | None]) -> None:
    assert asked(text)[-1] == step


def test_the_second_thing_that_is_typed_may_go_without_a_name() -> None:
    steps = asked("Enter your old code in the field labelled **Now** and a new one into **Then**.")
    assert [(action, target) for action, target, _ in steps] == [("type", "Now"), ("type", "Then")]


@pytest.mark.parametrize(
    "text",
    [
        "The counter changes to \u201c2 of 9\u201d.",
        "A banner says \u201cAll sent\u201d.",
        "It reads \u201cBack again\u201d.",
        "The toolbar now shows \u201c4 chosen\u201d.",
    ],
)
def test_what_is_said_word_by_word_is_looked_for(text: str) -> None:
    procedure = read(text)
    assert [step.action for step in procedure.steps] == ["expect"]
    assert procedure.claims == ()


def test_a_message_that_is_shown_beside_it_has_no_place_of_its_own() -> None:
    procedure = read("Type `elm` into **Filter**. The message \u201c7 trees\u201d is shown next to it.")
    assert [step.target for step in procedure.steps] == ["Filter", "7 trees"]
    assert procedure.claims == ()


def test_a_word_in_brackets_behind_a_label_says_what_it_means() -> None:
    assert asked("The button labelled **Sichern** (save) is blue.") == []


def test_a_place_is_known_by_the_label_that_its_noun_has() -> None:
    assert read("Click **Move** in the row of the order *B-12*.").steps[0].position == "row of B-12"


def test_the_button_that_is_called_as_its_dialog_closes_it() -> None:
    page = "The **Move stop** dialog opens. Click **Move stop**.\n\nClick **Skip**.\n"
    assert read(page).steps[-1].window is None


def test_a_label_with_a_place_is_used_by_clicking_it_and_a_tool_is_not() -> None:
    assert asked("Use **Later** at the bottom to see more.") == [("click", "Later", None)]
    assert asked("Use **Podman** to start it.") == []


def test_what_is_typed_is_what_is_picked_from_the_suggestions() -> None:
    """No suggestion fits an example: what is offered has in it what was typed."""
    steps = asked("Type a part of the street in **Pick-up** and choose **Mill Lane** from the suggestions.")
    assert steps == [("type", "Pick-up", "Mill Lane"), ("select", "Mill Lane", None)]


def test_what_is_picked_from_a_list_of_its_own_is_not_typed_before() -> None:
    steps = asked("Type your street in **Pick-up** and choose **Mill Lane** from the **Area** list.")
    assert steps[0] == ("type", "Pick-up", "street")
