"""Two pictures → everything that speaks for or against their showing the same interface, and how strongly.

The three weights and the bias are all that was fitted: by logistic regression (ridge of 2 on standardised
features, both classes weighted alike) on 175 pairs of figures from the documentation of twelve projects. With
each project judged by weights fitted on the eleven others, 0.91 of the pairs were judged rightly (mean of both
classes), 8 % of the unchanged ones were called stale, and 2 % of all left undecided.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from docwitness.figures.observe.likeness import key
from docwitness.figures.observe.pairing import Reading, Readings, compare_lines
from docwitness.figures.observe.sequence import Order, compare_order
from docwitness.figures.observe.symbols import compare_icons
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.overlay import overlay, settle
from docwitness.figures.register.placement import CERTAIN, Placement, place_near
from docwitness.figures.text import TextReader
from docwitness.model import Box

LOST_WEIGHT = 1.2
"""Per natural logarithm of one more than the labels that are gone, new or reworded."""

DISAGREEMENT_WEIGHT = 11.0
"""Per unit of edges that do not correlate, in the part that both pictures show."""

DISORDER_WEIGHT = 3.5
"""Per square root of the share of pairs of labels whose order changed."""

BIAS = -2.45

ICON_PROBABILITY = 0.8
"""Of a stale figure, where all agrees but for an icon."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two pictures have in common and what not. Boxes are in pixels of the picture they are of."""

    place: Placement
    readings: Readings
    order: Order
    icons: tuple[tuple[Box, ...], ...]
    """Those that only the figure has, and those that only the capture has."""

    @property
    def removed(self) -> tuple[Reading, ...]:
        """Lines that the capture should show and does not."""
        return tuple(reading for reading in self.readings.figure if reading.standing == "lost")

    @property
    def added(self) -> tuple[Reading, ...]:
        """Lines of the capture that the figure should show and does not."""
        return tuple(reading for reading in self.readings.capture if reading.standing == "lost")

    @property
    def reworded(self) -> tuple[Reading, ...]:
        """Lines of the figure whose partner says something else."""
        return tuple(reading for reading in self.readings.figure if reading.standing == "reworded")

    @property
    def shared(self) -> int:
        """Lines that both pictures have."""
        return sum(reading.partner is not None for reading in self.readings.figure)

    def features(self) -> tuple[float, float, float]:
        """What the weights apply to: lost labels, disagreement, disorder."""
        lost = [reading.line.text for reading in (*self.removed, *self.added, *self.reworded)]
        different = len(set(map(key, lost)))
        return math.log1p(different), 1 - self.place.agreement, math.sqrt(self.order.disorder)

    def probability(self) -> float:
        """That a reader of the figure would be misled, from 0 to 1."""
        lost, disagreement, disorder = self.features()
        score = BIAS + LOST_WEIGHT * lost + DISAGREEMENT_WEIGHT * disagreement + DISORDER_WEIGHT * disorder
        probability = 1 / (1 + math.exp(-score))
        return max(probability, ICON_PROBABILITY) if any(self.icons) and not lost else probability


def gather(
    figure: Pixels, capture: Pixels, place: Placement, reader: TextReader, known: Collection[str] = ()
) -> Evidence:
    """The evidence in two pictures, of which both are read."""
    lines = reader.read(figure), reader.read(capture)
    sizes = _size(figure), _size(capture)
    readings = compare_lines(*lines, sizes, place, known)
    if place.agreement < CERTAIN:
        nearer = settle(figure, capture, place_near(figure, capture, readings.scale))
        if nearer.agreement > place.agreement:
            place, readings = nearer, compare_lines(*lines, sizes, nearer, known)
    certain = place.agreement >= CERTAIN
    icons = compare_icons(overlay(figure, capture, place), lines) if certain else ((), ())
    return Evidence(place, readings, compare_order(readings), icons)


def _size(picture: Pixels) -> tuple[int, int]:
    return picture.shape[1], picture.shape[0]
