"""How a page that asks to sign in is told from what is shown to who has signed in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from docwitness.browser.signing_in import is_door, is_let_in, sign_in_recipe
from docwitness.locating.snapshot import Scene, Seen
from docwitness.scenarios.vocabulary import Said
from docwitness.settings import Profile

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


OPENING = """<form onsubmit="return false"><input type=password aria-label=Password><button>Sign in</button></form>
<script>document.querySelector("button").onclick = () => {
    document.body.innerHTML = "<button>Harbour</button> <i style='display: inline-block'>◌</i>";
    document.querySelector("i").animate({ rotate: ["0turn", "1turn"] }, { duration: 900, iterations: Infinity });
    setTimeout(() => { window.opened = true; document.querySelector("i").remove() }, 2000);
};</script>"""


def test_an_application_that_shows_a_spinner_is_not_open_yet(blank: Page) -> None:
    """What the browser holds at that moment is what later scenarios begin with: half of it would be none."""
    blank.set_content(OPENING)
    recipe = sign_in_recipe(Profile(sign_in=('I type "x" into "Password"', 'I click the "Sign in" button')))
    blank.get_by_role("button").click()
    assert is_let_in(blank, recipe, timeout=1.0)
    assert blank.evaluate("window.opened")
