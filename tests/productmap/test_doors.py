"""Which control of a place leads to what a page names next."""

from __future__ import annotations

import pytest

from docwitness.productmap.queries.doors import door_to
from docwitness.productmap.states import ProductMap
from tests.productmap.drawn import SHOP, URL, leads, state


def door(product_map: ProductMap, here: str, label: str) -> str | None:
    found = door_to(product_map, product_map.by_id[here], label)
    return found.opener.name if found else None


TWO = ProductMap(
    URL,
    states=(
        state("boards", "/boards", "link: Ada", "link: Bell", "button: Tools"),
        state("board", "/boards/{name}", "link: Ada", "link: Bell", "button: Archive", "button: Tools"),
        state("tools", "/boards", "link: Ada", "menuitem: Merge", opened=("Tools",)),
        state("more", "/boards", "link: Ada", "menuitem: Merge", opened=("More",)),
    ),
    transitions=(
        leads("boards", "board", "Ada", data=True), leads("boards", "board", "Bell", data=True),
        leads("board", "board", "Bell", data=True),
        leads("boards", "tools", "Tools", "menu"), leads("boards", "more", "More", "menu"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("here", "label", "name"),
    [
        ("boards", "Archive", "Ada"),  # any entry of the list will do
        ("board", "Archive", "Bell"),  # also where one of them is open
        ("boards", "Merge", None),  # two menus have it
        ("boards", "Nowhere", None),
    ],
)
def test_what_leads_on_is_an_entry_of_a_list_or_the_only_control_that_does(here: str, label: str, name: str) -> None:
    assert door(TWO, here, label) == name


def test_what_is_at_the_place_already_needs_no_door() -> None:
    assert door(SHOP, "orders", "Export") is None
    assert door(SHOP, "orders", "Status") == "Filter"
