"""What is on the page now for someone who wants to act on it: the elements, and what they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

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
    sign: str = ""
    """The sign that is drawn on it, `+` say, or the words by which its picture is called in the page's source."""

    @property
    def is_named_by_picture(self) -> bool:
        """Whether its only name is the word from which a font draws its picture, which nobody reads."""
        return bool(self.sign) and self.role != "img" and self.sign == self.name.replace("_", " ")

    @property
    def is_wordless(self) -> bool:
        """Whether it can be clicked and says neither what it is nor what it is for."""
        return self.role == "generic" and self.clickable and not (self.name or self.text)

    @property
    def is_hidden_away(self) -> bool:
        """Whether it is a pixel or two in size: then it is kept for scripts, and something is drawn in its place."""
        return max(self.box[2:]) <= 2

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


ENTRIES = ("row", "listitem", "treeitem", "option", "article")
"""Roles of the entries of a list or table."""
FEW = 3
"""Parts of one build from which on they are entries of a list that does not say that it is one: two may be sections."""


def in_each_row(scene: Scene, elements: Sequence[Seen]) -> bool:
    """Whether each stands in an entry of its own of one list or table: any of them is an example."""
    rows = [next((e for e in (one, *scene.around(one.index)) if e.role in ENTRIES), None) for one in elements]
    if None not in rows:
        told = [row for row in rows if row is not None]
        return len({row.parent for row in told}) == 1 and len({row.index for row in told}) == len(told)
    return not any(rows) and _are_alike(scene, elements)


def _are_alike(scene: Scene, elements: Sequence[Seen]) -> bool:
    """Whether they stand side by side in several parts of one build, as cards do that are nothing but boxes."""
    ways = [[each.index for each in (*reversed(list(scene.around(one.index))), one)] for one in elements]
    depth = next((i for i, level in enumerate(zip(*ways, strict=False)) if len(set(level)) > 1), 0)
    if len(elements) < FEW or any(len(way) <= depth for way in ways):
        return False
    parts = [way[depth] for way in ways]
    builds = {tuple(sorted(e.role for e in scene.inside(part) if e.clickable and not e.text)) for part in parts}
    return len(set(parts)) == len(parts) and len(builds) == 1
