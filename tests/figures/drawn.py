"""A small product drawn without a browser: its screen, and the element map that a browser would give of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from docwitness.model import Box, Colour, Element, ElementMap

SIZE = (640, 420)
INK = (30, 34, 42)
PAPER = (250, 250, 252)


@dataclass
class Screen:
    """The window of a product that rents boats."""

    title: str = "Boat hire"
    sections: Sequence[tuple[str, str]] = (
        ("Skipper", "Ada Moreau"),
        ("Harbour", "Lorient"),
        ("Return by", "12 May 2026"),
    )
    link: str = "Read the safety notes"
    buttons: Sequence[str] = ("Back", "Report damage", "Extend hire")
    accent: Colour = (20, 110, 90)
    disabled: str = ""
    icon: str = "anchor"
    extra: Sequence[str] = ()
    start: float | None = None
    elements: list[Element] = field(default_factory=list)

    def draw(self, scale: int = 1) -> Image.Image:
        """The screen at a device pixel ratio; `elements` are then its elements."""
        self._scale, self.elements = scale, []
        self._image = Image.new("RGB", (SIZE[0] * scale, SIZE[1] * scale), PAPER)
        self._pen = ImageDraw.Draw(self._image)
        self._pen.rectangle(self._in_pixels((0, 0, 640, 48)), (38, 44, 58))
        self._write("heading", self.title, 60, 14, 20, (255, 255, 255))
        self._draw_icon((20, 14, 20, 20))
        top = 80
        for label, value in self.sections:
            self._write("term", label, 40, top, 15, (110, 116, 128))
            self._write("definition", value, 300, top, 15, INK)
            top += 32
        for line in self.extra:
            self._write("paragraph", line, 40, top, 15, INK)
            top += 32
        self._write("link", self.link, 40, top + 16, 15, self.accent)
        # Right-aligned, unless told where to start.
        widths = [ImageFont.load_default(15).getlength(name) + 46 for name in self.buttons]
        left = 614 - sum(widths) if self.start is None else self.start
        for name in self.buttons:
            left += self._button(name, left, 360) + 14
        return self._image

    def map(self) -> ElementMap:
        """The element map of the screen as it was drawn last."""
        return ElementMap((float(SIZE[0]), float(SIZE[1])), 1.0, None, tuple(self.elements))

    def png(self, scale: int = 1) -> bytes:
        return encoded(self.draw(scale))

    def _in_pixels(self, box: Box) -> tuple[float, float, float, float]:
        left, top, width, height = (part * self._scale for part in box)
        return left, top, left + width - 1, top + height - 1

    def _write(self, role: str, text: str, left: float, top: float, size: int, colour: Colour) -> float:
        font = ImageFont.load_default(size * self._scale)
        self._pen.text((left * self._scale, top * self._scale), text, tuple(colour[:3]), font)
        x0, y0, x1, y1 = (part / self._scale for part in font.getbbox(text))
        self.elements.append(Element(role, text, text, (left + x0, top + y0, x1 - x0, y1 - y0), (), colour, None))
        return float(x1)

    def _button(self, name: str, left: float, top: float) -> float:
        width = ImageFont.load_default(15).getlength(name) + 32
        main = name == self.buttons[-1]
        fill = self.accent if main else (225, 228, 234)
        if name == self.disabled:
            fill = tuple(round(0.4 * part + 0.6 * paper) for part, paper in zip(fill, PAPER, strict=False))
        self._pen.rounded_rectangle(self._in_pixels((left, top, width, 34)), 6 * self._scale, fill)
        state = ("disabled",) if name == self.disabled else ()
        self.elements.append(Element("button", name, "", (left, top, width, 34), state, None, fill))
        self._write("button", name, left + 16, top + 8, 15, (255, 255, 255) if main else INK)
        return width

    def _draw_icon(self, box: Box) -> None:
        left, top, right, bottom = self._in_pixels(box)
        middle, width = (left + right) / 2, 2 * self._scale
        if self.icon == "anchor":
            self._pen.line((middle, top, middle, bottom), "white", width)
            self._pen.arc((left, top, right, bottom), 10, 170, "white", width)
        else:
            self._pen.rectangle((left, top + 4 * self._scale, right, bottom), None, "white", width)
            self._pen.line((left, top, right, bottom), "white", width)
        self.elements.append(Element("img", "", "", box))


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
