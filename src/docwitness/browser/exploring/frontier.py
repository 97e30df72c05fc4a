"""What is to be explored next: the openers and addresses that were seen, in the order in which they are tried."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from docwitness.language.wording import canonical, words
from docwitness.productmap.routes import query_of, route_of
from docwitness.productmap.states import Left, Opener, Reason


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where exploring ends. The defaults suit a product of a hundred pages."""

    states: int = 250
    depth: int = 10
    """Clicks and links from the start."""
    seconds: float = 180.0
    longest: float = 360.0
    """Seconds while something waits that documents tell to use and nobody tried: on a busy machine there is."""


LATE = 2 / 3
"""Share of the time after which what documents tell to use and nobody tried yet comes before all else."""
NAMED = 4.0
"""Clicks that what documents tell their readers to use is brought forward by."""
FOUND = 0.6
"""Share of that which is left each time that something of this name was tried: another place has it as well."""
MAIN = 2.5
"""Clicks that the main navigation of the start is brought forward by, and where its links lead: who is new to a product
looks there first."""
ONCE, ALIKE = 1.0, 6.0
"""Clicks that an opener is put back by which was tried elsewhere, once, and where it opened the same each time."""
ENOUGH = 4
"""Neighbours of one build that are tried; where all opened the same, or nothing, so will the rest: rows of switches."""
SAME = 0.75
"""Share of what an opener brought that comes each time where it opens the same."""
QUERY = 3.0
"""Clicks that a further query of one path is put back by: it is another view of the same."""
SPOKEN_OF = 3.0
"""Clicks that what stands at a place is brought forward by which documents lead to: they speak of its entries, and
nothing is known to be absent while anything there can still be opened."""
TASTED = 0.5
"""Clicks that an entry of a list is put back by: what is the product's own comes first."""
FIRST = 1.5
"""Clicks that the first entry of a list is brought forward by: all pages that a record has lie behind it."""
HINTED = 0.4
"""How much documents speak of a label half of whose words are words of what they tell their readers to use: of “All
clubs”, where they say “Your club > Fees”."""
TOLD = 1.0
"""How much documents speak of what they tell their readers to use."""
NAMELESS = 0.5
"""Clicks that what has no name is put back by: nobody can be told of it."""
REVEALING = 2.0
"""Clicks that an opener is brought forward by which has opened, on another page, what documents tell to use."""
VALUES = 2.0
"""Clicks that a combo box is put back by: what it opens are values of a field (WAI-ARIA), and no places."""
NEAR = 0.3
"""Clicks that what stands on the page that is open is brought forward by: it need not be loaded again."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to try: to click an opener of a state, or to visit the address that it leads to."""

    state: str
    opener: Opener
    address: str = ""
    depth: int = 1
    data: bool = False
    """Whether it is an entry of a list."""
    sooner: float = 0.0
    """Clicks that it is brought forward by."""
    build: tuple[str, ...] = ()
    """The route of its state, and the roles of what it stands in, from the outside to itself."""
    labels: tuple[str, ...] = ()
    """What is written on the opener, piece by piece."""


class Frontier:
    """The tasks that wait, the best first."""

    def __init__(self, guide: Mapping[str, float]) -> None:
        self._guide = guide
        self._words = frozenset(word for label, weight in guide.items() if weight >= TOLD for word in words(label))
        self._waiting: dict[int, Task] = {}
        self._heap: list[tuple[float, int]] = []
        self._numbers = 0
        self._revealed: dict[Opener, list[frozenset[str]]] = {}
        """What each opener has opened, place by place."""
        self._alike: dict[tuple[str, ...], list[frozenset[str]]] = {}
        """The same of all that are of one build, whatever they are called."""
        self._telling: set[Opener] = set()
        """Those that have opened, where they stand, what documents tell their readers to use."""
        self._queries: Counter[str] = Counter()
        self._tried: Counter[str] = Counter()
        """How often what has a name was tried, wherever it stands."""

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, task: Task) -> None:
        """Keep it for later."""
        self._numbers += 1
        self._waiting[self._numbers] = task
        heapq.heappush(self._heap, (self._cost(task), self._numbers))

    def next(self, here: Collection[str], *, near: float = NEAR, told_first: bool = False) -> Task | None:
        """The best task; first of all one of the states that are open, where it is at most `near` clicks dearer.

        `told_first`: the best of what documents tell to use and nobody tried yet, while there is any.
        """
        if told_first and (told := [(self._cost(task), n) for n, task in self._waiting.items() if self._is_new(task)]):
            return self._take(min(told)[1])
        self._freshen()
        if not self._heap:
            return None
        best = self._heap[0]
        at_hand = [
            (now, number)
            for number, task in self._waiting.items()
            if task.state in here and not task.address and (now := self._cost(task)) - near <= best[0]
        ]
        return self._take(min(at_hand, default=best)[1])

    def has_told(self) -> bool:
        """Whether something waits that documents tell to use and of whose name nothing was tried."""
        return any(map(self._is_new, self._waiting.values()))

    def _take(self, number: int) -> Task:
        task = self._waiting.pop(number)
        if task.address:
            self._queries[route_of(task.address)] += 1
        self._tried[canonical(task.opener.name)] += 1
        return task

    def _is_new(self, task: Task) -> bool:
        """Whether documents tell to use it, and nothing of that name was tried."""
        return self.named(task) >= TOLD and not self._tried[canonical(task.opener.name)]

    def learn(self, task: Task, revealed: frozenset[str], *, moved: bool = False) -> None:
        """Note what a click on the task's opener has brought: controls by role and name, and routes that they lead to.

        One menu stands on many pages, others only look alike. `moved`: it has led to another page.
        """
        self._revealed.setdefault(task.opener, []).append(revealed)
        self._alike.setdefault(task.build, []).append(revealed)
        names = (control.partition(" ")[2] for control in revealed)
        if not moved and any(self._guide.get(name, 0.0) >= TOLD for name in names):
            self._telling.add(task.opener)

    def left(self, why: Reason) -> tuple[Left, ...]:
        """What still waits, as what was not explored."""
        return tuple(Left(task.state, task.opener, why, task.address) for task in self._waiting.values())

    def closed(self, state: str) -> tuple[Opener, ...]:
        """The openers of the state that were not tried, there or where the same stands in the same place."""
        tasks = (task for task in self._waiting.values() if task.state == state and not task.address)
        return tuple(task.opener for task in tasks if not self._is_known(task.opener))

    def _is_known(self, opener: Opener) -> bool:
        """Whether it opened the same wherever it was tried, and that was more than once.

        What comes late, a clock or the rows of a table, may come beside it.
        """
        return _are_same(self._revealed.get(opener, []), at_least=2)

    def _freshen(self) -> None:
        """Put the best task at the top: costs grow while others are tried."""
        while self._heap:
            cost, number = self._heap[0]
            task = self._waiting.get(number)
            if task is not None and (now := self._cost(task)) <= cost + 0.01:
                return
            heapq.heappop(self._heap)
            if task is not None:
                heapq.heappush(self._heap, (now, number))

    def _cost(self, task: Task) -> float:
        named = self.named(task)
        named *= 0.0 if task.data and named < TOLD else FOUND ** self._tried[canonical(task.opener.name)]
        cost = float(task.depth) - task.sooner - NAMED * named
        main = bool(task.address) or task.opener.place in ("navigation", "menubar")
        cost -= MAIN * (main and task.depth == 1 and not task.data)
        if not task.address and self._is_known(task.opener):
            cost += ALIKE
        elif not task.address and task.build and _are_same(self._alike.get(task.build, []), at_least=ENOUGH):
            cost += ALIKE / 2
        elif not task.address:
            told = task.opener in self._telling
            cost += ONCE * (len(self._revealed.get(task.opener, [])) == 1 and not told) - REVEALING * told
            cost += VALUES * (task.opener.role == "combobox")
        elif self._queries[route_of(task.address)]:
            cost += QUERY
        elif query_of(task.address):
            cost += QUERY / 2
        cost += 0.0 if task.opener.name else NAMELESS
        return cost + TASTED * task.data

    def named(self, task: Task) -> float:
        """How much documents speak of what the task is to try, from 0 to 1."""
        label = task.opener.name
        exact = max(self._guide.get(canonical(each), 0.0) for each in (label, *task.labels))
        telling = frozenset() if exact else frozenset(words(label))
        return HINTED if telling and 2 * len(telling & self._words) >= len(telling) else exact


def _are_same(told: Sequence[frozenset[str]], *, at_least: int) -> bool:
    """Whether so many tries or more have all brought the same, or nothing."""
    sizes = sorted(map(len, told))
    if len(told) < at_least or not sizes[-1]:
        return len(told) >= at_least
    return bool(sizes[0]) and len(frozenset.intersection(*told)) >= SAME * sizes[0]
