"""Documentation coverage: what no page speaks of, and what pages speak of that is not there."""

from __future__ import annotations

import re

from docwitness.procedures.reader import read_procedure
from docwitness.productmap.drawing import HEIGHT, WIDTH, draw
from docwitness.productmap.page_coverage import Coverage, coverage_in_words, coverage_of
from docwitness.reading import read_page
from docwitness.reports.web.coverage_page import render_coverage
from tests.productmap.drawn import SHOP

PAGE = """# Taxes

Go to **Settings > Taxes** and click **Add a rate**.

Staff is managed by your administrator.

![Orders, Products and Order 1001](overview.png)

Click **Levies**.
"""


def covered() -> Coverage:
    return coverage_of(SHOP, [read_procedure(read_page(PAGE, source="taxes.md"))])


def test_a_state_that_readers_are_told_to_come_to_is_documented() -> None:
    assert {each.state for each in covered().of("documented")} == {"menu", "taxes"}


def test_a_name_in_a_sentence_mentions_a_state_and_one_in_the_text_of_a_picture_does_not() -> None:
    assert {each.state for each in covered().of("mentioned")} >= {"staff"}
    assert {"orders", "products", "order", "add", "filter"} <= {each.state for each in covered().of("undocumented")}


def test_labels_that_no_page_speaks_of_are_told() -> None:
    taxes = next(each for each in covered().covered if each.state == "taxes")
    assert (taxes.told, taxes.untold) == (("Add a rate",), ("Include taxes in prices",))


def test_what_the_map_has_nowhere_is_told_with_its_line() -> None:
    assert [(m.label, m.location.line) for m in covered().gone] == [("Levies", 9)]


def test_the_share_is_of_states() -> None:
    lines = list(coverage_in_words(SHOP, covered()))
    assert lines[0].startswith("22% of 9 states are documented: 2 documented")


def test_the_page_is_one_file_without_network() -> None:
    page = render_coverage(SHOP, covered(), product="http://shop.test/", now=1767225600.0)
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert loaded
    assert all(each.startswith(("./map/", "#")) for each in loaded)
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_names_from_the_product_are_text() -> None:
    page = render_coverage(SHOP, covered(), product="<script>alert(1)</script>", now=1767225600.0)
    assert "<script>alert" not in page


def test_boxes_do_not_lie_over_each_other() -> None:
    parents = {"a": None, "b": "a", "c": "a", "d": "b", "e": "b", "f": None, **{f"x{i}": "f" for i in range(9)}}
    spots = draw(parents).spots
    assert len(spots) == len(parents)
    for one in spots:
        for other in spots:
            if one is not other:
                assert abs(one.x - other.x) >= WIDTH or abs(one.y - other.y) >= HEIGHT
