"""Lists are sampled: of what the entries of one list lead to, two are looked at; if they are of one build, no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from docwitness.browser.exploring.frontier import Task
from docwitness.productmap.routes import is_of, joint_route, route_of
from docwitness.productmap.states import Opener, Part
from docwitness.productmap.structure import around

MOST = 12
"""Entries of one list that are tried, where the first ones were not of one build: menus are not longer, as a rule."""
EXAMPLES = 2
"""Entries of one list that are looked at: with one, nothing tells what varies."""

ListKey = tuple[str, ...]
"""Route of the state, then the roles from the outside to the control in its row, then which one of them it is."""


@dataclass
class _List:
    looked: list[Task] = field(default_factory=list)
    waiting: list[Task] = field(default_factory=list)
    results: dict[Task, str] = field(default_factory=dict)
    """The state that each of those that were looked at has led to; empty for one that led nowhere."""
    alike: bool | None = None

    @property
    def examples(self) -> list[Task]:
        """The entries by which it is told whether all are of one build."""
        return self.looked[:EXAMPLES]


class Lists:
    """The lists that were met, and the routes that their entries have in common."""

    def __init__(self, routes: Iterable[str] = ()) -> None:
        self._lists: dict[ListKey, _List] = {}
        self._of: dict[Task, _List] = {}
        self.routes: list[str] = list(routes)
        """Routes with `{name}`, found by two examples that were alike."""

    def admits(self, key: ListKey, task: Task, *, named: bool) -> bool:
        """Whether the task is to be tried now; else it waits for what the first ones of its list turn out to be.

        What documents name is tried in any case.
        """
        told = self._lists.setdefault(key, _List())
        if any(other.address == task.address != "" for other in (*told.looked, *told.waiting)):
            return False
        self._of[task] = told
        now = len(told.looked) < EXAMPLES or told.alike is False or named
        (told.looked if now else told.waiting).append(task)
        return now

    def has_met(self, key: ListKey) -> bool:
        """Whether an entry of that list was met already."""
        return key in self._lists

    def result(self, task: Task, state: str) -> tuple[str, str] | None:
        """Note which state the entry has led to; where that settles the examples, their two states come back."""
        told = self._of.get(task)
        if told is None or told.alike is not None or task not in told.examples:
            return None
        told.results[task] = state
        if len(told.results) < EXAMPLES:
            return None
        first, second = (told.results[each] for each in told.examples)
        return first, second

    def settle(self, task: Task, *, alike: bool) -> tuple[str | None, list[Task]]:
        """Tell whether the examples were of one build: their route, or else the entries that are to be tried after all.

        Links of menus that are no menus to the browser lead to pages of all kinds.
        """
        told = self._of[task]
        told.alike = alike
        addresses = [each.address for each in told.examples]
        route = joint_route(addresses) if all(addresses) else None
        if alike:
            if route and route not in self.routes:
                self.routes.append(route)
            return route, []
        freed, told.waiting = told.waiting[:MOST], told.waiting[MOST:]
        told.looked += freed
        return None, freed

    def looked_like(self, task: Task) -> list[tuple[str, Opener]]:
        """The entries of the task's list: the state and the opener of each."""
        return [(each.state, each.opener) for each in self._of[task].looked]

    def route(self, address: str) -> str:
        """The route of the address, by what is known of lists."""
        return next((route for route in self.routes if is_of(address, route)), route_of(address))

    def waiting(self) -> list[Task]:
        """The entries that were not looked at."""
        return [task for told in self._lists.values() for task in told.waiting]


def list_key(route: str, parts: Sequence[Part], index: int, row: int) -> ListKey:
    """Which list the control belongs to: the same for all of its rows."""
    within = [index, *(i for i in around(parts, index) if i > row)]
    outside = [parts[i].role for i in (row, *around(parts, row))]
    same = [i for i in range(row, index) if parts[i].role == parts[index].role and not parts[i].text]
    return (route, *reversed(outside), *(parts[i].role for i in reversed(within)), str(len(same)))
