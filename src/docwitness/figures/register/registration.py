"""Where the figure lies on the page: a scale and a shift, found from the shapes in both pictures.

A figure is a window on the page, taken at some device pixel ratio and then scaled, cropped or padded by hand. Scales
are guessed from widths first (of the figure, of the viewport, of dialogs and regions), then tried one by one; each
is scored by matching gradients at a quarter of the resolution, which neither themes nor dimming nor fonts upset.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from docwitness.figures.pictures import Pixels
from docwitness.model import Box, ElementMap

Plane = npt.NDArray[np.float32]
"""Rows and columns of one quantity."""

Grey = npt.NDArray[np.uint8]
"""Rows and columns of grey levels."""

_COARSE = 4
"""CSS pixels per pixel at which scales are tried: a line of text is then a bar of three or four."""

_FINE = 2
"""CSS pixels per pixel at which the best few are told apart."""

_CANDIDATES = 4
"""Scales that are looked at again at the finer resolution."""

_SURE = 0.5
"""Normalised correlation of gradients above which a guessed scale is taken without trying others."""

_OBVIOUS = 0.8
"""Above it no other scale is even tried."""

_BONUS = 0.04
"""What it adds to a scale's score that it gives the figure the width of a window; twice that for a screenshot as
it was taken. Scales some percent apart score alike when the figure is a dialog."""

_WINDOWS = frozenset({"dialog", "alertdialog", "main", "navigation", "form"})

_LIKELY = 0.25
"""Below it no scale was found: two unrelated windows of one product correlate with 0.1 to 0.2."""

_CHANCE = 10.0
"""What the best of some thousand places reaches by chance is about four deviations of the correlation of
unrelated pictures; that deviation is 1 / sqrt(independent pixels), and about one pixel in six is independent."""

_FEWEST_PAIRS = 5
"""Texts read in the figure and known on the page, without which no fit is tried."""

_FAR_PAIR = 60.0
"""CSS pixels that two texts must be apart for the ratio of their distances to tell the scale to 2 %."""

_ONE_SCALE = 0.001
"""Of the scale, by which two differ that are one: a pixel over the width of a window."""

_FRAME = 0.1
"""Below it not even the frame of a window was found."""

_UNSCALED = (1.0, 2.0)
"""Figure pixels per CSS pixel of screenshots as they are taken."""

_SCALES = tuple(float(0.2 * 1.02**step) for step in range(138))
"""Figure pixels per CSS pixel, 0.2 to 3 in steps of 2 %: over a figure of 640 px the shapes of one step
lie at most 6 px from those of the next, the width of the blur."""


@dataclass(frozen=True, slots=True)
class Registration:
    """`figure = scale * page + shift`, page in CSS pixels, figure in its own."""

    scale: float
    shift: tuple[float, float]
    score: float
    """Normalised correlation of the gradients, -1 to 1."""

    def to_figure(self, box: Box) -> Box:
        """A box of the page in pixels of the figure."""
        left, top, width, height = box
        scale, (right, down) = self.scale, self.shift
        return left * scale + right, top * scale + down, width * scale, height * scale

    def to_page(self, box: Box) -> Box:
        """A box of the figure in CSS pixels of the page."""
        left, top, width, height = box
        scale, (right, down) = self.scale, self.shift
        return (left - right) / scale, (top - down) / scale, width / scale, height / scale


def registrations(figure: Pixels, capture: Pixels, elements: ElementMap, ratio: float) -> Iterator[Registration]:
    """The scales and shifts under which the figure may lie on the page: first the best of those that something
    speaks for, then, at ten times the cost, the best of all scales, and at last those of figures that nobody scaled:
    of another window of the product little more than its frame is alike.

    `ratio` is the number of the capture's pixels per CSS pixel.
    """
    given: list[Registration] = []
    for one in _likely(figure, capture, elements, ratio):
        if not any(_are_alike(one, other) for other in given):
            given.append(one)
            yield one


def _are_alike(one: Registration, other: Registration) -> bool:
    near = all(abs(a - b) < 1 for a, b in zip(one.shift, other.shift, strict=True))
    return near and abs(one.scale / other.scale - 1) < _ONE_SCALE


def _likely(picture: Pixels, capture: Pixels, elements: ElementMap, ratio: float) -> Iterator[Registration]:
    """What `registrations` tells, and some of it twice."""
    page, figure = _grey(capture), _grey(picture)
    coarse = _gradients(_resized(page, 1 / (ratio * _COARSE)))
    fine = _gradients(_resized(page, 1 / (ratio * _FINE)))
    origin = elements.clip or (0.0, 0.0)
    bonuses = _guesses(figure.shape[1], elements)
    guessed = _tried(figure, coarse, bonuses)
    if guessed and guessed[0].score >= _SURE:
        near = [found for one in guessed[:_CANDIDATES] if (found := _refined(figure, fine, one))]
        yield _on_page(max(near, key=lambda one: one.score + bonuses.get(one.scale, 0.0)), origin)
    tried = guessed + _tried(figure, coarse, dict.fromkeys(_SCALES, 0.0))
    tried = sorted((one for one in tried if one.score >= _LIKELY), key=_score, reverse=True)
    near = [found for one in tried[:_CANDIDATES] if (found := _refined(figure, fine, one))]
    if near:
        best = max(near, key=lambda one: one.score + bonuses.get(one.scale, 0.0))
        around = [
            replace(best, scale=best.scale * (1 + step / 400)) for step in range(-5, 6) if best.scale not in bonuses
        ]
        finer = [found for one in around if (found := _refined(figure, fine, one))]
        yield _on_page(max([best, *finer], key=_score), origin)
    unscaled = (one for scale in _UNSCALED if (one := _placed(figure, coarse, scale)))
    for found in (_refined(figure, fine, one) for one in unscaled):
        if found and found.score > _FRAME:
            yield _on_page(found, origin)


def _on_page(found: Registration, origin: Sequence[float]) -> Registration:
    """The registration with the shift of the page instead of the capture, whose left top corner is at `origin`."""
    right, down = found.shift
    return replace(found, shift=(right - origin[0] * found.scale, down - origin[1] * found.scale))


def fitted(pairs: Sequence[tuple[Box, Box]]) -> tuple[float, tuple[float, float]] | None:
    """The scale and shift that bring most of the first boxes of the pairs to the second ones; None for too few.

    The scale is the median of those between any two pairs (Theil and Sen), so that up to a quarter of the pairs may
    be wrong. Texts in other fonts have other lengths but begin at one place: their left edges count.
    """
    if len(pairs) < _FEWEST_PAIRS:
        return None
    page = np.array([(box[0], box[1] + box[3] / 2) for box, _ in pairs])
    figure = np.array([(box[0], box[1] + box[3] / 2) for _, box in pairs])
    one, other = np.triu_indices(len(pairs), 1)
    apart = np.abs(page[one] - page[other])
    slopes = (figure[one] - figure[other])[apart > _FAR_PAIR] / (page[one] - page[other])[apart > _FAR_PAIR]
    if not slopes.size:
        return None
    scale = float(np.median(slopes))
    right, down = np.median(figure - scale * page, axis=0).tolist()
    return (scale, (float(right), float(down))) if _SCALES[0] <= scale <= _SCALES[-1] else None


def _score(one: Registration) -> float:
    return one.score


def _guesses(width: int, elements: ElementMap) -> dict[float, float]:
    """Scales that something speaks for, the most likely first, and what that adds to their score."""
    page = elements.clip[2] if elements.clip else elements.viewport[0]
    wide = [element for element in elements.elements if element.box[2] >= page / 4 and not element.text]
    guesses = {round(width / element.box[2], 4): 0.0 for element in wide}
    guesses |= dict.fromkeys((1.5, 3.0, 0.5), 0.0)
    windows = [page, *(element.box[2] for element in wide if element.role in _WINDOWS)]
    guesses |= {round(width / each, 4): _BONUS for each in windows if each > 0}
    guesses |= dict.fromkeys((1.0, 2.0), 2 * _BONUS)
    likely = sorted(guesses.items(), key=lambda guess: -guess[1])
    return {guess: bonus for guess, bonus in likely if _SCALES[0] <= guess <= _SCALES[-1]}


def _tried(figure: Grey, page: Plane, scales: Mapping[float, float]) -> list[Registration]:
    """The best place at each scale, the best scale first; just one where that is beyond doubt."""
    found: list[Registration] = []
    for scale, bonus in scales.items():
        one = _placed(figure, page, scale)
        if one and one.score > _OBVIOUS:
            return [one]
        if one:
            found.append(replace(one, score=one.score + bonus))
    return sorted(found, key=_score, reverse=True)


def _placed(figure: Grey, page: Plane, scale: float) -> Registration | None:
    """The best shift at that scale, with its score."""
    height, width = figure.shape[0] / scale / _COARSE, figure.shape[1] / scale / _COARSE
    if min(height, width) < 8 or width > 1.5 * page.shape[1] or height > 1.5 * page.shape[0]:
        return None
    template = _gradients(_resized(figure, 1 / (scale * _COARSE)))
    room_down, room_right = template.shape[0] // 4, template.shape[1] // 4
    down = max(room_down, template.shape[0] - page.shape[0] + room_down)
    right = max(room_right, template.shape[1] - page.shape[1] + room_right)
    padded = cv2.copyMakeBorder(page, down, down, right, right, cv2.BORDER_CONSTANT, value=0.0)
    _, score, _, (x, y) = cv2.minMaxLoc(_correlation(np.asarray(padded, np.float32), template))
    step = _COARSE * scale
    chance = _CHANCE / math.sqrt(template.size)
    return Registration(scale, (-(x - right) * step, -(y - down) * step), float(score) - chance)


def _refined(figure: Grey, page: Plane, near: Registration) -> Registration | None:
    """The best shift at finer resolution within a coarse step or two of one that was found."""
    template = _gradients(_resized(figure, 1 / (near.scale * _FINE)))
    room = 2 * _COARSE // _FINE
    x, y = (round(-part / near.scale / _FINE) for part in near.shift)
    height, width = template.shape
    left, top = max(0, room - x), max(0, room - y)
    right, below = max(0, x + width + room - page.shape[1]), max(0, y + height + room - page.shape[0])
    padded = cv2.copyMakeBorder(page, top, below, left, right, cv2.BORDER_CONSTANT, value=0.0)
    x0, y0 = x - room + left, y - room + top
    window = padded[y0 : y0 + height + 2 * room, x0 : x0 + width + 2 * room]
    _, score, _, (right, down) = cv2.minMaxLoc(_correlation(np.ascontiguousarray(window, np.float32), template))
    step = _FINE * near.scale
    return replace(
        near,
        shift=(-(x - room + right) * step, -(y - room + down) * step),
        score=float(score) - _CHANCE / math.sqrt(template.size),
    )


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


def _grey(picture: Pixels) -> Grey:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def _gradients(picture: Grey) -> Plane:
    grey = picture.astype(np.float32)
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)
    along = cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    # The root keeps the few strong edges (a dialog on a dark ground) from outweighing all text.
    return np.sqrt(cv2.GaussianBlur(cv2.magnitude(across, along), (0, 0), 1.4))


def _resized(picture: Grey, factor: float) -> Grey:
    size = (max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
