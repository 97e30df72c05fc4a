"""`docwitness.sarif`: the findings as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from docwitness.model import Report
from docwitness.reports.findings import RULES, Reported, findings
from docwitness.reports.rule_pages import RulePage, help_uri, rule_pages
from docwitness.reports.verdict_words import counted

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 5_000
"""GitHub shows the first 5,000 results of a run and refuses more than 25,000."""
LONGEST_MESSAGE = 1_000
"""Characters. GitHub shows the first 1,024 of a rule's description; an upload may have 10 MB, compressed."""

_INFORMATION = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"


def render(report: Report) -> str:
    """The report's findings as a SARIF log; of more than `MOST_RESULTS`, the gravest, and it says so."""
    found = findings(report)
    return json.dumps(_log(report, found[:MOST_RESULTS], len(found)), indent=1)


def _log(report: Report, shown: Sequence[Reported], total: int) -> dict[str, object]:
    rules = sorted({item.rule for item in shown}, key=lambda rule: (rule not in RULES, rule))
    run = {
        "tool": {
            "driver": {
                "name": "Docwitness",
                "version": report.run.version,
                "informationUri": _INFORMATION,
                "rules": [_rule(rule, shown, report.run.rules_url) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, total - len(shown))],
        "results": [_result(item, rules.index(item.rule)) for item in shown],
        "automationDetails": {"id": f"docwitness/{report.run.profile or 'default'}/"},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: str, shown: Sequence[Reported], published: str) -> dict[str, object]:
    level = next(item.level for item in shown if item.rule == rule)
    page = rule_pages().get(rule) or RulePage(rule, level, rule.replace("-", " ").capitalize() + ".")
    return {
        "id": rule,
        "shortDescription": {"text": page.meaning},
        "fullDescription": {"text": f"{page.meaning} {page.todo}".strip()},
        "help": {"text": page.todo or page.meaning, "markdown": page.markdown},
        "helpUri": help_uri(rule, published),
        "defaultConfiguration": {"level": page.severity},
        "properties": {"tags": ["documentation"], "precision": "high"},
    }


def _invocation(report: Report, cut: int) -> dict[str, object]:
    problems = list(report.problems)
    if cut:
        problems.append(f"{counted(cut, 'finding')} of lesser gravity left out: {MOST_RESULTS} are shown.")
    invocation: dict[str, object] = {
        "executionSuccessful": report.complete and not report.problems,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": text}} for text in problems],
    }
    invocation |= {"startTimeUtc": report.run.started} if report.run.started else {}
    invocation |= {"endTimeUtc": report.run.finished} if report.run.finished else {}
    return invocation


def _result(item: Reported, rule: int) -> dict[str, object]:
    message = item.message if len(item.message) <= LONGEST_MESSAGE else item.message[: LONGEST_MESSAGE - 1] + "…"
    return {
        "ruleId": item.rule,
        "ruleIndex": rule,
        "level": item.level,
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(item.location.source)},
                    "region": {"startLine": max(item.location.line, 1)},
                }
            }
        ],
        "partialFingerprints": {"docwitness/v1": item.fingerprint},
    }


def _uri(source: str) -> str:
    """A URI reference for a path or URL as the user gave it."""
    if source.startswith(("https://", "http://")):
        return quote(source, safe="/:?#[]@!$&'()*+,;=%~", errors="replace")
    path = quote(source.replace("\\", "/"), errors="replace")
    return f"file://{path}" if path.startswith("/") else path
