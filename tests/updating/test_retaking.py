"""A figure taken anew is made as the old one was."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from docwitness.errors import PictureError
from docwitness.figures.element_json import read_elements
from docwitness.figures.retake.retaking import retake
from tests.updating.product import figure, html, seen

NOW = html(button="End Plan", account="Grace")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def difference(one: bytes, other: bytes) -> float:
    """Mean difference of the two pictures' channels, in levels of 255."""
    first, second = (np.asarray(opened(data).convert("RGB"), np.float64) for data in (one, other))
    assert first.shape == second.shape
    return float(np.abs(first - second).mean())


def taken_anew(browser: Browser, old: bytes, content: str = NOW, window: str | None = "Subscription Details") -> bytes:
    evidence, elements = seen(browser, content)
    return retake(old, evidence.pngs, read_elements(elements), window=window)


@pytest.mark.parametrize("window", ["Subscription Details", None])
def test_it_is_what_the_writer_would_have_taken(chromium: Browser, window: str | None) -> None:
    new = taken_anew(chromium, figure(chromium, html()), window=window)
    assert opened(new).size == (375, 315)
    assert difference(new, figure(chromium, NOW)) < 0.6
    assert difference(new, figure(chromium, html())) > 0.6


def test_margins_of_the_page_around_the_window_are_kept(chromium: Browser) -> None:
    old = figure(chromium, html(), margin=60, width=560)
    assert difference(taken_anew(chromium, old), figure(chromium, NOW, margin=60, width=560)) < 1.5


def test_margins_of_one_colour_are_kept(chromium: Browser) -> None:
    def padded(data: bytes) -> bytes:
        inner = opened(data)
        outer = Image.new("RGB", (inner.width + 40, inner.height + 40), "#fafafa")
        outer.paste(inner, (20, 20))
        out = BytesIO()
        outer.save(out, "PNG")
        return out.getvalue()

    new = taken_anew(chromium, padded(figure(chromium, html(), width=500)))
    assert opened(new).size == (540, 460)
    assert set(opened(new).convert("RGB").crop((0, 0, 540, 16)).getcolors() or ()) == {(540 * 16, (250, 250, 250))}
    assert difference(new, padded(figure(chromium, NOW, width=500))) < 1.5


def test_rounded_corners_are_kept(chromium: Browser) -> None:
    def rounded(data: bytes) -> bytes:
        inner = opened(data).convert("RGB")
        mask = Image.new("L", inner.size, 0)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, inner.width - 1, inner.height - 1), 22, fill=255)
        out = BytesIO()
        Image.composite(inner, Image.new("RGB", inner.size, "#00ff00"), mask).save(out, "PNG")
        return out.getvalue()

    new = opened(taken_anew(chromium, rounded(figure(chromium, html(), width=500)))).convert("RGB")
    corners = [new.getpixel((x, y)) for x in (1, 498) for y in (1, new.height - 2)]
    assert corners == [(0, 255, 0)] * 4
    assert new.getpixel((20, 20)) == (255, 255, 255)


def test_transparent_corners_are_kept(chromium: Browser) -> None:
    old = opened(figure(chromium, html(), width=500)).convert("RGBA")
    mask = Image.new("L", old.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, old.width - 1, old.height - 1), 22, fill=255)
    old.putalpha(mask)
    out = BytesIO()
    old.save(out, "PNG")
    new = opened(taken_anew(chromium, out.getvalue()))
    assert new.mode == "RGBA"
    assert np.array_equal(np.asarray(new.getchannel("A")), np.asarray(mask))


def test_a_window_that_grew_is_shown_whole_at_the_same_width(chromium: Browser) -> None:
    more = "".join(f"<p>Line {number}<span>more</span></p>" for number in range(4))
    grown = html(button="End Plan", extra=more)
    new = opened(taken_anew(chromium, figure(chromium, html()), grown))
    evidence, _ = seen(chromium, grown)
    height = next(e.box[3] for e in evidence.element_map.elements if e.role == "dialog")
    assert height > 440
    assert new.size == (375, round(375 * height / 500))


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP", "GIF"])
def test_the_format_is_kept(chromium: Browser, format_: str) -> None:
    assert opened(taken_anew(chromium, figure(chromium, html(), format_=format_))).format == format_


def test_a_jpeg_keeps_its_quality(chromium: Browser) -> None:
    picture = opened(figure(chromium, html())).convert("RGB")
    out = BytesIO()
    picture.save(out, "JPEG", quality=61, subsampling=2)
    new = opened(taken_anew(chromium, out.getvalue()))
    assert new.quantization == opened(out.getvalue()).quantization  # type: ignore[attr-defined]


def test_a_palette_stays_one(chromium: Browser) -> None:
    out = BytesIO()
    opened(figure(chromium, html())).quantize(64).save(out, "PNG", optimize=True)
    new = taken_anew(chromium, out.getvalue())
    assert opened(new).mode == "P"
    assert len(opened(new).getcolors() or ()) <= 64
    assert len(new) < 1.3 * len(out.getvalue())


def test_a_whole_screenshot_is_taken_to_the_pixel(chromium: Browser) -> None:
    before, _ = seen(chromium, html())
    after, _ = seen(chromium, NOW)
    assert difference(taken_anew(chromium, before.pngs[0], window=None), after.pngs[0]) == 0


def test_a_figure_of_something_else_is_refused(chromium: Browser) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (300, 400, 3), np.uint8)
    out = BytesIO()
    Image.fromarray(noise).save(out, "PNG")
    with pytest.raises(PictureError, match="what part of the page"):
        taken_anew(chromium, out.getvalue(), window=None)


@pytest.mark.parametrize("format_", ["PNG", "JPEG"])
def test_a_figure_that_would_show_the_same_is_the_old_file(chromium: Browser, format_: str) -> None:
    old = figure(chromium, html(), format_=format_)
    assert taken_anew(chromium, old, html()) == old


def test_a_frame_that_somebody_drew_is_drawn_again(chromium: Browser) -> None:
    picture = opened(figure(chromium, html(), width=500)).convert("RGB")
    ImageDraw.Draw(picture).rectangle((210, 330, 300, 385), outline="#e61e28", width=3)
    out = BytesIO()
    picture.save(out, "PNG")
    new = opened(taken_anew(chromium, out.getvalue(), html(account="Grace", button="Cancel subscription"))).convert(
        "RGB"
    )
    assert [new.getpixel(place) for place in ((211, 340), (298, 360), (250, 331))] == [(230, 30, 40)] * 3
