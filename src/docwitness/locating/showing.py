"""What a window shows without being asked: what it lets its reader do, what it lists, what is on or off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docwitness.language.commanding import about, is_looking, kin_of, lets
from docwitness.language.nouns import CLICKED, TOGGLED, TYPED
from docwitness.language.wording import canonical, is_part_called, same, says, stem, words
from docwitness.locating.actors import FIELDS, blocked
from docwitness.locating.entries import LISTS, is_content, is_entry
from docwitness.locating.ranking import reachable
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found
from docwitness.locating.windows import PAGE, Window, windows_of
from docwitness.model import Identification

_ON = re.compile(r"^(?:checked|ticked|selected|on|enabled|active|(?:turned|switched) on|highlighted)$", re.IGNORECASE)
_OFF = re.compile(r"^(?:unchecked|unticked|unselected|off|disabled|inactive|(?:turned|switched) off)$", re.IGNORECASE)
_TOLD = {
    "required": "required", "mandatory": "required", "read-only": "readonly", "expanded": "expanded",
    "collapsed": "collapsed", "disabled": "disabled", "greyed out": "disabled", "grayed out": "disabled",
}  # fmt: skip
"""States that a control carries by itself (WAI-ARIA), by the words for them."""
_SET = (*TOGGLED, "tab")
_AT_FIRST = re.compile(
    r" (?:by default|at first|initially|(?:at|from) the (?:start|beginning|outset)|to (?:begin|start) with)$"
)


def offered(window: Window, verb: str, thing: str) -> Found | None:
    """What lets its reader do that to such a thing."""
    told, here = about(thing), _here(window)
    if is_looking(verb):
        return listed(window, thing)
    if verb == "search" and told & here:
        return search_field(window)
    usable = (e for e in reachable(window) if not e.text and not blocked(e) and (e.clickable or e.role in CLICKED))
    control = next((e for e in usable if lets(e.name or e.hint, verb, told, here)), None)
    return _named(window, control, f"its label says that the {thing} can be used so") if control else None


def listed(window: Window, thing: str) -> Found | None:
    """The list of such things: one in the content of the window, that is called so itself or by the window's name."""
    told = words(thing)
    for element in window.elements():
        if element.role in LISTS and not element.text and not blocked(element) and _is_own(window.scene, element):
            here = _here(window) | set(words(element.name))
            if told and told[-1] in here and _has_entries(window.scene, element):
                return _named(window, element, f"a list in what is called “{window.title}”")
    return None


def _has_entries(scene: Scene, element: Seen) -> bool:
    return any(is_entry(scene, inner) for inner in scene.inside(element.index))


def search_field(window: Window) -> Found | None:
    """The only field of the window's content that is there to search; None where there is none, or several."""
    fields = [e for e in window.elements() if _searches(e) and not blocked(e) and _is_own(window.scene, e)]
    return _named(window, fields[0], "the only field to search in") if len(fields) == 1 else None


def _is_own(scene: Scene, element: Seen) -> bool:
    """Whether it is the page's own, and none of the frame that every page has: in its main part, where it marks one."""
    around = [each.role for each in scene.around(element.index)]
    if any(each.role == "main" for each in scene.elements):
        return "main" in around and not {"navigation", "menubar", "menu", "toolbar"} & set(around)
    return is_content(scene, element)


def _searches(element: Seen) -> bool:
    told = {"search", "find", "filter"} & set(words(f"{element.name} {element.hint}"))
    return not element.text and (element.role == "searchbox" or (element.role in TYPED and bool(told)))


def called_by_words(window: Window, phrase: str) -> Found | None:
    """The one control with a state whose label is the phrase, less what all of the window is about.

    "The public poll" is the box “Public” of the window “New poll”.
    """
    told, here = set(words(phrase)), _here(window)
    fitting = [
        element
        for element in window.elements()
        if element.role in _SET
        and not element.text
        and not blocked(element)
        and (mine := set(words(element.name)))
        and (mine == told or (mine < told and told - mine <= here))
    ]
    return _named(window, fitting[0], "its label and its window are what the page names") if len(fitting) == 1 else None


def is_in_state(scene: Scene, element: Seen, value: str) -> bool | None:
    """Whether the element is in that state; None where it does not show."""
    told = _AT_FIRST.sub("", value.strip(" .\"'“”‘’").casefold())
    if element.role == "tab" and told == "open":
        told = "selected"
    if element.role in _SET and (_ON.match(told) or _OFF.match(told)) and "disabled" not in element.state:
        on = bool({"checked", "selected", "pressed", "current"} & set(element.state))
        return on is bool(_ON.match(told))
    if told in ("enabled", "available", "clickable"):
        return "disabled" not in element.state if element.role in CLICKED else None
    if token := _TOLD.get(told):
        opposite = {"expanded": "collapsed", "collapsed": "expanded"}.get(token)
        return token in element.state if opposite is None or {token, opposite} & set(element.state) else None
    shown = scene.shown(element.index)
    if element.role in (*TYPED, "listbox") and shown:
        return shows_value(element, shown, value)
    return True if shown and same(shown, told) else None


def shows_value(element: Seen, shown: str, told: str) -> bool | None:
    """Whether the value that a field shows is the one that is told; None where the words tell none of the field's.

    Of a list it is the option that the words name, “once a year” of “they are counted once a year”; of a number the
    number, whatever its unit.
    """
    if same(shown, told):
        return True
    named = [label for _, label in element.options if says(told, label)]
    if named:
        return same(max(named, key=len), shown)
    numbers = _NUMBER.findall(told)
    if len(numbers) == 1 and _NUMBER.fullmatch(shown) and not element.options:
        return float(numbers[0].replace(",", ".")) == float(shown.replace(",", "."))
    return None if element.options or len(told.split()) > _LONGEST_VALUE else False


_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_LONGEST_VALUE = 3
"""Words of a value; what is longer tells of it in a sentence."""


def of_first_entry(window: Window, thing: str, role: str) -> Seen | None:
    """The first link, or the box, of the first entry of the list of such things: a change of one may begin there."""
    found = listed(window, thing)
    inside = window.scene.inside(found.element.index) if found else iter(())
    entry = next((each for each in inside if is_entry(window.scene, each)), None)
    own = window.scene.inside(entry.index) if entry else iter(())
    return next((each for each in own if each.role == role and not each.text and not blocked(each)), None)


def added_by_sign(window: Window, thing: str) -> Found | None:
    """The only control of the content that shows a plus alone, where the window is called after such things."""
    plus = [each for each in _with_sign(window, "+", "plus") if _is_own(window.scene, each)]
    fits = len(plus) == 1 and about(thing) & _here(window)
    return _named(window, plus[0], f"it shows a plus, in what is called “{window.title}”") if fits else None


def menu_of_first_entry(window: Window, thing: str) -> Seen | None:
    """What opens the menu of the first entry of the list of such things: what can be done to it is in there."""
    found = listed(window, thing)
    inside = [each.index for each in window.scene.inside(found.element.index)] if found else []
    dots = [each for each in _with_sign(window, "⋮", "…", "ellipsis", "dots", "kebab") if each.index in inside]
    says = (each for each in window.elements() if each.index in inside and each.popup in ("menu", "true"))
    return next(says, dots[0] if dots else None)


def _with_sign(window: Window, *signs: str) -> list[Seen]:
    """The controls without a text on which one of the signs is drawn, or whose picture is called so."""
    scene = window.scene
    usable = (e for e in window.elements() if not e.text and not blocked(e) and (e.clickable or e.role in CLICKED))
    bare = [e for e in usable if not scene.shown(e.index)]
    told = {e.index: f" {e.sign} {' '.join(i.sign for i in scene.inside(e.index))} " for e in bare}
    shown = {e.index: e for e in bare if any(f" {sign} " in told[e.index] for sign in signs)}
    return [e for e in shown.values() if not any(around.index in shown for around in scene.around(e.index))]


def is_for(window: Window, verb: str) -> bool:
    """Whether the window's name begins with the verb: “Editing: Fees”."""
    kin = {stem(word).rstrip("e") for word in kin_of(verb)}
    return any(word.startswith(tuple(kin)) for name in window.names for word in words(name)[:1])


def rows_shown(scene: Scene) -> tuple[str, ...]:
    """The texts of the entries of all lists of the content, in order."""
    return tuple(scene.shown(element.index) for element in scene.elements if is_entry(scene, element))


def _here(window: Window) -> frozenset[str]:
    return frozenset(word for name in window.names for word in words(name))


def _named(window: Window, element: Seen, reason: str) -> Found:
    return Found(window, element, Identification.NAMED, reason)


def is_data(scene: Scene, element: Seen) -> bool:
    """Whether it is shown by an entry of a list that can be followed: then it is what somebody has, and no label."""
    if element.role == "columnheader":
        return False
    rows = (around for around in scene.around(element.index) if is_entry(scene, around))
    return any(_leads_on(scene, row) for row in rows)


def _leads_on(scene: Scene, row: Seen) -> bool:
    inner: Iterator[Seen] = scene.inside(row.index)
    return row.clickable or any(each.role == "link" and not each.text for each in inner)


_LABELS = ("columnheader", "rowheader", "heading", "term", "legend", "label", "group", "region", *FIELDS)
"""Roles whose name says what stands below, beside or within."""
_CONTROLS = ("tab", "button", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "checkbox", "radio", "switch")
_AROUND = ("navigation", "banner", "contentinfo", "menubar")
_LONGEST = 6
"""Words of a label; what is longer is a text."""


def parts_shown(window: Window, parts: Sequence[str]) -> dict[str, Seen]:
    """For each part that the window shows, the label that says so.

    A part with a capital is a label as it is shown, and may be that of a control.
    """
    found: dict[str, Seen] = {}
    for label, element in _labels(window):
        control = element.role in _CONTROLS
        for part in parts:
            if part not in found and (not control or part[:1].isupper()) and is_part_called(part, label, window.names):
                found[part] = element
    return found


def _labels(window: Window) -> Iterator[tuple[str, Seen]]:
    scene = window.scene
    repeated = _said_by_every_entry(scene)
    for element in window.elements():
        label = canonical(element.text or element.name or scene.shown(element.index))
        if 0 < len(label.split()) <= _LONGEST and _is_label(scene, element, repeated):
            yield label, element


def _is_label(scene: Scene, element: Seen, repeated: frozenset[str]) -> bool:
    if any(around.role in _AROUND for around in scene.around(element.index)):
        return False
    if element.role == "tab" and not element.text:
        return True
    if not is_content(scene, element) and element.role != "tab":
        return False
    within = any(is_entry(scene, around) for around in (element, *scene.around(element.index)))
    if within and element.role not in ("columnheader", "rowheader"):
        return bool(element.text) and canonical(element.text) in repeated
    if element.text:
        return not _is_of_control(scene, element)
    return element.role in (*_LABELS, *_CONTROLS)


def _is_of_control(scene: Scene, text: Seen) -> bool:
    """Whether it is what a control shows: a value that was chosen, or the name of what is clicked."""
    value = bool({"value", "placeholder"} & set(text.state))
    return value or any(around.role in (*_CONTROLS, *FIELDS, "option") for around in scene.around(text.index))


def _said_by_every_entry(scene: Scene) -> frozenset[str]:
    """The texts that each of several entries has, as cards have “Seats”: what differs between them is data."""
    entries = [each for each in scene.elements if is_entry(scene, each) and each.role not in ("cell", "gridcell")]
    said = [{canonical(inner.text) for inner in scene.inside(each.index) if inner.text} for each in entries]
    return frozenset.intersection(*map(frozenset, said)) if len(said) > 1 else frozenset()


def come_of_kind(now: Scene, before: Scene, kind: str) -> Seen | None:
    """What has come since and is of that kind: whatever came is the “form” or the “panel” that a page says to open."""
    before_windows = {(each.title, before.elements[each.root].role) for each in windows_of(before) if each.root != PAGE}
    opened = [each for each in windows_of(now) if each.root != PAGE]
    come = [w for w in opened if (w.title, now.elements[w.root].role) not in before_windows]
    noun = kind.split()[-1].lower()
    if come and noun not in _NO_WINDOWS:
        return now.elements[come[0].root]
    known = {(each.role, each.name) for each in before.elements if not each.text}
    roles = _KINDS.get(noun, ())
    new = (e for e in now.elements if not e.text and e.role in roles and (e.role, e.name) not in known)
    return next((each for each in new if not blocked(each) and min(each.box[2:]) > 1), None)


_NO_WINDOWS = ("menu", "list", "field", "box", "page", "screen")
_REGIONS = ("complementary", "region", "group", "tabpanel", "form", "article")
_KINDS = {
    "form": TYPED, "editor": ("textbox",), "field": FIELDS, "box": FIELDS, "menu": ("menu", "menuitem", "listbox"),
    "list": LISTS, "calendar": ("grid", "table", "group"), "page": ("heading",), "screen": ("heading",),
    "view": ("heading",), "panel": _REGIONS, "pane": _REGIONS, "drawer": _REGIONS, "sidebar": _REGIONS,
    "blade": _REGIONS, "overlay": _REGIONS, "assistant": _REGIONS, "wizard": _REGIONS,
}  # fmt: skip
"""Roles by which it is known that something so called has come, where it is no window of its own."""
