"""Element maps as JSON, and back. Maps come from files: what is missing or odd in them is left out, not fatal."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from docwitness.errors import PictureError
from docwitness.model import Box, Colour, Element, ElementMap

MAX_ELEMENTS = 20_000
"""Elements. The longest page of the measured products has some 2,000; more is a mistake or an attack."""


def read_elements(text: str | bytes, name: str = "element map") -> ElementMap:
    """The element map that the JSON holds, with white space in names and texts collapsed.

    Elements without a box are left out; everything else that is missing gets the value that says least.

    Raises:
        PictureError: it is not JSON, or not an object with a list of elements. `name` says which one it was.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PictureError(f"{name}: not JSON ({error}).") from error
    if not isinstance(data, Mapping) or not isinstance(data.get("elements"), list):
        raise PictureError(f"{name}: no element map; it needs a list under `elements`.")
    elements = tuple(element for item in data["elements"][:MAX_ELEMENTS] if (element := _element(item)))
    clip = _numbers(data.get("clip"), 4)
    viewport = _numbers(data.get("viewport"), 2) or _extent(elements)
    ratio = _numbers([data.get("device_pixel_ratio")], 1) or (1.0,)
    return ElementMap(
        viewport=(viewport[0], viewport[1]),
        device_pixel_ratio=ratio[0] if ratio[0] > 0 else 1.0,
        clip=_box(clip) if clip else None,
        elements=elements,
    )


def write_elements(elements: ElementMap) -> str:
    """The map as one line of JSON, which `read_elements` reads back to an equal value."""
    return json.dumps(asdict(elements), ensure_ascii=False, separators=(",", ":"))


def _element(item: object) -> Element | None:
    if not isinstance(item, Mapping) or not (box := _numbers(item.get("box"), 4)):
        return None
    state = item.get("state")
    return Element(
        role=_words(item.get("role")) or "generic",
        name=_words(item.get("name")),
        text=_words(item.get("text")),
        box=_box(box),
        state=tuple(_words(part) for part in state) if isinstance(state, list) else (),
        color=_colour(item.get("color")),
        background=_colour(item.get("background")),
    )


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _numbers(value: object, count: int) -> tuple[float, ...] | None:
    if not isinstance(value, list) or len(value) != count:
        return None
    if not all(isinstance(part, int | float) and math.isfinite(part) for part in value):
        return None
    return tuple(float(part) for part in value)


def _box(numbers: tuple[float, ...]) -> Box:
    left, top, width, height = numbers
    return left, top, max(0.0, width), max(0.0, height)


def _colour(value: object) -> Colour | None:
    if opaque := _numbers(value, 3):
        return _byte(opaque[0]), _byte(opaque[1]), _byte(opaque[2])
    if clear := _numbers(value, 4):
        return _byte(clear[0]), _byte(clear[1]), _byte(clear[2]), min(1.0, max(0.0, clear[3]))
    return None


def _byte(number: float) -> int:
    return min(255, max(0, round(number)))


def _extent(elements: Iterable[Element]) -> tuple[float, float]:
    """Width and height that hold all elements, for a map that does not say."""
    boxes = [element.box for element in elements]
    return (
        max((left + width for left, _, width, _ in boxes), default=0.0),
        max((top + height for _, top, _, height in boxes), default=0.0),
    )
