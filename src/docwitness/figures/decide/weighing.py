"""What became of the texts of two pictures → how probable it is that a reader of the figure is misled."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from docwitness.figures.boxes import scaled
from docwitness.figures.decide.weights import BIAS, WEIGHTS
from docwitness.figures.mapped.judge import Clock, Findings, observed
from docwitness.figures.mapped.layout.aligning import JudgedFigure, lay
from docwitness.figures.mapped.layout.marks import marks_of
from docwitness.figures.mapped.layout.picture_pair import Shot, pair_at
from docwitness.figures.mapped.texts.changed_texts import TextChange
from docwitness.figures.observe.debris import without_debris
from docwitness.figures.observe.read_map import read_map
from docwitness.figures.observe.symbols import compare_icons
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.overlay import CERTAIN, Overlay, overlay, settled
from docwitness.figures.text_likeness import folded
from docwitness.figures.text_reading import Line, TextReader
from docwitness.model import Change, ElementName, Placement

_IN_COMMON, _LABELLED = 2, 4
"""Texts in common below which pictures with so many texts are of two windows."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two pictures have in common and what not. Boxes are in pixels of the picture they are of."""

    place: Placement
    changes: tuple[Change, ...]
    changed: int
    """Different texts of the interface that are gone, new, reworded or elsewhere among those around them."""
    found: tuple[int, int]
    """How many of the texts that the figure should show were found in it, and how many there are."""
    unlike: tuple[Change, ...] = ()
    """Icons that only one of them has, in pictures that agree in nearly all edges."""

    @property
    def of_two_windows(self) -> bool:
        """Whether the figure shows another window: as is told of it, or next to none of its texts were found."""
        told = any(one.kind == "other" and one.element and one.element.role == "window" for one in self.changes)
        return told or (self.found[0] < _IN_COMMON and self.found[1] >= _LABELLED)

    def features(self) -> tuple[float, ...]:
        """What the weights apply to, in the order of `FEATURES`."""
        found, shown = self.found
        return math.log1p(self.changed), 1 - found / max(1, shown), 1 - self.place.agreement


FEATURES = ("changed", "missing", "disagreement")
"""`changed`: natural logarithm of one more than the different texts that are gone, new, reworded or have moved.
`missing`: share of the texts, data left out, that the figure should show and that were not found in it. `disagreement`:
of the edges, in the part that both pictures show."""


def probability(features: tuple[float, ...]) -> float:
    """That a reader of the figure would be misled, by the fitted weights."""
    score = BIAS + sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))
    return 1 / (1 + math.exp(-score))


def gather(
    figure: Pixels,
    capture: Pixels,
    place: Placement,
    reader: TextReader,
    known: Collection[str] = (),
    clock: Clock | None = None,
) -> Evidence:
    """The evidence in two pictures: what became of the texts that are read in the capture.

    The figure is read where it differs; all of it where the pictures agree too little for edges to tell how they lie.

    Raises:
        UnreadableError: the figure is too small.
    """
    lines = without_debris(reader.read(capture))
    of_figure = None if place.agreement >= CERTAIN else without_debris(reader.read(figure))
    height, width = capture.shape[:2]
    elements = read_map(lines, (width, height))
    subject = JudgedFigure(figure, [Shot((width, height), lambda: capture)], elements, marks_of(elements, known))
    ratio = elements.device_pixel_ratio
    alignment = lay(subject, pair_at(figure, subject.captures, elements, place.scale * ratio, (place.dx, place.dy)))
    findings = observed(subject, alignment, ratio, clock or Clock(), known, reader, of_figure)
    if findings.alignment is not alignment:
        place = settled(figure, capture, findings.placement(ratio))
    unlike = _unlike(overlay(figure, capture, place), place, lines, findings) if place.agreement >= CERTAIN else ()
    found = findings.found
    if of_figure is not None and found[1] < _LABELLED <= min(len(of_figure), len(lines)):
        found = 0, len(lines)  # Edges agree with anything over a small overlap.
    changed = _distinct(findings.texts.changes) + sum(change.kind == "moved" for change in findings.changes)
    return Evidence(place, findings.changes, changed, found, tuple(unlike))


def _unlike(both: Overlay, place: Placement, lines: Sequence[Line], findings: Findings) -> Iterator[Change]:
    """What differs at its very place and is no text that was read to have changed."""
    alignment = findings.alignment
    zoom, there = alignment.pair.zoom, [mark for mark in alignment.marks if not mark.icon]
    of_figure = [Line(mark.element.text, scaled(alignment.mark_in_figure(mark), zoom), 1.0) for mark in there]
    gone, new = compare_icons(both, (of_figure, lines))
    for was, now in (*((box, place.to_capture(box)) for box in gone), *((place.to_figure(box), box) for box in new)):
        yield Change("other", ElementName("icon", ""), None, None, was, now)


def _distinct(changes: Iterable[TextChange]) -> int:
    """How many different texts they are about that may well be the interface's: what every row says counts once."""
    said = (
        change.was or (change.mark.element.text if change.mark else "") for change in changes if not change.doubtful
    )
    return len(set(map(folded, said)))
