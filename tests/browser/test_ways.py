"""Ways through menus: where their last entry is, and what is told where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.witnessing import framed, said, used, witness

SITE = {
    "/teams": framed("Teams", "<p><a href=/team>Rowers</a></p>"),
    "/letters": framed("Letters", "<p>Sorted by date.</p>"),
}

MENU = """<button aria-expanded=false onclick="this.ariaExpanded=true; sub.hidden=false">Settings</button>
<ul id=sub hidden><li><a href=/letters>Post rooms</a><li><a href=/teams>Crews</a></ul><a href=/teams>Sails</a>"""


@pytest.mark.parametrize(
    ("way", "verdict"),
    [
        ("Settings > Crews", "holds"),
        ("Settings > Boat houses", "broken"),
        ("Settings > Room", "undecided"),  # any of the Post rooms
        ("Settings > Sails", "undecided"),
    ],
)
def test_a_way_whose_last_menu_lacks_the_entry_is_broken_and_names_its_siblings(
    chromium: Browser, tmp_path: Path, way: str, verdict: str
) -> None:
    site = SITE | {"/": framed("Start", "", nav=MENU)}
    found, why = said(witness(chromium, f"# Crews\n\nGo to **{way}**.", site, tmp_path), "Go to")
    assert found == verdict
    if verdict == "broken":
        assert "“Settings” was opened and has no “Boat houses”. Found instead:" in why
        assert "“Crews”" in why


def test_an_entry_beside_its_menu_is_no_way_whatever_it_leads_to(chromium: Browser, tmp_path: Path) -> None:
    """What the page names next comes by the entry, and the way that the page tells is wrong all the same."""
    site = SITE | {"/": framed("Start", "", nav=MENU)}
    page = witness(chromium, "# Crews\n\nGo to **Settings > Sails**. Click **Rowers**.", site, tmp_path)
    assert said(page, "Go to")[0] == "undecided", said(page, "Go to")
    assert "stands there without “Settings”" in said(page, "Go to")[1]


def test_an_entry_of_a_menu_is_no_field_of_that_name(chromium: Browser, tmp_path: Path) -> None:
    """A filter that is gone is not the page of that name, which a closed menu of the navigation leads to."""
    menu = MENU.replace("aria-expanded=false", "aria-haspopup=true aria-expanded=false")
    site = SITE | {"/": framed("Start", "", nav=menu), "/letters": framed("Letters", "<p>By date.</p>", nav=menu)}
    text = "# Letters\n\nClick **Letters** in the sidebar. Select a crew from the **Crews** dropdown. Click **Stamp**."
    page = witness(chromium, text, site, tmp_path)
    assert said(page, "Crews")[0] in ("broken", "undecided"), used(page, "Crews")
    assert said(page, "Stamp")[0] != "broken"


LINKED = """<nav><a href='#' onclick='m.hidden = !m.hidden; return false'>Admin</a>
<ul id=m hidden><li><a href=/crews>Crews</a><li><a href=/letters>Letters</a></ul></nav><h1>Start</h1>"""


def test_what_a_menu_in_the_navigation_does_not_have_is_broken_and_its_entries_are_named(
    chromium: Browser, tmp_path: Path
) -> None:
    """What opens a menu is often written as a link: that is no reason to doubt it."""
    text = "# Crews\n\n1. Click **Admin > Crews and teams**.\n"
    verdict, why = said(witness(chromium, text, SITE | {"/": LINKED}, tmp_path), "Admin")
    assert verdict == "broken"
    assert "“Admin” was opened and has no “Crews and teams”. Found instead: “Crews”" in why
