"""Finds on a live page what a step names: waits for it, looks into closed menus, and says what was there instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.model import Box
from docwitness.witness.grading import Candidate, best, graded
from docwitness.witness.menus import A_MENU, find_in_menus
from docwitness.witness.nouns import ITEMS, split_phrase
from docwitness.witness.outcomes import Broken, Undecided
from docwitness.witness.scene import Scene
from docwitness.witness.settling import answered, settle
from docwitness.witness.targets import Found, NotFound, Wanted, find_target
from docwitness.witness.windows import Window, find_window, titles, wait_until, windows_of

TIMEOUT = 5.0
"""Seconds to wait for what the document promises."""
PATH = re.compile(r"\s*(?:>|→|»|›|➜|▸)\s*")
"""What stands between the parts of a way through menus."""
SOON = 2.0
"""Seconds after which menus are looked into, where the step before has led somewhere that may have some."""
ALREADY = 0.5
"""Seconds in which what stands at the end of a way is looked for before the way is gone."""
CLICKS = ("click", "double-click", "right-click", "select", "open", "navigate", "hover", "press", "check", "uncheck")
"""Actions for which a menu may be opened on the way."""


def locate(
    page: Page,
    wanted: Wanted,
    *,
    window: str | None = None,
    timeout: float = TIMEOUT,
    after: Found | None = None,
) -> Found:
    """The element that is meant, as soon as it is there.

    Where it is not, and the step would use it, closed menus are looked into, and the context menu of `after`, which
    was used last. An alias may be a way to it: “Settings → Editor → Wrap lines”.

    Raises:
        Broken: the window is open, all of it is known, and no element could be meant.
        Undecided: it could not be told which element is meant, or whether there is one.
    """
    *way, last = [part for part in PATH.split(wanted.alias or "") if part] or [""]
    if way:
        return _at_end_of(page, way, replace(wanted, target=last, labelled=True, aliases={}), timeout)
    first = min(timeout, SOON) if after is not None else timeout
    described = None if wanted.labelled else split_phrase(wanted.target)[1]
    near = " ".join(filter(None, (wanted.position, described, window)))
    seconds = max(timeout, TIMEOUT)
    in_menu = not wanted.labelled and wanted.action in CLICKS and A_MENU.search(f"{wanted.position} {described}")
    # What is only described in a menu would be mistaken for what opens it.
    if in_menu and (entry := find_in_menus(page, wanted, near=near, after=after, seconds=seconds)):
        return entry
    scene, found = wait_until(page, lambda scene: _in_scene(scene, wanted, window), timeout=first)
    if found is None and (wanted.action in CLICKS or A_MENU.search(near)):
        found = find_in_menus(page, wanted, near=near, after=after, seconds=seconds)
    parts = [part for part in PATH.split(window or "") if part]
    if found is None and len(parts) > 1:  # the window is given as the way to it: “Settings → Editor → Fonts”
        _go(page, parts, timeout)
        window = None
    if found is None:
        rest = max(timeout - first, 0.0)
        scene, found = wait_until(page, lambda scene: _in_scene(scene, wanted, window), timeout=rest)
    if found is not None:
        return found
    raise _failure(scene, wanted, window)


def _at_end_of(page: Page, way: Sequence[str], wanted: Wanted, timeout: float) -> Found:
    """The element at the end of the way that an alias gives; what is there already needs no walking."""
    _, found = wait_until(page, lambda scene: _in_scene(scene, wanted, None), timeout=ALREADY)
    if found is not None:
        return found
    _go(page, way, timeout)
    return locate(page, wanted, timeout=timeout)


def _go(page: Page, way: Sequence[str], timeout: float) -> None:
    """Open one after the other; what does not open shows in what is looked for next."""
    before: Scene | None = None
    for part in way:
        wanted = Wanted(part, action="open")
        found = (before and _come_since(page, wanted, before)) or locate(page, wanted, timeout=timeout)
        before = found.window.scene
        node = before.node(found.element.index)
        with suppress(PlaywrightError), answered(page):
            (node.dblclick if found.element.role in ITEMS else node.click)(timeout=timeout * 1000)


def _come_since(page: Page, wanted: Wanted, before: Scene) -> Found | None:
    """The one element so called that the last step has brought: a reader looks there first."""
    known = {(element.role, element.name, element.box) for element in before.elements}

    def new(scene: Scene) -> Found | None:
        where = windows_of(scene)[0]
        came = [c for c in graded(where, wanted.target, role=None, action=wanted.action) if _identity(c) not in known]
        ranked, doubt = best(where, came, None) if came else ([], True)
        return None if doubt else Found(where, ranked[0].element, ranked[0].how, min(1.0, ranked[0].grade))

    return wait_until(page, new, timeout=SOON)[1]


def _identity(candidate: Candidate) -> tuple[str, str, Box]:
    return candidate.element.role, candidate.element.name, candidate.element.box


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
