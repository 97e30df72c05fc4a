"""Whether what the page promises next has come true: that confirms what was only described or guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playwright.sync_api import Page

from docwitness.browser.driving.finding import in_scene
from docwitness.browser.driving.looking import wait_until
from docwitness.browser.driving.settling import load
from docwitness.language.keys import keys_of
from docwitness.language.paths import stations
from docwitness.language.wording import says, solid
from docwitness.locating.snapshot import Scene
from docwitness.locating.targets import Found, Wanted
from docwitness.locating.windows import Window, find_window, names_no_window
from docwitness.scenarios.vocabulary import GONE, OUTCOMES, TURNED, Said

SOON = 2.0
"""Seconds in which a consequence shows."""


def is_checkable(promised: Said) -> bool:
    """Whether it can be told at once if it came true: a window by its title, or an element by its label."""
    if promised.kind == "expect":
        return bool(promised.window) and not names_no_window(promised.window or "")
    if promised.kind in ("download", *OUTCOMES, TURNED, "told", "parts") or promised.value == GONE:
        return False
    target = promised.target or ""
    keys = promised.kind == "press" and (keys_of(target) or len(target) == 1)
    return promised.labelled and bool(target) and not keys


def came_true(page: Page, promised: Said, before: Scene, aliases: Mapping[str, str]) -> bool:
    """Whether the promise is true now, or soon, and was not true before."""

    def look_for(scene: Scene) -> Found | Window | None:
        if promised.kind == "expect" and was_open(before, promised.window or ""):
            return None
        found = is_true(scene, promised, aliases)
        return None if isinstance(found, Found) and was_there(before, found) else found

    return wait_until(page, look_for, timeout=SOON, nodes=False)[1] is not None


def is_true(scene: Scene, promised: Said, aliases: Mapping[str, str]) -> Found | Window | None:
    """The window or element that is promised, if it is there for certain."""
    if promised.kind == "expect":
        return find_window(scene, promised.window)
    kinds = {"presence": "see", "position": "see", "state": "see"}
    action = kinds.get(promised.kind, promised.kind.removesuffix("-any"))
    target, *further = stations(promised.target or "") or ("",)
    role = None if further else promised.role
    found = in_scene(scene, Wanted(target, True, role, promised.position, action, aliases), promised.window)
    return found if found and found.certain else None


def opened_itself(page: Page, found: Found) -> bool:
    """Whether following an entry of a list has opened what it is called: its name now heads the page, or a window.

    A list leads to its entries; what heads the page that came is the entry that was meant by “a song”.
    """
    before = found.window.scene
    name = _name_of(before, found)
    if len(solid(name)) < SHORTEST or any(_heads(before, name)):
        return False
    load(page)  # what it opened may take its time
    return wait_until(page, lambda scene: any(_heads(scene, name)) or None, timeout=SOON, nodes=False)[1] is not None


SHORTEST = 3
"""Letters and digits of a name that tells one thing from others: a number of a page or count is none."""


def _name_of(scene: Scene, found: Found) -> str:
    """What an entry shows first."""
    texts = (inner.text for inner in scene.inside(found.element.index) if inner.text)
    return found.element.text or next(texts, "") or found.element.name


def _heads(scene: Scene, name: str) -> Iterator[bool]:
    """Whether each heading, tab, breadcrumb and title of the page says the name."""
    heads = (e.name or scene.shown(e.index) for e in scene.elements if not e.text and e.role in ("heading", "tab"))
    here = (e.text for e in scene.elements if e.text and any(a.role == "banner" for a in scene.around(e.index)))
    for told in (*heads, *here, scene.title):
        yield says(told, name)


def was_there(before: Scene, found: Found) -> bool:
    """Whether an element of that role and label was there before; what has no name is known by what it shows."""
    scene, element = found.window.scene, found.element
    told = element.name or scene.shown(element.index)
    alike = (other for other in before.elements if (other.role, bool(other.text)) == (element.role, bool(element.text)))
    return any((other.name or before.shown(other.index)) == told for other in alike)


def was_open(before: Scene, title: str) -> bool:
    """Whether a window of that title was open before."""
    return find_window(before, title) is not None
