"""A figure of a menu that was opened further than in the capture: it is of another moment, and hides more."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures import judge
from docwitness.model import Box, Element, ElementMap, Judgement
from tests.figures.drawn import encoded

INK, WHITE, GREY = (30, 34, 42), (255, 255, 255), (225, 228, 232)
SIZE = (720, 420)
PAGE = {"Rosters": (400, 150), "Harbour diary": (400, 290), "Add a boat": (400, 340), "Tides": (560, 30)}
MENU: Box = (30.0, 40.0, 200.0, 250.0)
ENTRIES = ("Moor", "Hoist", "Signals", "Lanterns", "Pilots", "Quit")
OFFERED = ("Harbour flag", "Signal flag", "Storm cone")


def at(row: int) -> int:
    return 60 + 34 * row


def written(draw: ImageDraw.ImageDraw, words: str, left: float, top: float, role: str, size: int = 16) -> Element:
    font = ImageFont.load_default(size)
    draw.text((left, top), words, INK, font)
    x0, y0, x1, y1 = font.getbbox(words)
    return Element(role, words, words, (left + x0, top + y0, x1 - x0, y1 - y0), (), INK)


def page(
    beside: Sequence[str] = (), left: float = 250.0, entries: Sequence[str] = ENTRIES
) -> tuple[Image.Image, ElementMap]:
    """A page with a menu open over it, and what is `beside` the menu from its second entry on."""
    image = Image.new("RGB", SIZE, GREY)
    draw = ImageDraw.Draw(image)
    elements = [written(draw, words, *place, "heading") for words, place in PAGE.items()]
    draw.rectangle((30, 40, 229, 289), WHITE, (120, 120, 120))
    below = Element("generic", "", "", (20.0, 100.0, 300.0, 100.0), ("covered",), None, GREY)
    elements += [below, Element("menu", "", "", MENU, (), None, WHITE)]
    elements += [written(draw, words, 60, at(row), "menuitem") for row, words in enumerate(entries)]
    if beside:
        draw.rectangle((left - 22, at(1) - 12, left + 170, at(len(beside)) + 26), WHITE, (120, 120, 120))
    for row, words in enumerate(beside, 1):
        written(draw, words, left, at(row), "menuitem", 18)
    return image, ElementMap((720.0, 420.0), 1.0, None, tuple(elements))


def judged(figure: Image.Image) -> Judgement:
    capture, elements = page()
    return judge(encoded(figure), [encoded(capture)], elements)


def test_a_menu_that_is_open_only_in_the_figure_is_in_doubt_and_told_as_one() -> None:
    judgement = judged(page(OFFERED)[0])
    assert judgement.verdict == "undecided"
    assert [(change.kind, change.element and change.element.role, change.was) for change in judgement.changes] == [
        ("state", "menu", "open")
    ]


def test_what_a_submenu_offers_is_nothing_that_has_moved_there_and_hides_what_is_below() -> None:
    """Headings of the page are called as its entries are, and one stands under them."""
    judgement = judged(page(("Harbour log", "Rosters", "Storm cone"))[0])
    assert {change.element.role for change in judgement.changes if change.element} == {"menu"}


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(page(OFFERED, left=300)[0], id="further from the menu than its own texts"),
        pytest.param(page(OFFERED[:1])[0], id="one text is no menu"),
        pytest.param(page(entries=(*ENTRIES[:4], "Keepers", "Quit"))[0], id="an entry of the menu itself"),
    ],
)
def test_what_else_differs_near_a_menu_is_sure(figure: Image.Image) -> None:
    judgement = judged(figure)
    assert judgement.verdict == "stale"
    assert "state" not in {change.kind for change in judgement.changes}
