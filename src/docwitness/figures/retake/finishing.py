"""What the writer did to a figure after taking it, found in the old one and done to the new one.

Pictures are arrays of rows, columns and red, green, blue, opacity; both have the same width.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Rgba = npt.NDArray[np.uint8]

_SAME = 6
"""Levels of 255 by which a colour may differ and still be the same: JPEG's noise on flat colour."""

_CLEAN = 0.995
"""Fraction of a picture's pixels that stay the same when its margins are painted over in their own colour. The
rest is for margins that are a pixel or two narrower than was measured."""

_ROUNDEST = 60
"""Pixels. No window has corners rounder than that."""


def finish_like(old: Rgba, new: Rgba, margins: Sequence[int]) -> Rgba:
    """The new picture with the margins, the rounded corners and the transparency of the old one.

    `margins` are those of both, in pixels: left, top, right, bottom.
    """
    left, top, right, bottom = margins
    finished = _filled(new, old[0, 0])
    if any(margins) and _uniform_around(old, margins):
        finished = _framed(finished, old[0, 0], margins)
    if old[:, :, 3].min() < 255:
        return keep_opacity(old, finished)
    inner = (slice(top, -bottom or None), slice(left, -right or None))
    finished[inner] = keep_corners(old[inner], finished[inner])
    return finished


def _uniform_around(picture: Rgba, margins: Sequence[int]) -> bool:
    """Whether the margins are of one colour, as nothing of a page is that lies around a window."""
    blank = _framed(picture, picture[0, 0], margins)
    return bool(_same(picture, blank).mean() > _CLEAN)


def _framed(picture: Rgba, colour: npt.NDArray[np.uint8], margins: Sequence[int]) -> Rgba:
    left, top, right, bottom = margins
    framed = picture.copy()
    framed[:top], framed[:, :left] = colour, colour
    framed[len(framed) - bottom :], framed[:, framed.shape[1] - right :] = colour, colour
    return framed


def _same(pixels: Rgba, other: Rgba) -> npt.NDArray[np.bool_]:
    return np.asarray((np.abs(pixels.astype(np.int16) - other.astype(np.int16)) <= _SAME).all(axis=-1))


def _filled(picture: Rgba, colour: npt.NDArray[np.uint8]) -> Rgba:
    """The picture with the given colour where the page ended, which is transparent so far."""
    filled = picture.copy()
    filled[picture[:, :, 3] == 0] = colour
    return filled


def keep_corners(old: Rgba, new: Rgba) -> Rgba:
    """The new picture with its corners rounded off in one colour, as those of the old one are, if they are."""
    radius = _radius(old)
    if radius == 0:
        return new
    rounded = new.astype(np.float32)
    outside = _outside(radius)[:, :, None]
    colour = old[0, 0].astype(np.float32)
    for rows, columns in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        corner = rounded[::rows, ::columns][:radius, :radius]
        corner[:] = corner * (1 - outside) + colour * outside
    return np.asarray(rounded.round(), np.uint8)


def _radius(picture: Rgba) -> int:
    """The radius of its corners in pixels, where all four are cut off in one colour; else 0."""
    colour = picture[0, 0]
    limit = min(_ROUNDEST, picture.shape[0] // 3, picture.shape[1] // 3)
    lengths = []
    for rows, columns in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        corner = picture[::rows, ::columns][:limit, :limit]
        along, across = _same(corner[0], colour), _same(corner[:, 0], colour)
        if not along[0] or along.all() or across.all():
            return 0
        lengths += [int(np.argmin(along)), int(np.argmin(across))]
    # Of an arc, the last pixels of the edge differ from the colour by less than can be seen.
    even = max(lengths) - min(lengths) <= 2
    return max(lengths) + 1 if even and min(lengths) >= 2 else 0


def _outside(radius: int) -> npt.NDArray[np.float32]:
    """How much of each pixel of the upper left corner lies outside of the arc, 0 to 1, by eight samples a side."""
    steps = (np.arange(radius * 8) + 0.5) / 8 - radius
    outside = (steps[:, None] ** 2 + steps[None, :] ** 2 > radius**2).astype(np.float32)
    return np.asarray(outside.reshape(radius, 8, radius, 8).mean(axis=(1, 3)), np.float32)


def keep_opacity(old: Rgba, new: Rgba) -> Rgba:
    """The new picture as transparent as the old one at its edges, however much taller or lower it has become."""
    opacity = old[:, :, 3]
    if opacity.min() == 255:
        return new
    half = min(len(opacity), len(new)) // 2
    middle = np.repeat(opacity[len(opacity) // 2][None], len(new) - 2 * half, axis=0)
    kept = new.copy()
    kept[:, :, 3] = np.concatenate([opacity[:half], middle, opacity[len(opacity) - half :]])
    return kept
