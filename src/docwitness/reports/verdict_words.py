"""Verdicts and earlier runs in words: what a writer reads first."""

from __future__ import annotations

from docwitness.model import Past, Report


def counted(number: int, noun: str) -> str:
    """`1 figure`, `2 figures`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def encodable(text: str) -> str:
    """The text with halves of surrogate pairs, which no encoding can hold, replaced by `?`."""
    return text.encode(errors="replace").decode()


def past_in_words(report: Report, page: str, subject: str, identity: str) -> str:
    """Since when a sentence or figure has its verdict, and whether it flips; empty where nothing is known."""
    past = next(
        (item for item in _all(report) if (item.page, item.subject, item.id) == (page, subject, identity)), None
    )
    if past is None or (past.runs < 2 and not past.before and not past.flips):
        return ""
    since = f"So since {past.since[:10]}, for {counted(past.runs, 'run')}." if past.runs > 1 else f"Was {past.before}."
    if past.flips:
        return f"{since} Its verdict changed {counted(past.flips, 'time')} though neither page nor product version did."
    return since


def what_is_new(report: Report) -> str:
    """How many verdicts differ from the last run's, in one sentence; empty without a last run."""
    if report.history is None or report.history.previous is None:
        return ""
    changed = sum(past.before is not None and past.runs == 1 for past in _all(report))
    flaky = sum(past.flips > 0 for past in _all(report))
    since = f"since the last run on {report.history.previous[:10]}"
    words = f"{counted(changed, 'verdict')} changed {since}." if changed else f"No verdict changed {since}."
    flips = "flips" if flaky == 1 else "flip"
    return (
        f"{words} {counted(flaky, 'verdict')} {flips} without a change of page or product version." if flaky else words
    )


def _all(report: Report) -> tuple[Past, ...]:
    return report.history.subjects if report.history else ()
