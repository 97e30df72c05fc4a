"""Signs of a few strokes are known by their geometry, whatever icon font or drawing they come from."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from docwitness.browser.capturing.glyphs import Grey, sign_of

SIGNS = {
    "+": ((0, 1, 2, 1), (1, 0, 1, 2)),
    "×": ((0, 0, 2, 2), (0, 2, 2, 0)),
    "☰": ((0, 0.2, 2, 0.2), (0, 1, 2, 1), (0, 1.8, 2, 1.8)),
}
"""Strokes on a field of 2 × 2."""


def drawn(strokes: tuple[tuple[float, ...], ...], *, size: int, width: int, ink: int = 20, ground: int = 250) -> Grey:
    picture = Image.new("L", (size + 12, size + 12), ground)
    pen = ImageDraw.Draw(picture)
    for stroke in strokes:
        pen.line([6 + part * size / 2 for part in stroke], fill=ink, width=width)
    return np.asarray(picture, dtype=np.float32)


def dots(*places: tuple[int, int]) -> Grey:
    picture = Image.new("L", (32, 32), 255)
    for x, y in places:
        ImageDraw.Draw(picture).ellipse((x - 2, y - 2, x + 2, y + 2), fill=90)
    return np.asarray(picture, dtype=np.float32)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(("size", "width"), [(10, 2), (16, 2), (24, 3), (32, 4)])
@pytest.mark.parametrize(("ink", "ground"), [(20, 250), (255, 40), (130, 255)])
def test_signs_are_known_at_any_size_and_on_any_ground(sign: str, size: int, width: int, ink: int, ground: int) -> None:
    assert sign_of(drawn(SIGNS[sign], size=size, width=width, ink=ink, ground=ground)) == sign


def test_three_dots_stand_or_lie() -> None:
    assert sign_of(dots((16, 6), (16, 16), (16, 26))) == "⋮"
    assert sign_of(dots((6, 16), (16, 16), (26, 16))) == "…"
    assert sign_of(dots((6, 16), (16, 16))) == ""


@pytest.mark.parametrize(
    "strokes",
    [
        ((0, 1, 2, 1),),  # a minus
        ((0, 0, 2, 0), (0, 2, 2, 2), (0, 0, 0, 2), (2, 0, 2, 2)),  # a square
        ((0, 1, 0.8, 2), (0.8, 2, 2, 0)),  # a tick
        ((0, 0, 2, 0), (1, 0, 1, 2)),  # a T
        ((0, 0.5, 1, 1.5), (1, 1.5, 2, 0.5)),  # a chevron
        ((0, 0, 2, 1), (2, 1, 0, 2), (0, 2, 0, 0)),  # a triangle
    ],
)
def test_other_drawings_are_no_signs(strokes: tuple[tuple[float, ...], ...]) -> None:
    assert sign_of(drawn(strokes, size=20, width=2)) == ""


def test_an_empty_picture_shows_nothing() -> None:
    assert sign_of(np.zeros((0, 0), dtype=np.float32)) == ""
    assert sign_of(np.full((20, 20), 255, dtype=np.float32)) == ""
