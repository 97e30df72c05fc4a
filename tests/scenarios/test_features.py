"""Features that cannot be carried out as they are written are told, with the place."""

from __future__ import annotations

import pytest

from docwitness.errors import DocumentError
from docwitness.scenarios.features import read_feature

FEATURE = """Feature: Rooms

  Scenario: A room is booked
    When I click "Book"

  Rule: Rooms are shared

    Scenario: {name}
      When I click "Share"
"""


def test_two_scenarios_of_one_name_are_told_with_the_second_ones_line() -> None:
    with pytest.raises(DocumentError) as caught:
        read_feature(FEATURE.format(name="A room is booked"), source="rooms.feature")
    assert str(caught.value) == ("rooms.feature:8: two scenarios are called “A room is booked”.\n  Rename one of them.")
    assert len(read_feature(FEATURE.format(name="A room is shared"), source="rooms.feature")) == 2


@pytest.mark.parametrize(
    "text", ["", "Feature: Rooms\n", "Feature: Rooms\n  Scenaro: A room is booked\n    When I wait\n"]
)
def test_a_feature_without_a_scenario_is_told(text: str) -> None:
    with pytest.raises(DocumentError, match=r"rooms.feature:1: the feature has no scenario"):
        read_feature(text, source="rooms.feature")
