"""Reads signs of a few strokes from their pixels: many controls show a plus or three dots and have no name."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]
"""Rows × columns, luminance from 0 to 255."""

CONTRAST = 40.0
"""Steps of luminance of 255 from which on ink stands out; controls have to reach 3:1 (WCAG 1.4.11)."""
SMALLEST = 5
"""Pixels of the longer side below which strokes cannot be told apart."""
FILLED, EMPTY = 0.6, 0.12
"""Share of ink in a part that belongs to a stroke, and in one that does not."""


def sign_of(grey: Grey) -> str:
    """The sign that the picture shows: `+`, `×`, `⋮`, `…`, `☰`; empty where it is none of them."""
    ink = _trimmed(_ink(grey))
    if ink is None:
        return ""
    height, width = ink.shape
    rows, columns = (_runs(np.asarray(ink.any(axis=axis))) for axis in (1, 0))
    if len(rows) == 3 and len(columns) == 1 and height >= 2.5 * width:
        return "⋮"
    if len(columns) == 3 and len(rows) == 1 and width >= 2.5 * height:
        return "…"
    if len(rows) == 3 and len(columns) == 1 and ink.mean(axis=1)[ink.any(axis=1)].min() >= FILLED:
        return "☰"
    if not 0.8 <= width / height <= 1.25:
        return ""
    return "+" if _is_plus(ink) else "×" if _is_cross(ink) else ""


def _ink(grey: Grey) -> NDArray[np.bool_]:
    """What stands out from the ground, which is what most of the picture shows."""
    if not grey.size:
        return np.zeros((0, 0), dtype=bool)
    ink: NDArray[np.bool_] = np.abs(grey - np.median(grey)) >= CONTRAST
    return ink


def _trimmed(ink: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """The part that has ink; None where there is too little."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows) or max(len(rows), len(columns)) < SMALLEST:
        return None
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _runs(line: NDArray[np.bool_]) -> list[int]:
    """Lengths of the runs of ink along a line."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], line.view(np.int8), [0]))))
    return [int(end - start) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _is_plus(ink: NDArray[np.bool_]) -> bool:
    """Whether two bars cross in the middle and leave all four corners empty."""
    height, width = ink.shape
    across = ink[height // 2 - 1 : height // 2 + 2].any(axis=0).mean()
    down = ink[:, width // 2 - 1 : width // 2 + 2].any(axis=1).mean()
    h, w = max(1, height * 3 // 10), max(1, width * 3 // 10)
    corners = (ink[:h, :w], ink[:h, -w:], ink[-h:, :w], ink[-h:, -w:])
    return bool(min(across, down) >= 0.9 and max(corner.mean() for corner in corners) <= EMPTY)


def _is_cross(ink: NDArray[np.bool_]) -> bool:
    """Whether both diagonals are drawn and the middles of the four sides are empty."""
    height, width = ink.shape
    places = np.linspace(0, 1, 4 * max(height, width))
    rows = (places * (height - 1)).round().astype(int)
    columns = (places * (width - 1)).round().astype(int)
    diagonals = (ink[rows, columns].mean(), ink[rows, width - 1 - columns].mean())
    h, w = max(1, height // 4), max(1, width // 4)
    y, x = slice(height // 2 - h // 2, height // 2 + h // 2 + 1), slice(width // 2 - w // 2, width // 2 + w // 2 + 1)
    sides = (ink[y, :w], ink[y, -w:], ink[:h, x], ink[-h:, x])
    return bool(min(diagonals) >= 0.85 and max(side.mean() for side in sides) <= EMPTY)
