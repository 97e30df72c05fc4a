"""A scenario that was repeated is judged by its last attempt."""

from __future__ import annotations

from dataclasses import replace

from docwitness.model import Observation, ScenarioResult
from docwitness.model.events import Finished
from docwitness.run.omissions import last_attempts

SEEN = Observation("s", "a.feature", 3, "When", "I click", "passed")
MISSED = replace(SEEN, line=4, outcome="broken")
FAILED, PASSED = (ScenarioResult("s", "a.feature", "s", outcome) for outcome in ("broken", "passed"))  # type: ignore[arg-type]
OTHER = replace(SEEN, scenario="t")
END = Finished("2026-01-01T00:00:09+00:00")


def test_what_an_earlier_attempt_saw_does_not_count() -> None:
    again = replace(MISSED, outcome="passed")
    events = (SEEN, MISSED, FAILED, OTHER, SEEN, again, PASSED, END)
    assert last_attempts(events) == (OTHER, SEEN, again, PASSED, END)


def test_a_trace_that_is_added_begins_no_attempt() -> None:
    traced = replace(FAILED, artifacts=("trace.zip",))
    events = (SEEN, MISSED, FAILED, traced, END)
    assert last_attempts(events) == events


def test_an_attempt_that_did_not_come_to_its_end_counts() -> None:
    assert last_attempts((SEEN, MISSED, FAILED, SEEN)) == (SEEN,)
