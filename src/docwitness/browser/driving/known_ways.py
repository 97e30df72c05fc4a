"""Ways that were walked in this process and the addresses that they led to, so that the next scenario need not walk."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.looking import open_windows
from docwitness.browser.driving.settling import load
from docwitness.browser.product import Product


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Where a way has led."""

    url: str
    windows: tuple[str, ...]


_KNOWN: dict[tuple[str, str, str], _Arrival] = {}
"""By product, profile and way. A way whose address alone does not lead there is not in it for long."""


def remember_way(page: Page, product: Product, way: str) -> None:
    """Note where the way has led."""
    _KNOWN[_key(product, way)] = _Arrival(page.url, open_windows(page))


def go_again(page: Page, product: Product, way: str) -> bool:
    """Whether the page is now where the way has led before, by its address: the same windows are open there."""
    arrival = _KNOWN.get(_key(product, way))
    if arrival is None:
        return False
    start = page.url
    try:
        page.goto(arrival.url, wait_until="domcontentloaded")
        load(page, seconds=5.0)
        if open_windows(page) == arrival.windows:
            return True
        page.goto(start, wait_until="domcontentloaded")
        load(page, seconds=5.0)
    except PlaywrightError:
        pass
    del _KNOWN[_key(product, way)]
    return False


def _key(product: Product, way: str) -> tuple[str, str, str]:
    return product.url, product.profile.name, way
