"""A run and everything that it has to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docwitness.model.conclusions import PageVerdict
from docwitness.model.evidence import Outcome


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """How one scenario went, for people who think in scenarios."""

    id: str
    feature: str
    name: str
    outcome: Outcome
    why: str = ""
    milliseconds: float = 0.0
    artifacts: tuple[str, ...] = ()
    line: int = 0
    """1-based, in the feature file; 0 where it is not known."""
    finished: bool = True
    """False for a scenario that was planned and did not come to its end, whoever ended it."""


@dataclass(frozen=True, slots=True)
class Run:
    """When, with what and against what a report came to be."""

    id: str
    started: str
    """ISO 8601, UTC."""
    finished: str | None
    product_url: str
    profile: str
    browser: str
    """Name and version; empty where none was started."""
    version: str
    """Of Docwitness."""
    command: str = ""
    product_version: str = ""
    """Release or build of the product, as far as it says; empty where it does not."""
    product_map: str = ""
    """How much of the product was known when the scenarios were made, and how old the map is; empty without a map."""
    shard: str = ""
    """Which part of the scenarios was witnessed, `2/3` for the second of three; empty for all of them."""
    rules_url: str = ""
    """Where a team publishes the pages on rules, as its settings have it; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier runs say of one sentence or figure."""

    page: str
    """The page's source."""
    subject: Literal["sentence", "figure"]
    id: str
    verdict: str
    """Today's."""
    since: str
    """Start of the run from which on it has had that verdict without a break; ISO 8601, UTC."""
    runs: int = 1
    """In how many runs in a row, today's included."""
    before: str | None = None
    """Its verdict in the last run; None if it was not there."""
    flips: int = 0
    """How often its verdict changed though neither page nor product did."""


@dataclass(frozen=True, slots=True)
class History:
    """What earlier runs say of everything that a report is about."""

    previous: str | None
    """Start of the last run; None for the first."""
    runs: int
    """How many are remembered, today's included."""
    subjects: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a run has to say. Every output format is made from this alone."""

    run: Run
    pages: tuple[PageVerdict, ...]
    scenarios: tuple[ScenarioResult, ...] = ()
    complete: bool = False
    """Whether the run came to its end, and every scenario that was planned to its own."""
    exit: int = 5
    problems: tuple[str, ...] = ()
    """What kept the run from telling: harness, browser or product failures, in words."""
    history: History | None = None
