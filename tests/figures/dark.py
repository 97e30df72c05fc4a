"""A small dark product drawn without a browser: a bar of buttons with icons, and some text below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw, ImageFont

from docwitness.model import Colour, Element, ElementMap

SIZE = (760, 420)
PAGE = (18, 21, 28)
GROUND = (38, 45, 57)
INK = (230, 235, 243)

NOTES = (
    "Boats are rinsed on Sundays", "Sails are dried in the loft", "Keys hang at the office",
    "Fuel is sold until noon", "Dogs sleep ashore", "Ask for the tide table",
)  # fmt: skip


@dataclass
class Bar:
    """A window with buttons in a row and notes below."""

    buttons: Sequence[str] = ("Launch", "Moor", "Repair")
    disabled: str = ""
    notes: Sequence[str] = NOTES
    bold: bool = False
    """Another font, as far as Pillow's only one goes."""
    scrolled: int = 0
    """Pixels by which the part below the bar is scrolled."""
    elements: list[Element] = field(default_factory=list)

    def draw(self) -> Image.Image:
        """The window; `elements` are then its elements."""
        self.elements = [Element("generic", "", "", (0, 50, 760, 370), (), None, PAGE)]
        image = Image.new("RGB", SIZE, PAGE)
        self._pen = ImageDraw.Draw(image)
        for row, note in enumerate(self.notes):
            top = 80 + 50 * row - self.scrolled
            if 50 < top < 400:
                self._write("paragraph", note, 30, top, INK)
        self._pen.rectangle((0, 0, 759, 49), (27, 32, 41))
        left = 20.0
        for name in self.buttons:
            left += self._button(name, left) + 14
        for place, name in ((500, "Crews"), (580, "Quays"), (660, "Tides")):
            self._write("link", name, place, 16, INK)
        return image

    def map(self) -> ElementMap:
        """The element map of the window as it was drawn last."""
        return ElementMap((float(SIZE[0]), float(SIZE[1])), 1.0, None, tuple(self.elements))

    def _button(self, name: str, left: float) -> float:
        width = ImageFont.load_default(15).getlength(name) + 50
        share = 0.4 if name == self.disabled else 1.0
        ground, ink = (
            tuple(round(share * a + (1 - share) * b) for a, b in zip(part, PAGE, strict=True)) for part in (GROUND, INK)
        )
        place = (left, 9, left + width - 1, 40)
        self._pen.rounded_rectangle(place, 6, ground)
        self.elements.append(Element("button", name, "", (left, 9, width, 32), (), None, ground))
        self._pen.line((left + 16, 18, left + 16, 31), ink)
        self._pen.line((left + 10, 24, left + 23, 24), ink)
        if name == "Moor":
            self._pen.rectangle((left + 10, 18, left + 23, 31), None, ink)
        self.elements.append(Element("img", "", "", (left + 10, 18, 14, 14), (), None, None))
        self._write("button", name, left + 34, 15, ink)
        return width

    def _write(self, role: str, words: str, left: float, top: float, colour: Colour) -> None:
        font = ImageFont.load_default(15)
        self._pen.text((left, top), words, tuple(colour[:3]), font, stroke_width=1 if self.bold else 0)
        x0, y0, x1, y1 = font.getbbox(words)
        self.elements.append(Element(role, words, words, (left + x0, top + y0, x1 - x0, y1 - y0), (), colour, None))
