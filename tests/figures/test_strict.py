from __future__ import annotations

import numpy as np
import pytest

from docwitness.errors import PictureError
from docwitness.figures.pictures import Pixels
from docwitness.figures.strict import StrictReference, compare_strict
from tests.figures.screens import MENU, png, screen


def changed(picture: Pixels, part: tuple[slice, slice], by: int) -> Pixels:
    other = picture.copy()
    other[part] = np.clip(other[part].astype(int) - by, 0, 255).astype(np.uint8)
    return other


def plain() -> Pixels:
    return np.full((200, 400, 3), 200, np.uint8)


def test_equal_bytes_are_the_same_without_decoding() -> None:
    broken = b"these bytes are no picture"
    assert compare_strict(StrictReference(broken, plain()), broken).same


def test_other_bytes_of_the_same_pixels_are_the_same() -> None:
    picture = screen(MENU)
    opaque = np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])
    assert compare_strict(StrictReference.read(png(picture)), png(opaque)).same


def test_the_share_is_a_fraction_of_the_pixels_and_the_box_fits_tightly() -> None:
    other = changed(plain(), (slice(50, 60), slice(100, 140)), 30)
    found = compare_strict(StrictReference.read(png(plain())), png(other))
    assert found.share == 400 / 80_000
    assert found.boxes == ((100.0, 50.0, 40.0, 10.0),)


def test_differences_that_lie_apart_are_boxed_apart_from_top_to_bottom() -> None:
    other = changed(plain(), (slice(150, 160), slice(10, 20)), 30)
    other = changed(other, (slice(20, 30), slice(300, 310)), 30)
    found = compare_strict(StrictReference.read(png(plain())), png(other))
    assert found.boxes == ((300.0, 20.0, 10.0, 10.0), (10.0, 150.0, 10.0, 10.0))


@pytest.mark.parametrize(("levels", "same"), [(8, True), (9, False)])
def test_the_tolerance_itself_is_tolerated(levels: int, same: bool) -> None:
    other = changed(plain(), (slice(50, 60), slice(100, 140)), levels)
    assert compare_strict(StrictReference.read(png(plain())), png(other), tolerance=8).same is same


def test_one_colour_beyond_the_tolerance_is_enough() -> None:
    other = plain()
    other[3, 4, 1] = 180
    assert compare_strict(StrictReference.read(png(plain())), png(other)).boxes == ((4.0, 3.0, 1.0, 1.0),)


def test_another_size_differs_wholly_and_says_both_sizes() -> None:
    found = compare_strict(StrictReference.read(png(plain())), png(plain()[:, :300]))
    assert (found.share, found.sizes) == (1.0, ((400, 200), (300, 200)))


def test_a_candidate_that_is_no_picture_is_an_error_that_names_it() -> None:
    with pytest.raises(PictureError, match="figure 3"):
        compare_strict(StrictReference.read(png(plain())), b"<html>", name="figure 3")
