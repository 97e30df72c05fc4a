"""Sentences with data in them, by shapes alone: other data are wider or narrower, and so the lines break elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from docwitness.figures.boxes import Box, around, grown
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.places import Grey, Place
from docwitness.figures.mapped.layout.scene import crop
from docwitness.figures.mapped.texts.data import data_words
from docwitness.figures.mapped.texts.paragraphs import parts

_INK = 40
"""Grey levels by which ink differs from its ground. JPEG leaves 10 around letters, light grey text has 60."""

_APART = 1.2
"""Times the widest gap between letters that the narrowest one between words must be, for words to be told apart."""

_SAME_SIZE = 2.0
"""Pixels by which a word may be wider or higher: its outermost strokes meet the grid of pixels otherwise."""

_FEWEST = 2
"""Words that are no data and without which a sentence is not told by its shapes."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A paragraph cut into words, in pixels of the picture it is in."""

    words: tuple[Box, ...]
    """The boxes of their ink, in reading order."""
    lines: int
    gap: float
    """Columns without ink, more of which part two words."""


def with_sentences(alignment: Alignment) -> Alignment:
    """The same, with the paragraphs that the figure has in all their words but the data.

    The figure must have as many words and lines as the capture, and every word that is no data in the same shapes, so
    that none was added, taken away or replaced.
    """
    missing = {mark.index for mark in alignment.marks if not mark.icon and not mark.data} - set(alignment.places)
    places, zones = dict(alignment.places), []
    for part in parts(alignment.marks, missing):
        found = _found(alignment, part)
        if found is not None:
            zones.append(found[0])
            places |= {mark.index: found[1] for mark in part if not mark.data}
    return replace(alignment, places=places, sentences=tuple(zones)) if zones else alignment


def _found(alignment: Alignment, part: Sequence[Mark]) -> tuple[Box, Place] | None:
    """The box of the paragraph in the figure, and by how much it is displaced."""
    data = data_words(" ".join(mark.element.text for mark in part))
    if not any(data) or data.count(False) < _FEWEST:
        return None
    scene = alignment.scene
    here = _cut(alignment.finder.capture, around(scene.in_capture(mark.box) for mark in part), len(data))
    if here is None:
        return None
    shift = alignment.shift(part[0].box)
    left, top, width, height = around(scene.in_figure(mark.box) for mark in part)
    # A line ends where the next word had no room: with shorter words it may be longer by one.
    zone = (left + shift[0], top + shift[1], width + here.gap + max(word[2] for word in here.words), height)
    there = _cut(alignment.finder.figure, zone, len(data), here.gap)
    if there is None or there.lines != here.lines:
        return None
    pairs = [pair for pair, is_data in zip(zip(here.words, there.words, strict=True), data, strict=True) if not is_data]
    if not all(_same_size(*pair) and alignment.finder.has_same_shapes(*pair) for pair in pairs):
        return None
    return around(there.words), Place(shift[0], shift[1], 1.0, 1.0)


def _same_size(one: Box, other: Box) -> bool:
    return abs(one[2] - other[2]) <= _SAME_SIZE and abs(one[3] - other[3]) <= _SAME_SIZE


def _cut(picture: Grey, zone: Box, count: int, gap: float | None = None) -> _Cut | None:
    """The words in the zone; None if they are not so many, or cannot be told apart.

    Without a `gap` the widest gaps part the words: as many as there must be.
    """
    part, x, y = crop(picture, grown(zone, 0.0, 1.0))
    if not part.size:
        return None
    ink = np.abs(part.astype(np.int16) - round(float(np.median(part)))) > _INK
    lines = _runs(ink, 1, 0)
    if gap is None:
        gap = _gap_between_words([_runs(ink[top:bottom], 0, 0) for top, bottom in lines], count - len(lines))
    if gap is None:
        return None
    words = []
    for top, bottom in lines:
        for left, right in _runs(ink[top:bottom], 0, gap):
            rows = np.flatnonzero(ink[top:bottom, left:right].any(axis=1))
            height = float(rows[-1] - rows[0] + 1)
            words.append((float(x + left), float(y + top + rows[0]), float(right - left), height))
    return _Cut(tuple(words), len(lines), gap) if len(words) == count else None


def _gap_between_words(lines: Sequence[Sequence[tuple[int, int]]], count: int) -> float | None:
    """The columns between the widest gap within words and the narrowest of so many between them; None if too near."""
    gaps = sorted((after[0] - one[1] for runs in lines for one, after in pairwise(runs)), reverse=True)
    if not 0 < count <= len(gaps):
        return None
    within = gaps[count] if count < len(gaps) else 1
    return (gaps[count - 1] + within) / 2 if gaps[count - 1] >= _APART * within else None


def _runs(ink: npt.NDArray[np.bool_], along: int, gap: float) -> list[tuple[int, int]]:
    """The runs of columns (or rows, with the axis 1 looked along) with ink, first and one after the last.

    Those no further apart than `gap` count as one.
    """
    at = np.flatnonzero(ink.any(axis=along))
    if not at.size:
        return []
    ends = np.flatnonzero(np.diff(at) - 1 > gap)
    starts = [int(at[0]), *(int(at[end + 1]) for end in ends)]
    return list(zip(starts, [*(int(at[end]) + 1 for end in ends), int(at[-1]) + 1], strict=True))
