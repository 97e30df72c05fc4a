"""Workflow commands, by which GitHub Actions shows findings on the lines of a pull request."""

from __future__ import annotations

from collections import Counter

from docwitness.model import Report, Severity
from docwitness.reports.findings import findings

MOST = 10
"""Of each kind: GitHub shows no more for one step."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report) -> str:
    """One command a line, at most `MOST` of each kind, the gravest first; empty if nothing was found."""
    used: Counter[str] = Counter()
    lines = []
    for item in findings(report):
        used[item.level] += 1
        if used[item.level] <= MOST:
            where = f"file={_property(item.location.source)},line={item.location.line},title={_property(item.rule)}"
            lines.append(f"::{_COMMANDS[item.level]} {where}::{_data(item.message)}")
    return "".join(f"{line}\n" for line in lines)


def _data(text: str) -> str:
    line = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(character if character.isprintable() else " " for character in line)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
