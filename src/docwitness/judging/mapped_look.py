"""How the elements look in the figure: the colours of grounds and of ink, and the drawing of icons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from docwitness.judging.mapped_reading import dominant_colour, lab
from docwitness.judging.mapped_scene import Scene, crop
from docwitness.judging.pictures import Pixels
from docwitness.model import Box, Element

Shift = Callable[[Box], tuple[float, float]]
"""For a box of the page, by how much the page is displaced there, in pixels of the scene's figure."""

_OTHER_COLOUR = 14.0
"""Distance in CIE L*a*b* (CIE 1976) from which on two colours are not one: JPEG and a palette of 256 move even
saturated ones by less than 10, hovering over a control by some 5."""

_PALER = (0.25, 0.85)
"""The share of the surroundings in a colour that is a disabled control's: browsers and style guides mix 0.3 to 0.7."""

_LARGEST = 0.6
"""Of the figure's area: what is larger is the page, and has no colour of its own."""


@dataclass(frozen=True, slots=True)
class Recoloured:
    """An element whose ground has another colour in the figure; colours are red, green, blue."""

    element: Element
    box: Box
    """In pixels of the scene's figure."""
    was: tuple[int, int, int]
    now: tuple[int, int, int]
    faded: bool
    """Whether one of the colours is the other mixed with the surroundings: enabled, disabled."""


def recoloured(
    scene: Scene, elements: Sequence[Element], shift: Shift, hidden: Callable[[Box], bool]
) -> list[Recoloured]:
    """The elements with grounds whose colour differs from the capture's.

    `hidden` says of a box of the figure whether annotation or redaction covers it.
    """
    rows, columns = scene.figure.shape[:2]
    found = []
    for element in elements:
        if not _has_ground(element, scene):
            continue
        right, down = shift(element.box)
        left, top, width, height = scene.in_figure(element.box)
        box = (left + right, top + down, width, height)
        inside = box[0] >= 0 and box[1] >= 0 and box[0] + width <= columns and box[1] + height <= rows
        if not inside or width * height > _LARGEST * rows * columns or hidden(box):
            continue
        change = _compared(scene, element, box)
        if change:
            found.append(change)
    return found


def _has_ground(element: Element, scene: Scene) -> bool:
    ground = element.background
    if element.text or ground is None or "covered" in element.state or "behind" in element.state:
        return False
    opaque = len(ground) == 3 or ground[3] > 0.9
    return opaque and min(element.box[2:]) * scene.scale >= 6


def _compared(scene: Scene, element: Element, box: Box) -> Recoloured | None:
    inset = min(3.0 * scene.scale, box[2] / 4, box[3] / 4)
    was = _ground(scene.figure, box, inset)
    now = _ground(scene.capture, scene.in_capture(element.box), inset)
    if was is None or now is None or _apart(was, now) < _OTHER_COLOUR:
        return None
    around_was = _surroundings(scene.figure, box)
    around_now = _surroundings(scene.capture, scene.in_capture(element.box))
    if around_was is None or around_now is None:
        return None
    dimmed = _dimming(around_was, around_now)
    if _apart(_undimmed(was, dimmed), now) < _OTHER_COLOUR:
        return None
    return Recoloured(element, box, was, now, _faded(was, now, around_now) or _faded(now, was, around_was))


def _ground(picture: Pixels, box: Box, inset: float) -> tuple[int, int, int] | None:
    part, _, _ = crop(picture, box, -inset)
    return dominant_colour(part) if part.size else None


def _surroundings(picture: Pixels, box: Box) -> tuple[int, int, int] | None:
    """The dominant colour of a frame around the box."""
    wide, x, y = crop(picture, box, 6.0)
    if not wide.size:
        return None
    left, top = max(0, int(box[0] - 2 - x)), max(0, int(box[1] - 2 - y))
    ring = np.ones(wide.shape[:2], bool)
    ring[top : top + int(box[3]) + 5, left : left + int(box[2]) + 5] = False
    return dominant_colour(wide[ring][:, None, :]) if ring.any() else None


def _dimming(was: tuple[int, int, int], now: tuple[int, int, int]) -> float:
    """The factor by which the surroundings are darker in the figure than in the capture, at most 1."""
    return min(1.0, (sum(was) + 1) / (sum(now) + 1))


def _undimmed(colour: tuple[int, int, int], factor: float) -> tuple[int, int, int]:
    red, green, blue = (min(255, round(part / factor)) for part in colour)
    return red, green, blue


def _apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    return float(np.linalg.norm(np.subtract(lab(one), lab(other))))


def _faded(pale: tuple[int, int, int], full: tuple[int, int, int], ground: tuple[int, int, int]) -> bool:
    """Whether the pale colour is the full one mixed with the ground."""
    towards = np.subtract(ground, full).astype(float)
    length = float(towards @ towards)
    if length < 30**2:
        return False
    share = float(np.subtract(pale, full) @ towards) / length
    mixed = np.add(full, share * towards)
    return _PALER[0] <= share <= _PALER[1] and float(np.abs(np.subtract(pale, mixed)).max()) < 20
