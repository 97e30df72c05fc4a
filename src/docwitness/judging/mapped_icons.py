"""Icons that are drawn otherwise in the figure."""

from __future__ import annotations

from collections.abc import Mapping

from docwitness.judging.boxes import Box, middle
from docwitness.judging.mapped_alignment import Alignment
from docwitness.judging.mapped_look import is_page
from docwitness.judging.mapped_marks import Mark

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

    `was` has, by mark index, the boxes in the scene's figure of the texts that were found there.
    """
    found = []
    for mark in alignment.marks:
        if not mark.icon or min(mark.box[2:]) * alignment.scene.scale < _SMALLEST:
            continue
        near, beside = alignment.shift(mark.box), _shift(alignment, mark, was)
        # The recogniser's box of a label may begin at the icon: then only its row can be relied on.
        shifts = (near, beside, (0.0, near[1]), (0.0, beside[1]), (0.0, 0.0))
        boxes = [_displaced(alignment, mark, shift) for shift in shifts]
        likenesses = [
            alignment.finder.likeness(mark.box, *shift, _REACH)
            for shift, box in zip(shifts, boxes, strict=True)
            if alignment.shows(box) and not alignment.is_touched(box) and is_page(alignment, mark.box, box)
        ]
        if likenesses and all(likeness is not None and likeness < _SAME for likeness in likenesses):
            found.append((mark, boxes[0]))
    return found


def _displaced(alignment: Alignment, mark: Mark, shift: tuple[float, float]) -> Box:
    left, top, width, height = alignment.scene.in_figure(mark.box)
    return left + shift[0], top + shift[1], width, height


def _shift(alignment: Alignment, icon: Mark, was: Mapping[int, Box]) -> tuple[float, float]:
    """By how much the icon is displaced in the figure, as its label is."""
    x, y = middle(icon.box)
    near = [
        (abs(mark.box[1] + mark.box[3] / 2 - y) + max(mark.box[0] - x, x - mark.box[0] - mark.box[2], 0.0), mark)
        for mark in alignment.marks
        if mark.index in was and not mark.data and not mark.icon
    ]
    distance, label = min(near, key=lambda pair: pair[0], default=(float("inf"), icon))
    if distance > _BESIDE:
        return alignment.shift(icon.box)
    expected = alignment.scene.in_figure(label.box)
    seen = was[label.index]
    before = x < label.box[0] + label.box[2] / 2
    right = seen[0] - expected[0] if before else seen[0] + seen[2] - expected[0] - expected[2]
    return right, middle(seen)[1] - middle(expected)[1]


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
