"""Where to let go of what is dragged: in the middle of what the document names, or at a side of it."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from docwitness.browser.driving.finding import locate
from docwitness.browser.driving.looking import look
from docwitness.browser.witnessing.outcomes import Undecided
from docwitness.locating.snapshot import Seen
from docwitness.locating.targets import Wanted
from docwitness.model import Box

_SIDE = re.compile(
    r"(?:the )?(?P<side>left|right|top|bottom|cent(?:er|re)|middle)(?:(?: hand)? (?:side|edge|half))?"
    r"(?: of (?:an? |the |your )?(?P<owner>.+))?",
    re.IGNORECASE,
)
_AT = {"left": (0.04, 0.5), "right": (0.96, 0.5), "top": (0.5, 0.06), "bottom": (0.5, 0.94)}
"""Side → fractions of the width and height at which it is reached; anything else is the middle."""
_PANES = ("tabpanel", "region", "main")
"""What is divided by dragging something to a side of it."""


def drop_point(page: Page, dragged: Seen, where: str, timeout: float) -> tuple[float, float]:
    """The point in CSS pixels of the page at which the document says to let go.

    Raises:
        Undecided: it could not be told what the document names.
    """
    side = _SIDE.fullmatch(where.strip())
    if side is None:
        return locate(page, Wanted(where, labelled=False, action="see"), timeout=timeout).element.centre
    box = _pane(page, dragged)
    if box is None:
        box = locate(page, Wanted(side["owner"] or "panel", labelled=False, action="see"), timeout=timeout).element.box
    across, down = _AT.get(side["side"].lower(), (0.5, 0.5))
    return box[0] + box[2] * across, box[1] + box[3] * down


def _pane(page: Page, dragged: Seen) -> Box | None:
    """The largest part of the page below what is dragged that has a role of its own: a tab belongs to it."""
    panes = [
        element.box
        for element in look(page).elements
        if element.role in _PANES and not element.text and element.box[1] >= dragged.box[1] + dragged.box[3] / 2
    ]
    if not panes and dragged.role == "tab":
        raise Undecided("no panel stands below the tab that is dragged.", highlight=dragged.box)
    return max(panes, key=lambda box: box[2] * box[3], default=None) if dragged.role == "tab" else None
