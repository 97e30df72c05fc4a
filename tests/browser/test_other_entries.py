"""A window of another title than the page tells, where the step before took any entry of a list."""

from __future__ import annotations

from dataclasses import replace

from docwitness.browser.witnessing.outcomes import Broken
from docwitness.browser.witnessing.testimony import why_not_open
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found
from docwitness.locating.windows import windows_of
from docwitness.model import Identification

WINDOW = windows_of(Scene((Seen(0, "button", "Plan", (0, 0, 40, 20), clickable=True),), (800.0, 600.0)))[0]
ANY = Found(WINDOW, WINDOW.scene.elements[0], Identification.NAMED, "its label", in_each_row=True)
END = Broken("it is not open.", window="Plan a meal for Monday")


def test_a_window_of_the_same_kind_may_be_that_of_another_entry() -> None:
    """By what a list is: each entry opens its own window, and the page tells of one of them."""
    assert why_not_open("Plan a meal for Tuesday", END, ANY, begun=True)


def test_a_window_of_another_kind_is_wrong_whatever_the_entry() -> None:
    assert not why_not_open("Share a recipe", END, ANY, begun=True)


def test_what_was_told_apart_opens_the_window_of_its_title() -> None:
    assert not why_not_open("Plan a meal for Tuesday", END, replace(ANY, in_each_row=False), begun=True)
