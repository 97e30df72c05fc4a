"""What a run left out, planned and did not finish, or carried out more than once. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docwitness.model import Observation, Outcome, PlannedScenario, Scenario, ScenarioResult
from docwitness.model.events import Event

UNFINISHED = "inconclusive: did not finish"
"""What is said of a scenario that was planned and has no end, whoever ended it."""
INTERRUPTED = "The run was interrupted."


def omitted_of(scenarios: Iterable[Scenario], observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """The lines of every scenario of which none was observed, as observations that say so."""
    seen = {(observation.feature, observation.line) for observation in observations}
    return tuple(line for scenario in scenarios if not _begun(scenario, seen) for line in _lines(scenario))


def results_of(omitted: Iterable[Observation]) -> tuple[ScenarioResult, ...]:
    """One result for each scenario that was omitted."""
    scenarios = {line.scenario: line for line in omitted}
    return tuple(
        ScenarioResult(name, line.feature, line.scenario_name, line.outcome) for name, line in scenarios.items()
    )


def _begun(scenario: Scenario, seen: set[tuple[str, int]]) -> bool:
    """Whether a line of its own was observed: those of a background belong to others as well."""
    places = [step.location for step in scenario.steps if step.location]
    first = scenario.location.line if scenario.location else 0
    return any((place.source, place.line) in seen for place in places if place.line > first)


def _lines(scenario: Scenario) -> Iterator[Observation]:
    for step in scenario.steps:
        if step.location:
            yield Observation(
                scenario=f"{step.location.source}::{scenario.name}",
                feature=step.location.source,
                line=step.location.line,
                keyword=step.keyword,
                phrase=step.phrase,
                outcome="omitted",
                why=f"The scenario “{scenario.name}” was not carried out.",
                scenario_name=scenario.name,
            )


def unfinished_of(
    planned: Iterable[PlannedScenario],
    observations: Iterable[Observation],
    ended: Iterable[ScenarioResult],
    *,
    interrupted: bool,
) -> tuple[Observation | ScenarioResult, ...]:
    """What is to be said of every planned scenario that did not come to its end: of its lines, and of itself.

    The line after the last one that was observed is the one that was being carried out. Where a person interrupted
    the run, nothing failed: the rest was left out.
    """
    seen: dict[str, int] = {}
    for observation in observations:
        seen[observation.scenario] = seen.get(observation.scenario, 0) + 1
    done = {result.id for result in ended}
    left = {scenario.id: scenario for scenario in planned if scenario.id not in done}
    return tuple(told for scenario in left.values() for told in _cut(scenario, seen.get(scenario.id, 0), interrupted))


def _cut(scenario: PlannedScenario, seen: int, interrupted: bool) -> Iterator[Observation | ScenarioResult]:
    """The lines of a scenario from the one on that was being carried out, and how the scenario went."""
    why = INTERRUPTED if interrupted else UNFINISHED
    for number, step in enumerate(scenario.steps[seen:]):
        outcome: Outcome = "omitted" if interrupted else "skipped" if number else "error"
        yield Observation(
            scenario=scenario.id,
            scenario_name=scenario.name,
            feature=scenario.feature,
            line=step.line,
            keyword=step.keyword,
            phrase=step.phrase,
            outcome=outcome,
            why=why,
        )
    yield ScenarioResult(
        id=scenario.id,
        feature=scenario.feature,
        name=scenario.name + scenario.row,
        outcome="omitted" if interrupted else "error",
        why=why,
        line=scenario.line,
        finished=interrupted,
    )


def last_attempts(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events without those of attempts that were repeated.

    An attempt ends with its result; what is seen of the same scenario after that is of the next one. A result that
    comes again with nothing seen before it adds a trace to the attempt that has ended.
    """
    ended: set[str] = set()
    begun: dict[str, int] = {}
    for number, event in enumerate(events):
        if isinstance(event, ScenarioResult):
            ended.add(event.id)
        elif isinstance(event, Observation) and event.scenario in ended:
            ended.discard(event.scenario)
            begun[event.scenario] = number
    return tuple(event for number, event in enumerate(events) if number >= begun.get(_scenario(event), 0))


def _scenario(event: Event) -> str:
    if isinstance(event, Observation):
        return event.scenario
    return event.id if isinstance(event, ScenarioResult) else ""
