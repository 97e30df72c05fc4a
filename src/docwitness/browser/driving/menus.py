"""Looks into what is closed: menus, their submenus, and the context menu of what was used last."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.looking import look, node_of
from docwitness.browser.driving.settling import settle
from docwitness.language.harm import is_harmful
from docwitness.language.nouns import TYPED
from docwitness.language.wording import canonical, words
from docwitness.locating.actors import FIELDS, NATIVE, blocked
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import Opener, Window, closed, in_frame, opener_of, windows_of
from docwitness.model import Identification

MOST = 30
"""Menus that are looked into, at most, for one entry."""
MENUS = ("menu", "listbox")
ENTRIES = ("menuitem", "menuitemradio", "menuitemcheckbox", "option")
A_MENU = re.compile(r"\bmenus?\b|\bsubmenu", re.IGNORECASE)


Menu = tuple[str, str]
"""Role and name of what opens a menu."""


@dataclass(slots=True)
class MenuMemory:
    """The labels of the menus of one state of a page, as far as they have been opened.

    Opening the menus of a product takes seconds. What is remembered only shortens the search: a label that is not found
    is never evidence by itself.
    """

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
class Search:
    """What came of looking into what was closed."""

    found: Found | None = None
    """The entry, with what it stands in open now."""
    searched: frozenset[Opener] = frozenset()
    """What was looked into in vain, and is closed again."""


def find_in_menus(
    page: Page, wanted: Wanted, *, near: str = "", after: Found | None = None, seconds: float = 5.0
) -> Search:
    """Look for an entry in what is closed, as a reader does who is told only its name.

    `near` are the document's words for where it is: menus that they name come first. `after` is what was used last:
    its context menu comes before all others. After so many `seconds` nothing further is opened in the frame of the
    page, and after twice as many nothing at all.
    """
    if after is not None and (wanted.labelled or wanted.alias):
        found = _in_context_menu(page, wanted, after)
        if found is not None:
            return Search(found)
    if not (wanted.labelled or wanted.alias or A_MENU.search(near)):
        _close(page, look(page))
        return Search()
    deadline = time.monotonic() + seconds
    scene: Scene = look(page)
    chosen = [each for each in scene.elements if each.role == "tab" and "selected" in each.state]
    standing = len(windows_of(scene))
    known = memory_of(page.url, [opener_of(menu) for menu in closed(windows_of(scene)[0]) if menu.popup])
    changed = (
        after is not None and after.element.role in ENTRIES
    )  # what was chosen may be called otherwise from then on
    tried = known.without(wanted.alias or wanted.target) if wanted.labelled and not changed else set()
    shut = set[Opener]()
    opened = 0
    while opened < MOST:
        menu = _next(scene, tried, near, only_named=not wanted.labelled)
        late = time.monotonic() - deadline
        if menu is None or late > (0 if in_frame(scene, menu) else seconds):
            break
        tried.add(opener_of(menu))
        opened += 1
        if not _opens(page, scene, menu):
            shut.add(opener_of(menu))  # nobody has seen what is in it
            scene = look(page)
            continue
        found = _found_in(page, scene, menu, wanted, near)
        if found is not None:
            return Search(_told_of(found, menu, near))
        scene = look(page)
        if len(windows_of(scene)) > standing:  # it was no menu
            _close(page, scene, standing)
            scene = look(page)
        if menu.popup:
            known.keep(opener_of(menu), *_shown_by(scene, menu))
        scene = _folded(page, scene, menu)
    _close(page, look(page))
    _choose_tabs(page, chosen)
    return Search(searched=frozenset(tried - shut))


def _choose_tabs(page: Page, chosen: Sequence[Seen]) -> None:
    """Show the tabs again that were shown before."""
    scene = look(page)
    for before in chosen:
        now = (each for each in scene.elements if (each.role, each.name, each.text) == ("tab", before.name, ""))
        tab = next((each for each in now if "selected" not in each.state), None)
        if tab is not None:
            with suppress(PlaywrightError):
                node_of(scene, tab.index).click(timeout=1000)
            settle(page)


def _told_of(found: Found, menu: Seen, near: str) -> Found:
    """What was found, and that its menu had to be opened, where the document does not name it."""
    if set(words(menu.name)) & set(words(near)):
        return found
    name = menu.name or f"a {menu.role} without a name"
    reason = f"{found.reason}; it was found in “{name}”, which was closed"
    return replace(found, reason=reason, opened=(*found.opened, name))


def _next(scene: Scene, tried: set[Opener], near: str, *, only_named: bool) -> Seen | None:
    """The next to look into: submenus of an open one before others, those that the document names first.

    What is closed in the content comes before what surrounds it, and menus come before parts that unfold.
    """
    told = set(words(near))
    where = windows_of(scene)[0]
    unopened = [
        each
        for each in closed(where)
        if opener_of(each) not in tried and not _is_typed(each) and not is_harmful(_shown_on(scene, each), near)
    ]
    outside = [menu for menu in _submenus(scene) if opener_of(menu) not in tried]
    menus = list({menu.index: menu for menu in (*outside, *unopened)}.values())
    if only_named:
        menus = [menu for menu in menus if menu.popup and set(words(menu.name)) & told]

    def order(menu: Seen) -> tuple[bool, bool, bool, bool, bool, int]:
        named = bool(set(words(menu.name)) & told)
        sort = menu.role == "tab" or not menu.name  # what has no name is not what a reader tries first
        return not named, menu not in outside, in_frame(scene, menu), sort, not menu.popup, menu.index

    return min(menus, key=order, default=None)


def _shown_on(scene: Scene, menu: Seen) -> str:
    """Its name; of what has none, what its pictures are called: a bin says “trash”."""
    pictures = (f"{each.hint} {each.sign}" for each in (menu, *scene.inside(menu.index)))
    return menu.name or " ".join(pictures)


def _is_typed(element: Seen) -> bool:
    """Whether it opens a list to choose a value from, which is no place for a command."""
    return element.role in TYPED or element.kind in NATIVE


def _submenus(scene: Scene) -> Iterator[Seen]:
    for menu in _open_menus(scene):
        for entry in scene.inside(menu.index):
            if entry.role == "menuitem" and entry.popup and not entry.text and "disabled" not in entry.state:
                yield entry


def _open_menus(scene: Scene) -> list[Seen]:
    return [e for e in scene.elements if e.role in MENUS and not e.text and not blocked(e) and e.box[2] and e.box[3]]


def _shown_by(scene: Scene, menu: Seen) -> tuple[list[str], list[tuple[str, str]]]:
    """The labels that the menu on top shows, which `menu` has opened, and those of them that open further ones."""
    shown = _open_menus(scene)[-1:]
    entries = [entry for top in shown for entry in scene.inside(top.index) if entry.name and not entry.text]
    return [entry.name for entry in entries], [(e.role, e.name) for e in entries if e.role == "menuitem" and e.popup]


def _opens(page: Page, scene: Scene, menu: Seen) -> bool:
    """Click it; whether that could be done in time."""
    open_now = _open_menus(scene)
    inside = any(around in open_now for around in scene.around(menu.index))
    if open_now and not inside:
        _close(page, scene)
    try:
        node_of(scene, menu.index).click(timeout=1000)
    except PlaywrightError:
        return False
    settle(page)
    return True


def _found_in(page: Page, before: Scene, menu: Seen, wanted: Wanted, near: str) -> Found | None:
    """The entry in the menu, which is open; `before` is what was to be seen then."""
    named = bool(set(words(menu.name)) & set(words(near)))
    shown = look(page)
    if _open_menus(shown):
        return _in_open_menu(shown, wanted, any_entry=named and not wanted.labelled)
    # Whoever is sent to this menu is there now.
    found = find_target(windows_of(shown)[0], replace(wanted, position=None) if named else wanted)
    if not isinstance(found, Found) or found.nearly or (wanted.role in FIELDS and found.element.role not in FIELDS):
        return None  # a menu has no fields: an entry that is called as one leads elsewhere
    now = found.element
    if any((each.role, each.name, each.box) == (now.role, now.name, now.box) for each in before.elements):
        return None  # it stood there all the time, and was not taken: one of several, say
    return found


def _in_open_menu(scene: Scene, wanted: Wanted, *, any_entry: bool = False) -> Found | None:
    for menu in reversed(_open_menus(scene)):
        window = Window(scene, menu.index, (menu.name,) if menu.name else windows_of(scene)[0].names)
        found = find_target(window, replace(wanted, position=None))
        if isinstance(found, Found) and not found.nearly:
            return found
        entries = [e for e in window.elements() if e.role in ENTRIES and not e.text and "disabled" not in e.state]
        if any_entry and entries:
            return Found(
                window, entries[0], Identification.DESCRIBED, "the first entry of the menu that the page names"
            )
    return None


def _in_context_menu(page: Page, wanted: Wanted, after: Found) -> Found | None:
    if after.element.role in (*ENTRIES, "textbox", "searchbox"):
        return None
    before = len(_open_menus(look(page)))
    try:
        node_of(after.window.scene, after.element.index).click(button="right", timeout=1000)
    except PlaywrightError:  # it is gone: the page has moved on
        return None
    settle(page)
    scene = look(page)
    found = _in_open_menu(scene, wanted) if len(_open_menus(scene)) > before else None
    if found is None:
        _close(page, scene)
    return found


def _folded(page: Page, scene: Scene, menu: Seen) -> Scene:
    """The scene with what the menu has unfolded folded again: not all that opens is a menu that Escape closes."""
    if menu.role == "tab":
        return scene
    same = (e for e in scene.elements if opener_of(e) == opener_of(menu) and "expanded" in e.state)
    unfolded = next(same, None)
    if unfolded is None or any(around in _open_menus(scene) for around in scene.around(unfolded.index)):
        return scene
    if _open_menus(scene):  # closed with all others, once something else is looked into
        return scene
    with suppress(PlaywrightError):
        node_of(scene, unfolded.index).click(timeout=1000)
    settle(page)
    return look(page)


def _close(page: Page, scene: Scene, standing: int | None = None) -> None:
    """Close all open menus, as a reader does: with Escape, once for each; and all windows but so many as stood."""
    windows = len(windows_of(scene)) - standing if standing else 0
    for _ in range(len(_open_menus(scene)) + windows):
        page.keyboard.press("Escape")
    settle(page)
