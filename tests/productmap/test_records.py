"""A page that is only said to be that of some record: English makes it of the noun for the record, in the singular."""

from __future__ import annotations

import pytest

from docwitness.productmap.queries.records import record_page
from tests.productmap.drawn import SHOP


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("order details page", ("orders", "order")),
        ("order's page", ("orders", "order")),
        ("order’s detail page", ("orders", "order")),
        ("orders page", None),  # that lists them
        ("product details page", None),  # the map has no page of a product
        ("details page", None),
        ("order", None),
    ],
)
def test_the_page_of_a_record_is_known_by_its_list(phrase: str, found: tuple[str, str] | None) -> None:
    pair = record_page(SHOP, phrase)
    assert (pair and tuple(each.id for each in pair)) == found
