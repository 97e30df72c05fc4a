"""Names controls that show nothing to read by their tooltips: points at each of them once, as a reader does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.looking import LiveScene, look, node_of, wait_until
from docwitness.locating.snapshot import Scene, Seen
from docwitness.productmap.queries.ways import FRAME
from docwitness.productmap.routes import route_of
from docwitness.productmap.structure import CONTROLS, HIDDEN

MOST = 16
"""Controls that are pointed at in one look: a page that has more of them without a name is a canvas or a grid."""
SHOWING = 0.8
"""Seconds in which a tooltip shows: products wait about half a second, so that none flashes up on the way."""
TWICE = 2
"""Times that what showed nothing is pointed at, the second time for so many times as long: the page may be busy."""
POINTING = 1.0
"""Seconds in which the browser has to come to the control."""
LARGEST = 72.0
"""CSS pixels of a control that shows a picture and nothing else."""
LONGEST = 48
"""Characters of a tooltip that names something; longer ones explain it."""

Key = tuple[str, str, str, str, int]


class Tooltips:
    """The tooltips that were seen in one process, by where the control stands."""

    def __init__(self) -> None:
        self._known: dict[Key, str] = {}
        self._tried: Counter[Key] = Counter()

    def named(self, page: Page, scene: LiveScene, *, within: frozenset[str] | None = None, times: int = 1) -> LiveScene:
        """The scene with the tooltips of its controls that show nothing to read, in landmarks of these roles alone.

        What showed none is pointed at so many `times` in all.
        """
        keys = {e.index: key for e, key in _keys(page.url, scene) if within is None or _stands_in(scene, e, within)}
        unseen = [(index, key) for index, key in keys.items() if not self._known.get(key) and self._tried[key] < times]
        for index, key in unseen[:MOST]:
            self._tried[key] += 1
            self._known[key] = _shown_at(page, scene, index, seconds=SHOWING * self._tried[key])
            _point_away(page, self._known[key])
        told = {index: tip for index, key in keys.items() if (tip := self._known.get(key, ""))}
        if not told:
            return scene
        return replace(scene, elements=tuple(replace(e, hint=told.get(e.index, e.hint)) for e in scene.elements))


def _keys(url: str, scene: Scene) -> Iterator[tuple[Seen, Key]]:
    seen: dict[tuple[str, str, str, str], int] = {}
    for element in scene.elements:
        if _is_nameless(scene, element):
            around = next((around for around in scene.around(element.index) if around.role != "generic"), None)
            place = around.role if around else ""
            alike = (_where(url, scene, around), place, element.role, element.name)
            seen[alike] = seen.get(alike, -1) + 1
            yield element, (*alike, seen[alike])


def _where(url: str, scene: Scene, around: Seen | None) -> str:
    """What tells that it is the same control on another page: it stands in a part of the frame that is built alike."""
    if around is None or around.role not in FRAME:
        return route_of(url)
    build = ((inner.role, inner.name) for inner in scene.inside(around.index) if inner.role in CONTROLS)
    return " ".join((urlsplit(url).netloc, *(f"{role}:{name}" for role, name in build)))


def _is_nameless(scene: Scene, element: Seen) -> bool:
    """Whether it can be used, is small enough for a picture, and has nothing to read on it nor in its name."""
    usable = element.clickable or element.role in ("button", "link", "menuitem", "tab")
    small = 0 < max(element.box[2], element.box[3]) <= LARGEST
    named = element.text or element.hint or (element.name and not element.is_named_by_picture)
    hidden = HIDDEN & set(element.state) or element.role in CONTROLS - {"button", "link", "menuitem", "tab"}
    return usable and small and not named and not hidden and not scene.shown(element.index)


def _stands_in(scene: Scene, element: Seen, landmarks: frozenset[str]) -> bool:
    return any(around.role in landmarks for around in scene.around(element.index))


def _shown_at(page: Page, scene: LiveScene, index: int, *, seconds: float) -> str:
    """What shows when the control is pointed at: the text of a tooltip, or the only text that comes."""
    before = {(element.text, element.box) for element in scene.elements if element.text}

    def tip(now: Scene) -> str | None:
        came = [e for e in now.elements if e.text and (e.text, e.box) not in before and not HIDDEN & set(e.state)]
        said = [e for e in came if e.role == "tooltip" or any(a.role == "tooltip" for a in now.around(e.index))]
        lines = said or came
        text = " ".join(line.text for line in lines)
        return text if lines and (said or len(lines) == 1) and len(text) <= LONGEST else None

    try:
        node_of(scene, index).hover(timeout=POINTING * 1000)
        return wait_until(page, tip, timeout=seconds, nodes=False)[1] or ""
    except (PlaywrightError, LookupError):
        return ""


def _point_away(page: Page, tip: str) -> None:
    """Leave the control, until its tooltip is gone: it would be taken for that of the next one."""
    try:
        page.mouse.move(0, 0)
    except PlaywrightError:
        return
    if tip:
        wait_until(page, lambda scene: all(e.text != tip for e in scene.elements) or None, timeout=SHOWING, nodes=False)


TOOLTIPS = Tooltips()
"""What was seen in this process: each control is pointed at once."""


def with_tooltips(page: Page) -> LiveScene:
    """The page as it is now, with the tooltips of all that shows nothing to read."""
    return TOOLTIPS.named(page, look(page), times=TWICE)
