"""One label or one alt text is changed in a page, and nothing else."""

import pytest

from docwitness.model import Change, FigureVerdict, Observation, PageVerdict, SourceLocation
from docwitness.reading import read_page
from docwitness.updating.editing import edited
from docwitness.updating.proposals import AltText, Rename, rewordings


def renamed(text: str, sentence: str, was: str, now: str, *, source: str = "a.md") -> str | None:
    """The text after renaming the label in the block that holds the sentence, there in that sentence."""
    page = read_page(text, source=source)
    number, block = next((n, b) for n, b in enumerate(page.blocks) if sentence in b.text)
    start = block.text.index(sentence) + sentence.index(was)
    return edited(text, page, Rename(SourceLocation(source, 1), number, start, was, now, certain=True))


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        ("Click **`Cancel`** now.", "Click Cancel", "Click **`End`** now."),
        ("Click Cancel. Then **Cancel** again.", "Then Cancel", "Click Cancel. Then **End** again."),
        ("Click Cancel. Then **Cancel** again.", "Click Cancel", "Click End. Then **Cancel** again."),
        ("See [Cancel](http://Cancel.example/Cancel).", "See Cancel", "See [End](http://Cancel.example/Cancel)."),
        ("- one\n- Click *Cancel*\n", "Click Cancel", "- one\n- Click *End*\n"),
        (
            "| A | B |\n|---|---|\n| x | Click `Cancel` |\n",
            "Click Cancel",
            "| A | B |\n|---|---|\n| x | Click `End` |\n",
        ),
        ("# Cancel\n\nClick <b>Cancel</b>.\n\nCancel.\n", "Click Cancel", "# Cancel\n\nClick <b>End</b>.\n\nCancel.\n"),
        ("Über €, click\n**Cancel**.\n", "click Cancel", "Über €, click\n**End**.\n"),
    ],
)
def test_only_the_label_changes(text: str, sentence: str, expected: str) -> None:
    assert renamed(text, sentence, "Cancel", "End") == expected


def test_a_label_may_run_over_two_lines() -> None:
    assert renamed("Click **Cancel\nPlan** now.", "Click Cancel Plan", "Cancel Plan", "End") == "Click **End** now."


def test_a_label_is_found_behind_entities() -> None:
    assert renamed("Open **Terms &amp; More**.", "Open Terms & More", "Terms & More", "Terms") == "Open **Terms**."


def test_a_new_label_cannot_become_markup() -> None:
    assert renamed("Click **Cancel**.", "Click Cancel", "Cancel", "End <b>") in (
        "Click **End &lt;b&gt;**.",
        r"Click **End \<b\>**.",
    )


def test_what_cannot_be_done_cleanly_is_not_done() -> None:
    assert renamed("Click **Can**cel.", "Click Cancel", "Cancel", "End") is None


@pytest.mark.parametrize(
    ("text", "expected", "source"),
    [
        ("![](/files/a)\n", "![The Plans window](/files/a)\n", "a.md"),
        (
            '<img src="/files/a" alt="" width="375">\n',
            '<img src="/files/a" alt="The Plans window" width="375">\n',
            "a.md",
        ),
        (
            '<figure><img src="/files/a"></figure>\n',
            '<figure><img src="/files/a" alt="The Plans window"></figure>\n',
            "a.md",
        ),
        (".. image:: /files/a\n\nText.\n", ".. image:: /files/a\n   :alt: The Plans window\n\nText.\n", "a.rst"),
    ],
)
def test_an_alt_text_is_added(text: str, expected: str, source: str) -> None:
    page = read_page(text, source=source)
    proposal = AltText(page.figures[0].location, page.figures[0].id, "The Plans window")
    assert edited(text, page, proposal) == expected


def test_of_two_figures_with_one_picture_only_the_one_that_is_meant_is_described() -> None:
    text = "![](a.png)\n\n![](a.png)\n"
    page = read_page(text, source="a.md")
    new = edited(text, page, AltText(page.figures[1].location, page.figures[1].id, "The Plans window"))
    assert new == "![](a.png)\n\n![The Plans window](a.png)\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![With Cancel](a.png) Cancel\n", "![With End](a.png) Cancel\n"),
        ('<img src="a.png" alt="A &amp; Cancel">\n', '<img src="a.png" alt="A &amp; End">\n'),
    ],
)
def test_an_alt_text_follows_a_renamed_label(text: str, expected: str) -> None:
    page = read_page(text, source="a.md")
    renamed = Change("renamed", None, "Cancel", "End")
    moment = Observation("s", "a.feature", 1, "Then", "the figure shows what I see", "passed")
    verdict = FigureVerdict(page.figures[0], "stale", changes=(renamed,), confidence=0.9, observation=moment)
    (proposal,) = rewordings(PageVerdict(page, (), (verdict,)), {})
    assert isinstance(proposal, AltText)
    assert proposal.certain
    assert edited(text, page, proposal) == expected
