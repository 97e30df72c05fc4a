"""A judgement → a picture in which a person sees at once what changed.

Figure and capture stand at the same scale, the same thing at the same place of both. What changed keeps its
colours, in a numbered frame; the rest is pale. Below, each number is put into words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, ImageEnhance, ImageFont

from docwitness.figures.boxes import around, grown
from docwitness.figures.pictures import Pixels, decode
from docwitness.language.change_words import change_in_words, in_quotes
from docwitness.model import Box, Change, ChangeKind, Judgement, Placement

Ink = tuple[int, int, int]
Corners = tuple[int, int, int, int]
"""Left, top, right and bottom."""

_INKS: dict[ChangeKind, tuple[Ink, str]] = {
    "renamed": ((0, 114, 178), "="),
    "added": ((0, 138, 100), "+"),
    "removed": ((190, 75, 0), "-"),
    "moved": ((150, 80, 140), ">"),
    "state": ((130, 100, 0), "!"),
    "restyled": ((90, 90, 90), "*"),
    "other": ((130, 100, 0), "?"),
}
"""Colour and sign of each kind: darker ones of Okabe and Ito's set, which the colour-blind can tell apart."""

_VERDICTS: dict[str, Ink] = {
    "stale": (190, 75, 0), "current": (0, 120, 85), "cosmetic": (0, 114, 178), "undecided": (90, 90, 90),
}  # fmt: skip

_PAPER, _TEXT, _FAINT = (255, 255, 255), (30, 30, 30), (110, 110, 110)
_SIZE = 17
"""Pixels: height of the text."""
_GAP = 20
_WIDEST = 1100
"""Pixels: the width at most of one of the two pictures."""
_TALLEST = 1000
_SURE = 0.4
"""Agreement of edges or texts from which the capture is laid where they say."""
_HATCHED = "Hatched: the profile ignores what is there."
_HATCH = 10
"""Pixels between the lines."""
_MOST = 12
"""Changes that are drawn and described; the rest are counted."""


@dataclass(frozen=True, slots=True)
class _View:
    """One of the two pictures as it will be shown: what is drawn of it, how large, and what that is called."""

    title: str
    picture: Image.Image
    frame: Box
    """The part shown, in pixels of the picture; it may reach beyond it."""
    zoom: float

    def size(self) -> tuple[int, int]:
        return round(self.frame[2] * self.zoom), round(self.frame[3] * self.zoom)

    def shown(self, box: Box) -> Corners:
        """The box's left, top, right and bottom in what is shown."""
        left, top = (box[0] - self.frame[0]) * self.zoom, (box[1] - self.frame[1]) * self.zoom
        return round(left), round(top), round(left + box[2] * self.zoom), round(top + box[3] * self.zoom)


def draw_differences(figure: bytes, capture: bytes, judgement: Judgement, ignored: Sequence[Box] = ()) -> bytes:
    """A PNG of figure and capture with what changed framed, numbered and put into words, and what is ignored hatched.

    Both come as they are encoded. `capture` is the first of those that were judged: `capture_box` of a change is
    in its pixels. What is `ignored` are boxes in pixels of the figure.

    Raises:
        PictureError: one of them cannot be read.
    """
    changes = [change for change in judgement.changes if change.figure_box or change.capture_box][:_MOST]
    boxes = [change.figure_box for change in changes], [change.capture_box for change in changes]
    views = _views(decode(figure, "figure"), decode(capture, "capture"), changes, judgement.placement)
    panels = [_panel(views[0], changes, boxes[0], "added", ignored), _panel(views[1], changes, boxes[1], "removed")]
    sheet = _arranged(panels)
    legend = [*_legend(judgement, changes, sheet.width), *([_line(_HATCHED, sheet.width, _FAINT)] if ignored else [])]
    return _png(_stacked([_heading(judgement, sheet.width), sheet, *legend]))


def _views(figure: Pixels, capture: Pixels, changes: Sequence[Change], told: Placement | None) -> tuple[_View, _View]:
    found = _place(figure, capture, told)
    height, width = figure.shape[:2]
    frame = (-found.dx / found.scale, -found.dy / found.scale, width / found.scale, height / found.scale)
    whole = (0.0, 0.0, float(capture.shape[1]), float(capture.shape[0]))
    changed = (grown(change.capture_box, 12, 12) for change in changes if change.capture_box)
    frame = _within(around([frame, *changed]), whole)
    zoom = min(1.0, _WIDEST / max(width, frame[2] * found.scale), _TALLEST / max(height, frame[3] * found.scale))
    return (
        _View("The figure in the document", _image(figure), (0.0, 0.0, float(width), float(height)), zoom),
        _View("The product now", _image(capture), frame, zoom * found.scale),
    )


def _place(figure: Pixels, capture: Pixels, told: Placement | None) -> Placement:
    """Where the capture lies on the figure: as the judge laid it, else as wide as that."""
    if told is None or told.agreement < _SURE:
        return Placement(figure.shape[1] / capture.shape[1], 0.0, 0.0, 0.0)
    return told


def _image(pixels: Pixels) -> Image.Image:
    return Image.fromarray(pixels[:, :, ::-1].copy())


def _panel(
    view: _View,
    changes: Sequence[Change],
    boxes: Sequence[Box | None],
    absent: ChangeKind,
    ignored: Sequence[Box] = (),
) -> Image.Image:
    """The picture, pale but for what changed, under its title. What is `absent` from it is only outlined."""
    left, top, width, height = view.frame
    size = view.size()
    region = (left, top, left + width, top + height)
    vivid = view.picture.resize(size, Image.Resampling.LANCZOS, box=region, reducing_gap=3.0)
    shown = vivid.copy()
    if changes:
        shown = Image.blend(ImageEnhance.Color(vivid).enhance(0.15), Image.new("RGB", size, _PAPER), 0.45)
    marks = [
        _Frame(number, change.kind, _padded(view.shown(box), size), change.kind == absent)
        for number, (change, box) in enumerate(zip(changes, boxes, strict=True), start=1)
        if box
    ]
    for mark in marks:
        if not mark.faint:
            shown.paste(vivid.crop(mark.box), mark.box[:2])
    draw = ImageDraw.Draw(shown)
    draw.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=(200, 200, 200))
    for box in ignored:
        _hatch(draw, _padded(view.shown(box), size))
    _draw_marks(draw, marks, size)
    return _stacked([_line(view.title, size[0], _FAINT), shown])


def _hatch(draw: ImageDraw.ImageDraw, box: Corners) -> None:
    """Draws slanted lines all over the box, in its frame."""
    left, top, right, bottom = box
    draw.rectangle(box, outline=_FAINT)
    for start in range(left - (bottom - top), right, _HATCH):
        before, beyond = max(0, left - start), max(0, start + bottom - top - right)
        draw.line((start + before, bottom - before, start + bottom - top - beyond, top + beyond), _FAINT)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A numbered frame: left, top, right and bottom in the panel. A faint one is where something is missing."""

    number: int
    kind: ChangeKind
    box: Corners
    faint: bool


def _draw_marks(draw: ImageDraw.ImageDraw, marks: Sequence[_Frame], size: tuple[int, int]) -> None:
    taken = [mark.box for mark in marks]
    for mark in marks:
        draw.rectangle(mark.box, outline=_INKS[mark.kind][0], width=1 if mark.faint else 3)
    for mark in marks:
        ink, sign = _INKS[mark.kind]
        text = f"{mark.number} {sign}"
        plate = _plate(mark.box, (round(draw.textlength(text, font=_font())) + 10, _SIZE + 6), size, taken)
        taken.append(plate)
        draw.rectangle(plate, fill=ink)
        draw.text((plate[0] + 5, (plate[1] + plate[3]) / 2), text, fill=_PAPER, font=_font(), anchor="lm")


def _plate(box: Corners, plate: tuple[int, int], size: tuple[int, int], taken: Sequence[Corners]) -> Corners:
    """Where the number goes: beside its frame, inside of the picture, on as little of the other marks as can be."""
    wide, high = plate
    corners = (
        (box[0] - wide, box[1]), (box[2], box[1]), (box[0], box[1] - high), (box[2] - wide, box[1] - high),
        (box[0], box[3]), (box[2] - wide, box[3]),
    )  # fmt: skip
    inside = [(min(max(0, x), size[0] - wide), min(max(0, y), size[1] - high)) for x, y in corners]
    places = [(x, y, x + wide, y + high) for x, y in inside]
    return min(places, key=lambda place: sum(_shared(place, other) for other in taken))


def _shared(one: Corners, other: Corners) -> int:
    """Pixels that two boxes have in common."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(0, across) * max(0, down)


def _padded(box: Corners, size: tuple[int, int]) -> Corners:
    """The box with a little around it, inside of the picture and never empty."""
    left, top = min(max(0, box[0] - 5), size[0] - 2), min(max(0, box[1] - 5), size[1] - 2)
    return left, top, min(size[0], max(left + 2, box[2] + 5)), min(size[1], max(top + 2, box[3] + 5))


def _arranged(panels: Sequence[Image.Image]) -> Image.Image:
    """The panels side by side; one above the other where they are long and low."""
    if panels[0].width > 2.2 * panels[0].height:
        return _stacked(panels)
    sheet = Image.new("RGB", (sum(panel.width for panel in panels) + _GAP, max(p.height for p in panels)), _PAPER)
    sheet.paste(panels[0], (0, 0))
    sheet.paste(panels[1], (panels[0].width + _GAP, 0))
    return sheet


def _heading(judgement: Judgement, width: int) -> Image.Image:
    title = _line(judgement.verdict.upper(), width, _VERDICTS[judgement.verdict], _SIZE + 9)
    return _stacked([title, *(_line(text, width) for text in _wrapped(judgement.why, width))], gap=2)


def _legend(judgement: Judgement, changes: Sequence[Change], width: int) -> Iterator[Image.Image]:
    for number, change in enumerate(changes, start=1):
        ink, sign = _INKS[change.kind]
        for index, text in enumerate(_wrapped(in_quotes(change_in_words(change)), width - 60)):
            line = _line("", width)
            draw = ImageDraw.Draw(line)
            if index == 0:
                draw.rectangle((0, 2, 46, line.height - 2), fill=ink)
                draw.text((23, line.height / 2), f"{number} {sign}", fill=_PAPER, font=_font(), anchor="mm")
            draw.text((58, line.height / 2), text, fill=_TEXT, font=_font(), anchor="lm")
            yield line
    rest = len(judgement.changes) - len(changes)
    if rest > 0:
        yield _line(f"and {rest} more", width, _FAINT)


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines that fit. A word that does not fit by itself is left to be cut off."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _font().getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _line(text: str, width: int, ink: Ink = _TEXT, size: int = _SIZE) -> Image.Image:
    line = Image.new("RGB", (width, size + 9), _PAPER)
    ImageDraw.Draw(line).text((0, line.height / 2), text, fill=ink, font=_font(size), anchor="lm")
    return line


def _stacked(parts: Sequence[Image.Image], gap: int = 6) -> Image.Image:
    sheet = Image.new("RGB", (max(p.width for p in parts), sum(p.height + gap for p in parts) - gap), _PAPER)
    top = 0
    for part in parts:
        sheet.paste(part, (0, top))
        top += part.height + gap
    return sheet


def _font(size: int = _SIZE) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _png(sheet: Image.Image) -> bytes:
    framed = Image.new("RGB", (sheet.width + 2 * _GAP, sheet.height + 2 * _GAP), _PAPER)
    framed.paste(sheet, (_GAP, _GAP))
    data = BytesIO()
    framed.save(data, "PNG", optimize=False)
    return data.getvalue()


def _within(box: Box, whole: Box) -> Box:
    """The part of the box that lies in the whole; the whole where that is next to nothing."""
    left, top = max(box[0], whole[0]), max(box[1], whole[1])
    right, bottom = min(box[0] + box[2], whole[0] + whole[2]), min(box[1] + box[3], whole[1] + whole[3])
    return (left, top, right - left, bottom - top) if right - left > 8 and bottom - top > 8 else whole
