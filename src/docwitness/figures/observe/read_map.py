"""Lines that were read in a capture → an element map: all that sight has of it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from docwitness.figures.boxes import scaled
from docwitness.figures.text_reading import Line
from docwitness.model import Element, ElementMap

READ = "text"
"""What sight alone can tell of a label's role."""

_SURE = 0.6
"""Confidence of the recogniser below which what it read is not taken for words of the interface."""

_RETINA = 30.0
"""Pixels that a usual line is high from which on the picture has two of them per CSS pixel: at one, text of 13 to 16
pixels is read in boxes 18 to 26 high."""


def read_map(lines: Sequence[Line], size: tuple[int, int]) -> ElementMap:
    """The lines of a picture of that size as the texts of a page."""
    ratio = 2.0 if lines and statistics.median(line.box[3] for line in lines) >= _RETINA else 1.0
    texts = (line for line in lines if line.confidence >= _SURE)
    elements = tuple(Element(READ, line.text, line.text, scaled(line.box, 1 / ratio)) for line in texts)
    return ElementMap((size[0] / ratio, size[1] / ratio), ratio, None, elements)
