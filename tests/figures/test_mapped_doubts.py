"""What reads otherwise and may be the same, or data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from docwitness.figures.mapped.layout.aligning import JudgedFigure, align
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import marks_of
from docwitness.figures.mapped.layout.picture_pair import Shot
from docwitness.figures.mapped.mapped_differences import MappedDifferences
from docwitness.figures.mapped.texts.changed_texts import TextChange, Texts
from docwitness.figures.mapped.texts.doubts import may_be_same
from docwitness.figures.mapped.texts.lines import ExpectedText, ReadLine
from docwitness.figures.mapped.texts.other_data import without_data
from docwitness.figures.text_reading import Line
from docwitness.model import Box, Element, ElementMap
from tests.figures.drawn import Screen

ADA, BO = (("Skipper", "Ada Moreau"), ("Harbour", "Lorient")), (("Skipper", "Bo Li"), ("Harbour", "Saint-Malo"))


def laid(figure: Image.Image, now: Screen, *besides: Element) -> Alignment:
    """The figure laid over the screen as it is now, with elements besides those that are drawn."""
    picture = np.asarray(now.draw())[:, :, ::-1].copy()
    elements = ElementMap((640.0, 420.0), 1.0, None, (*besides, *now.elements))
    shot = Shot((640, 420), lambda: picture)
    found = align(JudgedFigure(np.asarray(figure)[:, :, ::-1].copy(), [shot], elements, marks_of(elements, ())))
    assert found is not None
    return found


def said_otherwise(alignment: Alignment, said: str, box: Box) -> bool:
    link = next(mark for mark in alignment.marks if mark.element.role == "link")
    want = ExpectedText(link, alignment.mark_in_figure(link))
    return may_be_same(alignment, want, ReadLine(Line(said, box, 0.98)), "readthesafetynotes")


def test_a_line_that_the_edge_cuts_through_is_misread_in_a_letter_or_two() -> None:
    alignment = laid(Screen().draw().crop((0, 0, 640, 212)), Screen())
    assert said_otherwise(alignment, "Rcad thc satety notcs", (40.0, 194.0, 142.0, 17.0))
    assert not said_otherwise(alignment, "Rcad thc satety notcs", (40.0, 150.0, 142.0, 17.0))
    assert not said_otherwise(alignment, "Mind the lock", (40.0, 194.0, 142.0, 17.0))


def doubtful(alignment: Alignment, role: str, was: str | None) -> bool:
    mark = next(mark for mark in alignment.marks if mark.element.role == role and not mark.icon)
    (found,) = MappedDifferences(alignment, {}, (), 1.0).differences([TextChange(mark, was, None)])
    return found.doubtful


MAIN = Element("main", "", "", (0.0, 0.0, 640.0, 420.0))
FLEET = Element("link", "Fleet", "Fleet", (60.0, 2.0, 40.0, 10.0))


@pytest.mark.parametrize(
    ("above", "may_be_data"),
    [
        pytest.param((MAIN, FLEET), True, id="below the link to the list"),
        pytest.param((FLEET,), False, id="below the navigation"),
        pytest.param((MAIN, replace(FLEET, box=(400.0, 2.0, 40.0, 10.0))), False, id="beside a link elsewhere"),
        pytest.param((MAIN, replace(FLEET, role="button")), False, id="below a button"),
    ],
)
def test_the_title_below_a_link_up_may_name_a_record(above: tuple[Element, ...], *, may_be_data: bool) -> None:
    now = Screen(title="Pelican")
    alignment = laid(Screen(title="Heron").draw(), now, *above)
    title = next(mark for mark in alignment.marks if mark.element.role == "heading")
    (found,) = without_data(alignment, Texts((TextChange(title, "Heron", None),), {}), ()).changes
    assert found.doubtful is may_be_data


@pytest.mark.parametrize(
    ("role", "figure", "may_be_data"),
    [
        pytest.param("menu", BO, True, id="in a menu, of other data"),
        pytest.param("menu", ADA, False, id="in a menu, of the same data"),
        pytest.param("menubar", BO, False, id="in the bar of menus"),
    ],
)
def test_what_a_menu_offers_may_depend_on_what_it_was_opened_for(
    role: str, figure: tuple[tuple[str, str], ...], *, may_be_data: bool
) -> None:
    menu = Element(role, "", "", (20.0, 120.0, 300.0, 100.0))
    assert doubtful(laid(Screen(sections=figure).draw(), Screen(sections=ADA), menu), "link", None) is may_be_data
