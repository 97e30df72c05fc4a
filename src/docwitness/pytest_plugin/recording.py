"""Turns the course of a scenario into observations, one for each of its lines."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from docwitness.browser.witnessing.outcomes import StepEnd, failure_in_words
from docwitness.language.wording import quoted
from docwitness.model import Observation, Outcome, PlannedScenario, PlannedStep, ScenarioResult
from docwitness.model.events import Event
from docwitness.run.omissions import INTERRUPTED
from docwitness.scenarios.same_promise import is_made
from docwitness.settings import path_from
from docwitness.verdicts.held_figures import stale_among, with_figures

_GRAVITY: tuple[Outcome, ...] = ("passed", "skipped", "refused", "omitted", "undecided", "broken", "error")
LINES = 2
"""Lines that a step takes in a generated feature: where the page promises it, and what it says."""


class EventSink(Protocol):
    """Where events go: the report folder."""

    def append(self, event: Event) -> None:
        """Add one event."""


@dataclass
class _RunningScenario:
    """The scenario that is being carried out."""

    planned: PlannedScenario
    steps: list[Any]
    started: float
    done: list[Observation] = field(default_factory=list)
    current: Observation | None = None
    step_started: float = 0.0


class Recorder:
    """Follows one scenario at a time. Steps add to the line that is being carried out by `note`."""

    def __init__(self, sink: EventSink, root: Path) -> None:
        self._sink = sink
        self._root = root
        self._course: _RunningScenario | None = None
        self.muted = False
        """Whether what is seen is not recorded: a scenario is repeated for its trace."""
        self.cut = False
        """Whether the scenario that is carried out cannot come to its end: its browser is gone."""
        self.result: ScenarioResult | None = None
        """How the last scenario went."""
        self._ends: dict[tuple[str, ...], tuple[str, StepEnd]] = {}
        """How lines did not pass, each with the lines before it and the one after it, and in which scenario."""

    @property
    def title(self) -> str:
        """The name of the scenario that is being carried out; empty where none is recorded."""
        return self._course.planned.name if self._course else ""

    @property
    def current(self) -> str:
        """The phrase that is being carried out; empty between two of them."""
        return self._course.current.phrase if self._course and self._course.current else ""

    @property
    def upcoming(self) -> tuple[str, ...]:
        """The phrases that come after the line that is being carried out."""
        course = self._course
        return tuple(step.name for step in course.steps[len(course.done) + 1 :]) if course else ()

    @property
    def apart(self) -> tuple[bool, ...]:
        """For each of them whether a blank line stands before it: another paragraph of the page begins there."""
        course = self._course
        lines = [step.line_number for step in course.steps[len(course.done) :]] if course else []
        return tuple(after - before > LINES for before, after in pairwise(lines))

    @property
    def begins_apart(self) -> bool:
        """Whether a blank line stands before the line that is being carried out."""
        course = self._course
        at = len(course.done) if course else 0
        if course is None or not 0 < at < len(course.steps):
            return False
        return bool(course.steps[at].line_number - course.steps[at - 1].line_number > LINES)

    @property
    def passed(self) -> tuple[str, ...]:
        """The phrases that were carried out so far."""
        return tuple(observation.phrase for observation in self._course.done) if self._course else ()

    @property
    def earlier_end(self) -> StepEnd | None:
        """How the line that is being carried out ended in another scenario that was made to begin with the same lines.

        Looking for what is not there takes seconds: it is done once, and again where a scenario is repeated.
        """
        scenario, end = self._ends.get(self._reached, ("", None))
        return end.again() if end is not None and scenario != self.title else None

    def remember_end(self, end: StepEnd) -> None:
        """Keep how the line did not pass; scenarios that a person wrote stand for themselves."""
        if is_made(self.title):
            self._ends[self._reached] = self.title, end

    @property
    def _reached(self) -> tuple[str, ...]:
        feature = self._course.planned.feature if self._course else ""
        return (feature, *self.passed, self.current, *self.upcoming[:1])

    def add_artifacts(self, files: Sequence[str]) -> None:
        """Add files below the report folder to the record of the last scenario."""
        if self.result and files:
            self.result = replace(self.result, artifacts=(*self.result.artifacts, *files))
            self._sink.append(self.result)

    def begin(self, feature: Any, scenario: Any, row: str) -> None:
        """A scenario of pytest-bdd begins; `row` tells the rows of an outline apart."""
        if self.muted:
            return
        self.cut = False
        planned = planned_scenario(feature, scenario, row, self._root)
        self._course = _RunningScenario(planned, list(scenario.steps), time.monotonic())

    def begin_step(self, step: Any) -> None:
        """A line of the scenario begins."""
        if self._course:
            self._course.current = self._observation(self._course, step)
            self._course.step_started = time.monotonic()

    def note(self, **seen: Any) -> None:
        """Add to the observation of the line that is being carried out; names are fields of `Observation`."""
        if self._course and self._course.current:
            self._course.current = replace(self._course.current, **seen)

    def end_step(self, error: BaseException | None = None) -> None:
        """The line ended: well, or with an error that says how."""
        course = self._course
        if course is None or course.current is None:
            return
        observation = replace(
            course.current,
            **_ending(error),
            milliseconds=round((time.monotonic() - course.step_started) * 1000, 1),
        )
        if error is None and course.current.outcome != "passed":
            observation = replace(observation, outcome=course.current.outcome, why=course.current.why)
        course.done.append(observation)
        course.current = None
        self._sink.append(observation)

    def refuse(self, feature: Any, scenario: Any, row: str, why: str, outcome: Outcome = "refused") -> None:
        """A scenario that is not carried out at all, and why: another outcome for one that could not even begin."""
        self.begin(feature, scenario, row)
        self._end(outcome, why)

    def end(self) -> str | None:
        """The scenario ended; what is wrong with it although every line was reached, if anything is.

        Lines that were not reached are recorded as skipped.
        """
        done = self._course.done if self._course else []
        wrong = next((each.why for each in done if _amounts_to(each) == "broken"), None) or stale_among(done)
        if isinstance(sys.exc_info()[1], KeyboardInterrupt):
            self._end("omitted", INTERRUPTED)
        elif done and done[-1].outcome == "passed":  # if lines are left, something between two of them failed
            self._end(
                "error", f"it ended after {quoted(f'{done[-1].keyword} {done[-1].phrase}')}; pytest's output says why"
            )
        else:
            self._end("skipped", _stopper(done))
        return wrong

    def _end(self, unreached: Outcome, why: str) -> None:
        course, self._course = self._course, None
        if course is None:
            return
        for step in course.steps[len(course.done) :]:
            observation = replace(self._observation(course, step), outcome=unreached, why=why)
            course.done.append(observation)
            self._sink.append(observation)
        worst = max(course.done, key=lambda seen: _GRAVITY.index(_amounts_to(seen)), default=None)
        outcome, why = (_amounts_to(worst), worst.why) if worst else ("passed", "")
        result = ScenarioResult(
            id=course.planned.id,
            feature=course.planned.feature,
            name=course.planned.name + course.planned.row,
            outcome=outcome,
            why=why,
            milliseconds=round((time.monotonic() - course.started) * 1000, 1),
            line=course.planned.line,
            finished=not self.cut,
        )
        self.result = with_figures(result, course.done)
        self._sink.append(self.result)

    def _observation(self, course: _RunningScenario, step: Any) -> Observation:
        return Observation(
            scenario=course.planned.id,
            scenario_name=course.planned.name,
            feature=course.planned.feature,
            line=step.line_number,
            keyword=step.type.capitalize(),
            phrase=step.name,
            outcome="passed",
        )


def planned_scenario(feature: Any, scenario: Any, row: str, root: Path) -> PlannedScenario:
    """What pytest-bdd has collected, as the plan of a run tells of it."""
    path = path_from(root, Path(feature.filename))
    steps = tuple(PlannedStep(step.line_number, step.type.capitalize(), step.name) for step in scenario.steps)
    return PlannedScenario(f"{path}::{scenario.name}{row}", path, scenario.name, scenario.line_number, row, steps)


def _amounts_to(observation: Observation) -> Outcome:
    """What a line makes of its scenario: where it could not even be arranged, nothing was put to the test."""
    arranged = observation.keyword != "Given" or observation.outcome != "broken"
    return observation.outcome if arranged else "skipped"


def _ending(error: BaseException | None) -> dict[str, Any]:
    """The fields of an observation that tell how its step ended."""
    if error is None:
        return {}
    if isinstance(error, StepEnd):
        return error.told
    if isinstance(error, AssertionError):
        return {"outcome": "broken", "why": str(error).strip() or "an assertion of the suite did not hold"}
    return {"outcome": "error", "why": failure_in_words(error)}


def _stopper(done: list[Observation]) -> str:
    """Why the lines after the last one were not reached."""
    return f"not reached: {quoted(f'{done[-1].keyword} {done[-1].phrase}')} did not pass." if done else "not reached."
