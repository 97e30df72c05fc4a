"""Figure and capture brought to one scale, and the boxes of elements in both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from docwitness.figures.pictures import Pixels, resized
from docwitness.model import Box, ElementMap

SHARP = 1.15
"""Figure pixels per CSS pixel up to which a figure was taken at device pixel ratio 1: glyphs are then hinted to whole
pixels, and only a capture at 1 has the same shapes."""

_SNAP = 0.006
"""Of the scale: nearer to 1 or 2 than this, a figure is one that nobody scaled."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A capture that is decoded when it is needed: of several, most figures need one."""

    size: tuple[int, int]
    """Width and height in pixels."""
    pixels: Callable[[], Pixels]


@dataclass(frozen=True, slots=True, eq=False)
class PicturePair:
    """Both pictures at `scale` pixels per CSS pixel, at most 1.

    A place of the page at `(x, y)` CSS pixels is at `scale * (x, y) + shift` in `figure`, and at
    `scale * ((x, y) - origin)` in `capture`.
    """

    figure: Pixels
    capture: Pixels
    scale: float
    shift: tuple[float, float]
    origin: tuple[float, float]
    zoom: float
    """Pixels of the figure as it came for each pixel of `figure`."""

    def in_figure(self, box: Box) -> Box:
        """A box of the page in pixels of `figure`, which it may leave."""
        left, top, width, height = box
        return (
            left * self.scale + self.shift[0],
            top * self.scale + self.shift[1],
            width * self.scale,
            height * self.scale,
        )

    def in_capture(self, box: Box) -> Box:
        """A box of the page in pixels of `capture`, which it may leave."""
        left, top, width, height = box
        return (
            (left - self.origin[0]) * self.scale,
            (top - self.origin[1]) * self.scale,
            width * self.scale,
            height * self.scale,
        )


def pair_at(
    figure: Pixels, captures: Sequence[Shot], elements: ElementMap, scale: float, shift: tuple[float, float]
) -> PicturePair:
    """The pair in which the page lies in the figure at this scale and shift, both in pixels of the figure."""
    whole = next((each for each in (1.0, 2.0) if abs(scale / each - 1) < _SNAP), scale)
    chosen = min(captures, key=lambda capture: abs(capture_ratio(capture, elements) - (1 if whole <= SHARP else 2)))
    scale = min(1.0, whole)
    zoom = whole / scale
    return PicturePair(
        figure=resized(figure, 1 / zoom),
        capture=resized(chosen.pixels(), scale / capture_ratio(chosen, elements)),
        scale=scale,
        shift=(shift[0] / zoom, shift[1] / zoom),
        origin=elements.shown[:2],
        zoom=zoom,
    )


def capture_ratio(capture: Shot, elements: ElementMap) -> float:
    """The capture's pixels per CSS pixel."""
    width = elements.shown[2]
    return capture.size[0] / width if width > 0 else elements.device_pixel_ratio


def crop(picture: Pixels, box: Box, margin: float = 0.0) -> tuple[Pixels, int, int]:
    """The part of the picture under the box, whole pixels, with the left and top where it begins.

    It is empty where the box lies outside.
    """
    left, top, width, height = box
    rows, columns = picture.shape[:2]
    x0, y0 = max(0, int(np.floor(left - margin))), max(0, int(np.floor(top - margin)))
    x1, y1 = min(columns, int(np.ceil(left + width + margin))), min(rows, int(np.ceil(top + height + margin)))
    return picture[y0 : max(y0, y1), x0 : max(x0, x1)], x0, y0
