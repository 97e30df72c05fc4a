"""Forms that are filled in as a whole: the document names none of their fields."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.actions import act
from docwitness.browser.witnessing.outcomes import Undecided
from docwitness.locating.targets import Wanted

FORM = Wanted("form", labelled=False, action="type")


def test_every_empty_field_of_the_form_is_filled_and_no_other(blank: Page) -> None:
    """What is there already is what somebody wants there; what searches the site is no part of the form."""
    blank.set_content(
        """<nav><input aria-label=Anywhere></nav><form role=search><input type=search aria-label=Search></form>
        <h1>New boat</h1><form><label>Name <input></label><label>Mail <input type=email></label>
        <label>Berth <input value=North></label><label>Notes <textarea></textarea></label>
        <label>Since <input readonly></label></form>"""
    )
    done = act(blank, FORM)
    assert blank.get_by_label("Name").input_value() == "Example"
    assert blank.get_by_label("Mail").input_value() == "reader@example.com"
    assert blank.get_by_label("Notes").input_value()
    assert blank.get_by_label("Berth").input_value() == "North"
    assert not blank.get_by_label("Anywhere").input_value()
    assert not blank.get_by_label("Search").input_value()
    assert done.found is not None
    assert done.found.certain
    assert "Mail: reader@example.com" in (done.value or "")


def test_the_form_of_the_open_dialog_is_the_one_that_is_meant(blank: Page) -> None:
    blank.set_content(
        """<form><label>Filter <input></label><label>Owner <input></label></form>
        <div role=dialog aria-modal=true aria-label="Add boat"><label>Name <input></label></div>"""
    )
    act(blank, Wanted("required information", labelled=False, action="type"))
    assert blank.get_by_label("Name").input_value()
    assert not blank.get_by_label("Filter").input_value()


def test_fields_that_come_while_it_is_filled_in_are_filled_too(blank: Page) -> None:
    blank.set_content(
        """<h1>Booking</h1><form><label>Name <input oninput="document.querySelector('p').hidden = false"></label>
        <p hidden><label>Street <input></label></p></form>"""
    )
    act(blank, FORM)
    assert blank.get_by_label("Street").input_value()


def test_a_page_without_an_empty_field_is_told_of(blank: Page) -> None:
    blank.set_content("<h1>Booking</h1><p>Nothing to be filled in.</p>")
    with pytest.raises(Undecided, match="there is no empty field for “form”"):
        act(blank, FORM, timeout=0.3)


def test_of_two_forms_the_fullest_is_filled_in_and_proves_nothing(blank: Page) -> None:
    blank.set_content(
        """<h1>Boats</h1><form><label>Name <input></label><label>Berth <input></label></form>
        <form><label>Mail for our news <input type=email></label></form>"""
    )
    done = act(blank, FORM)
    assert blank.get_by_label("Berth").input_value()
    assert not blank.get_by_label("Mail for our news").input_value()
    assert done.found is not None
    assert not done.found.certain
