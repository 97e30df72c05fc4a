"""Whether two patches show the same letters: the frame that they stand in says nothing of them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures.mapped.layout.shape_finder import AGREES, worst_window
from docwitness.figures.pictures import Pixels


def button(label: str) -> Pixels:
    """A button half as large as it is on the page, in grey levels, with what is around it."""
    image = Image.new("L", (192, 88), 247)
    draw = ImageDraw.Draw(image)
    draw.rectangle((16, 8, 175, 79), 85)
    draw.text((40, 28), label, 205, ImageFont.load_default(28))
    return np.asarray(image.resize((96, 44), Image.Resampling.BOX))


@pytest.mark.parametrize("other", ["", "Moor", "Sail on"])
def test_another_label_or_none_in_the_same_frame_does_not_agree(other: str) -> None:
    assert worst_window(button("Haul up"), button("Haul up")) == pytest.approx(1.0)
    assert worst_window(button(other), button("Haul up")) < AGREES - 0.1


def test_a_brighter_or_noisy_picture_of_the_same_label_agrees() -> None:
    label = button("Haul up")
    noise = np.random.default_rng(5).normal(0, 3, label.shape)
    assert worst_window(np.asarray(np.clip(label * 0.9 + 20 + noise, 0, 255), np.uint8), label) > AGREES
