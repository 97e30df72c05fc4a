"""Pictures larger than sight needs → smaller ones to judge by, and what was found there in their own pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docwitness.figures.boxes import scaled
from docwitness.figures.pictures import Pixels, resized
from docwitness.model import Change

MOST = 6_000_000
"""Pixels by which sight judges. A laptop's whole screen has 5.2 million at device pixel ratio 2; edges take
some 40 bytes for each pixel while they are compared, and the recogniser sees no side beyond 2000 anyway."""


@dataclass(frozen=True, slots=True, eq=False)
class Sized:
    """A picture as it is judged; `square` is the side of the squares of pixels that were averaged into one."""

    pixels: Pixels
    square: int


def sized(picture: Pixels) -> Sized:
    """The picture itself, or the largest one of at most `MOST` pixels of which each pixel stands for a square."""
    square = math.ceil(math.sqrt(picture.shape[0] * picture.shape[1] / MOST))
    return Sized(resized(picture, 1 / square), square) if square > 1 else Sized(picture, 1)


def in_own_pixels(changes: Sequence[Change], figure: Sized, capture: Sized) -> tuple[Change, ...]:
    """The changes with their boxes in pixels of the pictures as they came."""
    return tuple(
        replace(
            change,
            figure_box=change.figure_box and scaled(change.figure_box, figure.square),
            capture_box=change.capture_box and scaled(change.capture_box, capture.square),
        )
        for change in changes
    )
