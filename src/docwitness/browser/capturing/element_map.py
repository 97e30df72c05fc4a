"""The element map: what is on the page now, as a reader of the screen would name it, in all frames."""

from __future__ import annotations

from playwright.sync_api import Page

from docwitness.browser.capturing.dom_walk import Entry, Walk
from docwitness.model import Box, Colour, Element, ElementMap


def map_elements(page: Page, *, clip: Box | None = None, whole: bool = False) -> ElementMap:
    """The elements that can be seen on the page now, in all frames, in document order.

    `clip` is only recorded. `whole` takes in what is scrolled out of sight too. Elements under something opaque
    have the state `covered`, those behind a translucent layer (the page behind a modal window) `behind`.
    """
    walk = Walk(whole=whole)
    entries = walk.entries(page)
    return ElementMap(walk.viewport, walk.ratio, clip, tuple(_element(entry) for entry in entries))


def _element(entry: Entry) -> Element:
    x, y, width, height = (round(number, 2) for number in entry["box"])
    return Element(
        role=entry["role"],
        name=entry["name"],
        text=entry["text"],
        box=(x, y, width, height),
        state=tuple(dict.fromkeys(entry["state"])),
        color=_colour(entry["color"]),
        background=_colour(entry["background"]),
    )


def _colour(parts: list[float] | None) -> Colour | None:
    if parts is None:
        return None
    red, green, blue = (round(part) for part in parts[:3])
    return (red, green, blue, parts[3]) if len(parts) == 4 else (red, green, blue)
