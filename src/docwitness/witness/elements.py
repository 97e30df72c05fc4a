"""The element map: what is on the page now, as a reader of the screen would name it, in all frames."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TypedDict, cast

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page

from docwitness.model import Box, Colour, Element, ElementMap

WALK = (files(__package__) / "elements.js").read_text(encoding="utf-8")
_PLACE = """(frame) => {
    const rect = frame.getBoundingClientRect(), style = getComputedStyle(frame);
    const inset = (side) => parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`]);
    return JSON.stringify([rect.left, rect.top, rect.left + inset("Left"), rect.top + inset("Top")]);
}"""
OPAQUE = 0.95
"""Opacity from which on nothing shows through that a reader could make out."""


class _Entry(TypedDict):
    role: str
    name: str
    text: str
    box: list[float]
    state: list[str]
    color: list[float] | None
    background: list[float] | None
    under: list[float]
    """Only of what lies under an iframe: the iframe's box."""


class _Hole(TypedDict):
    """Where an iframe stands, and whether something lies over it."""

    at: int
    box: list[float]
    state: str | None


class _Walked(TypedDict):
    elements: list[_Entry]
    frames: list[_Hole]
    opaque: bool
    viewport: list[float]
    ratio: float


def map_elements(page: Page, *, clip: Box | None = None, whole: bool = False) -> ElementMap:
    """The elements that can be seen on the page now, in all frames, in document order.

    `clip` is only recorded. `whole` takes in what is scrolled out of sight too. Elements under something opaque
    have the state `covered`, those behind a translucent layer (the page behind a modal window) `behind`.
    """
    top = _walk(page.main_frame, whole=whole)
    entries = _with_children(page.main_frame, top, whole=whole)
    return ElementMap(
        viewport=(top["viewport"][0], top["viewport"][1]),
        device_pixel_ratio=top["ratio"],
        clip=clip,
        elements=tuple(_element(entry) for entry in entries),
    )


def _walk(frame: Frame, *, whole: bool) -> _Walked:
    return cast(_Walked, json.loads(frame.evaluate(WALK, whole)))


def _with_children(frame: Frame, walked: _Walked, *, whole: bool) -> list[_Entry]:
    """The frame's entries with those of its child frames put in where the iframes stand."""
    entries = list(walked["elements"])
    inner: list[tuple[int, list[_Entry]]] = []
    for child in frame.child_frames:
        placed = _placed(child, walked, whole=whole)
        if placed is not None:
            inner.append(placed)
    for at, children in sorted(inner, key=lambda placed: placed[0], reverse=True):
        entries[at:at] = children
    return entries


def _placed(child: Frame, outer: _Walked, *, whole: bool) -> tuple[int, list[_Entry]] | None:
    """Where the child's entries belong among the outer ones, and they; None if the frame is not to be seen."""
    try:
        x, y, left, top = json.loads(child.frame_element().evaluate(_PLACE))
        hole = next((hole for hole in outer["frames"] if _same_place(hole["box"], (x, y))), None)
        if hole is None:
            return None
        walked = _walk(child, whole=whole)
        entries = _with_children(child, walked, whole=whole)
    except PlaywrightError:  # the frame went away while we looked
        return None
    for entry in entries:
        entry["box"][0] += left
        entry["box"][1] += top
        entry["state"] += [hole["state"]] if hole["state"] else []
    _cover(outer["elements"], hole["box"], entries, whole_frame=walked["opaque"])
    return hole["at"], entries


def _same_place(box: list[float], corner: tuple[float, float]) -> bool:
    return abs(box[0] - corner[0]) < 1 and abs(box[1] - corner[1]) < 1


def _cover(entries: list[_Entry], frame: list[float], over: list[_Entry], *, whole_frame: bool) -> None:
    """Mark what lies under this frame: `covered` where the frame has something opaque, else `behind`."""
    opaque = [entry["box"] for entry in over if entry["background"] and _opacity(entry["background"]) >= OPAQUE]
    for entry in entries:
        if entry.get("under") != frame:
            continue
        x, y, width, height = entry["box"]
        centre = (x + width / 2, y + height / 2)
        hidden = whole_frame or any(_holds(box, centre) for box in opaque)
        entry["state"].append("covered" if hidden else "behind")


def _holds(box: list[float], point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[0] + box[2] and box[1] <= point[1] <= box[1] + box[3]


def _opacity(colour: list[float]) -> float:
    return colour[3] if len(colour) == 4 else 1.0


def _element(entry: _Entry) -> Element:
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


def elements_to_json(elements: ElementMap) -> str:
    """The element map as the contract writes it: boxes in CSS pixels of the page."""
    return json.dumps(
        {
            "viewport": elements.viewport,
            "device_pixel_ratio": elements.device_pixel_ratio,
            "clip": elements.clip,
            "elements": [
                {
                    "role": element.role,
                    "name": element.name,
                    "text": element.text,
                    "box": element.box,
                    "state": element.state,
                    "color": element.color,
                    "background": element.background,
                }
                for element in elements.elements
            ],
        },
        ensure_ascii=False,
    )
