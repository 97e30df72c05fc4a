"""Where a capture lies on a figure: a scale and a shift, found from the shapes in both pictures.

A figure is a part of a window, taken at some device pixel ratio and then scaled, cropped or padded by hand. Scales are
guessed from sizes (of both pictures, of windows and parts of the page), then tried one by one; each is scored by
matching gradients at a quarter of the resolution, which neither themes nor dimming nor fonts upset. Where no guess is
right, the texts that were read tell (`consensus`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from docwitness.figures.pictures import Pixels, grey, resized
from docwitness.model import ElementMap, Placement

Plane = npt.NDArray[np.float32]
"""Rows and columns of one quantity."""

_WINDOW = 1400
"""Pixels: the longer side of a window at device pixel ratio 1. What is longer is taken to be of a higher ratio."""

_COARSE = 4
"""Pixels at that ratio per pixel at which scales are tried: a line of text is then a bar of three or four."""

_FINE = 2
"""Pixels at that ratio per pixel at which the best few are told apart."""

_CANDIDATES = 4
"""Scales that are looked at again at the finer resolution."""

_OBVIOUS = 0.8
"""Normalised correlation of gradients above which no other scale is even tried."""

_BONUS = 0.04
"""What it adds to a scale's score that it gives the figure the width of a window; twice that for a screenshot as
it was taken. Scales some percent apart score alike when the figure is a dialog."""

_WINDOWS = frozenset({"dialog", "alertdialog", "main", "navigation", "form"})

_PART = 0.25
"""Of the page's width, from which on a figure may have been cropped to an element."""

_RATIOS = (2 / 3, 0.8, 1.25, 1.5, 0.5, 3.0)
"""How much larger the figure may show things than a capture: the device pixel ratios of browsers and systems against
each other."""

_SCALES = (0.2, 3.0)
"""The least and the largest that is tried, at device pixel ratio 1."""

_CHANCE = 10.0
"""What the best of some thousand places reaches by chance is about four deviations of the correlation of
unrelated pictures; that deviation is 1 / sqrt(independent pixels), and about one pixel in six is independent."""

_FRAME = 0.1
"""Score below which not even the frame of a window was found."""

Guesses = Mapping[float, float]
"""Pixels of the figure for each of the capture, and what that adds to the score."""


def guesses(figure: Pixels, capture: Pixels, elements: ElementMap | None = None) -> Guesses:
    """Scales that something speaks for, the most likely first."""
    height, width = figure.shape[:2]
    whole = capture.shape[1]
    parts = _parts(elements) if elements else ()
    found = {round(width / (share * whole), 4): 0.0 for _, share in parts}
    found |= dict.fromkeys((height / capture.shape[0], *_RATIOS), 0.0)
    found |= {round(width / (share * whole), 4): _BONUS for role, share in parts if role in _WINDOWS}
    found |= {width / whole: _BONUS} | dict.fromkeys((1.0, 2.0), 2 * _BONUS)
    return dict(sorted(found.items(), key=lambda guess: -guess[1]))


def _parts(elements: ElementMap) -> list[tuple[str, float]]:
    """Roles of the wide parts of the page, and how much of its width they have."""
    page = elements.shown[2]
    wide = ((one.role, one.box[2] / page) for one in elements.elements if not one.text and page > 0)
    return [(role, share) for role, share in wide if share >= _PART]


def register(figure: Pixels, capture: Pixels, tried: Guesses) -> Placement | None:
    """The best place of the capture on the figure at one of these scales, with the correlation of the gradients; None
    where not even a window's frame is alike."""
    usual = max(1.0, max(capture.shape[:2]) / _WINDOW)
    page, picture = grey(capture), grey(figure)
    coarse, fine = (_gradients(resized(page, 1 / (usual * size))) for size in (_COARSE, _FINE))
    bonuses = {scale * usual: bonus for scale, bonus in tried.items() if _SCALES[0] <= scale * usual <= _SCALES[1]}
    best = _tried(picture, coarse, bonuses)[:_CANDIDATES]
    near = [_refined(picture, fine, one) for one in best]
    found = max(near, key=lambda one: one.agreement + bonuses[one.scale], default=None)
    return replace(found, scale=found.scale / usual) if found and found.agreement > _FRAME else None


def _tried(figure: Pixels, page: Plane, scales: Mapping[float, float]) -> list[Placement]:
    """The best place at each scale, the best scale first; just one where that is beyond doubt."""
    found: list[Placement] = []
    for scale, bonus in scales.items():
        one = _placed(figure, page, scale)
        if one and one.agreement > _OBVIOUS:
            return [one]
        if one:
            found.append(replace(one, agreement=one.agreement + bonus))
    return sorted(found, key=lambda one: -one.agreement)


def _placed(figure: Pixels, page: Plane, scale: float) -> Placement | None:
    """The best shift at that scale, with its score."""
    height, width = figure.shape[0] / scale / _COARSE, figure.shape[1] / scale / _COARSE
    if min(height, width) < 8 or width > 1.5 * page.shape[1] or height > 1.5 * page.shape[0]:
        return None
    template = _gradients(resized(figure, 1 / (scale * _COARSE)))
    room_down, room_right = template.shape[0] // 4, template.shape[1] // 4
    down = max(room_down, template.shape[0] - page.shape[0] + room_down)
    right = max(room_right, template.shape[1] - page.shape[1] + room_right)
    padded = cv2.copyMakeBorder(page, down, down, right, right, cv2.BORDER_CONSTANT, value=0.0)
    return _best(np.asarray(padded, np.float32), template, scale, _COARSE, (right, down))


def _refined(figure: Pixels, page: Plane, near: Placement) -> Placement:
    """The best shift at finer resolution within a coarse step or two of one that was found."""
    template = _gradients(resized(figure, 1 / (near.scale * _FINE)))
    room = 2 * _COARSE // _FINE
    x, y = (round(-part / near.scale / _FINE) for part in (near.dx, near.dy))
    height, width = template.shape
    left, top = max(0, room - x), max(0, room - y)
    right, below = max(0, x + width + room - page.shape[1]), max(0, y + height + room - page.shape[0])
    padded = cv2.copyMakeBorder(page, top, below, left, right, cv2.BORDER_CONSTANT, value=0.0)
    x0, y0 = x - room + left, y - room + top
    window = padded[y0 : y0 + height + 2 * room, x0 : x0 + width + 2 * room]
    return _best(np.ascontiguousarray(window, np.float32), template, near.scale, _FINE, (room - x, room - y))


def _best(page: Plane, template: Plane, scale: float, size: int, before: tuple[int, int]) -> Placement:
    """The best place of the template, a figure; `before` is how much lies before the page, in pixels `size` wide."""
    _, score, _, (x, y) = cv2.minMaxLoc(_correlation(page, template))
    right, down = ((there - at) * size * scale for there, at in zip(before, (x, y), strict=True))
    return Placement(scale, right, down, float(score) - _CHANCE / math.sqrt(template.size))


def _correlation(page: Plane, template: Plane) -> Plane:
    """Normalised correlation of the template at every place of the page, where blank places correlate with nothing.

    OpenCV's own divides by the deviation of the window, and finds perfect matches in next to nothing.
    """
    height, width = template.shape
    sums, squares = cv2.integral2(page)
    area = float(height * width)
    window = _window_sums(squares, height, width) - _window_sums(sums, height, width) ** 2 / area
    own = float(template.var()) * area
    together = cv2.matchTemplate(page, template, cv2.TM_CCOEFF)
    return np.asarray(together / np.sqrt(own * np.maximum(window, own / 4) + 1e-6), np.float32)


def _window_sums(integral: npt.ArrayLike, height: int, width: int) -> npt.NDArray[np.float64]:
    sums = np.asarray(integral, np.float64)
    return np.asarray(sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width])


def _gradients(picture: Pixels) -> Plane:
    grey = picture.astype(np.float32)
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)
    along = cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    # The root keeps the few strong edges (a dialog on a dark ground) from outweighing all text.
    return np.sqrt(cv2.GaussianBlur(cv2.magnitude(across, along), (0, 0), 1.4))
