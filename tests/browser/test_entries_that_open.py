"""Entries of lists: what opened what it is called was the entry that the page means."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from docwitness.productmap.states import Opener, ProductMap, Transition
from tests.browser.witnessing import framed, said, used, witness
from tests.productmap.drawn import state

ROWS = """<table><tr><th>Boat</th><th>Trips</th></tr>
<tr><td><a href=/heron>Heron</a> <a href=/yard>North yard</a></td><td><a href=/trips>12</a></td></tr>
<tr><td><a href=/otter>Otter</a> <a href=/yard>North yard</a></td><td><a href=/trips>9</a></td></tr></table>"""
CARDS = """<div><div style="border:1px solid"><a href=/heron>Heron</a> <p>12 trips</p></div>
<div style="border:1px solid"><a href=/otter>Otter</a> <p>9 trips</p></div></div>"""


def fleet(listing: str, *, heron: str = "Heron") -> dict[str, str]:
    return {
        "/": framed("Start", "<p>Welcome.</p>", nav="<p><a href=/boats>Boats</a></p>"),
        "/boats": framed("Boats", listing),
        "/heron": framed(heron, "<button>Book</button>"),
        "/otter": framed("Otter", "<button>Book</button>"),
        "/trips": framed("Trips", "<p>Trips</p>"),
        "/yard": framed("North yard", "<p>A yard</p>"),
    }


@pytest.mark.parametrize("listing", [ROWS, CARDS])
@pytest.mark.parametrize("words", ["the boat name", "the name of a boat", "the name of any boat"])
def test_the_name_of_an_entry_is_the_link_that_opens_it(
    chromium: Browser, tmp_path: Path, listing: str, words: str
) -> None:
    page = witness(chromium, f"# Boats\n\nClick **Boats**. Select {words}.", fleet(listing), tmp_path)
    verdict, why = said(page, "Select")
    assert verdict == "holds", why
    assert "“Heron”" in used(page, "Select")


@pytest.mark.parametrize(("words", "verdict"), [("the boat name", "holds"), ("the skipper name", "undecided")])
def test_the_name_of_another_kind_of_thing_is_not_that_of_what_is_listed(
    chromium: Browser, tmp_path: Path, words: str, verdict: str
) -> None:
    site = fleet(ROWS.replace("<th>Boat", "<th>Name"))
    page = witness(chromium, f"# Skippers\n\nClick **Boats**. Select {words}.", site, tmp_path)
    assert said(page, "Select")[0] == verdict, said(page, "Select")


def test_a_link_that_opens_something_else_proves_nothing(chromium: Browser, tmp_path: Path) -> None:
    site = fleet(CARDS, heron="Sign-up sheet")
    page = witness(chromium, "# Boats\n\nClick **Boats**. Select the name of a boat.", site, tmp_path)
    assert said(page, "Select")[0] == "undecided"


NUMBERED = """<table><tr><th>No.</th><th>Boat</th><th>Skipper</th></tr>
<tr><td>1</td><td><a href=/heron>Heron</a></td><td><a href=/yard>Mia</a></td></tr>
<tr><td>2</td><td><a href=/otter>Otter</a></td><td><a href=/yard>Jon</a></td></tr></table>"""
PICTURE = "<svg width=20 height=20><circle cx=10 cy=10 r=8></circle></svg>"


def signed(attributes: str) -> str:
    """What opens a menu and shows only a picture; in Bootstrap's markup, and in one that says nothing about itself."""
    return f"""<a href="#" {attributes} onclick="more.hidden = !more.hidden; return false">{PICTURE}</a>
<ul id=more hidden><li><a href=/copy>Copy</a></li></ul>"""


def signs() -> ProductMap:
    """The map of a fleet with what opens behind the picture on the page of a boat."""
    sign = Opener("link", "", 0, "main")
    heron = replace(state("heron", "/heron", "link: ", heading="BT-1: Heron"), examples=("http://site.test/heron",))
    more = replace(state("more", "/heron", "link: Copy", heading="BT-1: Heron"), opened=(sign,))
    states = (heron, replace(more, examples=heron.examples))
    return ProductMap("http://site.test/", states, (Transition("heron", "more", "menu", sign),))


@pytest.mark.parametrize("attributes", ["data-toggle=dropdown", "data-bs-toggle=dropdown", "aria-haspopup=true", ""])
def test_a_record_is_opened_by_its_row_and_what_is_done_to_it_is_behind_a_picture(
    chromium: Browser, tmp_path: Path, attributes: str
) -> None:
    """A row that is no control is followed by its link; what no attribute tells of is known by the product map."""
    site = fleet(NUMBERED) | {
        "/heron": framed("BT-1: Heron", signed(attributes)),
        "/copy": framed("Copy of Heron", "<button>Store</button>"),
    }
    text = "# Boats\n\nClick **Boats**.\n\nOpen the Boat.\n\nClick **Copy**."
    page = witness(chromium, text, site, tmp_path, product_map=None if attributes else signs())
    assert said(page, "Open the Boat")[0] == "holds", said(page, "Open the Boat")
    assert "“Heron”" in used(page, "Open the Boat")
    assert said(page, "Copy")[0] == "holds", said(page, "Copy")
    assert "link without a name" in used(page, "Copy")


LOCK = framed("Rowers", "<button aria-label='Set team privacy. Now: open'>open</button><button>Rename</button>")


@pytest.mark.parametrize(("extra", "verdict"), [("", "holds"), ("<button>Read about privacy</button>", "undecided")])
def test_a_button_is_known_by_its_own_words_where_no_other_has_them(
    chromium: Browser, tmp_path: Path, extra: str, verdict: str
) -> None:
    site = {"/": framed("Start", "<p>Welcome.</p>"), "/teams": LOCK.replace("</main>", f"{extra}</main>")}
    page = witness(chromium, "# Teams\n\nClick **Teams** in the sidebar. Click the privacy button.", site, tmp_path)
    assert said(page, "privacy")[0] == verdict


def test_one_of_the_options_is_selected_in_the_list_that_was_clicked(chromium: Browser, tmp_path: Path) -> None:
    choice = "<label>Club <select><option>North<option>South</select></label>"
    site = {"/": framed("Start", "<p>Welcome.</p>"), "/teams": framed("Teams", choice)}
    text = "# Teams\n\nClick **Teams** in the sidebar. Click the **Club** dropdown and select the one of your choice."
    page = witness(chromium, text, site, tmp_path)
    assert said(page, "Club")[0] == "holds", said(page, "Club")


def test_a_field_that_is_called_so_is_meant_and_not_the_one_beside_the_text(chromium: Browser, tmp_path: Path) -> None:
    """Labels stand over their fields, which may be side by side: the next field below a text may be another one."""
    form = """<style>label{position:absolute;top:80px}input{position:absolute;top:110px;width:90px}</style>
<label for=a style="left:240px">Title</label><input id=a style="left:240px">
<label for=b style="left:330px">Notes</label><input id=b style="left:331px">"""
    site = {"/": framed("Start", "<p>Welcome.</p>"), "/teams": framed("Teams", form)}
    page = witness(chromium, "# Teams\n\nClick **Teams** in the sidebar. Type a line into **Notes**.", site, tmp_path)
    assert said(page, "Notes")[0] == "holds", said(page, "Notes")


def test_what_belongs_to_an_entry_is_the_control_in_its_row(chromium: Browser, tmp_path: Path) -> None:
    row = "<tr><td>{}</td><td><button aria-label='Edit {}' onclick='document.title=1'></button></td></tr>"
    rows = "".join(row.format(name, name) for name in ("Blue key", "Red key"))
    site = {
        "/": framed("Start", "<p>Welcome.</p>"),
        "/teams": framed("Keys", f"<table><tr><th>Name</th><th></th></tr>{rows}</table>"),
    }
    page = witness(chromium, "# Keys\n\nClick **Teams** in the sidebar. Click the key's edit button.", site, tmp_path)
    assert said(page, "edit button")[0] == "holds", said(page, "edit button")


@pytest.mark.parametrize(("part", "verdict"), [("Contact", "holds"), ("Address", "undecided")])
def test_who_is_sent_to_a_part_of_the_page_is_there_where_its_heading_is(
    chromium: Browser, tmp_path: Path, part: str, verdict: str
) -> None:
    form = "<h2>Contact</h2><label>Phone <input></label><p>Address</p>"
    site = {"/": framed("Start", "<p>Welcome.</p>"), "/teams": framed("Teams", form)}
    text = f"# Teams\n\nClick **Teams** in the sidebar. Go to the **{part}** section."
    assert said(witness(chromium, text, site, tmp_path), "section")[0] == verdict
