"""Windows of which the figure shows another: there it is no use to list every label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docwitness.figures.boxes import Box
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.panes import dialogs_of, holding
from docwitness.model import Element

WINDOWS = (
    "dialog",
    "alertdialog",
    "window",
    "main",
    "tabpanel",
    "form",
    "region",
    "complementary",
    "navigation",
    "table",
    "grid",
)
"""Roles of what has a title and can be shown in another's place, those that lie on top first; `window` is our word
for the whole page."""

_FEWEST = 4
"""Texts that a window must have in the figure's view to be told from another."""

_OTHER = 0.35
"""Share of its texts, found again, below which another window is shown. Two windows of one product share some:
buttons, a heading or two."""


def other_window(alignment: Alignment, was: Mapping[int, Box], gone: int) -> Element | None:
    """The largest window of the capture of which the figure shows another; None if it shows the same.

    `was` has, by mark index, the texts that were found in the figure, `gone` counts those that only it has.
    """
    elements = alignment.elements.elements
    shown = [mark for mark in alignment.marks if _is_shown(alignment, mark)]
    nothing = len(shown) != 1 and not any(mark.index in was for mark in shown)
    if gone < (1 if nothing else _FEWEST - 1):
        return None
    windows = sorted(
        (*_unnamed_dialogs(alignment), *(one for one in elements if one.role in WINDOWS and not one.text)),
        key=lambda element: (element.role not in WINDOWS[:3], -element.box[2] * element.box[3]),
    )
    found = next((window for window in windows if _is_other(alignment, window, was)), None)
    if found is None and sum(mark.index in was for mark in shown) < _OTHER * gone:
        return Element("window", _top_title(alignment, windows), "", (0.0, 0.0, *alignment.elements.viewport))
    return found


def _unnamed_dialogs(alignment: Alignment) -> Iterator[Element]:
    """What stands in front of the page as a dialog does without being called one, by the name on top of it."""
    if not any(one.role in WINDOWS[:2] for one in alignment.elements.elements):
        for box in dialogs_of(alignment.elements):
            inside = (mark for mark in alignment.marks if not mark.icon and holding(mark.box, [box]))
            top = min(inside, key=lambda mark: (mark.box[1], mark.box[0]), default=None)
            yield Element("dialog", top.element.text if top else "", "", box)


def _top_title(alignment: Alignment, windows: Sequence[Element]) -> str:
    """What a reader would call what lies on top of the page: a dialog, else the page itself."""
    dialogs = [window for window in windows if window.role in WINDOWS[:3]]
    if dialogs:
        return dialogs[-1].name
    return next((mark.element.text for mark in alignment.marks if mark.element.role == "heading"), "")


def _is_other(alignment: Alignment, window: Element, was: Mapping[int, Box]) -> bool:
    inside = [mark for mark in alignment.marks if holding(mark.box, [window.box]) and _is_shown(alignment, mark)]
    found = sum(mark.index in was for mark in inside)
    return len(inside) >= _FEWEST and found < _OTHER * len(inside)


def _is_shown(alignment: Alignment, mark: Mark) -> bool:
    return not mark.icon and not mark.data and alignment.shows(alignment.mark_in_figure(mark))
