"""The checks behind the phrases that only look: what is offered, listed, in a state, or follows what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from docwitness.browser.capturing.drawn_signs import with_signs
from docwitness.browser.driving.consequences import was_there
from docwitness.browser.driving.finding import SOON, in_scene, walk_menus
from docwitness.browser.driving.looking import look, node_of, wait_until
from docwitness.browser.driving.settling import settle
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.browser.witnessing.stand import Stand
from docwitness.language.commanding import kin_of
from docwitness.language.paths import stations
from docwitness.language.wording import same
from docwitness.locating.actors import FIELDS
from docwitness.locating.announced import said_instead
from docwitness.locating.showing import (
    added_by_sign,
    called_by_words,
    is_data,
    is_for,
    is_in_state,
    listed,
    menu_of_first_entry,
    of_first_entry,
    offered,
    rows_shown,
    search_field,
)
from docwitness.locating.snapshot import Scene
from docwitness.locating.targets import Found, Wanted
from docwitness.locating.windows import Window, windows_of
from docwitness.model import Identification
from docwitness.scenarios.vocabulary import GONE, Said

T = TypeVar("T")
UNHEARD_OF = "qxzvwk"
"""Letters that no record has: what follows what is typed shows none of them then."""


def see(stand: Stand, what: Said) -> None:
    """Raise Broken or Undecided where it is not to be seen; what an entry of a list shows is no label."""
    if what.labelled and stand.has_shown(what.target or ""):
        return
    way = stations(what.target or "") if what.labelled else ()
    found = _at_end_of(stand, way, what) if len(way) > 1 else _found_or_announced(stand, what)
    stand.take_picture(found.element.box)
    if (
        what.labelled
        and found.certain
        and len(way) < 2
        and not found.option
        and (stand.seen_before is None or was_there(stand.seen_before, found))
        and is_data(found.window.scene, found.element)
    ):
        raise Undecided(
            f"“{what.target}” is there as what an entry of a list shows, which may be the account's data.",
            window=found.window.title,
            highlight=found.element.box,
        )


def _found_or_announced(stand: Stand, what: Said) -> Found:
    """What is to be seen; Broken where the product has told that something else was done."""
    try:
        return stand.find(what)
    except Undecided as end:
        before, here = stand.seen_before, windows_of(look(stand.page))[-1]
        instead = said_instead(before, here.scene, what.target or "") if before is not None else None
        if instead is None or not stand.is_sure_of_way:
            raise
        why = f"the product did not say “{what.target}” but “{instead.text}”."
        raise Broken(
            why, expected=what.target, found=(instead.text,), window=here.title, highlight=instead.box
        ) from end


def _at_end_of(stand: Stand, way: Sequence[str], what: Said) -> Found:
    """The last entry of a way through menus, with those before it open."""
    stand.ensure_open()
    with stand.acting():
        found = walk_menus(stand.page, way, timeout=stand.timeout, aliases=stand.product.profile.aliases)
    stand.note_found(found, what)
    return found


def see_state(stand: Stand, what: Said) -> None:
    """Raise Broken or Undecided where the element is in another state, or shows none."""
    stand.ensure_open()
    if what.value == GONE:
        _see_gone(stand, what)
        return
    led = stand.is_sure_of_way
    _, found = wait_until(stand.page, _on_top(called_by_words, what.target or ""), timeout=1.0)
    if found is None or what.window:
        found = stand.find(what)
    else:
        stand.note_found(found, what)
    stand.take_picture(found.element.box)
    field = _field_in(found.window.scene, what) or (found if found.element.role in FIELDS else None)
    if field is not None and field.option:
        see_default(stand, what)
        return
    holds = is_in_state(found.window.scene, found.element, what.value or "")
    if holds is None and field is not None:
        found = field
        holds = is_in_state(found.window.scene, found.element, what.value or "")
    if holds:
        return
    shown = f"{found.element.name} {' '.join(found.element.state)}".strip()
    told = "whether it is" if holds is None else "it is not"
    ending = Broken if holds is False and led and stand.is_certain(found) else Undecided
    raise ending(
        f"“{what.target}” is there, and {told} “{what.value}”: {shown}.",
        window=found.window.title,
        highlight=found.element.box,
    )


def _field_in(scene: Scene, what: Said) -> Found | None:
    """The field that is called so, or has an option of that name, rather than the text that labels it."""
    for action in ("check", "select", "type") if what.labelled else ():
        found = in_scene(scene, Wanted(what.target or "", role=what.role, action=action), what.window)
        named = found is not None and (found.option or same(found.element.name, what.target or ""))
        if found and named and found.certain and found.element.role in FIELDS:
            return found
    return None


def see_default(stand: Stand, what: Said) -> None:
    """Raise Undecided where the element showed another state before the scenario changed it.

    A setting may have been changed by whoever ran the page before. It is Broken in a form for something new alone,
    which nobody has filled in.
    """
    stand.ensure_open()
    led = stand.is_sure_of_way
    found = next(filter(None, (_field_in(moment, what) for moment in stand.moments)), None)
    if found is None:
        seen = stand.find(what)
        found = _field_in(seen.window.scene, what) or seen
    stand.note_found(found, what)
    stand.take_picture(found.element.box)
    scene, element = found.window.scene, found.element
    shown = scene.shown(element.index) or " ".join(element.state)
    holds = same(shown, found.option) if found.option else is_in_state(scene, element, what.value or "")
    if holds:
        return
    told = "whether it is" if holds is None else "it was not"
    ending = (
        Broken if holds is False and led and stand.is_certain(found) and is_for(found.window, "create") else Undecided
    )
    raise ending(
        f"“{what.target}” is there, and {told} “{what.value}” at first: {shown or 'empty'}.",
        window=found.window.title,
        highlight=found.element.box,
    )


def _see_gone(stand: Stand, what: Said) -> None:
    """Raise Broken where it is still to be seen, and Undecided where it was not to be seen before either."""
    wanted = Wanted(what.target or "", what.labelled, what.role, what.position, "see")
    before = stand.seen_before
    was = in_scene(before, wanted, what.window) if before is not None else None
    if was is None:
        raise Undecided(f"“{what.target}” was not to be seen before, so that it is gone tells nothing.")
    _, gone = wait_until(
        stand.page, lambda now: None if not now.elements or in_scene(now, wanted, what.window) else True,
        timeout=stand.timeout, nodes=False,
    )  # fmt: skip
    if gone:
        stand.note_found(was, what)
        return
    ending = Broken if stand.is_certain(was) else Undecided
    raise ending(f"“{what.target}” is still there.", window=was.window.title, highlight=was.element.box)


def see_offer(stand: Stand, what: Said) -> None:
    """Raise Undecided where nothing lets its reader do that."""
    verb, thing = what.value or "", what.target or ""
    stand.ensure_open()
    _, found = wait_until(stand.page, _on_top(offered, verb, thing), timeout=SOON)
    ways = (_by_sign, _by_selecting, _by_menu, _by_following)
    found = found or next((by for way in ways if (by := way(stand, verb, thing))), None)
    if found is None:
        raise Undecided(f"no control on this page says that it lets its reader {verb} the {thing}.", expected=verb)
    stand.note_found(found, what)
    stand.take_picture(found.element.box)


def _by_sign(stand: Stand, verb: str, thing: str) -> Found | None:
    """The plus that has no other name."""
    return added_by_sign(_with_signs(stand), thing) if "create" in kin_of(verb) else None


def _with_signs(stand: Stand) -> Window:
    return windows_of(with_signs(stand.page, look(stand.page)))[0]


def _by_menu(stand: Stand, verb: str, thing: str) -> Found | None:
    """The command in the menu of the first entry of the list."""
    window = _with_signs(stand)
    menu = menu_of_first_entry(window, thing)
    if menu is None:
        return None
    with stand.acting():
        node_of(window.scene, menu.index).click(timeout=stand.timeout * 1000)
    return wait_until(stand.page, _on_top(offered, verb, thing), timeout=stand.timeout / 2)[1]


def _by_selecting(stand: Stand, verb: str, thing: str) -> Found | None:
    """The control that comes once an entry of the list is ticked, as a bar for what is selected does."""
    scene, box = wait_until(stand.page, _on_top(of_first_entry, thing, "checkbox"), timeout=0.0)
    if box is None:
        return None
    with stand.acting():
        node_of(scene, box.index).click(timeout=stand.timeout * 1000)
    return wait_until(stand.page, _on_top(offered, verb, thing), timeout=stand.timeout / 2)[1]


def _by_following(stand: Stand, verb: str, thing: str) -> Found | None:
    """The page that the first entry of the list leads to, if its name says that it is there to do that."""
    scene, link = wait_until(stand.page, _on_top(of_first_entry, thing, "link"), timeout=0.0)
    if link is None or "edit" not in kin_of(verb):
        return None
    with stand.acting():
        node_of(scene, link.index).click(timeout=stand.timeout * 1000)
    settle(stand.page)
    _, found = wait_until(stand.page, _on_top(_window_for, verb), timeout=stand.timeout)
    return found


def _window_for(window: Window, verb: str) -> Found | None:
    heading = next((e for e in window.elements() if e.role == "heading" and not e.text), None)
    if heading is None or not is_for(window, verb):
        return None
    reason = f"the first entry of the list leads to “{window.title}”"
    return Found(window, heading, Identification.NAMED, reason)


def see_list(stand: Stand, what: Said) -> None:
    """Raise Undecided where no such things are listed."""
    stand.ensure_open()
    _, found = wait_until(stand.page, _on_top(listed, what.target or ""), timeout=stand.timeout)
    if found is None:
        raise Undecided(f"no list on this page is called after the {what.target}.", expected=what.target)
    stand.note_found(found, what)
    stand.take_picture(found.element.box)


def see_changes(stand: Stand, what: Said) -> None:
    """Type what no record has into the only field to search in, and raise Undecided where the list stays as it is."""
    stand.ensure_open()
    scene, found = wait_until(stand.page, _on_top(search_field), timeout=stand.timeout)
    before = rows_shown(scene)
    if found is None or not before:
        raise Undecided(f"there is no single field to search the {what.target} with, or nothing is listed.")
    stand.note_found(found, what)
    node = node_of(scene, found.element.index)
    with stand.acting():
        node.type(UNHEARD_OF, timeout=stand.timeout * 1000)
        _, gone = wait_until(
            stand.page, lambda now: True if now.elements and len(rows_shown(now)) < len(before) else None,
            timeout=stand.timeout, nodes=False,
        )  # fmt: skip
    stand.take_picture(found.element.box)
    if gone is None:
        raise Undecided(f"the {what.target} did not change within {stand.timeout:g} s of typing.")


def _on_top(check: Callable[..., T | None], *told: str) -> Callable[[Scene], T | None]:
    """The check on the window on top, for any scene that shows something."""
    return lambda scene: check(windows_of(scene)[0], *told) if scene.elements else None
