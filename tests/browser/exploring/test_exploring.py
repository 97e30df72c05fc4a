"""Exploring finds what there is and changes nothing, counted at the server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from docwitness.browser.exploring.exploration import Exploration, explore_with
from docwitness.browser.exploring.frontier import Bounds
from docwitness.browser.exploring.quietness import Quietness
from docwitness.browser.product import Product
from docwitness.productmap.data_texts import data_texts
from docwitness.productmap.queries.ways import way_to
from docwitness.productmap.states import ProductMap, State
from docwitness.settings import Profile
from tests.browser.exploring.speaking import speaking_product
from tests.browser.exploring.tempting import NAMES, Tempting, tempting_product


@pytest.fixture(scope="module")
def tempting() -> Iterator[Tempting]:
    with tempting_product() as product:
        yield product


def explored(
    browser: Browser, url: str, *, bounds: Bounds | None = None, known: ProductMap | None = None
) -> ProductMap:
    product = Product(url=url, embedded=False, profile=Profile(), may_change=False)
    start = known or ProductMap(product.start)
    return explore_with(browser, Exploration(product, {}, bounds or Bounds(seconds=90), start, lambda *_: None))


@pytest.fixture(scope="module")
def found(chromium: Browser, tempting: Tempting) -> ProductMap:
    return explored(chromium, tempting.url)


def by_heading(found: ProductMap, heading: str) -> list[State]:
    return [state for state in found.states if heading in state.headings]


def test_nothing_that_changes_the_product_reaches_it(found: ProductMap, tempting: Tempting) -> None:
    assert ("GET", "/rooms/1") in tempting.requests
    assert tempting.changes == []


def test_what_was_stopped_is_listed(found: ProductMap) -> None:
    assert {"POST /seen", "SOCKET /live", "GET /rooms/1/delete", "POST /purge-all"} <= set(found.blocked)


def test_what_is_not_explored_is_listed_with_the_reason(found: ProductMap) -> None:
    left = {(each.opener.name, each.why) for each in found.left}
    assert {("Log out", "lasting"), ("Good bye", "lasting"), ("Stop the news", "lasting")} <= left
    assert {("Join", "blocked"), ("Delete", "lasting"), ("Remove", "lasting"), ("Help", "elsewhere")} <= left


def test_pages_windows_menus_tabs_and_disclosures_are_states(found: ProductMap) -> None:
    kinds = {(transition.opener.name, transition.kind) for transition in found.transitions}
    assert {("Rooms", "link"), ("More", "menu"), ("About", "dialog"), ("Mail", "tab")} <= kinds
    assert ("Equipment", "disclosure") in kinds
    assert by_heading(found, "Reports"), "which only a menu leads to"


def test_a_list_is_sampled_and_its_entries_are_one_state(found: ProductMap) -> None:
    rooms = [state for state in found.states if state.headings[:1] in {(f"Room {name}",) for name in NAMES}]
    assert {state.route for state in rooms} == {"/rooms/{id}"}
    assert len({state.id for state in rooms if not state.opened}) == 1
    assert len(rooms[0].examples) == 2


def test_what_differs_between_entries_is_data(found: ProductMap) -> None:
    data = data_texts(found)
    assert {"Ada", "Bell", "Hertz"} <= set(data)
    assert not {"Rooms", "Settings", "Delete", "Name", "Hold", "General"} & set(data)


def test_the_way_to_a_state_is_the_shortest_that_can_be_told(found: ProductMap) -> None:
    way = way_to(found, by_heading(found, "Settings")[0].id)
    assert way is not None
    assert way.labels == ("Settings",)


def test_a_second_exploration_goes_on_where_the_first_was_left(chromium: Browser, tempting: Tempting) -> None:
    first = explored(chromium, tempting.url, bounds=Bounds(states=3, seconds=90))
    assert len(first.states) == 3
    assert not first.complete
    assert any(left.why == "states" for left in first.left)
    whole = explored(chromium, tempting.url, known=first)
    assert whole.complete
    assert by_heading(whole, "Settings")


def test_an_embedded_product_may_be_changed_but_no_one_signs_out_of_it(chromium: Browser) -> None:
    with tempting_product() as told:
        product = Product(url=told.url, embedded=True, profile=Profile(), may_change=True)
        bounds = Bounds(states=4, seconds=60)
        explore_with(chromium, Exploration(product, {}, bounds, ProductMap(product.start), lambda *_: None))
    assert ("POST", "/seen") in told.requests
    assert ("GET", "/logout") not in told.requests


def test_where_changes_are_allowed_pages_load_as_for_every_visitor(chromium: Browser) -> None:
    """A page that makes what it shows by a POST would be empty on the map; a click may change nothing all the same."""
    with tempting_product() as told:
        product = Product(url=told.url, embedded=False, profile=Profile(), may_change=True)
        bounds = Bounds(states=6, seconds=60)
        explore_with(chromium, Exploration(product, {}, bounds, ProductMap(product.start), lambda *_: None))
    assert ("POST", "/seen") in told.requests
    assert set(told.changes) <= {("POST", "/seen"), ("POST", "/worker"), ("SOCKET", "/live")}


def test_an_application_that_has_its_data_over_a_socket_loads_and_is_told_nothing_else(chromium: Browser) -> None:
    """What a page says as it loads is said at every visit, again after a click too; a click says nothing new."""
    with speaking_product() as told:
        product = Product(url=told.url, embedded=False, profile=Profile(), may_change=True)
        bounds = Bounds(states=6, seconds=60)
        found = explore_with(chromium, Exploration(product, {}, bounds, ProductMap(product.start), lambda *_: None))
    assert by_heading(found, "Beds")
    assert any('"id":22' in said for said in told.heard)
    assert not any("water" in said for said in told.heard)
    assert [left.opener.name for left in found.left if left.why == "blocked"] == ["Water"]


def test_a_product_that_may_not_be_changed_is_told_nothing_over_a_socket(chromium: Browser) -> None:
    with speaking_product() as told:
        explored(chromium, told.url, bounds=Bounds(states=2, seconds=3))
    assert told.heard == []


def test_an_application_that_first_shows_a_picture_is_waited_for(blank: Page) -> None:
    """A page without any text has not started: what came of looking at it was a map of one empty state."""
    blank.set_content(
        "<svg width='90' height='90'></svg><script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', "
        "'<button>New sheet</button>'), 2500)</script>"
    )
    Quietness(blank.context).wait(blank)
    assert blank.get_by_role("button", name="New sheet").is_visible()
