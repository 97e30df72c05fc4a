from __future__ import annotations

from dataclasses import replace

import pytest

from docwitness.figures.mapped.layout.marks import covered_data
from docwitness.figures.mapped.layout.panes import dialogs_of, holding, panes_of
from docwitness.figures.mapped.texts.cuts import is_cut_by
from docwitness.model import Box, Element, ElementMap

DIALOG = (320.0, 100.0, 640.0, 400.0)
MENU = (0.0, 0.0, 220.0, 800.0)


@pytest.mark.parametrize(
    ("box", "cut"),
    [
        pytest.param((262.0, 130.0, 60.0, 20.0), True, id="a line that ends at the dialog's left edge"),
        pytest.param((958.0, 130.0, 30.0, 20.0), True, id="a line that begins at its right edge"),
        pytest.param((262.0, 130.0, 49.0, 20.0), False, id="one that ends before it"),
        pytest.param((262.0, 520.0, 60.0, 20.0), False, id="one below it"),
        pytest.param((330.0, 130.0, 60.0, 20.0), False, id="one that begins in it"),
    ],
)
def test_a_line_is_cut_where_a_dialog_begins(box: Box, cut: bool) -> None:
    assert is_cut_by([DIALOG], box) is cut


def test_a_box_is_in_the_panes_that_hold_most_of_it() -> None:
    assert holding((20, 20, 100, 20), (DIALOG, MENU)) == {MENU}
    assert holding((200, 120, 100, 20), (DIALOG, MENU)) == set()


def test_a_path_is_no_side_column() -> None:
    shown = (Element("navigation", "Menu", "", MENU), Element("navigation", "Path", "", (280.0, 0.0, 33.0, 50.0)))
    assert panes_of(ElementMap((1280.0, 800.0), 1.0, None, shown)) == (MENU,)


def test_of_a_dialog_that_fills_the_window_its_panel_is_meant() -> None:
    layer, whole = (255, 255, 255), (0.0, 0.0, 1280.0, 800.0)
    shown = (
        Element("dialog", "Moor a boat", "", whole),
        Element("generic", "", "", whole, (), None, (0, 0, 0, 0.5)),
        Element("generic", "", "", DIALOG, (), None, layer),
        Element("button", "Moor", "", (340.0, 420.0, 90.0, 40.0), (), None, layer),
    )
    assert dialogs_of(ElementMap((1280.0, 800.0), 1.0, None, shown)) == (DIALOG,)
    assert dialogs_of(ElementMap((1280.0, 800.0), 1.0, None, (Element("dialog", "", "", MENU),))) == (MENU,)


def test_data_that_something_lies_over_is_known_to_be_there() -> None:
    value = Element("textbox", "Heron", "Heron", (301.0, 206.0, 87.0, 28.0), ("value", "covered"))
    label = Element("label", "Boat", "Boat", (301.0, 180.0, 40.0, 20.0), ("covered",))
    assert covered_data(ElementMap((1280.0, 800.0), 1.0, None, (value, label)), ()) == (value.box,)


def test_what_stands_in_front_of_a_layer_over_the_page_is_a_dialog_without_being_called_one() -> None:
    """Clicks do not come through the layer of a modal window: that is how a browser tells what is behind it."""
    white = (255, 255, 255)
    panel = Element("generic", "Moor a boat Cancel", "", DIALOG, (), None, white)
    page = Element("link", "Jetties", "Jetties", (20.0, 40.0, 60.0, 18.0), ("behind",))
    field = Element("generic", "", "", (340.0, 150.0, 500.0, 40.0), (), None, white)
    front = [
        Element("generic", "Moor a boat", "Moor a boat", (340.0, 120.0, 90.0, 18.0)),
        Element("button", "Cancel", "Cancel", (340.0, 440.0, 60.0, 18.0)),
    ]
    toast = Element("status", "Saved", "Saved", (1100.0, 740.0, 60.0, 18.0))

    def dialogs(*shown: Element) -> tuple[Box, ...]:
        return dialogs_of(ElementMap((1280.0, 800.0), 1.0, None, shown))

    assert dialogs(page, panel, field, *front) == (DIALOG,)
    assert dialogs(page, panel, field, *front, toast) == ()  # In front of the page it is, but in no window.
    assert dialogs(replace(page, state=()), panel, field, *front) == ()
