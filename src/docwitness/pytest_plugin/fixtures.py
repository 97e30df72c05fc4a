"""Fixtures of the plugin, each with a name that no suite has: the product, its browser, the witness of a scenario.

What scenarios see in place of pytest-playwright's own fixtures is in `scenario_fixtures`.
"""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page
from playwright.sync_api import Error as PlaywrightError

from docwitness.browser.executables import WHAT_TO_RUN, driver_failure, find_browser
from docwitness.browser.guarding.guard import Guard
from docwitness.browser.product import Product
from docwitness.browser.signing_in import SignedIn
from docwitness.browser.witnessing.outcomes import failure_in_words
from docwitness.browser.witnessing.stand import Stand
from docwitness.errors import Inconclusive
from docwitness.model.events import BrowserStarted
from docwitness.pytest_plugin.stash import FIGURES, FOLDER, PRODUCT, RECORDER, SETTINGS, SIGNED_IN, STAND
from docwitness.run.omissions import UNFINISHED
from docwitness.storage.journal import Journal, call

if TYPE_CHECKING:
    from docwitness.browser.witnessing.recognition import Recognition


@pytest.fixture(scope="session")
def docwitness_product(pytestconfig: pytest.Config) -> Product:
    """The product under test."""
    return pytestconfig.stash[PRODUCT]


def drives_found_browser(option: argparse.Namespace) -> bool:
    """Whether a run with these options of pytest drives the browser that was found, or another that they name."""
    return not option.docwitness_connect and not option.browser_channel and option.browser in ([], ["chromium"])


@pytest.fixture(scope="session")
def docwitness_browser(
    request: pytest.FixtureRequest,
    pytestconfig: pytest.Config,
    browser_type_launch_args: dict[str, Any],
    connect_options: dict[str, Any] | None,
    docwitness_gate: Guard,
) -> Iterator[Browser]:
    """The browser that scenarios drive. Other tests have pytest-playwright's."""
    option = pytestconfig.option
    try:
        browser_type: BrowserType = request.getfixturevalue("browser_type")
    except Exception as error:  # Playwright has no class for it
        raise driver_failure(error) from error
    if option.docwitness_connect:
        browser = _connected(browser_type, option.docwitness_connect, connect_options or {})
    else:
        found = find_browser(option.docwitness_browser_executable, headed=option.headed)
        own = found.launch_options if found and drives_found_browser(option) else {}
        options: dict[str, Any] = {**own, **browser_type_launch_args}
        if browser_type.name == "chromium":
            options["args"] = [*options.get("args", ()), *docwitness_gate.launch_arguments()]
        with _telling("the browser does not start", WHAT_TO_RUN):
            browser = browser_type.launch(**options)
    pytestconfig.stash[FOLDER].append(BrowserStarted(f"{browser.browser_type.name} {browser.version}"))
    yield browser
    browser.close()


def _connected(browser_type: BrowserType, url: str, options: dict[str, Any]) -> Browser:
    connect = browser_type.connect if url.startswith(("ws://", "wss://")) else browser_type.connect_over_cdp
    hint = "Start it there (`playwright launch-server`), or leave out --connect."
    with _telling(f"there is no browser at {url}", hint):
        return connect(url, **options)


@contextlib.contextmanager
def _telling(what: str, hint: str) -> Iterator[None]:
    """Say what a failure of Playwright's means and what to do."""
    try:
        yield
    except PlaywrightError as error:
        raise Inconclusive(f"{what}: {failure_in_words(error)}", hint=hint) from error


def has_crashed(request: pytest.FixtureRequest, error: BaseException) -> Inconclusive | None:
    """What a failure amounts to if the browser is gone; None where it is still there."""
    if not isinstance(error, PlaywrightError):
        return None
    browser: Browser = request.getfixturevalue("docwitness_browser")
    return None if browser.is_connected() else Inconclusive(f"{UNFINISHED}: the browser crashed.")


@pytest.fixture(scope="session")
def docwitness_gate(docwitness_product: Product) -> Iterator[Guard]:
    """What decides on everything that the browser of scenarios sends."""
    guard = Guard(docwitness_product)
    yield guard
    guard.close()


@pytest.fixture
def docwitness_guard(docwitness_gate: Guard) -> Guard:
    """What keeps this scenario from changing what it may not change."""
    docwitness_gate.forget()
    return docwitness_gate


@pytest.fixture(scope="session")
def docwitness_signed_in(pytestconfig: pytest.Config) -> SignedIn:
    """What signing in by the profile's recipe left in the browser; the trace of the last scenario has it as well."""
    return pytestconfig.stash.setdefault(SIGNED_IN, SignedIn())


@pytest.fixture
def docwitness_effects(request: pytest.FixtureRequest, docwitness_product: Product) -> Iterator[None]:
    """The profile's set-up and clean-up around a scenario, with a note of what is being changed meanwhile."""
    product = docwitness_product
    changes = request.node.get_closest_marker("destructive") is not None
    if product.embedded or not product.may_change:
        yield
        return
    journal = Journal(request.config.stash[SETTINGS].journal)
    with journal.entry(request.node.nodeid, product.profile) if changes else contextlib.nullcontext():
        call(product.profile.before)
        yield
        call(product.profile.after)


@pytest.fixture(scope="session")
def docwitness_recognition(pytestconfig: pytest.Config) -> Recognition | None:
    """What holds figures wherever their texts are to be seen; None where no figure was read."""
    if not any(figure.texts for figure in pytestconfig.stash[FIGURES]):
        return None
    # Judging loads OpenCV, which processes that only hand out work can do without.
    from docwitness.browser.witnessing.recognition import Recognition

    return Recognition()


@pytest.fixture
def docwitness_stand(
    request: pytest.FixtureRequest,
    page: Page,
    docwitness_product: Product,
    docwitness_guard: Guard,
    docwitness_signed_in: SignedIn,
    docwitness_recognition: Recognition | None,
) -> Iterator[Stand]:
    """The witness of a scenario: the page in the browser, and the record of what is seen on it."""
    stash = request.config.stash
    stash[STAND] = Stand(
        page,
        docwitness_product,
        stash[RECORDER],
        stash[FOLDER],
        stash[FIGURES],
        docwitness_guard,
        docwitness_signed_in,
        docwitness_recognition,
    )
    yield stash[STAND]
    del stash[STAND]
