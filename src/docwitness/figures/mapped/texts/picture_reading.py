"""Reading parts of a picture in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from docwitness.figures.boxes import Box, grown, holds, joined, overlap
from docwitness.figures.colours import dominant_colour
from docwitness.figures.mapped.layout.picture_pair import crop
from docwitness.figures.pictures import Pixels, resized
from docwitness.figures.text_reading import Line, TextReader

_WIDE = 1200
"""Pixels: how wide the canvas may be on which the parts are packed."""

_GUTTER = 12
"""Pixels between the parts on the canvas, so that lines of two are not read as one."""

_MARGIN = 5.0
"""CSS pixels around each part: the detector needs air around a line."""

_INK = 40
"""Grey levels by which ink differs from its ground. JPEG leaves 10 around letters, light grey text has 60."""

_HAN = re.compile(r"[\u2e80-\u9fff]{2}")
"""Chinese or Japanese text has two signs in a row somewhere. A single one may be an icon that was misread."""

_NOISE = 12
"""Grey levels that a compressor leaves on an even ground."""


def read_parts(picture: Pixels, boxes: Iterable[Box], scale: float, reader: TextReader) -> tuple[Line, ...]:
    """The lines in these boxes of the picture, `scale` pixels per CSS pixel; boxes in pixels of the picture."""
    boxes = list(boxes)
    parts = joined(grown(box, _MARGIN * scale, _MARGIN * scale) for box in boxes)
    crops = [crop(picture, box) for box in parts]
    crops = [(part, x, y) for part, x, y in crops if min(part.shape[:2]) >= 4]
    if not crops:
        return ()
    canvas, places = _packed([resized(part, 1 / scale) for part, _, _ in crops])
    lines = [
        _without_pictogram(Line(text, _tightened(picture, _back(line.box, places, crops, scale)), line.confidence))
        for line in reader.read(canvas)
        if (text := line.text.strip())
    ]
    if not any(_HAN.search(line.text) for line in lines):
        lines = [_without_sign(line) for line in lines]
    # What only reaches into the margin is cut in half, and reads as something else.
    within = (line for line in lines if any(holds(box, line.box) for box in boxes))
    return tuple(line for line in within if not line.is_upright)


def _without_pictogram(line: Line) -> Line:
    """The line without what an icon before it was taken for: one sign and a space before a letter."""
    return _shortened(line, re.sub(r"^\W\s+(?=[^\W\d_])", "", line.text))


def _without_sign(line: Line) -> Line:
    """The same where the icon was taken for a Chinese sign, in a picture without Chinese text."""
    return _shortened(line, re.sub(r"^[\u2e80-\u9fff]\s*(?=[A-Za-z])", "", line.text))


def _shortened(line: Line, rest: str) -> Line:
    """The line with nothing but the rest of its text, where that stands."""
    left, top, width, height = line.box
    share = 1 - len(rest) / len(line.text)
    return Line(rest, (left + share * width, top, (1 - share) * width, height), line.confidence)


def _tightened(picture: Pixels, box: Box) -> Box:
    """The box as wide as the ink in it: a detector leaves some 5 px on each side."""
    x, _, width, _ = inked(picture, box)
    return x, box[1], width, box[3]


def inked(picture: Pixels, box: Box) -> Box:
    """The part of the box in which there is ink; the box itself where there is none."""
    part, x, y = crop(picture, box)
    if not part.size:
        return box
    grey = part.mean(axis=2)
    contrast = np.abs(grey - np.median(grey))
    # A page behind a translucent layer has fainter letters than any compressor's noise on a bright one.
    ink = contrast > min(_INK, max(_NOISE, float(contrast.max()) / 3))
    across, down = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    if not across.size:
        return box
    left, top = float(across[0]), float(down[0])
    return x + left, y + top, float(across[-1]) - left + 1, float(down[-1]) - top + 1


def _packed(parts: Sequence[Pixels]) -> tuple[Pixels, list[tuple[int, int]]]:
    """The parts on one canvas, in rows, and where each begins.

    The canvas has their most frequent colour: in a dark block on white a detector finds no text.
    """
    gap = 4 * _GUTTER
    wide = max(_WIDE, max(part.shape[1] for part in parts) + 2 * _GUTTER)
    places: list[tuple[int, int]] = []
    x = y = _GUTTER
    row = 0
    for part in parts:
        height, width = part.shape[:2]
        if x + width + _GUTTER > wide and x > _GUTTER:
            x, y, row = _GUTTER, y + row + _GUTTER, 0
        places.append((x, y))
        x, row = x + width + gap, max(row, height)
    right = max(x + part.shape[1] for (x, _), part in zip(places, parts, strict=True))
    ground = dominant_colour(np.concatenate([part.reshape(-1, 1, 3) for part in parts]))
    canvas = np.full((y + row + _GUTTER, right + _GUTTER, 3), ground[::-1], np.uint8)
    for (x, y), part in zip(places, parts, strict=True):
        canvas[y : y + part.shape[0], x : x + part.shape[1]] = part
    return canvas, places


def _back(box: Box, places: Sequence[tuple[int, int]], crops: Sequence[tuple[Pixels, int, int]], scale: float) -> Box:
    """A box on the canvas as a box of the picture."""
    boxes = [
        (float(x), float(y), part.shape[1] / scale, part.shape[0] / scale)
        for (x, y), (part, _, _) in zip(places, crops, strict=True)
    ]
    index = max(range(len(boxes)), key=lambda i: overlap(box, boxes[i]))
    (x, y), (_, left, top) = places[index], crops[index]
    return (box[0] - x) * scale + left, (box[1] - y) * scale + top, box[2] * scale, box[3] * scale
