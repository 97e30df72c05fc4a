"""Texts that stand where an interface has its values: beside labels, and in the columns of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from docwitness.figures.boxes import overlap, same_row
from docwitness.figures.mapped.layout.panes import PANES, holding
from docwitness.model import Box, Element

_FEWEST = 3
"""Rows of a label and a value that make a column of values."""

_ALIGNED = 3.0
"""CSS pixels by which texts under one heading begin, end or have their middles elsewhere than it."""

_LABELS = frozenset({"generic", "label", "paragraph", "term"})

_CELLS = frozenset({"cell", "gridcell"})


def badge_grounds(elements: Iterable[Element]) -> list[Box]:
    """The boxes of what has a ground of its own to stand on, as badges have."""
    return [element.box for element in elements if not element.text and _is_filled(element)]


def _is_filled(element: Element) -> bool:
    ground = element.background
    return ground is not None and (len(ground) == 3 or ground[3] > 0.05)


def in_badge(text: Element, grounds: Iterable[Box]) -> bool:
    """Whether the text stands alone on a ground that fits it closely: a state in words, and so interface."""
    left, top, width, height = text.box
    for x, y, wide, high in grounds:
        inside = x <= left + 1 and y <= top + 1 and x + wide >= left + width - 1 and y + high >= top + height - 1
        if inside and high <= 2.2 * height and wide <= width + 3 * height:
            return True
    return False


def beside_labels(elements: Sequence[Element], data: Collection[int]) -> set[int]:
    """Texts without a role of their own that stand in a column of values, each with a label to its left.

    A column of values: three or more rows of two texts, the first ones aligned with each other, the second ones
    too, and drawn in another colour than the first, or mostly known to be `data`.
    """
    seen = [i for i, one in enumerate(elements) if one.text and one.role in _LABELS and "covered" not in one.state]
    panes = [element.box for element in elements if element.role in PANES and not element.text]
    grounds = badge_grounds(elements)
    values = [i for i in seen if elements[i].role in ("generic", "paragraph") and not in_badge(elements[i], grounds)]
    rows = [(label, value) for value in values if (label := _label_of(elements, value, seen, panes)) is not None]
    columns = [
        [(label, value) for label, value in rows if _are_in_column(elements, (label, value), first, edge)]
        for first in rows
        for edge in (0.0, 1.0)
    ]
    return {
        value
        for column in columns
        if len(column) >= _FEWEST and (_differ_in_colour(elements, column) or _are_mostly(data, column))
        for _, value in column
    }


def _differ_in_colour(elements: Sequence[Element], column: Iterable[tuple[int, int]]) -> bool:
    return all(elements[label].color != elements[value].color for label, value in column)


def _are_mostly(data: Collection[int], column: Sequence[tuple[int, int]]) -> bool:
    return 2 * sum(value in data for _, value in column) > len(column)


def _are_in_column(elements: Sequence[Element], one: tuple[int, int], other: tuple[int, int], edge: float) -> bool:
    """Whether two rows of a label and a value are of one column: of one colour, and aligned."""
    (label, value), (other_label, other_value) = ([elements[index] for index in row] for row in (one, other))
    return (
        (label.color, value.color) == (other_label.color, other_value.color)
        and _are_aligned(value.box, other_value.box, edge)
        and any(_are_aligned(label.box, other_label.box, side) for side in (0.0, 1.0))
    )


def _at(box: Box, edge: float) -> float:
    """The x of a box's left side (0), middle (0.5) or right side (1)."""
    return box[0] + edge * box[2]


def _are_aligned(one: Box, other: Box, edge: float, within: float = 1.0) -> bool:
    return abs(_at(one, edge) - _at(other, edge)) < within


def _label_of(elements: Sequence[Element], value: int, texts: Iterable[int], panes: Sequence[Box]) -> int | None:
    """The text next to the left of a text in its row and pane, if it is the row's first."""
    box = elements[value].box
    before = [
        i
        for i in texts
        if elements[i].box[0] + elements[i].box[2] <= box[0]
        and elements[i].box[1] <= box[1] + box[3] / 2 <= elements[i].box[1] + elements[i].box[3]
        and holding(elements[i].box, panes) == holding(box, panes)
    ]
    return before[0] if len(before) == 1 else None


def in_columns(elements: Sequence[Element]) -> set[int]:
    """Links in the rows of a table that say something else in every row: what the table lists.

    What every row has alike (`Edit`) belongs to the interface.
    """
    headings = [one.box for one in elements if one.text and one.role == "columnheader"]
    cells = [one.box for one in elements if one.role in _CELLS]
    columns: dict[int, list[int]] = {}
    for index, element in enumerate(elements):
        if element.text and element.role == "link" and any(_share_row(element.box, cell) for cell in cells):
            heading = _heading_of(element.box, headings)
            if heading is not None:
                columns.setdefault(heading, []).append(index)
    return {index for column in columns.values() if _all_differ(elements, column) for index in column}


def _share_row(text: Box, cell: Box) -> bool:
    return overlap(text, cell) > 0 or same_row(text, cell)


def _heading_of(box: Box, headings: Sequence[Box]) -> int | None:
    """The index of the heading that the box stands under, aligned at a side or in the middle."""
    return next(
        (
            index
            for index, heading in enumerate(headings)
            if box[1] > heading[1] and any(_are_aligned(box, heading, edge, _ALIGNED) for edge in (0.0, 0.5, 1.0))
        ),
        None,
    )


def _all_differ(elements: Sequence[Element], column: Sequence[int]) -> bool:
    counts = Counter(elements[index].text for index in column)
    return len(column) > 1 and max(counts.values()) == 1
