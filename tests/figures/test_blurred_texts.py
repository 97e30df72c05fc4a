"""Texts that a mosaic or a blur hides are not missing."""

from __future__ import annotations

import pytest
from PIL import Image, ImageFilter

from docwitness.figures import judge
from docwitness.model import FigureVerdictKind
from tests.figures.drawn import Screen, encoded

NOTE = (36, 176, 330, 200)
"""Where the screen has a note below its three rows."""


def _mosaic(part: Image.Image) -> Image.Image:
    return part.resize((part.width // 7, part.height // 7)).resize(part.size, Image.Resampling.NEAREST)


def _blur(part: Image.Image) -> Image.Image:
    return part.filter(ImageFilter.GaussianBlur(5))


def _blank(part: Image.Image) -> Image.Image:
    return Image.new("RGB", part.size, (250, 250, 252))


def _card_edge(part: Image.Image) -> Image.Image:
    picture = _blank(part)
    picture.paste((235, 236, 240), (0, part.height // 2, part.width, part.height))
    return picture


@pytest.mark.parametrize(
    ("put_there", "verdict"), [(_mosaic, "current"), (_blur, "current"), (_blank, "stale"), (_card_edge, "stale")]
)
def test_what_is_hidden_by_a_mosaic_or_a_blur_may_be_there(put_there: object, verdict: FigureVerdictKind) -> None:
    assert callable(put_there)
    now = Screen(extra=("Mind the lock at the north quay",))
    figure = now.draw()
    figure.paste(put_there(figure.crop(NOTE)), NOTE[:2])
    assert judge(encoded(figure), [now.png()], now.map()).verdict == verdict
