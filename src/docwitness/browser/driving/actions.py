"""Carries out what a step asks its reader to do, and waits until the page has arrived."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from docwitness.browser.driving.browsing import example_below
from docwitness.browser.driving.choosing import select
from docwitness.browser.driving.doing import Doing, Replaced
from docwitness.browser.driving.dropping import drop_point
from docwitness.browser.driving.finding import TIMEOUT, in_scene, locate, walk_menus
from docwitness.browser.driving.looking import look, node_of
from docwitness.browser.driving.menus import ENTRIES
from docwitness.browser.driving.settling import answered, load
from docwitness.browser.driving.whole_forms import fill_form, is_form
from docwitness.browser.witnessing.outcomes import Broken, StepEnd, Undecided
from docwitness.language.keys import keys_of
from docwitness.language.nouns import CHOSEN, CLICKED, ITEMS, TOGGLED, TYPED
from docwitness.language.paths import stations
from docwitness.locating.actors import FOLLOWED_AT_ONCE, blocked, is_select_only
from docwitness.locating.examples import example_text
from docwitness.locating.ranking import labelled
from docwitness.locating.targets import Found, Wanted, lies_beneath
from docwitness.locating.windows import windows_of
from docwitness.model import Way

_OPENS_TAB = "(node) => node.target === '_blank' && !node.hasAttribute('download')"
_ADDRESS = re.compile(r"^(?:https?://\S+|/[\w\-./?=&#%]*)$")


@dataclass(frozen=True, slots=True)
class Done:
    """What was acted on, and where the reader is now."""

    page: Page
    """Another one than before where the action opened a tab or window of the browser."""
    found: Found | None = None
    """None where nothing of the page was acted on (a key, an address)."""
    value: str | None = None
    """What was typed or chosen, where the document left it to its reader."""


def act(
    page: Page,
    wanted: Wanted,
    *,
    value: str | None = None,
    window: str | None = None,
    timeout: float = TIMEOUT,
    found: Found | None = None,
    after: Found | None = None,
    way: Way | None = None,
    seen: Callable[[Found], None] = lambda found: None,
) -> Done:
    """Do what `wanted.action` says to what it names, and wait until the page has settled.

    `found` is the element where a page object has it already, `after` what was used last, `way` how sure it is where
    the page is; `seen` is told of the element before it is acted on.

    Raises:
        Broken: what is named is certainly not there, or cannot be used.
        Undecided: it could not be told what is meant, or how it is done.
    """
    if found is None and (done := _without_target(page, wanted, first=after is None)):
        return done
    if found is None and value is None and is_form(wanted):
        return Done(page, *fill_form(page, wanted, window, _typing(page, timeout), seen, timeout=timeout))
    if wanted.action == "drag":
        value = value or wanted.position
    sure = way is None or (way.begun and not way.doubt)
    if found is not None:
        return _done(page, wanted, found, value, timeout, seen, sure=True)
    found = _found(page, wanted, window, timeout, after, way)
    if blocked(found.element) and _folds_list(page, found):
        found = _found(page, wanted, window, timeout, after, way)
    try:
        return _done(page, wanted, found, value, timeout, seen, sure=sure)
    except Replaced:
        found = _found(page, wanted, window, timeout, after, way)
        return _done(page, wanted, found, value, timeout, seen, sure=sure)


def _done(
    page: Page,
    wanted: Wanted,
    found: Found,
    value: str | None,
    timeout: float,
    seen: Callable[[Found], None],
    *,
    sure: bool,
) -> Done:
    """Act on what was found; `sure` tells whether the page is as the document means it to be."""
    before = page.context.pages
    seen(found)
    _check_enabled(page, found, timeout, sure=sure)
    action = "select" if found.option else wanted.action
    doing = Doing(page, found, found.option or None if value is None else value, timeout)
    apart = action in FOLLOWED_AT_ONCE and found.element.kind == "a" and bool(doing.node.evaluate(_OPENS_TAB))
    with answered(page):
        chosen = _ACTIONS[action](doing)
    if apart and len(page.context.pages) == len(before):
        with suppress(PlaywrightError):  # a page may keep its link from being followed
            page.context.wait_for_event("page", timeout=doing.milliseconds)
    new = [other for other in page.context.pages if other not in before]
    return Done(new[-1] if new else page, found, chosen)


_VALUED = frozenset({*TYPED, *CHOSEN}) - {*TOGGLED}
"""Roles of fields that have a value, and cannot be ticked."""


def _looked_at(page: Page, wanted: Wanted, window: str | None) -> Found | None:
    """The field of that name which cannot be ticked, where the page says to check it: that is to look at its value.

    “Check” is to put a mark or to make sure (English has one word for both); what the field is tells which.
    """
    if wanted.action != "check" or wanted.role is not None:
        return None
    scene = look(page)
    ways = (in_scene(scene, replace(wanted, action=action), window) for action in ("type", "select"))
    found = next((each for each in ways if each and each.certain), None)
    if found is None or found.element.role not in _VALUED:
        return None
    return replace(found, reason=f"{found.reason}; it cannot be ticked, so it is looked at")


def _folds_list(page: Page, found: Found) -> bool:
    """Whether a list that was opened on the page was closed: it lies over what is wanted next.

    By Escape, which closes the list of a combo box and leaves its field as it is (ARIA Authoring Practices).
    """
    elements = found.window.scene.elements
    if not any(e.role == "combobox" and "expanded" in e.state and e.index != found.element.index for e in elements):
        return False
    with answered(page):
        page.keyboard.press("Escape")
    return True


def _without_target(page: Page, wanted: Wanted, *, first: bool) -> Done | None:
    """Keys and addresses act on the page as a whole; where nothing was used yet, it may still be loading."""
    keys = _keys(page, wanted.target) if wanted.action == "press" else None
    address = wanted.action in ("navigate", "open") and _ADDRESS.match(wanted.target)
    if not keys and not address:
        return None
    if first:
        load(page)
    with answered(page):
        if keys:
            page.keyboard.press(keys)
        else:
            page.goto(urljoin(page.url, wanted.target))
    return Done(page)


def _keys(page: Page, target: str) -> str | None:
    """The keys to press; a single letter or sign is the key, unless a control is called so."""
    keys = keys_of(target)
    if keys or len(target) != 1:
        return keys
    window = windows_of(look(page, nodes=False))[0]
    return None if labelled(window, target, role=None, action="press") else target.lower()


def _found(
    page: Page, wanted: Wanted, window: str | None, timeout: float, after: Found | None, way: Way | None
) -> Found:
    path = list(stations(wanted.target))
    if wanted.labelled and len(path) > 1:
        return walk_menus(page, path, window=window, timeout=timeout, aliases=wanted.aliases)
    try:
        found = locate(page, wanted, window=window, timeout=timeout, after=after, way=way)
    except StepEnd:
        if looked_at := _looked_at(page, wanted, window):
            return looked_at
        if not wanted.apart or window is not None or not lies_beneath(look(page), wanted):
            raise
        _close_window(page, wanted, timeout)
        found = locate(page, wanted, window=window, timeout=timeout, after=after, way=way)
    looked_at = None if found.certain else _looked_at(page, wanted, window)
    return looked_at or example_below(page, wanted, found, timeout=timeout)


_CLOSING = ("close", "cancel", "dismiss", "×", "✕", "✖", "x")
"""What the control of a window is called that closes it and does nothing else."""


def _close_window(page: Page, wanted: Wanted, timeout: float) -> None:
    """Close what lies over the page: by Escape (ARIA Authoring Practices), or by the window's own control.

    Raises:
        Undecided: it stays open. Its reader may know how to close it.
    """
    with answered(page):
        page.keyboard.press("Escape")
    scene = look(page)
    if not lies_beneath(scene, wanted):
        return
    window = windows_of(scene)[0]
    closing = next((e for e in window.elements() if e.role in CLICKED and e.name.strip().casefold() in _CLOSING), None)
    if closing is not None:
        with suppress(PlaywrightError), answered(page):
            node_of(scene, closing.index).click(timeout=timeout * 1000)
    if lies_beneath(look(page), wanted):
        raise Undecided(f"“{wanted.target}” lies beneath “{window.title}”, which could not be closed.")


def _check_enabled(page: Page, found: Found, timeout: float, *, sure: bool) -> None:
    """Wait until it can be used; a reader who has followed the document so far would be stuck here.

    Where nothing has led here for certain, it may want something open or selected first. So may an entry of a menu:
    what does not apply to what is selected is dimmed there, by the guidelines of all platforms.
    """
    if "disabled" not in found.element.state:
        return
    try:
        node_of(found.window.scene, found.element.index).wait_for_element_state("enabled", timeout=timeout * 1000)
    except PlaywrightError:
        name = found.element.name or found.element.role
        why = f"“{name}” is there but disabled."
        ending = Broken if found.certain and sure and found.element.role not in ENTRIES else Undecided
        raise ending(why, expected=name, window=found.window.title, highlight=found.element.box) from None


def _right_click(doing: Doing) -> None:
    node, spot = doing.point()
    doing.attempt(lambda: node.click(button="right", position=spot, timeout=doing.milliseconds))


def _double_click(doing: Doing) -> None:
    node, spot = doing.point()
    doing.attempt(lambda: node.dblclick(position=spot, timeout=doing.milliseconds))


def _open(doing: Doing) -> None:
    """Entries of a list are opened by a double click, everything else by one."""
    if doing.element.role in ITEMS:
        _double_click(doing)
    else:
        doing.click()


def _hover(doing: Doing) -> None:
    doing.attempt(lambda: doing.node.hover(timeout=doing.milliseconds))


def _type(doing: Doing) -> str | None:
    if is_select_only(doing.element):  # “fill in **Name** and **Country**”: what has a list is chosen from it
        return select(doing)
    text = example_text(doing.element) if doing.value is None else doing.value
    doing.fill(text)
    return text if doing.value is None else None


def _typing(page: Page, timeout: float) -> Callable[[Found], str | None]:
    return lambda field: _type(Doing(page, field, None, timeout))


def _check(doing: Doing) -> None:
    if doing.element.role not in _VALUED and not {"checked", "pressed"} & set(doing.element.state):
        doing.click()


def _uncheck(doing: Doing) -> None:
    if {"checked", "pressed"} & set(doing.element.state):
        doing.click()


def _drag(doing: Doing) -> None:
    if doing.value is None and doing.element.role == "slider":
        doing.attempt(lambda: doing.node.press("ArrowRight", timeout=doing.milliseconds))  # wherever its reader likes
        return
    if doing.value is None:
        raise Undecided("the document does not say where to drag it.", highlight=doing.element.box)
    target = drop_point(doing.page, doing.element, doing.value, doing.timeout)
    doing.page.mouse.move(*doing.element.centre)
    doing.page.mouse.down()
    doing.page.mouse.move(*target, steps=8)
    doing.page.mouse.up()


def _upload(doing: Doing) -> str | None:
    name = doing.value or "example.txt"
    mime = "text/plain" if name.endswith(".txt") else "application/octet-stream"
    if doing.element.kind == "file":
        doing.attempt(lambda: doing.node.set_input_files({"name": name, "mimeType": mime, "buffer": b"An example.\n"}))
    else:
        try:
            with doing.page.expect_file_chooser(timeout=doing.timeout * 1000) as chooser:
                doing.click()
        except PlaywrightTimeout as error:
            shown = doing.element.name or doing.element.role
            why = f"“{shown}” was clicked, and the page asked for no file within {doing.timeout:g} s."
            raise Undecided(why) from error
        chooser.value.set_files({"name": name, "mimeType": mime, "buffer": b"An example.\n"})
    return name if doing.value is None else None


_ACTIONS: dict[str, Callable[[Doing], str | None]] = {
    "click": Doing.click,
    "right-click": _right_click,
    "double-click": _double_click,
    "press": Doing.click,
    "navigate": Doing.click,
    "open": _open,
    "hover": _hover,
    "type": _type,
    "check": _check,
    "uncheck": _uncheck,
    "select": select,
    "drag": _drag,
    "upload": _upload,
}
