"""Lines of text that both pictures have → where the capture lies on the figure, by most of them.

Edges correlate with anything over a small overlap; a text that stands once in each picture can only be itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from docwitness.figures.boxes import middle
from docwitness.figures.text_likeness import folded
from docwitness.figures.text_reading import Line
from docwitness.model import Placement

Points = npt.NDArray[np.float64]

_LETTERS = 3
"""Of the shortest text that says where it is."""

_OFF = 0.75
"""Heights of a line by which a text may lie off from a placement that it speaks for."""

_FEWEST, _TIMES, _MORE = 3, 1.3, 2
"""Texts that must speak for another placement, and how many times and how many more than for the one from edges."""

_SAME_SCALE = 0.015
"""By which two ratios may differ that are of one scale, as a natural logarithm: a pixel over a text of 70."""

_FAR = 60.0
"""Pixels between two texts from which on their distances tell the scale to that."""

_TRIED = 4
"""Scales that are tried, those first on which most ratios agree."""


def by_consensus(
    figure: Sequence[Line], capture: Sequence[Line], near: Placement, *, likely: bool = False
) -> Placement | None:
    """The placement on which clearly more texts agree than on the one that is known, with no agreement of edges yet;
    None where there is none.

    Where the scale of the known one is a `likely` one, it is kept for half of the texts, or another place at that scale
    unless one at another scale is clearly better again: wider fonts move what follows a text as that would.
    """
    ours, theirs, heights = _shared(figure, capture)
    reach = _OFF * float(np.median(heights or [0.0]))
    speaking = _speaking(ours, theirs, near.scale, np.array([near.dx, near.dy]), reach)
    if len(ours) < _FEWEST or (likely and 2 * speaking.sum() >= len(ours)):
        return None
    scale, found = near.scale, False
    for scales in ([near.scale] if likely else [], _scales(ours, theirs)):
        places = [(one, _speaking(ours, theirs, one, at, reach)) for one in scales for at in ours - one * theirs]
        other, most = max(places, key=lambda place: place[1].sum(), default=(scale, speaking))
        if most.sum() >= max(_FEWEST, _TIMES * speaking.sum(), speaking.sum() + _MORE):
            found, speaking, scale = True, most, other
    if not found:
        return None
    dx, dy = np.median(ours[speaking] - scale * theirs[speaking], axis=0).tolist()
    return Placement(scale, float(dx), float(dy), 0.0)


def _shared(figure: Sequence[Line], capture: Sequence[Line]) -> tuple[Points, Points, list[float]]:
    """The middles of the texts that stand once in each picture, in figure and capture, and their heights."""
    mine, other = _once(figure), _once(capture)
    common = [text for text in mine if text in other]
    ours, theirs = (np.array([middle(side[text].box) for text in common]).reshape(-1, 2) for side in (mine, other))
    return ours, theirs, [mine[text].box[3] for text in common]


def _once(lines: Sequence[Line]) -> dict[str, Line]:
    times = Counter(folded(line.text) for line in lines)
    return {text: line for line in lines if len(text := folded(line.text)) >= _LETTERS and times[text] == 1}


def _speaking(ours: Points, theirs: Points, scale: float, shift: Points, reach: float) -> npt.NDArray[np.bool_]:
    return np.asarray(np.abs(ours - scale * theirs - shift).max(axis=1) <= reach)


def _scales(ours: Points, theirs: Points) -> list[float]:
    """The ratios of distances on which most pairs of texts agree."""
    first, second = np.triu_indices(len(ours), 1)
    votes: list[float] = []
    for axis in (0, 1):
        mine, other = (points[first, axis] - points[second, axis] for points in (ours, theirs))
        far = (np.abs(mine) > _FAR) & (np.abs(other) > _FAR) & (mine * other > 0)
        votes.extend(np.log(mine[far] / other[far]))
    scales: list[float] = []
    left = np.sort(np.asarray(votes))
    while left.size and len(scales) < _TRIED:
        support = np.searchsorted(left, left + _SAME_SCALE) - np.searchsorted(left, left - _SAME_SCALE)
        best = left[int(np.argmax(support))]
        near = np.abs(left - best) <= _SAME_SCALE
        scales.append(float(np.exp(np.median(left[near]))))
        left = left[~near]
    return scales
