"""Page objects: windows that a team has described in code, used by the same steps that find their way without.

A page object is built from its window's root locator. It has locators for what is in the window, and methods for what a
user does there; a method that leads elsewhere waits for arrival and returns the window arrived at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, TypeVar

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator, Page

from docwitness.browser.driving.looking import live, look, wait_for_window
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.errors import UsageError
from docwitness.language.likeness import concepts
from docwitness.language.wording import canonical, most_alike
from docwitness.locating.snapshot import Seen
from docwitness.locating.targets import Found
from docwitness.locating.windows import PAGE, Window, find_window, hiding
from docwitness.model import Box, Identification

_USED = ("button", "link", "textbox", "searchbox", "combobox", "listbox", "checkbox", "switch", "radiogroup", "group")
"""Roles of what documents tell people to use."""

SAME_PLACE = 8.0
"""CSS pixels by which the four measures of an element may differ, in sum, from those of what is located."""


class PageObject:
    """A window of the product. Subclasses are registered by its title: `@window("Settings")`."""

    title: ClassVar[str]
    described: ClassVar[Mapping[str, str]] = {}
    """What documents call an element that has no label of that name → the attribute that locates it."""

    def __init__(self, page: Page, root: Locator) -> None:
        self.page = page
        self.root = root

    def locate(self, target: str) -> Locator | None:
        """The element that documents call so, if this window has it described."""
        attribute = self.described.get(canonical(target))
        return None if attribute is None else getattr(self, attribute)

    def present(self, locator: Locator, label: str, *, timeout: float = 5.0) -> Locator:
        """The locator, as soon as what it locates can be seen; `label` is what the document calls that.

        Raises:
            Broken: it does not appear within `timeout` seconds; the labels found instead are named.
            Undecided: it may stand in a part of the window that is closed.
        """
        try:
            locator.first.wait_for(timeout=timeout * 1000)
        except PlaywrightError as error:
            opened = find_window(look(self.page, nodes=False), self.title)
            raise not_in(opened, label, self.title) from error
        return locator.first


def not_in(opened: Window | None, label: str, title: str) -> Broken | Undecided:
    """What to raise when a window that is open lacks what the document names.

    What is closed there may have it: a page object does not say what it has to be opened by.
    """
    if opened and (twin := _of_other_kind(opened, label)):
        why = f"“{twin.name}” is there, but as a {twin.role}, and the page object looks for something else."
        return Broken(why, expected=label, window=title, highlight=twin.box)
    folded = [part.name for part in hiding(opened, None, ()) if part.role != "combobox" and part.name] if opened else []
    if folded:
        shut = " and ".join(f"“{part}”" for part in folded)
        why = f"“{title}” does not show “{label}”; it may be in {shut}, which the page does not open."
        return Undecided(why, expected=label, window=title)
    usable = [each.name for each in opened.elements() if each.role in _USED and each.name] if opened else []
    there = most_alike(label, usable)
    found = ", ".join(f"“{other}”" for other in there) or "nothing with a label"
    return Broken(f"“{title}” has no “{label}”. Found instead: {found}.", expected=label, found=there, window=title)


def _of_other_kind(opened: Window, label: str) -> Seen | None:
    """What has the words of the label and can be used: the page object that missed it looks for another kind."""
    alike = (each for each in opened.elements() if each.role in _USED and concepts(each.name) == concepts(label))
    return next(alike, None) if concepts(label) else None


_T = TypeVar("_T", bound=PageObject)
_REGISTERED: dict[str, type[PageObject]] = {}


def window(title: str) -> Callable[[type[_T]], type[_T]]:
    """Register the class for the window of that title.

    Raises:
        UsageError: another class has that title.
    """

    def register(kind: type[_T]) -> type[_T]:
        kind.title = title
        other = _REGISTERED.setdefault(canonical(title), kind)
        if (other.__module__, other.__qualname__) != (kind.__module__, kind.__qualname__):
            where = f"{other.__module__}.{other.__qualname__}"
            raise UsageError(f"{kind.__module__}.{kind.__qualname__}: {where} has the title “{title}” already.")
        _REGISTERED[canonical(title)] = kind
        return kind

    return register


def page_object_for(title: str | None) -> type[PageObject] | None:
    """The class registered for the window of that title, if any is."""
    return _REGISTERED.get(canonical(title)) if title else None


def describing(page: Page, target: str) -> type[PageObject] | None:
    """The class registered for a window that is open and has such an element described; None if there is none."""
    known = [kind for kind in _REGISTERED.values() if canonical(target) in kind.described]
    scene = look(page, nodes=False) if known else None
    return next((kind for kind in known if scene and find_window(scene, kind.title)), None)


def arrive_at(page: Page, kind: type[_T], *, timeout: float = 5.0) -> _T:
    """The page object of a window, as soon as that is open; `timeout` in seconds.

    Raises:
        Broken: it does not open.
        Undecided: nothing on the page has a title to tell by.
    """
    return kind(page, root_of(page, wait_for_window(page, kind.title, timeout=timeout, nodes=False)))


def standing(page: Page, kind: type[_T]) -> _T | None:
    """The page object of the window if that is open now."""
    opened = find_window(look(page, nodes=False), kind.title)
    return kind(page, root_of(page, opened)) if opened else None


def element_at(page: Page, locator: Locator, title: str | None) -> Found:
    """What a locator of a page object locates, as an element of the window of that title.

    Raises:
        Undecided: it went away while it was looked at.
    """
    scene = look(page)
    opened = find_window(scene, title)
    box = locator.bounding_box()
    if opened is None or box is None:
        raise Undecided(f'the window "{title}" went away while it was looked at.')
    place = (box["x"], box["y"], box["width"], box["height"])
    # Of several in one place the innermost is meant: a link fills its list item.
    candidates = [element for element in opened.elements() if not element.text][::-1]
    nearest = min(candidates, key=lambda element: _apart(element.box, place), default=None)
    if nearest is None or _apart(nearest.box, place) > SAME_PLACE:
        opened, nearest = _with(opened, locator, place)
    return Found(opened, nearest, Identification.TOLD, "a page object locates it")


def _apart(box: Box, other: Box) -> float:
    return sum(abs(a - b) for a, b in zip(box, other, strict=True))


def _with(opened: Window, locator: Locator, box: Box) -> tuple[Window, Seen]:
    """The window with what is located as one more element: a mere container is none by itself."""
    scene = live(opened.scene)
    nodes = locator.evaluate_handle("node => ({ nodes: [node] })")
    element = Seen(len(scene.elements), "generic", "", box, parent=opened.root)
    more = (*scene.elements, element)
    frames = (*scene.frames, scene.frames[opened.root]) if scene.frames else ()
    return replace(
        opened, scene=replace(scene, elements=more, nodes=(*scene.nodes, (nodes, 0)), frames=frames)
    ), element


def root_of(page: Page, opened: Window) -> Locator:
    """A locator for the window, which finds it again after it was drawn anew."""
    if opened.root == PAGE:
        return page.locator("body")
    element, frame = opened.scene.elements[opened.root], live(opened.scene).frames[opened.root]
    if element.role not in ("dialog", "alertdialog"):
        return frame.locator("body")
    named = _dialogs(frame, name=element.name, exact=True)
    heading = next((inner for inner in opened.elements() if inner.role == "heading" and not inner.text), None)
    if heading is None:
        return named
    if (inside := live(opened.scene).frames[heading.index]) is not frame:
        return inside.locator("body")
    # A plain dialog has no name in ARIA's terms: its heading names it, for its readers and in our element map.
    return named.or_(_dialogs(frame).filter(has=frame.get_by_role("heading", name=heading.name, exact=True))).last


def _dialogs(frame: Frame, **called: Any) -> Locator:
    return frame.get_by_role("dialog", **called).or_(frame.get_by_role("alertdialog", **called))
