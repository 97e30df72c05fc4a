"""What the course of a scenario amounts to."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from docwitness.browser.witnessing.outcomes import Broken
from docwitness.model import FigureJudgement, Judgement, ScenarioResult
from docwitness.model.events import Event
from docwitness.pytest_plugin.recording import Recorder

STEPS = [
    SimpleNamespace(line_number=3, type="given", name="I am signed in"),
    SimpleNamespace(line_number=4, type="when", name='I click "Book"'),
]


class Course:
    """A recorder in the middle of a scenario, and the events it wrote."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.recorder = Recorder(self, Path("/suite"))
        scenario = SimpleNamespace(name="A room is booked", steps=STEPS, line_number=2)
        self.recorder.begin(SimpleNamespace(filename="/suite/rooms.feature"), scenario, "")

    def append(self, event: Event) -> None:
        self.events.append(event)

    def carry_out(self, number: int, error: BaseException | None = None, **seen: object) -> None:
        self.recorder.begin_step(STEPS[number])
        self.recorder.note(**seen)
        self.recorder.end_step(error)

    @property
    def result(self) -> ScenarioResult:
        assert isinstance(self.events[-1], ScenarioResult)
        return self.events[-1]


@pytest.fixture
def course() -> Course:
    return Course()


def test_a_scenario_that_comes_by_a_stale_figure_did_not_simply_pass(course: Course) -> None:
    stale = FigureJudgement("rooms.md", "f1", Judgement("stale", 1.0, "One thing has changed."))
    course.carry_out(0)
    course.carry_out(1, judgements=(stale,))

    assert course.recorder.end() == "One thing has changed."
    assert (course.result.outcome, course.result.why) == ("stale", "One thing has changed.")


def test_a_broken_line_weighs_more_than_a_stale_figure(course: Course) -> None:
    stale = FigureJudgement("rooms.md", "f1", Judgement("stale", 1.0, "One thing has changed."))
    course.carry_out(0, judgements=(stale,))
    course.carry_out(1, Broken("there is no “Book”."))
    course.recorder.end()

    assert (course.result.outcome, course.result.why) == ("broken", "there is no “Book”.")


def test_a_scenario_that_ends_between_two_lines_is_a_failure_of_the_harness(course: Course) -> None:
    course.carry_out(0)
    course.recorder.end()

    assert (course.result.outcome, course.result.why) == (
        "error", "it ended after “Given I am signed in”; pytest's output says why",
    )  # fmt: skip


def test_an_interrupted_scenario_is_nobodys_fault(course: Course) -> None:
    course.carry_out(0)
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt:
        course.recorder.end()

    assert (course.result.outcome, course.result.why) == ("omitted", "The run was interrupted.")


MADE = ("Rooms: Clicking Book", "Rooms: Typing a name")


def _reach_the_click(recorder: Recorder, title: str) -> None:
    scenario = SimpleNamespace(name=title, steps=STEPS, line_number=2)
    recorder.begin(SimpleNamespace(filename="/suite/rooms.feature"), scenario, "")
    recorder.begin_step(STEPS[0])
    recorder.end_step()
    recorder.begin_step(STEPS[1])


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        pytest.param(*MADE, True, id="scenarios that begin with the same lines"),
        pytest.param(MADE[0], MADE[0], False, id="the same one, repeated: it may be flaky"),
        pytest.param("A room is booked", MADE[1], False, id="one that a person wrote"),
    ],
)
def test_a_line_that_did_not_pass_is_looked_for_once(course: Course, first: str, second: str, known: bool) -> None:
    recorder, end = course.recorder, Broken("no “Book” there", expected="Book", found=("Reserve",))
    _reach_the_click(recorder, first)
    recorder.remember_end(end)
    recorder.end_step(end)
    recorder.end()

    _reach_the_click(recorder, second)
    again = recorder.earlier_end

    assert (again is not None) == known
    if again:
        assert (type(again), again.why, again.expected, again.found) == (Broken, end.why, "Book", ("Reserve",))
