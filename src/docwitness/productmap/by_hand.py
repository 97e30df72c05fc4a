"""A map by hand: ways that somebody has written down, with the addresses that they lead to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urljoin

from docwitness.language.paths import PATH
from docwitness.language.wording import canonical
from docwitness.productmap.routes import route_of, without_fragment
from docwitness.productmap.states import Opener, Part, ProductMap, State, Transition


def with_ways(product_map: ProductMap, ways: Mapping[str, str]) -> ProductMap:
    """The map with ways such as "Settings > Users" = "/users"; a state that is known at the address is that state."""
    found = product_map
    for way, address in ways.items():
        found = _with_way(found, tuple(part.strip() for part in PATH.split(way)), urljoin(found.url, address))
    return replace(found, by_hand=product_map.by_hand or not product_map.states)


def _with_way(product_map: ProductMap, labels: tuple[str, ...], address: str) -> ProductMap:
    if not product_map.states:
        product_map = replace(product_map, states=(_state(product_map.url, "The start", 0),))
    known = {without_fragment(a): s for s in product_map.states if not s.opened for a in s.examples}
    target = known.get(without_fragment(address)) or _state(address, labels[-1], len(labels))
    states, transitions = list(product_map.states), list(product_map.transitions)
    here = states[0]
    for number, label in enumerate(labels, 1):
        there = target if number == len(labels) else _menu(here, label)
        if all(state.id != there.id for state in states):
            states.append(there)
        kind = "link" if number == len(labels) else "menu"
        taken = Transition(here.id, there.id, kind, Opener("link" if kind == "link" else "button", label))  # type: ignore[arg-type]
        if not _is_known(transitions, taken) and taken.source != taken.target:
            transitions.append(taken)
        here = there
    return replace(product_map, states=tuple(states), transitions=tuple(transitions))


def _is_known(transitions: list[Transition], taken: Transition) -> bool:
    label = canonical(taken.opener.name)
    same = (t for t in transitions if (t.source, t.target) == (taken.source, taken.target))
    return any(canonical(each.opener.name) == label for each in same)


def _state(address: str, title: str, depth: int) -> State:
    return State(_id(address), route_of(address), (address,), title, (title,), depth=depth)


def _menu(base: State, label: str) -> State:
    opened = (*base.opened, Opener("button", label))
    parts = (Part("button", label),)
    return State(
        _id(base.id + label), base.route, base.examples, base.title, base.headings, (label,), parts, opened,
        depth=base.depth + 1,
    )  # fmt: skip


def _id(told: str) -> str:
    return hashlib.sha256(f"by hand\n{told}".encode()).hexdigest()[:12]
