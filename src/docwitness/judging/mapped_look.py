"""The colours in which the figure shows the elements: their grounds, and the ink of their texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docwitness.judging.boxes import Box, grown, overlap
from docwitness.judging.colours import Ink, Rgb, apart, dominant_colour, ink_colour
from docwitness.judging.mapped_alignment import Alignment
from docwitness.judging.mapped_cuts import is_cut_by
from docwitness.judging.mapped_panes import dialogs_of
from docwitness.judging.mapped_scene import crop
from docwitness.judging.pictures import Pixels
from docwitness.model import Element

_OTHER = 14.0
"""Distance in CIE L*a*b* (CIE 1976) from which on two grounds are not of one colour: JPEG and a palette of 256
move even vivid ones by less than 10, hovering over a control by some 5."""

_OTHER_INK = 24.0
"""The same for ink: strokes of a pixel mix with their ground, and JPEG halves the resolution of colour."""

_SAME_DIRECTION = 0.85
"""Cosine of the angle between two inks as seen from their grounds from which on they may be of one colour."""

_GROUND = 4.0
"""CSS pixels around a text that are taken with it, to see what it stands on."""

_CLEAR = 120.0
"""Sum of the differences in red, green and blue of an ink that stands out clearly; light grey on white has 150."""

_PALER = (0.25, 0.85)
"""The share of the surroundings in a colour that is a disabled control's: browsers and style guides mix 0.3 to 0.7."""

_LARGEST = 0.6
"""Of the figure's area: what is larger is the page, and has no colour of its own."""

_CONTROLS = frozenset({"button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "combobox", "textbox"})


@dataclass(frozen=True, slots=True)
class Recoloured:
    """An element that has another colour in the figure."""

    element: Element
    box: Box
    """In pixels of the scene's figure."""
    was: Rgb
    now: Rgb
    faded: bool
    """Whether one colour is the other mixed with the surroundings, as of a control that was enabled or disabled."""


def recoloured(alignment: Alignment, was: Mapping[int, Box]) -> list[Recoloured]:
    """The elements whose ground or ink differs in colour from the capture's, by more than dimming does.

    `was` has, by mark index, the boxes in the scene's figure of the texts that were found there.
    """
    grounds = list(_grounds(alignment, was))
    return grounds + [ink for ink in _inks(alignment, was) if not _lies_on(ink, grounds)]


def _lies_on(ink: Recoloured, grounds: list[Recoloured]) -> bool:
    return any(overlap(ink.box, ground.box) > 0.5 * ink.box[2] * ink.box[3] for ground in grounds)


def _grounds(alignment: Alignment, was: Mapping[int, Box]) -> Iterator[Recoloured]:
    rows, columns = alignment.scene.figure.shape[:2]
    for element in alignment.elements.elements:
        if not _has_ground(element, alignment.scene.scale):
            continue
        box = alignment.in_figure(element.box)
        if not alignment.shows(box) or box[2] * box[3] > _LARGEST * rows * columns or alignment.is_hidden(box):
            continue
        if not _is_still_there(alignment, element, was):
            continue
        change = _compared(alignment, element, box)
        if change:
            yield change


def _is_still_there(alignment: Alignment, element: Element, was: Mapping[int, Box]) -> bool:
    """Whether most of the fixed texts that stand on the element were found in the figure.

    Where none stands on it, only shapes tell where it is, and other fonts have others.
    """
    inside = [
        mark.index in was
        for mark in alignment.marks
        if not mark.data and not mark.icon and overlap(mark.box, element.box) > 0.9 * mark.box[2] * mark.box[3]
    ]
    return 2 * sum(inside) >= len(inside) if inside else alignment.same_fonts


def _has_ground(element: Element, scale: float) -> bool:
    ground = element.background
    if element.text or ground is None or "covered" in element.state or "behind" in element.state:
        return False
    return (len(ground) == 3 or ground[3] > 0.9) and min(element.box[2:]) * scale >= 6


def _compared(alignment: Alignment, element: Element, box: Box) -> Recoloured | None:
    scene = alignment.scene
    there = scene.in_capture(element.box)
    inset = min(3.0 * scene.scale, box[2] / 4, box[3] / 4)
    was, now = _ground(scene.figure, box, inset), _ground(scene.capture, there, inset)
    if was is None or now is None or apart(was, now) < _OTHER:
        return None
    around_was, around_now = surroundings(scene.figure, box), surroundings(scene.capture, there)
    if around_was is None or around_now is None:
        return None
    if apart(_undimmed(was, around_was, around_now), now) < _OTHER:
        return None
    # A frame that somebody drew around the control is in the figure's surroundings only.
    faded = any(_is_mixed(was, now, ground) or _is_mixed(now, was, ground) for ground in (around_was, around_now))
    return Recoloured(element, box, was, now, faded and element.role in _CONTROLS)


def _ground(picture: Pixels, box: Box, inset: float) -> Rgb | None:
    part, _, _ = crop(picture, box, -inset)
    return dominant_colour(part) if part.size else None


def is_page(alignment: Alignment, page: Box, figure: Box) -> bool:
    """Whether a box of the scene's figure has about it the ground that the box of the page stands on in the capture.

    Where it has not, the figure shows something else there: a margin, a shadow, a black bar over a name.
    """
    scene = alignment.scene
    control = _control_around(alignment, page)
    across, along = (control[2] - page[2]) / 2 * scene.scale, (control[3] - page[3]) / 2 * scene.scale
    seen = surroundings(scene.figure, grown(figure, across, along))
    expected = surroundings(scene.capture, scene.in_capture(control))
    if seen is None or expected is None or apart(seen, expected) > _OTHER:
        return False
    inside, _, _ = crop(scene.figure, figure)
    return not inside.size or not _is_bar(inside, seen)


def _control_around(alignment: Alignment, page: Box) -> Box:
    """The box of the control or badge that a text stands in; its own box where it stands on the page."""
    fitting = [
        element.box
        for element in alignment.elements.elements
        if _has_ground(element, 1.0)
        and element.box[3] <= 4 * page[3]
        and overlap(element.box, page) > 0.9 * page[2] * page[3]
    ]
    return max(fitting, key=lambda box: box[2] * box[3], default=page)


def _is_bar(inside: Pixels, seen: Rgb) -> bool:
    """Whether one colour fills it that its surroundings have not."""
    colour = dominant_colour(inside)
    filled = np.abs(inside[:, :, ::-1].astype(int) - colour).max(axis=2) < 24
    return float(filled.mean()) > 0.85 and apart(colour, seen) > _OTHER


def surroundings(picture: Pixels, box: Box) -> Rgb | None:
    """The dominant colour of a frame around the box."""
    wide, x, y = crop(picture, box, 6.0)
    if not wide.size:
        return None
    left, top = max(0, int(box[0] - 2 - x)), max(0, int(box[1] - 2 - y))
    ring = np.ones(wide.shape[:2], bool)
    ring[top : top + int(box[3]) + 5, left : left + int(box[2]) + 5] = False
    return dominant_colour(wide[ring][:, None, :]) if ring.any() else None


def _undimmed(colour: Rgb, around_was: Rgb, around_now: Rgb) -> Rgb:
    """The colour without what darkened its surroundings in the figure, as around a spotlight."""
    factor = min(1.0, (sum(around_was) + 1) / (sum(around_now) + 1))
    red, green, blue = (min(255, round(part / factor)) for part in colour)
    return red, green, blue


def _is_mixed(pale: Rgb, full: Rgb, ground: Rgb) -> bool:
    """Whether the pale colour is the full one mixed with the ground."""
    towards = np.subtract(ground, full).astype(float)
    length = float(towards @ towards)
    if length < 30**2:
        return False
    share = float(np.subtract(pale, full) @ towards) / length
    mixed = np.add(full, share * towards)
    return _PALER[0] <= share <= _PALER[1] and float(np.abs(np.subtract(pale, mixed)).max()) < 20


def _direction(colours: Ink) -> npt.NDArray[np.float64]:
    """From ground to ink, of length 1: what remains of a colour that is mixed with its ground."""
    towards = np.subtract(colours.ink, colours.ground).astype(np.float64)
    return towards / max(1e-6, float(np.linalg.norm(towards)))


def _contrast(colours: Ink) -> float:
    return float(np.abs(np.subtract(colours.ink, colours.ground)).sum())


def _inks(alignment: Alignment, was: Mapping[int, Box]) -> Iterator[Recoloured]:
    scene = alignment.scene
    margin = _GROUND * scene.scale
    rows = max(1, int(margin))
    for mark in alignment.marks:
        box = alignment.mark_in_figure(mark) if alignment.agrees(mark) else was.get(mark.index)
        if box is None or (not alignment.agrees(mark) and _control_around(alignment, mark.box) != mark.box):
            continue
        if is_cut_by(dialogs_of(alignment.elements), mark.box):
            continue  # The dialog would be taken for its ink.
        if mark.icon or mark.data or "behind" in mark.element.state or alignment.is_touched(box):
            continue
        before, after = (
            ink_colour(crop(scene.figure, box, margin)[0], rows),
            ink_colour(crop(scene.capture, scene.in_capture(mark.box), margin)[0], rows),
        )
        if before is None or after is None or apart(before.ink, after.ink) < _OTHER_INK:
            continue
        if not alignment.agrees(mark) and min(_contrast(before), _contrast(after)) < _CLEAR:
            continue  # What was read is in a box that may not be on the text alone.
        if not alignment.agrees(mark) and _direction(before) @ _direction(after) > _SAME_DIRECTION:
            continue  # Another font has thinner or thicker strokes, which mix otherwise with their ground.
        if apart(_undimmed(before.ink, before.ground, after.ground), after.ink) < _OTHER_INK:
            continue
        faded = _is_mixed(before.ink, after.ink, after.ground) or _is_mixed(after.ink, before.ink, before.ground)
        yield Recoloured(mark.element, box, before.ink, after.ink, faded and mark.element.role in _CONTROLS)
