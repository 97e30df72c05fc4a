"""What is read in parts of a picture, and how lines are held against the texts that are expected."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures.mapped.texts.lines import ReadLine
from docwitness.figures.mapped.texts.picture_reading import read_parts
from docwitness.figures.pictures import Pixels
from docwitness.figures.text_likeness import folded, is_misread
from docwitness.figures.text_reading import Line
from tests.figures.screens import Told


class Seeing(Told):
    """A reader that reads one line wherever it is asked to, and keeps what it was shown."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        self.asked.append(picture)
        return (self.line,)


def written(words: str, ink: int, ground: int) -> Pixels:
    image = Image.new("RGB", (300, 40), (ground,) * 3)
    ImageDraw.Draw(image).text((20, 10), words, (ink,) * 3, ImageFont.load_default(15))
    return np.asarray(image)


def read(text: str, left: float = 0.0) -> ReadLine:
    return ReadLine(Line(text, (left, 0.0, 10.0 * len(text), 16.0), 0.95))


def test_parts_of_a_dark_picture_are_read_on_a_dark_canvas() -> None:
    reader = Seeing(Line("1 day", (20.0, 14.0, 40.0, 20.0), 0.9))
    read_parts(written("1 day", 230, 20), [(10.0, 5.0, 120.0, 25.0)], 1.0, reader)
    assert np.median(reader.asked[0]) == 20


@pytest.mark.parametrize("ink", [230, 50])
def test_a_line_is_as_wide_as_its_ink_however_faint(ink: int) -> None:
    reader = Seeing(Line("8 boats", (12.0, 12.0, 140.0, 28.0), 0.9))
    (line,) = read_parts(written("8 boats", ink, 20), [(0.0, 0.0, 300.0, 40.0)], 1.0, reader)
    assert line.box[0] == pytest.approx(20, abs=2)
    assert line.box[2] == pytest.approx(ImageFont.load_default(15).getlength("8 boats"), abs=3)


def test_what_an_icon_before_a_label_was_taken_for_is_no_part_of_it() -> None:
    reader = Seeing(Line("+ Launch", (12.0, 12.0, 80.0, 28.0), 0.9))
    (line,) = read_parts(written("Launch", 230, 20), [(0.0, 0.0, 300.0, 40.0)], 1.0, reader)
    assert line.text == "Launch"


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("8 boats Read the feet guide", id="a letter less"),
        pytest.param("8 boats Read the flleet guide", id="a letter more"),
        pytest.param("8 boats Read tho fleet guide", id="another letter"),
    ],
)
def test_a_label_is_found_roughly_in_a_line_of_several(said: str) -> None:
    line = read(said)
    place = line.place_of("readthefleetgulde", roughly=True)
    assert place is not None
    line.take(*place)
    assert line.rest == "boats"


def test_a_label_is_not_found_roughly_in_another_word() -> None:
    assert read("Freight guide").place_of("readthefleetgulde", roughly=True) is None


def test_what_is_left_of_a_line_stands_where_its_letters_are() -> None:
    line = read("Rented to ADA MOREAU by link")
    for known in ("rentedto", "byllnk"):
        place = line.place_of(known, roughly=False)
        assert place is not None
        line.take(*place)
    assert line.pieces_left() == [("adamoreau", (100.0, 0.0, 100.0, 16.0))]


@pytest.mark.parametrize(("said", "same"), [("Unfulflled", True), ("Unfulfiled", True), ("Fulfilled", False)])
def test_letters_that_a_font_writes_as_one_sign_with_an_f_may_be_missing(said: str, same: bool) -> None:
    assert is_misread(folded(said), folded("Unfulfilled")) is same


def test_words_that_were_read_without_the_space_between_them_are_two() -> None:
    assert read("ShopOrders").find("orders") == 4
    assert read("ShopOrders").find("shop") == 0
    assert read("Reorders").find("orders") == 2  # What may be an icon before it.
    assert read("Shoporders").find("orders") is None
