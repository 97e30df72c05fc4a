"""Which elements the figure shows in other colours."""

from __future__ import annotations

from collections.abc import Mapping

from docwitness.figures.boxes import Box, overlap
from docwitness.figures.mapped.alignment import Alignment
from docwitness.figures.mapped.grounds import grounds
from docwitness.figures.mapped.inks import inks
from docwitness.figures.mapped.look import Recoloured


def recoloured(alignment: Alignment, was: Mapping[int, Box]) -> list[Recoloured]:
    """The elements whose ground or ink differs in colour from the capture's, by more than dimming does.

    `was` has, by mark index, the boxes in the scene's figure of the texts that were found there.
    """
    recoloured_grounds = list(grounds(alignment, was))
    recoloured_inks = (ink for ink in inks(alignment, was) if not _lies_on(ink, recoloured_grounds))
    return recoloured_grounds + list(recoloured_inks)


def _lies_on(ink: Recoloured, grounds: list[Recoloured]) -> bool:
    return any(overlap(ink.box, ground.box) > 0.5 * ink.box[2] * ink.box[3] for ground in grounds)
