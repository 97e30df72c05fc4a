"""Two pictures → everything that speaks for or against their showing the same interface."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from docwitness.figures.colours import dominant_colour
from docwitness.figures.decide.weights import BIAS, WEIGHTS
from docwitness.figures.mapped.layout.scene import crop
from docwitness.figures.observe.data_rows import Placed, rows_of_data
from docwitness.figures.observe.debris import without_debris
from docwitness.figures.observe.differing import read_where_it_differs
from docwitness.figures.observe.inplace import at_their_places
from docwitness.figures.observe.local import MOSTLY, Laid
from docwitness.figures.observe.pairing import pair_lines
from docwitness.figures.observe.sequence import Order, compare_order
from docwitness.figures.observe.sightings import Sighting, distinct
from docwitness.figures.observe.symbols import compare_icons
from docwitness.figures.pictures import Pixels
from docwitness.figures.register.consensus import by_consensus
from docwitness.figures.register.overlay import overlay, settle
from docwitness.figures.register.placement import CERTAIN, agreement_at, place_near
from docwitness.figures.text_likeness import is_data, key
from docwitness.figures.text_reading import Line, TextReader
from docwitness.model import Box, Placement

_IN_COMMON, _LABELLED = 2, 4
"""Texts in common below which pictures with so many texts each are of two windows."""

_EDITS = 2
"""Texts that differ in a picture which is otherwise the same, up to which they are as often data that somebody edited:
of real pairs with one or two, half were stale."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two pictures have in common and what not. Boxes are in pixels of the picture they are of."""

    place: Placement
    sightings: tuple[Sighting, ...]
    order: Order
    icons: tuple[tuple[Box, ...], ...]
    """Those that only the figure has, and those that only the capture has."""
    same: float
    """Share of the figure's texts that the capture has in every piece at their places."""

    @property
    def changed(self) -> tuple[Sighting, ...]:
        """The texts that changed as far as a reader would care."""
        return tuple(one for one in self.sightings if one.counts)

    @property
    def shared(self) -> int:
        """Texts that both pictures have."""
        return sum(one.was is not None and one.now is not None for one in self.sightings)

    @property
    def of_two_windows(self) -> bool:
        """Whether both pictures have texts, and next to none in common."""
        sides = (sum(one.was is not None for one in self.sightings), sum(one.now is not None for one in self.sightings))
        return self.shared < _IN_COMMON and min(sides) >= _LABELLED

    def features(self) -> tuple[float, ...]:
        """What the weights apply to, in the order of `FEATURES`."""
        return (
            math.log1p(distinct(self.changed)),
            math.log1p(max(0, distinct([one for one in self.changed if one.at_its_place]) - _EDITS)),
            1 - self.place.agreement,
            math.sqrt(self.order.disorder),
        )


FEATURES = ("changed", "verified", "disagreement", "disorder")
"""`changed`: natural logarithm of one more than the different texts that are gone, new or reworded. `verified`: the
same of those beyond two that were seen to differ at their very place. `disagreement`: of the edges, in the part that
both pictures show. `disorder`: square root of the share of pairs of texts whose order changed."""


def probability(features: tuple[float, ...]) -> float:
    """That a reader of the figure would be misled, by the fitted weights."""
    score = BIAS + sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))
    return 1 / (1 + math.exp(-score))


def gather(
    figure: Pixels, capture: Pixels, place: Placement, reader: TextReader, known: Collection[str] = ()
) -> Evidence:
    """The evidence in two pictures, of which both are read."""
    ours, laid = without_debris(reader.read(figure)), Laid(overlay(figure, capture, place))
    same = laid.share_same(ours)
    if same >= MOSTLY:
        lines = ours, without_debris(read_where_it_differs(capture, ours, laid, reader))
    else:
        lines = ours, without_debris(reader.read(capture))
        place = _laid_by_lines(figure, capture, lines, place)
        laid = Laid(overlay(figure, capture, place))
        same = laid.share_same(ours)
    pairing = pair_lines(*lines, (_size(figure), _size(capture)), place, known)
    sightings = pairing.sightings
    if same >= MOSTLY:
        sightings = at_their_places(sightings, laid, reader, known)
    sightings = _with_rows(sightings, (figure, capture))
    icons = compare_icons(laid.both, lines) if place.agreement >= CERTAIN else ((), ())
    return Evidence(place, sightings, compare_order(sightings, place.scale), icons, same)


def _laid_by_lines(
    figure: Pixels, capture: Pixels, lines: tuple[Sequence[Line], Sequence[Line]], place: Placement
) -> Placement:
    """The placement, or that on which clearly more lines agree; edges find a scale to a percent or two."""
    if place.agreement >= CERTAIN:
        return place
    told, clearly = by_consensus(*lines, place)
    if clearly:
        return agreement_at(figure, capture, settle(figure, capture, told))
    nearer = settle(figure, capture, place_near(figure, capture, told.scale))
    return nearer if nearer.agreement > place.agreement else place


def _with_rows(sightings: Sequence[Sighting], pictures: tuple[Pixels, Pixels]) -> tuple[Sighting, ...]:
    """The sightings, those in rows of which most changed excused."""
    in_rows: set[int] = set()
    for which in (0, 1):
        having = [(i, line) for i, one in enumerate(sightings) if (line := (one.was, one.now)[which])]
        placed = [_placed(sightings[i], line, pictures[which]) for i, line in having]
        in_rows |= {having[index][0] for index in rows_of_data(placed)}
    return tuple(one.excused("row") if i in in_rows and one.counts else one for i, one in enumerate(sightings))


def _placed(one: Sighting, line: Line, picture: Pixels) -> Placed:
    kept = one.fate == "same" or one.excuse == "part"
    varies = is_data(line.text) or not (kept or one.counts)
    around, _, _ = crop(picture, line.box, 2.0)
    ground = dominant_colour(around) if around.size else (0, 0, 0)
    return Placed(line.box, key(line.text), ground, kept=kept, varies=varies)


def _size(picture: Pixels) -> tuple[int, int]:
    return picture.shape[1], picture.shape[0]
