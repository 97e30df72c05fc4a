from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures.pictures import Pixels
from docwitness.figures.text_reading import Keeping, Line, TextReader, installed_reader


@pytest.fixture(scope="module")
def reader() -> TextReader:
    found = installed_reader()
    assert found is not None
    return found


def written(text: str, size: tuple[int, int] = (300, 40)) -> Pixels:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).text((10, 10), text, "black", ImageFont.load_default(16))
    return np.asarray(image)


def test_a_line_is_read_with_its_place(reader: TextReader) -> None:
    (line,) = reader.read(written("Cancel Subscription"))
    assert line.text == "Cancel Subscription"
    left, top, width, height = line.box
    assert left < 12
    assert top < 14
    assert left + width > 140
    assert top + height > 20
    assert line.confidence > 0.9


def test_a_strip_is_read_without_looking_for_its_place(reader: TextReader) -> None:
    read = reader.read_strips([written("End Plan", (90, 36)), written("Keep Plan", (96, 36))])
    assert [text for text, _ in read] == ["End Plan", "Keep Plan"]


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (200, 3), (40, 40)])
def test_nothing_is_read_where_there_is_nothing(reader: TextReader, size: tuple[int, int]) -> None:
    blank = np.full((*size, 3), 255, np.uint8)
    assert reader.read(blank) == ()
    assert reader.read_strips([blank])[0][0].strip() == ""


class Counting:
    """A reader that tells how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        self.asked += 1
        return (Line(str(picture.shape), (0, 0, 1, 1), 1.0),)

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        return ()


def test_the_same_picture_is_read_once() -> None:
    reader = Counting()
    keeping = Keeping(reader)
    wide, high = np.full((2, 6, 3), 255, np.uint8), np.full((6, 2, 3), 255, np.uint8)
    assert keeping.read(wide) == keeping.read(wide.copy())
    assert keeping.read(high) != keeping.read(wide)
    assert reader.asked == 2


def test_what_was_read_long_ago_is_not_kept() -> None:
    reader = Counting()
    keeping = Keeping(reader)
    for shade in range(200):
        keeping.read(np.full((1, 1, 3), shade, np.uint8))
    keeping.read(np.full((1, 1, 3), 0, np.uint8))
    assert reader.asked == 201
