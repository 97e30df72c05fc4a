"""Elements that are known by where they stand: under the head of a column, in the page's own content, in a menu."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from docwitness.browser.driving.looking import look
from docwitness.locating.pictured import who_is_signed_in
from docwitness.locating.placing.positions import at_position
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import windows_of
from tests.browser.witnessing import framed, said, used, witness

CONTEXT = """<title>Sheets</title><h1>Sheets</h1><ul><li class=tab><a href=#>Rain</a></li></ul>
<ul id=menu style="display:none"><li>Fold the sheet</li><li>Lock the sheet</li></ul>
<script>document.querySelector(".tab").oncontextmenu = (event) => {
event.preventDefault(); menu.style.display = "block"; }</script>"""


def test_a_menu_without_roles_that_came_by_a_right_click_confirms_it(chromium: Browser, tmp_path: Path) -> None:
    text = "# Sheets\n\nRight-click on its tab and select the 'Lock the sheet' option."
    page = witness(chromium, text, {"/": CONTEXT}, tmp_path)
    assert said(page, "Right-click") == ("holds", "")


ROUTES = """<table><tr><th>From<th><a href=/routes?by=title>Title</a><th>Hits
<tr><td><a href=/route>/old-news</a><td><a href=/route>Old news</a><td>4
<tr><td><a href=/route>/fees</a><td><a href=/route>Fees</a><td>7</table>"""
ROUTE = """<ul><li style=cursor:pointer onclick=void(0)><h2>Goes to</h2><label for=to>Goes to</label><br><input id=to>
<p>Any address.</p></li></ul><button>Keep it</button>"""
ROUTED = {
    "/": framed("Start", "<p>Welcome.</p>", nav="<p><a href=/routes>Routes</a></p>"),
    "/routes": framed("Routes", ROUTES),
    "/route": framed("One route", ROUTE),
}


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("the title of the route", "link “Old news”"),
        ("the route title", "under the head “Title”"),
        ("the URL path of the route", "link “/old-news”"),
    ],
)
def test_a_link_is_known_by_the_head_of_its_column_or_the_form_of_its_text(
    chromium: Browser, tmp_path: Path, words: str, evidence: str
) -> None:
    text = f"# Routes\n\nClick **Routes** in the sidebar. Edit a route by clicking {words}."
    page = witness(chromium, text, ROUTED, tmp_path)
    assert said(page, "Edit a route") == ("holds", "")
    assert evidence in used(page, "Edit a route")


@pytest.mark.parametrize("words", ["the author of the route", "the web address of the route"])
def test_a_column_that_is_not_there_has_no_links(chromium: Browser, tmp_path: Path, words: str) -> None:
    text = f"# Routes\n\nClick **Routes** in the sidebar. Edit a route by clicking {words}."
    assert said(witness(chromium, text, ROUTED, tmp_path), "Edit a route")[0] == "undecided"


def test_a_field_that_is_set_may_be_typed_into(chromium: Browser, tmp_path: Path) -> None:
    text = (
        "# Routes\n\nClick **Routes** in the sidebar. Click the route title. Set **Goes to** to the address that you "
        "want. Click **Keep it**."
    )
    page = witness(chromium, text, ROUTED, tmp_path)
    assert said(page, "Set Goes to") == ("holds", "")
    assert "textbox “Goes to”" in used(page, "Set Goes to")


FIND = "<form role=search><input placeholder=Search></form>"
CREWS = {
    "/": framed("Start", "<p>Welcome.</p>", nav=FIND),
    "/teams": framed("Teams", f"<header>{FIND}</header><p><a href=/team>Rowers</a></p>", nav=FIND),
    "/letters": framed("Letters", "<label>Receiver <input></label>"),
}


def test_whoever_was_sent_to_a_page_searches_in_its_own_field(chromium: Browser, tmp_path: Path) -> None:
    text = "# Teams\n\nClick **Teams** in the sidebar. Then find a team by typing its name in the search bar."
    page = witness(chromium, text, CREWS, tmp_path)
    assert said(page, "find a team") == ("holds", "")
    assert "at 2" in used(page, "find a team")  # beside the navigation, which is 180 wide


def test_a_field_that_nothing_says_to_search_is_no_search_bar(chromium: Browser, tmp_path: Path) -> None:
    text = "# Letters\n\nClick **Letters** in the sidebar. Then find a letter by typing its title in the search bar."
    assert said(witness(chromium, text, CREWS, tmp_path), "find a letter")[0] != "holds"


QUOTES = """<title>Offers</title><h1>Offers</h1><table><tr><th><input type=checkbox aria-label="Every offer"><th>Number
<tr><td><input type=checkbox aria-label=Q1><td>Q1<tr><td><input type=checkbox aria-label=Q2><td>Q2</table>
<ul id=tabs><li>Rain</li><li>Snow</li></ul>
<ul id=menu style="display:none"><li>Copy it</li></ul><ul id=other style="display:none"><li>Fold it</li></ul>
<script>const on = (what, which) => document.querySelectorAll(what).forEach(each => each.oncontextmenu = (event) => {
event.preventDefault(); which.style.display = "block"; }); on("td", menu); on("#tabs li", other)</script>"""


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("Right-click an offer and choose **Copy it**.", "Q1"),
        ("A leaflet can be folded by right-clicking on it and selecting 'fold it' in the context menu.", "Rain"),
    ],
)
def test_whose_menu_offers_what_the_page_names_next_is_what_it_means(
    chromium: Browser, tmp_path: Path, words: str, evidence: str
) -> None:
    """Entries may lead nowhere and still have a menu; opening that of a wrong one does no harm."""
    page = witness(chromium, f"# Offers\n\n{words}", {"/": QUOTES}, tmp_path)
    assert said(page, words[:9]) == ("holds", "")
    assert evidence in used(page, words[:9])


def test_the_box_beside_one_entry_is_not_the_one_over_all(chromium: Browser, tmp_path: Path) -> None:
    page = witness(chromium, "# Offers\n\nTick the check box beside an offer.", {"/": QUOTES}, tmp_path)
    assert said(page, "Tick") == ("holds", "")
    assert "checkbox “Q1”" in used(page, "Tick")


QUAY = """<title>Quay</title>
<button aria-label="Open navigation" aria-expanded=false onclick="nav.hidden = !nav.hidden">&#9776;</button>
<nav id=nav hidden><a href=/tides>Tides</a></nav><nav aria-label=Breadcrumb><a href=/>Quay</a></nav><h1>Quay</h1>
<button aria-label="Copy link" onclick="told.hidden = false"></button><button>&times;</button>
<button aria-label="Copy"></button>
<p id=told hidden>Copied</p>"""
TIDES = "<title>Tides</title><h1>Tides</h1><a href=/chart target=_blank>Open the chart</a>"
CHART = "<title>Chart</title><h1>Chart</h1><button>Zoom in</button>"


def test_what_opens_the_navigation_says_so_or_has_three_lines_on_it(chromium: Browser, tmp_path: Path) -> None:
    """A button is called by what it does, and drawn as three lines by convention; a link may open a tab of its own."""
    site = {"/": QUAY, "/tides": TIDES, "/chart": CHART}
    for begin in ("Open the navigation and click", "Click the menu icon, then"):
        text = f"# Tides\n\n{begin} **Tides**. Click **Open the chart** and **Zoom in**."
        page = witness(chromium, text, site, tmp_path)
        assert said(page, begin) == ("holds", "")
        assert said(page, "Zoom in") == ("holds", "")


def test_what_was_there_all_along_speaks_against_no_reading(chromium: Browser, tmp_path: Path) -> None:
    """That the cross is still to be seen tells nothing about which of two signs is meant."""
    page = witness(chromium, "# Share\n\nClick the copy icon. Click **×**.", {"/": QUAY}, tmp_path)
    assert said(page, "Click ×")[0] != "blocked"


PARTS = """<title>Guests</title><h1>Guests</h1><h2>Home</h2><label>Lane <input></label>
<button onclick="a.hidden = false">Keep</button><p id=a hidden>Lane kept</p><h2>Table</h2><label>Seat <input></label>
<button onclick="b.hidden = false">Keep</button><p id=b hidden>Seat kept</p><h2>Diet</h2>
<div>No nuts <button role=switch aria-checked=false></button></div>"""


def test_two_buttons_of_one_name_are_told_apart_by_their_headings(chromium: Browser, tmp_path: Path) -> None:
    """A heading stands over what belongs to it up to the next one; what labels a switch may stand beside it."""
    text = (
        "# Guests\n\nUnder **Home**, click **Keep**. You should see **Lane kept**.\n\n"
        "In the **Table** section, click **Keep**.\n\nSwitch on **No nuts** in the **Diet** section."
    )
    page = witness(chromium, text, {"/": PARTS}, tmp_path)
    assert {each.verdict for each in page.sentences if each.sentence.kind != "prose"} == {"holds"}
    buttons = {used(page, words).rpartition(": button")[2].split(",")[1] for words in ("Under Home", "In the Table")}
    assert len(buttons) == 2


DRAWN = """<style>.s{display:inline-block;width:60px;height:24px;overflow:hidden;background:#ccc;cursor:pointer}
.s input{visibility:hidden;position:absolute;left:-300px}</style>
<label for=keep>Keep a copy</label><div class=s onclick="keep.click()"><span>Yes</span><span>No</span>
<input type=checkbox id=keep onclick="event.stopPropagation()"></div>
<label class=s>Quiet<input type=checkbox id=quiet hidden></label>"""


@pytest.mark.parametrize("label", ["Keep a copy", "Quiet"])
def test_a_box_that_is_hidden_is_set_by_what_is_drawn_for_it(chromium: Browser, tmp_path: Path, label: str) -> None:
    """Boxes are hidden and drawn anew by what they stand in (HTML: a label passes clicks on to its control)."""
    page = witness(chromium, f"# Offers\n\nTick **{label}**.", {"/": framed("Offers", DRAWN)}, tmp_path)
    assert said(page, label)[0] == "holds", said(page, label)
    assert f"checkbox “{label}”" in used(page, label)


BARE = """<h2>Parcels</h2><div><a href=#>Sort</a> <a href=#>Print</a> <a href=#>Pack</a></div>
<ul aria-label=Parcels><li><input type=checkbox> <a href=/p1>P 1</a></li><li><input type=checkbox> <a href=/p2>P 2</a>
</li></ul><button title="Advanced search"><svg width=16 height=16 class="icon-search"></svg></button>"""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Select the parcels to be sent.", "checkbox"),
        ("In the toolbar, click **Print**.", "link “Print”"),
        ("Click the looking glass button.", "Advanced search"),
    ],
)
def test_what_no_attribute_tells_is_told_by_its_looks(chromium: Browser, tmp_path: Path, text: str, meant: str) -> None:
    """Several rows are selected by their boxes; a bar of tools is a row of controls; a button shows its picture."""
    site = {"/": framed("Start", "<p>Welcome.</p>"), "/letters": framed("Letters", BARE)}
    page = witness(chromium, f"# Parcels\n\nClick **Letters** in the sidebar.\n\n{text}", site, tmp_path)
    words = " ".join(text.split()[:3])
    assert meant in used(page, words), (said(page, words), used(page, words))
    assert said(page, words)[0] == "holds", said(page, words)


CARDS = """<style>article{display:flex;width:900px}article span{flex:1}</style><main><h1>Boats</h1>
<article><span><h3>Heron</h3></span><button>Hire</button></article>
<article><span><h3>Swift</h3></span><button>Hire</button></article></main>
<table><tr><th>Boat<th></tr><tr><td>Heron<td><button>Return</button></tr></table>"""


def test_what_shares_a_card_with_a_label_is_next_to_it(blank: Page) -> None:
    """A card is read as one, however wide: its one button is the one next to its heading."""
    blank.set_content(CARDS)
    window = windows_of(look(blank))[0]
    first, second = (e for e in window.elements() if e.name == "Hire" and not e.text)
    assert at_position(second, window, "next to Swift").holds
    assert at_position(first, window, "next to Swift").holds is False


def test_a_line_of_the_thing_is_any_line_though_a_head_says_its_kind(blank: Page) -> None:
    blank.set_content(CARDS)
    window = windows_of(look(blank))[0]
    back = next(e for e in window.elements() if e.name == "Return" and e.role == "button")
    assert at_position(back, window, "line of the boat").holds
    assert at_position(back, window, "end of a line").holds


ACCOUNT = """<style>header{{display:flex;gap:20px}}</style><header><a href=/>Harbour</a><nav aria-label=Main>
<a href=/boats>Boats</a><a href=/crew>Crew</a></nav>{}</header><main><h1>Boats</h1><button>Nora Lind</button></main>"""


@pytest.mark.parametrize(
    ("control", "shown"),
    [
        ("<a href=/me>Nora L.</a>", "Nora L."),
        ("<details><summary>nora@harbour.example ▾</summary><a href=/me>Me</a></details>", "nora@harbour.example ▾"),
        ("<button>Sign out</button>", None),
        ("<button>Search</button>", None),
    ],
)
def test_who_is_signed_in_stands_at_the_end_of_the_head(blank: Page, control: str, shown: str | None) -> None:
    """Products keep the account at the end of the bar at the top; what is a command or a place there is no name."""
    blank.set_content(ACCOUNT.format(control))
    found = who_is_signed_in(windows_of(look(blank))[0])
    assert [candidate.element.name for candidate in found] == ([shown] if shown else [])


def test_your_name_is_clicked_where_the_product_shows_it(chromium: Browser, tmp_path: Path) -> None:
    control = "<details><summary>Nora Lind &#9662;</summary><a href=/me>My berth</a></details>"
    site = {"/": ACCOUNT.format(control), "/me": framed("My berth", "<p>12</p>")}
    page = witness(chromium, "# Berth\n\nClick your name at the top and choose **My berth**.\n", site, tmp_path)
    assert said(page, "Click your name") == ("holds", ""), page


def test_what_a_page_lists_stands_in_its_main_part(blank: Page) -> None:
    """The main landmark has what is unique to the page; side bars and breadcrumbs repeat on each (ARIA, `main`)."""
    links = "".join(f"<li><a href=/{name.lower()}>{name}</a></li>" for name in ("Start", "Piers", "Boats"))
    blank.set_content(f"""<title>Boats</title><aside><ul>{links}</ul></aside><ol><li><a href=/>Start</a></li>
    <li><a href=/boats>Boats</a></li></ol><main><h1>Boats</h1><table><tr><th>Name<th>Length</tr>
    <tr><td><a href=/1>Heron</a><td>9 m</tr><tr><td><a href=/2>Swift</a><td>7 m</tr></table></main>""")
    found = find_target(windows_of(look(blank))[0], Wanted("boat", labelled=False, arrived=True))
    assert isinstance(found, Found)
    assert "Heron" in (found.element.name or found.window.scene.shown(found.element.index))
