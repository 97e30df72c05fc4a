"""Scenarios that were carried out again, by pytest-rerunfailures for instance: what they saw the last time counts."""

from __future__ import annotations

from collections.abc import Sequence

from docwitness.model import Observation, ScenarioResult
from docwitness.model.events import Event


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
