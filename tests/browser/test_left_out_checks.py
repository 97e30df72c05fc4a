"""What a page says to be told without something is held against what a form tells then."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.witnessing import witness

FORM = """<title>Fleet</title><main><h1>Fleet</h1><form>
<label>Name <input id=n></label><label>Berth <input id=t></label><p id=e></p>
<button type=button onclick="CHECK">Add boat</button></form></main>"""
CHECK = "e.textContent = n.value ? 'Boat added' : 'Give the boat a name'"
PAGE = """# Fleet

1. Enter the **Name** and the **Berth**.
2. Click **Add boat**.

If you leave the name empty, you are told "Give the boat a name".
"""


def _verdict(chromium: Browser, tmp_path: Path, check: str, form: str = FORM) -> tuple[str, str]:
    page = witness(chromium, PAGE, {"/": form.replace("CHECK", check)}, tmp_path)
    return next((v.verdict, v.why) for v in page.sentences if v.sentence.text.startswith("If you"))


def test_what_is_told_holds(chromium: Browser, tmp_path: Path) -> None:
    assert _verdict(chromium, tmp_path, CHECK)[0] == "holds"


@pytest.mark.parametrize(
    ("check", "verdict", "why"),
    [
        (CHECK.replace("Give the boat a name", "A name is required"), "broken", "but “A name is required”"),
        # That it was added says nothing of what is missing: the name may have come from elsewhere.
        (CHECK.replace("Give the boat a name", "Done"), "undecided", "did not say"),
        # A browser says by itself what is missing, in a bubble that no page has.
        ("0", "undecided", "the browser may say itself"),
    ],
)
def test_what_is_not_told_is_broken_by_other_words_alone(
    chromium: Browser, tmp_path: Path, check: str, verdict: str, why: str
) -> None:
    found = _verdict(chromium, tmp_path, check)
    assert (found[0], why in found[1]) == (verdict, True), found


def test_what_is_always_to_be_seen_tells_nothing(chromium: Browser, tmp_path: Path) -> None:
    form = FORM.replace("<p id=e></p>", "<p id=e></p><p>Give the boat a name</p>")
    assert _verdict(chromium, tmp_path, "0", form)[0] == "undecided"
