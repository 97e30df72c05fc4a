"""The ways through the map: from where scenarios start to a state, by as few and as telling clicks as there are."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from docwitness.language.paths import PATH
from docwitness.productmap.states import Opener, ProductMap, State, Transition

FRAME = ("navigation", "menubar", "banner", "complementary", "tablist")
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
    def told(self) -> str | None:
        """The way as a person is told it: “Orders > Edit (2) > Notes”. None where a name on it is a way itself."""
        labels = [_told(step.opener) for step in self.steps]
        return None if any(PATH.search(label) for label in labels) else " > ".join(labels)


def _told(opener: Opener) -> str:
    """The opener's name, or that it has none; where several are called so, which of them it is."""
    return f"{opener.label} ({opener.ordinal + 1})" if opener.ordinal else opener.label


def end_of(product_map: ProductMap, told: str) -> tuple[State, Way] | None:
    """The state that the way leads to, which is told as `Way.told` has it, and the way; None where there is none."""
    ends: dict[str, tuple[State, Way]] | None = product_map.memory.get("ends")
    if ends is None:
        known = ((state, way) for state in product_map.states if (way := way_to(product_map, state.id)) and way.steps)
        ends = {}
        for state, way in known:
            ends.setdefault(way.told or "", (state, way))
        product_map.memory["ends"] = ends
    return ends.get(told) if told else None


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
    cost += 0.0 if transition.opener.place in FRAME else 0.4
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
