"""Choosing from what an element offers: the browser's own lists, and those that a product draws itself."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence

from docwitness.browser.driving.doing import Doing
from docwitness.browser.driving.finding import come_since
from docwitness.browser.driving.looking import look, node_of, wait_until
from docwitness.browser.driving.settling import CHECK_AGAIN, settle, wait_for_change
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.language.nouns import CHOSEN, ITEMS, TYPED
from docwitness.language.wording import most_alike, same
from docwitness.locating.actors import NATIVE, PICKED, is_drawn_field, is_drawn_list, is_only_shown
from docwitness.locating.examples import example_text, first_choice
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Wanted

_OPTIONS = "(list) => [...list.options].filter((one) => !one.disabled).map((one) => [one.value, one.label.trim()])"
CHOICES = ("option", "menuitem", "menuitemradio", "menuitemcheckbox", "treeitem", "radio")
PROSE = ("heading", "paragraph")
"""Roles of what is selected by marking it."""


def select(doing: Doing) -> str | None:
    """Choose, or mark a text; what was chosen comes back where the document left it to its reader."""
    if doing.element.kind in NATIVE:
        return _select_natively(doing)
    if doing.element.role in ("slider", "spinbutton"):  # a value is chosen by moving it, or by typing a number
        return _set_number(doing)
    scene, offers = doing.found.window.scene, doing.element.role in CHOSEN or bool(doing.element.popup)
    offers = offers or is_only_shown(doing.element)
    if doing.element.kind in PICKED or (doing.element.role in TYPED and not offers):
        text = doing.value or example_text(doing.element)
        doing.fill(text)
        return None if doing.value else text
    if doing.value is None and _is_prose(scene, doing.element):
        doing.attempt(lambda: doing.node.select_text(timeout=doing.milliseconds))
        return None
    itself = doing.element.role in CHOICES or not (offers or is_drawn_list(scene, doing.element))
    if itself and doing.value is None:  # a radio button is one of the choices, and offers none
        doing.click()
        settle(doing.page)
        opened = is_drawn_field(scene, doing.element) and _new_entries(look(doing.page, nodes=False), scene)
        return _choose(doing) if opened else None
    if doing.element.role != "listbox":
        doing.click()
        settle(doing.page)
    return _choose(doing)


def _set_number(doing: Doing) -> str | None:
    if doing.element.role == "slider" and doing.value is None:
        doing.attempt(lambda: doing.node.press("ArrowRight", timeout=doing.milliseconds))
        return None
    text = doing.value or example_text(doing.element)
    doing.fill(text)
    return None if doing.value else text


def _is_prose(scene: Scene, element: Seen) -> bool:
    """Whether it is a text that can only be marked: an entry is chosen, and what is in a control is that control."""
    around = (element, *scene.around(element.index))
    return bool(element.text or element.role in PROSE) and not any(e.clickable or e.role in ITEMS for e in around)


def _select_natively(doing: Doing) -> str | None:
    chosen, options = _choice(doing.value, doing.element.options), doing.element.options
    until = time.monotonic() + doing.timeout
    while chosen is None and time.monotonic() < until:  # some are filled when they are shown
        wait_for_change(doing.page, seconds=min(until - time.monotonic(), CHECK_AGAIN))
        options = tuple((value, label) for value, label in doing.node.evaluate(_OPTIONS))
        chosen = _choice(doing.value, options)
    if chosen is None:
        raise _no_option(doing, [label for _, label in options])
    doing.attempt(lambda: doing.node.select_option(value=chosen[0], timeout=doing.milliseconds))
    return chosen[1] if doing.value is None else None


def _choice(value: str | None, options: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    if value is None:
        return first_choice(options)
    return next((option for option in options if same(option[1], value)), None)


def _choose(doing: Doing) -> str | None:
    """Click an option of a list that is drawn by the product itself; some ask the server for what they offer."""
    scene: Scene
    scene, offered = wait_until(doing.page, lambda scene: _offered(doing, scene) or None, timeout=doing.timeout)
    labels = [("on", label) for element in offered or () if (label := element.name or scene.shown(element.index))]
    wanted = doing.value or (first_choice(labels) or ("", ""))[1]
    option = _option_of(scene, offered or (), wanted)
    if option is None and doing.value:  # not every list says that it is one, and many show only what fits what is typed
        came = come_since(doing.page, Wanted(doing.value), doing.found.window.scene)
        scene, option = (came.window.scene, came.element) if came else _searched(doing, scene)
    if option is None:
        raise _no_option(doing, [label for _, label in labels])
    doing.attempt(lambda: node_of(scene, option.index).click(timeout=doing.milliseconds))
    return wanted if doing.value is None else None


def _offered(doing: Doing, scene: Scene) -> list[Seen]:
    """The options that can be chosen; one that is dimmed only says that more are to come, or that there are none."""
    choices = [element for element in scene.elements if element.role in CHOICES and not element.text]
    shown = choices or _new_entries(scene, doing.found.window.scene)
    return [element for element in shown if not {"covered", "behind", "disabled"} & set(element.state)]


def _option_of(scene: Scene, offered: Sequence[Seen], wanted: str) -> Seen | None:
    return next((each for each in offered if same(each.name or scene.shown(each.index), wanted)), None)


_IN_FIELD = "() => { const at = document.activeElement; return at?.localName === 'input' && !at.readOnly; }"
"""Whether what is typed goes into a field: the one of the list, which has the focus while that is open."""


def _searched(doing: Doing, before: Scene) -> tuple[Scene, Seen | None]:
    """The option that a list shows once its name is typed (ARIA Authoring Practices, combobox with autocomplete)."""
    if not doing.value or not doing.page.evaluate(_IN_FIELD):
        return before, None
    doing.page.keyboard.type(doing.value)

    def look_for(scene: Scene) -> Seen | None:
        return _option_of(scene, _offered(doing, scene), doing.value or "")

    return wait_until(doing.page, look_for, timeout=doing.timeout)


def _new_entries(scene: Scene, before: Scene) -> list[Seen]:
    """The entries that have come since the list was opened: not every list says what it offers.

    Of what has no role, two of one parent that can be clicked are entries.
    """
    known = {(element.role, element.box) for element in before.elements}
    new = [e for e in scene.elements if e.clickable and not e.text and (e.role, e.box) not in known]
    drawn = Counter(each.parent for each in new if each.role == "generic")
    return [each for each in new if each.role in ITEMS or (each.role == "generic" and drawn[each.parent] > 1)]


def _no_option(doing: Doing, labels: list[str]) -> Broken | Undecided:
    name = doing.element.name or doing.element.role
    if doing.value is None or not labels:
        # Lists that a product draws itself may be filled by typing; the browser's own are what they show.
        ending = Broken if doing.element.kind in NATIVE and doing.found.certain else Undecided
        return ending(f"“{name}” offers nothing that could be selected.", highlight=doing.element.box)
    offered = most_alike(doing.value, labels)
    listed = ", ".join(f"“{label}”" for label in offered)
    why = f"“{name}” has no option “{doing.value}”. Found instead: {listed}."
    ending = Broken if doing.found.certain else Undecided  # what was only guessed is another list
    return ending(why, expected=doing.value, found=offered, highlight=doing.element.box)
