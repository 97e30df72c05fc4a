"""What a run's events amount to, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docwitness.errors import Caveat
from docwitness.model import Figure, Observation, Outcome, Run, ScenarioResult, SourceLocation
from docwitness.model.events import Event, Finished, Problem, Started
from docwitness.run.reporting import read_documents, write_report
from docwitness.run.suite import figure_file
from docwitness.settings import Settings
from docwitness.storage.store import ReportFolder

RUN = Run("1", "2026-01-01T00:00:00+00:00", None, "http://127.0.0.1:1", "default", "", "0.1")
PAGE = "# Reports\n\nClick the **Reports** link.\n\nIn the Reports window, click **Export**.\n"
END = Finished("2026-01-01T00:00:09+00:00")
REPORTS, EXPORT = 'I click the "Reports" link', 'I click "Export" in the "Reports" window'


def scenario(name: str, *lines: tuple[str, str, Outcome, str]) -> list[Event]:
    """What a scenario leaves: keyword, phrase, outcome and reason of each line."""
    seen = [
        Observation(name, "f.feature", number, keyword, phrase, outcome, why=why, scenario_name=name)
        for number, (keyword, phrase, outcome, why) in enumerate(lines, 1)
    ]
    worst = next((line for line in seen if line.outcome != "passed"), seen[-1])
    return [*seen, ScenarioResult(name, "f.feature", name, worst.outcome, worst.why)]


def reported(root: Path, *events: Event, settings: Settings | None = None) -> tuple[int, dict[str, Any], str]:
    """Exit code, results and summary of a run that left these events."""
    (root / "page.md").write_text(PAGE, encoding="utf-8")
    settings = settings or Settings(root=root)
    folder = ReportFolder(root / "report")
    folder.path.mkdir()
    for event in (Started(RUN, ("page.md",)), *events):
        folder.append(event)
    code = write_report(folder, settings, read_documents(folder, settings, ("page.md",))).exit
    summary = folder.read("summary.md").decode()
    return code, json.loads(folder.read("results.json")), summary


def test_what_all_scenarios_stand_on_is_told_where_it_does_not_work(tmp_path: Path) -> None:
    failed = ("Given", "I am signed in", "undecided", "signing in did not work: no such user.")
    code, results, summary = reported(
        tmp_path,
        *scenario("one", failed, ("When", REPORTS, "skipped", "")),
        *scenario("two", failed, ("When", EXPORT, "skipped", "")),
        END,
    )

    assert (code, results["exit"]) == (3, 3)
    assert results["problems"] == [
        "not reached: “Given I am signed in” did not pass: signing in did not work: no such user."
    ]
    assert "0 of 2 steps could be carried out: signing in did not work." in summary
    assert summary.count("no such user") == 3  # the answer, and the two sentences that were not reached
    assert "nothing to do" not in summary


def test_a_cause_that_stops_every_scenario_is_told_once(tmp_path: Path) -> None:
    lost: tuple[str, str, Outcome, str] = ("When", REPORTS, "error", "the connection was refused")
    _, results, _ = reported(tmp_path, *(event for name in "abc" for event in scenario(name, lost)), END)

    assert results["problems"] == ["a and 2 other scenarios: the connection was refused"]


def test_wrong_use_is_in_the_results_as_it_is_in_the_exit_code(tmp_path: Path) -> None:
    code, results, _ = reported(tmp_path, Problem("there is no such release", 4))

    assert (code, results["exit"], results["scenarios"]) == (4, 4, [])


def test_a_run_that_never_ended_is_not_to_be_relied_on(tmp_path: Path) -> None:
    passed = scenario("one", ("When", REPORTS, "passed", ""), ("When", EXPORT, "passed", ""))
    code, results, _ = reported(tmp_path, *passed)

    assert (code, results["complete"]) == (3, False)


def test_a_history_that_is_none_costs_a_caveat_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_bytes(b"no database" * 100)
    settings = Settings(root=tmp_path, history="history.db")
    passed = scenario("one", ("When", REPORTS, "passed", ""), ("When", EXPORT, "passed", ""))

    with pytest.warns(Caveat, match="file is not a database; this report knows nothing of earlier runs"):
        code, results, _ = reported(tmp_path, *passed, END, settings=settings)

    assert (code, results["history"]) == (0, None)


def test_a_run_that_ended_before_it_was_planned_is_not_complete(tmp_path: Path) -> None:
    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "a.feature").write_text(f"Feature: A\n  Scenario: A\n    When {REPORTS}\n")
    code, results, summary = reported(tmp_path, Problem("pytest ended before it began", 4), END)
    assert (code, results["complete"], results["scenarios"]) == (4, False, [])
    assert "Nothing was verified: the run could not begin." in summary


DOOR = "The page asks to sign in: the profile has no recipe for that (sign_in), or it does not fit."


@pytest.mark.parametrize(
    ("whys", "headline"),
    [
        ((DOOR, DOOR), "0 of 2 steps could be carried out: the page asks to sign in."),
        (("“Reports” is there twice.", "There is no menu."), "0 of 2 steps could be carried out."),
        (("", "“Export” is there twice."), "Nothing was found wrong, but 1 sentence could not be decided."),
    ],
)
def test_how_far_a_run_came_is_told_with_what_was_in_its_way(
    tmp_path: Path, whys: tuple[str, str], headline: str
) -> None:
    lines = (("When", REPORTS), ("When", EXPORT))
    told = [(*line, "undecided" if why else "passed", why) for line, why in zip(lines, whys, strict=True)]
    events = [event for number, line in enumerate(told) for event in scenario(str(number), line)]  # type: ignore[arg-type]
    _, _, summary = reported(tmp_path, *events, END)
    assert headline in summary


def test_what_is_in_the_way_of_one_sentence_is_in_the_way_of_those_behind_it(tmp_path: Path) -> None:
    why = (
        "the product asks to sign in at http://tides.test/in, and nothing says how.\n  Add to the profile:\n  sign = []"
    )
    stopped = scenario("one", ("When", REPORTS, "undecided", why), ("When", EXPORT, "skipped", ""))
    _, results, summary = reported(tmp_path, *stopped, Problem(f"one: {why}"), END)

    assert [each["verdict"] for each in results["pages"][0]["sentences"]] == ["undecided", "blocked"]
    assert "0 of 2 steps could be carried out: the product asks to sign in." in summary
    assert "nothing says how. Add to the profile:" in summary
    assert "one: the product asks" not in summary


@pytest.mark.parametrize("src", ["img/tides.png#only-dark", "img/tides.png?v=2", "img/tides.png"])
def test_the_copy_of_a_figure_is_named_without_what_follows_the_path(src: str) -> None:
    """A fragment chooses the colour scheme, a query the version: neither is a part of the file's name."""
    assert figure_file("page.md", Figure("tides", SourceLocation("page.md", 1), src)).endswith("/tides.png")
