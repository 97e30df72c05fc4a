"""Lines of one picture, and which of them the other has too → those that are rows of data, by how they are laid out.

A list, a table or a set of cards repeats one shape; what its rows say varies with the account. Menus and forms are
repeated rows as well, so repetition alone says nothing: a line is data where its siblings changed too, and interface
where they stayed. What stands under the headers of a table is data even in a table of one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docwitness.figures.boxes import Box, middle, same_row
from docwitness.figures.colours import Rgb, apart

_ALIGNED = 0.7
"""Heights of a line by which two lines may begin elsewhere and still stand below each other."""

_SIBLINGS = 3
"""Lines below each other, or beside each other, that make a list."""

_CHANGED = 0.5
"""Share of the siblings that must have changed for the rest to be data as well."""

_NEXT_ROW = 4.5
"""Heights of a line between two rows of one table at most: a row of two lines with room around them."""

_OTHER_PANE = 20.0
"""Distance in CIE L*a*b* (CIE 1976) of the grounds of two lines of which one lies in a window above the other. Striped
rows differ by 5, a page behind a dialog by 30 and more."""

_PITCH = 1.3
"""Times the distance of two rows that the next one may be away: what stands below the table is further."""

_STAYED = 2
"""Lines that must have stayed for others to be rows of the same window."""

_SAME_SIZE = 0.25
"""By which the heights of two lines of one list may differ, as a share: detectors cut lines some pixels apart."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line as far as structure matters: where it is, what it says, and whether the other picture has it."""

    box: Box
    key: str
    ground: Rgb
    """The colour that it stands on."""
    kept: bool
    varies: bool
    """Whether it is data by its type: neither kept nor changed, since it says nothing of its siblings."""
    replaced: bool = True
    """Whether the other picture, if it has not this line, has another in its place; of data, whether siblings are."""
    style: object = None
    """What siblings have in common besides their place, as far as it is known: role and colour."""


def cells_of_data(lines: Sequence[PlacedLine]) -> frozenset[int]:
    """Indices of the lines that the other picture has not and that stand in a table below headers that stayed."""
    return frozenset(index for index in _cells(lines)[0] if not lines[index].kept)


def rows_of_data(lines: Sequence[PlacedLine]) -> frozenset[int]:
    """Indices of the lines that the other picture has not and that belong to rows which changed as a whole.

    Where next to nothing stayed, another window is shown, and no list in this one has changed.
    """
    if sum(line.kept for line in lines) < _STAYED:
        return frozenset()
    cells, headed = _cells(lines)
    lists = _lists(lines, headed)
    listed = {
        index
        for group in (*(each for each in lists if len(each) >= _SIBLINGS), *_grids(lines, lists))
        if _changed(lines, group)
        for index in group
    }
    listed -= {index for group in lists if _stayed(lines, group) for index in group}
    more = {index for index, line in enumerate(lines) if _is_of_one_more_row(line, lines)}
    return frozenset(index for index in cells | listed | more if not lines[index].kept)


def _is_of_one_more_row(one: PlacedLine, lines: Sequence[PlacedLine]) -> bool:
    """Whether a line that stayed says the same above, below or beside it, drawn alike: as another row does."""
    same = (line for line in lines if line.kept and line.key == one.key and one.key)
    return any((_are_below(line, one) or same_row(line.box, one.box)) and _are_drawn_alike(line, one) for line in same)


def _are_below(one: PlacedLine, other: PlacedLine) -> bool:
    return abs(one.box[0] - other.box[0]) < _ALIGNED * other.box[3]


def _cells(lines: Sequence[PlacedLine]) -> tuple[set[int], set[int]]:
    """The cells that are data, and all lines that belong to tables, headers included."""
    rows = _rows(lines)
    data: set[int] = set()
    tabular: set[int] = set()
    for number, header in enumerate(rows):
        interface = all(lines[i].kept and not lines[i].varies for i in header)
        if len(header) < 2 or tabular & set(header) or not interface:
            continue
        body = _body(lines, header, rows[number + 1 :])
        if not body:
            continue
        body = _in_one_pane(lines, body)
        tabular |= {*header, *(index for column in body for index in column)}
        everything = [index for column in body for index in column]
        for column in body:
            siblings = column if len(column) > 1 else everything
            if _changed(lines, siblings) and not _say_one_thing(lines, column):
                data |= set(column)
    return data, tabular


def _body(lines: Sequence[PlacedLine], header: Sequence[int], below: Iterable[Sequence[int]]) -> list[list[int]]:
    """The cells under each header, row by row until one is none of the table's."""
    heads = [lines[index].box for index in header]
    columns: list[list[int]] = [[] for _ in header]
    last, reach = lines[header[0]], _NEXT_ROW * heads[0][3]
    for row in below:
        gap = middle(lines[row[0]].box)[1] - middle(last.box)[1]
        if gap > reach:
            break
        under = [(index, at) for index in row if (at := _column(lines[index].box, heads)) is not None]
        if any(
            column and not _are_drawn_alike(lines[index], lines[column[0]])
            for index, at in under
            if (column := columns[at]) and lines[index].style
        ):
            break
        if not under and not any(_on_one_ground(lines[index], last) for index in row):
            continue  # A dialog above the table.
        if not under or (not any(columns) and len({at for _, at in under}) < 2):
            break
        reach = min(reach, _PITCH * gap) if any(columns) and gap > 2 * last.box[3] else reach
        for index, at in under:
            columns[at].append(index)
        last = lines[under[0][0]]
    return [column for column in columns if column]


def _in_one_pane(lines: Sequence[PlacedLine], body: Sequence[Sequence[int]]) -> list[list[int]]:
    """The columns without what stands on another ground than most cells do: in a dialog above the table."""
    cells = [index for column in body for index in column]
    usual = max(cells, key=lambda one: sum(_on_one_ground(lines[one], lines[other]) for other in cells))
    kept = ([index for index in column if _on_one_ground(lines[index], lines[usual])] for column in body)
    return [column for column in kept if column]


def _on_one_ground(one: PlacedLine, other: PlacedLine) -> bool:
    return one.ground == other.ground or apart(one.ground, other.ground) < _OTHER_PANE


def _column(cell: Box, headers: Sequence[Box]) -> int | None:
    """Which of the headers the cell stands under, aligned at its left, its right or its middle."""
    reach = _ALIGNED * cell[3]
    for at, header in enumerate(headers):
        ends = abs(cell[0] + cell[2] - header[0] - header[2]), abs(middle(cell)[0] - middle(header)[0])
        if abs(cell[0] - header[0]) < reach or min(ends) < reach:
            return at
    return None


def _lists(lines: Sequence[PlacedLine], but: set[int]) -> list[list[int]]:
    """Groups of lines of one size that stand below each other, or beside each other, outside of tables."""
    free = [index for index, line in enumerate(lines) if line.style or index not in but]
    groups: list[list[int]] = []
    for index in free:
        alike = [i for i in free if _are_drawn_alike(lines[i], lines[index])]
        below = [i for i in alike if _are_below(lines[i], lines[index])]
        beside = [i for i in alike if same_row(lines[i].box, lines[index].box)]
        groups += [group for group in (below, beside) if len(group) > 1 and group not in groups]
    return groups


def _grids(lines: Sequence[PlacedLine], groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Columns and rows that share lines, as of cards, put together: of what is known to be drawn alike."""
    grids: list[set[int]] = []
    for group in groups:
        if lines[group[0]].style is None:
            continue
        touching = [grid for grid in grids if grid & set(group)]
        grids = [grid for grid in grids if grid not in touching] + [set(group).union(*touching)]
    return [sorted(grid) for grid in grids if len(grid) >= _SIBLINGS]


def _are_drawn_alike(one: PlacedLine, other: PlacedLine) -> bool:
    one_size = abs(one.box[3] - other.box[3]) <= _SAME_SIZE * max(one.box[3], other.box[3])
    return one.style == other.style and one_size and _on_one_ground(one, other)


def _changed(lines: Sequence[PlacedLine], group: Sequence[int]) -> bool:
    """Whether at least half of what could have stayed is another one in the other picture. What only came or went says
    nothing of the rest."""
    told = [lines[index] for index in group if not lines[index].varies]
    kept, others = sum(line.kept for line in told), sum(not line.kept and line.replaced for line in told)
    of_data = any(lines[index].varies and lines[index].replaced for index in group)
    return others >= max(2, _CHANGED * (kept + others)) or (not kept and of_data)


def _stayed(lines: Sequence[PlacedLine], group: Sequence[int]) -> bool:
    """Whether most of what could have changed is in the other picture: as of the headers above a column of data."""
    told = [index for index in group if not lines[index].varies]
    return len(told) >= _SIBLINGS and sum(lines[index].kept for index in told) > _CHANGED * len(told)


def _say_one_thing(lines: Sequence[PlacedLine], column: Sequence[int]) -> bool:
    """Whether every row says the same there, as `Edit` does: that is the interface's, however it is named now."""
    return len(column) > 1 and len({lines[index].key for index in column}) == 1


def _rows(lines: Sequence[PlacedLine]) -> list[list[int]]:
    """The lines by row, from top to bottom, each row from left to right."""
    rows: list[list[int]] = []
    for index in sorted(range(len(lines)), key=lambda i: middle(lines[i].box)[1]):
        if rows and same_row(lines[rows[-1][0]].box, lines[index].box):
            rows[-1].append(index)
        else:
            rows.append([index])
    return [sorted(row, key=lambda i: lines[i].box[0]) for row in rows]
