"""Evidence from two pictures → changes in words, grouped under what caused them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docwitness.figures.boxes import Box, around
from docwitness.figures.decide.weighing import Evidence
from docwitness.figures.observe.sightings import Sighting
from docwitness.figures.text_reading import Line
from docwitness.model import Change, ElementName

_ROLE = "text"
"""What sight alone can tell of a label's role."""

_SAME_BLOCK = 2.5
"""Heights of a line: labels that came or went no further apart than this did so together."""

_MOST_NAMED = 6
"""Labels that one change lists; the rest are counted."""


def name_changes(evidence: Evidence) -> tuple[Change, ...]:
    """What changed, a change for each cause. Boxes are in pixels of figure and capture."""
    gone, new = ([one for one in evidence.changed if one.fate == fate] for fate in ("gone", "new"))
    replaced = tuple(_replaced(gone, new))
    known = {id(one) for pair in replaced for one in pair}
    changes = (
        *(_renamed(one, one) for one in evidence.changed if one.fate == "reworded"),
        *(_renamed(one, other) for one, other in replaced),
        *(_removed(block) for block in _blocks([one for one in gone if id(one) not in known])),
        *(_added(block) for block in _blocks([one for one in new if id(one) not in known])),
        *(_moved(block) for block in _blocks(evidence.order.moved)),
        *_icons(evidence),
    )
    return changes or (Change("other", was="The layout"),)


def _replaced(gone: Sequence[Sighting], new: Sequence[Sighting]) -> Iterator[tuple[Sighting, Sighting]]:
    """Labels that went, each with the one that stands in its place now."""
    free = list(new)
    for one in gone:
        instead = next((other for other in free if _stands_at(other.line.box, one.expected)), None)
        if instead:
            free.remove(instead)
            yield one, instead


def _stands_at(box: Box, point: tuple[float, float]) -> bool:
    x, y, width, height = box
    return abs(point[1] - y - height / 2) < height and abs(point[0] - x - width / 2) < max(width / 2, height)


def _blocks(sightings: Sequence[Sighting]) -> Iterator[list[Sighting]]:
    """Labels that stand together, from top to bottom."""
    left = sorted(sightings, key=lambda one: one.line.box[1])
    while left:
        block = [left.pop(0)]
        for one in tuple(left):
            if any(_are_close(one.line.box, other.line.box) for other in block):
                block.append(one)
                left.remove(one)
        yield block


def _are_close(one: Box, other: Box) -> bool:
    reach = _SAME_BLOCK * max(one[3], other[3])
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    down = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return across < reach and down < reach


def _renamed(one: Sighting, other: Sighting) -> Change:
    was, now = one.was or one.line, other.now or other.line
    return Change("renamed", ElementName(_ROLE, now.text), was.text, now.text, was.box, now.box)


def _removed(block: Sequence[Sighting]) -> Change:
    boxes = [one.line.box for one in block]
    return Change("removed", ElementName(_ROLE, block[0].line.text), _listed(block), None, around(boxes), None)


def _added(block: Sequence[Sighting]) -> Change:
    boxes = [one.line.box for one in block]
    return Change("added", ElementName(_ROLE, block[0].line.text), None, _listed(block), None, around(boxes))


def _moved(block: Sequence[Sighting]) -> Change:
    was, now = _boxes(one.was for one in block), _boxes(one.now for one in block)
    return Change("moved", ElementName(_ROLE, _listed(block)), None, None, around(was), around(now))


def _boxes(lines: Iterator[Line | None]) -> list[Box]:
    return [line.box for line in lines if line]


def _icons(evidence: Evidence) -> Iterator[Change]:
    """An icon where the other picture has another one, or none, in the same place."""
    place = evidence.place
    for box in evidence.icons[0]:
        yield Change("other", ElementName("symbol", ""), figure_box=box, capture_box=place.to_capture(box))
    for box in evidence.icons[1]:
        yield Change("other", ElementName("symbol", ""), figure_box=place.to_figure(box), capture_box=box)


def _listed(block: Sequence[Sighting]) -> str:
    named = ", ".join(one.line.text for one in block[:_MOST_NAMED])
    rest = len(block) - _MOST_NAMED
    return f"{named} and {rest} more" if rest > 0 else named
