"""Laying a figure over the page: by its shapes, or by what was read in it where fonts differ."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from docwitness.figures.boxes import Box, middle
from docwitness.figures.ink import Mask, annotation
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.mark_search import locate, share_found
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.panes import panes_of
from docwitness.figures.mapped.layout.places import Finder
from docwitness.figures.mapped.layout.scene import Scene, Shot, scene_at, scenes
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.registration import fitted
from docwitness.model import ElementMap

_MISPLACED = 8.0
"""CSS pixels by which texts must lie off for the figure to be laid anew."""

_BETTER = 3.0
"""Times that they must lie nearer then: a recogniser's boxes begin at the icon before a label, as if all were off."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be judged."""

    figure: Pixels
    captures: Sequence[Shot]
    elements: ElementMap
    marks: tuple[Mark, ...]
    covered_data: tuple[Box, ...] = ()
    """Of the page."""


def align(subject: Subject) -> Alignment | None:
    """The first alignment under which enough texts agree; else the one under which most do; None if none is likely."""
    best: Alignment | None = None
    for scene in scenes(subject.figure, subject.captures, subject.elements):
        found = lay(subject, scene)
        if best is None or found.share > best.share:
            best = found
        if found.same_fonts:
            break
    return best


def realign(subject: Subject, alignment: Alignment, read: Mapping[int, Box]) -> Alignment | None:
    """The alignment by where texts were read, where that differs; `read` is by mark index, in pixels of the scene."""
    scene = alignment.scene
    pairs = [(mark.box, read[mark.index]) for mark in alignment.marks if mark.index in read]
    fit = fitted(pairs)
    if fit is None:
        return None
    scale, (right, down) = fit
    now = _typical_distance((scene.in_figure(page), seen) for page, seen in pairs)
    then = _typical_distance(
        ((x * scale + right, y * scale + down, 0.0, height * scale), seen) for (x, y, _, height), seen in pairs
    )
    if now < _MISPLACED * scene.scale or then > now / _BETTER:
        return None
    zoom = scene.zoom
    found = lay(
        subject,
        scene_at(subject.figure, subject.captures, subject.elements, scale * zoom, (right * zoom, down * zoom)),
    )
    return found if found.share >= alignment.share else None


def _typical_distance(pairs: Iterable[tuple[Box, Box]]) -> float:
    """How far texts begin from where they are expected: the median."""
    return statistics.median(
        abs(middle(expected)[1] - middle(seen)[1]) + abs(expected[0] - seen[0]) for expected, seen in pairs
    )


def lay(subject: Subject, scene: Scene) -> Alignment:
    """What is where in the figure, as it lies on the page in the scene."""
    finder = Finder(scene)
    places = locate(finder, subject.marks)
    share = share_found(places, finder, subject.marks)
    panes = panes_of(subject.elements)
    return Alignment(
        scene,
        finder,
        subject.elements,
        subject.marks,
        places,
        _annotation(scene),
        share,
        panes,
        subject.covered_data,
    )


def _annotation(scene: Scene) -> Mask:
    height, width = scene.figure.shape[:2]
    right = scene.origin[0] * scene.scale + scene.shift[0]
    down = scene.origin[1] * scene.scale + scene.shift[1]
    transform = np.array([[1, 0, right], [0, 1, down]], np.float32)
    expected = cv2.warpAffine(scene.capture, transform, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return annotation(scene.figure, np.asarray(expected, np.uint8), scene.scale)
