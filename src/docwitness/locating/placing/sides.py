"""At which side of something an element stands, measured by halves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docwitness.model import Box

SLACK = 0.1
"""Fraction of the container by which an element's middle may lie beyond the middle before “left” is wrong."""

SIDES = {
    "left": ("x", -1), "right": ("x", 1), "top": ("y", -1), "upper": ("y", -1), "bottom": ("y", 1), "lower": ("y", 1),
    "leftmost": ("x", -1), "rightmost": ("x", 1),
}  # fmt: skip
_ENDS = {("x", -1): "left", ("x", 1): "right", ("y", -1): "top", ("y", 1): "bottom"}


@dataclass(frozen=True, slots=True)
class Placed:
    """Whether it stands there: True, False, or None where that cannot be told; and why."""

    holds: bool | None
    why: str = ""


def both(one: Placed, other: Placed) -> Placed:
    """What two parts of a position amount to: wrong if one is wrong, open if one is open."""
    return next((part for holds in (False, None) for part in (one, other) if part.holds is holds), one)


def at_sides(box: Box, container: Box, position: str, *, of: str = "") -> Placed:
    """By halves of the container: an element is “bottom left” where its middle lies in the left and lower half."""
    sides = [(word, *SIDES[word]) for word in re.findall(r"[a-z]+", position.lower()) if word in SIDES]
    if not sides:
        return _centred(box, container, position)
    for word, axis, direction in sides:
        offset = _offset(box, container, axis) * direction
        if offset < -SLACK:
            return Placed(False, f"it stands nearer to the {_ENDS[axis, -direction]}{of}.")
        if offset < 0:
            return Placed(None, f"it stands too near the middle to tell whether that is {word}.")
    return Placed(True)


def _offset(box: Box, container: Box, axis: str) -> float:
    """From -1 (left or top edge) to 1: where the box lies in its container, both ends counted."""
    start, size = (0, 2) if axis == "x" else (1, 3)
    room = container[size] / 2
    middle = box[start] + box[size] / 2
    return (middle - container[start] - room) / room if room else 0.0


def _centred(box: Box, container: Box, position: str) -> Placed:
    if re.search(r"\b(?:middle|cent(?:er|re))\b", position, re.IGNORECASE):
        away = max(abs(_offset(box, container, "x")), abs(_offset(box, container, "y")))
        return Placed(away < 0.5, "" if away < 0.5 else "it does not stand in the middle.")
    return Placed(None, f"“{position}” does not say a place that could be measured.")
