"""`summary.md`: what it says, that nothing breaks out of it, and that it stays small."""

from dataclasses import replace

from markdown_it import MarkdownIt

from docwitness.reports.formats import summary
from tests.reports.reports import all_holds, every_verdict, hostile, many_findings


def rendered(markdown: str) -> str:
    """As a reader that takes HTML for HTML would see it."""
    return MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown)


def test_it_begins_with_the_answer() -> None:
    assert summary.render(every_verdict()).splitlines()[:3] == [
        "## ❌ “Cancelling a Subscription” does not hold: "
        "1 sentence and 1 figure are out of date and 1 figure is missing.",
        "",
        "Correct 1 sentence, take 1 figure anew and find 1 missing figure; `docwitness update` proposes how.",
    ]


def test_where_nothing_is_known_to_put_instead_no_proposal_is_promised() -> None:
    page = every_verdict().pages[0]
    sentences = tuple(
        replace(told, observations=tuple(replace(seen, found=()) for seen in told.observations))
        for told in page.sentences
    )
    report = replace(every_verdict(), pages=(replace(page, sentences=sentences, figures=()),))
    assert summary.render(report).splitlines()[2] == "Correct 1 sentence."


def test_it_names_the_line_and_both_labels() -> None:
    assert "| ❌ | `docs/billing/cancel.md:5` | `Cancel Subscription` is now `End Plan` |" in summary.render(
        every_verdict()
    )


def test_where_all_holds_there_is_no_table() -> None:
    assert summary.render(all_holds()).splitlines() == [
        "## ✅ “Cancelling a Subscription” holds.",
        "",
        "There is nothing to do.",
        "",
        "**Sentences:** 6 holds, 1 unchecked · **Figures:** 6 current",
    ]


def test_a_page_cannot_break_out_of_it() -> None:
    html = rendered(summary.render(hostile()))
    for tag in ("<script", "<img", "<a ", "</details", "<em>", "<strong>c"):
        assert tag not in html
    assert html.count("<tr>") == 4
    assert "@everyone" not in html


def test_it_stays_under_its_size_and_says_what_was_cut() -> None:
    text = summary.render(many_findings(), largest=5000)
    assert len(text.encode()) <= 5000
    shown = text.count("| ❌ |")
    assert 0 < shown < 200
    assert f"{300 - shown} findings of lesser gravity not shown here" in text
