"""A window that lies over what the document names next: its reader has closed it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.actions import act
from docwitness.browser.witnessing.outcomes import Broken, StepEnd, Undecided
from docwitness.locating.targets import Wanted

SNOOZE = """<h1>Alerts</h1><button onclick="document.title = 'made'">New rule</button>
<dialog aria-label="Snooze alert"><h2>Snooze alert</h2><button>Cancel</button></dialog>
<script>document.querySelector("dialog").showModal()</script>"""

SHEET = """<h1>Alerts</h1><button onclick="document.title = 'made'">New rule</button><a href="/a">Home</a>
<a href="/b">Sites</a><div id=sheet style="position:fixed;inset:0;background:#0005"><div role=dialog
aria-label="Snooze alert" style="margin:200px;background:#fff"><h2>Snooze alert</h2>
<button onclick="sheet.remove()">Cancel</button></div></div>"""


def test_a_window_is_closed_by_who_goes_on_beneath_it(blank: Page) -> None:
    blank.set_content(SNOOZE)
    act(blank, Wanted("New rule", apart=True), timeout=0.5)
    assert blank.title() == "made"


def test_a_window_that_does_not_say_that_it_is_modal_is_closed_as_well(blank: Page) -> None:
    """What a sheet over the page keeps from being clicked cannot be used, whatever the window says of itself."""
    blank.set_content(SHEET + "<script>addEventListener('keydown', e => e.key === 'Escape' && sheet.remove())</script>")
    act(blank, Wanted("New rule", apart=True), timeout=0.5)
    assert blank.title() == "made"


def test_a_window_that_no_key_closes_is_closed_by_its_own_button(blank: Page) -> None:
    blank.set_content(SHEET)
    act(blank, Wanted("New rule", apart=True), timeout=0.5)
    assert blank.title() == "made"


def test_a_window_that_cannot_be_closed_is_no_evidence(blank: Page) -> None:
    blank.set_content(SHEET.replace("Cancel", "Snooze"))
    with pytest.raises(Undecided, match="lies beneath “Snooze alert”, which could not be closed"):
        act(blank, Wanted("New rule", apart=True), timeout=0.5)


def test_a_step_of_the_same_task_closes_no_window(blank: Page) -> None:
    """A button of the window that was renamed may be called as what opened the window: that is beneath it."""
    blank.set_content(SNOOZE)
    with pytest.raises(StepEnd, match="no element “New rule”"):
        act(blank, Wanted("New rule"), timeout=0.5)
    assert blank.locator("dialog[open]").count() == 1


def test_what_is_nowhere_is_broken_and_closes_nothing(blank: Page) -> None:
    blank.set_content(SNOOZE)
    with pytest.raises(Broken, match="no element “Old rule”"):
        act(blank, Wanted("Old rule"), window="Snooze alert", timeout=0.5)
    assert blank.locator("dialog[open]").count() == 1
