"""What a run did not carry out of its suite, so that nobody takes it for missing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docwitness.model import Observation, Scenario, ScenarioResult


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
