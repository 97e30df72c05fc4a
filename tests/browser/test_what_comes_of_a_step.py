"""What a step brings besides what is drawn: a file, a dialog of the browser, another tab, that something is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from docwitness.browser.downloads import Downloads
from docwitness.browser.witnessing.testimony import used_element
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import windows_of
from docwitness.scenarios.vocabulary import Said
from tests.browser.witnessing import framed, said, used, witness

HARBOUR = """<title>Harbour</title><h1>Harbour</h1>
<a download="boats.csv" href="data:text/csv,heron">Export</a>
<p id=tern>Tern</p><button onclick="tern.hidden = true">Cast off</button>
<button onclick="told.textContent = 'Berth ' + prompt('Which berth?')">Moor</button>
<button onclick="alert('The tide is out.')">Look at the tide</button> <p id=told></p>
<label>Boat <input id=boat></label>
<label>Kind <select id=kind><option value="">Choose<option>Sloop<option>Ketch</select></label>
<label>Depth <input id=depth type=range value=3 oninput="told.textContent = 'Depth is set'"></label>
<button id=go disabled>Sail</button><script>boat.oninput = () => { go.disabled = !boat.value };</script>
<a href="/chart" target=_blank>Chart</a>"""
SITE = {"/": HARBOUR, "/chart": "<title>Chart</title><h1>Chart</h1><button>Print</button>"}
PAGE = """# Harbour

- Click **Export**. The file *boats.csv* is downloaded.
- Click **Export**. The file *tides.csv* is downloaded.
- Click **Cast off**. *Tern* disappears.
- Click **Moor**, type `12` and click **OK**. "Berth 12" appears.
- Click **Look at the tide**. The message "The tide is out." appears.
- Fill in **Boat** and **Kind**. The **Sail** button becomes available.
- Drag the **Depth** slider to the level you like. "Depth is set" is shown.
- Click **Chart**. The **Chart** page opens in a new tab.
- Back in the harbour, click **Cast off**.
"""


def test_what_comes_of_a_step_is_seen_wherever_it_shows(chromium: Browser, tmp_path: Path) -> None:
    page = witness(chromium, PAGE, SITE, tmp_path)
    found = {verdict.sentence.text: verdict.verdict for verdict in page.sentences}
    assert found.pop("The file tides.csv is downloaded.") == "undecided"
    assert set(found.values()) == {"holds"}, found
    assert "“boats.csv” was downloaded" in said(page, "tides.csv")[1]
    assert "in the tab before, “Harbour”, which is still open" in used(page, "Back in the harbour")


def test_what_is_still_there_is_not_gone(chromium: Browser, tmp_path: Path) -> None:
    text = "# Harbour\n\nClick **Export**. *Tern* is no longer shown. *Heron* is no longer shown."
    page = witness(chromium, text, SITE, tmp_path)
    assert said(page, "Tern") == ("broken", "“Tern” is still there.")
    assert said(page, "Heron")[0] != "holds"


def test_a_scenario_goes_on_with_the_next_control_that_is_to_be_seen(chromium: Browser, tmp_path: Path) -> None:
    """What a paragraph tells is not lost with the one before; a label that any window has is no place to go on at."""
    text = "# Harbour\n\nClick **Weigh anchor**.\n\nClick **Cast off**. *Tern* disappears.\n\nClick **Reef**."
    page = witness(chromium, text, SITE, tmp_path)
    assert said(page, "Weigh")[0] in ("broken", "undecided")
    assert (said(page, "Cast off")[0], said(page, "Tern")[0]) == ("holds", "holds")
    assert said(page, "Reef")[0] == "undecided"


def test_what_cannot_be_taken_back_is_not_done_to_something_else(chromium: Browser, tmp_path: Path) -> None:
    """Neither behind a paragraph that could not be carried out, nor in another tab than the one in front."""
    yard = f"""{HARBOUR}<button>Rig</button><button onclick="told.textContent = 'Sunk'">Delete</button>"""
    text = '# Harbour\n\nOpen **Ketch nine**.\n\nClick **Rig**. Click **Delete**. "Sunk" appears.'
    page = witness(chromium, text, SITE | {"/": yard}, tmp_path)
    assert said(page, "Delete")[0] != "holds"
    assert said(page, "Sunk")[0] != "holds"
    page = witness(chromium, "# Harbour\n\nClick **Chart**. Click **Delete**.", SITE | {"/": yard}, tmp_path)
    assert said(page, "Delete")[0] in ("broken", "undecided")


def test_which_of_several_is_not_found_out_by_deleting_one(chromium: Browser, tmp_path: Path) -> None:
    """Of labels that do no harm each reading is tried, and the one is right that brings what comes next."""
    boats = "<h1>Boats</h1><p id=told></p>" + "".join(
        f"<p>{boat}: <button onclick=\"told.textContent += '{boat} {verb}'\">{verb}</button></p>"
        for boat in ("Heron", "Otter")
        for verb in ("Delete", "Rig")
    )
    for verb, verdict in (("Rig", "holds"), ("Delete", "blocked")):
        text = f'# Boats\n\nClick **{verb}**. "Heron {verb}" appears.'
        page = witness(chromium, text, {"/": boats}, tmp_path)
        assert said(page, "appears")[0] == verdict, (said(page, "appears"), said(page, "Click"))


def test_a_dialog_of_the_browser_says_whole_words(chromium: Browser, tmp_path: Path) -> None:
    text = (
        '# Harbour\n\nClick **Look at the tide**. The message "Tide is" appears. The message "The tide is o" appears.'
    )
    page = witness(chromium, text, SITE, tmp_path)
    assert said(page, "Tide is")[0] == "holds"
    assert said(page, "is o")[0] != "holds"


LOCKER = """<title>Locker</title><h1>Locker</h1><div style="cursor:pointer" onclick="panel.hidden = false">Lend</div>
<div id=panel hidden><h2>Give away</h2><p>To whom?</p><button>Give</button></div>
<p id=oar style="width:80px">Oar</p><button>Sweep</button>
<ul id=menu role=menu style="position:absolute;left:0;top:0;width:900px;height:700px;background:#fff" hidden>
<li role=menuitem>Mend</li></ul><dialog id=keys><h2>Keys</h2></dialog><script>
oar.oncontextmenu = (event) => { event.preventDefault(); menu.hidden = false };
onkeydown = (event) => { if (event.key == "?") keys.show() };</script>"""


def test_what_opened_is_told_by_its_heading_where_it_is_no_dialog(chromium: Browser, tmp_path: Path) -> None:
    text = "# Locker\n\nClick **Lend**. The **Lend something** window opens."
    verdict, why = said(witness(chromium, text, {"/": LOCKER}, tmp_path), "window opens")
    assert verdict == "broken"
    assert why.endswith("What opened is headed “Give away”.")


def test_a_key_is_the_page_s_own_where_something_opens_by_it(chromium: Browser, tmp_path: Path) -> None:
    page = witness(chromium, "# Locker\n\nPress `?`.\n\n## Other\n\nPress `x`.", {"/": LOCKER}, tmp_path)
    assert (said(page, "?")[0], said(page, "x")[0]) == ("holds", "undecided")


CLOCK = """<title>Locker</title><h1>Locker</h1><div id=now style="cursor:pointer">10:00</div>
<ul id=rows><li>Sail</li></ul>
<script>onkeydown = () => { now.textContent = '10:01'; rows.innerHTML += '<li>Oar</li>'; };</script>"""


def test_what_changes_by_itself_does_not_make_a_key_the_page_s_own(chromium: Browser, tmp_path: Path) -> None:
    """A clock goes on, and rows come late, whatever is pressed."""
    page = witness(chromium, "# Locker\n\nPress `x`.", {"/": CLOCK}, tmp_path)
    assert said(page, "x")[0] == "undecided"


def test_what_lies_over_the_next_control_is_left_by_starting_again(chromium: Browser, tmp_path: Path) -> None:
    text = "# Locker\n\nRight-click *Oar* and select **Paint**.\n\nClick **Sweep**."
    page = witness(chromium, text, {"/": LOCKER}, tmp_path)
    assert said(page, "Paint")[0] == "broken"
    assert said(page, "Sweep")[0] == "holds"


def test_what_is_shown_after_a_field_that_is_missing_is_no_evidence(chromium: Browser, tmp_path: Path) -> None:
    """What is told may be what was to be typed, however certain what was pressed after it."""
    text = '# Locker\n\nClick **Lend**. Type `Heron` in **Ship**. Click **Give**. "Heron" is shown.'
    assert said(witness(chromium, text, {"/": LOCKER}, tmp_path), "is shown")[0] == "undecided"


def test_a_file_is_waited_for_on_a_page_that_is_never_still(blank: Page) -> None:
    """Each change of the page ends a wait: how many there are says nothing about how long was waited."""
    blank.set_content("<a id=log download=log.csv href='data:text/csv,heron'>Log</a><p id=told></p>")
    downloads = Downloads()
    downloads.watch(blank.context)
    blank.evaluate("setInterval(() => { told.textContent = Math.random() }, 5); setTimeout(() => log.click(), 500)")
    used = downloads.came(blank, "log.csv", seconds=3)
    assert used
    assert used.name == "log.csv"


BERTHS = """<button onclick="d.showModal()">Choose berth</button><dialog id=d><h2>Berths</h2>
<label>Search <input type=search></label><ul><li>A1 <button>Take</button></ul></dialog>"""


@pytest.mark.parametrize(
    ("between", "verdict"),
    [
        ("", "broken"),
        ("You can look for one and click **Take**.", "undecided"),
        ("Take a berth that is wide enough.", "broken"),
    ],
)
def test_what_is_missing_in_a_window_that_was_to_be_dealt_with_first_is_no_evidence(
    chromium: Browser, tmp_path: Path, between: str, verdict: str
) -> None:
    """A window keeps its reader in until it is done with; what is only offered there is not carried out."""
    text = f"# Berths\n\nClick **Choose berth**. {between}\n\nEnter a name in **Boat name**.\n"
    page = witness(chromium, text, {"/": framed("Harbour", BERTHS)}, tmp_path)
    found, why = said(page, "Enter a name")
    assert found == verdict, why
    assert ("may be needed" in why) == (verdict == "undecided")


@pytest.mark.parametrize(("target", "labelled", "came"), [("Export", True, True), ("three dots", False, False)])
def test_a_label_that_comes_tells_where_its_reader_is_and_three_dots_do_not(
    target: str, labelled: bool, came: bool
) -> None:
    """Nearly every page has a menu behind three dots: that one is there says nothing of the page that was meant."""
    dots = Seen(0, "button", "⋮", (700, 10, 30, 30), clickable=True, sign="…")
    export = Seen(1, "button", "Export", (600, 10, 60, 30), clickable=True)
    found = find_target(windows_of(Scene((dots, export), (800.0, 600.0)))[0], Wanted(target, labelled=labelled))
    assert isinstance(found, Found)
    assert used_element(found, Said("click", target, labelled=labelled), Scene((), (800.0, 600.0))).came is came


@pytest.mark.parametrize(
    ("before", "verdict"), [("Above the box, merge **Letter** with **Card**.", "undecided"), ("", "broken")]
)
def test_what_is_missing_behind_a_clause_that_was_not_understood_is_no_evidence(
    chromium: Browser, tmp_path: Path, before: str, verdict: str
) -> None:
    """What a page asks for in words that nothing was made of may bring just what is missing, in the same window."""
    body = "<button>Letter</button><button>Card</button><label>Note <input></label><button>Send</button>"
    text = f"# Post\n\n{before}\n\nType `Hello` in **Note**, then click **Add card**.\n"
    found, why = said(witness(chromium, text, {"/": framed("Post", body)}, tmp_path), "then click")
    assert found == verdict, why
