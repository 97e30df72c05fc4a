"""Whether a figure was held against what it shows, so that something may be put in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docwitness.model import (
    Capture,
    Change,
    ElementName,
    FigureVerdict,
    Identification,
    Observation,
    PageVerdict,
    Sentence,
    SentenceVerdict,
    Used,
)
from docwitness.reading import read_page
from docwitness.updating.certainty import certain_renames, doubt

PAGE = read_page("# Plans\n\n![Plan details](plan.png)\n\n![Plans](plans.png)\n", source="plans.md")
RENAMED = Change("renamed", ElementName("button", "End"), "Cancel", "End")
SEEN = Observation(
    "s", "plans.feature", 4, "Then", "the figure shows what I see", "passed", window="Plan details",
    scenario_name="Plans: Clicking Plan", capture=Capture(("a.png",), "a.json"),
)  # fmt: skip
STALE = FigureVerdict(
    replace(PAGE.figures[0], window="Plan details"), "stale", changes=(RENAMED,), confidence=0.9, observation=SEEN
)
BEFORE = Observation("s", "plans.feature", 3, "When", "I click “Plan”", "undecided")
OTHER = Change("other", ElementName("dialog", "Help"))


def page_with(*figures: FigureVerdict, before: Observation | None = None) -> PageVerdict:
    before = before or replace(BEFORE, outcome="passed")
    sentence = Sentence("s1", PAGE.blocks[0].location, "Click Plan.", "step", 0, 0, 5)
    return PageVerdict(PAGE, (SentenceVerdict(sentence, "holds", observations=(before,)),), figures)


def test_a_figure_of_a_window_that_was_certainly_open_is_certain() -> None:
    assert doubt(page_with(STALE), STALE) is None


@pytest.mark.parametrize(
    ("verdict", "before", "why"),
    [
        (STALE, BEFORE, "what led there is not certain"),
        (replace(STALE, observation=replace(SEEN, window="Home")), BEFORE, "what led there is not certain"),
        (replace(STALE, observation=replace(SEEN, window="Home")), None, "no window called “Plan details” was open"),
        (replace(STALE, changes=(OTHER,)), None, "it shows something else than the product does"),
        (replace(STALE, confidence=0.7), None, "too little of it was found again"),
        (replace(STALE, observation=None), None, "the run has no capture of it"),
    ],
)
def test_what_is_not_certain_says_why(verdict: FigureVerdict, before: Observation | None, why: str) -> None:
    page = page_with(verdict, before=before)
    assert why in (doubt(page, verdict) or "")


def test_what_was_only_guessed_on_the_way_makes_nothing_certain() -> None:
    guessed = Used("button", "Plan", (0, 0, 9, 9), Identification.GUESSED, "the only button there")
    page = page_with(STALE, before=replace(BEFORE, outcome="passed", used=guessed))
    assert doubt(page, STALE) == "what led there is not certain: the only button there."
    named = replace(guessed, identification=Identification.NAMED)
    assert doubt(page_with(STALE, before=replace(BEFORE, outcome="passed", used=named)), STALE) is None


def test_a_feature_that_a_person_wrote_says_itself_what_its_figure_shows() -> None:
    theirs = replace(STALE, observation=replace(SEEN, window="Home", scenario_name="A customer looks at a plan"))
    assert doubt(page_with(theirs), theirs) is None


def test_a_window_whose_title_is_what_changed_is_the_same_window() -> None:
    title = Change("renamed", ElementName("heading", "Your plan"), "Plan details", "Your plan")
    retitled = replace(STALE, changes=(title,), observation=replace(SEEN, window="Your plan"))
    assert doubt(page_with(retitled), retitled) is None


def test_labels_on_which_two_figures_disagree_are_not_certain() -> None:
    other = replace(STALE, figure=PAGE.figures[1], changes=(replace(RENAMED, now="Stop"),))
    assert certain_renames(page_with(STALE)) == {"Cancel": "End"}
    assert certain_renames(page_with(STALE, replace(other, figure=STALE.figure))) == {}
    assert certain_renames(page_with(replace(STALE, verdict="undecided"))) == {}
