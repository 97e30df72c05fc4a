"""Looks at a live page: the scene with its nodes, again whenever it changes, until something is there."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TypeVar

from playwright.sync_api import ElementHandle, Frame, JSHandle, Page
from playwright.sync_api import Error as PlaywrightError

from docwitness.browser.activity import waits_for_nothing
from docwitness.browser.capturing.dom_walk import Entry, Key, Walk
from docwitness.browser.driving.settling import CHECK_AGAIN, CHECK_LATER, wait_for_change
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.language.wording import most_alike
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import PAGE, Window, find_window, is_title, may_be_there, titles, windows_of


@dataclass(frozen=True)
class LiveScene(Scene):
    """A scene whose elements can be acted on."""

    nodes: tuple[tuple[JSHandle, int], ...] = field(default=(), repr=False, compare=False)
    """For each element, the list of nodes of its frame and its place there."""
    frames: tuple[Frame, ...] = field(default=(), repr=False, compare=False)
    """For each element, the frame that what stands in it belongs to: for an iframe, the one shown there."""
    rested: float = field(default=0.0, compare=False)
    """Seconds that the page had waited for nothing and not changed when this was looked at."""

    def release(self) -> None:
        """Let go of the nodes: the page may forget them."""
        for nodes in {id(nodes): nodes for nodes, _ in self.nodes}.values():
            with suppress(PlaywrightError):
                nodes.dispose()


def node_of(scene: Scene, index: int) -> ElementHandle:
    """The node itself: an action hits what was looked at, even if the page has moved on since."""
    nodes, place = live(scene).nodes[index]
    handle = nodes.evaluate_handle("(walked, place) => walked.nodes[place]", place).as_element()
    if handle is None:
        raise LookupError(f"element {index} has no node")
    return handle


def live(scene: Scene) -> LiveScene:
    """The scene as one that was looked at on a page.

    Raises:
        TypeError: it was not.
    """
    if not isinstance(scene, LiveScene):
        raise TypeError("nobody can act on a scene that was not looked at on a page")
    return scene


def look(page: Page, *, nodes: bool = True) -> LiveScene:
    """The scene as it is now; without `nodes` a third sooner, and nothing in it can be acted on."""
    walk = Walk(whole=True, links=True, nodes=nodes)
    entries = walk.entries(page)
    places = {entry["key"]: index for index, entry in enumerate(entries)}
    return LiveScene(
        elements=tuple(_seen(entry, index, places) for index, entry in enumerate(entries)),
        viewport=walk.viewport,
        title=walk.title,
        nodes=tuple((walk.handles[entry["key"][0]], entry["key"][1]) for entry in entries) if nodes else (),
        frames=tuple(walk.inner.get(entry["key"]) or walk.frames[entry["key"][0]] for entry in entries),
    )


def _seen(entry: Entry, index: int, places: Mapping[Key, int]) -> Seen:
    x, y, width, height = entry["box"]
    return Seen(
        index=index,
        role=entry["role"],
        name=entry["name"],
        text=entry["text"],
        box=(x, y, width, height),
        state=tuple(dict.fromkeys(entry["state"])),
        parent=places.get(entry["up"], -1),
        kind=entry["kind"],
        hint=entry["hint"],
        level=entry["level"],
        clickable=entry["clickable"],
        popup=entry["popup"],
        options=tuple((value, label) for value, label in entry["options"]),
        background=tuple(entry["background"] or ()),
        sign=entry["sign"],
    )


def open_windows(page: Page) -> tuple[str, ...]:
    """Titles of the windows that are open, the topmost first."""
    return titles(look(page, nodes=False))


T = TypeVar("T")
QUIET = 2.0
"""Seconds after which a page that asks for nothing and does not change is taken to stay as it is."""
LOADING = 30.0
"""Seconds that a page which shows nothing at all may take: it is loading, and says nothing of the document yet."""


def wait_until(
    page: Page,
    look_for: Callable[[Scene], T | None],
    *,
    timeout: float,
    nodes: bool = True,
    waited: LiveScene | None = None,
) -> tuple[LiveScene, T | None]:
    """The last scene looked at and what was found in it; looks again whenever the page has changed.

    `timeout`, in seconds, counts from the moment when the page has stopped growing: until then it is loading. A page
    that waits for nothing and has not changed for `QUIET` seconds is not waited for any longer. The time for which it
    rested at the scene that was `waited` for before counts where it still looks so.
    """
    started = changed = quiet = time.monotonic()
    size, pause = 0, CHECK_AGAIN
    while True:
        try:
            scene = look(page, nodes=nodes)
            found = look_for(scene)
        except PlaywrightError:  # navigated while we looked
            scene, found = LiveScene((), (0.0, 0.0)), None
        if len(scene.elements) != size:
            size, changed = len(scene.elements), time.monotonic()
        if waited is not None:
            quiet -= waited.rested if _look_alike(scene, waited) else 0.0
            waited = None
        until = max(started, changed) + timeout if scene.elements else started + LOADING
        left = min(until, started + max(timeout, LOADING)) - time.monotonic()
        if not waits_for_nothing(page):
            quiet = time.monotonic()
        if found is not None or left <= 0 or (scene.elements and time.monotonic() - quiet > QUIET):
            return replace(scene, rested=time.monotonic() - quiet), found
        scene.release()
        if wait_for_change(page, seconds=min(left, pause)):
            quiet, pause = time.monotonic(), CHECK_AGAIN
        else:
            pause = min(pause * 1.5, CHECK_LATER)


def _look_alike(one: Scene, other: Scene) -> bool:
    """Whether the same elements stand at the same places; what has the focus does not count."""
    return [(e.role, e.name, e.box) for e in one.elements] == [(e.role, e.name, e.box) for e in other.elements]


def wait_for_window(page: Page, title: str | None, *, timeout: float = 5.0, nodes: bool = True) -> Window:
    """The window of that title, as soon as it is open; without `nodes` to be looked at only.

    Raises:
        Broken: it did not open in time, and another one did, or none.
        Undecided: it may well be what is open, under another name.
    """
    scene, window = wait_until(page, lambda scene: find_window(scene, title), timeout=timeout, nodes=nodes)
    if window is not None:
        return window
    raise _not_open(scene, title or "", timeout)


def _not_open(scene: Scene, title: str, timeout: float) -> Broken | Undecided:
    """Broken where a reader would say that another window, or none, has opened; else it may have another name."""
    known = titles(scene)
    why = f'no window titled "{title}" opened within {timeout:g} s'
    if not known:
        return Undecided(
            f'no window titled "{title}" opened within {timeout:g} s, and nothing on the page has a title.'
        )
    why = f'no window titled "{title}" opened within {timeout:g} s. Windows open: {", ".join(map(_quoted, known))}.'
    another = windows_of(scene)[0].root != PAGE
    ending = Broken if another or (is_title(title) and not may_be_there(scene, title, known)) else Undecided
    return ending(why, expected=title, found=most_alike(title, list(known)), window=known[0])


def _quoted(title: str) -> str:
    return f'"{title}"'
