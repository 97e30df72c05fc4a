"""Where the product map said where to begin, the place is never so certain that something missing is broken."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from docwitness.browser.witnessing.stand import Stand
from docwitness.model import Identification, Used, Way


@pytest.mark.parametrize("placed", [False, True])
def test_a_landmark_makes_a_place_certain_only_where_the_page_led_there(placed: bool) -> None:
    """A tab of that name may stand in another window than the page means: the map has guessed the window."""
    tab = Used("tab", "Advanced", (0, 0, 9, 9), Identification.NAMED, "its label", landmark=True)
    course = object.__new__(Stand)
    course._recorder = SimpleNamespace(passed=('I begin at "Languages > Add"',))  # type: ignore[assignment]
    course._placed = placed
    course._way = Way(False, "the page does not say where this begins").after(tab)
    assert course._now.begun is not placed
    assert not course._now.doubt
