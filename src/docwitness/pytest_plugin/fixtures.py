"""Fixtures of the plugin: the product, its browser, and the witness that steps speak to.

`browser_type_launch_args`, `browser_context_args` and the like are pytest-playwright's, overridden here and open to
be overridden again by a suite: `{**browser_context_args, …}`.
"""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page
from playwright.sync_api import Error as PlaywrightError

from docwitness.browser.executables import WHAT_TO_RUN, find_browser
from docwitness.browser.guard import Guard
from docwitness.browser.outcomes import failure_in_words
from docwitness.browser.product import Product
from docwitness.browser.signing_in import SignedIn
from docwitness.browser.stand import Stand
from docwitness.errors import CannotTell
from docwitness.model.events import BrowserStarted
from docwitness.pytest_plugin.stash import FIGURES, FOLDER, PRODUCT, RECORDER, SETTINGS, STAND
from docwitness.storage.journal import Journal, call


@pytest.fixture(scope="session")
def product(pytestconfig: pytest.Config) -> Product:
    """The product under test."""
    return pytestconfig.stash[PRODUCT]


def drives_found_browser(option: argparse.Namespace) -> bool:
    """Whether a run with these options of pytest drives the browser that was found, or another that they name."""
    return not option.connect and not option.browser_channel and option.browser in ([], ["chromium"])


@pytest.fixture(scope="session")
def browser_type_launch_args(pytestconfig: pytest.Config, browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch with the browser that was found, unless pytest-playwright was told which one."""
    option = pytestconfig.option
    if not drives_found_browser(option):
        return browser_type_launch_args
    found = find_browser(option.browser_executable, headed=option.headed)
    return {**found.launch_options, **browser_type_launch_args} if found else browser_type_launch_args


@pytest.fixture(scope="session")
def launch_browser(
    pytestconfig: pytest.Config, browser_type: BrowserType, launch_browser: Callable[..., Browser]
) -> Callable[..., Browser]:
    """Launch a browser, or connect to the one that `--connect` names."""
    url = pytestconfig.option.connect
    if not url:
        return _told(launch_browser, "the browser does not start", WHAT_TO_RUN)
    connect = browser_type.connect if url.startswith(("ws://", "wss://")) else browser_type.connect_over_cdp
    hint = "Start it there (`playwright launch-server`), or leave out --connect."
    return _told(lambda **_: connect(url), f"there is no browser at {url}", hint)


def _told(start: Callable[..., Browser], what: str, hint: str) -> Callable[..., Browser]:
    """The same, but where it fails it says what that means and what to do."""

    def started(**options: Any) -> Browser:
        try:
            return start(**options)
        except PlaywrightError as error:
            raise CannotTell(f"{what}: {failure_in_words(error)}", hint=hint) from error

    return started


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config, browser: Browser) -> Browser:
    """The browser, whose version the report tells."""
    pytestconfig.stash[FOLDER].append(BrowserStarted(f"{browser.browser_type.name} {browser.version}"))
    return browser


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], product: Product) -> dict[str, Any]:
    """A context with the profile's viewport, locale, time zone and colour scheme."""
    profile = product.profile
    width, height = profile.viewport
    return {
        "viewport": {"width": width, "height": height},
        "locale": profile.locale,
        "timezone_id": profile.timezone,
        "color_scheme": profile.color_scheme,
        "reduced_motion": "reduce",
        # A service worker speaks to the network behind the guard's back.
        "service_workers": "allow" if product.embedded else "block",
        **browser_context_args,
    }


@pytest.fixture
def guard(product: Product) -> Guard:
    """What keeps this scenario from changing what it may not change."""
    return Guard(product)


@pytest.fixture
def context(context: BrowserContext, product: Product, guard: Guard, effects: None) -> BrowserContext:
    """A context that is guarded, and whose waiting ends when the profile says."""
    guard.watch(context)
    context.set_default_timeout(product.profile.timeout * 1000)
    context.set_default_navigation_timeout(max(15.0, product.profile.timeout) * 1000)
    return context


@pytest.fixture
def page(page: Page, guard: Guard) -> Page:
    """A page of that context, guarded against redirects as well."""
    guard.watch_redirects(page)
    return page


@pytest.fixture(scope="session")
def signed_in() -> SignedIn:
    """What signing in by the profile's recipe left in the browser."""
    return SignedIn()


@pytest.fixture
def effects(request: pytest.FixtureRequest, product: Product) -> Iterator[None]:
    """The profile's set-up and clean-up around a scenario, with a note of what is being changed meanwhile."""
    changes = request.node.get_closest_marker("destructive") is not None
    if product.embedded or not product.may_change:
        yield
        return
    journal = Journal(request.config.stash[SETTINGS].journal)
    with journal.entry(request.node.nodeid, product.profile) if changes else contextlib.nullcontext():
        call(product.profile.before)
        yield
        call(product.profile.after)


@pytest.fixture
def stand(
    request: pytest.FixtureRequest,
    page: Page,
    product: Product,
    guard: Guard,
    signed_in: SignedIn,
) -> Iterator[Stand]:
    """The witness stand: the page in the browser, and the record of what is seen on it."""
    stash = request.config.stash
    stash[STAND] = Stand(page, product, stash[RECORDER], stash[FOLDER], stash[FIGURES], guard, signed_in)
    yield stash[STAND]
    del stash[STAND]
