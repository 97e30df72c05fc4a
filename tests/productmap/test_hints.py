"""What the map adds to what a run has seen, in words."""

from __future__ import annotations

import pytest

from docwitness.productmap.queries.hints import hint_about, place_with, placeholder, state_at
from docwitness.productmap.states import ProductMap
from tests.productmap.drawn import SHOP, URL, leads, state


def test_a_state_is_known_by_its_address_and_by_what_is_open() -> None:
    assert getattr(state_at(SHOP, f"{URL}orders"), "id", None) == "orders"
    assert getattr(state_at(SHOP, f"{URL}orders/1002"), "id", None) == "order"
    assert state_at(SHOP, f"{URL}nowhere") is None


def test_a_label_that_is_elsewhere_is_told_with_the_way() -> None:
    assert hint_about(SHOP, SHOP.by_id["orders"], "Add a rate") == "By the product map it is at “Settings > Taxes”."


def test_where_all_was_opened_what_is_left_over_is_told() -> None:
    told = hint_about(SHOP, SHOP.by_id["products"], "Collections")
    assert "it was nowhere" in told
    assert "“Groupings”" in told


def test_nothing_is_told_of_a_label_that_may_be_in_what_was_not_opened() -> None:
    assert hint_about(SHOP, SHOP.by_id["staff"], "Deactivate") == ""


def test_the_head_of_a_way_that_is_no_label_is_left_out_and_that_is_told() -> None:
    found = placeholder(SHOP, ("Your shop", "Settings", "Taxes"))
    assert found is not None
    assert found[0] == ("Settings", "Taxes")
    assert "“Your shop” is no label of the product" in found[1]


def test_a_way_that_fits_needs_no_placeholder() -> None:
    assert placeholder(SHOP, ("Settings", "Taxes")) is None


def test_the_place_of_a_label_is_the_one_that_has_most_of_the_others() -> None:
    assert place_with(SHOP, ("Add a rate",), about="Rates") == "Settings > Taxes"
    assert place_with(SHOP, ("Title", "Save"), about="A new product") == "Products > Add a product"
    assert place_with(SHOP, ("Title", "Save"), about="Disable an account") is None


@pytest.mark.parametrize(("about", "place"), [("Guests tab", None), ("Tab settings", "Preferences")])
def test_a_place_is_not_told_by_the_kind_of_thing_that_a_section_is_about(about: str, place: str | None) -> None:
    """“Tab” in a heading says what its subject is shown in, and not which."""
    states = (
        state("home", "/", "link: Preferences", heading="Home"),
        state("prefs", "/prefs", "searchbox: Search", "button: Help", heading="Tab settings"),
    )
    found = ProductMap(URL, states=states, transitions=(leads("home", "prefs", "Preferences"),))
    assert place_with(found, ("Search", "Help"), about=about) == place


def test_a_label_that_every_page_has_is_in_no_place() -> None:
    assert place_with(SHOP, ("Orders",), about="Orders") is None
    assert place_with(SHOP, ("Rocket",), about="Rockets") is None
