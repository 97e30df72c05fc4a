"""Texts that the figure has in the colour of their ground, so that nobody sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docwitness.figures.boxes import Box
from docwitness.figures.colours import Rgb, apart, dominant_colour
from docwitness.figures.mapped.drawn.look import OTHER
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.picture_pair import crop
from docwitness.figures.pictures import Pixels

_TELLING = 3
"""Texts that must be light on dark in one picture and dark on light in the other for the theme to be turned."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """What a text stands on, and whether its letters are lighter."""

    ground: Rgb
    lighter: bool


def without_unseen(alignment: Alignment, marks: Iterable[Mark], was: Mapping[int, Box]) -> list[Mark]:
    """The marks that were not found, but for those that nobody can see in a figure of the opposite theme.

    A page without a ground of its own stays white where a dark theme, or a filter, turns letters from black to white.
    So it is where the ground is as in the capture, other texts were turned, and none that was not stands on it.
    `was` has, by mark index, the boxes in the scaled figure of texts that were read.
    """
    there = [mark for mark in alignment.marks if not mark.icon and (alignment.agrees(mark) or mark.index in was)]
    seen = [_in_both(alignment, mark, was) for mark in there]
    turned = [before for before, now in seen if before.lighter != now.lighter]
    marks = list(marks)
    if len(turned) < _TELLING or len(seen) <= len(marks):  # Where most is missing, another window is shown.
        return marks
    plain = [before.ground for before, now in seen if before.lighter == now.lighter]
    return [mark for mark in marks if not _is_unseen(alignment, mark, plain)]


def _is_unseen(alignment: Alignment, mark: Mark, plain: Iterable[Rgb]) -> bool:
    before, now = _in_both(alignment, mark, {})
    if apart(before.ground, now.ground) > OTHER:
        return False
    return all(apart(before.ground, ground) > OTHER for ground in plain)


def _in_both(alignment: Alignment, mark: Mark, was: Mapping[int, Box]) -> tuple[_Letters, _Letters]:
    pair = alignment.pair
    there = was.get(mark.index, alignment.mark_in_figure(mark))
    return _letters(pair.figure, there), _letters(pair.capture, pair.in_capture(mark.box))


def _letters(picture: Pixels, box: Box) -> _Letters:
    part, _, _ = crop(picture, box)
    ground = dominant_colour(part)
    return _Letters(ground, bool(part.mean() > sum(ground) / 3))
