"""Frames: what the object of a verb and each preposition behind it mean, as a table of sentences.

A row is true of the language, not of a page: it holds whatever the labels are and however they are marked up.
"""

from __future__ import annotations

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

Row = tuple[str, list[str]]

# Each step as `action target (role) = value @ position`; a part that is not said is left out.
TYPING: list[Row] = [
    ("Type your city into the City field.", ["type City (textbox) = city"]),
    ("Enter your street in the text field with label “Street”.", ["type Street (textbox) = street"]),
    ("Enter your street in the text field with the label Street.", ["type Street (textbox) = street"]),
    ("Type your phone number in the text field labelled Phone.", ["type Phone (textbox) = phone number"]),
    ("Enter your nickname in the text field under “Nickname”.", ["type Nickname (textbox) = nickname"]),
    ("Enter `7` in the box next to **Rows**.", ["type Rows (textbox) = 7"]),
    ("Type a name under **Name**.", ["type Name (textbox) = name"]),
    ("In the Search field, type invoice.", ["type Search (searchbox) = invoice"]),
    (
        "Enter 4242 in Card number and 12/30 in Expires.",
        ["type Card number (textbox) = 4242", "type Expires (textbox) = 12/30"],
    ),
    (
        "Enter `4242` in **Card number** and `12/30` in **Expires**.",
        ["type Card number (textbox) = 4242", "type Expires (textbox) = 12/30"],
    ),
    (
        "Enter Ada as first name and Lovelace for last name.",
        ["type first name (textbox) = Ada", "type last name (textbox) = Lovelace"],
    ),
    (
        "Fill in First name, Last name and Company.",
        ["type First name (textbox)", "type Last name (textbox)", "type Company (textbox)"],
    ),
    ("Fill in **Street** and **Town**.", ["type Street (textbox)", "type Town (textbox)"]),
]
CHOOSING: list[Row] = [
    ("Select Canada from the Country dropdown.", ["select Country (combobox) = Canada"]),
    ("Select Weekly as the frequency.", ["select frequency (combobox) = Weekly"]),
    ("Set Language to English.", ["select Language (combobox) = English"]),
    ("Set the Time zone field to UTC.", ["select Time zone (combobox) = UTC"]),
    ("Select the check box to the left of Newsletter.", ["check Newsletter (checkbox)"]),
    ("Check the box marked Remember me.", ["check Remember me (checkbox)"]),
    ("Tick the box next to **Terms**.", ["check Terms (checkbox)"]),
    ("Select the radio button next to Express.", ["select Express (radio)"]),
    ("Turn the Alerts toggle off.", ["uncheck Alerts (switch)"]),
    ("Turn **Alerts** on.", ["check Alerts (checkbox)"]),
    ("Toggle Auto-save on.", ["check Auto-save (checkbox)"]),
    ("Turn on Dark mode.", ["check Dark mode (checkbox)"]),
]
CLICKING: list[Row] = [
    ("Click the link with the text “Lost key”.", ["click Lost key (link)"]),
    ("Click the button that says Try again.", ["click Try again (button)"]),
    ("Click the Sign in link.", ["click Sign in (link)"]),
    ("Click the Log in button at the top of the page.", ["click Log in (button) @ top of the page"]),
    ("We are now going to click **Publish**.", ["click Publish (button)"]),
    ("You're going to open the **Files** tab.", ["open Files (tab)"]),
    ("Clicking **Reports** takes you to the list of reports.", ["click Reports"]),
    ("Selecting **Share** opens a dialog.", ["click Share (button)"]),
    # The place of a button is no name: what stands next to it may be anything.
    ("Click the button next to Total.", ["click button (button) @ next to Total"]),
]


def steps_in(sentence: str) -> list[str]:
    steps = read_procedure(read_page(f"# Page\n\n{sentence}\n", source="page.md")).steps
    told = []
    for step in steps:
        value = f" = {step.value}" if step.value else ""
        place = f" @ {step.position}" if step.position else ""
        told.append(f"{step.action} {step.target}{f' ({step.role})' if step.role else ''}{value}{place}")
    return told


@pytest.mark.parametrize(("sentence", "steps"), [*TYPING, *CHOOSING, *CLICKING], ids=lambda told: str(told)[:50])
def test_a_sentence_asks_for_these_steps(sentence: str, steps: list[str]) -> None:
    assert steps_in(sentence) == steps
