"""Finds on a live page what a step names: waits for it, looks into closed menus, and says what was there instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.capturing.drawn_signs import with_signs
from docwitness.browser.driving.looking import look, node_of, wait_until
from docwitness.browser.driving.menus import A_MENU, Search, find_in_menus
from docwitness.browser.driving.scrolling import Scrolled, scroll_to
from docwitness.browser.driving.settling import answered, load
from docwitness.browser.tooltips import with_tooltips
from docwitness.browser.witnessing.outcomes import Broken, StepEnd, Undecided
from docwitness.extensions import candidate_finders
from docwitness.language.lexicon import ENTERING
from docwitness.language.likeness import is_reworded
from docwitness.language.nouns import CHOSEN, CLICKED, ITEMS, TYPED, noun_of, split_phrase
from docwitness.language.paths import stations
from docwitness.language.pictograms import drawn_sign
from docwitness.language.wording import most_alike, says, words
from docwitness.locating.actors import blocked
from docwitness.locating.ranking import labelled, readings
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found, NotFound, Wanted, find_target
from docwitness.locating.windows import Opener, Window, find_window, titles, windows_of
from docwitness.model import Box, Identification, Way

TIMEOUT = 5.0
"""Seconds to wait for what the document promises."""
SOON = 2.0
"""Seconds after which menus are looked into, where the step before has led somewhere that may have some."""
ALREADY = 0.5
"""Seconds in which what stands at the end of a way is looked for before the way is gone."""
ELSEWHERE = "It may be on another page: nothing leads there for certain. A Given that does would tell."
SIGN_IN = "The page asks to sign in: the profile has no recipe for that (sign_in), or it does not fit."
_SIGNING_IN = re.compile(ENTERING, re.IGNORECASE)
CLICKS = ("click", "double-click", "right-click", "select", "open", "navigate", "hover", "press", "check", "uncheck")
"""Actions on what can be clicked."""
SOUGHT = (*CLICKS, "type", "upload")
"""Actions for which what is closed may be opened on the way: a field may stand in a part that is folded."""


def locate(
    page: Page,
    wanted: Wanted,
    *,
    window: str | None = None,
    timeout: float = TIMEOUT,
    after: Found | None = None,
    way: Way | None = None,
) -> Found:
    """The element that is meant, as soon as it is there.

    Where it is not, and the step would use it, closed menus are looked into, and the context menu of `after`, which
    was used last; then what scrolls is scrolled through. An alias may be a way to it: “Settings → Editor → Wrap
    lines”. `way` tells how sure it is that the page is the one that the document means.

    Raises:
        Broken: the window is open, all of it is known, and no element could be meant.
        Undecided: it could not be told which element is meant, or whether there is one.
    """
    if not wanted.labelled and after is None:
        load(page)  # a description fits best what is not there yet as well
    *path, last = stations(wanted.alias or "") or ("",)
    if path:
        return _at_end_of(page, path, replace(wanted, target=last, labelled=True, aliases={}), timeout)
    first = min(timeout, SOON) if after is not None else timeout
    described = None if wanted.labelled else split_phrase(wanted.target)[1]
    near = " ".join(filter(None, (wanted.position, described, window)))
    seconds = max(timeout, TIMEOUT)
    if after is not None and (again := _list_used_before(page, wanted, after)):
        return again
    in_menu = not wanted.labelled and wanted.action in CLICKS and A_MENU.search(f"{wanted.position} {described}")
    # What is only described in a menu would be mistaken for what opens it.
    if in_menu and (entry := find_in_menus(page, wanted, near=near, after=after, seconds=seconds).found):
        return entry
    scene, found = wait_until(page, lambda scene: in_scene(scene, wanted, window), timeout=first)
    before, url, search = scene, page.url, Search()
    if found is None and after is not None and (_unfolded(wanted, after) or _are_several(scene, wanted, window)):
        found = come_since(page, wanted, after.window.scene)  # what the step before has opened has its own
    if found is not None and found.identification is Identification.GUESSED:
        load(page)  # what comes may fit better than what is still there
        found = in_scene(look(page), wanted, window) or found
    if drawn_sign(wanted.target) and not (found and found.certain):
        found = in_scene(with_signs(page, look(page)), wanted, window) or found
    nearly = None if found else in_scene(scene, wanted, window, nearly=True)
    if nearly is not None and words(nearly.element.name) == words(wanted.target):
        return nearly  # it says the same, but for one or many: nothing nearer is to be expected in any menu
    if found is None and wanted.labelled and wanted.action in CLICKS:
        found = in_scene(with_tooltips(page), wanted, window)
    placed = wanted.action == "see" and wanted.position is not None
    if found is None and (wanted.action in SOUGHT or placed or A_MENU.search(near)):
        search = find_in_menus(page, wanted, near=near, after=after, seconds=seconds)
        found = search.found
    scrolled: Scrolled = "absent"
    if found is None and wanted.labelled:
        scrolled = scroll_to(page, wanted.alias or wanted.target, seconds=seconds)
        found = in_scene(look(page), wanted, window) if scrolled == "found" else None
    parts = list(stations(window or ""))
    if found is None and len(parts) > 1:  # the window is given as the way to it: “Settings → Editor → Fonts”
        _go(page, parts, timeout)
        window = None
    if found is None:
        rest = max(timeout - first, 0.0)
        scene, found = wait_until(page, lambda scene: in_scene(scene, wanted, window), timeout=rest, waited=before)
    found = found or in_scene(scene, wanted, window, nearly=True)
    if found is not None:
        return found
    if page.url == url and before.elements:  # what was looked into on the way may still be open
        scene = before
    way = way or Way(begun=after is not None and after.certain)
    known = search.searched if scrolled == "absent" else None
    failure = _failure(scene, wanted, window, way=way, searched=known)
    if isinstance(failure, Undecided) and (guess := suggestion(scope(scene, window)[0], wanted)):
        return guess
    raise failure


def _unfolded(wanted: Wanted, after: Found) -> bool:
    """Whether the field from which it is selected was clicked just before: its list may lie outside of the window."""
    return wanted.labelled and wanted.action == "select" and after.element.role in (*CHOSEN, *TYPED, "generic")


def _are_several(scene: Scene, wanted: Wanted, window: str | None) -> bool:
    missing = find_target(scope(scene, window)[0], wanted) if scene.elements else None
    return isinstance(missing, NotFound) and missing.readings > 1


def _list_used_before(page: Page, wanted: Wanted, after: Found) -> Found | None:
    """The list that was clicked just before, where something of no label is to be selected: one of its options.

    “Click the **Genre** dropdown and select the one you like.”
    """
    one = wanted.action == "select" and not wanted.labelled and not noun_of(split_phrase(wanted.target)[0])[1]
    if not (one and wanted.led_by and after.element.role in CHOSEN and says(after.element.name, wanted.led_by)):
        return None  # what was chosen from is done with
    found = in_scene(look(page), Wanted(after.element.name, role=after.element.role, action="select"), None)
    if found is None or not found.certain:
        return None
    reason = f"one of the options of “{after.element.name}”, which was used just before"
    return replace(found, identification=after.identification, reason=reason)


def _at_end_of(page: Page, way: Sequence[str], wanted: Wanted, timeout: float) -> Found:
    """The element at the end of the way that an alias gives; what is there already needs no walking."""
    _, found = wait_until(page, lambda scene: in_scene(scene, wanted, None), timeout=ALREADY)
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
    known = set(map(_identity, before.elements))

    def new(scene: Scene) -> Found | None:
        for where in (windows_of(scene)[0], windows_of(scene)[-1]):
            label = wanted.alias or wanted.target
            named = labelled(where, label, role=None, action=wanted.action)
            came = [c for c in named if _identity(c.element) not in known and not blocked(c.element)]
            ordered, equal = readings(where, came, None) if came else ([], 0)
            if equal == 1:
                return Found(where, ordered[0].element, Identification.NAMED, ordered[0].reason)
        return None

    return wait_until(page, new, timeout=SOON)[1]


def _identity(element: Seen) -> tuple[str, str, Box]:
    return element.role, element.name, element.box


def scope(scene: Scene, window: str | None) -> tuple[Window, bool]:
    """The window that the step happens in, and whether it is certain that it is this one.

    Where none is called so, that is the one on top: documents also call parts of a page windows that have no name.
    """
    exact = find_window(scene, window)
    return (exact, True) if exact is not None else (windows_of(scene)[0], False)


def in_scene(scene: Scene, wanted: Wanted, window: str | None, *, nearly: bool = False) -> Found | None:
    """What is found in the scene; what is only `nearly` so called counts once nothing better can come any more.

    It is no evidence where the document names a window that is not open. What is to be seen is seen outside of an open
    window as well: messages appear at the edge of the page.
    """
    if not scene.elements:
        return None
    where, exact = scope(scene, window)
    found = find_target(where, wanted)
    outside = wanted.action == "see" and window is None
    if isinstance(found, NotFound) and where.root >= 0 and (outside or not _is_modal(scene, where)):
        found = find_target(windows_of(scene)[-1], wanted)  # a part of the page does not lock its readers in
        exact = exact and window is None
    if isinstance(found, NotFound) or (found.nearly and not nearly):
        return None
    if exact or wanted.reached or not found.certain:
        return found
    return replace(found, identification=Identification.GUESSED, reason=f"no window titled “{window}” has it")


def _is_modal(scene: Scene, window: Window) -> bool:
    return any(window.root == other.root for other in windows_of(scene)[:-1])


def _failure(
    scene: Scene, wanted: Wanted, window: str | None, *, way: Way, searched: Collection[Opener] | None
) -> Broken | Undecided:
    """What it amounts to that nothing was found; `searched` is None where not all of the page could be seen.

    Where the way has not begun, a reader may be expected on another page: only a label that is much alike speaks
    against that. Where it is in doubt, nothing that is missing is evidence.
    """
    if not scene.elements:
        return Undecided("the page shows nothing that could be looked at.", expected=wanted.target)
    where, exact = scope(scene, window)
    missing = find_target(where, wanted, searched or ())
    if not isinstance(missing, NotFound):
        missing = NotFound("it went away while it was looked at.")
    why, exact = missing.why, exact or wanted.reached
    if not exact:
        listed = ", ".join(f'"{title}"' for title in titles(scene))
        why = f'no window titled "{window}" is open (open: {listed}), and {why}'
    reached = way.begun or window is not None
    certain = missing.certain and exact and searched is not None
    if certain and way.doubt and window is None:
        certain = False
        why = f"{why} The way here is in doubt: {way.doubt}."
    if certain and not reached and not any(is_reworded(wanted.target, other) for other in missing.alike):
        certain = False
        why = f"{why} {ELSEWHERE}"
    if not way.begun and _asks_to_sign_in(scene):
        certain = False
        why = f"{why} {SIGN_IN}"
    ending = Broken if certain else Undecided
    return ending(
        why, expected=wanted.target, found=missing.alike, window=where.title or None, readings=missing.readings
    )


def _asks_to_sign_in(scene: Scene) -> bool:
    """Whether it has a field for a password and what sends it: an alarm panel has a field for its code as well."""
    sends = (e.name or scene.shown(e.index) for e in scene.elements if e.role in CLICKED or e.clickable)
    return any(e.kind == "password" for e in scene.elements) and any(map(_SIGNING_IN.search, sends))


def walk_menus(
    page: Page,
    labels: Sequence[str],
    *,
    window: str | None = None,
    timeout: float = TIMEOUT,
    aliases: Mapping[str, str] | None = None,
) -> Found:
    """The last entry of a menu path (“File > New > Terminal”), with all menus before it open.

    Raises:
        Broken, Undecided: an entry is not there.
    """
    before: Scene | None = None
    sure, url = True, page.url
    roles = (*("menu" for _ in labels[1:]), "menuitem")
    stations = [Wanted(label, role=role, aliases=aliases or {}) for label, role in zip(labels, roles, strict=True)]
    for station in stations[:-1]:
        found = _next(page, station, before, window, timeout)
        before, sure = _opened(page, found, timeout), sure and found.certain
    siblings = _came(page, before) if before is not None and sure else []
    try:
        last = _next(page, stations[-1], before, window, timeout)
        if before is None or not siblings or page.url != url or _more_of(last, before):
            return last
        reason = f"it stands there without “{' > '.join(labels[:-1])}”, which was opened and has no such entry"
        return replace(last, identification=Identification.GUESSED, reason=reason, nearly=True)
    except StepEnd as end:
        if not siblings:
            raise
        path, nearest = " > ".join(labels[:-1]), most_alike(labels[-1], siblings)
        listed = ", ".join(f"“{label}”" for label in nearest)
        why = f"“{path}” was opened and has no “{labels[-1]}”. Found instead: {listed}."
        if several := next((label for label in siblings if _are_such(label, labels[-1])), None):
            raise Undecided(f"{why} It may stand for one of “{several}”.", expected=labels[-1], found=nearest) from end
        raise Broken(why, expected=labels[-1], found=nearest) from end


def _are_such(label: str, kind: str) -> bool:
    """Whether it is called after many of that kind: “Own Boats” where the way ends with “Boat”, any of them."""
    many = words(label[:-1] if label.endswith("s") else "")
    return bool(words(kind)) and set(words(kind)) <= set(many) and not kind.endswith("s")


def _more_of(found: Found, before: Scene) -> bool:
    """Whether there are more that are called so than before: one that was pushed down is no new one."""
    told = (found.element.role, found.element.name)
    now, then = (sum((e.role, e.name) == told for e in scene.elements) for scene in (found.window.scene, before))
    return now > then


def _came(page: Page, before: Scene) -> list[str]:
    """The labels of what can be used since the last menu was opened: the entries that it has."""
    known = {(element.role, element.name) for element in before.elements}

    def new(scene: Scene) -> list[str] | None:
        usable = (each for each in scene.elements if not each.text and (each.clickable or each.role in CLICKED))
        return [each.name for each in usable if each.name and (each.role, each.name) not in known] or None

    return wait_until(page, new, timeout=SOON, nodes=False)[1] or []


def suggestion(window: Window, wanted: Wanted) -> Found | None:
    """The element that the first extension with an answer takes for the one that is meant."""
    elements = [element for element in window.elements() if not element.text]
    told = [(element.role, element.name) for element in elements]
    for name, find in candidate_finders().items():
        index = find(wanted.target, told)
        if index is not None and 0 <= index < len(elements):
            element = elements[index]
            return Found(
                window, element, Identification.GUESSED, f"{name} suggests it for “{wanted.target}”", nearly=True
            )
    return None
