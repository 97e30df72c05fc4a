"""The check behind what a page says that a place shows of its things, part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docwitness.browser.driving.finding import walk_menus
from docwitness.browser.driving.looking import wait_until
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.browser.witnessing.stand import Stand
from docwitness.language.paths import stations
from docwitness.locating.showing import parts_shown
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found
from docwitness.locating.windows import Window, find_window, windows_of
from docwitness.model import Identification
from docwitness.scenarios.vocabulary import Said


def see_parts(stand: Stand, what: Said) -> None:
    """Raise Undecided where a part has no label in the window; Broken where that is certain of one with a capital.

    What a page tells in its own words may be called otherwise on the screen, so that a part which is not found there
    says nothing. A label as it is shown is looked for like any other.
    """
    stand.ensure_open()
    parts = (what.target or "").split(", ")
    if len(stations(parts[0])) > 1:
        _see_entries(stand, what, parts)
        return

    def shown(scene: Scene) -> tuple[Window, Mapping[str, Seen]] | None:
        seen = ((window, parts_shown(window, parts)) for window in _windows(scene, what))
        return next((each for each in seen if len(each[1]) == len(parts)), None)

    scene, seen = wait_until(stand.page, shown, timeout=stand.timeout)
    if seen is None:
        _miss(stand, what, parts, next(iter(_windows(scene, what)), None))
    else:
        window, found = seen
        told = ", ".join(f"“{element.text or element.name}”" for element in found.values())
        first = found[parts[0]]
        reason = f"the labels {told} are there"
        stand.note_found(Found(window, first, Identification.NAMED, reason), what)
        stand.take_picture(first.box)


def _see_entries(stand: Stand, what: Said, parts: list[str]) -> None:
    """Open the menu that has them, one after the other; the page tells them in words of its own."""
    aliases = stand.product.profile.aliases
    for part in parts:
        try:
            with stand.acting():
                found = walk_menus(stand.page, stations(part), timeout=stand.timeout, aliases=aliases)
        except Broken as end:
            raise Undecided(f"{end.why} It may be called otherwise.", expected=end.expected, found=end.found) from end
        stand.note_found(found, what)
        stand.take_picture(found.element.box)
        stand.page.keyboard.press("Escape")


def _windows(scene: Scene, what: Said) -> Sequence[Window]:
    """The window that is named, else those that are open, the topmost first: one may lie there unseen."""
    if what.window:
        named = find_window(scene, what.window)
        return (named,) if named else ()
    return windows_of(scene) if scene.elements else ()


def _miss(stand: Stand, what: Said, parts: list[str], window: Window | None) -> None:
    found = parts_shown(window, parts) if window else {}
    missing = [part for part in parts if part not in found]
    for part in missing if window else ():
        if part[:1].isupper():
            stand.find(Said("presence", part, labelled=True, window=what.window))
    lost = [part for part in missing if not (window and part[:1].isupper())]
    if lost:
        told = ", ".join(f"“{part}”" for part in lost)
        raise Undecided(f"nothing here is labelled {told}; it may be called otherwise.", expected=lost[0])
