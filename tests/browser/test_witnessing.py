"""What a whole page is said of, on small sites: each a kind of page or product that led to a wrong verdict once."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.witnessing import framed, said, used, witness

TEAMS = "<p><a href=/team>Rowers</a></p><p><a href=/team>Cooks</a></p><button>Invite a team</button>"
TEAM = "<label>Name <input value=Rowers></label><button>Visible to all</button>"
SITE = {
    "/": framed("Start", "<p>Welcome.</p>"),
    "/start": framed("Start", "<p>Welcome.</p>"),
    "/teams": framed("Teams", TEAMS),
    "/team": framed("Rowers", TEAM),
    "/letters": framed("Letters", "<label>Order <select><option>Newest<option>Oldest</select></label>"),
}


def test_what_is_only_described_holds_where_the_next_words_come_true_by_it(chromium: Browser, tmp_path: Path) -> None:
    text = "# Teams\n\nClick **Teams** in the sidebar. Select the team. Then click **Visible to all**."
    page = witness(chromium, text, SITE, tmp_path)
    assert said(page, "Select the team") == ("holds", "")
    assert "link “Rowers”" in used(page, "Select the team")
    assert "confirmed: the first of 2 in the list" in used(page, "Select the team")


def test_what_is_only_described_is_undecided_where_nothing_confirms_it(chromium: Browser, tmp_path: Path) -> None:
    site = SITE | {"/team": framed("Details", TEAM)}
    page = witness(chromium, "# Teams\n\nClick **Teams** in the sidebar. Select the team.", site, tmp_path)
    verdict, why = said(page, "Select the team")
    assert verdict == "undecided"
    assert why.startswith("“Rowers” was used, which is only described")


def test_an_entry_that_opened_what_it_is_called_is_what_a_list_of_such_things_has(
    chromium: Browser, tmp_path: Path
) -> None:
    page = witness(chromium, "# Teams\n\nClick **Teams** in the sidebar. Select the team.", SITE, tmp_path)
    assert said(page, "Select the team") == ("holds", "")
    assert "it opened what it is called" in used(page, "Select the team")


def test_a_list_of_other_things_proves_nothing(chromium: Browser, tmp_path: Path) -> None:
    text = "# Letters\n\nGo to **Letters** and choose a team from the dropdown menu."
    verdict, why = said(witness(chromium, text, SITE, tmp_path), "choose a team")
    assert verdict == "undecided"
    assert "guessed" in why or "could be told" in why


COLLAPSED = "<button aria-expanded=false>Reports</button>"


@pytest.mark.parametrize("nav", ["", COLLAPSED])
def test_a_label_that_is_nowhere_is_broken_whatever_is_closed_in_the_navigation(
    chromium: Browser, tmp_path: Path, nav: str
) -> None:
    site = SITE | {"/teams": framed("Teams", TEAMS, nav=nav)}
    page = witness(chromium, "# Teams\n\nClick **Teams** in the sidebar. Click **Found a team**.", site, tmp_path)
    verdict, why = said(page, "Found a team")
    assert (verdict, "Invite a team" in why) == ("broken", True), why


FOLDED = (
    '<button aria-expanded=false onclick="this.ariaExpanded=true; more.hidden=false">{}</button><p id=more hidden>{}'
)


@pytest.mark.parametrize(("inside", "verdict"), [("<button>Found a team</button>", "holds"), ("", "broken")])
def test_what_is_closed_in_the_content_is_opened_before_anything_is_said(
    chromium: Browser, tmp_path: Path, inside: str, verdict: str
) -> None:
    site = SITE | {"/teams": framed("Teams", TEAMS + FOLDED.format("Advanced", inside))}
    page = witness(chromium, "# Teams\n\nClick **Teams** in the sidebar. Click **Found a team**.", site, tmp_path)
    assert said(page, "Found a team")[0] == verdict
    if verdict == "holds":
        assert "opened on the way, which the page does not mention: “Advanced”" in used(page, "Found a team")


TABS = """<div role=tablist><button role=tab aria-selected=true onclick="show(0)">Members</button>
<button role=tab aria-selected=false onclick="show(1)">Rights</button></div>
<div role=tabpanel>Rowers</div><div role=tabpanel hidden><button>Lend a key</button></div>
<script>function show(n) { document.querySelectorAll("[role=tabpanel]").forEach((p, i) => p.hidden = i !== n);
document.querySelectorAll("[role=tab]").forEach((t, i) => t.ariaSelected = i === n); }</script>"""


def test_what_stands_on_another_tab_is_not_missing(chromium: Browser, tmp_path: Path) -> None:
    site = SITE | {"/teams": framed("Teams", TABS)}
    page = witness(chromium, "# Teams\n\nClick **Teams** in the sidebar. Click **Lend a key**.", site, tmp_path)
    assert said(page, "Lend a key")[0] == "holds"
    assert "the page does not mention: “Rights”" in used(page, "Lend a key")


def test_what_may_be_in_a_part_that_did_not_open_is_not_missing(chromium: Browser, tmp_path: Path) -> None:
    """It is never still, so that it cannot be clicked; a busy machine may take as long."""
    moving = """<style>@keyframes sway { to { margin-left: 90px } }</style><p>Rowers</p>
    <button aria-expanded=false style="animation: sway .2s infinite alternate">Rights</button>"""
    site = SITE | {"/teams": framed("Teams", moving)}
    page = witness(chromium, "# Teams\n\nClick **Teams** in the sidebar. Click **Lend a key**.", site, tmp_path)
    assert said(page, "Lend a key")[0] == "undecided", said(page, "Lend a key")


def test_nothing_is_broken_after_a_guess_until_a_landmark_is_reached(chromium: Browser, tmp_path: Path) -> None:
    lost = "# Teams\n\nClick **Teams** in the sidebar. Select the team. Click **Burn the boats**."
    verdict, why = said(witness(chromium, lost, SITE, tmp_path), "Burn the boats")
    assert verdict in ("undecided", "blocked"), why
    found = (
        "# Teams\n\nClick **Teams** in the sidebar. Select the team. Click **Letters** in the sidebar. Click **Seal**."
    )
    assert said(witness(chromium, found, SITE, tmp_path), "Seal")[0] == "broken"


def test_nobody_publishes_on_a_guess(chromium: Browser, tmp_path: Path) -> None:
    site = {
        "/": """<title>Desk</title><h1>Desk</h1><a href=# onclick="document.title='sent out'">Publish</a>
        <ul><li><a href=#>Draft</a></li></ul>"""
    }
    page = witness(chromium, "# Desk\n\nDouble-click the sheet in the top bar.", site, tmp_path)
    assert "Publish" not in used(page, "Double-click")
    assert said(page, "Double-click")[0] != "holds"


READINGS = """<title>Shed</title><h1>Shed</h1><ul><li><a href=#>Oars</a></li></ul>
<section><h2>Boats</h2>
<ul aria-label=Boats><li><a href=/none>Rope</a></li><li><a href=/boat>Dinghy</a></li></ul></section>"""


def test_of_several_readings_the_one_is_used_whose_consequence_the_page_promises(
    chromium: Browser, tmp_path: Path
) -> None:
    site = {
        "/": READINGS,
        "/none": "<title>Rope</title><h1>Rope</h1>",
        "/boat": "<title>Dinghy</title><h1>Dinghy</h1><button>Launch it</button>",
    }
    page = witness(chromium, "# Boats\n\nOpen the boat. Click **Launch it**.", site, tmp_path)
    assert said(page, "Open the boat") == ("holds", "")
    assert "link “Dinghy”" in used(page, "Open the boat") or "listitem “Dinghy”" in used(page, "Open the boat")


ASKS = """<title>Notes</title><h1>Notes</h1><button onclick="gone.hidden = !confirm('Tear it up?')">Tear up</button>
<p id=gone role=status hidden>The note is gone</p>"""


def test_a_dialog_of_the_browser_is_answered_as_the_page_says(chromium: Browser, tmp_path: Path) -> None:
    text = "# Notes\n\nClick **Tear up**. In the confirmation, click **{}**. You should see **The note is gone**."
    page = witness(chromium, text.format("OK"), {"/": ASKS}, tmp_path)
    assert [verdict.verdict for verdict in page.sentences if verdict.sentence.kind != "prose"] == ["holds"] * 3
    assert "the answer to what the browser asked: “Tear it up?”" in used(page, "confirmation")


def test_a_dialog_that_the_page_does_not_speak_of_is_dismissed_and_told_of(chromium: Browser, tmp_path: Path) -> None:
    page = witness(chromium, "# Notes\n\nClick **Tear up**.", {"/": ASKS}, tmp_path)
    assert "the browser asked “Tear it up?”, and the page does not say what to answer" in used(page, "Tear up")


OVER = """<title>Desk</title><h1>Desk</h1><button onclick="d.showModal()">Change it</button>
<dialog id=d><h2>Change it</h2><button onclick="m.hidden=false">Do it</button></dialog>
<p id=m role=status hidden>It was changed</p>"""


def test_a_message_beside_the_open_dialog_is_seen(chromium: Browser, tmp_path: Path) -> None:
    text = "# Desk\n\nClick **Change it**. Click **Do it**. You should see **It was changed**."
    assert said(witness(chromium, text, {"/": OVER}, tmp_path), "You should see")[0] == "holds"


VIRTUAL = """<title>Towns</title><h1>Towns</h1><div id=box style="height:120px;overflow:auto"><div id=all></div></div>
<p id=told></p><script>all.style.cssText = "position:relative;height:9600px";
function draw() { all.innerHTML = ""; const first = Math.floor(box.scrollTop / 24);
for (let n = first; n < Math.min(400, first + 6); n++) { const row = document.createElement("button");
row.textContent = "Town " + (n + 1); row.style.cssText = "position:absolute;top:" + n * 24 + "px";
row.onclick = () => told.textContent = "Gone to town " + (n + 1); all.append(row); } }
box.onscroll = draw; draw();</script>"""


@pytest.mark.parametrize(("town", "verdict"), [("Town 333", "holds"), ("Town 999", "broken")])
def test_a_list_that_draws_only_what_is_in_sight_is_scrolled_through(
    chromium: Browser, tmp_path: Path, town: str, verdict: str
) -> None:
    site = {"/": "<title>Start</title><nav><a href=/towns>Towns</a></nav>", "/towns": VIRTUAL}
    text = f"# Towns\n\n1. In the navigation, click **Towns**.\n2. Click **{town}**.\n"
    assert said(witness(chromium, text, site, tmp_path, timeout=8.0), town)[0] == verdict


OPTIONS = """<title>Export</title><h1>Export</h1><label>Format <select><option>CSV<option>PDF</select></label>
<button onclick="document.title=document.querySelector('select').value">Make it</button>"""


def test_an_option_of_a_closed_list_is_chosen(chromium: Browser, tmp_path: Path) -> None:
    page = witness(chromium, "# Export\n\nSelect the **PDF** option from the dropdown.", {"/": OPTIONS}, tmp_path)
    assert said(page, "PDF")[0] == "holds"
    assert "an option of the list “Format”" in used(page, "PDF")


def test_of_check_boxes_one_in_a_row_is_meant_and_not_the_one_over_all(chromium: Browser, tmp_path: Path) -> None:
    rows = "".join(
        f'<tr><td><input type=checkbox aria-label="Pick {name}"><td><a href=#>{name}</a>' for name in ("Fee", "Map")
    )
    table = f'<table><tr><th><input type=checkbox aria-label="Pick all"><th>Title{rows}</table>'
    site = SITE | {"/letters": framed("Letters", table)}
    text = "# Letters\n\nClick **Letters** in the sidebar. Select it by clicking the checkbox on the left of its row."
    page = witness(chromium, text, site, tmp_path)
    assert "checkbox “Pick Fee”" in used(page, "checkbox")
    assert said(page, "checkbox")[0] == "holds"


def test_parts_of_a_way_may_have_aliases_and_the_link_in_a_wide_cell_is_pressed(
    chromium: Browser, tmp_path: Path
) -> None:
    table = "<table style='width:900px'><tr><td><a href=/team>Rowers</a><td>9</table>"
    site = SITE | {"/teams": framed("Teams", table)}
    aliases = {"Your teams": "Teams"}
    text = "# Rights\n\nGo to **Your teams > Rowers**. Click **Visible to all**."
    page = witness(chromium, text, site, tmp_path, aliases=aliases)
    assert (said(page, "Go to")[0], said(page, "Visible")[0]) == ("holds", "holds")


def test_two_steps_of_one_wording_are_two(chromium: Browser, tmp_path: Path) -> None:
    site = {
        "/": "<title>One</title><h1>One</h1><a href=/two>Continue</a>",
        "/two": "<title>Two</title><h1>Two</h1><label>Name <input></label>",
    }
    page = witness(
        chromium, "# Go\n\n1. Click **Continue**.\n2. Enter `x` in **Name**.\n3. Click **Continue**.\n", site, tmp_path
    )
    verdicts = {v.sentence.location.line: v.verdict for v in page.sentences}
    assert (verdicts[3], verdicts[5]) == ("holds", "broken")


def test_each_sentence_that_was_not_reached_has_a_reason_of_its_own(chromium: Browser, tmp_path: Path) -> None:
    steps = ("Click **Teams** in the sidebar.", "Click **Found a team**.", "Click **Save**.", "Click **Close**.")
    text = "# Teams\n\n" + "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    page = witness(chromium, text, SITE, tmp_path)
    reasons = [said(page, "Save")[1], said(page, "Close")[1]]
    assert reasons == [
        f"“{label}” was not reached, since “Click Found a team.” on line 4 does not hold."
        for label in ("Save", "Close")
    ]


SHELF = "<h1>Books</h1>{}<table><tr><td>Ulysses</table><dialog id=d><h2>Bring books</h2></dialog>"
IN_SIGHT = "<button onclick='d.showModal()'>Bring</button>"
IN_MENU = """<button aria-haspopup=menu onclick='m.hidden=!m.hidden'>More</button>
<div role=menu id=m hidden><button role=menuitem onclick='d.showModal()'>Bring</button></div>"""


@pytest.mark.parametrize(("control", "verdict"), [(IN_SIGHT, "holds"), (IN_MENU, "broken")])
def test_what_the_page_places_in_sight_does_not_hold_in_a_closed_menu(
    chromium: Browser, tmp_path: Path, control: str, verdict: str
) -> None:
    text = "# Books\n\nClick **Bring** above the table. The **Bring books** dialog opens."
    page = witness(chromium, text, {"/": f"<title>Books</title>{SHELF.format(control)}"}, tmp_path)
    found, why = said(page, "above the table")
    assert found == verdict, why
    if verdict == "broken":
        assert "it is in “More”, which is closed and which the page does not mention" in why


@pytest.mark.parametrize(("opens", "replaced"), [("/new", "Add a shelf"), ("/start", None)])
def test_what_stands_instead_is_tried_before_it_is_proposed(
    chromium: Browser, tmp_path: Path, opens: str, replaced: str | None
) -> None:
    site = SITE | {
        "/teams": framed("Teams", f"<a href={opens}>Add a shelf</a>"),
        "/new": framed("New shelf", "<label>Width <input></label>"),
    }
    text = "# Shelves\n\nClick **Teams** in the sidebar. Click **Create a shelf**. Enter `9` in **Width**."
    page = witness(chromium, text, site, tmp_path)
    assert said(page, "Create a shelf")[0] == "broken"
    broken = next(v for v in page.sentences if v.verdict == "broken")
    assert {seen.replaced_by for seen in broken.observations} == {replaced}


def test_nothing_holds_in_a_window_that_is_named_and_not_open(chromium: Browser, tmp_path: Path) -> None:
    text = "# Teams\n\nClick **Teams** in the sidebar. In the **Billing** dialog, click **Invite a team**."
    page = witness(chromium, text, SITE, tmp_path)
    verdict, why = said(page, "Billing")
    assert verdict != "holds", why


def test_a_tab_that_was_opened_is_the_tab_that_is_named(chromium: Browser, tmp_path: Path) -> None:
    site = SITE | {"/teams": framed("Teams", TABS.replace("aria-selected", "data-selected"))}
    text = "Click **Teams** in the sidebar. Open the **Rights** tab. On the **Rights** tab, click **Lend a key**."
    page = witness(chromium, f"# Teams\n\n{text}", site, tmp_path)
    assert [said(page, words)[0] for words in ("Open the", "On the")] == ["holds", "holds"]


def test_what_stands_in_the_same_place_is_named_before_what_only_sounds_alike(
    chromium: Browser, tmp_path: Path
) -> None:
    site = SITE | {"/teams": framed("Teams", "<label>Name <input></label><button>Make it so</button>")}
    page = witness(chromium, "# Teams\n\nClick **Teams** in the sidebar. Click **Letter**.", site, tmp_path)
    assert "“Letters”" in said(page, "Click Letter")[1]
    page = witness(chromium, "# Teams\n\nClick **Teams** in the sidebar. Click **Create**.", site, tmp_path)
    verdict, why = said(page, "Click Create")
    assert (verdict, "Found instead: “Make it so”" in why) == ("broken", True), why


def test_an_option_is_at_the_list_that_offers_it(chromium: Browser, tmp_path: Path) -> None:
    page = witness(chromium, "# Export\n\nChoose *PDF* from the **Format** list.", {"/": OPTIONS}, tmp_path)
    assert said(page, "PDF")[0] == "holds", said(page, "PDF")


def test_a_field_that_is_not_there_does_not_keep_its_reader_from_what_comes_next(
    chromium: Browser, tmp_path: Path
) -> None:
    """A field leads nowhere: what is on the page is on it whether the field was set or not."""
    site = {**SITE, "/teams": framed("Teams", f"<label>Name <input></label>{TEAMS}")}
    text = "# Teams\n\nClick **Teams** in the sidebar. Select a colour from the **Colour** dropdown. {}"
    page = witness(chromium, text.format("Then click **Invite a team**."), site, tmp_path)
    assert said(page, "Colour")[0] == "broken"
    assert said(page, "Invite")[0] == "holds", said(page, "Invite")
    page = witness(chromium, text.format("Then click **Paint**."), site, tmp_path)
    assert said(page, "Paint")[0] == "undecided", "it may be missing because of the field"


def test_what_is_missing_behind_a_part_that_was_not_understood_is_no_evidence(
    chromium: Browser, tmp_path: Path
) -> None:
    """A picture in the source says nothing to the reader: who clicks on it may come to what follows."""
    site = {**SITE, "/teams": framed("Teams", TEAMS)}
    start = "# Teams\n\nClick **Teams** in the sidebar. "
    page = witness(chromium, f"{start}Click on in the box on the right and choose **Fold**.", site, tmp_path)
    assert said(page, "Fold")[0] == "undecided"
    page = witness(chromium, f"{start}Choose **Fold**, then click on in the box on the right.", site, tmp_path)
    assert said(page, "Fold")[0] == "broken"
