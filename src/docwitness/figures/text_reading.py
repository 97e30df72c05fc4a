"""Pixels → text. Reading is the slow part and an optional one: whoever judges is handed a reader, or none."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import statistics
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Any, Protocol

import cv2
import numpy as np
import numpy.typing as npt

from docwitness.figures.ink import Mask, runs
from docwitness.figures.pictures import Pixels
from docwitness.model import Box

Planes = npt.NDArray[np.float32]
"""As networks have pictures: number of the picture, channel, row, column."""

_SHORT = 2
"""Letters of a text that may be much higher than wide."""

_UPRIGHT = 2.0
"""Times its width that a box is high from which on its text runs upwards: `File` is narrower than a line is high."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as read. `box` is in pixels of the picture, `confidence` from 0 to 1."""

    text: str
    box: Box
    confidence: float

    @property
    def is_upright(self) -> bool:
        """Whether it runs up or down, as names at the side of a window do: readers read from side to side."""
        return len(self.text) > _SHORT and self.box[3] > _UPRIGHT * self.box[2]


class TextReader(Protocol):
    """What the judge needs of a text recogniser."""

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        """The lines of text found anywhere in the picture, from top to bottom."""
        ...

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        """For each picture of one line of text, what it says and the confidence from 0 to 1."""
        ...


@functools.cache
def installed_reader() -> TextReader | None:
    """The reader that an extension has, or that of the extra `docwitness[ocr]`; None where there is neither.

    One for the process.
    """
    for entry in entry_points(group="docwitness.text_readers"):
        reader: TextReader = entry.load()()
        return reader
    return _Rapid() if importlib.util.find_spec("rapidocr") else None


@functools.cache
def keeping_reader() -> TextReader | None:
    """The installed reader, that keeps what it read last; None where there is none. One for the process."""
    reader = installed_reader()
    return Keeping(reader) if reader else None


class Keeping:
    """A reader that keeps what it read last: a figure is held against several moments, and each tries placements."""

    def __init__(self, reader: TextReader) -> None:
        self._reader = reader
        self._kept: OrderedDict[bytes, tuple[Line, ...]] = OrderedDict()

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        """The lines of the picture, as they were read the first time."""
        content = hashlib.sha256(repr(picture.shape).encode() + picture.tobytes()).digest()
        if content not in self._kept:
            self._kept[content] = self._reader.read(picture)
        self._kept.move_to_end(content)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[content]

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        """What each strip says. Strips are small, and seldom the same."""
        return self._reader.read_strips(strips)


_RAPID_SETTINGS: dict[str, object] = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # Screens do not stand on their head.
    "Det.limit_type": "max",  # "min", the default, enlarges small crops and takes ten times as long.
    "Det.limit_side_len": 2000,
    "Rec.rec_batch_num": 1,  # In a batch every line is padded to the widest, and its letters' scores take as much.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,  # Two are slower on two busy cores.
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}

_LINE_HEIGHT = 48
"""Pixels: the height to which the recogniser's network brings every line."""

_DETECTABLE_SIDE = 64
"""Pixels: below this the detector's grid (32 px) has too few cells to tell a line from its border."""


_KEPT = 100
"""Pictures of which the reading is kept: lines of text, some ten kilobytes each."""

_LARGE = 1_500_000
"""Pixels from which on a picture may be one at device pixel ratio 2: a laptop's window has 1.1 million at 1."""

_DENSE = 2.0
"""Device pixel ratio up to which pictures are read: what is taller than a line at that ratio is no text."""

_SMALL = 14.0
"""Pixels: the usual height of letters at device pixel ratio 1, as of 13 px with some larger ones. Where they are
clearly larger, lines are found in a smaller picture, and read in this one."""

_SMALLEST, _NEARLY = 0.5, 0.7
"""Of its size to which a picture is reduced for that at most, and from which on it is not worth it."""

_SURE = 0.5
"""Confidence of the recogniser below which it read no text, as its own pipeline has it."""

_CELL = 32
"""Pixels: the grid of the detector's network."""

_AT_ONCE = 640
"""Cells of it in which lines are looked for at a time. The network takes some 280 bytes for each pixel."""

_OVERLAP = 2
"""Rows of cells that the network sees again where so many are cut: two lines of a heading."""

_INK = 0.2
"""By how much levels from -1 to 1 differ where something is written: a tenth of what black on white does."""


class _Rapid:
    """PaddleOCR's models under onnxruntime, in one thread."""

    @functools.cached_property
    def _engine(self) -> Any:
        """Loaded when something is read for the first time: that takes a second, and half of all figures need none."""
        from rapidocr import RapidOCR

        engine: Any = RapidOCR(params=_RAPID_SETTINGS)
        engine(np.zeros((_DETECTABLE_SIDE, _DETECTABLE_SIDE, 3), np.uint8), use_det=True, use_rec=False)  # Loads it.
        engine.text_det.session = functools.partial(_likely_where_inked, engine.text_det.session)
        return engine

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        large = picture.shape[0] * picture.shape[1] > _LARGE
        letters = [box[3] for box in runs(picture, _DENSE)] if large else []
        share = max(_SMALLEST, _SMALL / statistics.median(letters)) if letters else 1.0
        if share < _NEARLY:
            return self._read_larger(picture, share)
        found = self._engine(_with_room(picture), use_det=True, use_rec=True)
        if found.boxes is None or not found.txts:
            return ()
        return tuple(
            Line(text, _upright(corners), float(score))
            for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        )

    def _read_larger(self, picture: Pixels, share: float) -> tuple[Line, ...]:
        """The lines, found in a picture that is smaller by that share, and read at all of the resolution."""
        small = np.asarray(cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8)
        found = self._engine(_with_room(small), use_det=True, use_rec=False)
        corners = () if found.boxes is None else found.boxes
        boxes = [_upright(np.asarray(each, float) / share) for each in corners]
        parts = [picture[round(y) : round(y + height), round(x) : round(x + width)] for x, y, width, height in boxes]
        read = zip(boxes, self.read_strips(parts), strict=True)
        return tuple(Line(text, box, sure) for box, (text, sure) in read if text and sure >= _SURE)

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        return tuple(self._read_strip(_enlarged(strip)) for strip in strips)

    def _read_strip(self, strip: Pixels) -> tuple[str, float]:
        # One by one: in a batch each line is padded to the widest, which costs time and changes what is read.
        found = self._engine(strip, use_det=False, use_rec=True)
        return (found.txts[0], float(found.scores[0])) if found.txts else ("", 0.0)


def _likely_where_inked(network: Callable[[Planes], Planes], picture: Planes) -> Planes:
    """What a detector's network says of every pixel of the picture: how likely there is text, 0 to 1.

    The network sees only blocks in which something is written, with a cell of ground around: most of a window is
    blank, or a rule.
    """
    likely = np.zeros((1, 1, *picture.shape[2:]), np.float32)
    inked = np.asarray(cv2.dilate(_inked(picture), np.ones((3, 3), np.uint8)), np.uint8)
    for top, bottom, left, right in _blocks(inked, 0, 0):
        part = (slice(None), slice(None), slice(top * _CELL, bottom * _CELL), slice(left * _CELL, right * _CELL))
        likely[part] = np.maximum(likely[part], network(np.ascontiguousarray(picture[part])))
    return likely


def _inked(picture: Planes) -> Mask:
    """By cell whether something is written: levels differ both along a row and along a column, as of no rule."""
    height, width = (side // _CELL for side in picture.shape[2:])
    cells = picture[0].reshape(3, height, _CELL, width, _CELL)
    along, down = (np.ptp(cells, axis=axis).max(axis=(0, other)) for axis, other in ((4, 2), (2, 3)))
    return np.asarray((along > _INK) & (down > _INK), np.uint8)


def _blocks(inked: Mask, top: int, left: int) -> Iterator[tuple[int, int, int, int]]:
    """Top, bottom, left and right of the blocks of cells, cut at blank rows and columns again and again."""
    for along in (1, 0):
        runs = _runs(np.asarray(inked.any(axis=along)))
        if not runs:
            return
        if len(runs) > 1 or runs[0] != (0, inked.shape[1 - along]):
            for start, end in runs:
                part, at = (inked[start:end], (start, 0)) if along else (inked[:, start:end], (0, start))
                yield from _blocks(part, top + at[0], left + at[1])
            return
    rows, columns = inked.shape
    step = max(_OVERLAP, _AT_ONCE // columns - 2 * _OVERLAP)
    for start in range(0, rows, step):
        yield (
            max(0, top + start - _OVERLAP * bool(start)),
            top + min(rows, start + step + _OVERLAP),
            left,
            left + columns,
        )


def _runs(flags: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The runs of what is true: first, and one after the last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _with_room(picture: Pixels) -> Pixels:
    """The picture, at least as large as the detector needs."""
    below, right = (max(0, _DETECTABLE_SIDE - side) for side in picture.shape[:2])
    return np.asarray(cv2.copyMakeBorder(picture, 0, below, 0, right, cv2.BORDER_REPLICATE), np.uint8)


def _enlarged(strip: Pixels) -> Pixels:
    """The strip at the recogniser's height, by cubic interpolation: its own linear one blurs small letters."""
    height, width = strip.shape[:2]
    if height >= _LINE_HEIGHT:
        return strip
    size = (max(1, round(width * _LINE_HEIGHT / height)), _LINE_HEIGHT)
    return np.asarray(cv2.resize(strip, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _upright(corners: Any) -> Box:
    """The upright box around four corners."""
    points = np.asarray(corners, float)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return float(left), float(top), float(right - left), float(bottom - top)
