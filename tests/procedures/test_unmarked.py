"""Labels without markup: English says by its words where the name of a control begins and where it ends."""

from __future__ import annotations

from itertools import product

import pytest

from docwitness.procedures import read_procedure
from docwitness.procedures.grammar.unmarked import unmarked_labels
from docwitness.reading import read_page

# What labels look like: sentence case, a preposition or a verb at their end, the reader's own voice, a question.
LABELS = (
    "Save", "Log out", "Add to basket", "Pay by card", "Terms of use", "Lost your key?", "I accept the rules",
    "No, thanks", "My orders", "Cards & limits", "Create a new folder", "E-mail address", "CONFIRM", "2FA",
    "Back to top", "Turn on alerts",
)  # fmt: skip
CLICKED = (
    "Click {}", "Click on {} in the footer", "Click the {} button", "Click the button that says {}",
    "Click the link called {} under the photo", "Scroll down and click {}", "Press the blue button labelled {}",
    "In the top menu, click {}", "Then click {} and wait", "Find the button with the text {} and click it",
)  # fmt: skip
TICKED = (
    "Check the box next to {}",
    "Tick the checkbox labelled {}",
    "Check the checkbox with label {} and click Next",
)
TYPED = (
    "Enter your town in the {} field", "Type 12 into the box next to {}", "Enter your town in the field called {}",
    "Enter your town in the text field under {}",
)  # fmt: skip
ROWS: list[tuple[str, list[str]]] = [
    ("Choose No, thanks.", ["select No, thanks"]),
    ("Click Chat or Call us back.", ["click Chat", "click Call us back"]),
    ("Set the dropdown under Currency to Euro.", ["select Currency (combobox) = Euro @ under Currency"]),
    # A bare noun without an article is a name.
    ("Enter your town in the text field under street.", ["type street (textbox) = town"]),
    ("Fill in the First name and Last name fields.", ["type First name (textbox)", "type Last name (textbox)"]),
    ("Click where it says Edit.", ["click Edit (button)"]),
    ("Choose Devices from the menu on the left.", ["click Devices (menuitem) @ menu on the left"]),
    ("Reason for leaving - pick the one that fits.", ["select Reason for leaving (combobox)"]),
    ("Switch the region to Northern Europe.", ["select region (combobox) = Northern Europe"]),
    ("Click the link for gift cards.", ["click link for gift cards (link)"]),
    ("Go to the bottom of the page and click Terms of use.", ["click Terms of use"]),
    # Verbs that say little beside what they take along.
    ("Put a check in the box next to Gift wrap.", ["check Gift wrap (checkbox) @ next to Gift wrap"]),
    ("Remove the check mark in front of Newsletter.", ["uncheck Newsletter (checkbox)"]),
    ("Move your mouse over the chart.", ["hover chart"]),
    # What is to be so, and what has to be done with something.
    ("Make sure Remember me is ticked.", ["check Remember me (checkbox)"]),
    ("Make sure that the box next to Public is not checked.", ["uncheck Public (checkbox) @ next to Public"]),
    ("The **Alerts** switch is enabled.", []),
    ("The button Check my details must be clicked next.", ["click Check my details (button)"]),
    # Ways to ask.
    ("Could you click the Help link?", ["click Help (link)"]),
    ("How do I click the Help link?", []),
    ("I want you to click Refresh.", ["click Refresh (button)"]),
    ("Next I would type the name of the town in the search box.", ["type search box (searchbox) = name of the town"]),
    ("Keep clicking Load more until you find it.", ["click Load more"]),
    ("Finally the Confirm button.", ["click Confirm (button)"]),
    ("Find the button that says Report and click it.", ["click Report (button)"]),
    ("Click **Next** to go on, the **Back** button to change it.", ["click Next (button)", "click Back (button)"]),
    ("Use the Tab key to move on.", ["press Tab"]),
    ("Type your user ID and PIN.", ["type user ID (textbox)", "type PIN (textbox)"]),
    # Whoever has filled something in saves it by a button that prose calls by its verb alone.
    ("Choose a colour and save.", ["select colour", "click save"]),
    ("Save the world with us.", []),
]  # fmt: skip


def steps_in(sentence: str) -> list[str]:
    told = []
    for step in read_procedure(read_page(f"{sentence}\n", source="page.md")).steps:
        if step.action != "expect":
            value = f" = {step.value}" if step.value and (step.labelled or step.value != step.target) else ""
            place = f" @ {step.position}" if step.position else ""
            told.append(f"{step.action} {step.target}{f' ({step.role})' if step.role else ''}{value}{place}")
    return told


def targets_of(sentence: str) -> list[tuple[str, str]]:
    steps = read_procedure(read_page(f"{sentence}\n", source="page.md")).steps
    return [(step.action, step.target) for step in steps if step.action != "expect"]


@pytest.mark.parametrize(("frame", "label"), list(product(CLICKED, LABELS)))
def test_what_is_clicked_is_called_by_its_whole_label(frame: str, label: str) -> None:
    assert targets_of(frame.format(label))[:1] == [("click", label)]


@pytest.mark.parametrize(("frame", "label"), list(product(TICKED, LABELS)))
def test_the_label_beside_a_box_names_what_is_ticked(frame: str, label: str) -> None:
    assert targets_of(frame.format(label))[:1] == [("check", label)]


@pytest.mark.parametrize(("frame", "label"), list(product(TYPED, LABELS)))
def test_the_label_of_a_field_names_what_is_typed_into(frame: str, label: str) -> None:
    assert targets_of(frame.format(label)) == [("type", label)]


@pytest.mark.parametrize(("sentence", "steps"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_an_instruction_without_markup_asks_for_these_steps(sentence: str, steps: list[str]) -> None:
    assert steps_in(sentence) == steps


@pytest.mark.parametrize("text", ["The city of Graz is old.", "We like Docker and Go.", "Open the door for Ann."])
def test_a_capital_alone_is_no_label(text: str) -> None:
    assert list(unmarked_labels(text)) == []


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Right-click the boat and choose Move to > Archive.", ["boat", "Move to > Archive"]),
        ("Turn off Allow guests if you sail alone.", ["Allow guests"]),
        ("Navigate to Settings, then to Sails.", ["Settings", "Sails"]),
        ("Expand Advanced options and enter the port.", ["Advanced options", "port"]),
        ("Click Edit (pencil icon) next to the address.", ["Edit"]),
        ("In the Owner field, choose the person responsible.", ["Owner"]),
        ("Fill in the fields below and click Go.", ["Go"]),
        # What stands between an article and its noun is a name without that noun.
        ("Select the Grid and List options.", ["Grid", "List"]),
        ("Click the Add (+) button.", ["Add"]),
    ],
)
def test_a_name_without_markup_ends_where_english_ends_it(text: str, targets: list[str]) -> None:
    assert [step.target for step in read_procedure(read_page(text, source="p.md")).steps] == targets
