"""Which texts are the account's data and which the interface's, whoever the account is."""

from __future__ import annotations

from docwitness.language.wording import canonical
from docwitness.productmap.queries.ways import way_to
from docwitness.productmap.states import ProductMap, State
from docwitness.productmap.structure import around, is_control, rows_of

MOST = 2000
"""Texts that are kept: enough for the lists that a map has samples of."""


def data_texts(product_map: ProductMap) -> tuple[str, ...]:
    """The texts that are data: in rows of lists, at the end of a navigation, and what differs between examples.

    A value that is also the label of a control outside of lists, or an option of one, is the interface's; but not on
    the page of one record, which has the record's name in many places.
    """
    general = [state for state in product_map.states if not _is_of_a_record(product_map, state)]
    interface = {canonical(text) for state in general for text in _interface(state)}
    found = (text for state in product_map.states for text in (*state.varying, *_in_rows(state), *_at_the_end(state)))
    told = dict.fromkeys(text for text in found if canonical(text) and canonical(text) not in interface)
    return tuple(told)[:MOST]


def _is_of_a_record(product_map: ProductMap, state: State) -> bool:
    """Whether one comes to it only through an entry of a list."""
    way = way_to(product_map, state.id)
    return way is not None and any(step.data for step in way.steps)


def _in_rows(state: State) -> list[str]:
    """What stands in rows; of a column of them what is the same in each is the product's, “Edit” and the like."""
    rows = rows_of(state.parts)
    lists: dict[int, dict[int, set[str]]] = {}
    for index, row in rows.items():
        part = state.parts[index]
        if part.name and part.role not in ("checkbox", "img", "columnheader"):
            lists.setdefault(state.parts[row].parent, {}).setdefault(row, set()).add(part.name)
    found: list[str] = []
    for told in lists.values():
        everywhere = set.intersection(*told.values()) if len(told) > 1 else set()
        found += [text for texts in told.values() for text in texts - everywhere]
    return found


def _at_the_end(state: State) -> list[str]:
    """Texts behind the last control of a navigation or banner: they head nothing, and tell who is signed in, say."""
    last = {
        around_it: i for i, part in enumerate(state.parts) if is_control(part) for around_it in around(state.parts, i)
    }
    return [
        part.name
        for index, part in enumerate(state.parts)
        if part.text and (frame := _frame_of(state, index)) is not None and index > last.get(frame, index)
    ]


def _frame_of(state: State, index: int) -> int | None:
    """The navigation or banner in which a text stands that is in no control."""
    found = list(around(state.parts, index))
    used = any(is_control(state.parts[i]) or state.parts[i].role == "heading" for i in found)
    return None if used else next((i for i in found if state.parts[i].role in ("navigation", "banner")), None)


def _interface(state: State) -> list[str]:
    rows = rows_of(state.parts)
    told = [part.name for index, part in enumerate(state.parts) if index not in rows and is_control(part)]
    told += [part.name for part in state.parts if part.role in ("columnheader", "label", "tab", "menuitem")]
    varying = set(state.varying)
    return [text for text in (*told, *(o for part in state.parts for o in part.options)) if text not in varying]
