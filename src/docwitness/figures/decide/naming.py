"""Evidence from two pictures → changes in words, grouped under what caused them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docwitness.figures.decide.evidence import Evidence
from docwitness.figures.observe.pairing import Reading
from docwitness.figures.text import Line
from docwitness.model import Box, Change, ElementName

_ROLE = "text"
"""What sight alone can tell of a label's role."""

_SAME_BLOCK = 2.5
"""Heights of a line: labels that came or went no further apart than this did so together."""

_MISREAD_ICON = re.compile(r"^(?:[^\w\s(]+\s*|[\u2E80-\u9FFF](?=[A-Za-z]))(?=\w)")

_MOST_NAMED = 6
"""Labels that one change lists; the rest are counted."""


def name_changes(evidence: Evidence) -> tuple[Change, ...]:
    """What changed, a change for each cause. Boxes are in pixels of figure and capture."""
    replaced = tuple(_replaced(evidence.removed, evidence.added))
    old, new = {id(one) for one, _ in replaced}, {id(other) for _, other in replaced}
    gone = [reading for reading in evidence.removed if id(reading) not in old]
    come = [reading for reading in evidence.added if id(reading) not in new]
    changes = (
        *(_renamed(reading) for reading in evidence.reworded),
        *(_renamed(one, other) for one, other in replaced),
        *(_removed(block) for block in _blocks(gone)),
        *(_added(block) for block in _blocks(come)),
        *(_moved(block) for block in _blocks(evidence.order.moved)),
        *_icons(evidence),
    )
    return changes or (Change("other", was="The layout"),)


def _replaced(removed: Sequence[Reading], added: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Labels that went, each with the one that stands in its place now."""
    free = list(added)
    for one in removed:
        instead = next((other for other in free if _stands_at(other, one.expected)), None)
        if instead:
            free.remove(instead)
            yield one, instead


def _stands_at(reading: Reading, point: tuple[float, float]) -> bool:
    x, y, width, height = reading.line.box
    return abs(point[1] - y - height / 2) < height and abs(point[0] - x - width / 2) < max(width / 2, height)


def _blocks(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """Labels that stand together, from top to bottom."""
    left = sorted(readings, key=lambda reading: reading.line.box[1])
    while left:
        block = [left.pop(0)]
        for reading in tuple(left):
            if any(_are_close(reading.line.box, other.line.box) for other in block):
                block.append(reading)
                left.remove(reading)
        yield block


def _are_close(one: Box, other: Box) -> bool:
    reach = _SAME_BLOCK * max(one[3], other[3])
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    down = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return across < reach and down < reach


def _renamed(one: Reading, other: Reading | None = None) -> Change:
    now = other.line if other else one.partner or one.line
    name = ElementName(_ROLE, _label(now))
    return Change("renamed", name, _label(one.line), _label(now), one.line.box, now.box)


def _removed(block: Sequence[Reading]) -> Change:
    boxes = [reading.line.box for reading in block]
    return Change("removed", ElementName(_ROLE, _first(block)), _listed(block), None, _around(boxes), None)


def _added(block: Sequence[Reading]) -> Change:
    boxes = [reading.line.box for reading in block]
    return Change("added", ElementName(_ROLE, _first(block)), None, _listed(block), None, _around(boxes))


def _moved(block: Sequence[Reading]) -> Change:
    now = [reading.partner.box for reading in block if reading.partner]
    boxes = [reading.line.box for reading in block]
    return Change("moved", ElementName(_ROLE, _listed(block)), None, None, _around(boxes), _around(now))


def _icons(evidence: Evidence) -> Iterator[Change]:
    """An icon where the other picture has another one, or none, in the same place."""
    place = evidence.place
    for x, y, width, height in evidence.icons[0]:
        there = (x - place.dx) / place.scale, (y - place.dy) / place.scale
        box = (*there, width / place.scale, height / place.scale)
        yield Change("other", ElementName("symbol", ""), figure_box=(x, y, width, height), capture_box=box)
    for x, y, width, height in evidence.icons[1]:
        there = x * place.scale + place.dx, y * place.scale + place.dy
        box = (*there, width * place.scale, height * place.scale)
        yield Change("other", ElementName("symbol", ""), figure_box=box, capture_box=(x, y, width, height))


def _around(boxes: Sequence[Box]) -> Box:
    """The box around all of them."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top


def _first(block: Sequence[Reading]) -> str:
    return _label(block[0].line)


def _label(line: Line) -> str:
    """What the line says, without the icon before it that readers take for a sign."""
    return _MISREAD_ICON.sub("", line.text.strip())


def _listed(block: Sequence[Reading]) -> str:
    named = ", ".join(_label(reading.line) for reading in block[:_MOST_NAMED])
    rest = len(block) - _MOST_NAMED
    return f"{named} and {rest} more" if rest > 0 else named
