"""`codequality.json`: the findings in the form in which GitLab shows them in a merge request."""

from __future__ import annotations

import json

from docwitness.model import Report, Severity
from docwitness.reports.findings import findings

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report) -> str:
    """A JSON list with one entry per finding, the gravest first."""
    entries = [
        {
            "description": item.message,
            "check_name": item.rule,
            "fingerprint": item.fingerprint,
            "severity": _SEVERITIES[item.level],
            "location": {"path": item.location.source, "lines": {"begin": max(item.location.line, 1)}},
        }
        for item in findings(report)
    ]
    return json.dumps(entries, indent=1)
