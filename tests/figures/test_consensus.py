from __future__ import annotations

from docwitness.figures.register.consensus import by_consensus
from docwitness.model import Placement
from tests.figures.screens import MENU, lines


def test_a_place_that_edges_took_for_another_is_found_by_the_texts() -> None:
    wrong = Placement(0.5, 300.0, 200.0, 0.6)
    found = by_consensus(lines(MENU, scale=1.5), lines(MENU), wrong)
    assert found is not None
    assert abs(found.scale - 1.5) < 0.01
    assert max(abs(found.dx), abs(found.dy)) < 5


def test_a_place_for_which_as_many_texts_speak_is_kept() -> None:
    assert by_consensus(lines(MENU), lines(MENU), Placement(1.0, 0.0, 0.0, 0.6)) is None


def test_two_texts_in_common_place_nothing() -> None:
    two = {text: place for text, place in MENU.items() if text in ("Help", "Reports")}
    assert by_consensus(lines(two), lines(MENU), Placement(0.5, 1.0, 2.0, 0.3)) is None


def test_wider_fonts_make_no_other_scale_where_that_is_known() -> None:
    wider = {text: (round(1.04 * x), y) for text, (x, y) in MENU.items()}
    moved = Placement(1.0, 0.0, 60.0, 0.6)
    found = by_consensus(lines(wider), lines(MENU), moved, likely=True)
    assert found is not None
    assert found.scale == 1.0
    assert abs(found.dy) < 5
    assert by_consensus(lines(wider), lines(MENU), Placement(1.0, 0.0, 0.0, 0.6), likely=True) is None
