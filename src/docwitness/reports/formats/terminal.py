"""What a run says in the terminal: the scenarios, the numbers, the findings and where the report is."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from docwitness.language.change_words import Label, Words
from docwitness.language.wording import quoted
from docwitness.model import Report
from docwitness.reports.findings import Reported, findings
from docwitness.reports.verdict_words import counted
from docwitness.reports.web.answer import answer, counts, other_problems

MOST_FINDINGS = 20
"""Shown unless verbose: more than a screenful is read in the report."""

_BEGINNING = 40
"""Characters by which a sentence is told from the others of its line."""

_STYLES = {
    "holds": "green", "current": "green", "passed": "green",
    "broken": "red", "stale": "red", "missing": "red", "error": "red",
    "undecided": "yellow", "warning": "yellow",
    "blocked": "magenta", "skipped": "magenta", "refused": "dim", "omitted": "dim",
    "cosmetic": "cyan", "note": "cyan", "unchecked": "dim",
}  # fmt: skip
_SIGNS = {"error": "✗", "warning": "?", "note": "·"}


def summary(report: Report, *, folder: str, quiet: bool = False, verbose: bool = False) -> RenderableType:
    """What to print at the end of a run. Quiet: the answer and what is wrong; verbose: every finding and scenario."""
    found = findings(report)
    parts: list[RenderableType] = []
    tried = any(scenario.outcome != "omitted" for scenario in report.scenarios)
    if not quiet and (tried or report.complete):
        parts += [_scenarios(report, verbose=verbose), _numbers(report), Text()]
    said = answer(report, found)
    # Where nothing was carried out, every figure would say just that.
    told = report.problems if quiet else other_problems(report, said)
    below = " ".join(map(safe, told))
    parts += list(_found(found, below, quiet=quiet or not tried, verbose=verbose))
    parts += [Text(f"! {safe_lines(problem)}", style="yellow") for problem in told]
    parts.append(Text(safe(said.headline), style=f"bold {_STYLES[said.verdict]}"))
    if not quiet:
        parts += [Text(safe_lines(said.advice)), Text(f"Report: {safe(folder)}/index.html", overflow="fold")]
    return Group(*parts)


def safe(text: str) -> str:
    """The text on one line without characters that would steer the terminal."""
    line = re.sub(r"\s+", " ", text)
    return "".join(character if character.isprintable() else "\ufffd" for character in line)


def safe_lines(text: str) -> str:
    """The text with its lines and their indentation, each made safe."""
    lines = text.splitlines()
    return "\n".join(" " * (len(line) - len(line.lstrip(" "))) + safe(line.strip()) for line in lines)


def _scenarios(report: Report, *, verbose: bool) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    groups: dict[str, Counter[str]] = {}
    for result in report.scenarios:
        groups.setdefault(result.feature, Counter())[result.outcome] += 1
    for feature, outcomes in groups.items():
        table.add_row(Text(safe(feature)), _outcomes(outcomes))
        if verbose:
            for result in (item for item in report.scenarios if item.feature == feature):
                table.add_row(Text(f"  {safe(result.name)}"), Text(result.outcome, style=_STYLES[result.outcome]))
    return table


def _outcomes(outcomes: Counter[str]) -> Text:
    line = Text()
    for outcome, number in outcomes.items():
        line.append(", " if line else "").append(f"{number} {outcome}", style=_STYLES[outcome])
    return line


def _numbers(report: Report) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for name, numbers in zip(("Sentences", "Figures"), counts(report), strict=True):
        table.add_row(Text(name), _outcomes(numbers))
    return table


def _found(found: tuple[Reported, ...], below: str, *, quiet: bool, verbose: bool) -> Iterator[Text]:
    shown = [item for item in found if verbose or item.level != "note"]
    if quiet:
        shown = [item for item in found if item.level == "error"]
    alike = Counter((item.location, item.message) for item in shown)
    for item in shown if verbose else shown[:MOST_FINDINGS]:
        line = Text(f"{_SIGNS[item.level]} ", style=_STYLES[item.level], overflow="fold")
        line.append(f"{safe(str(item.location))}: ", style="default").append_text(_words(_shortened(item, below)))
        # Several sentences of one line may lack the same: each is told by how it begins.
        yield line.append(_beginning(item), style="dim") if alike[item.location, item.message] > 1 else line
    if not verbose and len(shown) > MOST_FINDINGS:
        yield Text(f"  and {counted(len(shown) - MOST_FINDINGS, 'finding')} more: see the report")


def _shortened(item: Reported, below: str) -> Words:
    """What was found; of what a problem says in full below it, the first line is enough."""
    first = item.message.partition("\n")[0]
    return (first,) if first != item.message and safe(item.message) in below else item.words


def _beginning(item: Reported) -> str:
    return f" ({safe(quoted(textwrap.shorten(item.subject, _BEGINNING, placeholder='…')))})" if item.subject else ""


def _words(words: Words) -> Text:
    line = Text(style="default")
    for word in words:
        line.append(f'"{safe(word.text)}"', style="bold") if isinstance(word, Label) else line.append(safe(word))
    return line
