"""Boxes: x, y, width, height, origin top left."""

from __future__ import annotations

from collections.abc import Iterable

from docwitness.model import Box as Box


def grown(box: Box, across: float, along: float) -> Box:
    """The box with that much more on its left and right, and above and below."""
    left, top, width, height = box
    return left - across, top - along, width + 2 * across, height + 2 * along


def core(box: Box) -> Box:
    """The middle of a line's box, where its letters are whatever room was left around them."""
    return grown(box, -box[2] / 8, -box[3] / 4)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them; at least one."""
    left, top, right, bottom = zip(*((x, y, x + width, y + height) for x, y, width, height in boxes), strict=True)
    return min(left), min(top), max(right) - min(left), max(bottom) - min(top)


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share, in square units."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    along = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across * along if across > 0 and along > 0 else 0.0


def scaled(box: Box, ratio: float) -> Box:
    """The box in pixels that are so many times smaller."""
    left, top, width, height = (part * ratio for part in box)
    return left, top, width, height


def middle(box: Box) -> tuple[float, float]:
    """The point in its middle."""
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def holds(box: Box, other: Box) -> bool:
    """Whether the middle of the other box lies in it."""
    x, y = middle(other)
    return box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]


def same_row(one: Box, other: Box) -> bool:
    """Whether the middle of the lower one is as high as the other reaches, as of words in one line."""
    return abs(middle(one)[1] - middle(other)[1]) < max(one[3], other[3]) / 2


def smaller_area(one: Box, other: Box) -> float:
    """The area of the smaller of the two, in square units."""
    return min(one[2] * one[3], other[2] * other[3])


def joined(boxes: Iterable[Box]) -> list[Box]:
    """The boxes with those that overlap put together, until none do, from top to bottom."""
    result: list[Box] = []
    for box in boxes:
        while touching := [other for other in result if overlap(box, other) > 0]:
            result = [other for other in result if other not in touching]
            box = around([box, *touching])
        result.append(box)
    return sorted(result, key=lambda box: (box[1], box[0]))
