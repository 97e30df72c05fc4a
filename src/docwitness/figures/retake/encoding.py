"""Pictures encoded as another one is: in its format, mode, quality and resolution."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, JpegImagePlugin

_LOSSLESS_WEBP = b"VP8L"


def encode_like(old: bytes, picture: Image.Image) -> bytes:
    """The picture (RGBA) as a file like the old one: with its palette's size, at its quality, or without any loss."""
    before = Image.open(BytesIO(old))
    options: dict[str, Any] = {"dpi": before.info["dpi"]} if "dpi" in before.info else {}
    image = picture if _transparent(picture) and before.format != "JPEG" else picture.convert("RGB")
    if before.format == "PNG" and before.mode == "P":
        return _saved(_with_palette(image, before), "PNG", optimize=True, **options)
    if before.format == "PNG":
        return min((_saved(each, "PNG", optimize=True, **options) for each in _same_pixels(image)), key=len)
    if before.format == "JPEG":
        sampling = JpegImagePlugin.get_sampling(before)
        tables = {"qtables": before.quantization, "subsampling": sampling if sampling >= 0 else 0}  # type: ignore[attr-defined]
        return _saved(image, "JPEG", optimize=True, progressive="progressive" in before.info, **tables, **options)
    if before.format == "WEBP":
        lossless = _LOSSLESS_WEBP in old[:64]
        return _saved(image, "WEBP", lossless=lossless, quality=100 if lossless else 90, method=6)
    if before.format == "AVIF":
        return _saved(image, "AVIF", quality=90)
    return _saved(image, before.format or "PNG")


def _transparent(picture: Image.Image) -> bool:
    lowest = picture.getchannel("A").getextrema()[0]
    return isinstance(lowest, (int, float)) and lowest < 255


def _with_palette(image: Image.Image, before: Image.Image) -> Image.Image:
    """The picture with as many colours as the old one was reduced to, of which no more than a byte's are there."""
    colours = len(before.getcolors() or ()) or 256
    # The only method of Pillow's own that takes opacity into account.
    method = Image.Quantize.FASTOCTREE if image.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return image.quantize(colours, method=method, dither=Image.Dither.NONE)


def _same_pixels(image: Image.Image) -> list[Image.Image]:
    """The picture, and if it has no more than 256 colours, the same with a palette."""
    colours = image.getcolors(256)
    if colours is None or image.mode != "RGB":
        return [image]
    return [image, image.quantize(len(colours), method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)]


def _saved(image: Image.Image, form: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()
