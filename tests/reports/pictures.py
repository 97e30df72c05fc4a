"""Pictures for reports: windows drawn as a product might show them."""

import functools
import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from docwitness.model import Report

_FIGURE = (420, 300)
_SCREEN = (1280, 800)


def draw_pictures(report: Report, folder: Path) -> None:
    """Writes every picture that the report refers to."""
    for page in report.pages:
        for figure in page.figures:
            now = "End Plan" if figure.verdict == "stale" else "Cancel Subscription"
            for file, label in (
                (figure.figure_file, "Cancel Subscription"),
                *((file, now) for file in (figure.capture_file, figure.retaken_file, figure.diff_file)),
            ):
                if file:
                    _write(folder / file, _window_png(label))
        for sentence in page.sentences:
            for seen in sentence.observations:
                for file in seen.capture.files if seen.capture else ():
                    _write(folder / file, _screen_png())


@functools.cache
def _window_png(label: str) -> bytes:
    return _png(window(_FIGURE, label))


@functools.cache
def _screen_png() -> bytes:
    return _png(screen())


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def window(size: tuple[int, int], button: str) -> Image.Image:
    """A dialog with a title, a few lines and a button at the bottom left."""
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    width, height = size
    draw.rectangle((0, 0, width - 1, height - 1), outline="#c9ccd3")
    draw.text((24, 20), "Subscription Details", fill="#20242c", font=ImageFont.load_default(20))
    for number in range(4):
        top = 70 + number * 30
        draw.rectangle((24, top, width * (0.8 - 0.1 * number), top + 10), fill="#e6e8ec")
    draw.rounded_rectangle((24, height - 60, 204, height - 24), 6, fill="#3557b7")
    draw.text((36, height - 52), button, fill="white", font=ImageFont.load_default(15))
    return picture


def screen() -> Image.Image:
    """A page with that dialog in its middle."""
    picture = Image.new("RGB", _SCREEN, "#eef0f4")
    ImageDraw.Draw(picture).rectangle((0, 0, 220, 800), fill="#20304f")
    picture.paste(window((400, 480), "End Plan"), (440, 150))
    return picture


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
