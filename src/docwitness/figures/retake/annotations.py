"""What a writer drew on a figure, found in the old one and drawn again where the new one has what it is about.

Pictures are arrays of rows, columns and red, green, blue, opacity.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from docwitness.errors import PictureError
from docwitness.figures.ink import Mask, annotation
from docwitness.figures.pictures import Pixels, grey
from docwitness.figures.retake.finishing import Rgba

_AROUND = 40
"""Pixels around a drawing in which there is what it is about: a button with what stands next to it."""

_TOGETHER = 24
"""Pixels: parts of a drawing that are nearer, as an arrow and its number, are moved as one."""

_SAME = 0.8
"""Correlation of grey levels around a drawing from which on its surroundings are the same in the new picture."""

_ONLY = 0.1
"""By how much the best place must be better than any other: rows of a list say the same around it."""

_BLANK = 4.0
"""Grey levels of deviation below which there is nothing around a drawing by which its place could be told."""

_LARGEST_DISC = 48
"""Pixels: a lone coloured disc up to that size may as well be somebody's portrait, and is not drawn again."""


@dataclass(frozen=True, slots=True)
class _HandDrawing:
    """Parts of what was drawn that belong together: left, top, right, bottom and the pixels themselves."""

    box: tuple[int, int, int, int]
    mask: Mask


def redrawn(old: Rgba, new: Rgba, scale: float) -> Rgba:
    """The new picture with what was drawn on the old one; `scale` is their number of pixels per CSS pixel.

    Raises:
        PictureError: the new one does not show what a drawing was about, or more than once.
    """
    drawn = annotation(_bgr(old), _of_size(_bgr(new), old.shape[:2]), scale)
    result = new.copy()
    for one in _drawings(drawn):
        shift = _shift(old, new, one, drawn)
        if shift is None:
            raise PictureError(
                "somebody drew on the figure, and what the drawing is about has changed.",
                hint="Draw it on the new picture.",
            )
        _draw(result, old, one, shift)
    return result


def _drawings(drawn: Mask) -> Iterator[_HandDrawing]:
    near = cv2.dilate(drawn, np.ones((_TOGETHER, _TOGETHER), np.uint8))
    count, labels = cv2.connectedComponents(near)
    for index in range(1, count):
        mask = np.asarray((labels == index) & (drawn > 0), np.uint8)
        x, y, width, height = cv2.boundingRect(mask)
        if max(width, height) > _LARGEST_DISC or count > 2:
            yield _HandDrawing((x, y, x + width, y + height), mask)


def _shift(old: Rgba, new: Rgba, drawing: _HandDrawing, drawn: Mask) -> tuple[int, int] | None:
    """By how much what the drawing is about lies further right and down in the new picture; None if it is not there."""
    rows, columns = old.shape[:2]
    left, top, right, bottom = drawing.box
    left, top = max(0, left - _AROUND), max(0, top - _AROUND)
    right, bottom = min(columns, right + _AROUND), min(rows, bottom + _AROUND)
    patch = grey(_bgr(old))[top:bottom, left:right]
    seen = np.asarray(drawn[top:bottom, left:right] == 0, np.uint8)
    there = grey(_bgr(new))
    if patch.shape[0] > there.shape[0] or patch.shape[1] > there.shape[1]:
        return None
    if float(patch[seen > 0].std()) < _BLANK:
        return None
    fit = cv2.matchTemplate(there, patch, cv2.TM_CCOEFF_NORMED, mask=seen)
    fit[~np.isfinite(fit)] = -1.0
    if top < fit.shape[0] and left < fit.shape[1] and fit[top, left] >= _SAME:
        return 0, 0
    _, best, _, (x, y) = cv2.minMaxLoc(fit)
    fit[max(0, y - _TOGETHER) : y + _TOGETHER, max(0, x - _TOGETHER) : x + _TOGETHER] = -1.0
    return (x - left, y - top) if best >= _SAME and best - float(fit.max()) >= _ONLY else None


def _draw(result: Rgba, old: Rgba, drawing: _HandDrawing, shift: tuple[int, int]) -> None:
    rows, columns = np.nonzero(drawing.mask)
    down, right = rows + shift[1], columns + shift[0]
    inside = (down >= 0) & (down < result.shape[0]) & (right >= 0) & (right < result.shape[1])
    result[down[inside], right[inside]] = old[rows[inside], columns[inside]]


def _of_size(picture: Pixels, size: tuple[int, ...]) -> Pixels:
    """The picture cut or continued at its right and lower edge to that many rows and columns."""
    rows, columns = size
    part = picture[:rows, :columns]
    below, right = rows - part.shape[0], columns - part.shape[1]
    return np.asarray(cv2.copyMakeBorder(part, 0, below, 0, right, cv2.BORDER_REPLICATE), np.uint8)


def _bgr(picture: Rgba) -> Pixels:
    return np.ascontiguousarray(picture[:, :, 2::-1])
