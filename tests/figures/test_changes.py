from __future__ import annotations

from docwitness.figures.changes import Difference, Unchanged, grouped
from docwitness.model import Box, ChangeKind


def difference(kind: ChangeKind, text: str, top: float, *, role: str = "", left: float = 20.0) -> Difference:
    box: Box = (left, top, 80.0, 16.0)
    was = None if kind == "added" else text if kind == "removed" else "Select a berth"
    now = None if kind == "removed" else text
    return Difference(kind, role, text, was, now, box, box, box, None if kind == "added" else box)


def in_short(*differences: Difference, unchanged: tuple[Unchanged, ...] = ()) -> list[tuple[str, str | None]]:
    return [(change.kind, change.now or change.was) for change in grouped(differences, unchanged)]


def test_a_list_in_place_of_a_field_is_one_change() -> None:
    assert in_short(
        difference("renamed", "Too small", 100, role="radio"),
        difference("added", "Too far", 126, role="radio"),
        difference("added", "Other", 152, role="radio"),
    ) == [("other", "Too small, Too far, Other")]


def test_two_labels_that_were_renamed_are_two_changes() -> None:
    assert in_short(
        difference("renamed", "Skipper", 100, role="term"), difference("renamed", "Berth", 126, role="term")
    ) == [("renamed", "Skipper"), ("renamed", "Berth")]


def test_a_button_beside_what_came_is_a_change_of_its_own() -> None:
    assert in_short(
        difference("renamed", "Extend hire", 100, role="button"), difference("added", "Insurance", 126, role="heading")
    ) == [("renamed", "Extend hire"), ("added", "Insurance")]


def test_what_went_is_one_change_where_the_figure_has_it_together() -> None:
    heading = difference("removed", "Fuel", 100)
    # On the page nothing is left of it: one of the two boxes was taken to be below what came after.
    amount = Difference(
        "removed", "", "80 litres", "80 litres", None, (600, 300, 60, 16), None, None, (600, 104, 60, 16)
    )
    wall = Unchanged((20, 200, 90, 16), (20, 260, 90, 16))
    assert in_short(heading, amount, unchanged=(wall,)) == [("removed", "Fuel, 80 litres")]


def test_what_went_on_both_sides_of_what_stayed_is_two_changes() -> None:
    wall = Unchanged((20, 126, 90, 16), (20, 126, 90, 16))
    assert in_short(difference("removed", "Fuel", 100), difference("removed", "Water", 152), unchanged=(wall,)) == [
        ("removed", "Fuel"),
        ("removed", "Water"),
    ]
