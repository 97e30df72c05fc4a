"""Bytes → pixels. A picture comes from anybody: what it claims to be is checked before it is decoded."""

from __future__ import annotations

import warnings
from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from docwitness.errors import PictureError

Pixels = npt.NDArray[np.uint8]
"""Rows, columns, and blue, green, red from 0 to 255: as OpenCV has them."""

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
"""What documentation shows in browsers. Everything else Pillow could open is one more decoder to attack."""

MAX_BYTES = 32 * 1024 * 1024
"""Of the encoded picture. The largest in the documentation of twelve projects has 9 MiB."""

MAX_PIXELS = 32_000_000
"""A page of 1280 × 6000 CSS pixels at device pixel ratio 2. Decoding it, with opacity, stays below 400 MB."""

_BAND = 256
"""Rows that are blended at a time: with 16 bits a channel, all at once would take twice the picture's own memory."""

MAX_SIDE = 30_000
"""Pixels. OpenCV's resampling refuses sides beyond 32767."""


def decode(data: bytes, name: str = "picture") -> Pixels:
    """The picture's pixels, on white where it is transparent; of an animation the first frame.

    Raises:
        PictureError: it is empty, too large, no PNG, JPEG, WebP or GIF, or broken. `name` says in the message
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
    _check_size(image.size, name)
    return image


def _open(data: bytes, name: str) -> Image.Image:
    """The picture with its header read, and nothing decoded."""
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise PictureError(f"{name}: too many pixels to be a figure ({error}).") from error
    except Exception as error:
        raise PictureError(
            f"{name}: not a picture in PNG, JPEG, WebP or GIF, but {_looks_like(data)}.",
            hint="Is it a page that was saved in place of the picture, or a file renamed?",
        ) from error


def _looks_like(data: bytes) -> str:
    start = data[:256].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "an HTML page"
    if start.startswith((b"<svg", b"<?xml")):
        return "an SVG or XML document"
    if data.startswith(b"version https://git-lfs"):
        return "a Git LFS pointer: `git lfs pull` fetches the picture"
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8")):
        return "the broken start of one"
    return "something else"


def _check_size(size: tuple[int, int], name: str) -> None:
    width, height = size
    if width * height > MAX_PIXELS or max(size) > MAX_SIDE:
        raise PictureError(
            f"{name}: {width} × {height} is more than the {MAX_PIXELS // 1_000_000} million pixels "
            f"(and {MAX_SIDE} a side) a figure may have.",
            hint="Show less of the screen, or take it at device pixel ratio 1.",
        )


def _pixels(image: Image.Image, data: bytes) -> Pixels:
    if image.format == "PNG" and image.mode in ("RGB", "RGBA") and _is_whole_png(data) and not _has_exif(data):
        fast = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
        if fast is not None and fast.dtype == np.uint8 and fast.ndim == 3:
            return _on_white(np.asarray(fast, np.uint8))
    image.load()
    ImageOps.exif_transpose(image, in_place=True)
    transparent = image.has_transparency_data
    mode = "RGBA" if transparent else "RGB"
    rgb = np.asarray(image if image.mode == mode else image.convert(mode))
    order = cv2.COLOR_RGBA2BGRA if transparent else cv2.COLOR_RGB2BGR
    return _on_white(np.asarray(cv2.cvtColor(rgb, order), np.uint8))


def _is_whole_png(data: bytes) -> bool:
    """Whether it ends as a PNG does: OpenCV fills what is cut off with black and says nothing."""
    return data.endswith(b"IEND\xaeB`\x82")


def _has_exif(data: bytes) -> bool:
    """Whether it may say how to turn it. Pillow's `getexif` decodes the whole picture to tell."""
    return b"eXIf" in data or b"Raw profile type" in data


def _on_white(pixels: Pixels) -> Pixels:
    if pixels.shape[2] == 3:
        return pixels
    if int(pixels[:, :, 3].min(initial=255)) == 255:
        return np.ascontiguousarray(pixels[:, :, :3])
    opaque = np.empty((*pixels.shape[:2], 3), np.uint8)
    for top in range(0, len(pixels), _BAND):
        band = pixels[top : top + _BAND]
        opacity = band[:, :, 3:].astype(np.uint16)
        opaque[top : top + _BAND] = (band[:, :, :3] * opacity + 255 * (255 - opacity) + 127) // 255
    return opaque
