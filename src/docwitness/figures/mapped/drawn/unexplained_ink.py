"""Ink in the figure that nothing known accounts for."""

from __future__ import annotations

from docwitness.figures.boxes import Box, grown
from docwitness.figures.ink import Mask, runs
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.mark_search import distinct_shifts

_EXPLAINED = 0.6
"""Correlation at the worst window from which on ink of the figure is the capture's."""

_BESIDE = 2.0
"""CSS pixels around a text that belong to it: glyphs may stand out of their box."""


def leftovers(alignment: Alignment) -> list[Box]:
    """The runs of ink in the scene's figure that neither the capture nor data nor annotation accounts for."""
    scene = alignment.scene
    known = alignment.hidden.copy()
    for mark in alignment.marks:
        if alignment.agrees(mark):
            _fill(known, grown(alignment.mark_in_figure(mark), _BESIDE * scene.scale, _BESIDE * scene.scale))
    for zone in alignment.data_zones():
        _fill(known, zone)
    shifts = distinct_shifts(alignment.places, scene.scale)
    return [
        box
        for box in runs(scene.figure, scene.scale, known)
        if alignment.is_captured(box)
        and max(alignment.finder.find_back(box, right, down) for right, down in shifts) < _EXPLAINED
    ]


def _fill(mask: Mask, box: Box) -> None:
    left, top = max(0, round(box[0])), max(0, round(box[1]))
    mask[top : max(0, round(box[1] + box[3])), left : max(0, round(box[0] + box[2]))] = 255
