"""What stands around elements in the figure and in the capture, and what colours are each other's, mixed or dimmed."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from docwitness.figures.boxes import Box, overlap
from docwitness.figures.colours import Rgb, apart, dominant_colour, lab
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.picture_pair import crop
from docwitness.figures.pictures import Pixels
from docwitness.model import Element

OTHER = 14.0
"""Distance in CIE L*a*b* (CIE 1976) from which on two grounds are not of one colour: JPEG and a palette of 256
move even vivid ones by less than 10, hovering over a control by some 5."""

_PALER = (0.25, 0.85)
"""The share of the surroundings in a colour that is a disabled control's: browsers and style guides mix 0.3 to 0.7."""

_FAINTER = 0.65
"""Of the contrast that the label of an enabled control has: below it the other is disabled. Style guides give 0.3 to
0.6, labels in colours of their own 0.8 and more."""

_LEGIBLE = 40.0
"""Sum of the differences in red, green and blue of a label that can be read; a bar over a value has none."""

_STROKES = 0.97
"""Share of a control's inside that is no more than its label's ground: the cores of a short label's strokes cover less
than a twentieth of a wide button."""

_GREY = 12.0
"""Chroma in CIE L*a*b* below which a ground counts as grey, the bluish and brownish greys of style guides included."""

CONTROLS = frozenset({"button", "link", "checkbox", "radio", "switch", "tab", "menuitem"})
"""Roles of what takes another colour when it is enabled or disabled. Fields do so when they have the focus, too."""


@dataclass(frozen=True, slots=True)
class Recoloured:
    """An element that has another colour in the figure."""

    element: Element
    box: Box
    """In pixels of the scaled figure."""
    was: Rgb
    now: Rgb
    faded: bool
    """Whether one colour is the other mixed with the surroundings, as of a control that was enabled or disabled."""


def has_ground(element: Element, scale: float) -> bool:
    """Whether the element has a ground of its own that is large enough to be seen."""
    ground = element.background
    if element.text or ground is None or "covered" in element.state or "behind" in element.state:
        return False
    return (len(ground) == 3 or ground[3] > 0.9) and min(element.box[2:]) * scale >= 6


def is_page(alignment: Alignment, page: Box, figure: Box) -> bool:
    """Whether a box of the scaled figure has about it the ground that the box of the page stands on in the capture.

    Where it has not, the figure shows something else there: a margin, a shadow, a black bar over a name.
    """
    pair = alignment.pair
    control = control_around(alignment, page)
    left, top, width, height = pair.in_figure(control)
    x, y, _, _ = pair.in_figure(page)
    seen = surroundings(pair.figure, (left + figure[0] - x, top + figure[1] - y, width, height))
    expected = surroundings(pair.capture, pair.in_capture(control))
    if seen is None or expected is None or apart(seen, expected) > OTHER:
        return False
    inside, _, _ = crop(pair.figure, figure)
    return not inside.size or not is_bar(inside, seen)


def control_around(alignment: Alignment, page: Box) -> Box:
    """The box of the control or badge that a text stands in; its own box where it stands on the page."""
    fitting = [
        element.box
        for element in alignment.elements.elements
        if has_ground(element, 1.0)
        and element.box[3] <= 4 * page[3]
        and overlap(element.box, page) > 0.9 * page[2] * page[3]
    ]
    return max(fitting, key=lambda box: box[2] * box[3], default=page)


def is_bar(inside: Pixels, seen: Rgb) -> bool:
    """Whether one colour fills it that its surroundings have not."""
    colour = dominant_colour(inside)
    filled = np.abs(inside[:, :, ::-1].astype(int) - colour).max(axis=2) < 24
    return float(filled.mean()) > 0.85 and apart(colour, seen) > OTHER


def surroundings(picture: Pixels, box: Box) -> Rgb | None:
    """The dominant colour of a frame around the box."""
    wide, x, y = crop(picture, box, 6.0)
    if not wide.size:
        return None
    left, top = max(0, int(box[0] - 2 - x)), max(0, int(box[1] - 2 - y))
    ring = np.ones(wide.shape[:2], bool)
    ring[top : top + int(box[3]) + 5, left : left + int(box[2]) + 5] = False
    return dominant_colour(wide[ring][:, None, :]) if ring.any() else None


def is_greyed(was: Pixels, now: Pixels, *, disabled: bool) -> bool:
    """Whether one of two pictures of a control's inside is grey and its label faint beside the other's.

    Style guides give what is disabled a grey of its own as often as they mix its colours with the page. `disabled`:
    whether the control is so now; a control that became fainter without being disabled has another style.
    """
    pale, full = (now, was) if disabled else (was, now)
    if not _LEGIBLE < _strongest(pale) < _FAINTER * _strongest(full):
        return False
    return _colourfulness(dominant_colour(pale)) < _GREY


def _strongest(picture: Pixels) -> float:
    """The difference from the ground, summed over red, green and blue, of the label's strokes."""
    blurred = cv2.GaussianBlur(picture, (0, 0), 1.0)[:, :, ::-1].astype(np.float32)
    contrast = np.abs(blurred - np.array(dominant_colour(picture), np.float32)).sum(axis=2)
    return float(np.quantile(contrast, _STROKES))


def _colourfulness(colour: Rgb) -> float:
    _, a, b = lab(colour)
    return float(np.hypot(a, b))


def undimmed(colour: Rgb, around_was: Rgb, around_now: Rgb) -> Rgb:
    """The colour without what darkened its surroundings in the figure, as around a spotlight."""
    factor = min(1.0, (sum(around_was) + 1) / (sum(around_now) + 1))
    red, green, blue = (min(255, round(part / factor)) for part in colour)
    return red, green, blue


def is_mixed(pale: Rgb, full: Rgb, ground: Rgb) -> bool:
    """Whether the pale colour is the full one mixed with the ground."""
    towards = np.subtract(ground, full).astype(float)
    length = float(towards @ towards)
    if length < 30**2:
        return False
    share = float(np.subtract(pale, full) @ towards) / length
    mixed = np.add(full, share * towards)
    return _PALER[0] <= share <= _PALER[1] and float(np.abs(np.subtract(pale, mixed)).max()) < 20
