"""A list that the step before has opened is what is chosen from; one that was chosen from is done with."""

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.finding import locate
from docwitness.browser.driving.looking import look
from docwitness.browser.witnessing.outcomes import StepEnd
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import windows_of

HARBOUR = """<title>Harbour</title><h1>Harbour</h1>
<label>Berth <select><option>North<option>South</select></label>
<label>Sort by <select><option>Owner<option>Length</select></label>
<table><tr><td><a href="#1">Ada</a></td></tr><tr><td><a href="#2">Grace</a></td></tr></table>"""


def berth(page: Page) -> Found:
    page.set_content(HARBOUR)
    return locate(page, Wanted("Berth", role="combobox", action="select"), timeout=0.2)


def test_what_is_selected_right_after_a_list_was_clicked_is_one_of_its_options(blank: Page) -> None:
    """“Click the **Berth** list and select the one you like.”"""
    used = berth(blank)
    one = Wanted("one you like", labelled=False, action="select", led_by="Berth")
    found = locate(blank, one, after=used, timeout=0.2)
    assert (found.element.name, found.certain) == ("Berth", True)


def test_a_list_that_was_chosen_from_is_not_meant_by_another_word(blank: Page) -> None:
    """“Set **Berth** to *South*. Select the boats.”"""
    used = berth(blank)
    try:
        found = locate(blank, Wanted("boats", labelled=False, action="select"), after=used, timeout=0.2)
    except StepEnd:
        return
    assert not found.certain


@pytest.mark.parametrize(("action", "certain"), [("click", False), ("select", True)])
def test_a_click_on_a_thing_chooses_no_option_of_its_name(blank: Page, action: str, certain: bool) -> None:
    """“Click an owner” means one of those that are listed, not the order by owner."""
    blank.set_content(HARBOUR)
    found = find_target(windows_of(look(blank))[0], Wanted("owner", labelled=False, action=action))
    assert (isinstance(found, Found) and found.certain and found.option == "Owner") is certain


def test_a_heading_is_no_label_of_a_field_that_is_called_otherwise(blank: Page) -> None:
    """“Select the boats” below the heading *Boats* means its entries, not the list *State* that stands there first."""
    blank.set_content("<h1>Boats</h1><label>State <select><option>Moored<option>Sold</select></label>")
    found = find_target(windows_of(look(blank))[0], Wanted("boats", labelled=False, action="select"))
    assert not (isinstance(found, Found) and found.certain)


def test_a_heading_is_the_label_of_a_field_that_has_no_other(blank: Page) -> None:
    blank.set_content("<h2>State</h2><select><option>Moored<option>Sold</select>")
    found = find_target(windows_of(look(blank))[0], Wanted("State", action="select"))
    assert isinstance(found, Found)
    assert found.element.role == "combobox"
