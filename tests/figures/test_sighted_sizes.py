"""Pictures larger than sight needs are judged smaller, and what was found is told in their own pixels."""

from __future__ import annotations

import numpy as np

from docwitness.figures.register.sizes import MOST, in_own_pixels, sized
from docwitness.model import Change


def test_a_screen_is_judged_as_it_is() -> None:
    screen = np.zeros((1800, 2880, 3), np.uint8)
    assert sized(screen).pixels is screen
    assert sized(screen).square == 1


def test_of_a_larger_picture_each_pixel_stands_for_a_square() -> None:
    picture = np.zeros((3000, 4000, 3), np.uint8)
    picture[:, ::2] = 200
    smaller = sized(picture)
    assert smaller.square == 2
    assert smaller.pixels.shape == (1500, 2000, 3)
    assert smaller.pixels.shape[0] * smaller.pixels.shape[1] <= MOST
    assert (smaller.pixels == 100).all()


def test_boxes_are_told_in_the_pixels_of_the_picture_that_they_are_in() -> None:
    figure, capture = sized(np.zeros((3000, 4000, 3), np.uint8)), sized(np.zeros((800, 1280, 3), np.uint8))
    change = Change("renamed", figure_box=(10, 20, 30, 40), capture_box=(1, 2, 3, 4))
    (told,) = in_own_pixels((change,), figure, capture)
    assert told.figure_box == (20, 40, 60, 80)
    assert told.capture_box == (1, 2, 3, 4)
    (gone,) = in_own_pixels((Change("removed", figure_box=(1, 1, 1, 1)),), figure, capture)
    assert gone.capture_box is None
