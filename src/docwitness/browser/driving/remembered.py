"""What a process remembers of a product: what its menus were seen to hold.

Opening the menus of a product takes seconds. A page that names several labels that are gone would spend most of its
time there. What is remembered only shortens the search: a label that is not found is never evidence by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

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
