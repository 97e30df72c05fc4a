"""Pictures larger than sight needs are judged smaller, and what was found is told in their own pixels."""

from __future__ import annotations

import numpy as np

from docwitness.figures.register.sizes import MOST, reduced, rescaled
from docwitness.model import Change, Judgement, Placement


def test_a_screen_is_judged_as_it_is() -> None:
    screen = np.zeros((1800, 2880, 3), np.uint8)
    assert reduced(screen) is screen


def test_of_a_larger_picture_each_pixel_stands_for_a_square() -> None:
    picture = np.zeros((3000, 4000, 3), np.uint8)
    picture[:, ::2] = 200
    smaller = reduced(picture)
    assert smaller.shape == (1500, 2000, 3)
    assert smaller.shape[0] * smaller.shape[1] <= MOST
    assert (smaller == 100).all()


def test_what_was_found_is_told_in_the_pixels_of_the_pictures() -> None:
    both = Change("renamed", figure_box=(10, 20, 30, 40), capture_box=(1, 2, 3, 4))
    gone = Change("removed", figure_box=(1, 1, 1, 1))
    place = Placement(0.5, 10.0, 20.0, 0.9)
    told = rescaled(Judgement("stale", 1.0, "", (both, gone), placement=place), 2.0, 1.0)
    assert [change.figure_box for change in told.changes] == [(20, 40, 60, 80), (2, 2, 2, 2)]
    assert [change.capture_box for change in told.changes] == [(1, 2, 3, 4), None]
    assert told.placement == Placement(1.0, 20.0, 40.0, 0.9)
    assert told.placement.to_figure((1, 2, 3, 4)) == tuple(2 * part for part in place.to_figure((1, 2, 3, 4)))
