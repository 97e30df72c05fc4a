"""Two pictures and the place of one on the other → the part that both show, pixel on pixel."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from docwitness.figures.pictures import Pixels
from docwitness.figures.register.placement import Field, edges, resized, shared
from docwitness.model import Box, Placement

_STEPS = 4
"""Pixels by which a place found at low resolution may be off, at the coarser picture's resolution."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What both pictures show, at the resolution of the coarser one; two pictures of the same size."""

    figure: Pixels
    capture: Pixels
    origins: tuple[tuple[int, int], tuple[int, int]]
    """x and y at which the part begins in figure and capture, at this resolution."""
    ratios: tuple[float, float]
    """Pixels here for each pixel of figure and capture."""

    def in_picture(self, box: Box | tuple[int, int, int, int], which: int) -> Box:
        """The box of this overlay in pixels of the figure (0) or the capture (1)."""
        (left, top), ratio = self.origins[which], self.ratios[which]
        return (box[0] + left) / ratio, (box[1] + top) / ratio, box[2] / ratio, box[3] / ratio

    def common(self, box: Box, which: int) -> Box:
        """A box of the figure (0) or the capture (1) in pixels of this overlay."""
        (left, top), ratio = self.origins[which], self.ratios[which]
        return box[0] * ratio - left, box[1] * ratio - top, box[2] * ratio, box[3] * ratio


def overlay(figure: Pixels, capture: Pixels, place: Placement) -> Overlay:
    """The part that both pictures show. It is empty where the place leaves nothing in common."""
    ratios = (1.0, place.scale) if place.scale <= 1 else (1 / place.scale, 1.0)
    ours, theirs = (resized(picture, ratio) for picture, ratio in zip((figure, capture), ratios, strict=True))
    x, y = round(place.dx * ratios[0]), round(place.dy * ratios[0])
    columns, rows = shared(ours.shape[1], theirs.shape[1], x), shared(ours.shape[0], theirs.shape[0], y)
    other = slice(rows.start - y, rows.stop - y), slice(columns.start - x, columns.stop - x)
    origins = (columns.start, rows.start), (other[1].start, other[0].start)
    return Overlay(ours[rows, columns], theirs[other], origins, ratios)


def settle(figure: Pixels, capture: Pixels, place: Placement) -> Placement:
    """The place to the pixel, by the shift at which most edges coincide."""
    ratio = min(1.0, 1 / place.scale)
    both = overlay(figure, capture, place)
    if min(both.figure.shape[:2]) <= 4 * _STEPS:
        return place
    ours, theirs = edges(both.figure), edges(both.capture)
    inner = theirs[_STEPS:-_STEPS, _STEPS:-_STEPS]
    fit: Field = np.asarray(cv2.matchTemplate(ours, inner, cv2.TM_CCORR_NORMED), np.float32)
    row, column = np.unravel_index(int(np.argmax(fit)), fit.shape)
    x, y = round(place.dx * ratio) + int(column) - _STEPS, round(place.dy * ratio) + int(row) - _STEPS
    return replace(place, dx=x / ratio, dy=y / ratio)
