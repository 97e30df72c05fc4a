"""Scenarios are chosen by the words of their names."""

from __future__ import annotations

import pytest

from docwitness.errors import UsageError
from docwitness.scenarios.name_filter import chooser

NAMES = (
    "Cancel Subscription stands at the bottom left",
    "Confirm Cancellation in two tabs counts once",
    "I can come back by re-enabling my subscription[a year ago]",
    "Billing and Subscriptions opens a window",
)


@pytest.mark.parametrize(
    ("expression", "chosen"),
    [
        ("bottom", [0]),
        ("two tabs", [1]),
        ("TWO TABS or bottom left", [0, 1]),
        ("subscription and not (bottom or billing)", [2]),
        ("not not bottom", [0]),
        ("not bottom and not two tabs and not re-enabling", [3]),
        ("re-enabling my", [2]),
        ("a year ago", [2]),
        ("Billing and Subscriptions opens", [3]),
        ("tabs two", []),
    ],
)
def test_words_are_looked_for_in_names(expression: str, chosen: list[int]) -> None:
    chooses = chooser(expression)
    assert [number for number, name in enumerate(NAMES) if chooses(name)] == chosen


@pytest.mark.parametrize(
    "expression", ["", " ", "foo(", "(foo", "foo)", "and", "foo and", "or foo", "not", "foo not bar", "()", "?!"]
)
def test_what_is_no_expression_is_told(expression: str) -> None:
    with pytest.raises(UsageError, match="is not understood"):
        chooser(expression)
