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
        ("board", "Archive", None),
        ("boards", "Merge", None),  # two menus have it
        ("boards", "Nowhere", None),
    ],
)
def test_what_leads_on_is_an_entry_of_a_list_or_the_only_control_that_does(here: str, label: str, name: str) -> None:
    assert door(TWO, here, label) == name


def test_of_links_in_the_navigation_any_is_meant_where_a_page_names_none() -> None:
    """Where one of them is open, another one shows that it was opened."""
    nav = [leads(a, b, b.title(), place="navigation") for a in ("home", "ann", "bob") for b in ("ann", "bob")]
    states = (state("home", "/"), *(state(n, f"/{n}", "button: Rename", heading=n.title()) for n in ("ann", "bob")))
    people = ProductMap(URL, (*states, *(state(f"p{i}", f"/p{i}") for i in range(4))), tuple(nav))
    found = [door_to(people, people.by_id[here], "Rename", any_of=True) for here in ("home", "ann")]
    assert [t.opener.name if t else None for t in found] == ["Ann", "Bob"]
    assert door_to(people, people.by_id["home"], "Rename") is None


def test_what_is_at_the_place_already_needs_no_door() -> None:
    assert door(SHOP, "orders", "Export") is None
    assert door(SHOP, "orders", "Status") == "Filter"
