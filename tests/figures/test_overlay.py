"""Two pictures laid on each other: the part that both show, and the runs of ink at which they differ there."""

from __future__ import annotations

import numpy as np
import pytest

from docwitness.figures.observe.local_differences import LocalDifferences
from docwitness.figures.observe.read_map import READ, read_map
from docwitness.figures.observe.restyling import is_restyled, is_unchanged
from docwitness.figures.register.overlay import overlay, place
from docwitness.figures.register.registration import guesses, register
from docwitness.figures.text_reading import Line
from docwitness.model import Element, ElementMap, Placement
from tests.figures.screens import MENU, screen

WINDOW = screen(MENU)
WITHOUT = screen({text: at for text, at in MENU.items() if text != "Language"})
SAME = Placement(1.0, 0.0, 0.0, 1.0)


def test_a_crop_is_found_where_it_was_cut_out_and_both_show_the_same() -> None:
    crop = WINDOW[30:330, 100:600]
    found = place(crop, WINDOW)
    assert (found.scale, found.dx, found.dy) == (1.0, -100.0, -30.0)
    assert found.agreement > 0.99
    both = overlay(crop, WINDOW, found)
    assert np.array_equal(both.figure, both.capture)
    assert both.in_picture((10.0, 10.0, 5.0, 5.0), 1) == (110.0, 40.0, 5.0, 5.0)
    assert is_unchanged(both, found.agreement)


def test_where_the_place_leaves_nothing_in_common_the_overlay_is_empty() -> None:
    assert overlay(WINDOW, WINDOW, Placement(1.0, 700.0, 0.0, 0.0)).figure.size == 0


def test_the_scale_of_a_figure_comes_from_the_width_of_the_part_that_it_shows() -> None:
    form = Element("form", "Account settings", "", (200.0, 30.0, 400.0, 340.0))
    elements = ElementMap((640.0, 400.0), 1.0, None, (form,))
    assert 0.5 in guesses(WINDOW[:, :200], WINDOW, elements)
    assert register(WINDOW, WINDOW, {1.0: 0.0}) is not None
    assert register(WINDOW, np.full_like(WINDOW, 255), {1.0: 0.0}) is None


@pytest.mark.parametrize("pair", [(WINDOW, WITHOUT), (WITHOUT, WINDOW)])
def test_a_text_that_one_of_them_has_is_where_they_differ(pair: tuple[np.ndarray, np.ndarray]) -> None:  # type: ignore[type-arg]
    (box,) = LocalDifferences(overlay(*pair, SAME)).unlike
    x, y = MENU["Language"]
    assert abs(box[0] - x) < 4
    assert y <= box[1] <= y + 8
    assert not is_unchanged(overlay(*pair, SAME), 1.0)


def test_a_dark_theme_is_another_style_and_a_missing_word_is_none() -> None:
    assert is_restyled(overlay(WINDOW, screen(MENU, dark=True), SAME))
    assert not is_restyled(overlay(WINDOW, WITHOUT, SAME))


def test_what_was_read_surely_is_the_map_of_sight_in_pixels_of_the_page() -> None:
    lines = [Line("Dashboard", (48.0, 180.0, 160.0, 36.0), 0.99), Line("R3p0rts", (48.0, 280.0, 120.0, 36.0), 0.4)]
    read = read_map(lines, (1280, 800))
    assert (read.viewport, read.device_pixel_ratio) == ((640.0, 400.0), 2.0)
    assert read.elements == (Element(READ, "Dashboard", "Dashboard", (24.0, 90.0, 80.0, 18.0)),)
