"""Texts of the figure that something cuts off: what is left of them is no label that could be compared."""

from __future__ import annotations

from collections.abc import Iterator

from docwitness.judging.boxes import Box, middle
from docwitness.judging.mapped_alignment import Alignment

_OVER = frozenset({"menu", "listbox", "tooltip"})
"""Roles of what lies over the page wherever it was opened; a dialog may be another one in the figure."""

_EDGE = 2.0
"""Pixels from the figure's edge within which a line of text goes on beyond it."""

_TOUCH = 4.0
"""CSS pixels from the border of what lies over the page within which a text goes on below it. Labels keep more
distance from the panel that they stand beside, 8 and more."""


def goes_on_unseen(alignment: Alignment, box: Box) -> bool:
    """Whether the text in this box of the scene's figure goes on beyond the figure or below what lies over the page."""
    rows, columns = alignment.scene.figure.shape[:2]
    left, top, width, height = box
    if min(left, top, columns - left - width, rows - top - height) < _EDGE:
        return True
    reach = _TOUCH * alignment.scene.scale
    return any(_touches(box, panel, reach) for panel in _panels(alignment))


def _panels(alignment: Alignment) -> Iterator[Box]:
    for element in alignment.elements.elements:
        if element.role in _OVER and not element.text and "covered" not in element.state:
            yield alignment.in_figure(element.box)


def _touches(box: Box, panel: Box, reach: float) -> bool:
    """Whether the box, whose middle lies outside of the panel, comes as near as that to its border."""
    left, top, width, height = box
    x, y = middle(box)
    beyond, above = panel[0] + panel[2], panel[1] + panel[3]
    if panel[0] < x < beyond and panel[1] < y < above:
        return False
    across = left < beyond + reach and panel[0] - reach < left + width
    return across and top < above + reach and panel[1] - reach < top + height
