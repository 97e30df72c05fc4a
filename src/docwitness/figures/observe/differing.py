"""Pictures of which nearly all agrees → the lines of the capture, of which only what differs is read.

Reading is the slow part. What is at its place with every piece says what the figure says there.
"""

from __future__ import annotations

from collections.abc import Sequence

from docwitness.figures.boxes import Box, grown, joined, overlap
from docwitness.figures.mapped.layout.scene import crop
from docwitness.figures.mapped.texts.picture_reading import read_parts
from docwitness.figures.observe.local import Laid
from docwitness.figures.pictures import Pixels
from docwitness.figures.text_reading import Line, TextReader

_WORD = 24
"""Pixels from the side of what both show within which a line may go on beyond it."""

_AROUND = 6.0
"""Pixels around what differs: letters are read worse at the edge of a picture."""

_ONE_LINE = 64.0
"""Pixels: the height of one line of text at most, with what is around it, at device pixel ratio 2."""

_SPECK = 5
"""Pixels that may differ in one place: less than a letter."""


def read_where_it_differs(
    capture: Pixels, figure_lines: Sequence[Line], laid: Laid, reader: TextReader
) -> tuple[Line, ...]:
    """The lines of the capture in the part that both show, by those of the figure; boxes in pixels of the capture."""
    shown = [line for line in figure_lines if laid.shows(line.box, 0)]
    same = [line for line in shown if laid.is_same(line.box, 0)]
    told = [Line(line.text, _in_capture(laid, line.box), line.confidence) for line in same]
    unlike = [_in_capture(laid, line.box) for line in shown if line not in same]
    runs = (laid.both.in_picture(grown(box, _AROUND, _AROUND / 2), 1) for box in laid.unlike)
    boxes = joined(_whole(box, laid, capture.shape[1]) for box in (*unlike, *runs))
    read = read_parts(capture, boxes, max(1.0, laid.both.ratios[0] / laid.both.ratios[1]), reader) if boxes else ()
    found = [*told, *(line for line in read if not any(_holds(one.box, line.box) for one in told))]
    overlooked = [box for box in boxes if not any(overlap(box, line.box) > 0 for line in found)]
    return (*found, *_one_by_one(capture, [box for box in overlooked if box[3] <= _ONE_LINE], reader))


def _one_by_one(picture: Pixels, boxes: Sequence[Box], reader: TextReader) -> list[Line]:
    """What stands in boxes in which the reader found no line: of a lone word it may not see that it is one."""
    crops = [(box, crop(picture, box)[0]) for box in boxes]
    crops = [(box, part) for box, part in crops if min(part.shape[:2]) >= _SPECK]
    texts = reader.read_strips([part for _, part in crops]) if crops else ()
    return [Line(text, box, sure) for (box, _), (text, sure) in zip(crops, texts, strict=True) if text.strip()]


def _in_capture(laid: Laid, box: Box) -> Box:
    return laid.both.in_picture(laid.common(box, 0), 1)


def _whole(box: Box, laid: Laid, width: int) -> Box:
    """The box, up to the capture's side where it reaches that of what both show: a line may go on beyond it."""
    first, _, wide, _ = laid.both.in_picture((0, 0, laid.both.figure.shape[1], 1), 1)
    left = 0.0 if box[0] - _WORD <= first else box[0]
    right = float(width) if box[0] + box[2] + _WORD >= first + wide else box[0] + box[2]
    return left, box[1], right - left, box[3]


def _holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of the inner box lies in the outer."""
    x, y = inner[0] + inner[2] / 2, inner[1] + inner[3] / 2
    return outer[0] <= x <= outer[0] + outer[2] and outer[1] <= y <= outer[1] + outer[3]
