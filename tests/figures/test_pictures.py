from __future__ import annotations

import contextlib
import random
import struct
import time
import zlib
from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, features

from docwitness.errors import PictureError
from docwitness.figures.pictures import MAX_BYTES, decode


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def screen(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    image = Image.new(mode, size, (10, 20, 200) if mode == "RGB" else (10, 20, 200, 0))
    image.paste((250, 250, 250) if mode == "RGB" else (10, 20, 200, 255), (0, 0, 30, 40))
    return image


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2) -> bytes:
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + png_chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_lossless_pictures_come_out_as_blue_green_red(kind: str) -> None:
    pixels = decode(encoded(screen(), kind))
    assert pixels.shape == (40, 60, 3)
    assert pixels[5, 50].tolist() == [200, 20, 10]


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", *(["AVIF"] if features.check("avif") else [])])
def test_lossy_pictures_come_out_nearly_so(kind: str) -> None:
    assert np.abs(decode(encoded(screen(), kind))[5, 50].astype(int) - [200, 20, 10]).max() < 16


def test_what_is_transparent_shows_white() -> None:
    assert decode(encoded(screen("RGBA"), "PNG"))[5, 50].tolist() == [255, 255, 255]
    assert decode(encoded(screen("RGBA"), "PNG"))[5, 5].tolist() == [200, 20, 10]


def test_half_transparent_is_half_white() -> None:
    assert decode(encoded(Image.new("RGBA", (4, 4), (0, 0, 0, 128)), "PNG"))[0, 0].tolist() == [127, 127, 127]


def test_a_transparent_palette_shows_white() -> None:
    image = Image.new("P", (4, 4), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    assert decode(encoded(image, "PNG", transparency=0))[0, 0].tolist() == [255, 255, 255]


def test_of_an_animation_the_first_frame_is_shown() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("blue", "red")]
    for kind in ("GIF", "PNG"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
        assert decode(data)[0, 0].tolist() == [255, 0, 0]


def test_sixteen_bit_and_grey_pictures_are_read() -> None:
    assert decode(encoded(Image.new("L", (8, 8), 77), "PNG"))[0, 0].tolist() == [77, 77, 77]
    assert decode(encoded(Image.new("1", (8, 8), 1), "PNG"))[0, 0].tolist() == [255, 255, 255]


def test_a_picture_that_is_to_be_turned_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert decode(encoded(screen(), "JPEG", exif=exif)).shape == (60, 40, 3)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"<!DOCTYPE html><title>Not found</title>", "an HTML page"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG figures are not supported"),
        (b"<?xml version='1.0'?><feed/>", "an XML document"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "a Git LFS pointer"),
        (b"BM" + bytes(60), "something else"),
        (b"\x00" * 64, "something else"),
        (b"\x89PNG\r\n\x1a\n", "the broken start of one"),
        (b"x" * (MAX_BYTES + 1), "MiB is more than"),
        (png(100_000, 100_000, png_chunk(b"IDAT", zlib.compress(b"\0"))), "pixels"),
        (png(40_000, 10, png_chunk(b"IDAT", zlib.compress(b"\0"))), "40000 × 10 is more than"),
        (png(8000, 8000, png_chunk(b"IDAT", zlib.compress(b"\0" * 1000))), "8000 × 8000 is more than"),
        (png(100, 100), "broken or cut off"),
        (png(100, 100, png_chunk(b"IDAT", b"garbage")), "broken or cut off"),
        (png(100, 100, png_chunk(b"IDAT", zlib.compress(b"\0" * 300))), "broken or cut off"),
        (encoded(screen(), "PNG")[:-30], "broken or cut off"),
        (encoded(screen(), "JPEG")[:400], "broken"),
        (encoded(screen(), "WEBP")[:60], "picture"),
        (encoded(screen(), "GIF")[:40], "broken or cut off"),
        (encoded(screen(), "TIFF"), "something else"),
        (encoded(screen(), "BMP"), "something else"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(data: bytes, message: str) -> None:
    with pytest.raises(PictureError, match=r"^shot\.png: ") as refused:
        decode(data, "shot.png")
    assert message in str(refused.value)


def garbled(data: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    broken = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def cut(data: bytes, seed: int) -> bytes:
    return data[: random.Random(seed).randrange(len(data))]


@pytest.mark.parametrize("break_it", [garbled, cut])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_broken_bytes_never_crash(kind: str, break_it: Callable[[bytes, int], bytes]) -> None:
    whole = encoded(screen(), kind)
    for seed in range(40):
        started = time.process_time()
        with contextlib.suppress(PictureError):
            assert decode(break_it(whole, seed)).shape[2] == 3
        assert time.process_time() - started < 5, f"seed {seed}"
