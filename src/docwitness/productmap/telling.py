"""The product map in words, for a terminal and for a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from docwitness.productmap.queries.ways import way_to
from docwitness.productmap.states import REASONS, ProductMap, State

_SHOWN = 3
"""Labels of each reason that are shown."""


def age(product_map: ProductMap, *, now: float) -> str:
    """How old the map is, in words; `now` is in seconds since 1970."""
    if not product_map.explored:
        return "by hand"
    minutes = int((now - datetime.fromisoformat(product_map.explored).timestamp()) / 60)
    if minutes < 1:
        return "just now"
    for unit, length in (("day", 1440), ("hour", 60), ("minute", 1)):
        if minutes >= length:
            number = minutes // length
            return f"{number} {unit}{'s' * (number > 1)} ago"
    return "just now"


def in_a_sentence(product_map: ProductMap, *, now: float) -> str:
    """How much of the product is on the map, and how old it is."""
    if product_map.by_hand:
        return f"{len(product_map.states)} states, by hand"
    rest = "" if product_map.complete else "; there was no time for the rest"
    return f"{len(product_map.states)} states, explored {age(product_map, now=now)}{rest}"


def told(product_map: ProductMap, *, now: float) -> Iterator[str]:
    """The map as lines: each state with the way to it, then what was left."""
    yield f"{'State':44}  {'Route':40}  Way"
    for state in product_map.states:
        way = way_to(product_map, state.id)
        shown = " > ".join(step.opener.label for step in way.steps) if way else "?"
        yield f"{_short(kind_and_name(state), 44):44}  {_short(state.route, 40):40}  {_short(shown, 70)}"
    yield ""
    counts = f"{len(product_map.states)} states, {len(product_map.transitions)} transitions"
    how = f"explored {age(product_map, now=now)} in {product_map.seconds:.0f} s"
    yield f"{counts}, {how}; {'complete' if product_map.complete else 'not complete: there was no time for the rest'}."
    yield from left_in_words(product_map)
    if product_map.blocked:
        yield f"Stopped: {', '.join(product_map.blocked[:5])}{' …' * (len(product_map.blocked) > 5)}"


def kind_and_name(state: State) -> str:
    """What the state is called, after what is open on its page."""
    if not state.opened:
        return state.name
    if state.windows and state.windows[0]:
        return f"window: {state.windows[0]}"
    return f"{state.opened[-1].role}: {state.opened[-1].label}"


def left_in_words(product_map: ProductMap) -> Iterator[str]:
    """What was not explored, by reason, a line each."""
    counted = Counter(left.why for left in product_map.left)
    for why, number in counted.most_common():
        labels = dict.fromkeys(left.opener.label for left in product_map.left if left.why == why)
        named = ", ".join(f"“{_short(label, 40)}”" for label in list(labels)[:_SHOWN])
        more = " …" if len(labels) > _SHOWN else ""
        yield f"Not explored, {REASONS[why]}: {number} ({named}{more})"


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
