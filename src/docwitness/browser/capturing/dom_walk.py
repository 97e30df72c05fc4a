"""The DOM walk over all frames of a page: raw entries in document order, boxes in CSS pixels of the page."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TypedDict, cast

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, JSHandle, Page

_WALK = (files(__package__) / "elements.js").read_text(encoding="utf-8")
_PLACE = """(frame) => {
    const rect = frame.getBoundingClientRect();
    return JSON.stringify([rect.left, rect.top]);
}"""
OPAQUE = 0.95
"""Opacity from which on nothing shows through that a reader could make out."""

Key = tuple[int, int]
"""Number of the frame in the order of walking, and of the entry in it; -1 for none."""


class Entry(TypedDict):
    """What `elements.js` notes of an element."""

    role: str
    name: str
    text: str
    box: list[float]
    state: list[str]
    color: list[float] | None
    background: list[float] | None
    under: list[float]
    """Only of what lies under an iframe: the iframe's box."""
    # From here on only when links are asked for.
    index: int
    parent: int
    kind: str
    hint: str
    level: int
    clickable: bool
    popup: str
    sign: str
    options: list[tuple[str, str]]
    key: Key
    """This and the next are added in Python."""
    up: Key


class _Hole(TypedDict):
    """Where an iframe stands, and whether something lies over it."""

    at: int
    box: list[float]
    content: list[float]
    """Left and top of what is shown in it."""
    state: str | None


class _Walked(TypedDict):
    elements: list[Entry]
    frames: list[_Hole]
    opaque: bool
    viewport: list[float]
    ratio: float
    title: str


@dataclass
class Walk:
    """One walk over a page and what it brought back."""

    whole: bool = False
    """Also what is scrolled out of sight."""
    links: bool = False
    """Also what leads from one entry to another."""
    nodes: bool = False
    """Keep the nodes, in `handles`, by number of the frame: that costs another trip to the browser."""
    handles: list[JSHandle] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    """By number of the frame."""
    inner: dict[Key, Frame] = field(default_factory=dict)
    """By key of an iframe's entry: what is shown in it."""
    viewport: tuple[float, float] = (0.0, 0.0)
    ratio: float = 1.0
    title: str = ""

    def entries(self, page: Page) -> list[Entry]:
        """The entries of all frames; those of an iframe follow the iframe."""
        top, entries = self._frame(page.main_frame, up=(0, -1))
        self.viewport = (top["viewport"][0], top["viewport"][1])
        self.ratio, self.title = top["ratio"], top["title"]
        return entries

    def _frame(self, frame: Frame, *, up: Key) -> tuple[_Walked, list[Entry]]:
        number, walked = self._walk(frame)
        for entry in walked["elements"]:
            entry["state"] = list(entry["state"])
            if self.links:
                entry["key"] = (number, entry["index"])
                entry["up"] = (number, entry["parent"]) if entry["parent"] >= 0 else up
        entries = list(walked["elements"])
        within = frame.child_frames
        alone = walked["frames"][0] if len(within) == len(walked["frames"]) == 1 else None
        inner = [placed for child in within if (placed := self._placed(child, number, walked, alone))]
        for at, children in sorted(inner, key=lambda placed: placed[0], reverse=True):
            after_iframe = at + 1 if self.links else at
            entries[after_iframe:after_iframe] = children
        return walked, entries

    def _walk(self, frame: Frame) -> tuple[int, _Walked]:
        what = {"whole": self.whole, "links": self.links, "nodes": self.nodes}
        self.frames.append(frame)
        if self.nodes:
            handle = frame.evaluate_handle(_WALK, what)
            self.handles.append(handle)
            told = handle.evaluate("walked => walked.json")
        else:
            told = frame.evaluate(_WALK, what)
        return len(self.frames) - 1, cast(_Walked, json.loads(told))

    def _placed(self, child: Frame, number: int, outer: _Walked, hole: _Hole | None) -> tuple[int, list[Entry]] | None:
        """Where the child's entries belong among the outer ones, and they; None if the frame is not to be seen.

        `hole` is where the child stands, if only one place comes into question: asking the browser costs two trips.
        """
        try:
            hole = hole or _hole_of(child, outer)
            if hole is None:
                return None
            walked, entries = self._frame(child, up=(number, hole["at"]))
        except PlaywrightError:  # the frame went away while we looked
            return None
        self.inner[number, hole["at"]] = child
        left, top = hole["content"]
        for entry in entries:
            entry["box"][0] += left
            entry["box"][1] += top
            entry["state"] += [hole["state"]] if hole["state"] else []
        _cover(outer["elements"], hole["box"], entries, whole_frame=walked["opaque"])
        return hole["at"], entries


def _hole_of(child: Frame, outer: _Walked) -> _Hole | None:
    x, y = json.loads(child.frame_element().evaluate(_PLACE))
    return next((hole for hole in outer["frames"] if _at(hole["box"], x, y)), None)


def _at(box: list[float], x: float, y: float) -> bool:
    return abs(box[0] - x) < 1 and abs(box[1] - y) < 1


def _cover(entries: list[Entry], frame: list[float], over: list[Entry], *, whole_frame: bool) -> None:
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
