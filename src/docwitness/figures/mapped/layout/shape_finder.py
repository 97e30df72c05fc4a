"""Where each element of the map is in the figure, as far as pixels tell: same shapes, same or another place."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from docwitness.figures.mapped.layout.picture_pair import PicturePair, crop
from docwitness.figures.pictures import grey
from docwitness.model import Box

Grey = npt.NDArray[np.uint8]

AGREES = 0.86
"""Normalised correlation of a text's shapes above which it says the same, at the worst of its windows."""

ALIKE = 0.70
"""Correlation of the whole patch above which it is worth looking at its windows."""

_BACK = 0.6
"""Whole-patch correlation below which ink of the figure is certainly not the capture's."""

_ROUNDING = 1.01
"""A correlation is at most 1; OpenCV's may be a rounding error above it, or anything on blank ground."""

_AS_GOOD = 0.02
"""Correlation by which two places of one drawing differ: the rows of a table say the same in places."""

_NEAR = 6.0
"""CSS pixels within which an element is looked for first: what registration may be off, and rounding."""

_MARGIN = 2.0
"""CSS pixels around a box that belong to its patch: glyphs may stand out of their box."""

_FAINT = 3.0
"""Grey levels of deviation below which a window is blank, whatever the compressor left in it."""


_FRACTIONS = tuple((right / 4, down / 4) for right in range(-2, 3) for down in range(-2, 3))
"""Pixels: a text's shapes change visibly with every quarter."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where an element was found: how far from where it was expected, in pixels of the scaled figure."""

    right: float
    down: float
    score: float
    """Normalised correlation of the whole patch."""
    worst: float
    """That of the window of it that agrees least, about a letter or two wide."""

    @property
    def agrees(self) -> bool:
        """Whether every part of the element looks the same."""
        return self.worst >= AGREES


class ShapeFinder:
    """Finds elements of the capture in the figure."""

    def __init__(self, pair: PicturePair) -> None:
        self.pair = pair
        self.figure: Grey = grey(pair.figure)
        self.capture: Grey = grey(pair.capture)

    def find(self, box: Box, right: float = 0.0, down: float = 0.0, reach: float = _NEAR) -> FoundPlace | None:
        """The best place within `reach` CSS pixels of where the box would be if shifted by `right` and `down`.

        None where nothing similar is, or capture or figure do not show the place.
        """
        views = self._views(box, right, down, reach)
        if views is None:
            return None
        patch, window, x, y = views
        height, width = patch.shape[:2]
        score, at_x, at_y = _best_match(window, patch, (-x, -y))
        if score < ALIKE:
            return None
        worst = worst_window(window[at_y : at_y + height, at_x : at_x + width], patch)
        whole = FoundPlace(x + at_x, y + at_y, score, worst)
        return whole if whole.agrees else _between_pixels(whole, window, patch, at_x, at_y)

    def likeness(self, box: Box, right: float, down: float, reach: float) -> float | None:
        """Correlation of the box's patch at its best place near where it is expected, shifted; None where unseen."""
        views = self._views(box, right, down, reach)
        return _best_match(views[1], views[0])[0] if views else None

    def _views(self, box: Box, right: float, down: float, reach: float) -> tuple[Grey, Grey, float, float] | None:
        """What the capture has in the box, and the figure around its place, and how far right and down of where the
        box is expected the latter begins; None where one of them shows nothing."""
        patch, x, y = crop(self.capture, self.pair.in_capture(box), _MARGIN * self.scale)
        if min(patch.shape[:2]) < 4 or _deviation(patch) < _FAINT:
            return None
        expected_x, expected_y = self._expected(x, y)
        height, width = patch.shape[:2]
        there = (round(expected_x + right), round(expected_y + down), width, height)
        window, x0, y0 = crop(self.figure, there, max(2, round(reach * self.scale)))
        if window.shape[0] < height or window.shape[1] < width:
            return None
        return patch, window, x0 - expected_x, y0 - expected_y

    def find_anywhere(self, box: Box) -> FoundPlace | None:
        """The best place in the whole figure where every part of the box's patch looks the same; None if nowhere."""
        rows, columns = self.figure.shape[:2]
        left, top, width, height = self.pair.in_figure(box)
        right, down = columns / 2 - left - width / 2, rows / 2 - top - height / 2
        found = self.find(box, right, down, max(columns, rows) / self.scale)
        return found if found and found.agrees else None

    def find_back(self, box: Box, right: float, down: float) -> float:
        """How well what the figure shows in a box of its own is in the capture, at a displacement of the page.

        The correlation of the window that agrees least, -1 to 1, at the best place within a few pixels.
        """
        patch, x, y = crop(self.figure, box)
        expected_x, expected_y = self._expected(0, 0)
        height, width = patch.shape[:2]
        if min(height, width) < 3:
            return 1.0
        at = (x - expected_x - right, y - expected_y - down, width, height)
        window, _, _ = crop(self.capture, at, max(2.0, 3.0 * self.scale))
        if window.shape[0] < height or window.shape[1] < width:
            return -1.0
        score, at_x, at_y = _best_match(window, patch)
        seen = window[at_y : at_y + height, at_x : at_x + width]
        return worst_window(seen, patch) if score > _BACK else -1.0

    @property
    def scale(self) -> float:
        """Pixels per CSS pixel."""
        return self.pair.scale

    def _expected(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of the capture in pixels of the figure."""
        pair = self.pair
        return x + pair.origin[0] * pair.scale + pair.shift[0], y + pair.origin[1] * pair.scale + pair.shift[1]


def _best_match(window: Grey, patch: Grey, near: tuple[float, float] | None = None) -> tuple[float, int, int]:
    """The highest correlation and where it is; of places as good as each other the one `near` the point."""
    scores = cv2.matchTemplate(window, patch, cv2.TM_CCOEFF_NORMED)
    _, score, _, (x, y) = cv2.minMaxLoc(scores)
    if not abs(score) <= _ROUNDING:  # Next to nothing divided by next to nothing.
        scores = np.where(np.abs(scores) <= _ROUNDING, scores, 0.0)
        _, score, _, (x, y) = cv2.minMaxLoc(scores)
    if near is not None:
        rows, columns = np.nonzero(scores > score - _AS_GOOD)
        if rows.size > 1:
            nearest = int(np.hypot(columns - near[0], rows - near[1]).argmin())
            left, top = max(0, int(columns[nearest]) - 1), max(0, int(rows[nearest]) - 1)
            _, score, _, (x, y) = cv2.minMaxLoc(scores[top : top + 3, left : left + 3])
            x, y = x + left, y + top
    return float(score), int(x), int(y)


def _between_pixels(whole: FoundPlace, window: Grey, patch: Grey, at_x: int, at_y: int) -> FoundPlace:
    """The same place to fractions of a pixel: a figure that was scaled, or taken while things moved, lies there."""
    height, width = patch.shape[:2]
    best = whole
    for right, down in _FRACTIONS:
        centre = (at_x + right + (width - 1) / 2, at_y + down + (height - 1) / 2)
        seen = cv2.getRectSubPix(window, (width, height), centre)
        worst = worst_window(np.asarray(seen, np.uint8), patch)
        if worst > best.worst:
            best = FoundPlace(whole.right + right, whole.down + down, whole.score, worst)
    return best


def worst_window(seen: Grey, expected: Grey) -> float:
    """The least correlation of any window, a line's height wide, where either picture shows something."""
    height, width = expected.shape[:2]
    side = max(5, min(width, round(height * 0.9)))
    # What runs through the whole width is the frame of a control, and would outweigh the letters in it.
    one, other = (
        each - each.mean(axis=1, keepdims=True) for each in (seen.astype(np.float32), expected.astype(np.float32))
    )
    mean_one, mean_other = _mean(one, side), _mean(other, side)
    spread_one = _mean(one * one, side) - mean_one**2
    spread_other = _mean(other * other, side) - mean_other**2
    together = _mean(one * other, side) - mean_one * mean_other
    # A floor under the deviation keeps compression noise in blank windows from deciding.
    floor = max(_FAINT**2, 0.02 * _deviation(expected) ** 2)
    correlation = (together + floor) / np.sqrt((spread_one + floor) * (spread_other + floor))
    return float(correlation.min())


def _deviation(grey: Grey) -> float:
    return float(cv2.meanStdDev(grey)[1][0][0])


def _mean(plane: npt.NDArray[np.float32], side: int) -> npt.NDArray[np.float32]:
    return np.asarray(cv2.boxFilter(plane, -1, (side, plane.shape[0]), borderType=cv2.BORDER_REFLECT)[:1], np.float32)
