"""Lays the map out as a tree of boxes: what leads to a place stands left of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 200, 150
"""Of a box, in units of the drawing; captures have the shape of a window."""
GAP, LANE = 20, 70
"""Between boxes one above the other, and from one column to the next."""
IN_A_ROW = 4
"""Places without anything behind them that stand side by side, where there are many."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the box of a place stands: its top left corner."""

    state: str
    x: float
    y: float
    parent: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """What joins two boxes."""

    source: str
    target: str
    path: str
    """For SVG."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All boxes and lines."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    width: float
    height: float


def draw(parents: Mapping[str, str | None]) -> Drawing:
    """The drawing of a forest that is given by the parent of each place."""
    children: dict[str | None, list[str]] = {}
    for state, parent in parents.items():
        children.setdefault(parent if parent in parents else None, []).append(state)
    spots: list[Spot] = []
    y = 0.0
    for root in children.get(None, []):
        y += _place(root, None, 0.0, y, children, spots) + GAP
    at = {spot.state: spot for spot in spots}
    lines = tuple(_line(at[spot.parent], spot) for spot in spots if spot.parent)
    width = max((spot.x for spot in spots), default=0.0) + WIDTH
    return Drawing(tuple(spots), lines, width, max((spot.y for spot in spots), default=0.0) + HEIGHT)


def _place(
    state: str, parent: str | None, x: float, y: float, children: Mapping[str | None, Sequence[str]], spots: list[Spot]
) -> float:
    """Place the state and all behind it, and return how much height that takes."""
    spots.append(Spot(state, x, y, parent))
    behind = children.get(state, [])
    leaves = [child for child in behind if not children.get(child)]
    inner = [child for child in behind if children.get(child)]
    column, used = x + WIDTH + LANE, 0.0
    for child in inner:
        used += _place(child, state, column, y + used, children, spots) + GAP
    in_a_row = IN_A_ROW if len(leaves) > IN_A_ROW else 1
    for number, child in enumerate(leaves):
        row, place = divmod(number, in_a_row)
        spots.append(Spot(child, column + place * (WIDTH + GAP), y + used + row * (HEIGHT + GAP), state))
    used += -(-len(leaves) // in_a_row) * (HEIGHT + GAP)
    return max(float(HEIGHT), used - GAP)


def _line(source: Spot, target: Spot) -> Line:
    x1, y1 = source.x + WIDTH, source.y + HEIGHT / 2
    x2, y2 = target.x, target.y + HEIGHT / 2
    bend = source.x + WIDTH + LANE / 2
    path = f"M{x1:g} {y1:g}H{bend:g}V{y2:g}H{x2:g}"
    return Line(source.state, target.state, path)
