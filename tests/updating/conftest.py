from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from docwitness.witness.browser import ensure_browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**ensure_browser().launch_options)  # type: ignore[arg-type]
        yield browser
        browser.close()
