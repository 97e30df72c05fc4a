"""The page of any record, where a document only describes it: “the order details page”, “the boat's page”."""

from __future__ import annotations

import re

from docwitness.language.wording import stem, words
from docwitness.productmap.states import ProductMap, State

_ITS_PAGE = re.compile(
    r"(?P<thing>[\w -]+?)(?:['’]s)?\s(?:(?:own|details?|detail|overview|profile|record)\s)?(?:page|screen|view)",
    re.IGNORECASE,
)


def record_page(product_map: ProductMap, phrase: str) -> tuple[State, State] | None:
    """The list of what the phrase speaks of, and the page of one of its entries; None where the map has no such pair.

    The list is called by the plural of the thing, and an entry of it leads to the page, whose address has one segment
    more. Which record is meant the phrase leaves to its reader.
    """
    match = _ITS_PAGE.fullmatch(phrase.strip())
    thing = words(match["thing"]) if match and not _is_of_many(match["thing"]) else ()
    for state in product_map.states:
        route, _, last = state.route.rpartition("/")
        if not thing or state.opened or state.status >= 400 or not last.startswith("{"):
            continue
        for entry in product_map.coming.get(state.id, ()):
            listing = product_map.by_id[entry.source]
            called = any(words(name) == thing for name in (listing.title, *listing.headings))
            if entry.data and called and listing.route == route:
                return listing, state
    return None


def _is_of_many(thing: str) -> bool:
    """Whether it is a plural: “the orders page” lists them."""
    last = thing.split()[-1].lower()
    return stem(last) != last
