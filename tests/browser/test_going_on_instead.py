"""A scenario goes on though a line was not carried out: by what stands instead, or without what is described."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.witnessing import framed, said, used, witness

SITE = {"/": framed("Start", "<p>Welcome.</p>")}


def test_the_scenario_goes_on_by_what_stands_instead(chromium: Browser, tmp_path: Path) -> None:
    """The reader who sees “Add shelf” for “Create a shelf” clicks it; what follows is tested by itself."""
    site = SITE | {
        "/teams": framed("Teams", "<a href=/new>Add a board</a>"),
        "/new": framed(
            "New board", "<label>Width <input></label><button onclick=\"t.textContent='Kept'\">Keep</button><p id=t>"
        ),
    }
    text = (
        "# Shelves\n\n1. Click **Teams** in the sidebar.\n2. Click **Create a shelf**.\n3. Enter `9` in **Width**.\n"
        '4. Click **Keep**. "Kept" appears.\n'
    )
    page = witness(chromium, text, site, tmp_path)
    assert said(page, "Create a shelf")[0] == "broken"
    assert "The scenario went on by “Add a board”" in said(page, "Create a shelf")[1]
    assert [said(page, words)[0] for words in ("Enter", "Click Keep", "appears")] == ["holds", "holds", "holds"]
    assert "it stands instead of “Create a shelf”" in used(page, "Create a shelf")


def test_what_is_only_described_is_done_without_where_the_next_thing_is_there(
    chromium: Browser, tmp_path: Path
) -> None:
    """“Click the shelf. Open **Shelf 3**”: what the page names by its label next can be seen without the first."""
    body = "<p>Shelves</p><a href=/three>Shelf 3</a>"
    site = SITE | {"/teams": framed("Teams", body), "/three": framed("Shelf 3", "<button>Dust</button>")}
    steps = ("Click **Teams** in the sidebar.", "Click the wooden plank.", "Open **Shelf 3**.", "Click **Dust**.")
    text = "# Shelves\n\n" + "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    page = witness(chromium, text, site, tmp_path)
    verdicts = [said(page, words)[0] for words in ("plank", "Open", "Dust")]
    assert verdicts[0] == "undecided"
    assert verdicts[2] == "holds", page
