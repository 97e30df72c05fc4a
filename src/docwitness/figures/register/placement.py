"""Two pictures → where one lies on the other, by the edges that they share.

The gradient's magnitude is compared, since it survives another theme. Every shift is tried at once by
cross-correlation, normalised over the part in which the pictures overlap, so that a crop of a window finds its
place in the window (Lewis, "Fast normalized cross-correlation", 1995, for the sums over the overlap).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from docwitness.figures.pictures import Pixels
from docwitness.model import Placement

Field = npt.NDArray[np.float32]
"""Rows and columns of one number."""

USUAL_SCALES = (1.0, 0.5, 2.0, 0.8, 1.25, 2 / 3, 1.5)
"""How much larger the figure may show things: device pixel ratios of 1, 1.25, 1.5 and 2 against each other."""

CERTAIN = 0.95
"""Correlation from which the pictures lie exactly on each other, but for what changed."""

_PERFECT = 0.97
"""Correlation from which no other scale is tried."""

_SIDE = 400
"""Pixels: to this the figure's longer side is reduced to find its place."""

_STRONGEST_EDGE = 160
"""A gradient counts no more than this, lest the border of a black window outweighs all text."""

_LEAST_OVERLAP = 0.25
"""Of the edges of the poorer picture: less in common than this says nothing."""


def edges(picture: Pixels) -> Field:
    """The gradient's magnitude, bounded and blurred by one pixel against differences of rendering."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    magnitude = np.minimum(cv2.magnitude(across, down), _STRONGEST_EDGE)
    return np.asarray(cv2.GaussianBlur(magnitude, (0, 0), 1), np.float32)


def resized(picture: Pixels, scale: float) -> Pixels:
    """The picture at another scale: averaged when smaller, interpolated when larger."""
    if abs(scale - 1) < 1e-3:
        return picture
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(picture, size, interpolation=how), np.uint8)


def place(figure: Pixels, capture: Pixels) -> Placement:
    """The best place of the capture on the figure."""
    return place_among(figure, capture, _scales(figure, capture))


def place_near(figure: Pixels, capture: Pixels, scale: float) -> Placement:
    """The best place of the capture on the figure at about this scale."""
    return place_among(figure, capture, (scale, scale * 0.99, scale * 1.01))


def place_among(figure: Pixels, capture: Pixels, scales: Iterable[float]) -> Placement:
    """The best place of the capture on the figure at one of these scales. The first that is perfect is taken."""
    reduction = min(1.0, _SIDE / max(figure.shape[:2]))
    ground = edges(resized(figure, reduction))
    best = Placement(1.0, 0.0, 0.0, 0.0)
    for scale in scales:
        size = max(capture.shape[:2]) * reduction * scale
        if not 24 <= size <= 4 * _SIDE:
            continue
        score, dx, dy = _best_shift(ground, edges(resized(capture, reduction * scale)))
        if score > best.agreement + 0.003:
            best = Placement(scale, dx / reduction, dy / reduction, score)
        if score >= _PERFECT:
            break
    return best


def agreement_at(figure: Pixels, capture: Pixels, place: Placement) -> Placement:
    """The placement with the agreement that the edges have there."""
    reduction = min(1.0, _SIDE / max(figure.shape[:2]))
    ours, theirs = edges(resized(figure, reduction)), edges(resized(capture, reduction * place.scale))
    x, y = round(place.dx * reduction), round(place.dy * reduction)
    rows, columns = shared(ours.shape[0], theirs.shape[0], y), shared(ours.shape[1], theirs.shape[1], x)
    one = ours[rows, columns]
    other = theirs[rows.start - y : rows.stop - y, columns.start - x : columns.stop - x]
    least = _LEAST_OVERLAP * min(float(np.square(ours).sum()), float(np.square(theirs).sum()))
    norm = np.sqrt(max(float(np.square(one).sum()) * float(np.square(other).sum()), max(least, 1.0) ** 2))
    return replace(place, agreement=float((one * other).sum() / norm))


def shared(own: int, other: int, shift: int) -> slice:
    """Along one side of a picture, the part that another one covers which begins at `shift`."""
    start = max(0, shift)
    return slice(start, max(start, min(own, other + shift)))


def _scales(figure: Pixels, capture: Pixels) -> Iterator[float]:
    """Scales worth trying, the likeliest first: the same size or width, the same height, the usual ratios."""
    tried: list[float] = []
    ratios = (figure.shape[1] / capture.shape[1], figure.shape[0] / capture.shape[0])
    for scale in (*ratios, *USUAL_SCALES):
        if all(abs(scale / other - 1) > 0.004 for other in tried):
            tried.append(scale)
            yield scale


def _best_shift(ground: Field, patch: Field) -> tuple[float, int, int]:
    """Correlation and shift (x, y) at which the patch fits the ground best."""
    rows, columns = (ground.shape[axis] + patch.shape[axis] for axis in (0, 1))
    shape = (cv2.getOptimalDFTSize(rows), cv2.getOptimalDFTSize(columns))
    products = np.fft.irfft2(np.fft.rfft2(ground, shape) * np.conj(np.fft.rfft2(patch, shape)), shape)
    down = np.r_[0 : ground.shape[0], 1 - patch.shape[0] : 0]
    across = np.r_[0 : ground.shape[1], 1 - patch.shape[1] : 0]
    products = products[np.ix_(down, across)]
    first = _energy(ground, down, across, patch.shape)
    second = _energy(patch, -down, -across, ground.shape)
    least = _LEAST_OVERLAP * min(float(np.square(ground).sum()), float(np.square(patch).sum()))
    fit = products / np.sqrt(np.maximum(first * second, max(least, 1.0) ** 2))
    row, column = np.unravel_index(int(np.argmax(fit)), fit.shape)
    return float(fit[row, column]), int(across[column]), int(down[row])


def _energy(
    field: Field, down: npt.NDArray[np.int_], across: npt.NDArray[np.int_], other: tuple[int, ...]
) -> npt.NDArray[np.float64]:
    """For each shift of the other picture, the sum of squares of this one in the part that both cover."""
    sums = cv2.integral(np.square(field, dtype=np.float64))
    top, left = np.clip(down, 0, field.shape[0]), np.clip(across, 0, field.shape[1])
    bottom = np.clip(down + other[0], 0, field.shape[0])
    right = np.clip(across + other[1], 0, field.shape[1])
    whole = (
        sums[np.ix_(bottom, right)] - sums[np.ix_(top, right)] - sums[np.ix_(bottom, left)] + sums[np.ix_(top, left)]
    )
    return np.asarray(whole, np.float64)
