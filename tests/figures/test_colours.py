"""Colours of parts of a picture."""

from __future__ import annotations

import numpy as np

from docwitness.figures.colours import dominant_colour, ink_colour

ORANGE = (45, 83, 196)
"""Blue, green and red, as OpenCV has them."""


def test_a_colour_that_a_compressor_spread_still_is_the_most_frequent() -> None:
    noise = np.random.default_rng(7).integers(-14, 15, (30, 40, 3))
    picture = np.clip(np.array(ORANGE) + noise, 0, 255).astype(np.uint8)
    picture[:, :12] = 255
    red, green, blue = dominant_colour(picture)
    assert abs(red - 196) + abs(green - 83) + abs(blue - 45) < 20


def test_a_text_that_the_edge_of_a_spotlight_crosses_has_no_one_ink() -> None:
    picture = np.full((20, 200, 3), 250, np.uint8)
    picture[8:12, 20:160:4] = 30
    picture[10:] //= 2
    assert ink_colour(picture, 4) is None
