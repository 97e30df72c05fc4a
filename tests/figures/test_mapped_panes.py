from __future__ import annotations

import pytest

from docwitness.figures.mapped.layout.panes import holding
from docwitness.figures.mapped.texts.cuts import is_cut_by
from docwitness.model import Box

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
