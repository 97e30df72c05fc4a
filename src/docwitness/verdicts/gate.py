"""What a gate makes of the verdicts: the exit code, and the scenarios that no verdict tells of. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from docwitness.model import PageVerdict, ScenarioResult
from docwitness.scenarios.same_promise import is_made

Counted = Literal["broken", "undecided", "blocked", "unchecked", "stale", "cosmetic", "missing", "error"]
"""What a gate can count against a release: verdicts of sentences and figures, findings of severity error."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What makes `verify` exit with 1, and what is too little to call verified."""

    fails_on: tuple[Counted, ...] = ("broken", "stale", "missing")
    could_not_tell_on: tuple[Counted, ...] = ()
    """What makes it exit with 3 where nothing failed, `undecided` for instance."""


def exit_code(
    pages: Sequence[PageVerdict],
    scenarios: Sequence[ScenarioResult],
    problems: Sequence[str],
    gate: Gate,
    *,
    interrupted: bool = False,
) -> int:
    """The exit code that the verdicts amount to, with pytest's meanings; see the contract of the command line.

    A scenario that no page speaks of counts by itself: broken like a sentence, and undecided as what could not be told.
    """
    alone = untold(pages, scenarios)
    found: set[str] = {sentence.verdict for page in pages for sentence in page.sentences}
    found |= {figure.verdict for page in pages for figure in page.figures}
    found |= {"broken" for scenario in scenarios if scenario.outcome == "broken"}
    found |= {"error" for page in pages for finding in page.findings if finding.severity == "error"}
    if interrupted:
        return 2
    if found & set(gate.fails_on):
        return 1
    undecided = any(scenario.outcome in ("undecided", "skipped") for scenario in alone)
    if problems or undecided or found & {"blocked", *gate.could_not_tell_on}:
        # Blocked although nothing is broken: what scenarios stand on, signing in for instance, did not work.
        return 3
    verified = found & {"holds", "broken", "current", "cosmetic", "stale"}
    return 0 if verified else 5


def untold(pages: Sequence[PageVerdict], scenarios: Sequence[ScenarioResult]) -> tuple[ScenarioResult, ...]:
    """The scenarios that a person wrote and that did not pass, though no verdict on a page tells of it."""
    told = {
        seen.scenario
        for page in pages
        for sentence in page.sentences
        if sentence.verdict in ("broken", "undecided", "blocked")
        for seen in sentence.observations
        if seen.outcome not in ("passed", "omitted")
    }
    told |= {figure.scenario or "" for page in pages for figure in page.figures if figure.verdict == "stale"}
    return tuple(
        scenario
        for scenario in scenarios
        if scenario.outcome in ("broken", "stale", "undecided", "skipped")
        and not is_made(scenario.name)
        and scenario.id not in told
    )
