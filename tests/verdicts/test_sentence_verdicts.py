"""What is said of sentences and figures, given what was observed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docwitness.model import (
    FigureJudgement,
    Identification,
    Judgement,
    Observation,
    Outcome,
    PageVerdict,
    ScenarioResult,
    Used,
)
from docwitness.model.evidence import FigureVerdictKind
from docwitness.procedures import read_procedure
from docwitness.reading import read_page
from docwitness.scenarios.witnesses import witnesses_of
from docwitness.verdicts.gate import Gate, exit_code
from docwitness.verdicts.sentence_verdicts import judge_page

PAGE = """# Reports

Click the **Reports** link on the left side navigation.

In the Reports window, click **Export**.

![The Reports window](reports.png)

In the Export window, click the **Download** button. You can find old exports at any point in the archive.

Thank you for reading.
"""
OPEN = 'I click the "Reports" link'
EXPORT = 'I click "Export" in the "Reports" window'
ARCHIVE = "Old exports can be found in the archive at any point"


def observed(scenario: str, *lines: tuple[str, str, Outcome]) -> list[Observation]:
    """The lines of one scenario: keyword, phrase, outcome."""
    return [
        Observation(
            f"f.feature::{scenario}", "f.feature", number, keyword, phrase, outcome, scenario_name=scenario, why=outcome
        )
        for number, (keyword, phrase, outcome) in enumerate(lines, 1)
    ]


def judged(observations: list[Observation], files: dict[str, str] | None = None) -> PageVerdict:
    procedure = read_procedure(read_page(PAGE, source="reports.md"))
    figure = procedure.page.figures[0].id
    return judge_page(
        procedure,
        witnesses_of(procedure, observations),
        observations,
        figure_files={figure: "figures/x.png"} if files is None else files,
    )


def verdict_on(line: int, page: PageVerdict) -> str:
    return next(verdict.verdict for verdict in page.sentences if verdict.sentence.location.line == line)


SEE = 'I see the "Reports" link at "left side navigation"'
LINK = observed("The link", ("Then", SEE, "passed"), ("When", OPEN, "passed"))
WINDOW = observed("The window", ("Then", 'the "Reports" window is open', "passed"), ("When", EXPORT, "passed"))


def test_a_sentence_holds_when_all_it_promises_was_seen() -> None:
    assert verdict_on(3, judged(LINK)) == "holds"
    assert verdict_on(5, judged(WINDOW)) == "holds"


def test_a_promise_that_nothing_witnesses_leaves_its_sentence_unchecked() -> None:
    assert verdict_on(3, judged(LINK[1:])) == "unchecked"
    assert verdict_on(11, judged(LINK)) == "unchecked"


def test_one_broken_line_breaks_the_sentence_that_others_confirm() -> None:
    again = observed("Once more", ("When", OPEN, "broken"))
    page = judged([*LINK, *again])
    assert verdict_on(3, page) == "broken"
    assert verdict_on(5, page) == "unchecked"


def test_a_promise_of_two_lines_holds_by_both_of_them() -> None:
    """That something was clicked is no evidence that what it is said to open has opened."""
    text = '# Desk\n\nIf you click **Lend**, the message "Due in May" is shown.\n'
    procedure = read_procedure(read_page(text, source="desk.md"))
    for outcome, verdict in (("passed", "holds"), ("undecided", "undecided"), ("broken", "broken")):
        lines = ("When", 'I click "Lend"', "passed"), ("Then", 'I see "Due in May"', outcome)
        seen = observed("Lend opens Due in May", *lines)  # type: ignore[arg-type]
        page = judge_page(procedure, witnesses_of(procedure, seen), seen, figure_files={})
        assert verdict_on(3, page) == verdict


def test_what_was_not_reached_is_blocked_by_the_line_that_failed() -> None:
    walk = observed("Walk", ("When", OPEN, "broken"), ("Then", 'the "Reports" window is open', "skipped"))
    walk += observed("Export", ("Given", "I have opened Reports", "broken"), ("When", EXPORT, "skipped"))
    page = judged([*LINK[:1], *walk])
    blocked = next(verdict for verdict in page.sentences if verdict.sentence.location.line == 5)
    assert blocked.verdict == "blocked"
    assert blocked.blocked_by == "click-reports-link-left-side-navigation"


def test_what_was_reached_another_way_is_not_blocked() -> None:
    walk = observed("Walk", ("When", OPEN, "broken"), ("Then", 'the "Reports" window is open', "skipped"))
    assert verdict_on(5, judged([*walk, *WINDOW])) == "holds"


def test_a_harness_that_fails_says_nothing_against_the_page() -> None:
    assert verdict_on(3, judged([*LINK[:1], *observed("Crash", ("When", OPEN, "error"))])) == "undecided"


def test_what_may_not_be_done_is_unchecked_with_the_reason() -> None:
    refused = observed("Refused", ("When", OPEN, "refused"), ("Then", SEE, "refused"))
    verdict = judged(refused).sentences[0]
    assert (verdict.verdict, verdict.why) == ("unchecked", "Not checked: refused.")


def test_a_behaviour_is_witnessed_by_the_scenario_that_is_named_after_it() -> None:
    def archive(last: Outcome) -> PageVerdict:
        lines: tuple[tuple[str, str, Outcome], ...] = (
            ("Given", "an old export", "passed"),
            ("Then", "it is there", last),
        )
        return judged(observed(ARCHIVE, *lines))

    def claim(page: PageVerdict) -> str:
        return next(verdict.verdict for verdict in page.sentences if "archive" in verdict.sentence.text)

    assert claim(archive("passed")) == "holds"
    assert claim(archive("broken")) == "broken"


def test_a_behaviour_that_could_not_be_arranged_is_blocked_not_broken() -> None:
    page = judged(observed(ARCHIVE, ("Given", "an old export", "broken"), ("Then", "it is there", "skipped")))
    assert next(v.verdict for v in page.sentences if "archive" in v.sentence.text) == "blocked"


def missing(label: str, observations: list[Observation]) -> list[Observation]:
    """The same lines; those that broke looked for that label."""
    return [replace(seen, expected=label) if seen.outcome == "broken" else seen for seen in observations]


def test_what_is_missing_speaks_against_the_sentence_that_names_it_and_blocks_the_others() -> None:
    window = missing("Reports", observed("The window", ("When", EXPORT, "broken")))
    archive = missing("Reports", observed(ARCHIVE, ("When", "I look for an old export", "broken")))

    both = judged([*window, *archive])
    alone = judged(archive)

    blocked = next(s for s in both.sentences if "archive" in s.sentence.text)
    assert (blocked.verdict, verdict_on(5, both)) == ("blocked", "broken")
    assert blocked.blocked_by == next(s.sentence.id for s in both.sentences if s.sentence.location.line == 5)
    assert [s.verdict for s in alone.sentences if "archive" in s.sentence.text] == ["broken"]


def test_a_line_without_a_promise_of_its_own_speaks_of_what_was_done_before_it() -> None:
    page = judged([*LINK, *observed("More", ("When", OPEN, "passed"), ("Then", "the page is quick", "broken"))])
    assert verdict_on(3, page) == "broken"


FIGURE = 'the figure of "Reports" shows what I see'


@pytest.mark.parametrize("found", ["current", "stale", "cosmetic", "undecided"])
def test_a_figure_is_what_its_judge_says(found: str) -> None:
    (line,) = observed("Figure", ("Then", FIGURE, "passed"))
    figure = judged([]).figures[0].figure
    judgement = FigureJudgement("reports.md", figure.id, Judgement(found, 1.0, "because"), "now.png")  # type: ignore[arg-type]
    verdict = judged([replace(line, judgements=(judgement,))]).figures[0]
    assert (verdict.verdict, verdict.why, verdict.capture_file) == (found, "because", "now.png")


@pytest.mark.parametrize(
    ("scenarios", "found", "verdict"),
    [
        # Made of the page: the figure is of one of these moments, and which one only the pictures tell.
        (("Reports: Clicking Export", "Reports: Clicking Sort"), ("stale", "current"), "current"),
        (("Reports: Clicking Export", "Reports: Clicking Sort"), ("stale", "undecided"), "stale"),
        # A person says that it is shown at each of these.
        (("Reports can be exported", "Reports can be sorted"), ("stale", "current"), "stale"),
    ],
)
def test_a_figure_is_told_by_a_moment_that_it_agrees_with_unless_a_person_says_which(
    scenarios: tuple[str, str], found: tuple[str, str], verdict: str
) -> None:
    figure = read_procedure(read_page(PAGE, source="reports.md")).page.figures[0].id
    seen = [
        replace(line, judgements=(FigureJudgement("reports.md", figure, Judgement(one, 0.9, one, ())),))  # type: ignore[arg-type]
        for name, one in zip(scenarios, found, strict=True)
        for line in observed(name, ("Then", 'the figure of "Reports" shows what I see', "passed"))
    ]
    assert judged(seen).figures[0].verdict == verdict


@pytest.mark.parametrize(
    ("name", "found", "there", "verdict"),
    [
        # Two pages of one product lead to the window that the figure shows, each by a way of its own.
        ("Reports: Clicking Export", "stale", "cosmetic", "cosmetic"),
        # That it is not of a moment to which another page leads speaks neither against it nor for it.
        ("Reports: Clicking Export", "undecided", "stale", "undecided"),
        ("Reports: Clicking Export", "stale", "undecided", "stale"),
        ("Reports can be exported", "stale", "current", "stale"),
    ],
)
def test_a_figure_is_told_by_a_moment_of_another_page_only_where_it_agrees(
    name: str, found: FigureVerdictKind, there: FigureVerdictKind, verdict: str
) -> None:
    procedure = read_procedure(read_page(PAGE, source="reports.md"))
    figure = procedure.page.figures[0].id
    own, other = (
        replace(line, judgements=(FigureJudgement("reports.md", figure, Judgement(one, 0.9, one, ())),))
        for title, one in ((name, found), ("Archive: Clicking Reports", there))
        for line in observed(title, ("Then", 'the figure of "Reports" shows what I see', "passed"))
    )
    files, linked = {figure: "figures/x.png"}, witnesses_of(procedure, [own])
    page = judge_page(procedure, linked, [own], figure_files=files, elsewhere=[own, other])
    assert page.figures[0].verdict == verdict


def test_a_figure_without_a_file_is_missing() -> None:
    assert judged([], files={}).figures[0].verdict == "missing"


def test_a_figure_of_another_host_that_does_not_answer_is_not_called_missing() -> None:
    page = "# Reports\n\n![Reports](https://pictures.test/reports.png)\n"
    procedure = read_procedure(read_page(page, source="reports.md"))
    (figure,) = judge_page(procedure, witnesses_of(procedure, []), [], figure_files={}).figures
    assert (figure.verdict, figure.why) == ("undecided", "https://pictures.test/reports.png could not be fetched.")


def test_a_figure_that_was_not_reached_is_blocked() -> None:
    assert judged(observed("Figure", ("Then", FIGURE, "skipped"))).figures[0].verdict == "blocked"


def test_a_figure_that_no_scenario_comes_to_is_undecided() -> None:
    assert judged([]).figures[0].verdict == "undecided"


def test_exit_codes_have_pytests_meanings() -> None:
    holds, broken, nothing = judged(LINK), judged(observed("x", ("When", OPEN, "broken"))), judged([])
    gate = Gate()
    assert exit_code([holds], [], [], gate) == 0
    assert exit_code([broken], [], [], gate) == 1
    assert exit_code([holds], [], [], gate, interrupted=True) == 2
    assert exit_code([holds], [], ["the browser crashed"], gate) == 3
    assert exit_code([nothing], [], [], gate) == 5
    assert exit_code([], [], [], gate) == 5


def test_a_failed_scenario_counts_although_it_is_about_no_sentence() -> None:
    assert exit_code([judged(LINK)], [ScenarioResult("s", "f", "n", "broken")], [], Gate()) == 1


def test_blocked_without_anything_broken_is_no_success() -> None:
    blocked = judged([*LINK, *observed("y", ("Given", "signed in", "error"), ("When", EXPORT, "skipped"))])
    assert exit_code([blocked], [], [], Gate()) == 3


def test_a_gate_decides_what_counts() -> None:
    broken = judged([*LINK, *observed("x", ("When", EXPORT, "broken"))])
    assert exit_code([broken], [], [], Gate(fails_on=("stale",))) == 0
    assert exit_code([judged(LINK)], [], [], Gate(could_not_tell_on=("unchecked",))) == 3


def test_a_figure_that_was_not_reached_says_by_which_line() -> None:
    procedure = read_procedure(read_page(PAGE, source="reports.md"))
    figure = procedure.page.figures[0]
    seen = observed(
        "The window", ("When", OPEN, "broken"), ("Then", f'the figure of "{figure.window}" shows what I see', "skipped")
    )

    page = judged(seen)

    assert (page.figures[0].verdict, page.figures[0].why) == (
        "blocked",
        "what it shows was not reached, since “Click the Reports link on the left side navigation.” on line 3 does not "
        "hold.",
    )


BELL = Used("button", "AN", (900, 8, 24, 24), Identification.DESCRIBED, "the description fits it")
ALERTS = Used("link", "Alerts", (860, 40, 90, 20), Identification.NAMED, "its label", came=True)


@pytest.mark.parametrize(
    ("clicked", "verdict"),
    [
        (BELL, "holds"),
        # Another element was clicked: what it has brought tells nothing of this one.
        (replace(BELL, box=(40, 8, 24, 24)), "undecided"),
    ],
)
def test_where_something_stands_is_told_of_what_another_scenario_of_the_sentence_has_proved(
    clicked: Used, verdict: str
) -> None:
    page = "# Alerts\n\nClick the bell icon in the upper right, and click **Alerts**.\n"
    procedure = read_procedure(read_page(page, source="alerts.md"))
    click, then, place = (
        "I click the bell icon in the upper right",
        'I click "Alerts"',
        'I see the bell icon at "upper right"',
    )
    seen = [
        *observed("Alerts: Clicking Alerts", ("When", click, "passed"), ("When", then, "passed")),
        *observed("Bell icon is at the upper right", ("Then", place, "passed")),
    ]  # fmt: skip
    seen = [replace(o, used=used) for o, used in zip(seen, (clicked, ALERTS, BELL), strict=True)]
    result = judge_page(procedure, witnesses_of(procedure, seen), seen, figure_files={})
    assert [sentence.verdict for sentence in result.sentences] == [verdict]


TWICE = """# Reports

## Export

From the Data menu, click **Reports**. Click **Save**.

## Print

From the Data menu, click **Reports**. Click **Save**.
"""


def test_a_menu_that_the_map_has_added_to_a_line_keeps_it_the_line_of_its_sentence() -> None:
    """Lines of one wording are told apart by the whole scenario, which the page alone would write without the menu."""
    procedure = read_procedure(read_page(TWICE, source="reports.md"))
    gone: tuple[str, str, Outcome] = ("When", 'I click the "Data > Reports" menuitem', "broken")
    seen = [
        *observed("Export: Clicking Save", gone, ("When", 'I click "Save"', "undecided")),
        *observed("Print: Clicking Save", gone, ("When", 'I click "Save"', "undecided")),
    ]
    page = judge_page(procedure, witnesses_of(procedure, seen), seen, figure_files={})
    told = [(verdict.sentence.text, verdict.verdict) for verdict in page.sentences]
    assert "broken" in [verdict for text, verdict in told if "Reports" in text], told
    assert "broken" not in [verdict for text, verdict in told if "Save" in text], told
