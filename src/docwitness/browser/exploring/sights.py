"""What is on the page now, as the parts of a state: with where links lead, and with the nodes to act on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict

from playwright.sync_api import ElementHandle, Page

from docwitness.browser.driving.looking import LiveScene, look, node_of
from docwitness.browser.tooltips import TOOLTIPS
from docwitness.locating.snapshot import Scene
from docwitness.locating.windows import windows_of
from docwitness.productmap.queries.ways import FRAME
from docwitness.productmap.routes import route_of
from docwitness.productmap.states import Opener, Part
from docwitness.productmap.structure import LANDMARKS, controls_of, is_control, openers_of

LONGEST = 160
"""Characters of a text that are kept: a map is for names, not for articles."""
_ABOUT = """(walked) => walked.nodes.map((node) => {
    const link = node.closest ? node.closest("a[href], area[href]") : null;
    const form = node.form && (node.type === "submit" || node.type === "image") && node.form.method === "post";
    return [link === node ? link.href : "", Boolean(link && link.hasAttribute("download")), Boolean(form)];
})"""
_KEPT = ("list", "table", "grid", "tree", "group", "iframe", "row", "listitem", "article", "form", "treegrid", "img",
         "heading", "listbox", "radiogroup", "cell", "gridcell", "columnheader", "paragraph", *LANDMARKS)  # fmt: skip


class _About(TypedDict):
    address: str
    download: bool
    submits: bool


@dataclass(frozen=True)
class Sight:
    """One look at the page."""

    url: str
    title: str
    parts: tuple[Part, ...]
    headings: tuple[str, ...]
    windows: tuple[str, ...]
    """Titles of the dialogs that are open, the topmost first."""
    submitting: frozenset[int]
    """Indices of the parts that send a form by POST."""
    downloading: frozenset[int]
    framed: dict[int, str]
    """Of the parts that stand in an iframe: the address of what is shown there."""
    indices: tuple[int, ...]
    """For each part its index in the scene."""
    scene: LiveScene

    @cached_property
    def controls(self) -> frozenset[str]:
        """What of it identifies a state."""
        return controls_of(self.parts)

    @cached_property
    def routes(self) -> frozenset[str]:
        """Where its links lead."""
        return frozenset(route_of(part.address) for part in self.parts if part.address)

    @cached_property
    def openers(self) -> dict[int, Opener]:
        """For each control how it is found again."""
        return openers_of(self.parts)

    def node(self, part: int) -> ElementHandle:
        """The node of that part, to act on."""
        return node_of(self.scene, self.indices[part])

    def find(self, opener: Opener) -> int | None:
        """The part that the opener names; where its place has changed, the one that has its name."""
        openers = self.openers
        exact = next((index for index, other in openers.items() if other == opener), None)
        if exact is not None:
            return exact
        alike = [i for i, other in openers.items() if (other.role, other.name) == (opener.role, opener.name)]
        return alike[0] if len(alike) == 1 else None


def see(page: Page) -> Sight:
    """What is on the page now; what shows nothing to read in its frame is named by its tooltip."""
    return sight_of(page, TOOLTIPS.named(page, look(page), within=frozenset(FRAME)))


def sight_of(page: Page, scene: LiveScene) -> Sight:
    """What was looked at on the page, as the parts of a state."""
    told = _told(scene)
    kept = [e.index for e in scene.elements if e.text or _is_kept(scene, e.index, told)]
    places = {index: number for number, index in enumerate(kept)}
    parts = tuple(_part(scene, index, places, told[index]["address"]) for index in kept)
    dialogs = windows_of(scene)[:-1]
    return Sight(
        url=page.url,
        title=scene.title,
        parts=parts,
        headings=_headings(parts),
        windows=tuple(window.title or "a window without a title" for window in dialogs),
        submitting=frozenset(places[i] for i in kept if told[i]["submits"]),
        downloading=frozenset(places[i] for i in kept if told[i]["download"]),
        framed=_framed(scene, kept),
        indices=tuple(kept),
        scene=scene,
    )


def _framed(scene: LiveScene, kept: Sequence[int]) -> dict[int, str]:
    frames: dict[int, str] = {}
    for number, index in enumerate(kept):
        around = (outer.index for outer in scene.around(index) if outer.role == "iframe")
        frame = next(around, None)
        if frame is not None:
            frames[number] = scene.frames[frame].url
    return frames


def _told(scene: LiveScene) -> list[_About]:
    """Of each element of the scene, what only its node knows."""
    lists = {id(nodes): nodes for nodes, _ in scene.nodes}
    told: dict[int, list[tuple[str, bool, bool]]] = {key: nodes.evaluate(_ABOUT) for key, nodes in lists.items()}
    rows = (told[id(nodes)][place] for nodes, place in scene.nodes)
    return [_About(address=address, download=download, submits=submits) for address, download, submits in rows]


def _is_kept(scene: Scene, index: int, told: Sequence[_About]) -> bool:
    element = scene.elements[index]
    if element.role in _KEPT or told[index]["address"] or element.popup or element.clickable:
        return True
    part = Part(element.role, element.name, state=element.state, clickable=element.clickable)
    return is_control(part) or "collapsed" in element.state or len(scene.children.get(index, ())) > 1


def _part(scene: Scene, index: int, places: dict[int, int], address: str) -> Part:
    element = scene.elements[index]
    parent = next((places[outer.index] for outer in scene.around(index) if outer.index in places), -1)
    x, y, width, height = map(round, element.box)
    name, hint = element.name, element.hint
    if hint and element.is_named_by_picture:  # its tooltip says more than the word for its picture
        name, hint = hint, name
    return Part(
        role=element.role,
        name=(element.text or name)[:LONGEST],
        box=(x, y, width, height),
        parent=parent,
        text=bool(element.text),
        state=() if element.text else tuple(flag for flag in element.state if flag != "focused"),
        kind="" if element.text else element.kind,
        hint="" if element.text else hint[:LONGEST],
        level=0 if element.text else element.level,
        clickable=not element.text and element.clickable,
        popup="" if element.text else element.popup,
        options=() if element.text else tuple(label for _, label in element.options[:40]),
        address="" if element.text else address,
    )


def _headings(parts: Sequence[Part]) -> tuple[str, ...]:
    told = [p for p in parts if p.role == "heading" and not p.text and p.name and "behind" not in p.state]
    told.sort(key=lambda part: part.level or 7)
    return tuple(dict.fromkeys(part.name for part in told))[:12]
