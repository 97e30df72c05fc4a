from __future__ import annotations

import pytest

from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.texts.lines import ExpectedText, ReadLine
from docwitness.figures.mapped.texts.paragraphs import breaks_elsewhere, rewrapped
from docwitness.figures.text_reading import Line
from docwitness.model import Element

NOW = ("Your berth is yours until May 12,", "2026, the end of the season.")


def marks(*lines: str, role: str = "paragraph") -> list[Mark]:
    return [
        Mark(index, Element(role, text, text, box), box, icon=False, data=False)
        for index, text in enumerate(lines)
        for box in [(20.0, 40.0 + 20 * index, 8.0 * len(text), 15.0)]
    ]


def reads(*lines: str) -> list[ReadLine]:
    return [ReadLine(Line(text, (20, 40 + 20 * row, 8 * len(text), 16), 1.0)) for row, text in enumerate(lines)]


def found(now: list[Mark], *lines: str) -> set[int]:
    return set(rewrapped(reads(*lines), [ExpectedText(mark, mark.box) for mark in now], now))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(NOW, id="the same"),
        pytest.param(
            ("Your berth is yours until Oct 4, 2025, the end of", "the season."), id="other data, other breaks"
        ),
        pytest.param(
            ("Your berth is yours", "until December 31, 2026, the", "end of the season."), id="in one line more"
        ),
        pytest.param(("Your berth is yours until May 12, 2026, the end of the season.",), id="in one line"),
        pytest.param(("Your berth is yours until Oct 4, 2025, the emd of", "the season."), id="a letter misread"),
    ],
)
def test_a_paragraph_is_the_same_wherever_its_lines_break(lines: tuple[str, ...]) -> None:
    assert found(marks(*NOW), *lines) == {0, 1}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("Your berth is not yours until May 12,", "2026, the end of the season."), id="a word added"),
        pytest.param(("Your berth is yours until May 12,", "2026, the end of season."), id="a word taken away"),
        pytest.param(("Your berth is yours after May 12,", "2026, the end of the season."), id="a word replaced"),
        pytest.param(
            ("Your berth is yours until May 12,", "2026, the end of the season. No refunds."), id="more of it"
        ),
        pytest.param(("Your berth is yours until May 12,",), id="less of it"),
    ],
)
def test_another_sentence_is_not_the_same(lines: tuple[str, ...]) -> None:
    assert found(marks(*NOW), *lines) == set()


def test_a_label_that_breaks_into_two_lines_is_the_same() -> None:
    assert found(marks("Harbour Office", role="link"), "Harbour", "Office") == {0}


def test_labels_below_each_other_are_compared_letter_by_letter() -> None:
    menu = marks("Overview", "Moorings", "Users", "Reports", "Settings", role="link")
    assert found(menu, "Overview", "Moorings", "User", "Reports", "Settings") == set()


def test_what_it_says_cannot_be_said_by_another() -> None:
    lines = reads("Harbour", "Office")
    label = marks("Harbour Office")
    rewrapped(lines, [ExpectedText(label[0], label[0].box)], label)
    assert [line.rest for line in lines] == ["", ""]


def test_what_is_left_of_a_line_goes_on_in_the_next() -> None:
    now = marks("Draw the mooring and its most", "important buoy, or drag a line to it.")
    lines = reads("Draw the mooring and its most important", "buoy, or drag a line to it.")
    lines[0].take(0, len("drawthemooringanditsmost"))
    assert set(rewrapped(lines, [ExpectedText(now[1], now[1].box)], now)) == {1}
    lines = reads("Draw the mooring and its most urgent", "buoy, or drag a line to it.")
    lines[0].take(0, len("drawthemooringanditsmost"))
    assert not rewrapped(lines, [ExpectedText(now[1], now[1].box)], now)


@pytest.mark.parametrize(
    ("was", "elsewhere"),
    [
        ("Your berth is yours until May 12, 2026,", True),
        ("Your berth is yours until May 12, 2027,", False),
        ("Your berth is mine until May 12, 2026,", False),
        ("Your berth is yours until", False),
    ],
)
def test_a_line_with_the_next_words_of_its_paragraph_breaks_elsewhere(was: str, elsewhere: bool) -> None:
    """Fonts and windows of another width break a paragraph at another word: it says the same."""
    now = marks(*NOW)
    assert breaks_elsewhere(was, now[0], now) is elsewhere
