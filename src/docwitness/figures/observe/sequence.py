"""Texts that both pictures have → whether they stand in the same order, and which of them moved.

Reflow, scrolling, cropping and another width shift things without changing what is left of or above what. A
control that was moved changes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docwitness.figures.boxes import middle
from docwitness.figures.observe.pairing import Points
from docwitness.figures.observe.sightings import Sighting
from docwitness.figures.text_likeness import is_data, key

_SAME_ROW = 0.6
"""Heights of a line: nearer than this, two middles are taken to be on one row or in one column."""

_CLEAR = 1.0
"""Heights of a line by which two things must be apart in both pictures before their order counts."""

_JUMP = 1.6
"""Heights of a line by which one of two things on a row must leave it."""

_ONE_IN_EACH = 2
"""A text that stands more often is a row of a list: which of them is which cannot be told."""

_MOST_MOVERS = 6
"""More than this is another layout, and not so many things that moved."""


@dataclass(frozen=True, slots=True)
class Order:
    """How far the order differs. `disorder` is the share of pairs of texts whose relation changed."""

    disorder: float
    moved: tuple[Sighting, ...]
    """Those that moved, the one that explains most of the disorder first."""


def compare_order(sightings: Sequence[Sighting], scale: float) -> Order:
    """What changed in the order of the interface's texts; `scale` as of the placement."""
    times = Counter(key(line.text) for one in sightings for line in (one.was, one.now) if line)
    shared = [
        (one, one.was, one.now)
        for one in sightings
        if one.was
        and one.now
        and key(one.was.text) == key(one.now.text)
        and times[key(one.was.text)] <= _ONE_IN_EACH
        and not is_data(one.was.text)
    ]
    if len(shared) < 2:
        return Order(0.0, ())
    height = float(np.median([was.box[3] for _, was, _ in shared]))
    changed = _changed(
        np.array([middle(was.box) for _, was, _ in shared]) / height,
        scale * np.array([middle(now.box) for _, _, now in shared]) / height,
    )
    pairs = len(shared) * (len(shared) - 1)
    return Order(float(changed.sum()) / pairs, tuple(_movers([one for one, _, _ in shared], changed)))


def _changed(ours: Points, theirs: Points) -> npt.NDArray[np.bool_]:
    """For each two texts, whether one is on another side of the other now, or has left its row.
    Points are in heights of a line."""
    before, after = ours[:, None] - ours[None], theirs[:, None] - theirs[None]
    turned = (before * after < 0) & (np.minimum(abs(before), abs(after)) > _CLEAR)
    together = abs(before) < _SAME_ROW
    left = (together != (abs(after) < _SAME_ROW)) & (abs(before - after) > _JUMP)
    return np.asarray((turned | left).any(axis=2))


def _movers(shared: Sequence[Sighting], changed: npt.NDArray[np.bool_]) -> list[Sighting]:
    """The fewest texts that explain the disorder, found greedily."""
    left = changed.copy()
    movers: list[Sighting] = []
    while left.any() and len(movers) < _MOST_MOVERS:
        worst = int(np.argmax(left.sum(axis=1)))
        movers.append(shared[worst])
        left[worst] = left[:, worst] = False
    return movers
