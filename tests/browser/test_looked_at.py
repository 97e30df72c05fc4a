"""“Check” asks to put a mark or to make sure: English has one word for both, and what the field is tells which."""

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.actions import act
from docwitness.browser.witnessing.outcomes import StepEnd
from docwitness.locating.targets import Wanted

FORM = """<title>Trip</title><h1>Trip</h1><label>Harbour <select><option>Bergen<option>Oslo</select></label>
<label>Length <input value=12></label> <label>Night sailing <input type=checkbox></label> <p>Total</p>"""


@pytest.mark.parametrize("label", ["Harbour", "Length"])
def test_a_field_that_cannot_be_ticked_is_looked_at(blank: Page, label: str) -> None:
    blank.set_content(FORM)
    done = act(blank, Wanted(label, action="check"), timeout=0.2)
    assert done.found is not None
    assert done.found.certain
    assert "looked at" in done.found.reason
    assert blank.get_by_label("Length").input_value() == "12"


def test_what_can_be_ticked_is_ticked(blank: Page) -> None:
    blank.set_content(FORM)
    act(blank, Wanted("Night sailing", action="check"), timeout=0.2)
    assert blank.get_by_label("Night sailing").is_checked()


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("Harbour", action="check", role="checkbox"),  # the page says that it is a box
        Wanted("Total", action="check"),  # a text may be the label of a box that is only drawn
        Wanted("Harbour", action="uncheck"),
    ],
)
def test_nothing_else_is_taken_for_a_look(blank: Page, wanted: Wanted) -> None:
    blank.set_content(FORM)
    with pytest.raises(StepEnd):
        act(blank, wanted, timeout=0.2)
