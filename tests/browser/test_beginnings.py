"""How a scenario comes to where the product map says to begin, and what that is worth as evidence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser

from docwitness.browser.witnessing.stand import Stand
from docwitness.browser.witnessing.testimony import Carried
from docwitness.model import Identification, Used, Way
from docwitness.productmap.states import Opener, ProductMap, State, Transition
from docwitness.scenarios.vocabulary import Said
from tests.browser.witnessing import framed, said, used, witness
from tests.productmap.drawn import state


@pytest.mark.parametrize("placed", [False, True])
def test_a_landmark_makes_a_place_certain_only_where_the_page_led_there(placed: bool) -> None:
    """A tab of that name may stand in another window than the page means: the map has guessed the window."""
    tab = Used("tab", "Advanced", (0, 0, 9, 9), Identification.NAMED, "its label", landmark=True)
    course = object.__new__(Stand)
    course._recorder = SimpleNamespace(passed=('I begin at "Languages > Add"',))  # type: ignore[assignment]
    course._placed, course._done = placed, []
    course._way = Way(False, "the page does not say where this begins").after(tab)
    assert course._now.begun is not placed
    assert not course._now.doubt


@pytest.mark.parametrize(
    ("kind", "title", "several", "doubted"),
    [
        ("click", "Crew: Clicking Rename", True, True),
        ("click", "Crew: Clicking Rename", False, False),
        ("navigate", "Crew: Clicking Rename", True, False),
        ("click", "The crew is renamed", True, False),  # whoever wrote this knows where it begins
    ],
)
def test_a_first_label_of_several_pages_leaves_the_way_in_doubt(
    kind: str, title: str, several: bool, doubted: bool
) -> None:
    """What opens behind “More” on one page says nothing of what opens behind it on another."""
    course = object.__new__(Stand)
    course._recorder = SimpleNamespace(passed=(), title=title)  # type: ignore[assignment]
    course._map = SimpleNamespace(is_on_several=lambda label: several)  # type: ignore[assignment]
    course._placed, course._way, course._done = False, Way(True), [Carried(Said(kind, "More", labelled=True))]
    assert bool(course._now.doubt) is doubted


LOANS = "<ul><li>Emma <a href=/loan/1>Renew</a></li><li>Persuasion <a href=/loan/2>Renew</a></li></ul>"
LOAN = """<button role=tab>Ledger</button><div role=tablist><button role=tab aria-selected=true>Dates</button>
<button role=tab onclick="fee.hidden = false; this.ariaSelected = 'true'">Ledger</button></div>
<div id=fee hidden><button onclick="document.title = 'waived'">Waive the fee</button></div>"""
LIBRARY = {"/": framed("Loans", LOANS), "/loan/1": framed("Emma", "<p>Due.</p>"), "/loan/2": framed("Persuasion", LOAN)}


def _library(address: str) -> ProductMap:
    """Two links of one name, a tab that shares its name with another, and where the second loan is said to be."""
    renew, tab = Opener("link", "Renew", 1, "main"), Opener("tab", "Ledger", 0, "tablist")
    home = state("home", "/", "link: Renew", "link: Renew", heading="Loans")
    loan = state("loan", "/loan/2", "tab: Ledger", "tab: Dates", "tab: Ledger", heading="Persuasion")
    ledger: State = replace(loan, id="ledger", opened=(tab,), parts=state("x", "/", "button: Waive the fee").parts)
    loan, ledger = (replace(each, examples=(f"http://site.test{address}",)) for each in (loan, ledger))
    ways = (Transition("home", "loan", "link", renew), Transition("loan", "ledger", "tab", tab))
    return ProductMap("http://site.test/", (replace(home, examples=("http://site.test/",)), loan, ledger), ways)


@pytest.mark.parametrize("address", ["/loan/2", "/loan/gone"])
def test_what_led_somewhere_is_known_again_by_role_and_place(chromium: Browser, tmp_path: Path, address: str) -> None:
    """Not by its name alone: the rows of a list have many links of one name. An address may be gone by now."""
    text = "# Fees\n\nClick **Waive the fee**."
    page = witness(chromium, text, LIBRARY, tmp_path, product_map=_library(address))
    assert said(page, "Waive") == ("holds", "")
    assert "button “Waive the fee”" in used(page, "Waive")


DESK = """<button onclick="tray.hidden = false">Tray</button>
<p id=tray hidden><button onclick="title = 'lent'">Lend</button></p>
<a href=/shelf/a>Atlas</a> <a href=/shelf/b>Bestiary</a>"""
SHELF = "<h1>{}</h1><button onclick=\"title = 'sorted'\">Sort</button>"
ROOM = {"/": DESK, "/shelf/a": SHELF.format("Atlas"), "/shelf/b": SHELF.format("Bestiary")}


def _room() -> ProductMap:
    """A desk whose tray has to be opened, and shelves that are linked from it."""
    tray = Opener("button", "Tray")
    home = state("home", "/", "button: Tray", "link: Atlas", "link: Bestiary", heading="Desk")
    opened = replace(state("tray", "/", "button: Tray", "button: Lend", heading="Desk"), opened=(tray,))
    shelf = state("shelf", "/shelf/{name}", "button: Sort", heading="Atlas")
    places = [
        replace(each, examples=(f"http://site.test{at}",))
        for each, at in ((home, "/"), (opened, "/"), (shelf, "/shelf/a"))
    ]
    ways = [Transition("home", "tray", "disclosure", tray)]
    ways += [Transition("home", "shelf", "link", Opener("link", name), True) for name in ("Atlas", "Bestiary")]
    return ProductMap("http://site.test/", tuple(places), tuple(ways))


def test_what_comes_after_a_label_that_is_gone_is_witnessed_where_the_map_has_it(
    chromium: Browser, tmp_path: Path
) -> None:
    text = "# Desk\n\n1. Click **Tray**.\n2. Click **Lend**.\n\n"
    text += "## Desk drawer\n\n1. Click **Drawer**.\n2. Click **Lend**.\n"
    page = witness(chromium, text, ROOM, tmp_path, product_map=_room())
    assert said(page, "Click Tray") == ("holds", "")
    verdict, why = said(page, "Click Drawer")
    assert verdict != "holds"
    assert "went on" in why
    last = [verdict.verdict for verdict in page.sentences if verdict.sentence.text == "Click Lend."]
    assert last == ["holds", "holds"]


def test_a_thing_that_the_product_never_names_is_what_leads_to_what_the_page_names_next(
    chromium: Browser, tmp_path: Path
) -> None:
    """Whoever may choose takes any entry of the list; that it opened under its own name shows that it was one."""
    text = "# Shelves\n\n1. Open the desired bookcase.\n2. Click **Sort**.\n"
    page = witness(chromium, text, ROOM, tmp_path, product_map=_room())
    assert said(page, "bookcase") == ("holds", "")
    assert "Atlas" in used(page, "bookcase")
    assert said(page, "Sort") == ("holds", "")


def test_lines_that_only_make_sense_behind_one_that_failed_are_left_out(chromium: Browser, tmp_path: Path) -> None:
    """A reader who finds the place all the same follows the page from there on; what stood between proves nothing."""
    text = "# Atlas\n\n1. Open **Cellar**.\n2. Click the red lamp.\n3. Click **Sort**.\n"
    page = witness(chromium, text, ROOM, tmp_path, product_map=_room())
    assert said(page, "Sort") == ("holds", "")
    assert "holds" not in (said(page, "Cellar")[0], said(page, "lamp")[0])


def test_behind_the_head_of_a_column_nothing_that_is_missing_is_evidence(chromium: Browser, tmp_path: Path) -> None:
    """A head sorts (WAI-ARIA, `columnheader`): “click **Title**, then **Lend**” may mean a title under that head."""
    table = "<h1>Desk</h1><main><table><tr><th>Title<th>Age<tr><td><a href=/shelf/a>Atlas</a><td>old</table></main>"
    text = "# Desk\n\n1. Go to the **Desk** page.\n2. Click **Title**.\n3. Click **Lend**.\n"
    page = witness(chromium, text, {"/": f"<nav><a href=/desk>Desk</a></nav>{table}", "/desk": table}, tmp_path)
    verdict, why = said(page, "Lend")
    assert verdict == "undecided"
    assert "the head of a column" in why
