"""A task on the page of any record: its scenario goes to where the product map has such a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from docwitness.productmap.states import ProductMap
from tests.browser.witnessing import framed, said, used, witness
from tests.productmap.drawn import leads, state

BOATS = ProductMap(
    "http://site.test/",
    states=(
        state("start", "/", "link: Boats", heading="Start"),
        state("boats", "/boats", "link: Heron", heading="Boats"),
        state("boat", "/boats/{id}", "button: Hire out", heading="Heron"),
    ),
    transitions=(leads("start", "boats", "Boats"), leads("boats", "boat", "Heron", data=True)),
)


def test_a_task_on_the_page_of_a_record_is_carried_out_there(chromium: Browser, tmp_path: Path) -> None:
    site = {
        "/": framed("Start", "<a href=/boats>Boats</a>"),
        "/boats": framed("Boats", "<a href=/boats/7>Heron</a>"),
        "/boats/7": framed("Heron", "<button onclick=\"t.textContent='Hired out'\">Hire out</button><p id=t>"),
    }
    states = tuple(
        replace(s, examples=(f"http://site.test{path}",)) for s, path in zip(BOATS.states, site, strict=True)
    )
    known = ProductMap(BOATS.url, states, BOATS.transitions)
    document = '# Hiring\n\n1. Go to the boat\'s details page.\n2. Click **Hire out**. "Hired out" appears.\n'
    page = witness(chromium, document, site, tmp_path, product_map=known)
    assert [said(page, words)[0] for words in ("Go to", "Click", "appears")] == ["holds", "holds", "holds"]
    assert "any will do" in used(page, "Go to")


def test_a_page_that_is_not_what_the_map_has_there_holds_for_no_record(chromium: Browser, tmp_path: Path) -> None:
    """An address alone proves nothing: products answer what is gone with a page of their own there."""
    site = {
        "/": framed("Start", "<a href=/boats>Boats</a>"),
        "/boats": framed("Boats", ""),
        "/boats/7": framed("Gone", ""),
    }
    states = (replace(each, examples=(BOATS.url + path[1:],)) for each, path in zip(BOATS.states, site, strict=True))
    known = ProductMap(BOATS.url, tuple(states), BOATS.transitions)
    page = witness(chromium, "# Hiring\n\nGo to the boat's details page.\n", site, tmp_path, product_map=known)
    assert said(page, "Go to")[0] != "holds"
