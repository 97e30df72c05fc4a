"""What is to be explored next: the openers and addresses that were seen, in the order in which they are tried."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from docwitness.language.wording import canonical
from docwitness.productmap.routes import query_of, route_of
from docwitness.productmap.states import Left, Opener, Reason

NAMED = 4.0
"""Clicks that what documents tell their readers to use is brought forward by."""
ELSEWHERE = 3.0
"""Clicks that an opener is put back by which was tried at another route, and a further query of one path as well."""
TASTED = 0.5
"""Clicks that an entry of a list is put back by: what is the product's own comes first."""
TOLD = 1.0
"""How much documents speak of what they tell their readers to use."""
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


class Frontier:
    """The tasks that wait, the best first."""

    def __init__(self, guide: Mapping[str, float]) -> None:
        self._guide = guide
        self._waiting: dict[int, Task] = {}
        self._heap: list[tuple[float, int]] = []
        self._numbers = 0
        self._tried: Counter[Opener] = Counter()
        self._queries: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, task: Task) -> None:
        """Keep it for later."""
        self._numbers += 1
        self._waiting[self._numbers] = task
        heapq.heappush(self._heap, (self._cost(task), self._numbers))

    def next(self, here: str) -> Task | None:
        """The best task; of those that are as good, one of the state that is open."""
        self._freshen()
        if not self._heap:
            return None
        best = self._heap[0]
        near = [
            (cost, number) for cost, number in self._heap
            if number in self._waiting and self._waiting[number].state == here and cost - NEAR <= best[0]
        ]  # fmt: skip
        chosen = min(near, default=best)
        task = self._waiting.pop(chosen[1])
        self._tried[task.opener] += 1
        if task.address:
            self._queries[route_of(task.address)] += 1
        return task

    def left(self, why: Reason) -> tuple[Left, ...]:
        """What still waits, as what was not explored."""
        return tuple(Left(task.state, task.opener, why, task.address) for task in self._waiting.values())

    def closed(self, state: str) -> tuple[Opener, ...]:
        """The openers of the state that were not tried, there or where the same stands in the same place."""
        tasks = (task for task in self._waiting.values() if task.state == state and not task.address)
        return tuple(task.opener for task in tasks if not (task.opener.place and self._tried[task.opener]))

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
        named = self.named(task.opener.name)
        cost = float(task.depth) - NAMED * (0.0 if task.data and named < TOLD else named)
        if not task.address and self._tried[task.opener]:
            cost += ELSEWHERE
        if task.address and (query_of(task.address) or self._queries[route_of(task.address)]):
            cost += ELSEWHERE * (1 if self._queries[route_of(task.address)] else 0.5)
        return cost + TASTED * task.data

    def named(self, label: str) -> float:
        """How much documents speak of a control of that name, from 0 to 1."""
        return self._guide.get(canonical(label), 0.0)
