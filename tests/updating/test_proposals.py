"""What is to be renamed on a page, and what has the same words and keeps them."""

from pathlib import Path

from docwitness.model import (
    Change,
    ElementName,
    FigureVerdict,
    Observation,
    PageVerdict,
    Sentence,
    SentenceVerdict,
    SentenceVerdictKind,
    SourceLocation,
)
from docwitness.reading import read_page
from docwitness.updating.left_to_people import windows_in_features
from docwitness.updating.proposals import Rename, rewordings

PAGE = """# Cancelling

In the Details window, click **Cancel Plan**.

In the Cancel Plan window, click **Cancel Plan** again.

Whoever clicks **Cancel Plan** is asked for a reason.

![The window](window.png)
"""
MOMENT = Observation("s", "a.feature", 1, "Then", "the figure shows what I see", "passed", window="Details")
TITLE = Change("renamed", ElementName("heading", "Before You Go"), "Cancel Plan", "Before You Go")


def renamed(*verdicts: SentenceVerdictKind, phrase: str, change: Change = TITLE) -> list[tuple[int, int, bool]]:
    """Line, offset in the block and kind of every rename, for the verdicts of the three sentences."""
    page = read_page(PAGE, source="page.md")
    missed = Observation(
        "s", "a.feature", 1, "Then", phrase, "broken", expected="Cancel Plan", found=("Before You Go",)
    )
    sentences = tuple(
        SentenceVerdict(
            Sentence(
                f"s{block}", page.blocks[block].location, text := page.blocks[block].text, "step", block, 0, len(text)
            ),
            verdict,
            observations=(missed,) if verdict == "broken" else (),
        )
        for block, verdict in enumerate(verdicts, start=1)
    )
    stale = FigureVerdict(page.figures[0], "stale", changes=(change,), confidence=0.9, observation=MOMENT)
    found = rewordings(PageVerdict(page, sentences, (stale,)), {})
    return [(each.location.line, each.start, each.of_window) for each in found if isinstance(each, Rename)]


def test_a_window_is_renamed_where_its_title_stands_and_no_button_of_the_same_words() -> None:
    phrase = 'the "Cancel Plan" window is open'
    assert renamed("holds", "broken", "blocked", phrase=phrase) == [(5, 7, True)]


def test_a_button_is_renamed_where_its_label_is_marked_and_no_window_of_the_same_words() -> None:
    phrase = 'I click "Cancel Plan" in the "Cancel Plan" window'
    assert renamed("unchecked", "broken", "blocked", phrase=phrase) == [(7, 15, False), (5, 33, False), (3, 29, False)]


def test_a_sentence_that_holds_keeps_its_words() -> None:
    phrase = 'I click "Cancel Plan" in the "Cancel Plan" window'
    assert renamed("holds", "broken", "blocked", phrase=phrase) == [(5, 33, False)]


def test_a_phrase_of_the_suites_own_may_be_about_a_window_too() -> None:
    phrase = 'I have opened the "Cancel Plan" window'
    assert renamed("holds", "broken", "unchecked", phrase=phrase) == [(5, 7, True)]


def test_a_feature_that_names_the_window_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.feature").write_text('Then the "Cancel Plan" window is open\n')
    (tmp_path / "b.feature").write_text('When I click "Cancel Plan"\n')
    features = (tmp_path / "a.feature", tmp_path / "b.feature")
    rename = Rename(SourceLocation("page.md", 5), 2, 7, "Cancel Plan", "Before You Go", certain=True, of_window=True)

    (said,) = windows_in_features([rename], features)

    assert said == "a.feature: names the window “Cancel Plan”. Rename it there, and in its page object if it has one."


def test_a_label_that_a_figure_shows_to_be_gone_becomes_no_other() -> None:
    gone = Change("removed", ElementName("button", "Cancel Plan"), was="Cancel Plan")
    phrase = 'I click "Cancel Plan"'
    assert renamed("broken", "unchecked", "unchecked", phrase=phrase, change=gone) == []


def test_a_marked_title_of_a_window_that_was_not_reached_keeps_its_words() -> None:
    page = read_page(
        "Click **New plan**.\n\nIn the **New plan** dialog, click **Save**.\n\n![a](a.png)\n", source="p.md"
    )
    missed = Observation("s", "a.feature", 1, "When", 'I click "New plan"', "broken", expected="New plan", found=("x",))
    sentences = tuple(
        SentenceVerdict(
            Sentence(f"s{n}", page.blocks[n].location, page.blocks[n].text, "step", n, 0, len(page.blocks[n].text)),
            verdict,
            observations=(missed,) if verdict == "broken" else (),
        )
        for n, verdict in enumerate(("broken", "blocked"))
    )
    button = Change("renamed", ElementName("button", "Add plan"), "New plan", "Add plan")
    stale = FigureVerdict(page.figures[0], "stale", changes=(button,), confidence=0.97, observation=MOMENT)
    found = [each for each in rewordings(PageVerdict(page, sentences, (stale,)), {}) if isinstance(each, Rename)]
    assert [(each.location.line, each.now) for each in found] == [(1, "Add plan")]
