"""Reading parts of a picture in one go, and comparing what was read with what is meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

import numpy as np

from docwitness.figures.boxes import Box, grown, joined, middle, overlap
from docwitness.figures.colours import dominant_colour
from docwitness.figures.mapped.layout.scene import crop
from docwitness.figures.pictures import Pixels, resized
from docwitness.figures.text_reading import Line, TextReader

_WIDE = 1200
"""Pixels: how wide the canvas may be on which the parts are packed."""

_GUTTER = 12
"""Pixels between the parts on the canvas, so that lines of two are not read as one."""

_MARGIN = 5.0
"""CSS pixels around each part: the detector needs air around a line."""

SENTENCE = 24
"""Letters from which on a text is read for what it says, and an odd letter changes nothing."""

_LETTERS_PER_ERROR = 12
"""Of a sentence, for each letter that may have been misread."""

_WORD = 3
"""Letters in a row that make a word: `not` is one."""

_INK = 40
"""Grey levels by which ink differs from its ground. JPEG leaves 10 around letters, light grey text has 60."""

_NOISE = 12
"""Grey levels that a compressor leaves on an even ground."""

_ALIKE_TO_EYES = str.maketrans({"1": "l", "i": "l", "|": "l", "!": "l", "0": "o", "5": "s", "8": "b", "j": "l"})
"""Characters that a recogniser takes for one another on small text."""


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
    # What only reaches into the margin is cut in half, and reads as something else.
    within = (line for line in lines if any(_holds(box, middle(line.box)) for box in boxes))
    return tuple(line for line in within if not line.is_upright)


def _without_pictogram(line: Line) -> Line:
    """The line without what an icon before it was taken for: one sign and a space before a letter."""
    rest = re.sub(r"^\W\s+(?=[^\W\d_])", "", line.text)
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


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[0] + box[2] and box[1] <= point[1] <= box[1] + box[3]


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


def folded(text: str) -> str:
    """The text as far as a recogniser can be trusted with it: letters and digits, case, accents and look-alikes made
    equal."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", plain).translate(_ALIKE_TO_EYES)


def distance(one: str, other: str) -> int:
    """The number of single characters to insert, delete or replace to make one of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def is_misread(said: str, meant: str) -> bool:
    """Whether two folded texts differ only as one that was misread would.

    Of sentences single letters are misread, one in a dozen at most; a word more or less is another sentence. Of
    labels what follows an f is, in fonts that write both as one sign.
    """
    if _without_ligatures(said) == _without_ligatures(meant):
        return True
    if min(len(said), len(meant)) < SENTENCE or distance(said, meant) > len(meant) // _LETTERS_PER_ERROR:
        return False
    blocks = SequenceMatcher(None, said, meant, autojunk=False).get_opcodes()
    return all(max(i2 - i1, j2 - j1) < _WORD for what, i1, i2, j1, j2 in blocks if what != "equal")


def _without_ligatures(text: str) -> str:
    return re.sub("f+l+", "f", text)


def similarity(one: str, other: str) -> float:
    """From 0 to 1: how much of two folded texts is the same."""
    longest = max(len(one), len(other))
    return 1 - distance(one, other) / longest if longest else 1.0
