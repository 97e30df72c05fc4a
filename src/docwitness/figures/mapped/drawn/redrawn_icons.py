"""Icons that are drawn otherwise in the figure."""

from __future__ import annotations

from collections.abc import Mapping

from docwitness.figures.boxes import Box, middle, overlap
from docwitness.figures.mapped.drawn.look import is_page
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.model import Element

_SAME = 0.6
"""Correlation from which on two drawings are one. Unchanged icons have 0.95 and more even under JPEG, other icons
of one set 0.1 to 0.45."""

_REACH = 8.0
"""CSS pixels within which an icon is looked for beside its label: fonts move it a little."""

_SMALLEST = 11.0
"""Pixels of the figure: a smaller icon has no shape left."""

_BESIDE = 40.0
"""CSS pixels: a label that is nearer tells where its icon went."""


def other_icons(alignment: Alignment, was: Mapping[int, Box]) -> list[tuple[Mark, Box]]:
    """The icons whose place in the figure shows another drawing, or none, with that place.

    `was` has, by mark index, the boxes in the scaled figure of the texts that were found there.
    """
    found = []
    # In other fonts the box of a label that was read may begin at the icon before it.
    reach = _REACH if alignment.same_fonts else 3 * _REACH
    for mark in alignment.marks:
        if not mark.icon or min(mark.box[2:]) * alignment.pair.scale < _SMALLEST:
            continue
        if not alignment.same_fonts and _label_beside(alignment, mark, was) is None:
            continue  # Nothing tells where it is.
        if any(_lies_on(one, mark.box) for one in alignment.elements.elements):
            continue  # A badge on it counts something.
        shifts = _shifts(alignment, mark, was)
        boxes = [_displaced(alignment, mark, shift) for shift in shifts]
        likenesses = [
            alignment.finder.likeness(mark.box, *shift, reach)
            for shift, box in zip(shifts, boxes, strict=True)
            if alignment.shows(box) and not alignment.is_touched(box) and is_page(alignment, mark.box, box)
        ]
        if likenesses and all(likeness is not None and likeness < _SAME for likeness in likenesses):
            found.append((mark, _displaced(alignment, mark, alignment.shift(mark.box))))
    return found


def _lies_on(element: Element, icon: Box) -> bool:
    """Whether it has a ground of its own and lies over a part of the icon."""
    smaller = element.box[2] * element.box[3] < icon[2] * icon[3]
    return bool(element.background and not element.text) and smaller and overlap(element.box, icon) > 0


def _displaced(alignment: Alignment, mark: Mark, shift: tuple[float, float]) -> Box:
    left, top, width, height = alignment.pair.in_figure(mark.box)
    return left + shift[0], top + shift[1], width, height


def _shifts(alignment: Alignment, icon: Mark, was: Mapping[int, Box]) -> list[tuple[float, float]]:
    """By how much the icon may be displaced in the figure: as its surroundings are, or either end of its label.

    The label's other end moves where fonts are wider, and its own where the recogniser took the icon for a letter.
    """
    shifts = [(0.0, 0.0), alignment.shift(icon.box)]
    for label in (_label_beside(alignment, icon, was), alignment.nearest(icon.box)):
        if label is not None and label.index in was:
            expected, seen = alignment.pair.in_figure(label.box), was[label.index]
            left, down = seen[0] - expected[0], middle(seen)[1] - middle(expected)[1]
            shifts += [(left, down), (left + seen[2] - expected[2], down), (0.0, down)]
    return list(dict.fromkeys(shifts))[::-1]


def _label_beside(alignment: Alignment, icon: Mark, was: Mapping[int, Box]) -> Mark | None:
    x, y = middle(icon.box)
    near = [
        (abs(middle(mark.box)[1] - y) + max(mark.box[0] - x, x - mark.box[0] - mark.box[2], 0.0), mark.index, mark)
        for mark in alignment.marks
        if mark.index in was and not mark.data and not mark.icon
    ]
    distance, _, label = min(near, default=(float("inf"), 0, icon))
    return label if distance <= _BESIDE else None


def label_of(alignment: Alignment, icon: Mark) -> Mark | None:
    """The text beside the icon, by which a reader would name it."""
    x, y = middle(icon.box)
    row = [
        mark
        for mark in alignment.marks
        if not mark.icon and abs(middle(mark.box)[1] - y) < icon.box[3] and mark.box[0] > x - _BESIDE
    ]
    nearest = min(row, key=lambda mark: abs(mark.box[0] - x), default=None)
    return nearest if nearest and abs(nearest.box[0] - x) <= _BESIDE else None
