"""Windows of products that do not exist, drawn to be changed in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures.pictures import Pixels

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Style:
    """How a window is drawn."""

    paper: Colour
    ink: Colour
    line: Colour
    button: Colour
    font: str | None
    size: int


STYLES = (
    Style((255, 255, 255), (35, 38, 45), (205, 208, 214), (47, 111, 237), None, 15),
    Style((30, 32, 38), (225, 228, 233), (70, 74, 82), (62, 140, 90), None, 16),
    Style((246, 247, 249), (60, 64, 72), (215, 219, 225), (120, 60, 170), "DejaVuSans.ttf", 13),
    Style((252, 250, 245), (90, 86, 80), (220, 214, 204), (196, 90, 30), "LiberationSans-Regular.ttf", 14),
)

WINDOWS = {
    "Shipping rules": (
        ("Orders", "Carriers", "Returns", "Warehouses"),
        ("Rule name", "Applies to", "Free above"),
        ("Add rule", "Discard"),
    ),
    "Members": (
        ("Overview", "Members", "Invitations", "Roles"),
        ("Display name", "Language", "Default role"),
        ("Invite people", "Export list"),
    ),
    "Backups": (
        ("Storage", "Snapshots", "Schedules", "Restore"),
        ("Keep copies", "Start time", "Encrypt with"),
        ("Back up now", "Verify"),
    ),
    "Mail templates": (
        ("Inbox", "Templates", "Signatures", "Filters"),
        ("Subject line", "Reply address", "Footer text"),
        ("Send a test", "Duplicate"),
    ),
    "Access keys": (
        ("Profile", "Security", "Access keys", "Sessions"),
        ("Key label", "Expires after", "Permissions"),
        ("Create key", "Revoke all"),
    ),
}
"""By title: side bar, fields and buttons."""


def windows() -> Iterator[Pixels]:
    """Each window in each style."""
    for style in STYLES:
        for title, parts in WINDOWS.items():
            yield _drawn(style, title, *parts)


def _drawn(style: Style, title: str, bar: tuple[str, ...], fields: tuple[str, ...], buttons: tuple[str, ...]) -> Pixels:
    step = 3 * style.size
    image = Image.new("RGB", (900, 140 + step * (len(fields) + 4)), style.paper)
    draw = ImageDraw.Draw(image)
    small, large = _font(style, style.size), _font(style, round(1.6 * style.size))
    draw.line((210, 0, 210, image.height), fill=style.line)
    for number, entry in enumerate(bar):
        draw.text((28, 36 + number * step), entry, fill=style.ink, font=small)
    draw.text((250, 30), title, fill=style.ink, font=large)
    for number, field in enumerate(fields):
        top = 40 + (number + 1) * step
        draw.text((250, top), field, fill=style.ink, font=small)
        draw.rectangle((430, top - 8, 760, top + style.size + 8), outline=style.line)
    left, top = 250, 60 + (len(fields) + 2) * step
    for button in buttons:
        width = round(small.getlength(button)) + 36
        draw.rectangle((left, top - 10, left + width, top + style.size + 12), fill=style.button)
        draw.text((left + 18, top), button, fill=(255, 255, 255), font=small)
        left += width + 24
    return np.asarray(image)[:, :, ::-1].copy()


def _font(style: Style, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.truetype(style.font, size) if style.font else ImageFont.load_default(size)
