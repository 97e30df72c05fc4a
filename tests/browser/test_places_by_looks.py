"""“The menu”, “the list” and “the table” where the product gives no part such a role: readers go by their looks.

Without a role nothing tells that a part is a menu (WAI-ARIA), and who reads the page sees a column at its edge, or
parts of one build one below the other.
"""

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.looking import look
from docwitness.locating.placing.positions import at_position
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import windows_of

SIDE = """<div style="position: fixed; left: 0; top: 0; width: 180px; height: 100vh; background: #eee">
<div style="cursor: pointer">Boats</div><div style="cursor: pointer">Crews</div></div>"""
BAR = """<div style="display: flex; gap: 20px"><div style="cursor: pointer">Boats</div>
<div style="cursor: pointer">Crews</div><div style="cursor: pointer">Bills</div></div>"""
CARDS = "".join(
    f"<div style='cursor: pointer; background: #eee; margin: 9px'><b>{name}</b><div>{port}</div></div>"
    for name, port in (("Boats", "Kiel"), ("Ferries", "Genoa"), ("Tugs", "Cork"))
)
TEXT = "<p style='margin-top: 300px'>Boats</p><p>Crews</p><p>Bills</p>"
SELECT = "<label>Boats <select><option>One</select></label>"


@pytest.mark.parametrize(
    ("html", "place", "there"),
    [
        (SIDE, "menu", True),
        (BAR, "menu", True),
        (f"<div style='margin: 300px'>{BAR}</div>", "menu", None),  # a row of buttons somewhere is no menu
        (CARDS, "list", True),
        (CARDS, "menu", None),
        (TEXT, "list", None),
        (SELECT, "list", True),
        (SELECT, "menu", None),
    ],
)
def test_a_place_is_known_by_its_looks(blank: Page, html: str, place: str, there: bool | None) -> None:
    blank.set_content(f"<title>Harbour</title>{html}<main style='margin-left: 200px'><h1>Harbour</h1></main>")
    window = windows_of(look(blank, nodes=False))[-1]
    found = find_target(window, Wanted("Boats"))
    assert isinstance(found, Found)
    assert at_position(found.element, window, place).holds is there
