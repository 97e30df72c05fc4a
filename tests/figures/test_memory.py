"""What judging the largest pictures that are let in takes, measured in a process of its own as a user starts it."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from docwitness.figures.pictures import MAX_COSTLY_PIXELS, MAX_PIXELS
from docwitness.figures.text_reading import _likely_where_inked
from tests.figures.drawn import Screen, encoded
from tests.figures.test_pictures import png_chunk

DECODING = 350 * 1024
"""kB of resident memory, interpreter included: it leaves room for a second picture and for comparing both."""

JUDGING = 500 * 1024
"""kB of resident memory, interpreter and recogniser included."""

LARGE = (6400, MAX_PIXELS // 6400)
COSTLY = (4000, MAX_COSTLY_PIXELS // 4000)


def transparent_png(size: tuple[int, int], depth: int) -> bytes:
    """Red, green, blue and opacity, all 0, in as few bytes as possible."""
    width, height = size
    packer = zlib.compressobj(1)
    row = bytes(1 + width * 4 * depth // 8)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        png_chunk(kind, data) for kind, data in ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    )


def turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


LARGEST: dict[str, Callable[[], bytes]] = {
    "PNG with opacity": lambda: transparent_png(LARGE, 8),
    "PNG with 16 bits": lambda: transparent_png(COSTLY, 16),
    "JPEG in scans": lambda: encoded(Image.new("CMYK", COSTLY, (9, 80, 7, 60)), "JPEG", progressive=True),
    "WebP with opacity": lambda: encoded(Image.new("RGBA", LARGE, (9, 80, 7, 60)), "WEBP", method=0),
    "WebP turned": lambda: encoded(Image.new("RGBA", COSTLY, (9, 80, 7, 60)), "WEBP", method=0, exif=turned()),
}


TELLING = """
import atexit, re, runpy, sys
status = "/proc/self/status"
atexit.register(lambda: print("peak", re.search(r"VmHWM:\\s*(\\d+)", open(status).read())[1]))
"""
"""Prints the most resident memory that the process took, in kB. `ru_maxrss` would be that of the tests' own process
where that is larger: a child inherits it."""


def peak(code: str, *arguments: str) -> tuple[int, int]:
    """What an interpreter that runs the code exits with, and the most resident memory it takes, in kB."""
    done = subprocess.run([sys.executable, "-c", TELLING + code, *arguments], capture_output=True, text=True)
    return done.returncode, int(done.stdout.rsplit("peak ", 1)[1])


DECODING_A_FILE = "import pathlib, docwitness.figures.pictures as p; p.decode(pathlib.Path(sys.argv[1]).read_bytes())"


@pytest.mark.parametrize("kind", LARGEST)
def test_the_largest_pictures_of_each_format_are_decoded_in_little_memory(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "figure"
    file.write_bytes(LARGEST[kind]())
    status, taken = peak(DECODING_A_FILE, str(file))
    assert status == 0
    assert taken < DECODING


def test_a_chunk_is_given_no_more_room_than_the_file_has(tmp_path: Path) -> None:
    whole = bytearray(encoded(Image.new("RGB", (60, 40)), "PNG"))
    whole[33:37] = struct.pack(">I", 2**31 - 1)
    file = tmp_path / "figure"
    file.write_bytes(whole)
    status, taken = peak(DECODING_A_FILE, str(file))
    assert status == 0
    assert taken < DECODING


def test_a_large_screen_is_read_in_little_memory(tmp_path: Path) -> None:
    figure, capture = tmp_path / "figure.png", tmp_path / "capture.png"
    large = Image.new("RGB", (2000, 2000), "white")
    large.paste(Screen().draw().rotate(180), (900, 900))
    figure.write_bytes(encoded(large))
    capture.write_bytes(Screen().png())
    status, taken = peak("runpy.run_module('docwitness', run_name='__main__')", "compare", str(figure), str(capture))
    assert status in (0, 1, 3)
    assert taken < JUDGING


def test_the_detector_sees_a_large_picture_in_bands_that_fit_together() -> None:
    seen: list[tuple[int, ...]] = []

    def network(picture: np.ndarray) -> np.ndarray:
        seen.append(picture.shape)
        return picture[:, :1] + picture[:, 1:2]

    picture = np.random.default_rng(1).random((1, 3, 1504, 1984), np.float32)
    assert (_likely_where_inked(network, picture) == picture[:, :1] + picture[:, 1:2]).all()
    assert max(rows * columns for _, _, rows, columns in seen) <= 650_000
    assert len(seen) == 8


def test_the_detector_sees_only_where_something_is_written() -> None:
    seen: list[tuple[int, ...]] = []

    def network(picture: np.ndarray) -> np.ndarray:
        seen.append(picture.shape[2:])
        return np.ones_like(picture[:, :1])

    picture = np.broadcast_to(np.float32([0.1, 0.2, 0.3])[None, :, None, None], (1, 3, 1504, 1984)).copy()
    picture[0, :, 700, :] = -1
    picture[0, :, :, 300] = -1
    assert not _likely_where_inked(network, picture)[0, 0, 0, 0]
    assert seen == [(96, 96)]  # Where two rules cross; along them nothing is written.
    picture[0, 1, 1400:1408, 70:90:3] = 0.9
    likely = _likely_where_inked(network, picture)
    assert likely[0, 0, 1400, 70]
    assert not likely[0, 0, :600].any()
