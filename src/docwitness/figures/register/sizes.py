"""Pictures larger than sight needs → smaller ones to judge by, and what was found there in other pixels."""

from __future__ import annotations

import math
from dataclasses import replace

from docwitness.figures.boxes import scaled
from docwitness.figures.pictures import Pixels, resized
from docwitness.model import Judgement

MOST = 6_000_000
"""Pixels by which sight judges. A laptop's whole screen has 5.2 million at device pixel ratio 2; edges take
some 40 bytes for each pixel while they are compared, and the recogniser sees no side beyond 2000 anyway."""


def reduced(picture: Pixels) -> Pixels:
    """The picture itself, or the largest one of at most `MOST` pixels of which each pixel stands for a square."""
    return resized(picture, 1 / math.ceil(math.sqrt(picture.shape[0] * picture.shape[1] / MOST)))


def reduction(size: tuple[int, int], picture: Pixels) -> int:
    """By how much the picture was reduced that had that width and height, before it was turned."""
    return round(math.sqrt(size[0] * size[1] / (picture.shape[0] * picture.shape[1])))


def rescaled(judgement: Judgement, figure: float, capture: float) -> Judgement:
    """The judgement in pixels that are so many times smaller, of the figure and of the capture."""
    changes = tuple(
        replace(
            change,
            figure_box=change.figure_box and scaled(change.figure_box, figure),
            capture_box=change.capture_box and scaled(change.capture_box, capture),
        )
        for change in judgement.changes
    )
    place = judgement.placement
    if place:
        place = replace(place, scale=place.scale * figure / capture, dx=place.dx * figure, dy=place.dy * figure)
    return replace(judgement, changes=changes, placement=place)
