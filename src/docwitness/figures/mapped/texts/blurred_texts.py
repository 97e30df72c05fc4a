"""Places in the figure where somebody made a text unreadable by a mosaic or a blur."""

from __future__ import annotations

import cv2
import numpy as np

from docwitness.figures.boxes import Box
from docwitness.figures.colours import dominant_colour
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.picture_pair import crop
from docwitness.figures.pictures import Pixels, grey

_EDGE = 40
"""Grey levels between neighbours that make an edge of a letter; the blocks of a mosaic differ by less."""

_SOFTER = 0.55
"""Of the edges that the text has in the capture: letters in other fonts have 0.8 and more, mosaics 0 to 0.4."""

_ONE_COLOUR = 8
"""Of 255, by how much a channel differs within what counts as one colour."""

_MANY_COLOURS = 0.2
"""Share of a place that is in neither of its two most frequent colours: an edge between two grounds leaves none."""


def is_blurred(alignment: Alignment, page: Box, figure: Box) -> bool:
    """Whether a box of the scaled figure has something in it that is less sharp than the text that the capture has
    in the box of the page: neither a ground of one colour nor letters."""
    pair = alignment.pair
    seen, _, _ = crop(pair.figure, figure)
    expected, _, _ = crop(pair.capture, pair.in_capture(page))
    if not seen.size or not expected.size:
        return False
    return _edges(seen) < _SOFTER * _edges(expected) and _other_colours(seen) > _MANY_COLOURS


def _edges(picture: Pixels) -> float:
    gradient = cv2.morphologyEx(grey(picture), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    return float((gradient > _EDGE).mean())


def _other_colours(picture: Pixels) -> float:
    """The share of the picture that is in neither of its two most frequent colours."""
    pixels = picture.reshape(-1, 1, 3)
    for _ in range(2):
        if not pixels.size:
            break
        away = np.abs(pixels[:, 0, ::-1].astype(int) - dominant_colour(pixels)).max(axis=1)
        pixels = pixels[away > _ONE_COLOUR]
    rows, columns = picture.shape[:2]
    return float(len(pixels) / (rows * columns))
