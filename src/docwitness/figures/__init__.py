"""Figure and captures → what has changed between them, as a careful reader would see it.

`register` lays the pictures on each other. `mapped` finds in the figure what an element map tells of the capture, and
what became of each element; without one the map is read from the capture (`observe`), and `decide.weighing` tells how
far that can be relied on. What makes a figure stale is on one page: `decide.figure_verdict`. `retake` takes it anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from docwitness.errors import PictureError
from docwitness.figures.mapped.judge import judge_with_map
from docwitness.figures.mapped.layout.picture_pair import Shot
from docwitness.figures.pictures import Pixels, decode, size_of
from docwitness.figures.register.sizes import reduced, reduction, rescaled
from docwitness.figures.sighted import judge_by_sight
from docwitness.figures.text_reading import TextReader, keeping_reader
from docwitness.locating.examples import SENTENCE
from docwitness.model import ElementMap, Judgement

__all__ = ["judge"]

_TYPED = (SENTENCE, *SENTENCE.split(", "))
"""What the engine types for an example. A field for several values divides it at the comma."""

_KEPT = 4
"""Captures that are kept decoded: the figures of one window come one after the other."""


def judge(
    figure: bytes,
    captures: Sequence[bytes],
    elements: ElementMap | None,
    *,
    known: Collection[str] = (),
    reader: TextReader | None = None,
) -> Judgement:
    """Whether the figure still shows what the captures show, and what has changed.

    `captures` are pictures of one moment at different device pixel ratios, all under one element map; without a map
    they are judged by sight alone. `known` are values of the test account, which never count as changes, and neither
    does what was typed for an example. Without a `reader` the one that is installed reads.

    Raises:
        PictureError: a picture cannot be read.
    """
    if not captures:
        raise PictureError("no capture to compare the figure with.")
    if figure in captures:
        decode(figure, "figure")  # What cannot be read is no figure, whoever has it too.
        return Judgement("current", 1.0, "Figure and capture are the same picture.")
    reader, known = reader or keeping_reader(), (*known, *_TYPED)
    if elements is None:
        return _judge_by_sight(figure, captures, reader, known)
    shots = [_shot(capture) for capture in captures]
    return judge_with_map(decode(figure, "figure"), shots, elements, known=known, reader=reader)


def _judge_by_sight(
    figure: bytes, captures: Sequence[bytes], reader: TextReader | None, known: Collection[str]
) -> Judgement:
    # Brought to size one by one: no two pictures as large as may be are ever in memory.
    old, new = reduced(decode(figure, "figure")), [reduced(decode(capture, "capture")) for capture in captures]
    found = judge_by_sight(old, new, reader=reader, known=known)
    return rescaled(found, reduction(size_of(figure), old), reduction(size_of(captures[0]), new[0]))


def _shot(capture: bytes) -> Shot:
    return Shot(size_of(capture, "capture"), lambda: _capture(capture))


@lru_cache(_KEPT)
def _capture(data: bytes) -> Pixels:
    return decode(data, "capture")
