"""Whether what the page promises next has come true: that confirms what was only described or guessed."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page

from docwitness.browser.driving.finding import PATH, in_scene
from docwitness.browser.driving.looking import wait_until
from docwitness.language.keys import keys_of
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found, Wanted
from docwitness.locating.windows import Window, find_window, names_no_window
from docwitness.scenarios.vocabulary import Said

SOON = 2.0
"""Seconds in which a consequence shows."""


def is_checkable(promised: Said) -> bool:
    """Whether it can be told at once if it came true: a window by its title, or an element by its label."""
    if promised.kind == "expect":
        return bool(promised.window) and not names_no_window(promised.window or "")
    target = promised.target or ""
    keys = promised.kind == "press" and keys_of(target)
    return promised.labelled and bool(target) and not keys


def came_true(page: Page, promised: Said, before: Scene, aliases: Mapping[str, str]) -> bool:
    """Whether the promise is true now, or soon, and was not true before."""

    def look_for(scene: Scene) -> Found | Window | None:
        if promised.kind == "expect":
            return find_window(scene, promised.window) if not was_open(before, promised.window or "") else None
        kinds = {"presence": "see", "position": "see", "state": "see"}
        action = kinds.get(promised.kind, promised.kind.removesuffix("-any"))
        target, *further = PATH.split(promised.target or "")
        role = None if further else promised.role
        wanted = Wanted(target, True, role, promised.position, action, aliases)
        found = in_scene(scene, wanted, promised.window)
        return found if found and found.certain and not was_there(before, found.element) else None

    return wait_until(page, look_for, timeout=SOON, nodes=False)[1] is not None


def was_there(before: Scene, element: Seen) -> bool:
    """Whether an element of that role and label was there before."""
    known = (element.role, element.name, element.text)
    return any((other.role, other.name, other.text) == known for other in before.elements)


def was_open(before: Scene, title: str) -> bool:
    """Whether a window of that title was open before."""
    return find_window(before, title) is not None
