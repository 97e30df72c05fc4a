"""A message that says something else than the page promises, right after the click that brings it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.witnessing import framed, said, witness


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [("Seat released", "holds"), ("Seat freed", "broken"), ("You have no right to do so", "undecided")],
)
def test_another_deed_is_told(chromium: Browser, tmp_path: Path, shown: str, verdict: str) -> None:
    """A closed menu somewhere on the page may have any label in it, but no message that comes by itself."""
    body = f"""<button onclick="told.textContent='{shown}'">Give up seat</button><p id=told role=status></p>
    <button aria-haspopup=menu aria-expanded=false>More</button>"""
    document = '# Seats\n\n1. Click **Give up seat**. The message "Seat released" appears.\n'
    seen = said(witness(chromium, document, {"/": framed("Seats", body)}, tmp_path), "The message")
    assert seen[0] == verdict
    assert verdict != "broken" or seen[1].startswith("the product did not say “Seat released” but “Seat freed”.")
