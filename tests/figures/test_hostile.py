from __future__ import annotations

import contextlib
import random
import time

import numpy as np
import pytest
from PIL import Image

from docwitness.errors import PictureError
from docwitness.figures import judge
from docwitness.figures.element_json import read_elements
from tests.figures.drawn import Screen, encoded

SCREEN = Screen()
CAPTURE = SCREEN.png()


def noise(width: int, height: int) -> Image.Image:
    return Image.fromarray(np.random.default_rng(1).integers(0, 255, (height, width, 3), np.uint8))


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(encoded(Image.new("RGB", (1, 1))), id="one pixel"),
        pytest.param(encoded(Image.new("RGB", (1, 3000))), id="a line down"),
        pytest.param(encoded(Image.new("RGB", (20000, 2))), id="a line across"),
        pytest.param(encoded(Image.new("RGB", (5000, 5000), "white")), id="a large blank"),
        pytest.param(encoded(noise(640, 420)), id="noise"),
        pytest.param(encoded(noise(30, 30)), id="a little noise"),
        pytest.param(encoded(Image.new("RGBA", (300, 200), (0, 0, 0, 0))), id="all transparent"),
        pytest.param(encoded(Image.new("L", (300, 200), 128)), id="all grey"),
    ],
)
def test_odd_pictures_are_never_called_current_and_never_crash(figure: bytes) -> None:
    started = time.process_time()
    assert judge(figure, [CAPTURE], SCREEN.map()).verdict in ("undecided", "stale")
    assert time.process_time() - started < 5


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_broken_pictures_are_errors_or_verdicts(kind: str) -> None:
    whole = encoded(Image.new("RGB", (64, 48), "red"), kind)
    for seed in range(10):
        chance = random.Random(seed)
        broken = bytearray(whole)
        broken[chance.randrange(len(broken))] = chance.randrange(256)
        with contextlib.suppress(PictureError):
            judge(bytes(broken), [CAPTURE], SCREEN.map())


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"elements": 3}', "nul", "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_element_map_is_an_error(text: str) -> None:
    with pytest.raises(PictureError):
        read_elements(text)


def test_an_element_map_with_holes_is_read_as_far_as_it_goes() -> None:
    text = """{"elements": [
        {"box": [1, 2, 30, 10], "text": " Save  as ", "color": [1, 2], "state": "x"},
        {"role": "button"}, 7, {"box": [1, 2, "3", 4]}, {"box": [1, 2, 1e999, 4]},
        {"box": [5, 60, -3, 4], "role": 5, "background": [0, 0, 300, 0.5]}
    ]}"""
    elements = read_elements(text)
    assert elements.viewport == (31.0, 64.0)
    assert [(one.role, one.text, one.box, one.background) for one in elements.elements] == [
        ("generic", "Save as", (1.0, 2.0, 30.0, 10.0), None),
        ("generic", "", (5.0, 60.0, 0.0, 4.0), (0, 0, 255, 0.5)),
    ]


def test_an_element_map_that_lies_does_no_harm() -> None:
    text = (
        '{"viewport": [0, -5], "clip": [0, 0, 0, 0], "elements": [{"box": [-1e9, 1e9, 1e9, 1e9], "text": "Save as"}]}'
    )
    assert judge(CAPTURE, [CAPTURE], read_elements(text)).verdict in ("current", "undecided", "stale", "cosmetic")


def test_no_capture_is_an_error() -> None:
    with pytest.raises(PictureError):
        judge(CAPTURE, [], SCREEN.map())
