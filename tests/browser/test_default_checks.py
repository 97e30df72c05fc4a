"""A default is held against what its field showed before the scenario changed it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.witnessing import said, witness

DECK = """<title>Deck</title><main><h1>Deck</h1><button onclick="d.showModal()">New boat</button>
<label><input type=checkbox role=switch> Lights</label><label><input type=checkbox checked> Radio</label>
<label>Paint every <select><option>Year<option selected>2 years<option>5 years</select></label>
<dialog id=d aria-label="New boat"><label>Crew <input type=number value=4></label>
<label>Colour <select><option>Blue<option selected>Red</select></label>
<button onclick="d.close()">Create</button></dialog></main>"""
PAGE = """# Deck

Choose a span from **Paint every**. Boats are painted every 2 years unless told otherwise.

**Lights** is off to begin with, whereas **Radio** is on.

## Boats

1. Click **New boat**. The *New boat* dialog opens.
2. Set the **Crew** to `7`. It is 4 unless you enter something else.
3. Choose a **Colour**. *Red* is preselected.
4. Click **Create**.
"""
TOLD = ("Boats are painted", "Lights is off", "It is 4", "Red is preselected")


def test_a_default_holds_by_what_was_shown_before_it_was_changed(chromium: Browser, tmp_path: Path) -> None:
    page = witness(chromium, PAGE, {"/": DECK}, tmp_path)
    assert {text: said(page, text) for text in TOLD if said(page, text)[0] != "holds"} == {}


@pytest.mark.parametrize(
    ("was", "now", "sentence", "verdict"),
    [
        # In a form for something new nobody has changed anything yet.
        ("value=4", "value=5", "It is 4", "broken"),
        ("<option>Blue<option selected>Red", "<option selected>Blue<option>Red", "Red is preselected", "broken"),
        # A setting may have been changed by whoever did before what the page asks for.
        ("selected>2 years<option>5", ">2 years<option selected>5", "Boats are", "undecided"),
        ("value=4", "", "It is 4", "undecided"),
    ],
)  # fmt: skip
def test_another_default_is_broken_in_a_new_form_alone(
    chromium: Browser, tmp_path: Path, was: str, now: str, sentence: str, verdict: str
) -> None:
    page = witness(chromium, PAGE, {"/": DECK.replace(was, now)}, tmp_path)
    assert said(page, sentence)[0] == verdict, said(page, sentence)
