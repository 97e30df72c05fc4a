"""The guard stops what changes a product of others, and what leads elsewhere: told by what reaches a server."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.settling import settle
from docwitness.browser.guarding.guard import Guard
from docwitness.browser.product import Product
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.settings import Profile
from docwitness.sources.addresses import origin_of
from tests.end_to_end.guarded import Recorded, recorded_product


@pytest.fixture
def server() -> Iterator[Recorded]:
    with recorded_product() as product:
        yield product


@pytest.fixture
def elsewhere() -> Iterator[Recorded]:
    with recorded_product() as product:
        yield product


Guarded = Callable[..., Guard]


@pytest.fixture
def guarded() -> Iterator[Guarded]:
    """Guards the browser of a page as long as the test lasts."""
    guards = []

    def guard(page: Page, url: str, *, may_change: bool = False, allowed: tuple[str, ...] = ()) -> Guard:
        profile = Profile(allowed_origins=allowed)
        guards.append(Guard(Product(url=url, embedded=False, profile=profile, may_change=may_change)))
        guards[-1].watch(page.context)
        return guards[-1]

    yield guard
    for each in guards:
        each.close()


def open_quietly(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)


def click_within(guard: Guard, page: Page, button: str) -> None:
    with guard.acting():
        page.get_by_role("button", name=button).click()
        settle(page)


def test_a_click_that_sends_a_change_is_stopped_and_told(blank: Page, server: Recorded, guarded: Guarded) -> None:
    guard = guarded(blank, server.url)
    open_quietly(blank, server.url)
    with pytest.raises(Undecided, match="it sends DELETE /rooms/1, a change, which the profile “default”"):
        click_within(guard, blank, "Delete")
    assert server.changes == []


def test_a_click_that_only_looks_is_let_through(blank: Page, server: Recorded, guarded: Guarded) -> None:
    guard = guarded(blank, server.url)
    open_quietly(blank, server.url)
    with guard.acting():
        blank.get_by_role("link", name="Archive").click()
        settle(blank)
    assert ("GET", "/archive") in server.requests
    assert server.changes == []


def test_nothing_is_sent_by_a_page_that_is_left(blank: Page, server: Recorded, guarded: Guarded) -> None:
    guarded(blank, server.url)
    open_quietly(blank, server.url)
    blank.evaluate("addEventListener('pagehide', () => fetch('/late', {method: 'POST', keepalive: true}))")
    blank.goto(f"{server.url}/archive")
    blank.close()
    assert server.changes == []


def test_a_redirect_to_another_site_is_stopped_before_it_gets_there(
    blank: Page, server: Recorded, elsewhere: Recorded, guarded: Guarded
) -> None:
    server.away = elsewhere.url
    guard = guarded(blank, server.url, may_change=True)
    with pytest.raises(PlaywrightError):
        blank.goto(f"{server.url}/away")
    assert elsewhere.requests == []
    excuse = guard.excuse(Broken("the page did not open"))
    assert excuse is not None
    assert f"it leads to another site, {elsewhere.url}" in excuse.why


def test_a_redirect_to_a_site_that_the_profile_allows_is_followed(
    blank: Page, server: Recorded, elsewhere: Recorded, guarded: Guarded
) -> None:
    server.away = f"{elsewhere.url}/welcome"
    guarded(blank, server.url, allowed=(f"{elsewhere.url}/",))
    blank.goto(f"{server.url}/away")
    assert ("GET", "/welcome") in elsewhere.requests


def test_a_pop_up_is_guarded_as_well(blank: Page, server: Recorded, elsewhere: Recorded, guarded: Guarded) -> None:
    guarded(blank, server.url)
    open_quietly(blank, server.url)
    blank.evaluate("url => void open(url)", elsewhere.url)
    blank.set_content('<form method="post" action="/order" target="_blank"><button>Order</button></form>')
    blank.get_by_role("button", name="Order").click()
    for _ in range(3):
        settle(blank)
    assert elsewhere.requests == []
    assert server.changes == []


def test_with_permission_a_change_is_sent(blank: Page, server: Recorded, guarded: Guarded) -> None:
    guard = guarded(blank, server.url, may_change=True)
    open_quietly(blank, server.url)
    with guard.acting():
        blank.get_by_role("button", name="Delete").click()
        blank.wait_for_url("**/deleted")
    assert ("DELETE", "/rooms/1") in server.changes


def test_signing_in_sends_its_form_and_nothing_afterwards(blank: Page, server: Recorded, guarded: Guarded) -> None:
    guard = guarded(blank, server.url)
    open_quietly(blank, f"{server.url}/door")
    with guard.signing_in():
        blank.get_by_role("button", name="Sign in").click()
        settle(blank)
    sent = len(server.changes)
    blank.get_by_role("button", name="Save").click()
    settle(blank)
    assert ("POST", "/door") in server.changes
    assert len(server.changes) == sent


def test_a_failure_speaks_for_itself_where_nothing_was_stopped(blank: Page, server: Recorded, guarded: Guarded) -> None:
    guard = guarded(blank, server.url)
    blank.goto(f"{server.url}/archive")
    assert guard.excuse(Broken("no button")) is None


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://Example.com:80/a?b#c", "http://example.com"),
        ("https://example.com:443", "https://example.com"),
        ("https://example.com:80/", "https://example.com:80"),
        ("http://user:secret@example.com:8080/", "http://example.com:8080"),
        ("http://[::1]:3000/", "http://[::1]:3000"),
    ],
)
def test_an_origin_is_written_as_browsers_write_it(url: str, origin: str) -> None:
    assert origin_of(url) == origin
