"""Texts that stand where an interface has its values: in the columns of a table, and in titles of what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from docwitness.figures.boxes import holds
from docwitness.model import Box, Element

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


def in_cells(elements: Sequence[Element]) -> set[int]:
    """Texts in the cells of tables, but what every row says alike (`Edit`): that is the interface's.

    Of a table of one row only the first text tells nothing but the record: its columns cannot be compared.
    """
    cells = {one.box: is_below(one) for one in elements if one.role in _CELLS and not one.text}
    held: dict[Box, list[int]] = {cell: [] for cell in cells}
    for index, element in enumerate(elements):
        below = is_below(element)
        inside = [c for c in held if cells[c] <= below and holds(c, element.box)] if element.text else []
        if inside:
            held[min(inside, key=lambda cell: cell[2] * cell[3])].append(index)
    columns: dict[tuple[int, int], list[list[int]]] = {}
    for cell, texts in held.items():
        columns.setdefault((round(cell[0]), round(cell[2])), []).append(texts)
    return {index for column in columns.values() for index in _varying(elements, column)} | _first_of_rows(held)


def is_below(element: Element) -> bool:
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
