"""Signs as documents and sets of icons call them."""

from __future__ import annotations

import pytest

from docwitness.language.pictograms import drawn_sign


@pytest.mark.parametrize(
    ("phrase", "signs"),
    [
        ("the + button", ("+",)),
        ("plus icon", ("+",)),
        ("three dots", ("⋮", "…")),
        ("vertical ellipsis for the row", ("⋮", "…")),
        ("the x on the card", ("×",)),
        ("menu icon in the top bar", ("☰",)),
        ("dots three outline icon", ("⋮", "…")),  # Phosphor
        ("more vert icon", ("⋮", "…")),  # Material
        ("ellipsis v icon", ("⋮", "…")),  # Font Awesome
        ("bars icon", ("☰",)),
        ("plus One", ()),
        ("Add", ()),
        ("dots", ()),
    ],
)
def test_a_sign_is_known_by_the_names_that_people_and_sets_of_icons_have_for_it(
    phrase: str, signs: tuple[str, ...]
) -> None:
    assert drawn_sign(phrase) == signs
