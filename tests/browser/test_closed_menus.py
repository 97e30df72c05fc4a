"""What stands in menus: those that are closed are looked into, and what may do harm there is left alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.actions import act
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.locating.targets import Wanted
from docwitness.model import Way


def test_a_label_that_may_hide_in_a_menu_is_looked_for_there(blank: Page) -> None:
    blank.set_content(
        """<h1>Files</h1><button aria-haspopup=menu onclick="m.hidden = false">More</button>
        <div role=menu id=m hidden style="position:absolute;left:300px"><div role=menuitem
        onclick="document.title = 'renamed'">Rename…</div></div>
        <script>onkeydown = (event) => { if (event.key === "Escape") m.hidden = true; }</script>"""
    )
    act(blank, Wanted("Rename"), timeout=2)
    assert blank.title() == "renamed"


def test_an_entry_of_a_menu_that_is_dimmed_may_want_something_selected_first(blank: Page) -> None:
    blank.set_content("<h1>Boats</h1><div role=menu><div role=menuitem aria-disabled=true>Rename</div></div>")
    with pytest.raises(Undecided, match="“Rename” is there but disabled"):
        act(blank, Wanted("Rename"), timeout=0.1, way=Way(begun=True))


def test_the_context_menu_of_what_was_used_last_is_looked_into(blank: Page) -> None:
    blank.set_content(
        """<title>x</title><h1>Files</h1><ul>
        <li oncontextmenu="event.preventDefault(); m.hidden = false">a.txt</li></ul>
        <div role=menu id=m hidden><div role=menuitem onclick="document.title = 'copied'">Copy Path</div></div>"""
    )
    clicked = act(blank, Wanted("file", labelled=False))
    act(blank, Wanted("Copy Path"), after=clicked.found, timeout=2)
    assert blank.title() == "copied"


def test_submenus_are_looked_into_and_left_closed_when_nothing_is_there(blank: Page) -> None:
    blank.set_content(
        """<title>x</title><h1>Editor</h1><div role=menubar>
        <div role=menuitem aria-haspopup=true onclick="v.hidden = false">View</div></div>
        <div role=menu id=v hidden style="position:absolute;left:90px">
        <div role=menuitem aria-haspopup=true onclick="a.hidden = false">Appearance</div></div>
        <div role=menu id=a hidden style="position:absolute;left:190px;top:90px">
        <div role=menuitem onclick="document.title = 'wide'">Wide lines</div></div>
        <script>onkeydown = (event) => { if (event.key === "Escape") { a.hidden ? v.hidden = true : a.hidden = true } }
        </script>"""
    )
    with pytest.raises(Undecided):
        act(blank, Wanted("Narrow lines"), timeout=0.1)
    assert blank.locator("[role=menu]:visible").count() == 0
    act(blank, Wanted("Wide lines"), timeout=2)
    assert blank.title() == "wide"


def test_an_entry_that_is_only_described_is_taken_from_the_menu_that_is_named(blank: Page) -> None:
    blank.set_content(
        """<title>x</title><h1>Editor</h1>
        <button aria-haspopup=menu onclick="document.title = 'wrong'">File</button>
        <button aria-haspopup=menu onclick="m.hidden = false">Language</button>
        <div role=menu id=m hidden><div role=menuitem onclick="document.title = 'Deutsch'">Deutsch</div></div>"""
    )
    act(blank, Wanted("desired language", labelled=False, role="menuitem"), window="Language submenu", timeout=2)
    assert blank.title() == "Deutsch"


def test_a_right_click_opens_the_context_menu(blank: Page) -> None:
    blank.set_content(
        """<title>x</title><h1>Files</h1><ul>
        <li oncontextmenu="event.preventDefault(); document.title = 'menu'">a.txt</li></ul>"""
    )
    act(blank, Wanted("file", labelled=False, action="right-click"))
    assert blank.title() == "menu"


def test_a_picture_of_a_bin_is_not_clicked_to_see_what_opens(blank: Page) -> None:
    """What has no name is looked into like any other menu, and what it shows tells that it may do harm."""
    picture = "<svg class=icon-{0} width=16 height=16></svg>"
    sign = f"<a href=# aria-haspopup=true onclick='told.textContent += `{{0}} `'>{picture}</a>"
    blank.set_content(f"<h1>Shelf</h1>{sign.format('trash')} {sign.format('gear')}<p id=told></p>")
    with pytest.raises((Broken, Undecided)):
        act(blank, Wanted("Copy"), timeout=0.5)
    assert blank.locator("#told").text_content() == "gear "


def test_a_field_in_a_part_that_is_folded_is_found_and_the_part_is_told(blank: Page) -> None:
    """A reader who is to fill in **Note** unfolds what there is in the window; the report says that they had to."""
    blank.set_content(
        "<dialog open><h2>Repair</h2><details><summary>More</summary><label>Note <input></label></details></dialog>"
    )
    done = act(blank, Wanted("Note", action="type"), value="Leaks", window="Repair", timeout=0.5)
    assert blank.get_by_role("textbox").input_value() == "Leaks"
    assert done.found is not None
    assert done.found.opened == ("More",)


def test_an_entry_that_was_chosen_may_be_called_otherwise_from_then_on(blank: Page) -> None:
    """A command that switches says what it would do next (Apple HIG, Menus), though its menu was looked into before."""
    blank.set_content(
        """<title>x</title><h1>Till</h1><button aria-haspopup=menu onclick="m.hidden = false">More</button>
        <div role=menu id=m hidden style="position:absolute;left:300px"><div role=menuitem
        onclick="document.title = textContent; textContent = 'Show sums'; m.hidden = true">Hide sums</div></div>
        <script>onkeydown = (event) => { if (event.key === "Escape") m.hidden = true; }</script>"""
    )
    with pytest.raises(Undecided):
        act(blank, Wanted("Show sums"), timeout=0.1)
    chosen = act(blank, Wanted("Hide sums"), timeout=2)
    act(blank, Wanted("Show sums"), after=chosen.found, timeout=2)
    assert blank.title() == "Show sums"
