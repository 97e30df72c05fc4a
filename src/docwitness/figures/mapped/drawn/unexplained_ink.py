"""Ink in the figure that nothing known accounts for."""

from __future__ import annotations

import numpy as np

from docwitness.figures.boxes import Box, grown
from docwitness.figures.ink import Mask, runs
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.mark_search import distinct_shifts

_EXPLAINED = 0.6
"""Correlation at the worst window from which on ink of the figure is the capture's."""

_BESIDE = 2.0
"""CSS pixels around a text that belong to it: glyphs may stand out of their box."""


def leftovers(alignment: Alignment) -> list[Box]:
    """The runs of ink in the scaled figure that neither the capture nor data nor annotation accounts for."""
    known = _accounted_for(alignment)
    for zone in alignment.data_zones():
        known[_part(zone)] = 255
    return _unexplained(alignment, known)


def leftovers_in(alignment: Alignment, box: Box) -> list[Box]:
    """The same in a box of the scaled figure, data included."""
    known = np.full_like(alignment.hidden, 255)
    known[_part(box)] = _accounted_for(alignment)[_part(box)]
    return _unexplained(alignment, known)


def _accounted_for(alignment: Alignment) -> Mask:
    """Where annotation is, and texts that agree."""
    known, beside = alignment.hidden.copy(), _BESIDE * alignment.pair.scale
    for mark in alignment.marks:
        if alignment.agrees(mark):
            known[_part(grown(alignment.mark_in_figure(mark), beside, beside))] = 255
    return known


def _unexplained(alignment: Alignment, known: Mask) -> list[Box]:
    pair = alignment.pair
    shifts = distinct_shifts(alignment.places, pair.scale)
    return [
        box
        for box in runs(pair.figure, pair.scale, known)
        if alignment.is_captured(box)
        and max(alignment.finder.find_back(box, right, down) for right, down in shifts) < _EXPLAINED
    ]


def _part(box: Box) -> tuple[slice, slice]:
    left, top = max(0, round(box[0])), max(0, round(box[1]))
    return slice(top, max(0, round(box[1] + box[3]))), slice(left, max(0, round(box[0] + box[2])))
