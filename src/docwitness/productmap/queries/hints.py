"""What the map can add to what a run has seen: in words, for a person. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from docwitness.language.nouns import NOUNS, WINDOWS
from docwitness.language.wording import words
from docwitness.productmap.queries.absence import absence_of
from docwitness.productmap.queries.indexing import index_of, label_of
from docwitness.productmap.queries.path_fitting import Fit, fit_path
from docwitness.productmap.queries.ways import way_to
from docwitness.productmap.routes import is_of, route_of, without_fragment
from docwitness.productmap.states import ProductMap, State


def state_at(product_map: ProductMap, url: str, windows: Sequence[str] = ()) -> State | None:
    """The state of the map that is at the address with these windows open over the page; None where none is known."""
    here = without_fragment(url)
    exact = [state for state in product_map.states if here in map(without_fragment, state.examples)]
    states = exact or [state for state in product_map.states if state.route == route_of(url) or is_of(url, state.route)]
    fitting = [state for state in states if state.windows[:1] == tuple(windows[:1])] or states
    return min(fitting, key=lambda state: len(state.opened), default=None)


def hint_about(product_map: ProductMap, here: State | None, label: str) -> str:
    """Where else a label is that was not found here, or what it may have become; empty where the map knows nothing."""
    if here is None or (absence := absence_of(product_map, here.id, label)) is None:
        return ""
    if absence.elsewhere:
        told = (way.told or "the start" for way in absence.elsewhere[:2] if way.told is not None)
        ways = " or ".join(f"“{way}”" for way in told)
        return f"By the product map it is at {ways}." if ways else ""
    if not absence.certain:
        return ""
    became = f" Left over there: {', '.join(f'“{name}”' for name in absence.became[:3])}." if absence.became else ""
    return f"By the product map, all that opens here was opened, and it was nowhere.{became}"


def placeholder(product_map: ProductMap, labels: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """The way to walk where the head of a told one is no label of the product, and what it was taken for, in words.

    “Your site > Settings > Taxes” begins at an entry of a list, or says only whose settings are meant.
    """
    fit = fit_path(product_map, labels)
    if fit is None or not fit.head:
        return None
    rest = tuple(labels[len(fit.head) :])
    head = " > ".join(fit.head)
    if not fit.entry:
        return rest, f"“{head}” is no label of the product and was left out"
    way = _to_entry(product_map, fit)
    taken = f"“{fit.entry}” was taken, an entry of the list that leads there"
    return (*way, *rest), f"“{head}” is no label of the product; {taken}"


def _to_entry(product_map: ProductMap, fit: Fit) -> tuple[str, ...]:
    first = fit.steps[0].source if fit.steps else fit.state
    way = way_to(product_map, first)
    return way.labels if way and way.told else ()


def place_with(product_map: ProductMap, labels: Sequence[str], *, about: str) -> str | None:
    """The way to the state that has the first of the labels and most of the others, half of all at least.

    None where several have as many, where it has none of several others, or where it is called by no word of what
    the labels are told `about` (“tab” tells of none), unless the first of them is of several words: many a form has
    “Active” and “Save”.
    """
    index = index_of(product_map)
    plain = list(dict.fromkeys(label_of(label) for label in labels))
    there = {state.id: index.entries[state.id].labels for state in product_map.states if state.status < 400}
    shared = {state: sum(label in labels for label in plain) for state, labels in there.items() if plain[0] in labels}
    most = max(shared.values(), default=0)
    telling = {word for word in words(about) if word not in NOUNS and word not in WINDOWS}
    named = {state for state in shared if telling & (index.entries[state].heads - index.common)}
    best = [product_map.by_id[state] for state, number in shared.items() if number == most]
    pages = {state.route for state in best}
    if len(pages) != 1 or most < max(min(2, len(plain)), len(plain) / 2):  # what is in many places tells of none
        return None
    several = len(words(labels[0])) > 1
    best = [state for state in best if several or state.id in named]
    ways = [way for state in best if (way := way_to(product_map, state.id)) and way.told]
    nearest = min(ways, key=lambda way: way.cost, default=None)
    return nearest.told if nearest else None
