"""What is wrong with a page by itself, told without a browser: `DocPage` and facts about files → findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from docwitness.checking.rules import RULES, Facts, Rule, switched_off
from docwitness.model import DocPage, Finding, Severity

__all__ = ["RULES", "Facts", "Rule", "check_page", "with_severities"]


def with_severities(found: Iterable[Finding], severities: Mapping[str, Severity]) -> tuple[Finding, ...]:
    """The findings, each as grave as the team says of its rule."""
    return tuple(replace(finding, severity=severities.get(finding.rule, finding.severity)) for finding in found)


def check_page(
    page: DocPage,
    *,
    facts: Facts | None = None,
    ignore: frozenset[str] = frozenset(),
    rules: Sequence[Rule] = RULES,
) -> tuple[Finding, ...]:
    """What the rules find on a page, and what was found while reading it, by line.

    `facts` answers what the page itself cannot tell; what it does not know is not held against the page. Left out
    are the rules named in `ignore`, those that the page's front matter names (`docwitness: {ignore: […]}`), and on
    single lines those that a comment on the line or on the one before it names.
    """
    facts = facts or Facts()
    found = list(page.findings)
    for rule in rules:
        if rule.find and rule.name not in ignore:
            found += [Finding(rule.name, place, message, rule.severity) for place, message in rule.find(page, facts)]
    off = switched_off(page)
    kept = {finding for finding in found if finding.rule not in ignore and not off(finding)}
    return tuple(sorted(kept, key=lambda finding: (finding.location, finding.rule, finding.message)))
