"""A settings page is cut into sections by headings: what stands under one stands in that section."""

from __future__ import annotations

import pytest

from docwitness.locating.placing.positions import at_position
from docwitness.locating.ranking import reachable
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import PAGE, Window, windows_of

PARTS = (
    ("heading", "Account", 1), ("heading", "Units", 2), ("heading", "Lengths", 3), ("combobox", "Unit", 0),
    ("heading", "Alarms", 2), ("switch", "Frost", 0), ("group", "Colours", 0),
)  # fmt: skip
ELEMENTS = tuple(Seen(i, role, name, (0, 40 * i, 200, 30), level=level) for i, (role, name, level) in enumerate(PARTS))
DARK = Seen(len(ELEMENTS), "radio", "Dark", (0, 400, 90, 20), parent=len(ELEMENTS) - 1)
PAGE_OF_SETTINGS = Window(Scene((*ELEMENTS, DARK), (1280.0, 800.0)), PAGE, ("Account",))


@pytest.mark.parametrize(
    ("name", "position", "holds"),
    [
        ("Unit", "Units section of your account", True),
        ("Unit", "the Account section", True),
        ("Frost", "Units section", None),
        ("Frost", "Alarms area of the page", True),
        ("Frost", "Alarms area on the right", False),
        ("Dark", "Colours box", True),
        ("Dark", "Sounds section", None),
        ("Lengths", "the page header", True),
        ("Dark", "the page header", None),
    ],
)
def test_what_stands_under_a_heading_stands_in_its_section(name: str, position: str, holds: bool | None) -> None:
    """By the levels of headings; that something stands under another one is no proof: pages mark headings loosely."""
    element = next(each for each in PAGE_OF_SETTINGS.scene.elements if each.name == name)
    assert at_position(element, PAGE_OF_SETTINGS, position).holds is holds


def test_what_waits_left_of_the_page_for_a_key_is_not_meant() -> None:
    """A page cannot be scrolled to the left of its edge: nobody sees the link there that skips to the content."""
    skip = Seen(0, "link", "Skip to content", (-1280, -800, 90, 39), clickable=True)
    drawn = Seen(1, "link", "Content types", (-20, 10, 90, 39), clickable=True)
    window = Window(Scene((skip, drawn), (1280.0, 800.0)), PAGE, ("Start",))
    assert list(reachable(window)) == [drawn]


def test_a_window_is_not_called_by_the_button_in_its_heading() -> None:
    """The heading of a dialog often holds the sign that closes it, and so the browser reads both as its name."""
    dialog = Seen(0, "dialog", "Add board Close", (100, 100, 400, 300), state=("modal",))
    heading = Seen(1, "heading", "Add board Close", (110, 110, 380, 40), parent=0, level=2)
    close = Seen(2, "button", "Close", (460, 115, 30, 30), parent=1, clickable=True)
    ok = Seen(3, "button", "Add board", (110, 350, 80, 30), parent=0, clickable=True)
    (top, _) = windows_of(Scene((dialog, heading, close, ok), (800.0, 600.0)))
    assert top.names == ("Add board",)
