"""Structure is grammar: what a list or a table says of a name is done to the field of that name."""

from __future__ import annotations

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

TABLE = "{}\n\n| Setting | Value |\n|---|---|\n| Host | `a.example` |\n| Protocol | TCP |\n| Cache | Enabled |\n"


def steps_in(text: str) -> list[tuple[str, str, str | None]]:
    steps = read_procedure(read_page(text, source="page.md")).steps
    return [(step.action, step.target, step.value) for step in steps if step.action != "expect"]


def test_a_table_behind_a_sentence_that_tells_to_fill_it_in_gives_a_value_for_each_field() -> None:
    assert steps_in(TABLE.format("Enter these details:")) == [
        ("type", "Host", "a.example"),
        ("select", "Protocol", "TCP"),
        ("check", "Cache", None),
    ]


def test_a_table_that_only_informs_asks_for_nothing() -> None:
    assert steps_in(TABLE.format("The server has these defaults:")) == []


@pytest.mark.parametrize(
    ("item", "step"),
    [
        ("**Format**: Choose **PDF**", ("select", "Format", "PDF")),
        ("**Sync**: Toggle this **ON**", ("check", "Sync", None)),
        ("**Sync**: Toggle this **OFF**", ("uncheck", "Sync", None)),
        ("**Picture**: Upload a PNG file", ("upload", "Picture", None)),
        ("**Private**: Toggle whether others can see it.", ("check", "Private", None)),
    ],
)
def test_what_an_item_tells_to_do_is_done_to_the_name_it_begins_with(
    item: str, step: tuple[str, str, str | None]
) -> None:
    assert steps_in(f"- {item}\n") == [step]


def test_what_is_left_empty_is_not_filled_in() -> None:
    assert steps_in("Fill in these values:\n\n- Port: 80\n- Proxy: (leave blank)\n")[:1] == [("type", "Port", "80")]


def test_an_item_in_bold_is_the_title_of_the_steps_below_it() -> None:
    text = "1. **Enter your details**\n   - Type a name.\n2. **Click Save**\n"

    assert steps_in(text) == [("type", "name", "name"), ("click", "Save", None)]


def test_an_icon_that_stands_for_a_noun_is_called_by_its_picture() -> None:
    assert steps_in("Click :material-plus: in the corner.\n") == [("click", "plus", None)]
    assert steps_in("Click :material-plus: **Add**.\n") == [("click", "Add", None)]


def test_a_heading_under_which_a_named_field_stands_is_no_field() -> None:
    """ "Under" with no field behind it names one by its label above; with one it can only be the heading over it."""
    assert steps_in("Under **Delivery**, enter the lane in **Street**.\n") == [("type", "Street", "lane")]
    assert steps_in("Under **Street**, enter `Elm Lane`.\n") == [("type", "Street", "Elm Lane")]


def test_a_single_sign_set_as_a_key_or_as_code_is_pressed_and_one_in_bold_is_a_label() -> None:
    assert steps_in("Press <kbd>?</kbd>.\n") == steps_in("Press `?`.\n") == [("press", "?", None)]
    assert steps_in("Press **+**.\n") == [("click", "+", None)]


def test_what_a_file_is_chosen_with_is_the_field_for_it() -> None:
    assert steps_in("Choose a file with **Pick a scan** and click **Send**.\n")[0] == ("upload", "Pick a scan", None)


def test_an_option_of_a_list_that_has_no_name_is_an_option() -> None:
    """What is called an option may be an entry of a menu; what is only said to come from a list is the list's."""
    steps = read_procedure(read_page("Select the **Oboe** option from the dropdown.", source="page.md")).steps
    assert [(step.target, step.role) for step in steps] == [("Oboe", "option")]


def test_what_is_toggled_is_a_switch() -> None:
    """Nobody says "toggle" of a box to tick."""
    text = (
        "Set the following:\n\n- **Private**: Toggle whether others see it.\n- **Public**: Tick whether all see it.\n"
    )
    steps = read_procedure(read_page(text, source="a.md")).steps
    assert [step.role for step in steps if step.action == "check"] == ["switch", "checkbox"]
