"""Scenarios that no page speaks of count, and are named in the last lines and in every format."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from docwitness import reports
from docwitness.model import Outcome, PlannedScenario, PlannedStep, Report, ScenarioResult
from docwitness.reports.findings import findings
from docwitness.reports.web.answer import answer
from docwitness.run.omissions import unfinished_of
from docwitness.verdicts.gate import Gate, exit_code, untold
from tests.reports.reports import all_holds, every_verdict

WHY = "the cellar is flooded."


def with_scenario(report: Report, outcome: Outcome, name: str = "The cellar is dry", why: str = WHY) -> Report:
    """The report with one more scenario, which no verdict tells of."""
    cellar = ScenarioResult("f::cellar", "features/cellar.feature", name, outcome, why, line=7)
    scenarios = (*report.scenarios, cellar)
    return replace(report, scenarios=scenarios, exit=exit_code(report.pages, scenarios, (), Gate()))


@pytest.mark.parametrize(("outcome", "code"), [("broken", 1), ("undecided", 3), ("skipped", 3), ("passed", 0)])
def test_they_count_for_the_exit_code(outcome: Outcome, code: int) -> None:
    assert with_scenario(all_holds(), outcome).exit == code


def test_one_that_was_made_for_a_page_is_told_by_the_page() -> None:
    assert with_scenario(all_holds(), "undecided", "Rooms: Clicking Save").exit == 0


def test_one_of_which_a_sentence_tells_is_not_told_twice() -> None:
    report = every_verdict()
    assert untold(report.pages, [s for s in report.scenarios if s.outcome == "broken"]) == ()


@pytest.mark.parametrize(
    ("outcome", "headline", "advice"),
    [
        (
            "broken",
            "The scenario “The cellar is dry” did not hold; no page of the documentation speaks of it.",
            "See features/cellar.feature:7.",
        ),
        (
            "undecided",
            "Nothing was found wrong, but the scenario “The cellar is dry” could not be decided.",
            "Look at it by hand; it says what evidence is missing.",
        ),
    ],
)
def test_the_last_lines_name_them(outcome: Outcome, headline: str, advice: str) -> None:
    report = with_scenario(all_holds(), outcome)
    said = answer(report, findings(report))
    assert (said.headline, said.advice) == (headline, advice)


@pytest.mark.parametrize("outcome", ["broken", "undecided"])
def test_every_format_has_them(outcome: Outcome) -> None:
    files = reports.files(with_scenario(all_holds(), outcome))
    for name, text in files.items():
        assert "The cellar is dry" in text or "The cellar is dry" in json.dumps(text), name
        assert WHY.rstrip(".") in text, name
    assert 'href="#scenario-1"' in files["index.html"]
    assert 'id="scenario-1"' in files["index.html"]


def test_what_has_no_end_did_not_finish_from_the_line_on_that_was_being_carried_out() -> None:
    steps = tuple(PlannedStep(line, "When", f"I do {line}") for line in (4, 5, 6))
    plan = [PlannedScenario("f::a", "f", "a", 3, "", steps), PlannedScenario("f::b", "f", "b", 8)]
    told = unfinished_of(plan, [], [ScenarioResult("f::b", "f", "b", "passed")], interrupted=False)
    assert [(item.line, item.outcome) for item in told] == [(4, "error"), (5, "skipped"), (6, "skipped"), (3, "error")]
    assert told[-1] == ScenarioResult("f::a", "f", "a", "error", "inconclusive: did not finish", line=3, finished=False)


def test_what_a_person_interrupted_was_left_out_and_failed_at_nothing() -> None:
    plan = [PlannedScenario("f::a", "f", "a", 3, "", (PlannedStep(4, "When", "I wait"),))]
    assert [item.outcome for item in unfinished_of(plan, [], [], interrupted=True)] == ["omitted", "omitted"]
