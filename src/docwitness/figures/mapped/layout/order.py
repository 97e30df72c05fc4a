"""Which elements moved: those that stand on the other side of their neighbours, or jumped without a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docwitness.figures.boxes import Box
from docwitness.figures.mapped.drawn.look import CONTROLS
from docwitness.figures.mapped.layout.marks import Mark

_STILL = 8.0
"""CSS pixels sideways that fonts move a text by without anything having moved."""

_STILL_IN_OTHER_FONTS = 30.0
"""CSS pixels that texts are read elsewhere in other fonts: they are longer, and icons are read with them."""

_LONGER = 0.5
"""Of its length, by which a label may be longer in other fonts."""

FEW = 4
"""Texts without which it cannot be told what moved against what."""

_MOST = 0.6
"""Share of the texts that must stand still for one to have jumped; else the layout has another width."""

_FAR = 40.0
"""CSS pixels that a jump is wide at least."""

_PART = 0.5
"""Of its own width, by which a control jumps at least: labels of other lengths move their neighbours by less."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A mark with its box in the capture and in the figure, both in pixels of the scaled pair."""

    mark: Mark
    now: Box
    was: Box
    panes: frozenset[Box] = frozenset()
    """What holds it and scrolls by itself."""


def moved(standings: Sequence[Standing], *, wraps: bool = False) -> list[Standing]:
    """The fewest marks to blame for the order in which the figure has them differing from the capture's.

    `wraps`: what stands in a row in the one may stand below each other in the other, as cards do in a narrower window.
    """
    blamed: list[Standing] = []
    left = list(standings)
    conflicts = {
        id(one): [other for other in left if other is not one and _turned_round(one, other, wraps=wraps)]
        for one in left
    }
    while any(conflicts.values()):
        worst = max(left, key=lambda one: (len(conflicts[id(one)]), one.mark.element.role == "button"))
        blamed.append(worst)
        left.remove(worst)
        conflicts = {id(one): [other for other in conflicts[id(one)] if other is not worst] for one in left}
    return blamed


def jumped(
    standings: Sequence[Standing],
    came: Sequence[Box],
    gone: Sequence[Box],
    width: float,
    *,
    same_fonts: bool = True,
) -> list[Standing]:
    """The controls that stand elsewhere in their row, though nothing else in the figure moved sideways.

    `came` are boxes in the capture and `gone` in the figure of texts that came, went or changed: all in their row makes
    room.
    `width` is that of a CSS pixel in pixels of the scaled pair. Other fonts give every label another length, and what
    follows it another place. Where things in several rows stand elsewhere, the window had another width.
    """
    still_within = (_STILL if same_fonts else _STILL_IN_OTHER_FONTS) * width
    longer = 0.0 if same_fonts else _LONGER
    sideways = sorted(_sideways(one) for one in standings)
    usual = sideways[len(sideways) // 2] if sideways else 0.0
    still = sum(abs(each - usual) <= still_within for each in sideways)
    if len(standings) < FEW or still < _MOST * len(standings):
        return []
    aside = [
        one
        for one in standings
        if abs(_sideways(one) - usual) > max(_FAR * width, _PART * one.now[2]) + longer * _row_length(one, standings)
        and not any(_share_rows(one.was, box) for box in gone)
        and not any(_share_rows(one.now, box) for box in came)
    ]
    if any(not _share_rows(aside[0].now, one.now) for one in aside[1:]):
        return []
    return [one for one in aside if one.mark.element.role in CONTROLS]


def _row_length(one: Standing, standings: Sequence[Standing]) -> float:
    return sum(other.now[2] for other in standings if _share_rows(one.now, other.now))


def _sideways(one: Standing) -> float:
    """By how much its middle, or the side that moved less, is further right in the figure."""
    left = one.was[0] - one.now[0]
    right = left + one.was[2] - one.now[2]
    return min(left, right, key=abs)


def _turned_round(one: Standing, other: Standing, *, wraps: bool) -> bool:
    """Whether one was above the other and now is below, in one column, or left and now right, in one row.

    Two panes scroll without each other.
    """
    if one.panes != other.panes:
        return False
    if not wraps and _starts_where(one.was, other.now) and _starts_where(other.was, one.now):
        return True  # In a grid, in another row and another column.
    for first, second in ((one, other), (other, one)):
        if _above(first.now, second.now) and _above(second.was, first.was):
            column = _share_columns(one.now, other.now), _share_columns(one.was, other.was)
            return all(column) if wraps else any(column)
    if _share_rows(one.now, other.now) and _share_rows(one.was, other.was):
        return _further_right(one.now, other.now) * _further_right(one.was, other.was) < 0
    return False


def _starts_where(one: Box, other: Box) -> bool:
    return _share_rows(one, other) and abs(one[0] - other[0]) < min(one[3], other[3]) / 2


def _further_right(one: Box, other: Box) -> float:
    """By how much its middle is further right; 0 where both are one line, of which each is a part."""
    return one[0] + one[2] / 2 - other[0] - other[2] / 2


def _above(one: Box, other: Box) -> bool:
    return one[1] + one[3] <= other[1] + 1


def _share_columns(one: Box, other: Box) -> bool:
    return one[0] < other[0] + other[2] and other[0] < one[0] + one[2]


def _share_rows(one: Box, other: Box) -> bool:
    return abs(one[1] + one[3] / 2 - other[1] - other[3] / 2) < min(one[3], other[3]) / 2
