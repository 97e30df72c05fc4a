"""Bytes → pixels. A picture comes from anybody: what it claims to be is checked before it is decoded."""

from __future__ import annotations

import struct
import warnings
from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
from PIL import AvifImagePlugin, Image, ImageOps, WebPImagePlugin, features

from docwitness.errors import PictureError

Pixels = npt.NDArray[np.uint8]
"""Rows, columns, and blue, green, red from 0 to 255: as OpenCV has them."""

FORMATS = (
    "PNG", "JPEG", WebPImagePlugin.WebPImageFile.format, "GIF",
    *((AvifImagePlugin.AvifImageFile.format,) if features.check("avif") else ()),
)  # fmt: skip
"""What documentation shows in browsers. Everything else Pillow could open is one more decoder to attack.

Without the imports that it takes to name WebP and AVIF here, Pillow loads all of its 43 plugins at the first one."""

MAX_BYTES = 32 * 1024 * 1024
"""Of the encoded picture. The largest in the documentation of twelve projects has 9 MiB."""

MAX_PIXELS = 32_000_000
"""A page of 1280 × 6000 CSS pixels at device pixel ratio 2. Decoders take up to 8 bytes for each pixel of it."""

MAX_COSTLY_PIXELS = 16_000_000
"""The same where they take up to 16 bytes: for 16 bits a channel, for JPEG's coefficients when they come in several
scans, for WebP that moves or is to be turned."""

_BAND = 256
"""Rows that are converted at a time: all at once would take as much memory again as the picture."""

_SVG = "an SVG document"

_PNG_DEPTH = 24
"""Where a PNG file says how many bits a channel has: signature 8, length 4, IHDR 4, width 4, height 4."""

_PNG_SIGNATURE = 8
_PNG_CHUNK = 12
"""Bytes of a PNG file before its first chunk, and of a chunk beside what it holds: length, kind and checksum."""

_SAME_SIZE = 0.001
"""Of a size, by which two differ that are one: a pixel over the width of a window."""

MAX_SIDE = 30_000
"""Pixels. OpenCV's resampling refuses sides beyond 32767."""


def decode(data: bytes, name: str = "picture") -> Pixels:
    """The picture's pixels, on white where it is transparent; of an animation the first frame.

    Raises:
        PictureError: it is empty, too large, in none of the `FORMATS`, or broken. `name` says in the message
            which one it was.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of sizes and metadata; sizes are checked here.
        image = _checked(data, name)
        try:
            return _pixels(image, data)
        except Exception as error:  # Decoders fail in many ways on hostile data: struct, zlib, syntax, memory …
            raise PictureError(
                f"{name}: the {image.format} data is broken or cut off ({error}).", hint="Save it again."
            ) from error


def resized(picture: Pixels, factor: float) -> Pixels:
    """The picture at another size, averaging what falls into one pixel."""
    if abs(factor - 1) < _SAME_SIZE:
        return picture
    size = (max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor)))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8)


def grey(picture: Pixels) -> Pixels:
    """The picture in one channel, as rows and columns."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def size_of(data: bytes, name: str = "picture") -> tuple[int, int]:
    """Width and height as the picture's header has them, in pixels; nothing is decoded.

    Raises:
        PictureError: as `decode`, but for what shows only in decoding.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _checked(data, name).size


def _checked(data: bytes, name: str) -> Image.Image:
    """The picture with its header read and its size within bounds."""
    if not data:
        raise PictureError(f"{name}: the file is empty.", hint="Save it again.")
    if len(data) > MAX_BYTES:
        raise PictureError(
            f"{name}: {len(data) / 2**20:.0f} MiB is more than the {MAX_BYTES // 2**20} MiB a figure may have.",
            hint="Save it as PNG or WebP, or show less of the screen.",
        )
    image = _open(data, name)
    _check_size(image.size, MAX_COSTLY_PIXELS if _is_costly(image, data) else MAX_PIXELS, name)
    return image


def _open(data: bytes, name: str) -> Image.Image:
    """The picture with its header read, and nothing decoded."""
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise PictureError(f"{name}: too many pixels to be a figure ({error}).") from error
    except Exception as error:
        if _looks_like(data) == _SVG:
            hint = "Show a PNG or WebP of it in the document to have it judged."
            raise PictureError(f"{name}: SVG figures are not supported.", hint=hint) from error
        raise PictureError(
            f"{name}: not a picture in {', '.join(map(str, FORMATS[:-1]))} or {FORMATS[-1]}, but {_looks_like(data)}.",
            hint="Is it a page that was saved in place of the picture, or a file renamed?",
        ) from error


def _looks_like(data: bytes) -> str:
    start = data[:256].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "an HTML page"
    if b"<svg" in start:
        return _SVG
    if start.startswith(b"<?xml"):
        return "an XML document"
    if data.startswith(b"version https://git-lfs"):
        return "a Git LFS pointer: `git lfs pull` fetches the picture"
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8")):
        return "the broken start of one"
    return "something else"


def _is_costly(image: Image.Image, data: bytes) -> bool:
    """Whether decoding it takes more than 8 bytes a pixel."""
    if image.format == "PNG":
        return data[_PNG_DEPTH] > 8
    return image.format in ("JPEG", "AVIF") or (image.format == "WEBP" and not _is_straight(image, data))


def _check_size(size: tuple[int, int], most: int, name: str) -> None:
    width, height = size
    if width * height > most or max(size) > MAX_SIDE:
        raise PictureError(
            f"{name}: {width} × {height} is more than the {most // 1_000_000} million pixels "
            f"(and {MAX_SIDE} a side) a figure of its kind may have.",
            hint="Show less of the screen, take it at device pixel ratio 1, or save it as PNG with 8 bits a channel.",
        )


def _pixels(image: Image.Image, data: bytes) -> Pixels:
    if _is_straight(image, data):
        fast = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
        if fast is not None and fast.dtype in (np.uint8, np.uint16) and fast.ndim == 3:
            return _on_white(fast)
    image.load()
    ImageOps.exif_transpose(image, in_place=True)
    return _converted(image)


def _is_straight(image: Image.Image, data: bytes) -> bool:
    """Whether OpenCV decodes it as Pillow does: in less memory, with no copy of the whole picture on the way."""
    if image.mode not in ("RGB", "RGBA") or _has_exif(data):
        return False
    return (image.format == "PNG" and _is_whole_png(data)) or (
        image.format == "WEBP" and not getattr(image, "is_animated", False)
    )


def _is_whole_png(data: bytes) -> bool:
    """Whether its chunks follow one another to the last, IEND, which ends the file.

    OpenCV fills what is cut off with black and says nothing, and makes room for what a chunk claims to hold.
    """
    at = _PNG_SIGNATURE
    while at + _PNG_CHUNK <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        at += _PNG_CHUNK + int(length)
        if kind == b"IEND":
            return at == len(data)
    return False


def _has_exif(data: bytes) -> bool:
    """Whether it may say how to turn it. Pillow's `getexif` decodes the whole picture to tell."""
    return any(name in data for name in (b"eXIf", b"EXIF", b"Raw profile type"))


def _converted(image: Image.Image) -> Pixels:
    """The pixels of a loaded picture, converted some rows at a time: Pillow keeps 4 bytes a pixel already."""
    width, height = image.size
    transparent = image.has_transparency_data
    order = cv2.COLOR_RGBA2BGRA if transparent else cv2.COLOR_RGB2BGR
    opaque = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, _BAND):
        band = image.crop((0, top, width, min(height, top + _BAND))).convert("RGBA" if transparent else "RGB")
        opaque[top : top + _BAND] = _on_white(cv2.cvtColor(np.asarray(band), order))
    return opaque


def _on_white(decoded: npt.ArrayLike) -> Pixels:
    """The pixels of three or four channels of 8 or 16 bits, as they look on white."""
    pixels = np.asarray(decoded)
    if pixels.shape[2] == 3 and pixels.dtype == np.uint8:
        return pixels
    opaque = np.empty((*pixels.shape[:2], 3), np.uint8)
    for top in range(0, len(pixels), _BAND):
        opaque[top : top + _BAND] = _blended(_in_8_bits(pixels[top : top + _BAND]))
    return opaque


def _in_8_bits(pixels: npt.NDArray[np.uint8] | npt.NDArray[np.uint16]) -> Pixels:
    return np.asarray(pixels if pixels.dtype == np.uint8 else pixels >> 8, np.uint8)


def _blended(band: Pixels) -> Pixels:
    if band.shape[2] == 3 or int(band[:, :, 3].min(initial=255)) == 255:
        return band[:, :, :3]
    opacity = band[:, :, 3:].astype(np.uint16)
    return np.asarray((band[:, :, :3] * opacity + 255 * (255 - opacity) + 127) // 255, np.uint8)
