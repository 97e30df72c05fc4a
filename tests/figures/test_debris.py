from __future__ import annotations

import pytest

from docwitness.figures.observe.debris import without_debris
from docwitness.figures.text_reading import Line

AROUND = Line("Account settings", (40, 10, 120, 16), 0.99)


def cleaned(text: str) -> list[str]:
    return [line.text for line in without_debris([AROUND, Line(text, (40, 50, 100, 16), 0.9)])][1:]


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("血 Settings", "Settings"), ("③ Add user", "Add user"), ("Q Search", "Search"), ("Export ▾", "Export"),
        ("⋮", None), ("血", None), ("Import", "Import"), ("I agree", "I agree"), ("Größe ändern", "Größe ändern"),
        ("Step 3", "Step 3"),
    ],
)  # fmt: skip
def test_what_a_reader_took_an_icon_for_is_no_part_of_the_label(read: str, said: str | None) -> None:
    assert cleaned(read) == ([said] if said else [])


def test_a_window_in_another_script_keeps_its_letters() -> None:
    lines = [Line("設定", (0, 0, 40, 16), 0.9), Line("血", (0, 40, 16, 16), 0.9)]
    assert [line.text for line in without_debris(lines)] == ["設定", "血"]


def test_the_box_is_that_of_what_is_left() -> None:
    (_, line) = without_debris([AROUND, Line("X Close", (70, 50, 70, 16), 0.9)])
    assert line.box == (90.0, 50, 50.0, 16)


def test_what_runs_upwards_at_a_side_is_left_out() -> None:
    lines = [AROUND, Line("ZSuur", (7, 289, 22, 140), 0.9), Line("File", (300, 20, 19, 24), 0.9)]
    assert [line.text for line in without_debris(lines)] == [AROUND.text, "File"]
