"""What a profile says never counts in figures: elements by their role and name, and regions of a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docwitness.errors import UsageError
from docwitness.figures.boxes import overlap
from docwitness.model import Box, Change, Figure, Judgement

_REGION = re.compile(r"(?P<picture>\S.*?) +(?P<box>\d+, *\d+, *\d+, *\d+)")
_ELEMENT = re.compile(r'(?P<role>[a-z]+)(?: +"(?P<name>[^"]+)")?')
_COVERED = 0.5
"""Share of a change's place from which on it is of the region: a box that somebody draws by hand is no exact one."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """One entry of `ignore`: an element, or a region of a picture."""

    role: str = ""
    name: str = ""
    """Of the element; empty for all elements of the role."""
    picture: str = ""
    """As the page has its address."""
    box: Box = (0.0, 0.0, 0.0, 0.0)
    """In pixels of the picture."""

    def covers(self, change: Change, figure: Figure, judgement: Judgement) -> bool:
        """Whether the change is of this element, or lies in this region."""
        if self.role:
            element = change.element
            return element is not None and element.role == self.role and self.name in ("", element.name)
        place = change.figure_box
        if place is None and change.capture_box and judgement.placement:
            place = judgement.placement.to_figure(change.capture_box)
        if place is None or self.picture != figure.src:
            return False
        return overlap(place, self.box) >= _COVERED * place[2] * place[3] > 0


def ignored(entry: str) -> Ignored:
    """An entry as people write it: `status`, `button "Launch"`, or `images/plan.png 10,20,300,40`.

    Raises:
        UsageError: it is neither.
    """
    if region := _REGION.fullmatch(entry.strip()):
        x, y, width, height = (float(number) for number in region["box"].split(","))
        return Ignored(picture=region["picture"], box=(x, y, width, height))
    element = _ELEMENT.fullmatch(entry.strip())
    if element is None:
        raise UsageError(
            f"ignore: “{entry}” is neither an element nor a region of a picture.",
            hint='Write a role (status), a role and a name (button "Launch"), or a picture and a box in its pixels '
            "(images/plan.png 10,20,300,40).",
        )
    return Ignored(role=element["role"], name=element["name"] or "")


def without_ignored(judgement: Judgement, figure: Figure, entries: Sequence[str]) -> Judgement:
    """The judgement without changes that the profile ignores; a figure with no other change is current."""
    if judgement.verdict not in ("stale", "cosmetic"):
        return judgement
    known = tuple(map(ignored, entries))
    left = tuple(c for c in judgement.changes if not any(each.covers(c, figure, judgement) for each in known))
    if len(left) == len(judgement.changes):
        return judgement
    if not left:
        return replace(judgement, verdict="current", changes=(), why="What differs is ignored by the profile.")
    cosmetic = all(change.kind == "restyled" for change in left)
    return replace(judgement, verdict="cosmetic" if cosmetic else judgement.verdict, changes=left)
