"""A text that stands right before a control is its label, for a click as well as for typing.

So browsers treat a `<label>` (HTML, labeled control), and so readers see a text before a field (WCAG 2.2, G162) or a
line of settings with its switch at the end (Apple HIG, Toggles; Material, Lists).
"""

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.looking import look
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import windows_of

LINE = """<div style="display: flex; justify-content: space-between"><div>{}<small> and more of it</small></div>
<div style="width: 40px; height: 22px; background: #999; cursor: pointer"></div>{}</div>"""
DRAWN = LINE.format("Night light", "")
BUTTON = "<button>Help</button>"


def found_in(page: Page, html: str, wanted: Wanted) -> Found | None:
    page.set_content(f"<title>Berths</title><h1>Harbour</h1>{html}")
    found = find_target(windows_of(look(page, nodes=False))[0], wanted)
    return found if isinstance(found, Found) else None


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ("<label for=n>Night light</label> <input id=n>", "textbox"),
        ("<div style='display: flex'><div>Night light</div><select><option>On<option>Off</select></div>", "combobox"),
        ("<div>Night light</div><textarea></textarea>", "textbox"),
        ("<div style='display: flex'><div>Night light</div><input type=checkbox></div>", "checkbox"),
    ],
)
def test_a_click_on_a_label_is_for_its_control(blank: Page, html: str, role: str) -> None:
    found = found_in(blank, html, Wanted("Night light"))
    assert found is not None
    assert (found.element.role, found.certain) == (role, True)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Night light</h2><input>",  # what is headed so is more than one field
        "<div>Night light</div><input aria-label=Search>",  # the field is called by another name
        "<div>Night light</div><div style='height: 80px'></div><input>",
        "<p>Night light is on in <b>Night light</b> months.</p>",
        LINE.format("Night light", BUTTON),  # two things stand at the end of the line
        "<div>Night light</div><ul><li>Pier 4 <input type=checkbox></li></ul>",
    ],
)
def test_a_text_that_labels_nothing_stays_a_text(blank: Page, html: str) -> None:
    found = found_in(blank, html, Wanted("Night light"))
    assert found is None or not found.certain


@pytest.mark.parametrize(("action", "role", "certain"), [("click", "switch", True), ("check", None, False)])
def test_a_switch_that_is_only_drawn_is_that_of_its_line(
    blank: Page, action: str, role: str | None, certain: bool
) -> None:
    """Nothing says whether it is on: to click it is done for certain, to turn it on is not."""
    other = LINE.format("Fog horn", "")
    found = found_in(blank, f"{other}{DRAWN}", Wanted("Night light", action=action, role=role))
    assert found is not None
    assert found.element.box[0] > 1000
    assert found.element.box[1] > found.window.scene.elements[0].box[3]
    assert found.certain is certain


FORM = """<label>Date of the mooring <input type=date></label> <label>Length of the boat <input></label>
<label>Order by <input></label> <label>Harbour name <input></label> <label>Owner <input></label>"""


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("date", "Date of the mooring"),
        ("length", "Length of the boat"),
        ("the harbour's owner", "Owner"),  # the window is about the harbour
        ("name", ""),  # it may have one of its own
        ("the captain's owner", ""),
        ("month of the mooring", ""),
        ("order", ""),  # a label that is a command has no noun
    ],
)
def test_a_noun_that_one_label_alone_has_is_that_field(blank: Page, phrase: str, name: str) -> None:
    """What follows the noun in a label only tells of what it is (an English noun phrase is headed by its last noun)."""
    found = found_in(blank, FORM, Wanted(phrase, labelled=False, action="type"))
    assert (found.element.name if found and found.certain else "") == name


def test_a_noun_that_two_labels_have_is_neither(blank: Page) -> None:
    html = f"{FORM}<label>Date of the bill <input type=date></label>"
    found = found_in(blank, html, Wanted("date", labelled=False, action="type"))
    assert found is None or not found.certain


CHOICE = """<fieldset><legend>Pier</legend><label><input type=radio name=p>North</label>
<label><input type=radio name=p>South</label></fieldset>
<label>Kind of damage <select><option>Storm<option>Fire</select></label>"""


@pytest.mark.parametrize(("phrase", "name"), [("piers", "North"), ("desired pier", "North"), ("crew", "")])
def test_one_of_a_group_of_options_is_any_of_them(blank: Page, phrase: str, name: str) -> None:
    """Of radio buttons one is chosen (HTML, `radio`), and their legend says of what."""
    found = found_in(blank, CHOICE, Wanted(phrase, labelled=False, action="select"))
    assert (found.element.name if found and found.certain else "") == name
