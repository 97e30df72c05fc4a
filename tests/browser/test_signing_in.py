"""How a page that asks to sign in is told from what is shown to who has signed in."""

from __future__ import annotations

import pytest

from docwitness.browser.signing_in import is_door
from docwitness.locating.snapshot import Scene, Seen
from docwitness.scenarios.vocabulary import Said

RECIPE = (Said("type", "Email", True, value="ada"), Said("type", "Password", True), Said("click", "Enter", True))


@pytest.mark.parametrize(
    ("shown", "asks"),
    [
        (("textbox Email", "textbox Password", "button Enter"), True),
        (("textbox Email", "textbox Password", "button Save"), False),  # a form about a person has such fields as well
        (("columnheader Email", "button Enter"), False),  # so may a list have such a column
        (("button Enter",), False),
    ],
)
def test_a_door_has_a_field_and_a_button_of_the_recipe(shown: tuple[str, ...], asks: bool) -> None:
    parts = (each.split(" ") for each in shown)
    scene = Scene(tuple(Seen(i, role, name, (0, 0, 9, 9)) for i, (role, name) in enumerate(parts)), (1280, 800))
    assert is_door(scene, RECIPE) is asks


def test_where_a_recipe_only_clicks_what_it_clicks_first_is_the_door() -> None:
    scene = Scene((Seen(0, "link", "Guest access", (0, 0, 9, 9)),), (1280, 800))
    assert is_door(scene, (Said("click", "Guest access", True),))
