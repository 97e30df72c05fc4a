"""Whether a label is absent at a place, where else it is, and what it has become. Hints, which a run has to confirm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docwitness.language.wording import likeness, words
from docwitness.productmap.queries.indexing import index_of, label_of, labels_in
from docwitness.productmap.queries.ways import Way, way_to, ways_within
from docwitness.productmap.states import ProductMap, State
from docwitness.productmap.structure import is_control, rows_of

_CLICKED = ("button", "link", "tab", "menuitem")
ALIKE = 0.55
"""From this likeness on a label may be what another one has become."""


@dataclass(frozen=True, slots=True)
class Absence:
    """What the map knows of a label that is not where it was looked for."""

    certain: bool
    """Whether everything that can be opened at the place was opened, so that the label is nowhere there."""
    unopened: tuple[str, ...]
    """What could have been opened and was not."""
    elsewhere: tuple[Way, ...]
    """The ways to other places that have it, the nearest first: “now at …”. They prove nothing of the sentence."""
    became: tuple[str, ...]
    """Labels of the place that may be what it has become, the likeliest first."""


def absence_of(product_map: ProductMap, state: str, label: str) -> Absence | None:
    """What the map knows of the label's absence at the state and all that is opened from it; None where it is there."""
    here = [product_map.by_id[state], *(product_map.by_id[each] for each in ways_within(product_map, state))]
    plain = label_of(label)
    if any(plain in labels_in(each) or _is_written(each, plain) for each in here):
        return None
    unopened = tuple(dict.fromkeys(opener.label for each in here for opener in each.closed))
    at = [
        s
        for s in product_map.states
        if s.id != state and s not in here and plain in index_of(product_map).entries[s.id].own
    ]
    ways = [way for each in at if (way := way_to(product_map, each.id))]
    return Absence(
        certain=not unopened and not product_map.by_hand,
        unopened=unopened,
        elsewhere=tuple(sorted(ways, key=lambda way: way.cost))[:3],
        became=_became(product_map, here, label),
    )


def _is_written(state: State, plain: str) -> bool:
    """Whether the label is to be read there as a text: then it is not absent, whatever it is."""
    return any(label_of(part.name) == plain for part in state.parts)


def _became(product_map: ProductMap, here: Iterable[State], label: str) -> tuple[str, ...]:
    """Labels that this one may have become: those that are alike, then those that are left over.

    By elimination: controls to click that only this place has.
    """
    index = index_of(product_map)
    alike: list[tuple[float, str]] = []
    left: list[tuple[float, str]] = []
    for state in here:
        rows = rows_of(state.parts)
        own = index.entries[state.id].own
        for number, part in enumerate(state.parts):
            plain = label_of(part.name)
            if not is_control(part) or number in rows or not plain:
                continue
            near = likeness(label, part.name)
            if near >= ALIKE or set(words(label)) & set(words(part.name)):
                alike.append((near, part.name))
            elif part.role in _CLICKED and plain in own:
                left.append((index.rarity(plain), part.name))
    ranked = [name for _, name in sorted(alike, key=lambda each: -each[0])]
    rest = [name for _, name in sorted(left, key=lambda each: -each[0])]
    return tuple(dict.fromkeys((*ranked, *rest)))[:5]
