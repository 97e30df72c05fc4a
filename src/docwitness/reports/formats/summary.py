"""`summary.md`: the report in a page of Markdown, for a pull request or a job's summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docwitness.language.change_words import Label, Words
from docwitness.model import Report
from docwitness.reports.findings import Reported, findings
from docwitness.reports.verdict_words import counted, encodable
from docwitness.reports.web.answer import answer, counts, other_problems

LARGEST = 1_000_000
"""Bytes: GitHub takes a job summary of up to 1 MiB."""

_SIGNS = {"error": "❌", "warning": "⚠️", "note": "ℹ️"}
_ANSWERS = {"holds": "✅", "broken": "❌", "undecided": "⚠️", "unchecked": "⚠️"}


def render(report: Report, *, largest: int = LARGEST) -> str:
    """The answer, the verdicts in numbers and the findings; at most `largest` bytes, and it says what was cut."""
    found = findings(report)
    lines = list(_head(report, found))
    size = sum(len(line.encode(errors="replace")) + 1 for line in lines) + 200
    shown = 0
    for item in found:
        line = _row(item)
        size += len(line.encode(errors="replace")) + 1
        if size > largest:
            break
        lines.append(line)
        shown += 1
    if shown < len(found):
        lines += ["", f"{counted(len(found) - shown, 'finding')} of lesser gravity not shown here: see the report."]
    return encodable("\n".join(lines)) + "\n"


def _head(report: Report, found: tuple[Reported, ...]) -> Iterator[str]:
    said = answer(report, found)
    yield f"## {_ANSWERS[said.verdict]} {escaped(said.headline)}"
    yield ""
    yield _ticked(said.advice)
    for problem in other_problems(report, said):
        yield f"\n> ⚠️ {escaped(problem)}"
    if not report.complete:
        yield "\n> ⚠️ This report is incomplete: the run ended before it was done."
    yield ""
    sentences, figures = counts(report)
    yield f"**Sentences:** {_numbers(dict(sentences))} · **Figures:** {_numbers(dict(figures))}"
    if found:
        yield ""
        yield "| | Where | What |"
        yield "|---|---|---|"


def _numbers(numbers: dict[str, int]) -> str:
    return ", ".join(f"{number} {verdict}" for verdict, number in sorted(numbers.items())) or "none"


def _row(item: Reported) -> str:
    where = code_span(f"{item.location.source}:{item.location.line}")
    return f"| {_SIGNS[item.level]} | {where} | {in_markdown(item.words)} |"


def in_markdown(words: Words) -> str:
    """The words on one line of Markdown: labels as code, everything else inert."""
    return "".join(code_span(word.text) if isinstance(word, Label) else escaped(word) for word in words)


def escaped(text: str) -> str:
    """The text on one line with every character that Markdown or HTML could take for its own made inert."""
    line = re.sub(r"\s+|[\x00-\x1f\x7f\u2028\u2029]", " ", text)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = re.sub(r"([\\`*_{}\[\]()#+!|~$=-])", r"\\\1", line)
    return re.sub(r"(?<=:)(?=//)|(?<=@)(?=\w)|(?<=www)(?=\.)", "&#8203;", line)


def code_span(text: str) -> str:
    """The text as a code span that nothing in it can end, fit for a table's cell."""
    line = re.sub(r"\s+|[\x00-\x1f\x7f\u2028\u2029]", " ", text).strip()
    if "|" in line or "`" in line:
        return f"<code>{escaped(line)}</code>"
    return f"`{line}`" if line else "` `"


def _ticked(text: str) -> str:
    parts = text.split("`")
    return "".join(code_span(part) if number % 2 else escaped(part) for number, part in enumerate(parts))
