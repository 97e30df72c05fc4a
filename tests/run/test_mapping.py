"""A map that was explored for one page is explored on for another, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docwitness.browser.product import Product
from docwitness.locating.examples import SENTENCE
from docwitness.productmap.serializing import from_json, to_json
from docwitness.productmap.states import ProductMap
from docwitness.run.mapping import seeks, with_map
from docwitness.settings import Profile
from tests.productmap.drawn import SHOP, state


@pytest.mark.parametrize(
    ("told", "sought", "onward"),
    [
        (("refund", "settings"), (), False),  # it has them all
        (("refund", "gift cards"), (), True),
        (("refund", "gift cards"), ("gift cards",), False),  # it was explored for that, and found nothing
        (("gift cards", "vouchers"), ("gift cards",), True),
        ((), (), False),
    ],
)
def test_what_no_page_has_told_of_before_is_sought(
    told: tuple[str, ...], sought: tuple[str, ...], onward: bool
) -> None:
    assert seeks(replace(SHOP, sought=sought), told) is onward


def test_what_was_sought_is_kept_with_the_map() -> None:
    assert from_json(to_json(replace(SHOP, sought=("gift cards",)))).sought == ("gift cards",)


def test_what_a_run_may_have_typed_is_data_wherever_it_is_shown() -> None:
    """A board that the last run has made under its example name is in every list of boards, and no change."""
    product = Product(url="http://shop.test", embedded=False, profile=Profile(), may_change=True)
    assert {"Example", SENTENCE} <= set(with_map(product, ProductMap(product.start)).data)


@pytest.mark.parametrize(
    ("user", "label", "counts"),
    [("mira", "Mira", False), ("mira", "mira", True), ("mira", "Moor", True), ("admin", "Admin", False)],
)
def test_who_signs_in_is_data_unless_the_product_has_the_word_for_something_else(
    user: str, label: str, counts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARBOUR_USER", user)
    monkeypatch.setenv("HARBOUR_PASSWORD", "ebb-and-flow")
    recipe = ('I type "${HARBOUR_USER}" into "User"', 'I type "${HARBOUR_PASSWORD}" into "Password"')
    product = Product(url="http://shop.test", embedded=False, profile=Profile(sign_in=recipe), may_change=True)
    known = replace(SHOP, states=(*SHOP.states, state("berths", "/berths", f"button: {label}")))
    data = with_map(product, known).data
    assert (user in data) is counts
    assert "ebb-and-flow" not in data
