"""What leads on from a place to where a label is to be found: which of its controls a page means by a description."""

from __future__ import annotations

from docwitness.productmap.queries.indexing import index_of, label_of
from docwitness.productmap.states import Opener, ProductMap, State, Transition


def door_to(product_map: ProductMap, here: State, label: str, *, any_of: bool = False) -> Transition | None:
    """The one control of the place that leads to where the label is; None where several do, or the place has it.

    Entries of one list lead to places that are alike: of them any is meant, also where the place is one of these.
    With `any_of` links of the navigation count as such a list: “open the account that you want”.
    """
    entries, plain = index_of(product_map).entries, label_of(label)
    leading = [t for t in product_map.leaving.get(here.id, ()) if plain in entries[t.target].own]
    listed = [t for t in leading if t.data or (any_of and t.kind == "link" and t.opener.place == "navigation")]
    if plain in entries[here.id].labels:
        leading = listed = [t for t in listed if t.target != here.id]
    doors: dict[Opener, Transition] = {}
    for transition in leading:
        doors.setdefault(transition.opener, transition)
    alike = len(listed) == len(leading) and len({(t.opener.role, t.opener.place) for t in listed}) == 1
    return next(iter(doors.values()), None) if len(doors) == 1 or alike else None
