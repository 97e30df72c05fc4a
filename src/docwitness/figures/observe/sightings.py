"""What both pictures say → one list: each text as the figure has it and as the capture has it.

Texts are compared by content first and by place second, so that a label is recognised wherever the layout has carried
it. A text that only one picture has counts only where the other shows the place at which it should be, and only if it
is interface and not data. Where nearly everything agrees, its place is looked at instead.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from docwitness.figures.text_likeness import key
from docwitness.figures.text_reading import Line

Fate = Literal["same", "reworded", "gone", "new"]
"""What became of a text of the figure; `new`: only the capture has it."""

Excuse = Literal["data", "row", "cut", "outside", "part", "faint"]
"""Why a difference does not count. `data`: by its type. `row`: its siblings changed as well. `cut`: it goes on beyond
the picture. `outside`: the other picture does not show its place. `part`: it is read as
part of another line. `faint`: too uncertain to be evidence."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One text, as the figure has it and as the capture has it; at least one of them does."""

    was: Line | None
    now: Line | None
    fate: Fate
    excuse: Excuse | None = None
    expected: tuple[float, float] = (0.0, 0.0)
    """Where the other picture should have its middle, in that picture's pixels."""
    at_its_place: bool = False
    """Whether the difference was seen in pixels at its very place, and read in both pictures."""

    @property
    def counts(self) -> bool:
        """Whether it is a change that a reader would notice."""
        return self.fate != "same" and self.excuse is None

    @property
    def line(self) -> Line:
        """The text in the picture that has it, the figure first."""
        one = self.was or self.now
        assert one is not None
        return one

    def excused(self, excuse: Excuse) -> Sighting:
        """The same difference, which does not count."""
        return replace(self, excuse=excuse)


def distinct(sightings: Collection[Sighting]) -> int:
    """How many different texts they are about: what every row says counts once."""
    return len({key(one.line.text) for one in sightings})
