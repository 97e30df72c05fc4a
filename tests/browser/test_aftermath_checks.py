"""What comes of a step without a name is held against what was there before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.witnessing import said, witness

FLEET = """<title>Fleet</title><main><h1>Fleet</h1><button onclick="f.hidden = false">Add boat</button>
<table><thead><tr><th>Boat<th>Berth</tr></thead><tbody id=b><tr><td>Gull<td>4</tr><tr><td>Tern<td>7</tr></tbody></table>
<form id=f hidden><label>Name <input id=n></label>
<button type=button onclick="f.hidden = true; b.ADD">Save</button></form>
<button onclick="b.rows[0].remove()">Sink</button>
<button onclick="confirm('Sure?')">Paint</button>
<button onclick="b.rows[0].cells[1].textContent = '12'">Move</button>
<button onclick="s.textContent = 'Open'">Let in</button>
<p>Harbour: <b id=s>Shut</b></p><select><option>Open<option>Shut</select></main>"""
ADD = "insertAdjacentHTML(&quot;beforeend&quot;, `<tr><td>${n.value}<td>9</tr>`)"
PAGE = """# Fleet

1. Click **Add boat**. A form opens below the table.
2. Type `Heron` into **Name** and click **Save**. The new boat joins the table. The new boat is listed at the end.

## Paint

Click **Paint**. You are asked to confirm.

## Move

Click **Move**. The new berth is now shown in the table.

## Let in

Click **Let in**. The harbour's state changes to *Open*.

## Sink

Click **Sink**. The boat vanishes from the table.
"""


def test_what_has_come_holds(chromium: Browser, tmp_path: Path) -> None:
    page = witness(chromium, PAGE, {"/": FLEET.replace("ADD", ADD)}, tmp_path)
    found = {verdict.sentence.text: (verdict.verdict, verdict.why) for verdict in page.sentences}
    found.pop("Click Paint.")  # the page does not say what to answer
    assert {text: told for text, told in found.items() if told[0] != "holds"} == {}


@pytest.mark.parametrize(
    ("was", "now", "sentence", "why"),
    [
        ("f.hidden = false", "1", "A form opens", "no form has come"),
        ("b.ADD", "1", "The new boat joins", "no list has an entry more"),
        ("b.ADD", ADD.replace("beforeend", "afterbegin").join(("b.", "")), "The new boat is listed", "between others"),
        ("confirm('Sure?')", "1", "You are asked", "no question has come"),
        ("b.rows[0].cells[1].textContent = '12'", "1", "The new berth", "no list shows"),
        ("b.rows[0].remove()", "1", "The boat vanishes", "no list has an entry less"),
        # What could be chosen is no state.
        ("s.textContent = 'Open'", "1", "The harbour's state", "as often as before"),
        # A name that changes in the list is no boat that has left it.
        ("b.rows[0].remove()", "b.rows[0].cells[0].textContent = 'Kite'", "The boat vanishes", "an entry less"),
    ],
)  # fmt: skip
def test_what_has_not_come_is_undecided(
    chromium: Browser, tmp_path: Path, was: str, now: str, sentence: str, why: str
) -> None:
    """It may have come in another way than a look can tell, so that it is never broken."""
    page = witness(chromium, PAGE, {"/": FLEET.replace(was, now).replace("ADD", ADD)}, tmp_path)
    verdict, reason = said(page, sentence)
    assert verdict in ("undecided", "blocked"), reason
    assert why in reason
