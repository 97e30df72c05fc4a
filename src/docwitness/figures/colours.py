"""Colours as people see them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from docwitness.figures.pictures import Pixels

_FAINT = 20.0
"""Sum of differences in red, green and blue below which a picture is blank."""

_OTHER_GROUND = 14.0
"""Distance in CIE L*a*b* (CIE 1976) from which on what is above a text and what is below are two grounds."""

_SAMPLES = 4000
"""Pixels of a picture that are counted for its dominant colour, evenly spread."""

Rgb = tuple[int, int, int]
"""Red, green and blue from 0 to 255."""


def dominant_colour(picture: Pixels) -> Rgb:
    """Red, green and blue of the picture's most frequent colour, averaged.

    Colours within some 16 levels count as one: a compressor spreads what was of one colour.
    """
    pixels = picture.reshape(-1, 3)
    pixels = pixels[:: 1 + len(pixels) // _SAMPLES]
    cells = (pixels >> 4).astype(np.int32)
    counts = np.bincount(cells @ np.array([256, 16, 1], np.int32), minlength=4096).reshape(16, 16, 16)
    most = np.unravel_index(int(_with_neighbours(counts).argmax()), counts.shape)
    blue, green, red = pixels[(np.abs(cells - np.array(most, np.int32)) <= 1).all(axis=1)].mean(axis=0)
    return round(float(red)), round(float(green)), round(float(blue))


def _with_neighbours(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each cell of the cube of colours how many it and the cells around it hold; its own count breaks ties."""
    near = counts
    for axis in range(3):
        padded = np.pad(near, [(1, 1) if each == axis else (0, 0) for each in range(3)])
        near = np.stack([np.take(padded, range(start, start + 16), axis) for start in range(3)]).sum(axis=0)
    return np.asarray(near * 4096 + counts, np.int64)


@dataclass(frozen=True, slots=True)
class Ink:
    """The two colours of a line of text."""

    ink: Rgb
    ground: Rgb


def ink_colour(picture: Pixels, margin: int) -> Ink | None:
    """The colours of a text and its ground; None where nothing is written, or an edge between two grounds crosses it.

    The ground is the dominant colour of the first and last `margin` rows, which are above and below the text: bold
    letters fill more than half of their box. The ink is the mean of the twentieth of the pixels between those rows
    that differ most from it: the cores of the strokes, which mix least.
    """
    if not picture.size:
        return None
    above, below = picture[:margin], picture[-margin:]
    if apart(dominant_colour(above), dominant_colour(below)) > _OTHER_GROUND:
        return None
    ground = dominant_colour(np.concatenate([above, below]))
    # JPEG halves the resolution of colour; blurring both pictures makes them alike in that.
    pixels = cv2.GaussianBlur(picture, (0, 0), 1.0).reshape(-1, 3)[:, ::-1].astype(np.float32)
    contrast = np.abs(pixels - np.array(ground, np.float32)).sum(axis=1)
    rows, columns = picture.shape[:2]
    written = slice(margin * columns, (rows - margin) * columns) if rows > 2 * margin else slice(None)
    pixels, contrast = pixels[written], contrast[written]
    cores = pixels[contrast >= np.quantile(contrast, 0.95)]
    red, green, blue = (round(float(part)) for part in cores.mean(axis=0))
    return Ink((red, green, blue), ground) if float(contrast.max()) > _FAINT else None


def lab(colour: Rgb) -> tuple[float, float, float]:
    """The colour in CIE L*a*b*, in which distances are about those that people see."""
    pixel = np.array([[[colour[2], colour[1], colour[0]]]], np.float32) / 255
    lightness, a, b = cv2.cvtColor(pixel, cv2.COLOR_BGR2LAB)[0, 0].tolist()
    return float(lightness), float(a), float(b)


def apart(one: Rgb, other: Rgb) -> float:
    """The distance of two colours in CIE L*a*b* (CIE 1976); people see from about 2 on."""
    return float(np.linalg.norm(np.subtract(lab(one), lab(other))))


def hexadecimal(colour: Rgb) -> str:
    """As style sheets write it.

    >>> hexadecimal((47, 111, 237))
    '#2f6fed'
    """
    red, green, blue = colour
    return f"#{red:02x}{green:02x}{blue:02x}"
