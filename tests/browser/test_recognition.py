"""A figure is held at whatever moment its texts are to be seen, by whatever line a scenario comes there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.settling import settle
from docwitness.browser.witnessing.recognition import Recognition
from docwitness.figures.recognising import folded_texts
from docwitness.model import Exemptions, Figure, FigureText, FigureUnderTest, SourceLocation
from docwitness.storage.store import ReportFolder

WORDS = ("New berth", "Length over all", "Draught of the boat", "Shore power", "Harbour dues", "Name of the owner")
FORM = f"<title>Berths</title><h1>{WORDS[0]}</h1>" + "".join(f"<p><label>{word} <input></label>" for word in WORDS[1:])
LISTING = "<title>Berths</title><h1>Berths</h1><button>New berth</button><p>Three boats are moored here</p>"
MORE = "<p>Mooring for the night</p>"
TEXTS = tuple(FigureText(text, 0.9) for text in sorted(folded_texts((*WORDS, "Mooring for the night"))))


@pytest.fixture
def tested(blank: Page, tmp_path: Path) -> FigureUnderTest:
    """A figure of the form, which is called something else."""
    show(blank, FORM + MORE)
    file = ReportFolder(tmp_path).save("figures/form.png", blank.screenshot())
    return FigureUnderTest(
        "page.md", Figure("form", SourceLocation("page.md", 3), "form.png", window="Quay"), file, TEXTS
    )


def show(page: Page, content: str) -> None:
    page.set_content(content)
    settle(page)


def test_a_figure_is_held_where_its_texts_are_and_nowhere_else(
    blank: Page, tmp_path: Path, tested: FigureUnderTest
) -> None:
    recognition, folder = Recognition(), ReportFolder(tmp_path)
    show(blank, LISTING)
    assert recognition.hold([tested], blank, folder, Exemptions()) == {}
    show(blank, FORM + MORE)
    (judged,) = recognition.hold([tested], blank, folder, Exemptions())["judgements"]
    assert (judged.figure, judged.judgement.verdict) == ("form", "current")
    assert judged.fit is not None
    assert judged.fit.is_certain


def test_it_is_held_again_only_where_more_of_it_is_to_be_seen(
    blank: Page, tmp_path: Path, tested: FigureUnderTest
) -> None:
    """Comparing takes seconds, and a page is come by at many lines."""
    recognition, folder = Recognition(), ReportFolder(tmp_path)
    show(blank, FORM.replace(WORDS[1], "Length") + MORE)
    assert recognition.hold([tested], blank, folder, Exemptions())["judgements"], "one text of seven is not there"
    assert recognition.hold([tested], blank, folder, Exemptions()) == {}
    show(blank, FORM + MORE)
    assert recognition.hold([tested], blank, folder, Exemptions())["judgements"]
    assert recognition.hold([tested], blank, folder, Exemptions()) == {}


def test_what_is_scrolled_away_is_brought_into_the_window_for_as_long_as_it_is_looked_at(
    blank: Page, tmp_path: Path, tested: FigureUnderTest
) -> None:
    """Writers scroll to what they show. The step that comes next finds the page as it was."""
    below = "<div style='height: 3000px'>Three boats are moored here</div>" + FORM + MORE
    show(blank, below + "<div style='height: 3000px'></div>")
    blank.evaluate("scrollTo(0, 40)")
    (judged,) = Recognition().hold([tested], blank, ReportFolder(tmp_path), Exemptions())["judgements"]
    assert judged.judgement.verdict == "current"
    assert blank.evaluate("scrollY") == 40


def test_what_a_box_of_its_own_has_scrolled_away_is_brought_into_it(
    blank: Page, tmp_path: Path, tested: FigureUnderTest
) -> None:
    below = "<div style='height: 3000px'>Three boats are moored here</div>" + FORM + MORE
    show(blank, f"<div id=box style='height: 500px; overflow: auto'>{below}</div>")
    assert Recognition().hold([tested], blank, ReportFolder(tmp_path), Exemptions())["judgements"]
    assert blank.evaluate("document.getElementById('box').scrollTop") == 0
