"""Single differences → changes as a writer would list them: one for each cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from docwitness.figures.boxes import Box, around, same_row
from docwitness.model import Change, ChangeKind, ElementName

_TOGETHER = 64.0
"""CSS pixels that two differences may be apart, down, that have one cause: the lines of a form are some 30 apart, a
section's heading some 50 from the section before. A value is as far from its label, across, as the window is wide."""

_LOOSE = ("added", "removed", "renamed")

_LISTED = 5
"""Labels that a change of many elements names."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One text or control that one of the pictures has and the other has not, or not so."""

    kind: ChangeKind
    role: str
    name: str
    was: str | None
    now: str | None
    page: Box
    """In CSS pixels of the page, as the capture has it laid out."""
    figure: Box | None
    capture: Box | None
    seen: Box | None = None
    """In CSS pixels, as the figure has it laid out."""
    weight: float = 0.0
    """What speaks for naming a group after this one: headings and controls over plain text."""
    doubtful: bool = False
    """Whether it may well be data that is another one."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What both pictures have, and what comes between two changes so that they have two causes."""

    page: Box
    """In CSS pixels of the page."""
    seen: Box
    """In CSS pixels, as the figure has it laid out."""


def grouped(differences: Sequence[Difference], unchanged: Sequence[Unchanged]) -> tuple[Change, ...]:
    """The differences as changes, those with one cause as one, in reading order."""
    apart = [one for one in differences if one.kind not in _LOOSE]
    rows = _clusters([one for one in apart if one.kind == "moved"], _moved_together)
    single = [one for one in apart if one.kind != "moved"] + [max(row, key=lambda one: one.weight) for row in rows]
    loose = sorted((one for one in differences if one.kind in _LOOSE), key=_reading_order)
    groups = _clusters(loose, lambda one, other: _have_one_cause(one, other, unchanged))
    changes = [(_first(group), _as_one(group)) for group in groups] + [(one, _change(one)) for one in single]
    return tuple(change for _, change in sorted(changes, key=lambda pair: _reading_order(pair[0])))


def _have_one_cause(one: Difference, other: Difference, unchanged: Sequence[Unchanged]) -> bool:
    """Whether two texts came or went together; one that was renamed belongs to those that came or went beside it,
    as where a list takes the place of a field."""
    kinds = {one.kind, other.kind}
    if kinds == {"renamed"} or (kinds == {"renamed", "added"} and not _are_of_one_list(one, other)):
        return False
    # What went is nowhere on the page: only the figure tells what stood beside it.
    if "removed" in kinds and one.seen and other.seen:
        return _joined(one.seen, other.seen, [wall.seen for wall in unchanged])
    return _joined(one.page, other.page, [wall.page for wall in unchanged])


def _are_of_one_list(one: Difference, other: Difference) -> bool:
    return one.role == other.role and _gap(one.page, other.page, 0) == 0


def _moved_together(one: Difference, other: Difference) -> bool:
    """Whether two that moved stood in one row, and still do."""
    if one.figure is None or other.figure is None:
        return False
    return same_row(one.page, other.page) and same_row(one.figure, other.figure)


def _reading_order(one: Difference) -> tuple[float, float]:
    return one.page[1], one.page[0]


def _first(group: Sequence[Difference]) -> Difference:
    return min(group, key=_reading_order)


def _clusters(
    differences: Sequence[Difference], together: Callable[[Difference, Difference], bool]
) -> list[list[Difference]]:
    groups: list[list[Difference]] = []
    for one in differences:
        near = [group for group in groups if any(together(one, other) for other in group)]
        merged = [other for group in near for other in group] + [one]
        groups = [group for group in groups if group not in near] + [merged]
    return groups


def _joined(one: Box, other: Box, walls: Iterable[Box]) -> bool:
    """Whether two boxes of the page are near each other and nothing unchanged stands between."""
    if _gap(one, other, 1) > _TOGETHER:
        return False
    between = _between(one, other)
    return not any(_inside(wall, between) for wall in walls)


def _gap(one: Box, other: Box, axis: int) -> float:
    """How far they are apart, across (0) or down (1)."""
    return max(other[axis] - one[axis] - one[axis + 2], one[axis] - other[axis] - other[axis + 2], 0.0)


def _between(one: Box, other: Box) -> Box:
    upper, lower = sorted((one, other), key=lambda box: box[1])
    left, _, width, _ = around([one, other])
    return left, upper[1] + upper[3], width, lower[1] - upper[1] - upper[3]


def _inside(box: Box, gap: Box) -> bool:
    middle = box[1] + box[3] / 2
    across = min(box[0] + box[2], gap[0] + gap[2]) - max(box[0], gap[0])
    return gap[1] <= middle <= gap[1] + gap[3] and across > 0


def _as_one(group: Sequence[Difference]) -> Change:
    """One change for what came or went together."""
    if len(group) == 1:
        return _change(group[0])
    ordered = sorted(group, key=_reading_order)
    came = [one for one in ordered if one.kind in ("added", "renamed")]
    went = [one for one in ordered if one.kind in ("removed", "renamed")]
    named = max(came or went, key=lambda one: one.weight)
    replaced = came or any(one.now for one in went)
    kind: ChangeKind = "added" if not went else "removed" if not replaced else "renamed" if len(group) == 2 else "other"
    return Change(
        kind=kind,
        element=ElementName(named.role, named.name),
        was=_listed(one.was for one in went),
        now=_listed(one.now for one in ordered),
        figure_box=_around(one.figure for one in ordered),
        capture_box=_around(one.capture for one in ordered),
        severity="warning" if all(one.doubtful for one in group) else "error",
    )


def _listed(texts: Iterable[str | None]) -> str | None:
    given = list(dict.fromkeys(text for text in texts if text))
    if len(given) > _LISTED:
        given = [*given[:_LISTED], f"and {len(given) - _LISTED} more"]
    return ", ".join(given) or None


def _around(boxes: Iterable[Box | None]) -> Box | None:
    given = [box for box in boxes if box]
    return _rounded(around(given)) if given else None


def _change(one: Difference) -> Change:
    return Change(
        kind=one.kind,
        element=ElementName(one.role, one.name) if one.name or one.role else None,
        was=one.was,
        now=one.now,
        figure_box=one.figure and _rounded(one.figure),
        capture_box=one.capture and _rounded(one.capture),
        severity="note" if one.kind == "restyled" else "warning" if one.doubtful else "error",
    )


def _rounded(box: Box) -> Box:
    left, top, width, height = (round(part, 1) for part in box)
    return left, top, width, height
