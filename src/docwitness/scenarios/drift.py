"""Whether a page and its features still say the same, in both directions. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docwitness.model import Claim, Finding, Procedure, Scenario, ScenarioStep, SourceLocation, Step
from docwitness.scenarios.claiming import MAPPED
from docwitness.scenarios.same_promise import promise_of, same_window, scenario_saying
from docwitness.scenarios.vocabulary import Said, understand
from docwitness.scenarios.witnesses import unwitnessed

BEYOND = "beyond-the-page"
"""Tag of a scenario that puts something to the test which no page promises."""
UNWITNESSED, UNPROMISED = "unwitnessed-promise", "unpromised-scenario"
"""The rules of drift."""


def drift(
    procedures: Sequence[Procedure], scenarios: Sequence[Scenario], *, others: Sequence[Procedure] = ()
) -> tuple[Finding, ...]:
    """Promises that no scenario puts to the test, and scenarios whose promise is gone from the pages.

    `others` are pages of the suite that are not asked about, and whose promises scenarios may put to the test too.

    Findings of the first kind stand on lines of pages, those of the second on lines of features.
    """
    missing = (_unwitnessed(witness.promise) for page in procedures for witness in unwitnessed(page, scenarios))
    known = (*procedures, *others)
    gone = (finding for scenario in scenarios for finding in _unpromised(scenario, known))
    return (*(finding for finding in missing if finding), *gone)


def _unwitnessed(promise: Step | Claim) -> Finding | None:
    if promise.optional if isinstance(promise, Step) else promise.kind in MAPPED:
        return None
    told = f"{promise.action} “{promise.target}”" if isinstance(promise, Step) else f"“{promise.text}”"
    return Finding(UNWITNESSED, promise.location, f"no scenario puts this to the test: {told}.")


def _unpromised(scenario: Scenario, procedures: Sequence[Procedure]) -> Iterator[Finding]:
    if BEYOND in scenario.tags:
        return
    said = [(step, what) for step in scenario.steps if (what := understand(step.phrase)) is not None]
    for step, what in said:
        if not any(_promises(procedure, what) for procedure in procedures):
            yield _finding(step, scenario, f"no page promises this any more, or not in these words: {step.phrase}")
    claims = [claim for procedure in procedures for claim in procedure.claims]
    if not said and not any(scenario_saying(claim, [scenario.name]) for claim in claims):
        why = f"no page promises what this scenario is named after. If none should, tag it @{BEYOND}."
        yield _finding(None, scenario, why)


def _promises(procedure: Procedure, what: Said) -> bool:
    if what.kind == "figure":
        return any(same_window(what.window or "", figure.title) for figure in procedure.page.figures)
    return promise_of(what, procedure) is not None


def _finding(step: ScenarioStep | None, scenario: Scenario, message: str) -> Finding:
    location = (step.location if step else scenario.location) or SourceLocation("", 1)
    return Finding(UNPROMISED, location, message)
