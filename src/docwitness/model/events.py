"""What happens in a run, one line of JSON each, so that a run that is killed keeps what it had.

    started → suite → planned → (browser | observation | scenario | problem)* → finished

A report is made from these lines and the pages alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import cattrs

from docwitness.model import FigureText, Observation, PlannedScenario, Run, Scenario, ScenarioResult

_CONVERTER = cattrs.Converter(omit_if_default=True)


@dataclass(frozen=True, slots=True)
class Started:
    """The run began."""

    run: Run
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suite:
    """What there is to witness the pages, whether or not the run carries it out."""

    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """What the run is going to carry out. Every process that carries out scenarios may tell of the same ones."""

    scenarios: tuple[PlannedScenario, ...]


@dataclass(frozen=True, slots=True)
class BrowserStarted:
    """A process of the run has its browser."""

    name: str
    """With its version."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Harness, browser or product failed; nothing is said of the document."""

    message: str
    code: int = 3
    """What a run with this problem exits with: 4 where it was used wrongly, else 3."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The run came to its end."""

    finished: str
    """ISO 8601, UTC."""
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """What was read in a figure of a page."""

    source: str
    figure: str
    """`Figure.id`."""
    texts: tuple[FigureText, ...]
    twin: str = ""
    """See `FigureUnderTest.twin`."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """The scenarios were made with a map of the product."""

    told: str
    """How much of the product is on it, and how old it is."""
    data: tuple[str, ...] = ()
    """Texts that are the account's by the map: no change of a figure."""
    read: tuple[ReadFigure, ...] = ()
    """What was read in the figures to find out where on the map they were taken."""


Event = Mapped | Started | Suite | Planned | BrowserStarted | Observation | ScenarioResult | Problem | Finished
_KINDS: dict[str, type[Event]] = {
    "started": Started,
    "suite": Suite,
    "planned": Planned,
    "browser": BrowserStarted,
    "mapped": Mapped,
    "observation": Observation,
    "scenario": ScenarioResult,
    "problem": Problem,
    "finished": Finished,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


_Kind = TypeVar("_Kind", bound=Event)


def of_kind(events: Iterable[Event], kind: type[_Kind]) -> list[_Kind]:
    """Those of the events that are of one kind."""
    return [event for event in events if isinstance(event, kind)]


def to_line(event: Event) -> str:
    """The event as one line of JSON, ended by a line feed."""
    return json.dumps({"event": _NAMES[type(event)], **_CONVERTER.unstructure(event)}) + "\n"


def from_lines(lines: Iterable[str]) -> tuple[Event, ...]:
    """The events, in their order. A last line that was cut off by a kill is passed over."""
    events: list[Event] = []
    for line in lines:
        try:
            values = json.loads(line)
        except json.JSONDecodeError:
            continue
        events.append(_CONVERTER.structure(values, _KINDS[values.pop("event")]))
    return tuple(events)
