"""What a profile says never counts in figures: elements by their role and name, and regions of a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docwitness.errors import UsageError
from docwitness.figures.boxes import overlap
from docwitness.figures.decide.figure_verdict import decide
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
        place = _place(change, judgement)
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


def without_ignored(judgement: Judgement, figure: Figure, entries: Sequence[str]) -> tuple[Judgement, tuple[Box, ...]]:
    """The judgement without changes that the profile ignores, and the places in the figure that it does not look at:
    regions of this picture, and where elements changed that are ignored. Without another change it is current."""
    known = tuple(map(ignored, entries))
    regions = tuple(each.box for each in known if each.picture == figure.src)
    out = [change for change in judgement.changes if any(each.covers(change, figure, judgement) for each in known)]
    places = tuple(dict.fromkeys([*regions, *(box for change in out if (box := _place(change, judgement)))]))
    left = tuple(change for change in judgement.changes if change not in out)
    if not out:
        return judgement, places
    if not left:
        why = "What differs is ignored by the profile."
        return replace(judgement, verdict="current", changes=(), why=why), places
    found = decide(left, confidence=judgement.confidence, same="")
    return replace(judgement, verdict=found.verdict, why=found.why, changes=left), places


def _place(change: Change, judgement: Judgement) -> Box | None:
    """Where the figure has what changed, or should have it."""
    if change.figure_box is None and change.capture_box and judgement.placement:
        return judgement.placement.to_figure(change.capture_box)
    return change.figure_box
