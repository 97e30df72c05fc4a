"""What a team says where the document's words do not lead: aliases that are ways, and page objects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

import pytest
from playwright.sync_api import Locator, Page

from docwitness.browser.driving.actions import act
from docwitness.browser.pageobjects import PageObject, describing, element_at, window
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.locating.targets import Wanted

SETTINGS = """<title>Editor</title><h1>Editor</h1>
<button onclick="panel.hidden = false">Settings</button>
<div id="panel" hidden><label><input type="checkbox" onclick="document.title = 'wrapped'">Wrap lines</label></div>"""


@window("Shelf")
class Shelf(PageObject):
    """A window whose free space has no role and no name."""

    described: ClassVar[Mapping[str, str]] = {"free space": "space"}

    @property
    def space(self) -> Locator:
        """What is left of the shelf."""
        return self.root.locator("#space")


def test_an_alias_may_be_the_way_to_what_is_not_shown_yet(blank: Page) -> None:
    blank.set_content(SETTINGS)
    act(
        blank, Wanted("usual option", labelled=False, action="check", aliases={"usual option": "Settings → Wrap lines"})
    )
    assert blank.title() == "wrapped"


def test_the_way_is_not_gone_again_where_its_end_is_shown(blank: Page) -> None:
    blank.set_content(SETTINGS.replace("panel.hidden = false", "panel.hidden = !panel.hidden"))
    blank.get_by_role("button").click()
    act(
        blank, Wanted("usual option", labelled=False, action="check", aliases={"usual option": "Settings → Wrap lines"})
    )
    assert blank.title() == "wrapped"


def test_a_container_without_role_or_name_is_acted_on_through_its_page_object(blank: Page) -> None:
    blank.set_content(
        """<title>Shelf</title><h1>Shelf</h1><button>Add</button>
        <div id="space" style="height: 200px" onclick="document.title = 'Shelf, clicked'"></div>"""
    )
    assert describing(blank, "free space") is Shelf
    assert describing(blank, "free seat") is None
    found = element_at(blank, blank.locator("#space"), "Shelf")
    act(blank, Wanted("free space", labelled=False), found=found)
    assert blank.title() == "Shelf, clicked"


def test_a_heading_that_is_to_be_selected_is_marked(blank: Page) -> None:
    blank.set_content("<h1>Orders</h1><p>All of them.</p>")
    act(blank, Wanted("Orders", action="select"))
    assert blank.evaluate("String(getSelection()).trim()") == "Orders"


def test_an_entry_is_pointed_at_where_its_text_is(blank: Page) -> None:
    blank.set_content(
        """<ul style="width: 600px"><li>report.txt
        <button style="position: absolute; left: 300px" onclick="document.title = 'deleted'">Delete</button></li></ul>
        <script>document.querySelector("li").ondblclick = () => { document.title ||= "opened"; };</script>"""
    )
    act(blank, Wanted("report.txt", action="double-click"))
    assert blank.title() == "opened"


def test_a_key_that_is_pressed_first_waits_for_the_scripts_that_answer_it(blank: Page) -> None:
    blank.set_content(
        """<script>setTimeout(() => {
            document.body.append("Ready");
            document.addEventListener("keydown", (event) => { document.title = event.key; });
        }, 700);</script>"""
    )
    act(blank, Wanted("F2", action="press"))
    assert blank.title() == "F2"


def test_on_a_way_what_the_last_step_has_brought_is_meant(blank: Page) -> None:
    blank.set_content(
        """<title>Editor</title><button title="Files" onclick="document.title = 'wrong'">Files</button>
        <button onclick="panel.hidden = false">Settings</button>
        <div id="panel" hidden><button onclick="box.hidden = false">Files</button></div>
        <label id="box" hidden><input type="checkbox" onclick="document.title = 'wrapped'">Wrap lines</label>"""
    )
    way = {"usual option": "Settings → Files → Wrap lines"}
    act(blank, Wanted("usual option", labelled=False, action="check", aliases=way))
    assert blank.title() == "wrapped"


def test_an_entry_whose_text_is_cut_short_is_pointed_at_within(blank: Page) -> None:
    name = "a-report-with-a-name-that-is-much-too-long-for-its-column-" * 4 + ".txt"
    blank.set_content(
        f"""<ul style="width: 200px"><li style="overflow: hidden; white-space: nowrap">{name}</li></ul>
        <script>document.querySelector("li").ondblclick = () => {{ document.title = "opened"; }};</script>"""
    )
    act(blank, Wanted(name, action="double-click"), timeout=1)
    assert blank.title() == "opened"


def test_what_is_there_as_another_kind_of_element_is_said_to_be_so(blank: Page) -> None:
    blank.set_content("<title>Leave</title><h1>Leave</h1><label>Reason for leaving <input></label>")
    leave = Shelf(blank, blank.locator("body"))
    leave.title = "Leave"  # type: ignore[misc]
    with pytest.raises(Broken) as told:
        leave.present(blank.get_by_role("combobox"), "reason for the leaving", timeout=0.1)
    assert told.value.why == (
        "“Reason for leaving” is there, but as a textbox, and the page object looks for something else."
    )
    assert told.value.found == ()


REPAIR = (
    """<h1>Repair</h1><dialog open><h2>Repair</h2>{0}<p>At the end of the season.</p><button>Send</button></dialog>"""
)


@pytest.mark.parametrize(
    ("folded", "ending", "told"),
    [
        ("", Broken, "“Repair” has no “free text box”. Found instead: “Send”."),
        (
            "<details><summary>Add a note</summary><textarea></textarea></details>",
            Undecided,
            "“Repair” does not show “free text box”; it may be in “Add a note”, which the page does not open.",
        ),
    ],
)
def test_what_a_page_object_misses_may_be_in_a_part_that_is_closed(
    blank: Page, folded: str, ending: type[Exception], told: str
) -> None:
    """A reader unfolds what the page does not speak of; a sentence beside it is no control of another name."""
    blank.set_content(REPAIR.format(folded))
    repair = Shelf(blank, blank.locator("dialog"))
    repair.title = "Repair"  # type: ignore[misc]
    with pytest.raises(ending, match=re.escape(told)):
        repair.present(blank.get_by_role("textbox"), "free text box", timeout=0.1)
