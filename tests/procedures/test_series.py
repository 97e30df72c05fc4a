"""Objects in a row, fields in a list, names in a table: what is said once is meant for each of them."""

from __future__ import annotations

import pytest

from docwitness.model import Procedure
from docwitness.procedures import read_procedure
from docwitness.reading import read_page


def read(text: str) -> Procedure:
    return read_procedure(read_page(text, source="page.md"))


def said(text: str) -> list[str]:
    steps = read(text).steps
    values = [f" = {step.value}" if step.value not in (None, step.target) else "" for step in steps]
    return [f"{step.action} {step.target}{value}" for step, value in zip(steps, values, strict=True)]


def rest(text: str) -> list[str]:
    return [part for sentence in read(text).sentences for part in sentence.rest]


# A verb has all objects of its series, whatever stands between them: articles, "the number of", "optionally".
@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "Enter a **Name**, the number of **Decks** and the **Class**, and click **Build**.",
            ["type Name", "type Decks", "type Class", "click Build"],
        ),
        ("Choose the **Yard**, a **Pilot** and the **Dock**.", ["select Yard", "select Pilot", "select Dock"]),
        (
            "Fill in the first and last name of the pilot and the email address to which bills go.",
            ["type first name", "type last name of the pilot", "type email address"],
        ),
        # One of two words for one field is no series.
        ("Type its name or a piece of its number.", ["type name or a piece of its number"]),
        # What is told behind a comma is no object, nor is an address behind a colon.
        ("Enter a **Name**, the **Build** button becomes active.", ["type Name", "expect Build = active"]),
        ("Choose the **Yard**, which you can add there: <https://a.example>.", ["select Yard"]),
    ],
)
def test_a_series_of_objects_shares_its_verb(text: str, steps: list[str]) -> None:
    assert said(text) == steps


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        # Of what there are several of, one is chosen; a name without an article is one of them already.
        ("Give it a **Name** and assign it to a **Fleet**.", ["type Name", "select Fleet"]),
        ("Assign the boat to a **Fleet**.", ["select Fleet"]),
        ("Assign it to Ada.", []),
        # What is given to somebody stands behind them.
        ("Assign them a username and password.", ["type username", "type password"]),
        # The same is done again.
        ("Type `5` into **Low**. Do the same for **High**.", ["type Low = 5", "type High = 5"]),
        (
            "Click the icon by **First day** and pick a day. Use the arrows to go on. Do the same for **Last day**.",
            ["click icon", "select day", "click arrows", "click icon", "select day"],
        ),
        ("Click **Go**. Then type `5` into **Low** and click **Save**. Do the same for **High**.", ["click Go"]),
        # A label that ends with what is chosen is that field.
        ("In **Home port**, select the port.", ["select Home port = port"]),
        ("Choose the day in **First day**.", ["select First day = day"]),
        ("In **Harbours**, select the port.", ["select port"]),
        # To what something has to be set.
        ("Make sure **Kind** is set to **Ferry**.", ["select Kind = Ferry"]),
        ("**Kind** should be set to **Ferry**.", ["select Kind = Ferry"]),
        ("**Kind** is set to **Ferry**.", []),
        ("Make sure the variable is set to `1`.", []),
        # One who is allowed to type is offered to; what is offered is typed as it is called.
        (
            "A window opens, allowing you to enter title, summary and description.",
            ["type title", "type summary", "type description"],
        ),
        ("Here you can define a title for the trip.", ["type title for the trip"]),
        ("You can define roles for the crew.", []),
        ("Choose a value for the tide.", ["type value for the tide"]),
        ("Choose a value for the tide from the drop-down.", ["select value for the tide"]),
        # What is added from a list is chosen in it.
        ("Add members from the drop-down and click **Go**.", ["select members", "click Go"]),
        ("Add a note from the shore.", ["type note = note from the shore"]),
        # To look at something for something else ticks nothing.
        ("Check the Harbour inbox for new mail.", []),
        ("Check **Night** for a dark page.", ["check Night"]),
        # "The appropriate list" is the one of what is chosen.
        ("Select a **Pilot** and **Dock** from the appropriate drop-down menus.", ["select Pilot", "select Dock"]),
        # A picture is spoken of again by its noun; a button that was not named before is not the last label.
        ("Click the bell icon. To end it, click that same icon.", ["click bell icon", "click bell icon"]),
        ("Click **Sails** and then click the button.", ["click Sails", "click button"]),
        # What is done at the end of something else is what it is for.
        ("To finish and publish the trip, click on **Create**.", ["click Create"]),
        ("To finish click **Create**.", ["click Create"]),
        # A bracket may end with a shortened word.
        ("Set it up (sails, masts etc.). Hit **Save** to go on.", ["click Save"]),
        # Where one searches, what is typed is typed into what searches.
        ("You can search by typing a part of the name.", ["type search = part of the name"]),
    ],
)
def test_what_a_verb_is_done_to(text: str, steps: list[str]) -> None:
    found = said(text)
    assert found[: len(steps)] == steps
    assert "High" not in "".join(found) or "type High = 5" in found
    assert steps or not found


def test_what_is_left_as_it_is_is_found_so() -> None:
    # Nobody can leave a box ticked that is not: the sentence tells its state, and asks for nothing.
    assert said("Leave **Lights** ticked if it is dark.") == ["expect Lights = ticked"]
    assert said("Click **Next** and leave **Now** selected.") == ["click Next", "expect Now = selected"]
    assert said("Leave the room.") == []


def test_what_stands_behind_a_colon_says_how() -> None:
    assert rest("Paste it: choose **Edit > Paste**.") == []


def test_a_place_is_named_by_its_words_and_not_by_its_question_mark() -> None:
    assert rest("Under *Who sails?*, select the **Pilot**.") == []
    assert rest("Under *Who sails?*, click **Add**. *Who* knows?") == []


ANNOUNCED = "Fill in the fields of the boat:"


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        # In a list of fields each item begins with its field, whatever stands behind it.
        (f"{ANNOUNCED}\n\n- **Owner** is only needed for rent.\n", ["type Owner"]),
        (f"{ANNOUNCED}\n\n- **Bow** and **Stern** - in metres\n", ["type Bow = in metres", "type Stern = in metres"]),
        (f"{ANNOUNCED}\n\n- **Street, Town** are printed.\n", ["type Street", "type Town"]),
        ("Fill in the fields below and click **Go**.\n\n1. Owner\n2. Port\n", ["click Go", "type Owner", "type Port"]),
        (
            "When you rent it out, you must specify the following:\n\n- **Owner**: who it is\n",
            ["type Owner = who it is"],
        ),
        ("Choose one of the following:\n\n- **Sink**, and then select **Close**.\n", ["select Sink", "click Close"]),
        # Where nothing was said to be filled in, nothing is.
        ("The boat has these parts:\n\n- **Bow** and **Stern** - in wood\n", []),
        ("If it has the following fields:\n\n- **Owner**: who it is\n", []),
        ("You can create a list with filters. Common ones are:\n\n- **Late:** A list of late boats\n", []),
        ("Read on.\n\n1. Owner\n2. Port\n", []),
    ],
)
def test_what_was_announced_is_done_to_each_item(text: str, steps: list[str]) -> None:
    assert said(text) == steps


TABLE = "| {} | What it does |\n|---|---|\n| {} | {} |\n"


def test_the_first_cell_of_a_row_is_a_name_and_the_row_is_about_it() -> None:
    # "Open tool in" is the label of a field; an imperative has its object with an article or a label.
    assert said(TABLE.format("Setting", "Open tool in", "Where it opens.")) == []
    assert said(TABLE.format("Setting", "Kind", "Set this to *Ferry* for boats.")) == ["select Kind = Ferry"]
    assert said(TABLE.format("Action", "Click **Sink**", "It is gone.")) == ["click Sink"]
    assert said(TABLE.format("Action", "Click Sink", "It is gone.")) == ["click Sink"]


def test_what_a_list_of_what_there_is_names_asks_for_nothing() -> None:
    assert said("The log shows these events:\n\n- Update Details (name, port)\n- Log in\n") == []
    assert said("To sink it:\n\n- Click **Sink**\n") == ["click Sink"]


def test_what_is_done_optionally_within_a_sentence_is_an_offer() -> None:
    steps = read("Choose the **Yard**, optionally set **From** and a **Remark**, then click **Build**.").steps
    assert [(step.target, step.optional) for step in steps] == [
        ("Yard", False), ("From", True), ("Remark", True), ("Build", False),
    ]  # fmt: skip


def test_a_side_of_something_is_a_place_and_no_purpose() -> None:
    (step,) = read("To the right of the **Crew** heading, click **Edit**.").steps
    assert (step.target, step.position) == ("Edit", "to the right of Crew heading")


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Select **Ferry** for **Kind** from the drop-down.", ["select Kind = Ferry"]),
        (
            "Enter a **Name** for the boat, and an optional **Remark**.",
            ["type Name = Name for the boat", "type Remark"],
        ),
        ("In the **Crew** section add a **Title**.", ["type Title"]),
        ("On this page you can add a title.", []),
    ],
)
def test_which_field_is_meant(text: str, steps: list[str]) -> None:
    assert said(text) == steps
