"""The elements that a reader would look for in the figure, and where each is found by its shapes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from docwitness.judging.mapped_data import data_indices
from docwitness.judging.mapped_places import Finder, Place
from docwitness.judging.mapped_scene import Scene
from docwitness.model import Box, Element, ElementMap

_ICON = 48.0
"""CSS pixels: the longest side of an icon; larger pictures are content."""

_JUMP = 3.0
"""CSS pixels: displacements nearer than this are one."""

_SEARCHES = 8
"""Searches of the whole figure that may fail in a row. Where that many texts are nowhere, fonts or windows differ,
and reading finds them sooner."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An element with a text, or an icon."""

    index: int
    """In the element map."""
    element: Element
    box: Box
    """In CSS pixels of the page."""
    icon: bool
    data: bool
    """Whether it belongs to the account: then only its place matters."""


def marks_of(elements: ElementMap, known: Collection[str]) -> tuple[Mark, ...]:
    """The texts and icons of the map that the capture shows."""
    data = data_indices(elements.elements, known)
    shown = elements.clip or (0.0, 0.0, *elements.viewport)
    return tuple(
        Mark(index, element, element.box, not element.text, index in data)
        for index, element in enumerate(elements.elements)
        if _is_shown(element, shown) and (_is_icon(element) or _says_something(element.text))
    )


def _is_shown(element: Element, shown: Box) -> bool:
    left, top, width, height = element.box
    if "covered" in element.state or width < 3 or height < 3:
        return False
    return left >= shown[0] - 1 and top >= shown[1] - 1 and left + width <= shown[0] + shown[2] + 1 and (
        top + height <= shown[1] + shown[3] + 1
    )  # fmt: skip


def _is_icon(element: Element) -> bool:
    return element.role == "img" and not element.text and min(element.box[2:]) >= 8 and max(element.box[2:]) <= _ICON


def _says_something(text: str) -> bool:
    return sum(character.isalnum() for character in text) >= 2


@dataclass(frozen=True, slots=True)
class Located:
    """What was found of the marks by their shapes."""

    places: dict[int, Place]
    """By index of the mark's element; only where something alike was found."""
    shifts: tuple[tuple[float, float], ...]
    """Displacements under which parts of the page lie in the figure, in its pixels, the first found first."""

    def agrees(self, mark: Mark) -> bool:
        """Whether the mark was found with all its shapes."""
        return mark.index in self.places and self.places[mark.index].agrees


def locate(finder: Finder, marks: Sequence[Mark]) -> Located:
    """Where the marks are: near where they are expected, under a shift that others have, or anywhere."""
    places: dict[int, Place] = {}
    shifts: list[tuple[float, float]] = []
    texts = [mark for mark in marks if not mark.icon]
    for mark in texts:
        place = finder.find(mark.box)
        if place:
            places[mark.index] = place
            if place.agrees and not mark.data:
                _add(shifts, place, finder.scale)
    failed = 0
    for mark in sorted(texts, key=lambda mark: -mark.box[2]):
        if mark.data or (mark.index in places and places[mark.index].agrees):
            continue
        place = _under(finder, mark, shifts)
        if place is None and failed < _SEARCHES:
            place = finder.find_anywhere(mark.box)
            failed = 0 if place else failed + 1
        if place and place.agrees:
            places[mark.index] = place
            _add(shifts, place, finder.scale)
    return Located(places, tuple(shifts))


def _under(finder: Finder, mark: Mark, shifts: Iterable[tuple[float, float]]) -> Place | None:
    found = [place for right, down in shifts if (place := finder.find(mark.box, right, down, _JUMP))]
    return max((place for place in found if place.agrees), key=lambda place: place.worst, default=None)


def _add(shifts: list[tuple[float, float]], place: Place, scale: float) -> None:
    for right, down in shifts:
        if abs(right - place.right) <= _JUMP * scale and abs(down - place.down) <= _JUMP * scale:
            return
    shifts.append((place.right, place.down))


def box_in_figure(scene: Scene, box: Box, shift: tuple[float, float]) -> Box:
    """The box of the page in pixels of the scene's figure, displaced by the shift."""
    left, top, width, height = scene.in_figure(box)
    return left + shift[0], top + shift[1], width, height


def shift_near(mark_box: Box, marks: Sequence[Mark], located: Located) -> tuple[float, float]:
    """The displacement of what agrees nearest to the box; (0, 0) if nothing does."""
    middle = mark_box[1] + mark_box[3] / 2
    centre = mark_box[0] + mark_box[2] / 2
    nearest = min(
        (mark for mark in marks if located.agrees(mark)),
        key=lambda mark: (
            3 * abs(mark.box[1] + mark.box[3] / 2 - middle)
            + max(0.0, mark.box[0] - centre, centre - mark.box[0] - mark.box[2])
        ),
        default=None,
    )
    return (located.places[nearest.index].right, located.places[nearest.index].down) if nearest else (0.0, 0.0)
