from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from docwitness.browser.executables import ensure_browser

VIEWPORT = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**ensure_browser().launch_options)
    yield browser
    browser.close()


@pytest.fixture
def blank(chromium: Browser) -> Iterator[Page]:
    """An empty page of its own, 1280×800."""
    context = chromium.new_context(viewport=VIEWPORT)
    yield context.new_page()
    context.close()
