"""Panes of a page: dialogs and side columns. What is in one moves, scrolls and is dimmed together."""

from __future__ import annotations

from collections.abc import Iterable

from docwitness.figures.boxes import Box, overlap
from docwitness.model import ElementMap

_TOPS = frozenset({"dialog", "alertdialog"})

_COLUMNS = frozenset({"navigation", "complementary"})

PANES = _TOPS | _COLUMNS
"""Roles of panes."""

_INSIDE = 0.8
"""Of its area, from which on a box is in a pane."""


def panes_of(elements: ElementMap) -> tuple[Box, ...]:
    """The boxes of the dialogs and side columns, in CSS pixels of the page."""
    return tuple(element.box for element in elements.elements if element.role in PANES and not element.text)


def dialogs_of(elements: ElementMap) -> tuple[Box, ...]:
    """The boxes of the dialogs, which lie on top of the page."""
    return tuple(element.box for element in elements.elements if element.role in _TOPS and not element.text)


def holding(box: Box, panes: Iterable[Box]) -> frozenset[Box]:
    """The panes that hold most of the box."""
    return frozenset(pane for pane in panes if overlap(box, pane) > _INSIDE * box[2] * box[3])
