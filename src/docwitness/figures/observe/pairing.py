"""Lines of text read in two pictures → sightings: which are the same, which only one has, which cannot be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docwitness.figures.boxes import middle
from docwitness.figures.observe.sightings import Excuse, Sighting
from docwitness.figures.register.placement import CERTAIN
from docwitness.figures.text_likeness import ALIKE, alike, is_data, is_reworded, key, words
from docwitness.figures.text_reading import Line
from docwitness.model import Placement

Points = npt.NDArray[np.float64]
"""Rows of x and y."""

Size = tuple[int, int]
"""Width and height in pixels."""

_LEGIBLE = 0.7
"""The reader's confidence below which a text is no evidence that it is there."""

_SHORTEST = 3
"""Letters and digits below which a text is as likely an icon that was read."""

_NEIGHBOURS = 3
"""Texts that both pictures have, by which it is told where one should be that stands near them."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The sightings of two pictures; a point of the capture is at about `scale` × point + a shift in the figure."""

    sightings: tuple[Sighting, ...]
    scale: float


def pair_lines(
    figure: Sequence[Line],
    capture: Sequence[Line],
    sizes: tuple[Size, Size],
    place: Placement,
    known: Iterable[str] = (),
) -> Pairing:
    """What became of each line of both pictures. `known` are values of the account, which are data."""
    ours, theirs = (_Side.of(lines, size) for lines, size in zip((figure, capture), sizes, strict=True))
    where = _shifts(ours, theirs, place)
    scale = place.scale
    partners = _partners(ours, theirs, scale, where)
    backwards = {other: own for own, other in partners.items()}
    values = frozenset(map(key, known))

    def to_capture(point: Points) -> Points:
        return np.asarray((point - where(point)) / scale)

    def to_figure(point: Points) -> Points:
        near = scale * point + where(scale * point)
        return np.asarray(scale * point + where(near))

    both = [_paired(i, j, ours, theirs, partners, values) for i, j in partners.items()]
    gone = [_alone(i, ours, theirs, partners, to_capture, values) for i in range(len(ours.lines)) if i not in partners]
    new = [
        _alone(j, theirs, ours, backwards, to_figure, values) for j in range(len(theirs.lines)) if j not in backwards
    ]
    new = [Sighting(None, one.was, "new", one.excuse, one.expected) for one in new]
    return Pairing((*both, *gone, *new), scale)


@dataclass(frozen=True, slots=True)
class _Side:
    """The lines of one picture with what comparing them needs."""

    lines: tuple[Line, ...]
    keys: tuple[str, ...]
    centres: Points
    size: Size

    @classmethod
    def of(cls, lines: Sequence[Line], size: Size) -> _Side:
        centres = np.array([middle(line.box) for line in lines]).reshape(-1, 2)
        return cls(tuple(lines), tuple(key(line.text) for line in lines), centres, size)

    def unique(self) -> dict[str, int]:
        """Index of each line whose text, three letters or more, stands just once in the picture."""
        times = Counter(self.keys)
        return {text: i for i, text in enumerate(self.keys) if len(text) >= _SHORTEST and times[text] == 1}

    def words_besides(self, partnered: Collection[int]) -> frozenset[str]:
        """The words of all lines but these."""
        lines = (line for index, line in enumerate(self.lines) if index not in partnered)
        return frozenset(word for line in lines for word in words(line.text))

    def shows(self, point: tuple[float, float]) -> bool:
        return bool(0 <= point[0] <= self.size[0] and 0 <= point[1] <= self.size[1])

    def cuts(self, line: Line) -> bool:
        """Whether the line touches the border of the picture, so that part of it may be missing."""
        x, y, width, height = line.box
        return bool(min(x, y) < 2 or x + width > self.size[0] - 2 or y + height > self.size[1] - 2)


def _shifts(ours: _Side, theirs: _Side, place: Placement) -> Callable[[Points], Points]:
    """The shift near a point of the figure: that of the nearest texts which both pictures have just once."""
    mine, other = ours.unique(), theirs.unique()
    shared = [(mine[text], other[text]) for text in mine if text in other]
    if len(shared) < 2 or place.agreement >= CERTAIN:
        shift = np.array([place.dx, place.dy])
        return lambda point: shift
    first, second = (list(indices) for indices in zip(*shared, strict=True))
    points = ours.centres[first]
    shifts = points - place.scale * theirs.centres[second]

    def nearby(point: Points) -> Points:
        nearest = np.argsort(np.abs(points - point).sum(axis=1))[:_NEIGHBOURS]
        return np.asarray(np.median(shifts[nearest], axis=0))

    return nearby


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


def _paired(i: int, j: int, ours: _Side, theirs: _Side, partners: Mapping[int, int], known: frozenset[str]) -> Sighting:
    was, now = ours.lines[i], theirs.lines[j]
    spare = theirs.words_besides(set(partners.values())), ours.words_besides(set(partners))
    reworded = is_reworded(was.text, now.text, spare)
    data = is_data(was.text, known) or is_data(now.text, known)
    return Sighting(was, now, "reworded" if reworded else "same", "data" if reworded and data else None)


def _alone(
    index: int,
    side: _Side,
    other: _Side,
    partners: Mapping[int, int],
    move: Callable[[Points], Points],
    known: frozenset[str],
) -> Sighting:
    """The line, which the other picture has not, as if it were one of the figure."""
    x, y = (float(value) for value in move(side.centres[index]))
    return Sighting(side.lines[index], None, "gone", _excuse(index, side, other, partners, (x, y), known), (x, y))


def _excuse(
    index: int,
    side: _Side,
    other: _Side,
    partners: Mapping[int, int],
    expected: tuple[float, float],
    known: frozenset[str],
) -> Excuse | None:
    line = side.lines[index]
    if is_data(line.text, known):
        return "data"
    if len(side.keys[index]) < _SHORTEST or line.confidence < _LEGIBLE or line.box[3] > line.box[2]:
        return "faint"
    if side.cuts(line):
        return "cut"
    if not other.shows(expected):
        return "outside"
    return "part" if _is_part(index, side, other, partners) else None


def _is_part(index: int, side: _Side, other: _Side, partners: Mapping[int, int]) -> bool:
    """Whether the text is read in lines of the other picture that were divided otherwise.

    What else such a line says must then be found as well: `Integer` is no part of `Integer field`.
    """
    own = words(side.lines[index].text)
    if not own:
        return any(side.keys[index] in text for text in other.keys)
    if set(own) <= other.words_besides(set(partners.values())):
        spare = side.words_besides(set(partners))
        holding = [
            words(line.text) for line, text in zip(other.lines, other.keys, strict=True) if side.keys[index] in text
        ]
        return all(set(said) <= spare for said in holding)
    return any(side.keys[index] in other.keys[j][len(side.keys[i]) :] for i, j in partners.items() if i != index)
