"""Panes of a page: dialogs and side columns. What is in one moves, scrolls and is dimmed together."""

from __future__ import annotations

from collections.abc import Iterable

from docwitness.figures.boxes import Box, overlap
from docwitness.model import Element, ElementMap

_TOPS = frozenset({"dialog", "alertdialog"})

_COLUMNS = frozenset({"navigation", "complementary"})

PANES = _TOPS | _COLUMNS
"""Roles of panes."""

_LOWEST = 100.0
"""CSS pixels that a side column is high at least: five lines. A path is navigation too, and one line that is as long as
the names in it."""

_LAYER = 0.9
"""Share of the viewport from which on a box is a layer over all of it, and opacity from which on nothing shows."""

_INSIDE = 0.8
"""Of its area, from which on a box is in a pane."""


def panes_of(elements: ElementMap) -> tuple[Box, ...]:
    """The boxes of the dialogs and side columns, in CSS pixels of the page."""
    columns = (one.box for one in elements.elements if one.role in _COLUMNS and not one.text)
    return (*dialogs_of(elements), *(box for box in columns if box[3] >= _LOWEST))


def dialogs_of(elements: ElementMap) -> tuple[Box, ...]:
    """The boxes of the dialogs, which lie on top of the page."""
    named = tuple(
        _panel(elements, index) for index, one in enumerate(elements.elements) if one.role in _TOPS and not one.text
    )
    return named or _unnamed_dialog(elements)


def _unnamed_dialog(elements: ElementMap) -> tuple[Box, ...]:
    """The box of a modal window without a role: the largest opaque one that holds all that stands in front, where a
    layer keeps clicks from the rest."""
    texts = [one for one in elements.elements if one.text and "covered" not in one.state]
    front = [one.box for one in texts if "behind" not in one.state]
    if not front or len(front) == len(texts):
        return ()
    viewport = elements.viewport[0] * elements.viewport[1]
    panels = (
        one.box
        for one in elements.elements
        if not one.text and not {"covered", "behind"} & set(one.state) and _is_opaque(one)
        and one.box[2] * one.box[3] < _LAYER * viewport
    )  # fmt: skip
    whole = [panel for panel in panels if all(holding(box, [panel]) for box in front)]
    return (max(whole, key=lambda panel: panel[2] * panel[3]),) if whole else ()


def _panel(elements: ElementMap, dialog: int) -> Box:
    """The box of the dialog; of one that fills the viewport, as the layer that keeps clicks from the page, the largest
    opaque one in it."""
    viewport = elements.viewport[0] * elements.viewport[1]
    box = elements.elements[dialog].box
    if box[2] * box[3] < _LAYER * viewport:
        return box
    inside = (one for one in elements.elements[dialog + 1 :] if not one.text and _is_opaque(one))
    panels = (one.box for one in inside if one.box[2] * one.box[3] < _LAYER * viewport)
    return max(panels, key=lambda panel: panel[2] * panel[3], default=box)


def _is_opaque(element: Element) -> bool:
    ground = element.background
    return ground is not None and (len(ground) == 3 or ground[3] > _LAYER)


def holding(box: Box, panes: Iterable[Box]) -> frozenset[Box]:
    """The panes that hold most of the box."""
    return frozenset(pane for pane in panes if overlap(box, pane) > _INSIDE * box[2] * box[3])
