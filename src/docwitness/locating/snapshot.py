"""What is on the page now for someone who wants to act on it: the elements, and what they stand in."""

from __future__ import annotations

from collections.abc import Iterator
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
