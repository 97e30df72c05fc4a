"""Lines of text read in two pictures → which are the same, which only one of them has, which cannot be told.

Texts are compared by content first and by place second, so that a label is recognised wherever the page's
layout has carried it. A line without a partner counts only where the other picture shows the place at which it
should be, and only if it is interface and not data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from docwitness.figures.observe.likeness import ALIKE, alike, is_data, is_reworded, key, words
from docwitness.figures.register.placement import CERTAIN, Placement
from docwitness.figures.text import Line
from docwitness.model import Box

Points = npt.NDArray[np.float64]
"""Rows of x and y."""

Size = tuple[int, int]
"""Width and height in pixels."""

Standing = Literal["same", "reworded", "part", "data", "hidden", "lost"]
"""`reworded`: its partner differs by more than reading errors explain. `part`: it is read as part of another
line. `hidden`: the other picture does not show its place. `lost`: its place is shown without it."""

_LEGIBLE = 0.7
"""The reader's confidence below which a text is no evidence that it is there."""

_LONG_ENOUGH_TO_MEASURE = 6
"""Letters: the width of a shorter text says little about the scale."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line of one picture, what became of it, and its partner in the other."""

    line: Line
    standing: Standing
    partner: Line | None = None
    expected: tuple[float, float] = (0.0, 0.0)
    """Where the other picture should have the line's middle, in that picture's pixels."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The lines of both pictures. A point of the capture is at `scale` × point + a shift in the figure."""

    figure: tuple[Reading, ...]
    capture: tuple[Reading, ...]
    scale: float


def centre(box: Box) -> Points:
    """The middle of a box, as x and y."""
    x, y, width, height = box
    return np.array([x + width / 2, y + height / 2])


def compare_lines(
    figure: Sequence[Line],
    capture: Sequence[Line],
    sizes: tuple[Size, Size],
    place: Placement,
    known: Iterable[str] = (),
) -> Readings:
    """What became of each line of both pictures. `known` are values of the account, which are data."""
    ours, theirs = (_Side.of(lines, size) for lines, size in zip((figure, capture), sizes, strict=True))
    scale, where = _locate(ours, theirs, place)
    partners = _partners(ours, theirs, scale, where)
    backwards = {theirs_: ours_ for ours_, theirs_ in partners.items()}
    values = frozenset(map(key, known))

    def to_capture(point: Points) -> Points:
        return (point - where(point)) / scale

    def to_figure(point: Points) -> Points:
        near = scale * point + where(scale * point)
        return scale * point + where(near)

    return Readings(
        _readings(ours, theirs, partners, to_capture, values),
        _readings(theirs, ours, backwards, to_figure, values),
        scale,
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """The lines of one picture with what comparing them needs."""

    lines: tuple[Line, ...]
    keys: tuple[str, ...]
    centres: Points
    size: Size

    @classmethod
    def of(cls, lines: Sequence[Line], size: Size) -> _Side:
        centres = np.array([centre(line.box) for line in lines]).reshape(-1, 2)
        return cls(tuple(lines), tuple(key(line.text) for line in lines), centres, size)

    def unique(self) -> dict[str, int]:
        """Index of each line whose text, three letters or more, stands just once in the picture."""
        times = Counter(self.keys)
        return {text: index for index, text in enumerate(self.keys) if len(text) >= 3 and times[text] == 1}

    def words_besides(self, partnered: Iterable[int]) -> frozenset[str]:
        """The words of all lines but these."""
        taken = set(partnered)
        lines = (line for index, line in enumerate(self.lines) if index not in taken)
        return frozenset(word for line in lines for word in words(line.text))

    def shows(self, point: tuple[float, float]) -> bool:
        return bool(0 <= point[0] <= self.size[0] and 0 <= point[1] <= self.size[1])

    def cuts(self, line: Line) -> bool:
        """Whether the line touches the border of the picture, so that part of it may be missing."""
        x, y, width, height = line.box
        return bool(min(x, y) < 2 or x + width > self.size[0] - 2 or y + height > self.size[1] - 2)


def _locate(ours: _Side, theirs: _Side, place: Placement) -> tuple[float, Callable[[Points], Points]]:
    """The scale, and the shift near a point of the figure: that of the nearest texts which both pictures have."""
    mine, other = ours.unique(), theirs.unique()
    shared = [(mine[text], other[text]) for text in mine if text in other]
    if len(shared) < 2 or place.agreement >= CERTAIN:
        shift = np.array([place.dx, place.dy])
        return place.scale, lambda point: shift
    first, second = (list(indices) for indices in zip(*shared, strict=True))
    widths = [
        (ours.lines[i].box[2], theirs.lines[j].box[2])
        for i, j in shared
        if len(ours.keys[i]) >= _LONG_ENOUGH_TO_MEASURE
    ]
    points = ours.centres[first]
    scale = _scale(points, theirs.centres[second], widths) or place.scale
    shifts = points - scale * theirs.centres[second]

    def nearby(point: Points) -> Points:
        nearest = np.argsort(np.abs(points - point).sum(axis=1))[:3]
        return np.asarray(np.median(shifts[nearest], axis=0))

    return scale, nearby


def _scale(ours: Points, theirs: Points, widths: list[tuple[float, float]]) -> float | None:
    """The ratio on which most widths of texts and distances between texts agree, to 1.5 %."""
    votes = [float(np.log(one / other)) for one, other in widths]
    first, second = np.triu_indices(len(ours), 1)
    for axis in (0, 1):
        mine, other = (points[first, axis] - points[second, axis] for points in (ours, theirs))
        far = (np.abs(mine) > 80) & (np.abs(other) > 80) & (mine * other > 0)
        votes.extend(np.log(mine[far] / other[far]))
    if not votes:
        return None
    every = np.sort(np.asarray(votes))
    support = np.searchsorted(every, every + 0.015) - np.searchsorted(every, every - 0.015)
    best = every[int(np.argmax(support))]
    return float(np.exp(np.median(every[np.abs(every - best) <= 0.015])))


def _partners(ours: _Side, theirs: _Side, scale: float, where: Callable[[Points], Points]) -> dict[int, int]:
    """One-to-one: the most alike first, of equals the nearest to where it should be."""
    candidates = []
    for i, point in enumerate(ours.centres):
        distances = np.abs(scale * theirs.centres - (point - where(point))).sum(axis=1)
        for j, other in enumerate(theirs.keys):
            likeness = alike(ours.keys[i], other)
            if likeness >= ALIKE:
                candidates.append((likeness - min(float(distances[j]), 2000) / 4000, i, j))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def _readings(
    side: _Side, other: _Side, partners: dict[int, int], move: Callable[[Points], Points], known: frozenset[str]
) -> tuple[Reading, ...]:
    spare = other.words_besides(partners.values()), side.words_besides(partners)
    readings = []
    for index, line in enumerate(side.lines):
        x, y = (float(value) for value in move(side.centres[index]))
        if index not in partners:
            readings.append(Reading(line, _alone(index, side, other, (x, y), spare[0], known), None, (x, y)))
            continue
        partner = other.lines[partners[index]]
        told = is_reworded(line.text, partner.text, spare) and not is_data(line.text, known)
        readings.append(Reading(line, "reworded" if told else "same", partner, (x, y)))
    return tuple(readings)


def _alone(
    index: int,
    side: _Side,
    other: _Side,
    expected: tuple[float, float],
    spare: Collection[str],
    known: frozenset[str],
) -> Standing:
    """What became of a line without a partner. `spare` are the words of such lines of the other picture."""
    line, own = side.lines[index], side.keys[index]
    if len(own) < 3 or line.confidence < _LEGIBLE or is_data(line.text, known):
        return "data"
    if side.cuts(line) or line.box[3] > line.box[2] or not other.shows(expected):
        return "hidden"
    if any(own in text for text in other.keys) or set(words(line.text)) <= set(spare):
        return "part"
    return "lost"
