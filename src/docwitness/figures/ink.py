"""What is drawn in the figure: its runs of ink, and which of them somebody added by hand."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from docwitness.figures.boxes import Box
from docwitness.figures.pictures import Pixels

Mask = npt.NDArray[np.uint8]
"""Rows and columns; not 0 where it holds."""

_EDGE = 16
"""Grey levels between neighbours that make an edge. Grey text on white has 100, a compressor's noise 10."""

_GAP = 9
"""CSS pixels: ink nearer than this along a line is one run. Words stand 4 apart, neighbouring buttons 17."""

_TALLEST = 44
"""CSS pixels: the tallest run that can be a line of text or an icon; taller ones are frames and pictures."""

_LINE = 24
"""CSS pixels that the capitals of a heading are not high."""

_VIVID = 90
"""Of 255, saturation: pens that mark figures are vivid, shadows and grey strokes are not."""

_PENS = 4
"""Colours that are looked at, the most frequent first; what has yet another is left to be judged."""

_ONE_HUE = 12
"""Of 180, by how much the hue of a pen varies where it is mixed with what is below."""

_FOREIGN = 60
"""Of 255, by how much a channel differs from all that the capture has next to the place."""

_STROKE = 22
"""CSS pixels: the shortest side-length that a pen stroke, frame or arrow has. Letters of headings stay below."""


def runs(figure: Pixels, scale: float, without: Mask | None = None) -> tuple[Box, ...]:
    """The boxes of runs of ink in the figure, the size of lines of text and of icons, from top to bottom."""
    grey = cv2.cvtColor(figure, cv2.COLOR_BGR2GRAY)
    edges = (cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > _EDGE).astype(np.uint8)
    if without is not None:
        edges[without > 0] = 0
    edges = _without_rules(edges, scale)
    across = max(3, round(_GAP * scale)) | 1
    joined = cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((1, across), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = [
        (float(x), float(y), float(width), float(height))
        for x, y, width, height, area in stats[1:].tolist()
        if max(5, 5 * scale) <= height <= _TALLEST * scale and width >= 4 * scale and area >= 12 * scale * scale
    ]
    return tuple(sorted(boxes, key=lambda box: (box[1], box[0])))


def _without_rules(edges: Mask, scale: float) -> Mask:
    """The edges without upright lines taller than a line of text: the borders of cards, buttons and tables.

    Level ones stay: the edges of bold letters make just such lines.
    """
    height = max(9, round(_LINE * scale))
    upright = cv2.morphologyEx(edges, cv2.MORPH_OPEN, np.ones((height, 1), np.uint8))
    return np.asarray(np.where(upright > 0, 0, edges), np.uint8)


def annotation(figure: Pixels, expected: Pixels, scale: float) -> Mask:
    """Where the figure has strokes, frames, arrows and discs in a vivid colour that the capture has not there.

    `expected` is the capture as the figure should show it, of the same size.
    """
    vivid = _vivid_unlike(figure, expected)
    found = np.zeros(vivid.shape, np.uint8)
    for colour in _pens(figure, vivid):
        _mark_drawn(colour, scale, found)
    reach = 2 * max(1, round(2 * scale)) + 1
    return np.asarray(cv2.dilate(found, np.ones((reach, reach), np.uint8)), np.uint8)


def _pens(figure: Pixels, vivid: Mask) -> Iterator[Mask]:
    """The vivid pixels by colour: a pen has one, and the button that it frames another."""
    hue = cv2.cvtColor(figure, cv2.COLOR_BGR2HSV)[:, :, 0].astype(np.int16)
    left = vivid.copy()
    for _ in range(_PENS):
        counts = np.bincount(hue[left > 0] // 5, minlength=36)
        if not counts.any():
            return
        away = np.abs(hue - (5 * int(counts.argmax()) + 2))
        colour = left * (np.minimum(away, 180 - away) <= _ONE_HUE)
        yield np.asarray(colour, np.uint8)
        left = np.asarray(left - colour, np.uint8)


def _mark_drawn(colour: Mask, scale: float, found: Mask) -> None:
    """Sets `found` where pixels of one colour make a stroke, a frame or a disc."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(colour, connectivity=8)
    for index in range(1, count):
        if _is_drawn(stats[index].tolist(), scale):
            x, y, width, height, _ = stats[index].tolist()
            part = found[y : y + height, x : x + width]
            part[labels[y : y + height, x : x + width] == index] = 255
            if max(width, height) <= _TALLEST * scale and 0.75 <= width / height <= 1.34:
                part[:] = 255  # A disc, with the number in it.


def _vivid_unlike(figure: Pixels, expected: Pixels) -> Mask:
    hsv = cv2.cvtColor(figure, cv2.COLOR_BGR2HSV)
    vivid = (hsv[:, :, 1] > _VIVID) & (hsv[:, :, 2] > 60)
    around = np.ones((3, 3), np.uint8)
    versions = (expected, cv2.dilate(expected, around), cv2.erode(expected, around))
    difference = functools.reduce(np.minimum, (_farthest(figure, version) for version in versions))
    return np.asarray((vivid & (difference > _FOREIGN)).astype(np.uint8))


def _farthest(one: Pixels, other: npt.ArrayLike) -> Mask:
    """The difference of the channel that differs most, for every pixel."""
    return np.asarray(functools.reduce(np.maximum, cv2.split(cv2.absdiff(one, np.asarray(other)))), np.uint8)


def _is_drawn(component: Sequence[int], scale: float) -> bool:
    """Whether a component (x, y, width, height, area) is a thin long stroke or frame, or a disc."""
    _, _, width, height, area = component
    filled = area / (width * height)
    if max(width, height) >= _STROKE * scale and filled < 0.45:
        return True
    thin = min(width, height) <= 6 * scale and max(width, height) >= 2 * _STROKE * scale
    disc = 12 * scale <= min(width, height) and max(width, height) <= _TALLEST * scale
    return thin or (disc and 0.8 <= width / height <= 1.25 and 0.5 <= filled <= 0.9)


def covered(mask: Mask, box: Box) -> float:
    """The part of the box, from 0 to 1, that the mask covers."""
    left, top, width, height = (round(part) for part in box)
    part = mask[max(0, top) : max(0, top + height), max(0, left) : max(0, left + width)]
    return float((part > 0).mean()) if part.size else 0.0
