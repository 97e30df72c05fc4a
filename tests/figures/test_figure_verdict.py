"""What makes a figure stale."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docwitness.figures.decide.figure_verdict import RECOGNISED, decide
from docwitness.model import Change, ElementName, Judgement

MOVED = Change("moved", ElementName("button", "Moor"))
DOUBTFUL = Change("renamed", ElementName("heading", "Heron"), "Pelican", "Heron", severity="warning")
RESTYLED = Change("restyled", ElementName("icon", "Moor"), severity="note")


def decided(changes: Sequence[Change], recognised: float = 1.0) -> Judgement:
    return decide(changes, confidence=0.9, recognised=recognised, same="Nothing has changed.")


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
    assert decided(changes, recognised).verdict == verdict


def test_what_may_be_data_is_told_with_both_readings() -> None:
    assert "“Pelican” is now “Heron”" in decided([DOUBTFUL]).why


def test_the_first_causes_are_told_as_a_writer_would_and_the_rest_are_counted() -> None:
    came = Change("added", ElementName("button", "Berth"), None, "Berth, Quay", (0, 0, 9, 9))
    became = Change("other", ElementName("text", "Tide"), "Ebb, Flood", "Tide", (0, 9, 9, 9))
    assert decided([came, became, MOVED]).why == (
        "The button “Berth, Quay” is new, and the button “Moor” has moved, and 1 more."
    )


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Change("other", ElementName("dialog", "Moorings"), "Tides", "Moorings"), "The figure shows another window"),
        (Change("other", ElementName("layout", "")), "The layout differs"),
        (Change("other", ElementName("icon", ""), figure_box=(0, 0, 9, 9)), "An icon is another one"),
        (
            Change("removed", ElementName("combobox", "Berth"), "Quay", "North"),
            "“Quay” is gone, and “North” stands there",
        ),
    ],
)
def test_every_kind_of_change_has_words(change: Change, why: str) -> None:
    assert decided([change]).why.startswith(why)
