"""Small screens drawn by the tests themselves, and a reader that knows what is written on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures.pictures import Pixels
from docwitness.figures.text import Line

MENU = {
    "Dashboard": (24, 90), "Reports": (24, 140), "Customers": (24, 190), "Invoices": (24, 240),
    "Account settings": (220, 40), "Full name": (220, 100), "Time zone": (220, 160), "Language": (220, 220),
    "Receive a weekly summary": (250, 280), "Delete account": (220, 340), "Save changes": (480, 340), "Help": (560, 10),
}  # fmt: skip
"""Labels of a made-up product and where they stand."""


def screen(labels: dict[str, tuple[int, int]], *, dark: bool = False, size: tuple[int, int] = (640, 400)) -> Pixels:
    """A window with these labels, a side bar and a few fields."""
    paper, ink, line = ((32, 34, 40), (235, 235, 235), (90, 90, 100)) if dark else ((255,) * 3, (40,) * 3, (190,) * 3)
    image = Image.new("RGB", size, paper)
    draw = ImageDraw.Draw(image)
    draw.line((190, 0, 190, size[1]), fill=line)
    for top in (118, 178, 238):
        draw.rectangle((220, top, 520, top + 26), outline=line)
    draw.rectangle((222, 282, 238, 298), outline=line)
    for text, place in labels.items():
        draw.text(place, text, fill=ink, font=ImageFont.load_default(16))
    return np.asarray(image)[:, :, ::-1].copy()


def lines(labels: dict[str, tuple[int, int]], *, scale: float = 1.0) -> tuple[Line, ...]:
    """What a reader without faults makes of a screen with these labels."""
    font = ImageFont.load_default(16)
    return tuple(
        Line(text, (x * scale, (y + 2) * scale, font.getlength(text) * scale, 16.0 * scale), 0.99)
        for text, (x, y) in labels.items()
    )


@dataclass
class Told:
    """A reader that was told what each picture says, and notes that it was asked."""

    said: Sequence[tuple[Pixels, tuple[Line, ...]]] = ()
    asked: list[Pixels] = field(default_factory=list)

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        self.asked.append(picture)
        return next(said for known, said in self.said if known is picture)

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        raise AssertionError("sight reads whole pictures")


def png(picture: Pixels) -> bytes:
    return cv2.imencode(".png", picture)[1].tobytes()
