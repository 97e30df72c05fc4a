"""Finds on a live page what a step names: waits for it, looks into closed menus, and says what was there instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.looking import node_of, wait_until
from docwitness.browser.driving.menus import A_MENU, find_in_menus
from docwitness.browser.driving.settling import answered, load
from docwitness.browser.driving.suggesting import suggestion
from docwitness.browser.outcomes import Broken, Undecided
from docwitness.language.role_nouns import ITEMS, split_phrase
from docwitness.language.wording import likeness, words
from docwitness.locating.grading import Candidate, best, graded
from docwitness.locating.snapshot import Scene
from docwitness.locating.targets import Found, NotFound, Wanted, find_target
from docwitness.locating.windows import Window, find_window, titles, windows_of
from docwitness.model import Box

TIMEOUT = 5.0
"""Seconds to wait for what the document promises."""
PATH = re.compile(r"\s*(?:>|→|»|›|➜|▸)\s*")
"""What stands between the parts of a way through menus."""
SOON = 2.0
"""Seconds after which menus are looked into, where the step before has led somewhere that may have some."""
ALREADY = 0.5
"""Seconds in which what stands at the end of a way is looked for before the way is gone."""
RENAMED = 0.5
"""From this likeness on a label that is there is what the one in the document has become."""
SURE = 0.8
"""Confidence from which on it is certain that what was used is what the document means, and led where it leads."""
ELSEWHERE = "It may be on another page: nothing leads there for certain. A Given that does would tell."
SIGN_IN = "The page asks to sign in: the profile has no recipe for that (sign_in), or it does not fit."
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
    if not wanted.labelled and after is None:
        load(page)  # a description fits best what is not there yet as well
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
    before, url = scene, page.url
    nearly = None if found else _in_scene(scene, wanted, window, doubtful=True)
    if nearly is not None and words(nearly.element.name) == words(wanted.target):
        return nearly  # it says the same, but for one or many: nothing nearer is to be expected in any menu
    if found is None and (wanted.action in CLICKS or A_MENU.search(near)):
        found = find_in_menus(page, wanted, near=near, after=after, seconds=seconds)
    parts = [part for part in PATH.split(window or "") if part]
    if found is None and len(parts) > 1:  # the window is given as the way to it: “Settings → Editor → Fonts”
        _go(page, parts, timeout)
        window = None
    if found is None:
        rest = max(timeout - first, 0.0)
        scene, found = wait_until(page, lambda scene: _in_scene(scene, wanted, window), timeout=rest)
    found = found or _in_scene(scene, wanted, window, doubtful=True)
    if found is not None:
        return found
    if page.url == url and before.elements:  # what was looked into on the way may still be open
        scene = before
    failure = _failure(scene, wanted, window, begun=after is not None and after.confidence >= SURE)
    if isinstance(failure, Undecided) and (guess := suggestion(scope(scene, window)[0], wanted)):
        return guess
    raise failure


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
        before = _opened(page, _next(page, Wanted(part, action="open"), before, None, timeout), timeout)


def _next(page: Page, wanted: Wanted, before: Scene | None, window: str | None, timeout: float) -> Found:
    """The next station of a way: what the last one has brought comes before all else."""
    return (before and come_since(page, wanted, before)) or locate(page, wanted, window=window, timeout=timeout)


def _opened(page: Page, found: Found, timeout: float) -> Scene:
    """Open a station, unless it is open already, and return what was there before."""
    before = found.window.scene
    if "expanded" not in found.element.state:
        node = node_of(before, found.element.index)
        with suppress(PlaywrightError), answered(page):
            (node.dblclick if found.element.role in ITEMS else node.click)(timeout=timeout * 1000)
    return before


def come_since(page: Page, wanted: Wanted, before: Scene) -> Found | None:
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


def _in_scene(scene: Scene, wanted: Wanted, window: str | None, *, doubtful: bool = False) -> Found | None:
    """What is found in the scene; what may only be meant counts once nothing better can come any more."""
    if not scene.elements:
        return None
    where, _ = scope(scene, window)
    found = find_target(where, wanted)
    if isinstance(found, NotFound) and where.root >= 0 and not _is_modal(scene, where):
        found = find_target(windows_of(scene)[-1], wanted)  # a part of the page does not lock its readers in
    return found if isinstance(found, Found) and (doubtful or not found.doubt) else None


def _is_modal(scene: Scene, window: Window) -> bool:
    return any(window.root == other.root for other in windows_of(scene)[:-1])


def _failure(scene: Scene, wanted: Wanted, window: str | None, *, begun: bool) -> Broken | Undecided:
    """What it amounts to that nothing was found; `begun` tells whether the scenario has surely led somewhere.

    Where it has not, a reader may be expected on another page: only a label that is much alike speaks against that.
    """
    if not scene.elements:
        return Undecided("the page shows nothing that could be looked at.", expected=wanted.target)
    where, exact = scope(scene, window)
    missing = find_target(where, wanted)
    why = missing.why if isinstance(missing, NotFound) else "it went away while it was looked at."
    if not exact:
        listed = ", ".join(f'"{title}"' for title in titles(scene))
        why = f'no window titled "{window}" is open (open: {listed}), and {why}'
    certain = isinstance(missing, NotFound) and missing.certain and exact
    alike = missing.alike if isinstance(missing, NotFound) else ()
    if certain and not begun and window is None and not any(_became(wanted.target, other) for other in alike):
        certain = False
        why = f"{why} {ELSEWHERE}"
    if not begun and any(element.kind == "password" for element in scene.elements):
        certain = False
        why = f"{why} {SIGN_IN}"
    ending = Broken if certain else Undecided
    return ending(why, expected=wanted.target, found=alike, window=where.title or None)


def _became(label: str, other: str) -> bool:
    """Whether the other one may be what the label has become: of as many words, one of them the same."""
    mine, theirs = words(label), words(other)
    return len(mine) == len(theirs) and bool(set(mine) & set(theirs)) and likeness(label, other) >= RENAMED


def walk_menus(page: Page, labels: Sequence[str], *, window: str | None = None, timeout: float = TIMEOUT) -> Found:
    """The last entry of a menu path (“File > New > Terminal”), with all menus before it open.

    Raises:
        Broken, Undecided: an entry is not there.
    """
    before: Scene | None = None
    for label in labels[:-1]:
        before = _opened(page, _next(page, Wanted(label, role="menu"), before, window, timeout), timeout)
    return _next(page, Wanted(labels[-1], role="menuitem"), before, window, timeout)
