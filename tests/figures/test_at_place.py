"""One label that differs in a picture that is otherwise the same."""

from __future__ import annotations

import pytest

from docwitness.figures.sighted import judge_by_sight
from tests.figures.screens import MENU, Told, lines, screen


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


@pytest.mark.parametrize(
    ("one", "other"), [("Dashboard", "Invoices"), ("Reports", "Customers"), ("Save changes", "Delete account")]
)
def test_two_labels_that_changed_places_are_never_current(one: str, other: str) -> None:
    # Who reads “the second entry” or “the button on the right” is misled, though both have all their labels.
    verdict, why = judged(MENU, {**MENU, one: MENU[other], other: MENU[one]})
    assert verdict in ("stale", "undecided")
    assert "has moved" in why


def test_labels_that_keep_their_order_have_not_moved() -> None:
    further = {label: (x, y + 14) if x == 24 else (x, y) for label, (x, y) in MENU.items()}
    assert judged(MENU, further)[0] == "current"


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
