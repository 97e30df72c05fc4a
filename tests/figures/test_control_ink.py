"""A link that went where the figure has other data."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import marks_of
from docwitness.figures.mapped.layout.picture_pair import PicturePair
from docwitness.figures.mapped.layout.shape_finder import FoundPlace, ShapeFinder
from docwitness.figures.mapped.texts.changed_texts import TextChange, Texts
from docwitness.figures.mapped.texts.other_data import without_data
from docwitness.figures.pictures import Pixels
from docwitness.model import Box, Colour, Element, ElementMap

INK, BLUE, PAPER = (30, 34, 42), (30, 90, 230), (255, 255, 255)
STAYED = ("Compose", "Sort by date", "Print", "Help")
NOW, BEFORE = ("Heron", "Petrel", "Dunlin", "Knot"), ("Pelican", "Curlew", "Sandpiper", "Older boats")
"""Names of boats in a list, and what the figure has in their places: last a link below a shorter list."""


def drawn(words: tuple[str, ...], last: Colour, paper: Colour = PAPER) -> tuple[Pixels, list[Element]]:
    image = Image.new("RGB", (600, 300), tuple(paper[:3]))
    draw, elements = ImageDraw.Draw(image), []
    for at, (role, word, ink) in enumerate(
        [*(("link", word, BLUE) for word in STAYED), *(("generic", word, INK) for word in words)]
    ):
        left, top = (130 * at + 20, 12) if at < len(STAYED) else (40, 80 + 40 * (at - len(STAYED)))
        font, colour = ImageFont.load_default(16), last if word == words[-1] else ink
        draw.text((left, top), word, tuple(colour[:3]), font)
        x0, y0, x1, y1 = font.getbbox(word)
        box: Box = (left + x0, top + y0, x1 - x0, y1 - y0)
        elements.append(Element(role, word, word, box, (), ink))
    return np.asarray(image)[:, :, ::-1].copy(), elements


@pytest.mark.parametrize(
    ("ink", "paper", "told"),
    [
        pytest.param(BLUE, PAPER, [("Older boats", True)], id="in the ink of the links"),
        pytest.param(INK, PAPER, [], id="in the ink of the names: one more of them"),
        pytest.param(BLUE, (250, 225, 140), [], id="in a figure of another theme, where inks tell nothing"),
    ],
)
def test_a_link_that_went_is_no_other_data(ink: Colour, paper: Colour, told: list[tuple[str, bool]]) -> None:
    (figure, were), (capture, elements) = drawn(BEFORE, ink, paper), drawn(NOW, INK)
    page = ElementMap((600.0, 300.0), 1.0, None, tuple(elements))
    pair, marks = PicturePair(figure, capture, 1.0, (0.0, 0.0), (0.0, 0.0), 1.0), marks_of(page, ())
    places = {mark.index: FoundPlace(0.0, 0.0, 1.0, 1.0) for mark in marks if mark.element.text in STAYED}
    laid = Alignment(pair, ShapeFinder(pair), page, marks, places, np.zeros((300, 600), np.uint8))
    changes = [TextChange(mark, were[mark.index].text, were[mark.index].box) for mark in marks[len(STAYED) :]]
    left = without_data(laid, Texts(tuple(changes), {}), ()).changes
    assert [(one.was, one.doubtful) for one in left] == told
