from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from docwitness.errors import PictureError
from docwitness.figures.retake.annotations import redrawn
from docwitness.figures.retake.finishing import Rgba
from tests.figures.screens import MENU, screen

PEN = (230, 30, 40)


def rgba(labels: dict[str, tuple[int, int]]) -> Rgba:
    return np.asarray(Image.fromarray(screen(labels)[:, :, ::-1]).convert("RGBA"))


def framed(picture: Rgba, *boxes: tuple[int, int, int, int]) -> Rgba:
    image = Image.fromarray(picture)
    for box in boxes:
        ImageDraw.Draw(image).rectangle(box, outline=PEN, width=3)
    return np.asarray(image)


def pen(picture: Rgba) -> tuple[int, int, int, int] | None:
    """The box around everything in the pen's colour."""
    return Image.fromarray(((picture[:, :, :3] == PEN).all(axis=2) * 255).astype(np.uint8)).getbbox()


def test_a_frame_is_drawn_again_around_the_same_button() -> None:
    old = framed(rgba(MENU), (470, 330, 620, 370))
    now = {**MENU, "Dashboard": (24, 60), "Home": (24, 90)}
    assert pen(redrawn(old, rgba(now), 1.0)) == (470, 330, 621, 371)


def test_a_frame_goes_where_its_button_has_gone() -> None:
    old = framed(rgba(MENU), (470, 330, 620, 370))
    lower = {**MENU, "Save changes": (480, 300), "Delete account": (220, 300), "Receive a weekly summary": (250, 240)}
    found = pen(redrawn(old, rgba(lower), 1.0))
    assert found is not None
    assert abs(found[1] - 290) <= 1


def test_a_frame_around_what_is_gone_is_left_to_the_writer() -> None:
    old = framed(rgba(MENU), (10, 180, 180, 215))
    with pytest.raises(PictureError, match="drew on the figure"):
        redrawn(old, np.full_like(rgba(MENU), 255), 1.0)


def test_a_picture_on_which_nobody_drew_stays_as_it_was_taken() -> None:
    new = rgba({**MENU, "Webhooks": (24, 290)})
    assert (redrawn(rgba(MENU), new, 1.0) == new).all()
