"""Small screens drawn by the tests themselves, and a reader that knows what is written on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures.pictures import Pixels
from docwitness.figures.text_reading import Line

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


_ALIKE = 0.95
"""Correlation with a word as it was drawn, from which on it is written there."""


@dataclass
class Told:
    """A reader that was told what each picture says, and notes that it was asked; parts of them it compares."""

    said: Sequence[tuple[Pixels, tuple[Line, ...]]] = ()
    asked: list[Pixels] = field(default_factory=list)

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        self.asked.append(picture)
        known = next((said for known, said in self.said if known is picture), None)
        return tuple(self._found(picture)) if known is None else known

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        self.asked.extend(strips)
        found = (max(self._found(strip), key=lambda line: len(line.text), default=None) for strip in strips)
        return tuple((line.text, line.confidence) if line else ("", 0.0) for line in found)

    def _found(self, part: Pixels) -> Iterator[Line]:
        """The words of all pictures that are written in this part of one."""
        told: set[str] = set()
        for picture, lines_ in self.said:
            for line in lines_:
                x, y, width, height = (round(side) for side in line.box)
                word = picture[y : y + height, x : x + width]
                if line.text in told or not word.size or word.std() < 1 or part.std() < 1:
                    continue
                if word.shape[0] > part.shape[0] or word.shape[1] > part.shape[1]:
                    continue
                _, fit, _, (left, top) = cv2.minMaxLoc(cv2.matchTemplate(part, word, cv2.TM_CCOEFF_NORMED))
                if _ALIKE < fit <= 1.01:
                    told.add(line.text)
                    yield Line(line.text, (float(left), float(top), width, height), line.confidence)


def png(picture: Pixels) -> bytes:
    return cv2.imencode(".png", picture)[1].tobytes()
