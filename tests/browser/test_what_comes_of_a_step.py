"""What a step brings besides what is drawn: a file, a dialog of the browser, another tab, that something is gone."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.witnessing import said, witness

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


def test_what_is_still_there_is_not_gone(chromium: Browser, tmp_path: Path) -> None:
    text = "# Harbour\n\nClick **Export**. *Tern* is no longer shown. *Heron* is no longer shown."
    page = witness(chromium, text, SITE, tmp_path)
    assert said(page, "Tern") == ("broken", "“Tern” is still there.")
    assert said(page, "Heron")[0] != "holds"


def test_what_is_shown_after_a_field_that_is_missing_is_no_evidence(chromium: Browser, tmp_path: Path) -> None:
    """What is told may be what was to be typed."""
    site = {
        "/": HARBOUR.replace("told.textContent = 'Berth ' + prompt('Which berth?')", "told.textContent = boat.value")
    }
    text = '# Harbour\n\nType `Heron` in **Ship**. Click **Moor**. "Heron" is shown.'
    assert said(witness(chromium, text, site, tmp_path), "is shown")[0] == "undecided"


def test_a_scenario_goes_on_with_the_next_control_that_is_to_be_seen(chromium: Browser, tmp_path: Path) -> None:
    """What a paragraph tells is not lost with the one before; a label that any window has is no place to go on at."""
    text = "# Harbour\n\nClick **Weigh anchor**.\n\nClick **Cast off**. *Tern* disappears.\n\nClick **Reef**."
    page = witness(chromium, text, SITE, tmp_path)
    assert said(page, "Weigh")[0] in ("broken", "undecided")
    assert (said(page, "Cast off")[0], said(page, "Tern")[0]) == ("holds", "holds")
    assert said(page, "Reef")[0] == "undecided"
