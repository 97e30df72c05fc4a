"""Opens again what was opened while the product was explored: by role, name and place, as it was found then."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.doing import ACTING
from docwitness.browser.driving.looking import live, wait_until
from docwitness.browser.driving.settling import answered
from docwitness.browser.exploring.sights import Sight, sight_of
from docwitness.browser.tooltips import TOOLTIPS
from docwitness.locating.snapshot import Scene
from docwitness.locating.targets import Found
from docwitness.locating.windows import windows_of
from docwitness.model import Identification
from docwitness.productmap.queries.ways import FRAME
from docwitness.productmap.states import Opener


def press_again(page: Page, openers: Sequence[Opener], *, seconds: float) -> bool:
    """Whether all of them could be clicked, one after the other; each is waited for until the page stops growing."""
    return all(_pressed(page, opener, seconds) for opener in openers)


def found_again(page: Page, opener: Opener, *, reason: str, seconds: float) -> Found | None:
    """The element that was found while exploring; it is a guess that a page means it."""
    there = _there(page, opener, seconds)
    if there is None:
        return None
    sight, part = there
    element = sight.scene.elements[sight.indices[part]]
    return Found(windows_of(sight.scene)[0], element, Identification.GUESSED, reason)


def _there(page: Page, opener: Opener, seconds: float) -> tuple[Sight, int] | None:
    def there(scene: Scene) -> tuple[Sight, int] | None:
        sight = sight_of(page, TOOLTIPS.named(page, live(scene), within=frozenset(FRAME)))
        part = sight.find(opener)
        return None if part is None else (sight, part)

    return wait_until(page, there, timeout=seconds)[1]


def _pressed(page: Page, opener: Opener, seconds: float) -> bool:
    found = _there(page, opener, seconds)
    if found is None:
        return False
    sight, part = found
    if {"expanded", "selected"} & set(sight.parts[part].state):
        return True  # the product has kept it open
    try:
        with answered(page):
            sight.node(part).click(timeout=ACTING * 1000)
    except (PlaywrightError, LookupError):
        return False
    return True
