"""The grounds in which the figure shows buttons, badges and bars, beside those that the capture has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docwitness.figures.boxes import Box, overlap
from docwitness.figures.colours import Rgb, apart, dominant_colour
from docwitness.figures.mapped.drawn.look import (
    CONTROLS,
    OTHER,
    Recoloured,
    has_ground,
    is_greyed,
    is_mixed,
    surroundings,
)
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.picture_pair import crop
from docwitness.figures.pictures import Pixels
from docwitness.model import Element

_LARGEST = 0.6
"""Of the figure's area: what is larger is the page, and has no colour of its own."""


def grounds(alignment: Alignment, was: Mapping[int, Box]) -> Iterator[Recoloured]:
    """The elements whose ground has another colour in the figure; `was` as for `recoloured`."""
    rows, columns = alignment.pair.figure.shape[:2]
    for element in alignment.elements.elements:
        if not has_ground(element, alignment.pair.scale):
            continue
        box = alignment.in_figure(element.box)
        if not alignment.shows(box) or box[2] * box[3] > _LARGEST * rows * columns or alignment.is_hidden(box):
            continue
        if not _is_still_there(alignment, element, was):
            continue
        change = _compared(alignment, element, box)
        if change:
            yield change


def _is_still_there(alignment: Alignment, element: Element, was: Mapping[int, Box]) -> bool:
    """Whether most of the fixed texts that stand on the element were found in the figure.

    Where none stands on it, only shapes tell where it is, and other fonts have others.
    """
    inside = [
        mark.index in was
        for mark in alignment.marks
        if not mark.data and not mark.icon and overlap(mark.box, element.box) > 0.9 * mark.box[2] * mark.box[3]
    ]
    return 2 * sum(inside) >= len(inside) if inside else alignment.same_fonts


def _compared(alignment: Alignment, element: Element, box: Box) -> Recoloured | None:
    pair = alignment.pair
    there = pair.in_capture(element.box)
    inset = min(3.0 * pair.scale, box[2] / 4, box[3] / 4)
    was, now = _ground(pair.figure, box, inset), _ground(pair.capture, there, inset)
    if was is None or now is None or apart(was, now) < OTHER:
        return None
    around_was, around_now = surroundings(pair.figure, box), surroundings(pair.capture, there)
    if around_was is None or around_now is None:
        return None
    # A frame that somebody drew around the control is in the figure's surroundings only.
    faded = any(is_mixed(was, now, ground) or is_mixed(now, was, ground) for ground in (around_was, around_now))
    faded = faded or _is_greyed(alignment, element, box, inset)
    return Recoloured(element, box, was, now, faded and (element.role in CONTROLS or "disabled" in element.state))


def _is_greyed(alignment: Alignment, element: Element, box: Box, inset: float) -> bool:
    pair = alignment.pair
    insides = (
        crop(pair.figure, box, -inset)[0],
        crop(pair.capture, pair.in_capture(element.box), -inset)[0],
    )
    return is_greyed(*insides, disabled="disabled" in element.state)


def _ground(picture: Pixels, box: Box, inset: float) -> Rgb | None:
    part, _, _ = crop(picture, box, -inset)
    return dominant_colour(part) if part.size else None
