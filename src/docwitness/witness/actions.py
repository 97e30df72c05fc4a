"""Carries out what a step asks its reader to do, and waits until the page has arrived."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from playwright.sync_api import ElementHandle, Page, Position
from playwright.sync_api import Error as PlaywrightError

from docwitness.witness.browsing import example_below
from docwitness.witness.dropping import drop_point
from docwitness.witness.examples import example_text, first_choice
from docwitness.witness.keys import keys_of
from docwitness.witness.locating import PATH, TIMEOUT, come_since, locate, walk_menus
from docwitness.witness.nouns import CHOSEN, ITEMS
from docwitness.witness.outcomes import Broken, Undecided
from docwitness.witness.scene import Seen, look
from docwitness.witness.settling import answered, load, settle, wait_for_change
from docwitness.witness.targets import Found, Wanted
from docwitness.witness.wording import most_alike, same

_ADDRESS = re.compile(r"^(?:https?://\S+|/[\w\-./?=&#%]*)$")
CERTAIN = 0.9
"""Confidence from which on an element is the one that is meant: it carries the label."""
_NATIVE = ("select-one", "select-multiple")
"""Types of the browser's own lists."""
_OPTIONS = "(list) => [...list.options].filter((one) => !one.disabled).map((one) => [one.value, one.label.trim()])"
CHOICES = ("option", "menuitem", "menuitemradio", "menuitemcheckbox", "treeitem", "radio")

PROSE = ("heading", "paragraph")
"""Roles of what is selected by marking it."""


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
    seen: Callable[[Found], None] = lambda found: None,
) -> Done:
    """Do what `wanted.action` says to what it names, and wait until the page has settled.

    `found` is the element where a page object has it already, `after` what was used last; `seen` is told of the
    element before it is acted on.

    Raises:
        Broken: what is named is certainly not there, or cannot be used.
        Undecided: it could not be told what is meant, or how it is done.
    """
    before = page.context.pages
    if found is None:
        if done := _without_target(page, wanted, first=after is None):
            return done
        found = _found(page, wanted, window, timeout, after)
    seen(found)
    _check_enabled(page, found, timeout)
    if wanted.action == "drag":
        value = value or wanted.position
    with answered(page):
        chosen = _ACTIONS[wanted.action](_Doing(page, found, value, timeout))
    new = [other for other in page.context.pages if other not in before]
    return Done(new[-1] if new else page, found, chosen)


def _without_target(page: Page, wanted: Wanted, *, first: bool) -> Done | None:
    """Keys and addresses act on the page as a whole; where nothing was used yet, it may still be loading."""
    keys = keys_of(wanted.target) if wanted.action == "press" else None
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


def _found(page: Page, wanted: Wanted, window: str | None, timeout: float, after: Found | None) -> Found:
    path = [part for part in PATH.split(wanted.target) if part]
    if wanted.labelled and len(path) > 1:
        return walk_menus(page, path, window=window, timeout=timeout)
    found = locate(page, wanted, window=window, timeout=timeout, after=after)
    return example_below(page, wanted, found, timeout=timeout)


def _check_enabled(page: Page, found: Found, timeout: float) -> None:
    """Wait until it can be used; a reader who has followed the document so far would be stuck here."""
    if "disabled" not in found.element.state:
        return
    try:
        found.window.scene.node(found.element.index).wait_for_element_state("enabled", timeout=timeout * 1000)
    except PlaywrightError:
        name = found.element.name or found.element.role
        why = f"“{name}” is there but disabled."
        ending = Broken if found.confidence >= CERTAIN else Undecided
        raise ending(why, expected=name, window=found.window.title, highlight=found.element.box) from None


@dataclass(frozen=True, slots=True)
class _Doing:
    """One action on one element."""

    page: Page
    found: Found
    value: str | None
    timeout: float

    @property
    def element(self) -> Seen:
        return self.found.element

    @property
    def node(self) -> ElementHandle:
        return self.found.window.scene.node(self.element.index)

    def point(self) -> tuple[ElementHandle, Position | None]:
        """What a reader points at, and where in its box; None for the middle.

        At an entry of a list one points at its first text: its middle may be empty, or have a control of its own.
        """
        scene, aimed = self.found.window.scene, self.element
        entry = scene.elements[aimed.parent] if aimed.text and aimed.parent >= 0 else aimed
        texts = (inner for inner in (aimed, *scene.inside(aimed.index)) if inner.text)
        first = next(texts, None) if entry.role in ITEMS else None
        if first is None:
            return self.node, None
        # A text that is cut short goes on, unseen, beyond its entry.
        across = min(first.centre[0] - entry.box[0], entry.box[2] / 2)
        spot: Position = {"x": across, "y": first.centre[1] - entry.box[1]}
        return scene.node(entry.index), spot

    def attempt(self, action: Callable[[], object]) -> None:
        """Do it; where the browser refuses, nothing is said about the document."""
        try:
            action()
        except PlaywrightError as error:
            if _was_done(error):
                return
            name = self.element.name or self.element.role
            reason = _reason(error)
            raise Undecided(f"“{name}” is there, but {reason}", highlight=self.element.box) from error


def _was_done(error: PlaywrightError) -> bool:
    """Whether the browser had been told already: a page that is busy with the answer acknowledges it late."""
    return re.search(r"performing [\w ]*action\s*$", error.message.strip()) is not None


def _reason(error: PlaywrightError) -> str:
    if "intercepts pointer events" in error.message:
        return "something lies over it."
    if "not visible" in error.message:
        return "it is hidden."
    return f"it could not be used: {error.message.splitlines()[0]}"


def _click(doing: _Doing) -> None:
    node, spot = doing.point()
    doing.attempt(lambda: node.click(position=spot, timeout=doing.timeout * 1000))


def _right_click(doing: _Doing) -> None:
    node, spot = doing.point()
    doing.attempt(lambda: node.click(button="right", position=spot, timeout=doing.timeout * 1000))


def _double_click(doing: _Doing) -> None:
    node, spot = doing.point()
    doing.attempt(lambda: node.dblclick(position=spot, timeout=doing.timeout * 1000))


def _open(doing: _Doing) -> None:
    """Entries of a list are opened by a double click, everything else by one."""
    (_double_click if doing.element.role in ITEMS else _click)(doing)


def _hover(doing: _Doing) -> None:
    doing.attempt(lambda: doing.node.hover(timeout=doing.timeout * 1000))


def _type(doing: _Doing) -> str | None:
    text = example_text(doing.element) if doing.value is None else doing.value
    doing.attempt(lambda: doing.node.fill(text, timeout=doing.timeout * 1000))
    return text if doing.value is None else None


def _check(doing: _Doing) -> None:
    if not {"checked", "pressed"} & set(doing.element.state):
        _click(doing)


def _uncheck(doing: _Doing) -> None:
    if {"checked", "pressed"} & set(doing.element.state):
        _click(doing)


def _select(doing: _Doing) -> str | None:
    if doing.element.kind in _NATIVE:
        return _select_natively(doing)
    if doing.value is None and not doing.element.clickable and (doing.element.text or doing.element.role in PROSE):
        doing.attempt(lambda: doing.node.select_text(timeout=doing.timeout * 1000))
        return None
    if doing.element.role not in CHOSEN and not doing.element.popup and doing.value is None:
        _click(doing)
        return None
    if doing.element.role != "listbox":
        _click(doing)
        settle(doing.page)
    return _choose(doing)


def _select_natively(doing: _Doing) -> str | None:
    chosen, options = _choice(doing.value, doing.element.options), doing.element.options
    until = time.monotonic() + doing.timeout
    while chosen is None and time.monotonic() < until:  # some are filled when they are shown
        wait_for_change(doing.page, seconds=until - time.monotonic())
        options = tuple((value, label) for value, label in doing.node.evaluate(_OPTIONS))
        chosen = _choice(doing.value, options)
    if chosen is None:
        raise _no_option(doing, [label for _, label in options])
    doing.attempt(lambda: doing.node.select_option(value=chosen[0], timeout=doing.timeout * 1000))
    return chosen[1] if doing.value is None else None


def _choice(value: str | None, options: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    if value is None:
        return first_choice(options)
    return next((option for option in options if same(option[1], value)), None)


def _choose(doing: _Doing) -> str | None:
    """Click an option of a list that is drawn by the product itself."""
    scene = look(doing.page)
    shown = [element for element in scene.elements if element.role in CHOICES and not element.text]
    offered = [element for element in shown if not {"covered", "behind", "disabled"} & set(element.state)]
    labels = [("on", element.name) for element in offered if element.name]
    wanted = doing.value or (first_choice(labels) or ("", ""))[1]
    option = next((element for element in offered if same(element.name, wanted)), None)
    if option is None and doing.value:  # not every list says that it is one
        came = come_since(doing.page, Wanted(doing.value), doing.found.window.scene)
        scene, option = (came.window.scene, came.element) if came else (scene, None)
    if option is None:
        raise _no_option(doing, [label for _, label in labels])
    doing.attempt(lambda: scene.node(option.index).click(timeout=doing.timeout * 1000))
    return option.name if doing.value is None else None


def _no_option(doing: _Doing, labels: list[str]) -> Broken | Undecided:
    name = doing.element.name or doing.element.role
    if doing.value is None or not labels:
        # Lists that a product draws itself may be filled by typing; the browser's own are what they show.
        ending = Broken if doing.element.kind in _NATIVE and doing.found.confidence >= CERTAIN else Undecided
        return ending(f"“{name}” offers nothing that could be selected.", highlight=doing.element.box)
    offered = most_alike(doing.value, labels)
    listed = ", ".join(f"“{label}”" for label in offered)
    why = f"“{name}” has no option “{doing.value}”. Found instead: {listed}."
    ending = Broken if doing.found.confidence >= CERTAIN else Undecided  # what was only guessed is another list
    return ending(why, expected=doing.value, found=offered, highlight=doing.element.box)


def _drag(doing: _Doing) -> None:
    if doing.value is None:
        raise Undecided("the document does not say where to drag it.", highlight=doing.element.box)
    target = drop_point(doing.page, doing.element, doing.value, doing.timeout)
    doing.page.mouse.move(*doing.element.centre)
    doing.page.mouse.down()
    doing.page.mouse.move(*target, steps=8)
    doing.page.mouse.up()


def _upload(doing: _Doing) -> str | None:
    name = doing.value or "example.txt"
    mime = "text/plain" if name.endswith(".txt") else "application/octet-stream"
    if doing.element.kind == "file":
        doing.attempt(lambda: doing.node.set_input_files({"name": name, "mimeType": mime, "buffer": b"An example.\n"}))
    else:
        with doing.page.expect_file_chooser(timeout=doing.timeout * 1000) as chooser:
            doing.node.click()
        chooser.value.set_files({"name": name, "mimeType": mime, "buffer": b"An example.\n"})
    return name if doing.value is None else None


_ACTIONS: dict[str, Callable[[_Doing], str | None]] = {
    "click": _click,
    "right-click": _right_click,
    "double-click": _double_click,
    "press": _click,
    "navigate": _click,
    "open": _open,
    "hover": _hover,
    "type": _type,
    "check": _check,
    "uncheck": _uncheck,
    "select": _select,
    "drag": _drag,
    "upload": _upload,
}
