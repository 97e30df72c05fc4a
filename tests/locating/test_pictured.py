"""Controls that a page calls by their picture, and signs that fold a part of the page."""

from __future__ import annotations

import pytest

from docwitness.language.wording import words
from docwitness.locating.pictured import PERSON, as_picture, expanders
from docwitness.locating.ranking import Rank, Words
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import Window, windows_of

GEAR = frozenset(words("settings preferences options configure"))


def fit(*elements: Seen, meanings: frozenset[str] = GEAR) -> Rank | None:
    """How well the first of them fits a picture of that meaning."""
    return as_picture(Scene(elements, (800.0, 600.0)), elements[0], meanings, 0)


def button(name: str, **more: object) -> Seen:
    return Seen(0, "button", name, (0, 0, 32, 32), clickable=True, **more)  # type: ignore[arg-type]


def test_a_control_that_is_called_what_the_picture_means_fits_best_without_a_text() -> None:
    picture, label = button("Settings"), Seen(1, "button", "Settings", (0, 0, 60, 16), text="Settings", parent=0)
    alone, labelled, more = fit(picture), fit(picture, label), fit(button("Boat settings"))
    assert alone is not None
    assert labelled is not None
    assert more is not None
    assert alone < labelled
    assert alone < more


@pytest.mark.parametrize("other", [button("Moor the boat"), button("Delete")])
def test_a_control_of_another_meaning_does_not_fit(other: Seen) -> None:
    assert fit(other) is None


@pytest.mark.parametrize(
    ("shown", "name", "clickable", "fits"),
    [("AM", "", True, True), ("", "ada@example.com", True, True), ("AM", "", False, False), ("Boats", "", True, False)],
)
def test_who_is_signed_in_is_shown_by_initials_or_an_address(
    shown: str, name: str, clickable: bool, fits: bool
) -> None:
    control = Seen(0, "button", name, (0, 0, 32, 32), clickable=clickable)
    inside = (Seen(1, "generic", shown, (0, 0, 20, 16), text=shown, parent=0),) if shown else ()
    rank = fit(control, *inside, meanings=PERSON)
    assert (rank == Rank(words=Words.PICTURED)) == fits


def tree(sign: str, gap: float) -> Window:
    """A label with a sign that much before it, and another label below."""
    elements = (
        Seen(0, "generic", sign, (100 - gap - 16, 40, 16, 16), text=sign),
        Seen(1, "treeitem", "Harbours", (100, 40, 80, 16), text="Harbours"),
        Seen(2, "treeitem", "Crews", (100, 80, 80, 16), text="Crews"),
    )
    return windows_of(Scene(elements, (800.0, 600.0)))[0]


@pytest.mark.parametrize(
    ("sign", "gap", "phrase", "found"),
    [
        ("▸", 8, "arrow next to Harbours", [0]),
        ("+", 8, "plus sign in front of Harbours", [0]),
        ("▸", 8, "arrow next to Crews", []),
        ("▸", 90, "arrow next to Harbours", []),
        ("N", 8, "arrow next to Harbours", []),
        ("▸", 8, "Harbours", []),
    ],
)
def test_the_sign_beside_a_label_folds_its_part(sign: str, gap: float, phrase: str, found: list[int]) -> None:
    assert [candidate.element.index for candidate in expanders(tree(sign, gap), phrase)] == found


def test_a_label_that_says_to_be_folded_is_meant_where_no_sign_stands_beside_it() -> None:
    label = Seen(0, "button", "Harbours", (100, 40, 80, 16), state=("collapsed",), clickable=True)
    window = windows_of(Scene((label,), (800.0, 600.0)))[0]
    assert [candidate.element for candidate in expanders(window, "arrow next to Harbours")] == [label]
