"""What a process remembers of a product: where ways have led, and what menus were seen to hold.

Opening the menus of a product takes seconds. A page that names several labels that are gone would spend most of its
time there. What is remembered only shortens the search: a label that is not found is never evidence by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.looking import open_windows
from docwitness.browser.driving.settling import load
from docwitness.browser.product import Product
from docwitness.language.wording import canonical

Menu = tuple[str, str]
"""Role and name of what opens a menu."""


@dataclass(slots=True)
class MenuMemory:
    """The labels of the menus of one state of a page, as far as they have been opened."""

    labels: dict[Menu, frozenset[str]] = field(default_factory=dict)
    below: dict[Menu, tuple[Menu, ...]] = field(default_factory=dict)
    """The menus that a menu's entries open."""

    def keep(self, menu: Menu, labels: Iterable[str], below: Iterable[Menu]) -> None:
        """Remember what the menu holds."""
        self.labels[menu] = frozenset(canonical(label) for label in labels)
        self.below[menu] = tuple(other for other in below if other != menu)

    def without(self, label: str) -> set[Menu]:
        """The menus that were seen, to the last of their submenus, to hold nothing like the label."""
        wanted = canonical(label)
        return {menu for menu in self.labels if self._lacks(menu, wanted, ())}

    def _lacks(self, menu: Menu, wanted: str, above: tuple[Menu, ...]) -> bool:
        if menu in above:
            return True
        if menu not in self.labels or any(wanted in held or held in wanted for held in self.labels[menu] if held):
            return False
        return all(self._lacks(other, wanted, (*above, menu)) for other in self.below[menu])


@lru_cache(maxsize=32)
def _memory(url: str, menus: tuple[Menu, ...]) -> MenuMemory:
    return MenuMemory()


def memory_of(url: str, menus: Sequence[Menu]) -> MenuMemory:
    """What is remembered of the page at this address in the state in which it has just these menus."""
    return _memory(url, tuple(sorted(set(menus))))


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
