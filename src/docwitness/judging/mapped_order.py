"""Which elements moved: those that stand on the other side of their neighbours, or jumped without a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docwitness.judging.mapped_marks import Mark
from docwitness.model import Box


@dataclass(frozen=True, slots=True)
class Standing:
    """A mark with its box in the capture and in the figure, both in pixels of the scene."""

    mark: Mark
    now: Box
    was: Box


def moved(standings: Sequence[Standing]) -> list[Standing]:
    """The fewest marks to blame for the order in which the figure has them differing from the capture's."""
    blamed: list[Standing] = []
    left = list(standings)
    conflicts = {id(one): [other for other in left if other is not one and _turned_round(one, other)] for one in left}
    while any(conflicts.values()):
        worst = max(left, key=lambda one: (len(conflicts[id(one)]), one.mark.element.role == "button"))
        blamed.append(worst)
        left.remove(worst)
        conflicts = {id(one): [other for other in conflicts[id(one)] if other is not worst] for one in left}
    return blamed


def _turned_round(one: Standing, other: Standing) -> bool:
    """Whether one was above the other and now is below, in one column, or left and now right, in one row."""
    if _above(one.now, other.now) and _above(other.was, one.was):
        return _share_columns(one.now, other.now) or _share_columns(one.was, other.was)
    if _above(other.now, one.now) and _above(one.was, other.was):
        return _share_columns(one.now, other.now) or _share_columns(one.was, other.was)
    if _share_rows(one.now, other.now) and _share_rows(one.was, other.was):
        before = one.now[0] + one.now[2] / 2 < other.now[0] + other.now[2] / 2
        earlier = one.was[0] + one.was[2] / 2 < other.was[0] + other.was[2] / 2
        return before != earlier
    return False


def _above(one: Box, other: Box) -> bool:
    return one[1] + one[3] <= other[1] + 1


def _share_columns(one: Box, other: Box) -> bool:
    return one[0] < other[0] + other[2] and other[0] < one[0] + one[2]


def _share_rows(one: Box, other: Box) -> bool:
    return abs(one[1] + one[3] / 2 - other[1] - other[3] / 2) < min(one[3], other[3]) / 2
