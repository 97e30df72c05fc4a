"""How long the evidence of one moment takes: pictures and element map, beside Playwright's own screenshots."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.timing import median_times
from docwitness.browser.capturing.capture import capture
from docwitness.browser.executables import ensure_browser

TURNS = 15
PAGE = "<title>Orders</title><main><h1>Orders</h1><table>{}</table></main>"
ROW = "<tr><td><a href='#'>Order {0}</a></td><td>{0} items</td><td><button>Open {0}</button></td></tr>"


def capture_table(screenshot: Path) -> list[str]:
    """A Markdown table of median wall times, taking turns; leaves a screenshot of the page for other benches."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**ensure_browser().launch_options)  # type: ignore[arg-type]
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_content(PAGE.format("".join(map(ROW.format, range(120)))))
        screenshot.write_bytes(page.screenshot())
        ours, peer = median_times([lambda: capture(page), lambda: _two_screenshots(page)], TURNS)
        browser.close()
    return [
        "| 1280 × 800, some 500 elements | median |",
        "|---|---|",
        f"| Docwitness: two pictures (1× and 2×) and the element map | {ours:.0f} ms |",
        f"| Playwright: `page.screenshot` at the page's own ratio, twice | {peer:.0f} ms |",
    ]


def _two_screenshots(page: Page) -> None:
    page.screenshot()
    page.screenshot()
