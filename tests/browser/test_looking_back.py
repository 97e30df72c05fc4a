"""A tip about a window that its reader has closed by then: documents put details behind the steps that need them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.witnessing import framed, said, used, witness

STEPS = """# Booking a desk

1. Click **Book a desk**. The *New booking* dialog opens.
2. Click **Confirm booking**. "Desk booked" appears.

"""
WINDOW = """<button onclick="d.showModal()">Book a desk</button><p id=told></p>
<dialog id=d aria-labelledby=t><h2 id=t>New booking</h2><label><input type=checkbox> Every week</label>
<button onclick="d.close();told.textContent='Desk booked'">Confirm booking</button></dialog>"""


def test_a_tip_is_carried_out_in_the_window_that_was_open_before(chromium: Browser, tmp_path: Path) -> None:
    document = f"{STEPS}*Tip: if you need it for long, tick **Every week**.*\n"
    page = witness(chromium, document, {"/": framed("Desks", WINDOW)}, tmp_path)
    assert said(page, "if you need it for long") == ("holds", "")
    assert "in “New booking”, which was open before" in used(page, "if you need it for long")


def test_a_tip_that_is_nowhere_to_be_seen_is_no_evidence_once_a_window_was_closed(
    chromium: Browser, tmp_path: Path
) -> None:
    """The window may show it in another state: after a choice, in a later step."""
    document = f"{STEPS}*Tip: if you need it for long, tick **Every month**.*\n"
    page = witness(chromium, document, {"/": framed("Desks", WINDOW)}, tmp_path)
    verdict, why = said(page, "if you need it for long")
    assert verdict == "undecided"
    assert "“New booking” was open before, and may be meant." in why


def test_a_tip_about_the_page_that_the_scenario_is_on_is_broken_as_ever(chromium: Browser, tmp_path: Path) -> None:
    """No window was closed: there is nowhere to look back to."""
    site = {
        "/": framed("Desks", "<button onclick=\"told.textContent='Desk booked'\">Book a desk</button><p id=told></p>")
    }
    document = '# Booking a desk\n\n1. Click **Book a desk**. "Desk booked" appears.\n\nTip: you can click **Print**.\n'
    assert said(witness(chromium, document, site, tmp_path), "you can click")[0] == "broken"


def test_a_step_of_the_same_task_does_not_look_back(chromium: Browser, tmp_path: Path) -> None:
    """Numbered steps are done one after the other, each where the one before has led."""
    document = f"{STEPS[:-1]}3. Tick **Every week**.\n"
    assert said(witness(chromium, document, {"/": framed("Desks", WINDOW)}, tmp_path), "Tick")[0] == "broken"


def test_a_tip_is_looked_for_on_the_pages_before_as_well(chromium: Browser, tmp_path: Path) -> None:
    """An assistant of several pages has its way out on each of them, and documents tell of it at the end."""
    first = framed("Desk", "<a href=/two>Continue</a> <a href=/>Leave</a>")
    site = {"/": framed("Desks", "<a href=/one>Book</a>"), "/one": first, "/two": framed("Done", "<p>Desk booked</p>")}
    document = (
        "# Booking\n\n1. Click **Book**.\n2. Click **Continue**.\n\nIf you want to stop before, click **Leave**.\n"
    )
    page = witness(chromium, document, site, tmp_path)
    assert said(page, "If you want") == ("holds", "")


def test_what_is_asked_for_is_not_looked_for_in_the_window_before(chromium: Browser, tmp_path: Path) -> None:
    """“Confirm booking” in the window that was closed is not the button that the page has lost."""
    document = f"{STEPS}Click **Confirm booking** to pay for it.\n"
    page = witness(chromium, document, {"/": framed("Desks", WINDOW)}, tmp_path)
    assert said(page, "to pay for it")[0] != "holds"
