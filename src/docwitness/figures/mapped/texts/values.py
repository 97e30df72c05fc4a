"""Texts that stand where an interface has its values: beside labels, and in the columns of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from docwitness.figures.boxes import holds
from docwitness.figures.mapped.layout.panes import PANES, holding
from docwitness.model import Box, Element

_FEWEST = 3
"""Rows of a label and a value that make a column of values."""

_LABELS = frozenset({"generic", "label", "paragraph", "term"})

_CELLS = frozenset({"cell", "gridcell"})

_TYPED_IN = frozenset({"textbox", "searchbox"})

_TITLES = frozenset({"heading", "link", "tab"})


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


def in_cells(elements: Sequence[Element]) -> set[int]:
    """Texts in the cells of tables, but what every row says alike (`Edit`): that is the interface's.

    Of a table of one row only the first text tells nothing but the record: its columns cannot be compared.
    """
    cells = {one.box: _is_below(one) for one in elements if one.role in _CELLS and not one.text}
    held: dict[Box, list[int]] = {cell: [] for cell in cells}
    for index, element in enumerate(elements):
        below = _is_below(element)
        inside = [c for c in held if cells[c] <= below and holds(c, element.box)] if element.text else []
        if inside:
            held[min(inside, key=lambda cell: cell[2] * cell[3])].append(index)
    columns: dict[tuple[int, int], list[list[int]]] = {}
    for cell, texts in held.items():
        columns.setdefault((round(cell[0]), round(cell[2])), []).append(texts)
    return {index for column in columns.values() for index in _varying(elements, column)} | _first_of_rows(held)


def _is_below(element: Element) -> bool:
    """Whether something lies over it; what lies over a cell is not in it."""
    return bool({"behind", "covered"} & set(element.state))


def _varying(elements: Sequence[Element], column: Sequence[Sequence[int]]) -> set[int]:
    """The texts of a column that not every row has."""
    rows = [texts for texts in column if texts]
    having = Counter(text for texts in rows for text in {elements[index].text for index in texts})
    return {index for texts in rows for index in texts if having[elements[index].text] < len(rows)}


def _first_of_rows(held: Mapping[Box, Sequence[int]]) -> set[int]:
    """The first text of each row: it names the record."""
    first: dict[int, tuple[Box, int]] = {}
    for cell, texts in held.items():
        row = round(cell[1])
        if texts and (row not in first or cell[0] < first[row][0][0]):
            first[row] = cell, texts[0]
    return {index for _, index in first.values()}


def titles(elements: Sequence[Element]) -> set[int]:
    """Headings, tabs and breadcrumbs that say what a field for text has as its value: the record that is shown."""
    values = {one.text.casefold() for one in elements if one.role in _TYPED_IN and "value" in one.state}
    return {index for index, one in enumerate(elements) if one.role in _TITLES and one.text.casefold() in values}
