"""What is printed at the end of a run."""

import io
from dataclasses import replace

from rich.console import Console

from docwitness.model import Report
from docwitness.reports.formats import terminal
from tests.reports.reports import every_verdict, hostile, many_findings


def printed(report: Report, *, colour: bool = False, **options: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, width=200, force_terminal=colour, color_system="standard" if colour else None)
    console.print(terminal.summary(report, folder="reports/latest", **options))
    return out.getvalue()


def test_it_says_what_a_person_wants_to_know() -> None:
    text = printed(every_verdict())
    assert 'docs/billing/cancel.md:5: "Cancel Subscription" is now "End Plan"' in text
    assert "features/cancel.feature  1 broken, 1 passed" in text
    assert "Report: reports/latest/index.html" in text
    assert "docs/billing/cancel.md:11" not in text


def test_what_is_to_be_written_is_told_once_though_several_sentences_lack_it() -> None:
    report, why = every_verdict(), "the product asks to sign in.\n  Add to the profile:\n  sign_in = []"
    page = report.pages[0]
    sentences = tuple(replace(each, verdict="undecided", why=why) for each in page.sentences)
    report = replace(report, pages=(replace(page, sentences=sentences), *report.pages[1:]))
    assert printed(report).count("sign_in = []") > 1, "nothing else says it"
    text = printed(replace(report, problems=(f"Cancel a plan: {why}",)))
    assert (text.count("sign_in = []"), text.count("asks to sign in.") > 2) == (1, True), text


def test_verbose_names_scenarios_and_notes() -> None:
    text = printed(every_verdict(), verbose=True)
    assert "Cancel a plan" in text
    assert "docs/billing/cancel.md:11: It was not reached" in text


def test_quiet_keeps_to_the_answer_and_the_errors() -> None:
    lines = printed(every_verdict(), quiet=True).splitlines()
    assert len(lines) == 5
    answer = "does not hold: 1 sentence and 1 figure are out of date and 1 figure is missing."
    assert lines[-1] == f"“Cancelling a Subscription” {answer}"


def test_many_findings_are_cut_and_counted() -> None:
    assert "and 280 findings more: see the report" in printed(many_findings())


def test_there_is_colour_only_in_a_terminal() -> None:
    assert "\x1b[" in printed(every_verdict(), colour=True)
    assert "\x1b" not in printed(every_verdict())


def test_a_page_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in printed(hostile())
    assert "\x07" not in printed(hostile())


def test_sentences_of_one_line_that_lack_the_same_are_told_apart() -> None:
    report = every_verdict()
    page = report.pages[0]
    broken = next(item for item in page.sentences if item.verdict == "broken")
    other = replace(broken, sentence=replace(broken.sentence, id="s99", text="You can cancel later."))
    twice = replace(report, pages=(replace(page, sentences=(*page.sentences, other)), *report.pages[1:]))
    assert "(“You can cancel later.”)" in printed(twice)
    assert "(“" not in printed(report)
