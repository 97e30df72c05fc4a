"""Letters that a filter, or a dark theme, turned to the colour of the page below them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures.mapped.drawn.unseen_ink import without_unseen
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import marks_of
from docwitness.figures.mapped.layout.picture_pair import PicturePair
from docwitness.figures.mapped.layout.shape_finder import FoundPlace, ShapeFinder
from docwitness.figures.pictures import Pixels
from docwitness.model import Box, Element, ElementMap

BLACK, WHITE, BLUE, YELLOW = (0, 0, 0), (255, 255, 255), (20, 40, 90), (235, 215, 165)
BAR: dict[str, Box] = {word: (20.0 + 120 * i, 12.0, 90.0, 18.0) for i, word in enumerate(("Rent", "Moor", "Sail"))}
PAGE: dict[str, Box] = {"Boats": (20.0, 80.0, 90.0, 18.0), "Crews": (20.0, 140.0, 90.0, 18.0)}


def window(
    bar: tuple[int, ...], in_bar: tuple[int, ...], page: tuple[int, ...], on_page: dict[str, tuple[int, ...]]
) -> Pixels:
    """A bar with three texts, and texts on the page below it, each in its ink."""
    image = Image.new("RGB", (400, 200), page)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 400, 40), bar)
    for word, box in BAR.items():
        draw.text(box[:2], word, in_bar, ImageFont.load_default(16))
    for word, ink in on_page.items():
        draw.text(PAGE[word][:2], word, ink, ImageFont.load_default(16))
    return np.asarray(image)[:, :, ::-1].copy()


def told_missing(figure: Pixels, found: tuple[str, ...]) -> list[str]:
    """The texts that are looked for and not found, but for those that nobody can see in the figure."""
    capture = window(BLUE, WHITE, WHITE, dict.fromkeys(PAGE, BLACK))
    elements = ElementMap((400.0, 200.0), 1.0, None, tuple(Element("link", w, w, b) for w, b in (BAR | PAGE).items()))
    pair = PicturePair(figure, capture, 1.0, (0.0, 0.0), (0.0, 0.0), 1.0)
    marks = marks_of(elements, ())
    places = {mark.index: FoundPlace(0.0, 0.0, 1.0, 1.0) for mark in marks if mark.element.text in found}
    laid = Alignment(pair, ShapeFinder(pair), elements, marks, places, np.zeros((200, 400), np.uint8))
    missing = [mark for mark in marks if mark.element.text not in found]
    return [mark.element.text for mark in without_unseen(laid, missing, {})]


@pytest.mark.parametrize(
    ("figure", "found", "missing"),
    [
        pytest.param(window(YELLOW, BLACK, WHITE, {}), tuple(BAR), [], id="the page stayed white, its letters did not"),
        pytest.param(window(YELLOW, BLACK, BLACK, {}), tuple(BAR), ["Boats", "Crews"], id="all of it was turned"),
        pytest.param(window(BLUE, WHITE, WHITE, {}), tuple(BAR), ["Boats", "Crews"], id="nothing was turned"),
        pytest.param(
            window(YELLOW, BLACK, WHITE, {"Crews": BLACK}), (*BAR, "Crews"), ["Boats"], id="another is seen on the page"
        ),
    ],
)
def test_letters_in_the_colour_of_the_page_are_not_gone(
    figure: Pixels, found: tuple[str, ...], missing: list[str]
) -> None:
    assert told_missing(figure, found) == missing
