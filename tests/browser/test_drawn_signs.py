"""A button that shows a sign and has no name is found by the sign; one that is missing proves nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from docwitness.browser.driving.actions import act
from docwitness.browser.witnessing.outcomes import Undecided
from docwitness.locating.targets import Wanted

PLUS = '<svg width="20" height="20" stroke="#333" stroke-width="2"><path d="M10 3v14M3 10h14"/></svg>'
DOTS = '<svg width="20" height="20">{}</svg>'.format("".join(f'<circle cx="10" cy="{y}" r="2"/>' for y in (4, 10, 16)))
LIST = '<svg width="20" height="20" stroke="#333" stroke-width="2"><path d="M3 4h14v12H3z" fill="none"/></svg>'


def page_with(page: Page, *pictures: str) -> None:
    buttons = "".join(f"<button onclick=\"this.dataset.used = 'yes'\">{picture}</button>" for picture in pictures)
    page.set_content(f"<main><h1>Lanes</h1>{buttons}</main>")


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        (Wanted("+", role="button"), 1),
        (Wanted("plus icon", labelled=False), 1),
        (Wanted("⋮"), 2),
        (Wanted("three-dot menu", labelled=False), 2),
    ],
)
def test_the_button_that_shows_the_sign_is_used(blank: Page, wanted: Wanted, place: int) -> None:
    page_with(blank, LIST, PLUS, DOTS)
    done = act(blank, wanted, timeout=0.2)
    assert done.found is not None
    assert done.found.certain
    assert blank.locator("button").nth(place).get_attribute("data-used") == "yes"


def test_a_sign_that_is_not_found_may_be_a_picture_that_cannot_be_read(blank: Page) -> None:
    page_with(blank, LIST)
    with pytest.raises(Undecided):
        act(blank, Wanted("+", role="button"), timeout=0.2)


def test_a_picture_is_known_by_what_the_source_calls_it(blank: Page) -> None:
    blank.set_content(
        "<main><button><svg class='lucide lucide-trash-2' width='20' height='20'></svg></button>"
        "<button><svg class='lucide lucide-pencil' width='20' height='20'></svg></button></main>"
    )
    done = act(blank, Wanted("pencil icon", labelled=False), timeout=0.2)
    assert done.found is not None
    assert done.found.element.box[0] > 20
