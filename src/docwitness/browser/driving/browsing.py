"""Comes to an example of a file or document where only folders are listed: by going into one, as a reader does."""

from __future__ import annotations

import re

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.looking import node_of, wait_until
from docwitness.browser.driving.settling import settle
from docwitness.language.nouns import FILE_LIKE, ITEMS, noun_of, split_phrase
from docwitness.locating.snapshot import Scene
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import windows_of

DEEPEST = 3
"""Folders that are gone into, at most, one in the other."""
_EXTENSION = re.compile(r"\w\.\w{1,8}$")


def example_below(page: Page, wanted: Wanted, found: Found, *, timeout: float) -> Found:
    """The file, where a file is wanted and a folder was found; else what was found."""
    for _ in range(DEEPEST):
        if not _is_folder_for_file(wanted, found):
            break
        try:
            node_of(found.window.scene, found.element.index).dblclick(timeout=timeout * 1000)
        except PlaywrightError:
            break
        settle(page)
        further = _next_example(page, wanted, found, timeout)
        if further is None:
            break
        found = further
    return found


def _next_example(page: Page, wanted: Wanted, folder: Found, timeout: float) -> Found | None:
    """What is found once the folder has been gone into: an entry that is not the folder itself."""
    before = _first_text(folder)

    def other(scene: Scene) -> Found | None:
        found = find_target(windows_of(scene)[0], wanted)
        return found if isinstance(found, Found) and _first_text(found) != before else None

    return wait_until(page, other, timeout=timeout)[1]


def _is_folder_for_file(wanted: Wanted, found: Found) -> bool:
    if (
        wanted.labelled
        or found.element.role not in ITEMS
        or wanted.action not in ("open", "double-click", "right-click")
    ):
        return False
    head, _ = split_phrase(wanted.target)
    return noun_of(head)[0] in FILE_LIKE and head == noun_of(head)[0] and not _EXTENSION.search(_first_text(found))


def _first_text(found: Found) -> str:
    scene = found.window.scene
    return next((inner.text for inner in scene.inside(found.element.index) if inner.text), found.element.name)
