"""How sure it is that what was used is what the document means, and what the report says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]
"""x, y, width, height; origin top left."""


class Identification(StrEnum):
    """How the element was identified; the first three prove something, the others only help to look further."""

    NAMED = "named"
    """It carries the label, takes the action, and stands in the window that the text names."""
    TOLD = "told"
    """A page object, an alias or a hint says so."""
    CONFIRMED = "confirmed"
    """What the page promises next came true, and was not true before."""
    DESCRIBED = "described"
    """It fits the words of the document, which give no label."""
    GUESSED = "guessed"
    """It may be meant; nothing says so."""

    @property
    def certain(self) -> bool:
        """Whether it is evidence."""
        return self in (Identification.NAMED, Identification.TOLD, Identification.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Used:
    """The element that a line of a scenario used or looked at."""

    role: str
    name: str
    box: Box
    """In CSS pixels of the page."""
    identification: Identification
    reason: str
    """One line: by what it was identified."""
    opened: tuple[str, ...] = ()
    """Labels of what was opened on the way without the page saying so."""
    came: bool = False
    """Whether it was not there before the last action: what the page promises next has come true."""
    field: bool = False
    """Whether it takes a value, and leads nowhere by itself."""
    landmark: bool = False
    """Whether it tells where its reader is: a window, a heading, a tab or an entry of the navigation."""


@dataclass(frozen=True, slots=True)
class Way:
    """How sure it is that a scenario is where the document takes its reader."""

    begun: bool = False
    """Whether something certain has led away from where scenarios start."""
    doubt: str = ""
    """The weakest link since the last landmark; empty where there is none."""
    filled: str = ""
    """The weakest link among the fields that were filled in since: what comes of the next click may be due to it."""

    def after(self, used: Used | None) -> Way:
        """The way once that was used as well; None for what uses no element, a key for instance."""
        if used is None:
            return self
        if not used.identification.certain:
            doubt = self.doubt or self.filled or used.reason
            return Way(self.begun, self.doubt, self.filled or used.reason) if used.field else Way(self.begun, doubt)
        if used.landmark or used.came:
            return Way(True)
        return Way(True, self.doubt, self.filled) if used.field else Way(True, self.doubt or self.filled)
