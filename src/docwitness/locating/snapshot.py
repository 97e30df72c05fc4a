"""What is on the page now for someone who wants to act on it: the elements, what they stand in, and their nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from playwright.sync_api import ElementHandle, Frame, JSHandle, Page
from playwright.sync_api import Error as PlaywrightError

from docwitness.browser.capturing.dom_walk import Entry, Key, Walk
from docwitness.model import Box


@dataclass(frozen=True, slots=True)
class Seen:
    """An element of the page. A run of text is an element too: it has `text`, and stands in another one."""

    index: int
    """Its place in the scene, in document order."""
    role: str
    name: str
    box: Box
    text: str = ""
    state: tuple[str, ...] = ()
    parent: int = -1
    """Index of what it stands in; -1 for none."""
    kind: str = ""
    """The type of an input, `editable`, or the tag."""
    hint: str = ""
    """Tooltip, prompt and description."""
    level: int = 0
    """Of a heading."""
    clickable: bool = False
    popup: str = ""
    """What it opens, as far as it says so: `menu`, `listbox`, `dialog` …"""
    options: tuple[tuple[str, str], ...] = ()
    """Value and label of what a `<select>` offers."""
    background: tuple[float, ...] = ()

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of its box, in CSS pixels of the page."""
        x, y, width, height = self.box
        return x + width / 2, y + height / 2


@dataclass(frozen=True)
class Scene:
    """All elements of the page at one moment, all frames, those scrolled out of sight included."""

    elements: tuple[Seen, ...]
    viewport: tuple[float, float]
    title: str = ""
    """Of the top document."""
    nodes: tuple[tuple[JSHandle, int], ...] = field(default=(), repr=False, compare=False)
    """For each element, the list of nodes of its frame and its place there."""
    frames: tuple[Frame, ...] = field(default=(), repr=False, compare=False)
    """For each element, the frame that what stands in it belongs to: for an iframe, the one shown there."""

    @cached_property
    def children(self) -> dict[int, tuple[int, ...]]:
        """For each index, those of the elements that stand directly in it."""
        found: dict[int, list[int]] = {}
        for element in self.elements:
            found.setdefault(element.parent, []).append(element.index)
        return {index: tuple(inner) for index, inner in found.items()}

    def inside(self, index: int) -> Iterator[Seen]:
        """The elements below that one, in document order; below -1 stand all."""
        for child in self.children.get(index, ()):
            yield self.elements[child]
            yield from self.inside(child)

    def around(self, index: int) -> Iterator[Seen]:
        """The elements that it stands in, innermost first."""
        parent = self.elements[index].parent
        while parent >= 0:
            yield self.elements[parent]
            parent = self.elements[parent].parent

    def shown(self, index: int) -> str:
        """The text that is to be read in it."""
        element = self.elements[index]
        return element.text or " ".join(inner.text for inner in self.inside(index) if inner.text)

    def release(self) -> None:
        """Let go of the nodes: the page may forget them."""
        for nodes in {id(nodes): nodes for nodes, _ in self.nodes}.values():
            with suppress(PlaywrightError):
                nodes.dispose()

    def node(self, index: int) -> ElementHandle:
        """The node itself: an action hits what was looked at, even if the page has moved on since."""
        nodes, place = self.nodes[index]
        handle = nodes.evaluate_handle("(walked, place) => walked.nodes[place]", place).as_element()
        if handle is None:
            raise LookupError(f"element {index} has no node")
        return handle


def look(page: Page, *, nodes: bool = True) -> Scene:
    """The scene as it is now; without `nodes` a third sooner, and nothing in it can be acted on."""
    walk = Walk(whole=True, links=True, nodes=nodes)
    entries = walk.entries(page)
    places = {entry["key"]: index for index, entry in enumerate(entries)}
    return Scene(
        elements=tuple(_seen(entry, index, places) for index, entry in enumerate(entries)),
        viewport=walk.viewport,
        title=walk.title,
        nodes=tuple((walk.handles[entry["key"][0]], entry["key"][1]) for entry in entries) if nodes else (),
        frames=tuple(walk.inner.get(entry["key"]) or walk.frames[entry["key"][0]] for entry in entries),
    )


def _seen(entry: Entry, index: int, places: Mapping[Key, int]) -> Seen:
    x, y, width, height = entry["box"]
    return Seen(
        index=index,
        role=entry["role"],
        name=entry["name"],
        text=entry["text"],
        box=(x, y, width, height),
        state=tuple(dict.fromkeys(entry["state"])),
        parent=places.get(entry["up"], -1),
        kind=entry["kind"],
        hint=entry["hint"],
        level=entry["level"],
        clickable=entry["clickable"],
        popup=entry["popup"],
        options=tuple((value, label) for value, label in entry["options"]),
        background=tuple(entry["background"] or ()),
    )
