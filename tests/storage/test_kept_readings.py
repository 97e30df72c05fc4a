"""What was read in a picture once is not read again."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from docwitness.figures.text_reading import Line
from docwitness.storage import kept_readings
from docwitness.storage.kept_readings import KeptReadings

PICTURE = cv2.imencode(".png", np.full((20, 40, 3), 200, np.uint8))[1].tobytes()
LINES = (Line("Moor a boat", (1.0, 2.0, 30.0, 9.5), 0.97),)


class Reader:
    """Reads the same everywhere, and counts."""

    def __init__(self) -> None:
        self.times = 0

    def read(self, picture: object) -> tuple[Line, ...]:
        self.times += 1
        return LINES


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader()
    monkeypatch.setattr(kept_readings, "installed_reader", lambda: made)
    return made


def test_a_picture_is_read_once(tmp_path: Path, reader: Reader) -> None:
    assert KeptReadings(tmp_path).read(PICTURE) == LINES
    assert KeptReadings(tmp_path).read(PICTURE) == LINES
    assert reader.times == 1


def test_what_was_kept_and_cannot_be_read_is_read_anew(tmp_path: Path, reader: Reader) -> None:
    KeptReadings(tmp_path).read(PICTURE)
    (file,) = tmp_path.iterdir()
    file.write_text("[1, 2", encoding="utf-8")
    assert KeptReadings(tmp_path).read(PICTURE) == LINES
    assert reader.times == 2


def test_nothing_is_known_of_what_cannot_be_looked_at(tmp_path: Path, reader: Reader) -> None:
    assert KeptReadings(tmp_path).read(b"no picture") is None
    assert KeptReadings(tmp_path).read(PICTURE, may_read=lambda: False) is None
    assert reader.times == 0


def test_nothing_is_known_where_nothing_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_readings, "installed_reader", lambda: None)
    assert KeptReadings(tmp_path).read(PICTURE) is None
