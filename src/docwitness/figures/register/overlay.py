"""Two pictures and the place of one on the other → the part that both show, pixel on pixel."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from docwitness.figures.pictures import Pixels, grey, resized
from docwitness.figures.register.registration import Plane, guesses, register
from docwitness.model import Box, Placement

_STEPS = 4
"""Pixels by which a place found at low resolution may be off, at the coarser picture's resolution."""

_SIDE = 400
"""Pixels: to this the figure's longer side is reduced to tell how far the pictures agree."""

_STRONGEST_EDGE = 160
"""A gradient counts no more than this, lest the border of a black window outweighs all text."""

CERTAIN = 0.95
"""Correlation from which the pictures lie exactly on each other, but for what changed."""

_LEAST_OVERLAP = 0.25
"""Of the edges of the poorer picture: less in common than this says nothing."""


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


def edges(picture: Pixels) -> Plane:
    """The gradient's magnitude, bounded and blurred by one pixel against differences of rendering."""
    levels = grey(picture)
    across = cv2.Sobel(levels, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(levels, cv2.CV_32F, 0, 1)
    magnitude = np.minimum(cv2.magnitude(across, down), _STRONGEST_EDGE)
    return np.asarray(cv2.GaussianBlur(magnitude, (0, 0), 1), np.float32)


def overlay(figure: Pixels, capture: Pixels, place: Placement) -> Overlay:
    """The part that both pictures show. It is empty where the place leaves nothing in common."""
    ratios = (1.0, place.scale) if place.scale <= 1 else (1 / place.scale, 1.0)
    ours, theirs = (resized(picture, ratio) for picture, ratio in zip((figure, capture), ratios, strict=True))
    x, y = round(place.dx * ratios[0]), round(place.dy * ratios[0])
    columns, rows = _shared(ours.shape[1], theirs.shape[1], x), _shared(ours.shape[0], theirs.shape[0], y)
    other = slice(rows.start - y, rows.stop - y), slice(columns.start - x, columns.stop - x)
    origins = (columns.start, rows.start), (other[1].start, other[0].start)
    return Overlay(ours[rows, columns], theirs[other], origins, ratios)


def place(figure: Pixels, capture: Pixels) -> Placement:
    """Where the capture lies on the figure by their shapes, to the pixel, with the agreement of the edges there."""
    found = register(figure, capture, guesses(figure, capture))
    return settled(figure, capture, found or Placement(1.0, 0.0, 0.0, 0.0))


def settled(figure: Pixels, capture: Pixels, place: Placement) -> Placement:
    """The place to the pixel, by the shift at which most edges coincide, with the agreement that they have there."""
    ratio = min(1.0, 1 / place.scale)
    both = overlay(figure, capture, place)
    if min(both.figure.shape[:2]) > 4 * _STEPS:
        ours, theirs = edges(both.figure), edges(both.capture)
        inner = theirs[_STEPS:-_STEPS, _STEPS:-_STEPS]
        fit: Plane = np.asarray(cv2.matchTemplate(ours, inner, cv2.TM_CCORR_NORMED), np.float32)
        row, column = np.unravel_index(int(np.argmax(fit)), fit.shape)
        x, y = round(place.dx * ratio) + int(column) - _STEPS, round(place.dy * ratio) + int(row) - _STEPS
        place = replace(place, dx=x / ratio, dy=y / ratio)
    return replace(place, agreement=_agreement(figure, capture, place))


def _agreement(figure: Pixels, capture: Pixels, place: Placement) -> float:
    """Correlation of the edges in the part that both pictures show."""
    reduction = min(1.0, _SIDE / max(figure.shape[:2]))
    ours, theirs = edges(resized(figure, reduction)), edges(resized(capture, reduction * place.scale))
    x, y = round(place.dx * reduction), round(place.dy * reduction)
    rows, columns = _shared(ours.shape[0], theirs.shape[0], y), _shared(ours.shape[1], theirs.shape[1], x)
    one = ours[rows, columns]
    other = theirs[rows.start - y : rows.stop - y, columns.start - x : columns.stop - x]
    least = _LEAST_OVERLAP * min(float(np.square(ours).sum()), float(np.square(theirs).sum()))
    norm = np.sqrt(max(float(np.square(one).sum()) * float(np.square(other).sum()), max(least, 1.0) ** 2))
    return float((one * other).sum() / norm)


def _shared(own: int, other: int, shift: int) -> slice:
    """Along one side of a picture, the part that another one covers which begins at `shift`."""
    start = max(0, shift)
    return slice(start, max(start, min(own, other + shift)))
