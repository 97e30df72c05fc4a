"""The values of the product map: states with their parts, transitions between them, and what was left unexplored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from docwitness.model import Box

SCHEMA = "docwitness-map/1"
"""Version of the map as JSON."""


@dataclass(frozen=True, slots=True)
class Part:
    """An element of a state, or a run of text in one. A text has its words in `name`."""

    role: str
    name: str = ""
    box: Box = (0.0, 0.0, 0.0, 0.0)
    """In CSS pixels of the page, rounded."""
    parent: int = -1
    """Index of the part that it stands in; -1 for none."""
    text: bool = False
    state: tuple[str, ...] = ()
    kind: str = ""
    """The type of an input, `editable`, or the tag."""
    hint: str = ""
    """Tooltip, prompt and description."""
    level: int = 0
    """Of a heading."""
    clickable: bool = False
    popup: str = ""
    options: tuple[str, ...] = ()
    """Labels of what a `<select>` offers."""
    address: str = ""
    """Where a link leads."""


@dataclass(frozen=True, slots=True)
class Opener:
    """How to find an element again: its role and name, and which of those that are called alike it is."""

    role: str
    name: str
    ordinal: int = 0
    place: str = ""
    """Role of the landmark that it stands in."""

    @property
    def label(self) -> str:
        """For a person."""
        return self.name or f"a {self.role} without a name"


@dataclass(frozen=True)
class State:
    """A place of the product: a page, or a window, menu or tab open on one."""

    id: str
    route: str
    """The path of its address with what varies in braces: `/projects/{id}`."""
    examples: tuple[str, ...]
    """One to three addresses of it."""
    title: str
    headings: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    """Titles of the windows and menus that are open over the page, the topmost first."""
    parts: tuple[Part, ...] = ()
    opened: tuple[Opener, ...] = ()
    """What was clicked, in order, after the first example was loaded."""
    depth: int = 0
    """Clicks and links from the start."""
    status: int = 200
    """Of HTTP."""
    closed: tuple[Opener, ...] = ()
    """What could still be opened here and was not: while there is any, nothing is known to be absent."""
    varying: tuple[str, ...] = ()
    """What differed between examples of this state."""
    capture: str = ""
    """File name of its picture, beside the map."""

    @property
    def name(self) -> str:
        """What a person would call it."""
        page = next(iter(self.headings), "") or self.title or self.route
        return self.windows[0] if self.windows and self.windows[0] else page


Kind = Literal["link", "menu", "tab", "dialog", "disclosure", "view"]
"""What a transition does; `view` is a button that leads to another page, or changes the one that is there."""


@dataclass(frozen=True, slots=True)
class Transition:
    """An element of one state and the state that it leads to."""

    source: str
    target: str
    kind: Kind
    opener: Opener
    data: bool = False
    """Whether it is an entry of a list, one of many: then its label is the account's data."""


Reason = Literal["time", "states", "depth", "sampled", "lasting", "elsewhere", "blocked", "failed"]


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was not explored, and why."""

    state: str
    opener: Opener
    why: Reason
    address: str = ""
    note: str = ""


REASONS: dict[Reason, str] = {
    "time": "the time for exploring was over",
    "states": "as many states as were allowed had been found",
    "depth": "it is too many clicks away from the start",
    "sampled": "others of its list were looked at",
    "lasting": "its name or address says that it signs out, deletes, pays, publishes or sends",
    "elsewhere": "it leads to another site, or downloads a file",
    "blocked": "it sends a request that may change something",
    "failed": "it could not be opened",
}


@dataclass(frozen=True)
class ProductMap:
    """What is known of a product."""

    url: str
    states: tuple[State, ...] = ()
    """The first is where scenarios start."""
    transitions: tuple[Transition, ...] = ()
    left: tuple[Left, ...] = ()
    version: str = ""
    """Of the product, as far as it tells."""
    profile: str = ""
    explored: str = ""
    """When exploring ended: ISO 8601, UTC."""
    seconds: float = 0.0
    complete: bool = False
    """Whether everything was explored within the bounds."""
    blocked: tuple[str, ...] = ()
    """Requests that were stopped: method and path, each once."""
    by_hand: bool = False
    """Whether it was written in the profile rather than explored."""
    sought: tuple[str, ...] = ()
    """Labels that documents told of when it was explored, in their canonical form."""
    memory: dict[str, Any] = field(init=False, default_factory=dict, repr=False, compare=False)
    """What queries have found out about it, so that they need not do so again."""

    @cached_property
    def by_id(self) -> dict[str, State]:
        """The states by their ids."""
        return {state.id: state for state in self.states}

    @cached_property
    def leaving(self) -> dict[str, tuple[Transition, ...]]:
        """For each state the transitions that leave it."""
        return _grouped(self.transitions, lambda transition: transition.source)

    @cached_property
    def coming(self) -> dict[str, tuple[Transition, ...]]:
        """For each state the transitions that lead to it."""
        return _grouped(self.transitions, lambda transition: transition.target)


def _grouped(transitions: Iterable[Transition], key: Callable[[Transition], str]) -> dict[str, tuple[Transition, ...]]:
    found: dict[str, list[Transition]] = {}
    for transition in transitions:
        found.setdefault(key(transition), []).append(transition)
    return {state: tuple(ways) for state, ways in found.items()}
