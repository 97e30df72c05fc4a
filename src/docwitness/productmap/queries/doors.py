"""What leads on from a place to where a label is to be found: which of its controls a page means by a description."""

from __future__ import annotations

from docwitness.productmap.queries.indexing import index_of, label_of
from docwitness.productmap.states import Opener, ProductMap, State, Transition


def door_to(product_map: ProductMap, here: State, label: str) -> Transition | None:
    """The one control of the place that leads to where the label is; None where several do, or the place has it.

    Entries of one list lead to places that are alike: of them any is meant, also where the place is one of these.
    """
    entries, plain = index_of(product_map).entries, label_of(label)
    leading = [t for t in product_map.leaving.get(here.id, ()) if plain in entries[t.target].own]
    listed = [t for t in leading if t.data]
    if plain in entries[here.id].labels:
        leading = [t for t in listed if product_map.by_id[t.target].route == here.route]
    doors: dict[Opener, Transition] = {}
    for transition in leading:
        doors.setdefault(transition.opener, transition)
    only = len(doors) == 1 or (len(listed) == len(leading) and len({t.opener.role for t in listed}) == 1)
    return next(iter(doors.values()), None) if only else None
