"""What a look at a page can tell, and what breaks it: every claim is held against the page and against a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from docwitness.model import Scenario, ScenarioStep
from tests.browser.witnessing import look_at

TAGS = """<title>Tags - Shelf</title><main><h1>Tags</h1><a href="/tags/new">Add tag</a>
<form role=search><label>Search term <input id=q></label></form>
<table><tr><th>Name<th>Colour</tr>
<tr><td><a href="/tags/1">Rare</a><td>red</tr><tr><td><a href="/tags/2">Public</a><td>blue</tr></table></main>
<script>q.oninput = () => document.querySelectorAll("td a").forEach((link) => {
  if (!link.textContent.includes(q.value)) link.closest("tr").remove(); });</script>"""
NEW = """<title>New tag - Shelf</title><main><h1>New tag</h1><label><input type=checkbox checked> Public</label>
<label><input type=checkbox> Pinned</label><label>Kind <select><option>Plain<option>Nested</select></label>
<button disabled>Create</button></main>"""
EDIT = "<title>Edit tag - Shelf</title><main><h1>Editing: Rare</h1><label>Name <input></label></main>"
SHOW = "<title>Rare - Shelf</title><main><h1>Rare</h1><p>Nothing is to be changed here.</p></main>"

MENUS = """<title>Shelf</title><main><h1>Shelf</h1>
<button aria-haspopup=menu onclick="m.hidden = !m.hidden">File</button>
<div role=menu id=m hidden><div role=menuitem>New sheet</div><div role=menuitem>Close</div></div></main>"""

PLUS = """<button style="width:30px;height:30px;padding:0"><svg class="icon plus" width=16 height=16>
<path d="M8 2V14M2 8H14" stroke=black stroke-width=2 /></svg></button>"""
BOXES = f"""<title>Boxes - Shelf</title><main><h1>Boxes</h1>{PLUS}
<ul><li><a href="/tags/1">Attic</a><button aria-haspopup=menu onclick="m.hidden = false"></button></ul></main>
<div role=menu id=m hidden><div role=menuitem>Rename</div><div role=menuitem>Delete</div></div>"""

CARDS = """<main><h1>Boats</h1><ul><li><b>Gull</b><p>Crew: <span>4</span><p>Berth: <span>Free</span></li>
<li><b>Tern</b><p>Crew: <span>2</span><p>Berth: <span>12</span></li></ul></main>"""

HOLDS = [
    ('I am offered to "create" the boxes', BOXES),
    ('I am offered to "delete" the boxes', BOXES),
    ('I see "File > New sheet"', MENUS),
    ('I see "Colour"', TAGS),
    ("I see a list of the tags", TAGS),
    ('I am offered to "create" the tags', TAGS),
    ('I am offered to "search" the tags', TAGS),
    ('I am offered to "edit" the tags', TAGS),
    ("the results follow what I type", TAGS),
    ('I see that "Public" is "checked"', NEW),
    ('I see that the public tag is "checked"', NEW),
    ('I see that "Pinned" is "unchecked"', NEW),
    ('I see that the "Create" button is "disabled"', NEW),
    ('I see that the "Kind" combobox is "Plain"', NEW),
    ('I see the parts "name, colour"', TAGS),
    ('I see the parts "Name, Colour"', TAGS),
    ('I see the parts "kind, Public"', NEW),
    ('I see the parts "crew, berth"', CARDS),
    ('I see the parts "File > New sheet, File > close"', MENUS),
]  # fmt: skip
FAILS = [
    ('I am offered to "create" the albums', BOXES, "no control"),
    ('I am offered to "create" the boxes', BOXES.replace("<ul>", f"{PLUS}<ul>"), "no control"),
    ('I am offered to "export" the boxes', BOXES, "no control"),
    ('I see "File > New book"', MENUS, "was opened and has no “New book”"),
    # What only an entry of a list shows is the account's data, and no label of the product.
    ('I see "Public"', TAGS, "what an entry of a list shows"),
    ('I see "Shade"', TAGS, "Shade"),
    ("I see a list of the albums", TAGS, "no list"),
    # What is told in other words than those on the screen is not missing.
    ('I see the parts "name, shade"', TAGS, "may be called otherwise"),
    ('I see the parts "Name, Shade"', TAGS, "has no element “Shade”"),
    ('I see the parts "File > New sheet, File > print"', MENUS, "no menuitem “print”"),
    # What one entry shows and another does not is data; what a list has chosen is a value.
    ('I see the parts "crew, free"', CARDS, "nothing here is labelled “free”"),
    ('I see the parts "kind, plain"', NEW, "nothing here is labelled “plain”"),
    ("I see a list of the tags", TAGS.replace("table", "div"), "no list"),
    ("I see a list of the tags", TAGS.replace("Tags", "Albums"), "no list"),
    ('I am offered to "delete" the tags', TAGS, "no control"),
    ('I am offered to "create" the albums', TAGS, "no control"),
    ('I am offered to "create" the tags', TAGS.replace("Add tag", "Add album"), "no control"),
    ("the results follow what I type", TAGS.replace("oninput", "onchange"), "did not change"),
    ('I see that "Public" is "checked"', NEW.replace(" checked", ""), "is not “checked”"),
    ('I see that the public album is "checked"', NEW, "public album"),
    ('I see that "Pinned" is "on"', NEW, "is not “on”"),
    ('I see that the "Create" button is "disabled"', NEW.replace(" disabled", ""), "is not “disabled”"),
    ('I see that the "Kind" combobox is "Nested"', NEW, "is not “Nested”"),
    ('I see that "Public" is "green"', NEW, "whether it is “green”"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "page"), HOLDS, ids=[phrase for phrase, _ in HOLDS])
def test_what_is_so_is_seen(chromium: Browser, tmp_path: Path, phrase: str, page: str) -> None:
    (seen,) = look_at(chromium, _scenario(phrase), {"/": page, "/tags/1": EDIT}, tmp_path)

    assert (seen.outcome, seen.why) == ("passed", "")
    assert seen.used is not None
    assert seen.used.identification.certain


@pytest.mark.parametrize(("phrase", "page", "why"), FAILS, ids=[f"{phrase}: {why}" for phrase, _, why in FAILS])
def test_what_is_not_so_does_not_pass(chromium: Browser, tmp_path: Path, phrase: str, page: str, why: str) -> None:
    (seen,) = look_at(chromium, _scenario(phrase), {"/": page, "/tags/1": EDIT}, tmp_path)

    assert seen.outcome in ("broken", "undecided")
    assert why in seen.why


def test_an_entry_that_leads_to_no_form_offers_no_editing(chromium: Browser, tmp_path: Path) -> None:
    phrase = 'I am offered to "edit" the tags'
    (seen,) = look_at(chromium, _scenario(phrase), {"/": TAGS, "/tags/1": SHOW}, tmp_path)

    assert seen.outcome == "undecided"


def _scenario(phrase: str) -> Scenario:
    return Scenario(phrase, (ScenarioStep("Then", phrase),))
