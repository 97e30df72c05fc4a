"""What makes a figure stale where an element map tells what the capture shows."""

from __future__ import annotations

import pytest

from docwitness.figures.decide.verdict_by_map import RECOGNISED, decide_by_map
from docwitness.model import Change, ElementName

MOVED = Change("moved", ElementName("button", "Moor"))
DOUBTFUL = Change("renamed", ElementName("heading", "Heron"), "Pelican", "Heron", severity="warning")
RESTYLED = Change("restyled", ElementName("icon", "Moor"), severity="note")


@pytest.mark.parametrize(
    ("changes", "recognised", "verdict"),
    [
        ((), 1.0, "current"),
        ((), RECOGNISED, "current"),
        ((), RECOGNISED - 0.01, "undecided"),
        ((RESTYLED,), 1.0, "cosmetic"),
        ((RESTYLED, DOUBTFUL), 1.0, "undecided"),
        ((RESTYLED, DOUBTFUL, MOVED), 1.0, "stale"),
        ((MOVED,), 0.0, "stale"),
    ],
)
def test_the_gravest_change_decides(changes: tuple[Change, ...], recognised: float, verdict: str) -> None:
    assert decide_by_map(changes, recognised, {}).verdict == verdict


def test_what_may_be_data_is_told_with_both_readings() -> None:
    assert "“Pelican” is now “Heron”" in decide_by_map([DOUBTFUL], 1.0, {}).why
