"""Two pictures of the same size → what differs, to the pixel: for figures that a build regenerates.

Nothing is read or aligned here. Decoding takes most of the time, so the reference is decoded once and kept,
and a candidate with the same bytes is not decoded at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from docwitness.figures.pictures import Pixels, decode
from docwitness.model import Box

_REACH = 8
"""Pixels: differences no further apart than this are boxed together. Letters of a word are closer, lines of text
further apart, at the usual sizes of interface text at device pixel ratio 1."""


@dataclass(frozen=True, slots=True)
class StrictReference:
    """A picture as it should be, decoded."""

    data: bytes
    pixels: Pixels

    @classmethod
    def read(cls, data: bytes, name: str = "reference") -> StrictReference:
        """The reference made of an encoded picture.

        Raises:
            PictureError: it cannot be read, or must not be.
        """
        return cls(data, decode(data, name))


@dataclass(frozen=True, slots=True)
class StrictComparison:
    """What differs. `boxes` are in pixels of both pictures, from top to bottom."""

    share: float
    """Of the pixels, as a fraction from 0 to 1; 1 for pictures of different sizes."""
    boxes: tuple[Box, ...] = ()
    sizes: tuple[tuple[int, int], tuple[int, int]] | None = None
    """Width and height of reference and candidate where they are not the same."""

    @property
    def same(self) -> bool:
        """Whether no pixel differs by more than the tolerance."""
        return self.share == 0


def compare_strict(
    reference: StrictReference, candidate: bytes, *, tolerance: int = 0, name: str = "candidate"
) -> StrictComparison:
    """What differs between the reference and an encoded picture.

    A pixel differs when its red, green or blue is further from the reference's than `tolerance`, in levels of 0
    to 255. Transparent pixels are compared as they look on white.

    Raises:
        PictureError: the candidate cannot be read, or must not be.
    """
    if candidate == reference.data:
        return StrictComparison(0.0)
    pixels = decode(candidate, name)
    if pixels.shape != reference.pixels.shape:
        return StrictComparison(1.0, sizes=(_size(reference.pixels), _size(pixels)))
    return _compare_pixels(reference.pixels, pixels, tolerance)


def _compare_pixels(reference: Pixels, candidate: Pixels, tolerance: int) -> StrictComparison:
    """What differs between two pictures of one size. Only rows that have differences are looked at twice."""
    distance = cv2.absdiff(reference, candidate)
    height, width = distance.shape[:2]
    rows = np.flatnonzero(distance.reshape(height, -1).max(axis=1) > tolerance)
    if not rows.size:
        return StrictComparison(0.0)
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    blue, green, red = cv2.split(distance[top:bottom])
    mask = (cv2.max(cv2.max(blue, green), red) > tolerance).astype(np.uint8)
    return StrictComparison(cv2.countNonZero(mask) / (height * width), _boxes(mask, top))


def _size(pixels: Pixels) -> tuple[int, int]:
    return pixels.shape[1], pixels.shape[0]


def _boxes(mask: Pixels, top: int) -> tuple[Box, ...]:
    """The boxes around what differs in a part of the picture that begins at the row `top`."""
    # Closing takes what lies beyond the border for set: without a margin, boxes would stretch to the border.
    roomy = cv2.copyMakeBorder(mask, _REACH, _REACH, _REACH, _REACH, cv2.BORDER_CONSTANT, value=0)
    joined = cv2.morphologyEx(roomy, cv2.MORPH_CLOSE, np.ones((_REACH + 1, _REACH + 1), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(joined)
    boxes = [(float(x - _REACH), float(y - _REACH + top), float(w), float(h)) for x, y, w, h, _ in found[1:].tolist()]
    return tuple(sorted(boxes, key=lambda box: (box[1], box[0])))
