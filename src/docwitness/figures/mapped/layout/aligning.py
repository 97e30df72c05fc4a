"""Laying a figure over the page: by its shapes, or by what was read in it where fonts differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from docwitness.figures.boxes import Box
from docwitness.figures.ink import Mask, annotation
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.mark_search import locate
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.picture_pair import PicturePair, Shot, capture_ratio, pair_at
from docwitness.figures.mapped.layout.shape_finder import ShapeFinder
from docwitness.figures.observe.read_map import READ
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.consensus import by_consensus
from docwitness.figures.register.registration import guesses, register
from docwitness.figures.text_reading import Line
from docwitness.model import ElementMap, Placement


@dataclass(frozen=True, slots=True)
class JudgedFigure:
    """What is to be judged."""

    figure: Pixels
    captures: Sequence[Shot]
    elements: ElementMap
    marks: tuple[Mark, ...]
    covered_data: tuple[Box, ...] = ()
    """Of the page."""


def align(subject: JudgedFigure) -> Alignment | None:
    """The alignment by the shapes of both pictures; None where not even a window's frame is alike."""
    elements = subject.elements
    coarse = min(subject.captures, key=lambda capture: capture_ratio(capture, elements))
    page, ratio = coarse.pixels(), capture_ratio(coarse, elements)
    found = register(subject.figure, page, guesses(subject.figure, page, elements))
    if found is None:
        return None
    scale, origin = found.scale * ratio, elements.shown
    shift = (found.dx - origin[0] * scale, found.dy - origin[1] * scale)
    return lay(subject, pair_at(subject.figure, subject.captures, elements, scale, shift))


def realign(subject: JudgedFigure, alignment: Alignment, lines: Sequence[Line]) -> Alignment:
    """The alignment, or that on which clearly more of the lines agree that were read in the figure as it came."""
    pair = alignment.pair
    page = [Line(mark.element.text, mark.box, 1.0) for mark in alignment.marks if not mark.icon]
    right, down = (shift * pair.zoom for shift in pair.shift)
    mapped = any(mark.element.role != READ for mark in alignment.marks)  # Its windows have told likely scales.
    near = Placement(pair.scale * pair.zoom, right, down, 0.0)
    told = by_consensus(lines, page, near, likely=mapped)
    if told is None:
        return alignment
    found = lay(subject, pair_at(subject.figure, subject.captures, subject.elements, told.scale, (told.dx, told.dy)))
    return found if found.share >= alignment.share else alignment


def lay(subject: JudgedFigure, pair: PicturePair) -> Alignment:
    """What is where in the figure, as the pair has it on the page."""
    finder = ShapeFinder(pair)
    places = locate(finder, subject.marks)
    return Alignment(pair, finder, subject.elements, subject.marks, places, _annotation(pair), subject.covered_data)


def _annotation(pair: PicturePair) -> Mask:
    height, width = pair.figure.shape[:2]
    right = pair.origin[0] * pair.scale + pair.shift[0]
    down = pair.origin[1] * pair.scale + pair.shift[1]
    transform = np.array([[1, 0, right], [0, 1, down]], np.float32)
    expected = cv2.warpAffine(pair.capture, transform, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return annotation(pair.figure, np.asarray(expected, np.uint8), pair.scale)
