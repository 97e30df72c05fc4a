"""What became of each text, and of icons → differences, as the map's are: one for each, with its places in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docwitness.figures.boxes import Box
from docwitness.figures.changes import Difference, Unchanged
from docwitness.figures.observe.sightings import Sighting
from docwitness.figures.text_reading import Line
from docwitness.model import ChangeKind, Placement

_ROLE = "text"
"""What sight alone can tell of a label's role."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Names what differs. Boxes come in pixels of figure and capture, as `place` lays one on the other."""

    place: Placement
    doubtful: bool
    """Whether all of it may be data, or misread."""

    def labels(self, changed: Sequence[Sighting]) -> Iterator[Difference]:
        """The texts that were reworded, that went, and that came."""
        gone, new = ([one for one in changed if one.fate == fate] for fate in ("gone", "new"))
        replaced = tuple(_replaced(gone, new))
        paired = {id(one) for pair in replaced for one in pair}
        for one, other in (*((one, one) for one in changed if one.fate == "reworded"), *replaced):
            yield self._named("renamed", one.was or one.line, other.now or other.line)
        for one in (*gone, *new):
            if id(one) not in paired:
                yield self._named("removed" if one.fate == "gone" else "added", one.was, one.now)

    def moves(self, moved: Iterable[Sighting]) -> Iterator[Difference]:
        """The texts that stand elsewhere now."""
        for one in moved:
            yield self._named("moved", one.was, one.now)

    def icons(self, icons: Sequence[Iterable[Box]]) -> Iterator[Difference]:
        """Icons that the figure or the capture has where the other picture has another one, or none."""
        for box in icons[0]:
            yield self._difference("other", "icon", "", box, self.place.to_capture(box))
        for box in icons[1]:
            yield self._difference("other", "icon", "", self.place.to_figure(box), box)

    def unchanged(self, sightings: Iterable[Sighting]) -> list[Unchanged]:
        """The texts that both pictures have."""
        kept = (one for one in sightings if one.fate == "same" and one.was and one.now)
        return [Unchanged(self.place.to_figure(one.now.box), one.was.box) for one in kept if one.was and one.now]

    def _named(self, kind: ChangeKind, was: Line | None, now: Line | None) -> Difference:
        boxes, texts = ([getattr(line, part, None) for line in (was, now)] for part in ("box", "text"))
        told = (None, None) if kind == "moved" else texts
        return self._difference(kind, _ROLE, texts[1] or texts[0] or "", *boxes, *told)

    def _difference(
        self,
        kind: ChangeKind,
        role: str,
        name: str,
        figure: Box | None,
        capture: Box | None,
        was: str | None = None,
        now: str | None = None,
    ) -> Difference:
        there = self.place.to_figure(capture) if capture else figure
        assert there is not None
        return Difference(kind, role, name, was, now, there, figure, capture, figure, 0.0, self.doubtful)


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
