"""What scenarios have in place of pytest-playwright's fixtures. They stand in the module that is made of a feature.

So no other test sees them. Each builds on the fixture of that name that the suite or pytest-playwright has, and what
a suite sets there goes before what the profile says.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from docwitness.browser.dismissing import dismiss_in
from docwitness.browser.guarding.guard import Guard
from docwitness.browser.product import Product
from docwitness.browser.signing_in import SignedIn
from docwitness.pytest_plugin.stash import ARTIFACTS

__all__ = ["browser", "browser_context_args", "context", "output_path"]

SLOWEST_NAVIGATION = 60.0
"""Seconds after which a page that does not come never will: it came after 20 where several runs shared two cores."""


@pytest.fixture(scope="session")
def browser(docwitness_browser: Browser) -> Browser:
    """The browser that was found, or the one that was named."""
    return docwitness_browser


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, Any], docwitness_product: Product, docwitness_signed_in: SignedIn
) -> dict[str, Any]:
    """A context with the profile's viewport, locale, time zone and colour scheme, signed in as the process is."""
    profile = docwitness_product.profile
    width, height = profile.viewport
    return {
        "viewport": {"width": width, "height": height},
        "locale": profile.locale,
        "timezone_id": profile.timezone,
        "color_scheme": profile.color_scheme,
        "reduced_motion": "reduce",
        # What a service worker keeps and answers by itself is not what a reader sees who comes for the first time.
        "service_workers": "allow" if docwitness_product.embedded else "block",
        **({"storage_state": docwitness_signed_in.state} if docwitness_signed_in.state else {}),
        **browser_context_args,
        "base_url": docwitness_product.url,
    }


@pytest.fixture
def output_path(output_path: str, pytestconfig: pytest.Config) -> str:
    """Where traces and videos of the scenario go: into the report."""
    return str(pytestconfig.stash[ARTIFACTS] / Path(output_path).name)


@pytest.fixture
def context(
    context: BrowserContext,
    docwitness_product: Product,
    docwitness_guard: Guard,
    docwitness_signed_in: SignedIn,
    docwitness_effects: None,
) -> BrowserContext:
    """A context that is guarded, and whose waiting ends when the profile says."""
    docwitness_guard.watch(context)
    docwitness_signed_in.restore(context)
    dismiss_in(context, docwitness_product.profile.dismiss)
    timeout = docwitness_product.profile.timeout
    context.set_default_timeout(timeout * 1000)
    context.set_default_navigation_timeout(max(SLOWEST_NAVIGATION, timeout) * 1000)
    return context
