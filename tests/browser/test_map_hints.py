"""What the product map adds to doubts: a control that several pages have tells of none of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docwitness.browser.witnessing.map_hints import MapHints
from docwitness.productmap.serializing import to_json
from docwitness.productmap.states import Part
from tests.productmap.drawn import SHOP


@pytest.mark.parametrize(
    ("label", "several"),
    [
        ("More", True),  # each page has a menu of its own behind it
        ("Refund", False),
        ("Orders", False),  # on every page, and leads to the same from each
    ],
)
def test_a_control_of_several_pages_tells_of_none_of_them(tmp_path: Path, label: str, several: bool) -> None:
    more = Part("button", "More", (10, 60, 80, 20), 0)
    states = [
        replace(state, parts=(*state.parts, more)) if state.id in ("staff", "products") else state
        for state in SHOP.states
    ]
    file = tmp_path / "map.json"
    file.write_text(to_json(replace(SHOP, states=tuple(states))), encoding="utf-8")
    assert MapHints(str(file)).is_on_several(label) is several
