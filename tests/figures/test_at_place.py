"""One label that differs in a picture that is otherwise the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from docwitness.figures.observe.inplace import at_their_places
from docwitness.figures.observe.local import Laid
from docwitness.figures.observe.sightings import Sighting
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.overlay import overlay
from docwitness.figures.sighted import judge_by_sight
from docwitness.figures.text_reading import Line
from docwitness.model import Placement
from tests.figures.screens import MENU, Told, lines, screen


@dataclass(frozen=True, slots=True)
class Said:
    """A reader that reads these texts, whatever it is shown."""

    texts: Sequence[str]

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        raise AssertionError("only strips are read here")

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        return tuple((text, 0.98) for text in self.texts[: len(strips)])


def judged(figure: dict[str, tuple[int, int]], capture: dict[str, tuple[int, int]]) -> tuple[str, str]:
    old, new = screen(figure), screen(capture)
    judgement = judge_by_sight(old, [new], reader=Told(((old, lines(figure)), (new, lines(capture)))))
    return judgement.verdict, judgement.why


def changed(label: str, other: str | None) -> dict[str, tuple[int, int]]:
    rest = {text: place for text, place in MENU.items() if text != label}
    return rest | ({other: MENU[label]} if other else {})


@pytest.mark.parametrize(
    ("label", "other"),
    [("Save changes", "Apply now"), ("Invoices", "Payouts"), ("Language", None), ("Help", "Docs"), ("Reports", None)],
)
def test_one_label_that_differs_is_never_current(label: str, other: str | None) -> None:
    for pair in ((MENU, changed(label, other)), (changed(label, other), MENU)):
        verdict, why = judged(*pair)
        assert verdict in ("stale", "undecided")
        assert label in why


def test_a_number_that_differs_is_data() -> None:
    before, after = ({**MENU, f"{number} seats in use": (220, 370)} for number in (12, 47))
    assert judged(before, after)[0] == "current"


def test_the_difference_is_shown_with_both_readings() -> None:
    old, new = screen(MENU), screen(changed("Invoices", "Payouts"))
    reader = Told(((old, lines(MENU)), (new, lines(changed("Invoices", "Payouts")))))
    (change,) = judge_by_sight(old, [new], reader=reader).changes
    assert (change.kind, change.was, change.now) == ("renamed", "Invoices", "Payouts")
    assert change.figure_box is not None
    assert change.capture_box is not None


@pytest.mark.parametrize(
    ("top", "readings", "counts"),
    [
        pytest.param(382, ("Moorings", "Mocrings"), False, id="misread where the edge cuts through it"),
        pytest.param(382, ("Moorings", "Tide tables"), True, id="other words at the edge"),
        pytest.param(160, ("Moorings", "Mocrings"), True, id="a letter in the middle of the picture"),
    ],
)
def test_letters_that_the_edge_cuts_through_are_none_that_changed(
    top: int, readings: tuple[str, str], *, counts: bool
) -> None:
    line = Line(readings[0], (60.0, float(top), 90.0, 16.0), 0.99)
    old, new = (screen({**MENU, words: (60, top - 2)}) for words in ("Moorings", "Tide tables"))
    laid = Laid(overlay(old, new, Placement(1.0, 0.0, 0.0, 1.0)))
    (found,) = at_their_places([Sighting(line, None, "gone")], laid, Said(readings))
    assert found.counts is counts
