"""The ways through the map: from where scenarios start to a state, by as few and as telling clicks as there are."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from docwitness.productmap.states import ProductMap, Transition

_FIXED = ("navigation", "menubar", "banner", "complementary", "tablist")
"""Landmarks that are on every page: who is told to click there finds it."""


@dataclass(frozen=True, slots=True)
class Way:
    """Transitions, one after the other."""

    steps: tuple[Transition, ...]
    cost: float

    @property
    def labels(self) -> tuple[str, ...]:
        """What is clicked."""
        return tuple(step.opener.name for step in self.steps)

    @property
    def nameable(self) -> bool:
        """Whether a person can be told the way: everything on it has a name."""
        return all(self.labels)


def way_to(product_map: ProductMap, state: str) -> Way | None:
    """The best way from the first state to that one; None where none is known."""
    if "ways" not in product_map.memory:
        product_map.memory["ways"] = _ways(product_map)
    known: dict[str, Way] = product_map.memory["ways"]
    return known.get(state)


def _ways(product_map: ProductMap) -> dict[str, Way]:
    """The best way to every state (Dijkstra)."""
    if not product_map.states:
        return {}
    found: dict[str, Way] = {}
    counter = 0
    waiting: list[tuple[float, int, str, tuple[Transition, ...]]] = [(0.0, 0, product_map.states[0].id, ())]
    while waiting:
        cost, _, here, steps = heapq.heappop(waiting)
        if here in found:
            continue
        found[here] = Way(steps, cost)
        for transition in product_map.leaving.get(here, ()):
            if transition.target not in found:
                counter += 1
                taken = cost + _cost(transition)
                heapq.heappush(waiting, (taken, counter, transition.target, (*steps, transition)))
    return found


def _cost(transition: Transition) -> float:
    cost = 1.0
    cost += 0.0 if transition.opener.place in _FIXED else 0.4
    cost += 0.0 if transition.opener.name else 3.0
    return cost + 1.5 * transition.data


def ways_within(product_map: ProductMap, state: str) -> Iterator[str]:
    """The states that are opened from that one without leaving its page: menus, windows, tabs, disclosures."""
    seen, waiting = {state}, [state]
    while waiting:
        for transition in product_map.leaving.get(waiting.pop(), ()):
            target = product_map.by_id[transition.target]
            if target.opened and target.id not in seen:
                seen.add(target.id)
                waiting.append(target.id)
                yield target.id
