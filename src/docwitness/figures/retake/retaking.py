"""Old figure + captures of the same moment → the figure as it would be taken today.

Made as the old one was: the same part of the page, the same scale and width, margins and rounded corners kept, in
the same format.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import cv2
import numpy as np
from PIL import Image

from docwitness.errors import PictureError
from docwitness.figures.boxes import overlap, scaled
from docwitness.figures.observe.local_differences import LocalDifferences
from docwitness.figures.pictures import Pixels, decode, size_of
from docwitness.figures.register.overlay import Overlay
from docwitness.figures.register.registration import guesses, register
from docwitness.figures.retake.annotations import redrawn
from docwitness.figures.retake.encoding import encode_like
from docwitness.figures.retake.finishing import Rgba, finish_like
from docwitness.model import Box, Element, ElementMap, Placement

_WINDOWS = frozenset({"dialog", "alertdialog", "main", "navigation", "form", "region", "document"})

_ALIKE = 0.55
"""Overlap over union from which a window is what a figure was cropped to. It may have grown or shrunk by two fifths
since; a figure of the window's upper half stays one."""

_WIDEST = 0.15
"""Margin around a window, as a fraction of its width, above which the figure is one of the page around it."""

_SHARP = 3
"""Pixels of the figure by which its place on the page may be wrong."""

_SUPPORT = 3
"""Pixels of the result around a pixel that Lanczos' filter looks at."""

_SURE = 0.5
"""Correlation of gradients below which a figure's place on the page is a guess: 0.4 was seen for wrong ones, 0.75
and more for figures in which one button was renamed."""

_LAID = 0.4
"""Share of the texts, or of the edges, that must agree for the judge's placement to be taken."""

_UNSEEN = 24
"""Levels of 255, averaged over a letter, by which a colour may differ: JPEG halves the resolution of colour."""

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Framing:
    """What part of the page a figure shows, in CSS pixels, and its number of pixels per CSS pixel."""

    box: Box
    scale: float
    margins: Edges = (0.0, 0.0, 0.0, 0.0)
    """How much of the box lies around the window that it shows, in CSS pixels."""


def retake(
    old: bytes,
    captures: Sequence[bytes],
    elements: ElementMap,
    *,
    window: str | None = None,
    placement: Placement | None = None,
    only_to_look_at: bool = False,
) -> bytes:
    """The figure, taken anew from the captures: pictures of one moment at several device pixel ratios.

    `window` is the title of the window that it shows, where that is known; `placement` is how a judge laid it on the
    first capture. A figure that would show the same is the old file, byte by byte. What is `only_to_look_at`, and
    replaces no figure, is a WebP that is written quickly.

    Raises:
        PictureError: a picture cannot be read, it is not clear what part of the page the figure shows, or somebody
            drew on it and it is not clear where to draw that again.
    """
    retaken = _retaken(old, captures, elements, window, placement)
    if only_to_look_at:
        out = BytesIO()
        retaken.save(out, "WEBP", quality=90, method=0)
        return out.getvalue()
    return old if _shows_same(old, retaken) else encode_like(old, retaken)


def _retaken(
    old: bytes, captures: Sequence[bytes], elements: ElementMap, window: str | None, placement: Placement | None
) -> Image.Image:
    figure = decode(old)
    shots = sorted(captures, key=size_of)  # of several device pixel ratios only one or two have to be decoded
    named = [element for element in elements.elements if window and element.role in _WINDOWS and element.name == window]
    placed = placement if placement and placement.agreement >= _LAID else _placed(figure, captures[0], elements)
    framing = _framing(figure, placed, size_of(captures[0])[0] / elements.shown[2], elements, named)
    shown = _cut(shots, framing, elements, (figure.shape[1], figure.shape[0]))
    margins = [round(margin * framing.scale) for margin in framing.margins]
    before = np.asarray(Image.open(BytesIO(old)).convert("RGBA"))
    return Image.fromarray(redrawn(before, finish_like(before, shown, margins), framing.scale))


def _shows_same(old: bytes, retaken: Image.Image) -> bool:
    """Whether no more differs than resampling and compression leave: then the old file is kept."""
    before, after = (picture.convert("RGB") for picture in (Image.open(BytesIO(old)), retaken))
    if before.size != after.size:
        return False
    one, other = np.asarray(before)[:, :, ::-1], np.asarray(after)[:, :, ::-1]
    both = Overlay(np.ascontiguousarray(one), np.ascontiguousarray(other), ((0, 0), (0, 0)), (1.0, 1.0))
    away = cv2.absdiff(cv2.blur(both.figure, (9, 9)), cv2.blur(both.capture, (9, 9)))
    return not LocalDifferences(both).unlike and int(away.max()) <= _UNSEEN


def _placed(figure: Pixels, capture: bytes, elements: ElementMap) -> Placement | None:
    shot = decode(capture)
    found = register(figure, shot, guesses(figure, shot, elements))
    return found if found and found.agreement >= _SURE else None


def _framing(
    figure: Pixels, placed: Placement | None, ratio: float, elements: ElementMap, named: Sequence[Element]
) -> Framing:
    """What of the page the figure shows; `ratio` is the number of the first capture's pixels per CSS pixel."""
    height, width = figure.shape[:2]
    if placed:
        left, top, wide, high = scaled(placed.to_capture((0.0, 0.0, float(width), float(height))), 1 / ratio)
        page = elements.shown
        return _snapped(Framing((left + page[0], top + page[1], wide, high), placed.scale * ratio), elements, named)
    for element in named:
        framing = Framing(element.box, width / element.box[2])
        heights = sorted((element.box[3] * framing.scale, height))
        if heights[0] / heights[1] >= _ALIKE:  # else the figure is of some part of the window
            return framing
    raise PictureError("it is not clear what part of the page the figure shows.")


def _snapped(near: Framing, elements: ElementMap, named: Sequence[Element]) -> Framing:
    """The framing with its edges where those of the window are now, and the margins around it that it has."""
    windows = named or [element for element in elements.elements if element.role in _WINDOWS]
    alike = max(windows, key=lambda window: _alike(near.box, window.box), default=None)
    if alike is None or _alike(near.box, alike.box) < _ALIKE:
        return near
    left, top, right, bottom = (_whole(margin, near.scale) for margin in _margins(near.box, alike.box))
    if max(abs(left), abs(top), abs(right)) > _WIDEST * alike.box[2]:
        return near
    # A window that grew or shrank did so at its lower edge: the margin there is then like that above.
    bottom = bottom if 0 <= bottom <= 2 * max(top, 4) else top
    x, y, width, height = alike.box
    box = (x - left, y - top, width + left + right, height + top + bottom)
    return Framing(box, near.scale, (max(left, 0), max(top, 0), max(right, 0), max(bottom, 0)))


def _whole(margin: float, scale: float) -> float:
    """The margin, or none where it is no wider than what registration can be wrong by."""
    return margin if abs(margin) * scale > _SHARP else 0.0


def _margins(outer: Box, inner: Box) -> Edges:
    left, top = inner[0] - outer[0], inner[1] - outer[1]
    return left, top, outer[2] - inner[2] - left, outer[3] - inner[3] - top


def _alike(one: Box, other: Box) -> float:
    """Of two boxes, the common area as a fraction of that of both together."""
    common = overlap(one, other)
    return common / (one[2] * one[3] + other[2] * other[3] - common)


def _cut(shots: Sequence[bytes], framing: Framing, elements: ElementMap, old: tuple[int, int]) -> Rgba:
    """That part of the sharpest capture that is needed, at the old figure's width; transparent beyond the page."""
    page = elements.shown
    ratios = [(size_of(shot)[0] / page[2], shot) for shot in shots]
    ratio, shot = next((one for one in ratios if one[0] >= framing.scale), ratios[-1])
    x, y, w, h = framing.box
    left, top = (x - page[0]) * ratio, (y - page[1]) * ratio
    height = max(1, round(old[0] * h / w))
    size = (old[0], old[1] if abs(height - old[1]) <= _SHARP else height)
    source = (left, top, left + w * ratio, top + h * ratio)
    return np.asarray(_resampled(Image.open(BytesIO(shot)), source, size))


def _resampled(shot: Image.Image, source: Edges, size: tuple[int, int]) -> Image.Image:
    left, top, right, bottom = source
    # Only the part that the filter looks at: Pillow converts the whole of what it is given.
    reach = math.ceil(_SUPPORT * max((right - left) / size[0], (bottom - top) / size[1], 1.0)) + 1
    corner = (math.floor(left) - reach, math.floor(top) - reach)
    area = (*corner, math.ceil(right) + reach, math.ceil(bottom) + reach)
    there = (max(area[0], 0), max(area[1], 0), min(area[2], shot.width), min(area[3], shot.height))
    opaque = shot.mode == "RGB" and there == area  # then three bands to filter, not four
    part = Image.new("RGB" if opaque else "RGBA", (area[2] - area[0], area[3] - area[1]))
    part.paste(shot.crop(there).convert(part.mode), (there[0] - area[0], there[1] - area[1]))
    box = (left - corner[0], top - corner[1], right - corner[0], bottom - corner[1])
    whole = (round(right - left), round(bottom - top)) == size
    if whole:  # one to one: no resampling may soften it
        start = (round(box[0]), round(box[1]))
        return part.crop((*start, start[0] + size[0], start[1] + size[1])).convert("RGBA")
    return part.resize(size, Image.Resampling.LANCZOS, box=box).convert("RGBA")
