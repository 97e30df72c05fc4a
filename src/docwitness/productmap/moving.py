"""The same map of the same product at another address."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from docwitness.productmap.states import ProductMap, State


def moved_to(product_map: ProductMap, url: str) -> ProductMap:
    """The map with its addresses at that URL's origin: a product that is started for a run changes its port."""
    old, new = _origin(product_map.url), _origin(url)
    if old == new:
        return product_map
    return replace(
        product_map,
        url=_moved(product_map.url, old, new),
        states=tuple(_state(state, old, new) for state in product_map.states),
        left=tuple(replace(left, address=_moved(left.address, old, new)) for left in product_map.left),
    )


def _state(state: State, old: str, new: str) -> State:
    parts = tuple(replace(p, address=_moved(p.address, old, new)) if p.address else p for p in state.parts)
    return replace(state, examples=tuple(_moved(each, old, new) for each in state.examples), parts=parts)


def _moved(address: str, old: str, new: str) -> str:
    inside = address.startswith(old) and address[len(old) : len(old) + 1] in ("", "/", "?", "#")
    return new + address[len(old) :] if inside else address


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
