"""Finds on a live page what a step names: waits for it, looks into closed menus, and says what was there instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.witness.outcomes import Broken, Undecided
from docwitness.witness.scene import Scene, Seen, look
from docwitness.witness.settling import settle
from docwitness.witness.targets import Found, NotFound, Wanted, closed, find_target
from docwitness.witness.windows import Window, find_window, titles, wait_until, windows_of

TIMEOUT = 5.0
"""Seconds to wait for what the document promises."""
MENUS = 12
"""Closed menus that are looked into, at most, for one label."""
CLICKS = ("click", "double-click", "select", "open", "navigate", "hover", "press", "check", "uncheck")


def locate(page: Page, wanted: Wanted, *, window: str | None = None, timeout: float = TIMEOUT) -> Found:
    """The element that is meant, as soon as it is there.

    Raises:
        Broken: the window is open, all of it is known, and no element could be meant.
        Undecided: it could not be told which element is meant, or whether there is one.
    """
    scene, found = wait_until(page, lambda scene: _in_scene(scene, wanted, window), timeout=timeout)
    if found is not None:
        return found
    if (wanted.labelled or wanted.alias) and wanted.action in CLICKS:
        found = _in_closed_menus(page, wanted, window)
        if found is not None:
            return found
        scene = look(page)
    raise _failure(scene, wanted, window)


def scope(scene: Scene, window: str | None) -> tuple[Window, bool]:
    """The window that the step happens in, and whether it is certain that it is this one.

    Where none is called so, that is the one on top: documents also call parts of a page windows that have no name.
    """
    exact = find_window(scene, window)
    return (exact, True) if exact is not None else (windows_of(scene)[0], False)


def _in_scene(scene: Scene, wanted: Wanted, window: str | None) -> Found | None:
    if not scene.elements:
        return None
    where, _ = scope(scene, window)
    found = find_target(where, wanted)
    if isinstance(found, NotFound) and where.root >= 0 and not _is_modal(scene, where):
        found = find_target(windows_of(scene)[-1], wanted)  # a part of the page does not lock its readers in
    return found if isinstance(found, Found) else None


def _is_modal(scene: Scene, window: Window) -> bool:
    return any(window.root == other.root for other in windows_of(scene)[:-1])


def _failure(scene: Scene, wanted: Wanted, window: str | None) -> Broken | Undecided:
    if not scene.elements:
        return Undecided("the page shows nothing that could be looked at.", expected=wanted.target)
    where, exact = scope(scene, window)
    missing = find_target(where, wanted)
    why = missing.why if isinstance(missing, NotFound) else "it went away while it was looked at."
    if not exact:
        listed = ", ".join(f'"{title}"' for title in titles(scene))
        why = f'no window titled "{window}" is open (open: {listed}), and {why}'
    certain = isinstance(missing, NotFound) and missing.certain and exact
    ending = Broken if certain else Undecided
    alike = missing.alike if isinstance(missing, NotFound) else ()
    return ending(why, expected=wanted.target, found=alike, window=where.title or None)


def _in_closed_menus(page: Page, wanted: Wanted, window: str | None) -> Found | None:
    """Look into the menus that are closed, as a reader would who was told only the name of an entry."""
    opened: set[tuple[str, str]] = set()
    while len(opened) < MENUS:
        scene = look(page)
        where, _ = scope(scene, window)
        menus = [menu for menu in closed(where) if menu.popup and (menu.role, menu.name) not in opened]
        if not menus:
            return None
        menu = menus[0]
        opened.add((menu.role, menu.name))
        if not _open_menu(page, scene, menu):
            continue
        found = _in_menu(look(page), wanted)
        if found is not None:
            return found
        page.keyboard.press("Escape")
        settle(page)
    return None


def _open_menu(page: Page, scene: Scene, menu: Seen) -> bool:
    try:
        scene.node(menu.index).click(timeout=1000)
    except PlaywrightError:
        return False
    settle(page)
    return True


def _in_menu(scene: Scene, wanted: Wanted) -> Found | None:
    for menu in scene.elements:
        if menu.role in ("menu", "listbox") and not menu.text:
            window = Window(scene, menu.index, (menu.name,))
            found = find_target(window, replace(wanted, position=None))
            if isinstance(found, Found):
                return found
    return None


def walk_menus(page: Page, labels: Sequence[str], *, window: str | None = None, timeout: float = TIMEOUT) -> Found:
    """The last entry of a menu path (“File > New > Terminal”), with all menus before it open.

    Raises:
        Broken, Undecided: an entry is not there.
    """
    for label in labels[:-1]:
        found = locate(page, Wanted(label, role="menu"), window=window, timeout=timeout)
        if "expanded" not in found.element.state:
            found.window.scene.node(found.element.index).click(timeout=timeout * 1000)
            settle(page)
    return locate(page, Wanted(labels[-1], role="menuitem"), window=window, timeout=timeout)
