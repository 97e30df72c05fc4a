"""The checks behind what is said to come of a step without a name: something opens, an entry is in its list or gone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from docwitness.browser.driving.finding import in_scene
from docwitness.browser.driving.looking import wait_until
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.browser.witnessing.stand import Stand
from docwitness.language.wording import words
from docwitness.locating.announced import texts_come, texts_shown
from docwitness.locating.entries import entries_of, new_entries, same_list
from docwitness.locating.placing.positions import at_position
from docwitness.locating.placing.sides import Placed
from docwitness.locating.showing import come_of_kind
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found, Wanted
from docwitness.locating.windows import Window, windows_of
from docwitness.model import Identification
from docwitness.scenarios.vocabulary import Said

T = TypeVar("T")
_END = re.compile(r"\b(?:end|bottom)\b(?! of the (?:page|screen|window))", re.IGNORECASE)
_BEGINNING = re.compile(r"\b(?:top|beginning|start)\b(?! of the (?:page|screen|window))", re.IGNORECASE)
_SIDE = re.compile(r"^(?:at|on|to) the side$", re.IGNORECASE)
_MIDDLE = 0.1
"""Share of the page's width beside its middle in which nothing stands at a side."""


def see_come(stand: Stand, what: Said) -> None:
    """Raise Undecided where nothing of that kind has come by the step before: it may look otherwise."""
    before = stand.seen_before
    if before is None:
        raise Undecided(f"nothing was done before, so that no {what.target} can have come by it.")
    if stand.has_asked():
        return
    scene, come = _wait(stand, lambda now: come_of_kind(now, before, what.target or ""))
    if come is None:
        raise Undecided(f"no {what.target} has come that was not there before.", expected=what.target)
    _tell(stand, what, scene, come, f"it has come by the step before, as the {what.target} is said to")


def see_told(stand: Stand, what: Said) -> None:
    """Raise Undecided where that was not told by the last action, and Broken where one other text says it instead.

    What is left out may have been filled in before, or the browser may say itself that it is missing: that nothing is
    told is no evidence.
    """
    message = what.target or ""
    if stand.has_shown(message):
        return
    stand.ensure_open()
    before, wanted = stand.seen_before, Wanted(message, True, action="see")
    if before is None or _names(before, wanted):
        raise Undecided(f"“{message}” was to be seen before, so that it tells nothing.")
    scene, found = wait_until(
        stand.page, lambda now: _names(now, wanted) if now.elements else None, timeout=stand.timeout
    )
    if found is not None:
        stand.note_found(found, what)
        stand.take_picture(found.element.box)
        return
    others = texts_come(before, scene)
    instead = others[0] if len(others) == 1 and set(words(others[0].text)) & set(words(message)) else None
    why = f"the product did not say “{message}”"
    if instead is None or not stand.is_sure_of_way:
        raise Undecided(f"{why}; the browser may say itself what is missing.", expected=message)
    raise Broken(f"{why} but “{instead.text}”.", expected=message, found=(instead.text,), highlight=instead.box)


def see_turned(stand: Stand, what: Said) -> None:
    """Raise Undecided where that text is not shown more often than before: another place may show it."""
    before, label = stand.seen_before, what.target or ""
    if before is None:
        raise Undecided(f"nothing was done before, so that nothing can have turned to “{label}”.")
    known = len(texts_shown(before, label))

    def turned(now: Scene) -> Seen | None:
        shown = texts_shown(now, label)
        return shown[0] if len(shown) > known else None

    scene, element = _wait(stand, turned)
    if element is None:
        told = "is shown as often as before" if known else "is not shown here"
        raise Undecided(f"“{label}” {told}, so that nothing tells what has changed to it.", expected=label)
    _tell(stand, replace(what, position=None), scene, element, "it is shown more often than before the step")


def _names(scene: Scene, wanted: Wanted) -> Found | None:
    found = in_scene(scene, wanted, None)
    return found if found and found.certain else None


def see_join(stand: Stand, what: Said) -> None:
    """Raise Undecided where no list has more entries than before."""
    _see_entry(stand, what, more=True)


def see_appear(stand: Stand, what: Said) -> None:
    """Raise Undecided where no entry shows what none did before."""
    _see_entry(stand, what, more=False)


def _see_entry(stand: Stand, what: Said, *, more: bool) -> None:
    earlier = stand.moments

    def come(now: Scene) -> Seen | None:
        before = same_list(now, earlier)
        found = new_entries(now, before, cells=not more) if before else []
        grown = before is not None and len(entries_of(now)) > len(entries_of(before))
        return found[0] if found and (grown or not more) else None

    scene, entry = _wait(stand, come)
    if entry is None:
        told = "no list has an entry more than before" if more else "no list shows what it did not show before"
        raise Undecided(f"{told}, so that the {what.target} cannot be told.", expected=what.target)
    _tell(stand, what, scene, entry, "its list had no such entry before")


def see_leave(stand: Stand, what: Said) -> None:
    """Raise Undecided where the list has as many entries as before."""
    earlier = stand.moments

    def gone(now: Scene) -> tuple[Scene, Seen] | None:
        before = same_list(now, earlier)
        if before is None or len(entries_of(now)) >= len(entries_of(before)):
            return None
        left = new_entries(before, now)
        return (before, left[0]) if left and not new_entries(now, before) else None

    _, found = _wait(stand, gone)
    if found is None:
        raise Undecided(f"no list has an entry less than before: the {what.target} cannot be told.")
    before, entry = found
    reason = f"“{before.shown(entry.index)[:60]}” was in its list before, and is not now"
    stand.note_found(Found(windows_of(before)[0], entry, Identification.CONFIRMED, reason), what)
    stand.take_picture()


def _wait(stand: Stand, check: Callable[[Scene], T | None]) -> tuple[Scene, T | None]:
    stand.ensure_open()
    return wait_until(stand.page, lambda now: check(now) if now.elements else None, timeout=stand.timeout)


def _tell(stand: Stand, what: Said, scene: Scene, element: Seen, reason: str) -> None:
    """Record what has come, where it stands as it is said to.

    Raises:
        Undecided: it stands elsewhere, or that cannot be told.
    """
    window = next(each for each in windows_of(scene) if element.index in {e.index for e in each.elements()})
    stand.note_found(Found(window, element, Identification.CONFIRMED, reason), replace(what, labelled=True))
    stand.take_picture(element.box)
    page = windows_of(scene)[-1]
    if what.position and not (placed := _placed(scene, element, what.position, page)).holds:
        raise Undecided(f"the {what.target} has come, but whether “{what.position}” cannot be told: {placed.why}")


def _placed(scene: Scene, element: Seen, position: str, page: Window) -> Placed:
    """Whether it stands there: at the end of its list, at a side whichever it is, or as any element may."""
    entries = entries_of(scene)
    if element in entries and (_END.search(position) or _BEGINNING.search(position)):
        beside = [entry for entry in entries if entry.parent == element.parent]
        edge = beside[-1] if _END.search(position) else beside[0]
        return Placed(edge == element, "" if edge == element else "it is between others.")
    if _SIDE.match(position):
        off = abs(element.centre[0] - scene.viewport[0] / 2) > _MIDDLE * scene.viewport[0]
        return Placed(off, "" if off else "it is in the middle.")
    return at_position(element, page, position)
