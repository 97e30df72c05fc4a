"""Paragraphs with data in them, told by their shapes alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures import judge
from docwitness.figures.pictures import Pixels
from docwitness.figures.text_reading import Line
from docwitness.model import Element, ElementMap
from tests.figures.drawn import encoded

SENTENCE = "Your berth stays reserved until {}, the end of the season that you have paid."
NOW = SENTENCE.format("Apr 17, 2026")
WIDTH = 340


class NothingToRead:
    def read(self, picture: Pixels) -> tuple[Line, ...]:
        raise Unsettled

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        raise Unsettled


class Unsettled(Exception):
    pass


def page(text: str, width: int = WIDTH) -> tuple[bytes, ElementMap]:
    """A page of some labels with the text among them, in lines no wider than that, and its map."""
    font = ImageFont.load_default(20)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if font.getlength(longer) <= width else [*lines, word]
    texts = [("heading", "Winter mooring", 20), *(("paragraph", line, 60 + 28 * row) for row, line in enumerate(lines))]
    texts += [(("label"), label, 180 + 40 * row) for row, label in enumerate(("Harbour", "Pontoon", "Length overall"))]
    image = Image.new("RGB", (480, 340), "white")
    elements = []
    for role, line, top in texts:
        ImageDraw.Draw(image).text((30, top), line, "#222222", font)
        elements.append(Element(role, line, line, (30.0, float(top), font.getlength(line), 24.0), (), (34, 34, 34)))
    return encoded(image), ElementMap((480.0, 340.0), 1.0, None, tuple(elements))


def is_settled(figure: str, width: int = WIDTH) -> bool:
    """Whether the figure is judged current without reading."""
    capture, elements = page(NOW)
    try:
        return judge(page(figure, width)[0], [capture], elements, reader=NothingToRead()).verdict == "current"
    except Unsettled:
        return False


@pytest.mark.parametrize("date", ["Oct 4, 2025", "Dec 31, 2026", "May 1, 2027"])
def test_another_date_needs_no_reading_wherever_the_lines_break(date: str) -> None:
    assert is_settled(SENTENCE.format(date))


def test_other_line_breaks_need_no_reading() -> None:
    assert is_settled(SENTENCE.format("Oct 4, 2025"), WIDTH + 20)


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(NOW.replace("stays reserved", "stays not reserved"), id="a word added"),
        pytest.param(NOW.replace("end of the season", "end of season"), id="a word taken away"),
        pytest.param(NOW.replace("until", "after"), id="a word replaced"),
        pytest.param(NOW.replace("the season", "one season"), id="one replaced by another as long"),
        pytest.param(NOW.replace("stays reserved", "reserved stays"), id="two words turned round"),
        pytest.param(NOW + " No refunds.", id="a sentence added"),
        pytest.param(NOW.replace(" that you have paid", ""), id="the end taken away"),
        pytest.param(NOW.replace("have paid", "have said"), id="a letter"),
    ],
)
def test_another_sentence_is_left_to_be_read(figure: str) -> None:
    assert not is_settled(figure)
    assert not is_settled(figure.replace("Apr 17, 2026", "Oct 4, 2025"))
