"""Menus that the figure has opened out of one of the capture's: of what they offer the capture tells nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docwitness.figures.boxes import Box, around, grown, overlap, same_row, scaled
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.panes import holding
from docwitness.figures.mapped.texts.values import is_below

MENU = "menu"
"""Role of what a figure shows open here, and the capture closed: then it is of another moment."""

_FEWEST = 2
"""Entries of a menu: one alone would need none."""


def submenus(alignment: Alignment, lines: Sequence[Box]) -> list[Box]:
    """The boxes of the menus, in the scaled figure; `lines` are texts in it that are not where the page has them.

    On every desktop a submenu opens beside the entry that leads to it, its first entry in that one's row, and is drawn
    as the menu itself: no text in it stands further from the edge, and no entry further below another.
    """
    return [box for menu in _open_menus(alignment) if (box := _beside(alignment, menu, lines))]


def _open_menus(alignment: Alignment) -> Iterator[list[Box]]:
    """Of each menu that lies over the page its box, and those of the entries' texts."""
    elements = alignment.elements.elements
    below = [one.box for one in elements if is_below(one)]
    for menu in (one for one in elements if one.role == MENU and not one.text and not is_below(one)):
        texts = [one.box for one in elements if one.text and not is_below(one) and holding(one.box, [menu.box])]
        if len(texts) >= _FEWEST and any(overlap(box, menu.box) > 0 for box in below):
            yield [menu.box, *texts]


def _beside(alignment: Alignment, menu: Sequence[Box], lines: Iterable[Box]) -> Box | None:
    box, *texts = menu
    indent = min(left for left, _, _, _ in texts) - box[0]
    tops = sorted({top for _, top, _, _ in texts})
    pitch = max((lower - upper for upper, lower in pairwise(tops)), default=0.0)
    indent, pitch = scaled((indent, pitch, 0.0, 0.0), alignment.pair.scale)[:2]
    rows = [alignment.in_figure(text) for text in texts]
    left, _, width, _ = alignment.in_figure(box)
    edge = left + width
    column = sorted((line for line in lines if edge <= line[0] <= edge + indent), key=lambda line: line[1])
    while column and not any(same_row(column[0], row) for row in rows):
        column = column[1:]
    entries = column[:1]
    for line in column[1:]:
        if line[1] - entries[-1][1] - entries[-1][3] < pitch:
            entries.append(line)
    return grown(around(entries), indent, 0.0) if len(entries) >= _FEWEST else None
