"""What a run left out of its suite is told from what the suite lacks."""

from __future__ import annotations

from dataclasses import replace

from docwitness.model import FigureVerdict, Observation, Outcome, Report, ScenarioResult
from docwitness.procedures import read_procedure
from docwitness.reading import read_page
from docwitness.reports.findings import findings
from docwitness.reports.web.answer import answer
from docwitness.run.omissions import omitted_of, results_of
from docwitness.scenarios.features import read_feature
from docwitness.scenarios.witnesses import witnesses_of
from docwitness.verdicts.sentence_verdicts import judge_page
from tests.reports.reports import all_holds

FEATURE = """Feature: Exports

  Background:
    Given I am signed in

  Scenario: Exports are opened
    When I click the "Exports" link

  Scenario Outline: An export of <size> can be downloaded
    When I click "Download" in the "Exports" window

    Examples:
      | size |
      | 1 MB |

  Scenario: The exports look as they are shown
    Then the figure of "Exports" shows what I see
"""
PAGE = """# Exports

Click the **Exports** link.

![The Exports window](exports.png)
"""
SCENARIOS = read_feature(FEATURE, source="exports.feature")


def observed(line: int, name: str, phrase: str, outcome: Outcome = "passed") -> Observation:
    return Observation(f"exports.feature::{name}", "exports.feature", line, "When", phrase, outcome, scenario_name=name)


def test_a_scenario_of_which_no_line_was_observed_was_omitted() -> None:
    opened = observed(7, "Exports are opened", 'I click the "Exports" link')

    omitted = omitted_of(SCENARIOS, [observed(4, "Exports are opened", "I am signed in"), opened])

    assert [result.name for result in results_of(omitted)] == [
        "An export of <size> can be downloaded",
        "The exports look as they are shown",
    ]
    assert {result.outcome for result in results_of(omitted)} == {"omitted"}


def test_a_row_of_an_outline_stands_for_it_whatever_the_row_is_called() -> None:
    row = observed(10, "An export of 1 MB can be downloaded", 'I click "Download" in the "Exports" window')

    assert "An export of <size> can be downloaded" not in {line.scenario_name for line in omitted_of(SCENARIOS, [row])}


def test_sentence_and_figure_say_which_scenario_was_omitted() -> None:
    procedure = read_procedure(read_page(PAGE, source="exports.md"))
    omitted = omitted_of(SCENARIOS, [])
    files = {procedure.page.figures[0].id: "figures/exports.png"}

    page = judge_page(procedure, witnesses_of(procedure, omitted), omitted, figure_files=files)

    sentence = next(item for item in page.sentences if item.sentence.kind == "step")
    assert (sentence.verdict, sentence.why) == (
        "unchecked", "The scenario “Exports are opened” was not carried out.",
    )  # fmt: skip
    assert (page.figures[0].verdict, page.figures[0].why) == (
        "undecided", "The scenario “The exports look as they are shown” was not carried out.",
    )  # fmt: skip


def test_one_scenario_that_was_carried_out_is_enough() -> None:
    procedure = read_procedure(read_page(PAGE, source="exports.md"))
    seen = [observed(7, "Exports are opened", 'I click the "Exports" link')]
    again = replace(SCENARIOS[0], name="Exports are opened twice", location=replace(SCENARIOS[0].location, line=30))  # type: ignore[type-var]
    lines = tuple(replace(step, location=replace(step.location, line=31)) for step in again.steps)  # type: ignore[type-var]

    every = (*seen, *omitted_of([replace(again, steps=lines)], seen))
    page = judge_page(procedure, witnesses_of(procedure, every), every, figure_files={})

    sentence = next(item for item in page.sentences if item.sentence.kind == "step")
    assert sentence.verdict == "holds"
    assert [observation.scenario_name for observation in sentence.observations] == ["Exports are opened"]


def part_of_a_run(exit_code: int, carried_out: int, shard: str = "") -> Report:
    """A report of a run that carried out some of three scenarios, and judged no figure."""
    report = all_holds()
    outcomes: list[Outcome] = ["passed"] * carried_out + ["omitted"] * (3 - carried_out)
    scenarios = [ScenarioResult(f"f::{n}", "f", f"number {n}", outcome) for n, outcome in enumerate(outcomes)]
    page = report.pages[0]
    unseen = tuple(
        FigureVerdict(figure.figure, "undecided", "not carried out", scenario="f::2") for figure in page.figures
    )
    run = replace(report.run, shard=shard)
    return replace(report, run=run, pages=(replace(page, figures=unseen),), scenarios=tuple(scenarios), exit=exit_code)


def test_the_answer_does_not_say_that_a_page_holds_of_which_a_part_was_witnessed() -> None:
    report = part_of_a_run(0, carried_out=1)

    assert findings(report) == ()
    said = answer(report, ())
    assert said.headline == "Nothing was found wrong, but only 1 of 3 scenarios was carried out."
    assert said.verdict == "unchecked"
    assert said.advice == "Run all of them before you rely on it."


def test_where_none_was_carried_out_nothing_was_verified() -> None:
    said = answer(part_of_a_run(5, carried_out=0), ())

    assert said.headline == "Nothing was verified: none of 3 scenarios was carried out."


def test_a_shard_is_to_be_merged() -> None:
    said = answer(part_of_a_run(0, carried_out=2, shard="1/3"), ())

    assert said.advice == "`docwitness merge` makes one report of this part and the others."
