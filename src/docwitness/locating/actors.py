"""Which element takes an action when a reader aims at a label: the field beside it, the control around it."""

from __future__ import annotations

import re

from docwitness.language.lexicon import COMMAND_WORDS
from docwitness.language.nouns import CHOSEN, CLICKED, ITEMS, TOGGLED, TYPED, split_phrase
from docwitness.language.wording import has_all_words, same, words
from docwitness.locating.snapshot import Scene, Seen

FIELDS = ("textbox", "searchbox", "spinbutton", "combobox", "listbox", "radio", "checkbox", "switch", "slider")
"""Roles of what takes a value."""
INPUTS = ("text", "search", "email", "password", "number", "url", "tel", "date", "time", "textarea", "editable")
PARTS = ("listitem", "row", "cell", "gridcell")
"""Roles of what fields stand in: where one of them has the label, the field is meant."""
NATIVE = ("select-one", "select-multiple")
"""Types of the browser's own lists."""
PICKED = ("date", "time", "datetime-local", "month", "week", "color", "range")
"""Types of inputs whose value a reader picks rather than types."""
FOLLOWED_AT_ONCE = ("click", "open", "navigate", "press")
"""Actions on what one click follows."""


def blocked(element: Seen) -> bool:
    """Whether something lies over it."""
    return bool({"covered", "behind"} & set(element.state))


def takes(scene: Scene, element: Seen, action: str) -> Seen | None:
    """The element that takes the action when the reader aims at this one; None where none does."""
    if action in ("type", "upload"):
        return element if _typed(element, action) else _field_of(scene, element, action)
    if action == "select":
        return _selectable(scene, element)
    if action in ("check", "uncheck"):
        return element if element.role in TOGGLED else _field_of(scene, element, action) or _switch_of(scene, element)
    return _clickable(scene, _within_entry(scene, element) if action in FOLLOWED_AT_ONCE else element)


def _within_entry(scene: Scene, element: Seen) -> Seen:
    """The link or button in a cell or entry that has the same label: the middle of a wide cell leads nowhere.

    A row that nothing shows to be of use is followed by its first link that is called by words.
    """
    if element.role not in ITEMS or element.text:
        return element
    inner = [each for each in scene.inside(element.index) if each.role in ("link", "button") and not each.text]
    told = (each for each in inner if same(each.name, element.name) or same(scene.shown(each.index), element.name))
    led = (each for each in inner if each.role == "link" and _is_called(each)) if _is_idle_row(element) else ()
    return next(told, next(iter(led), element))


def _is_idle_row(element: Seen) -> bool:
    return element.role == "row" and not element.clickable


def _is_called(element: Seen) -> bool:
    """Whether its name is one of a thing: no number, and no command on the entry that it stands in."""
    name = element.name.casefold().split()
    return any(letter.isalpha() for word in name for letter in word) and name[0] not in COMMAND_WORDS


def _typed(element: Seen, action: str) -> bool:
    if element.text:
        return False
    if action == "upload":
        return element.kind == "file" or element.role == "button"
    return (element.role in TYPED and element.kind not in NATIVE) or element.kind in INPUTS


def _selectable(scene: Scene, element: Seen) -> Seen | None:
    if not element.text and (element.role in (*CHOSEN, *CLICKED) or element.popup or element.kind in PICKED):
        return element
    if _typed(element, "type"):  # “set the path to …” does not say whether it is chosen or typed
        return element
    return _field_of(scene, element, "select") or _clickable(scene, element)


ARROW_FROM = 0.85
"""Share of its width from which on the arrow at the end of a select stands."""


def is_drawn_list(scene: Scene, element: Seen) -> bool:
    """Whether it is a select that is drawn without a role: a box with one value, and at its end an arrow."""
    x, _, width, _ = element.box
    arrows = [
        each for each in scene.inside(element.index) if each.role == "img" and each.centre[0] >= x + ARROW_FROM * width
    ]
    return is_drawn_field(scene, element) and bool(arrows)


def is_drawn_field(scene: Scene, element: Seen) -> bool:
    """Whether it is a wide box without a role that can be clicked and shows one value, as fields do."""
    _, _, width, height = element.box
    drawn = element.role == "generic" and element.clickable and not element.text and 2 * height < width
    inner = list(scene.inside(element.index)) if drawn else []
    return (
        drawn
        and sum(1 for each in inner if each.text) == 1
        and not any(each.clickable and not each.text for each in inner)
    )


def _clickable(scene: Scene, element: Seen) -> Seen:
    """The control around a text, if the text is in one; else what was aimed at, since anything can be clicked."""
    for around in (element, *scene.around(element.index)):
        if around.role in CLICKED and around.role not in ITEMS and not around.text:
            return around
        if around.clickable and not around.text:
            return around
        if around.role in ITEMS or around.role in ("dialog", "main", "navigation", "region", "table", "list", "group"):
            return around if around.role in ITEMS and not around.text else element
    return element


def _field_of(scene: Scene, label: Seen, action: str) -> Seen | None:
    """The control that a text labels by its place: to its right on its line, or the nearest below it."""
    if not label.text and label.role not in ("label", "legend", "group", "term", "heading"):
        return None
    fits = TOGGLED if action in ("check", "uncheck") else CHOSEN if action == "select" else TYPED
    picked = PICKED if action == "select" else ()
    labels = (label, *(around for around in scene.around(label.index) if around.role == "label"))
    within = (inner for each in labels for inner in scene.inside(each.index) if inner.role in fits and not inner.text)
    if (own := next(within, None)) is not None:  # what stands in a label is labelled by all of it
        return own
    if fits is TOGGLED and _labels_value(scene, label):
        return None
    x, y, width, height = label.box
    near: list[tuple[float, Seen]] = []
    heads = "heading" in (label.role, *(around.role for around in scene.around(label.index)))
    for other in scene.elements:
        if heads and other.name and other.name not in other.hint and not same(other.name, label.name or label.text):
            continue  # a heading is over all that follows: a field that is called otherwise is not called by it
        ox, oy, owidth, oheight = other.box
        drawn = action == "select" and (
            is_drawn_list(scene, other) or is_only_shown(other) or _is_under_its_label(scene, other, label)
        )
        under = blocked(other) and not (other.role in TOGGLED and "behind" not in other.state)  # its own drawing
        if not (other.role in fits or other.kind in picked or drawn) or other.text or under:
            continue
        if abs(other.centre[1] - label.centre[1]) < max(height, oheight) / 2 and (
            action == "check" or ox >= x + width - 2
        ):
            near.append((abs(ox - x - width), other))
        elif 0 <= oy - y - height <= 60 and ox < x + width + 40 and ox + owidth > x - 40:
            near.append((oy - y - height + 20, other))
    return min(near, key=lambda pair: pair[0])[1] if near and min(near, key=lambda pair: pair[0])[0] <= 300 else None


def _labels_value(scene: Scene, label: Seen) -> bool:
    """Whether a field that has a value is called by it: a label has one control (HTML, labeled control)."""
    called = label.name or label.text
    return any(e.role in FIELDS and e.role not in TOGGLED and not e.text and e.name == called for e in scene.elements)


def clicked_by_label(scene: Scene, label: Seen) -> Seen | None:
    """The field that an idle text is the label of, and that is called by nothing else: a click on one is for the other.

    So the browser does it with a `<label>` (HTML, labeled control), and so readers take a text right before a field.
    """
    if label.clickable or label.role in (*CLICKED, "heading") or _is_heard_apart(scene, label):
        return None
    return _own_field(scene, label) or _switch_of(scene, label)


def _own_field(scene: Scene, label: Seen) -> Seen | None:
    found = next(filter(None, (_field_of(scene, label, action) for action in ("select", "type", "check"))), None)
    if found is None or found.role == "radio" or found.box[0] < label.box[0] - LABEL_GAP:
        return None
    called = "" if found.role == "generic" or is_only_shown(found) or found.name in found.hint else found.name
    near = found.box[1] - label.box[1] - label.box[3] <= LABEL_GAP
    return found if near and (not called or same(called, label.name)) else None


def _is_heard_apart(scene: Scene, text: Seen) -> bool:
    """Whether it stands in a field, a control or an entry: then it is that which is clicked."""
    held = (*FIELDS, *CLICKED, "columnheader", "heading")
    return any(around.role in held or around.clickable for around in scene.around(text.index))


SWITCH = (20.0, 72.0)
"""CSS pixels that a switch is wide; it is about twice as wide as high on all platforms."""
EXPLAINED = 14.0
"""CSS pixels by which a switch may stand lower than its label: half of a line that explains it."""


def _switch_of(scene: Scene, label: Seen) -> Seen | None:
    """The switch at the end of the label's line, where nothing else on that line can be used.

    A line of settings has its label first and its switch at the end (Apple HIG, Toggles; Material, Lists), however
    wide it is. One that is only drawn is a small bar without words that can be clicked.
    """
    if not label.text or _is_heard_apart(scene, label):
        return None
    x, _, width, height = label.box
    right = (e for e in scene.elements if not e.text and (e.clickable or e.role in (*FIELDS, *CLICKED)))
    used = [(abs(e.centre[1] - label.centre[1]), e) for e in right if e.box[0] >= x + width - 2]
    for slack in (0.0, EXPLAINED):
        there = [e for off, e in used if off <= max(height, min(e.box[3], 2 * height)) / 2 + slack]
        if there:
            fits = len(there) == 1 and (there[0].role in ("checkbox", "switch") or _is_drawn_switch(there[0]))
            return there[0] if fits and (not there[0].name or same(there[0].name, label.name)) else None
    return None


def _is_drawn_switch(element: Seen) -> bool:
    """Whether it looks as a switch without a role: a small bar without words that can be clicked."""
    _, _, width, height = element.box
    return element.is_wordless and SWITCH[0] <= width <= SWITCH[1] and 1.4 * height <= width <= 3 * height


def is_select_only(element: Seen) -> bool:
    """Whether it is a combo box that is no field: a value is chosen in it, and typed at most into what it opens.

    WAI-ARIA 1.2 calls it a select-only combobox.
    """
    return element.role == "combobox" and element.kind in ("div", "span", "button", "a", *NATIVE)


def is_only_shown(field: Seen) -> bool:
    """Whether what it shows cannot be typed (HTML, `readonly`): where it takes a value, that comes from a list."""
    return field.role in TYPED and "readonly" in field.state


LABEL_GAP = 16.0
"""CSS pixels at most between the label of a field and the field below it: less than a line of text."""


def _is_under_its_label(scene: Scene, field: Seen, label: Seen) -> bool:
    """Whether it is a drawn field right below the label and begins where that begins.

    That is where labels stand for who sees them (WCAG 2.2, techniques G162 and H44).
    """
    gap = field.box[1] - label.box[1] - label.box[3]
    aligned = abs(field.box[0] - label.box[0]) <= LABEL_GAP
    return aligned and -2 <= gap <= LABEL_GAP and not label.clickable and is_drawn_field(scene, field)


def is_said_by(scene: Scene, field: Seen, phrase: str, *, about: frozenset[str]) -> bool:
    """Whether the phrase says the field's label, and that of no other field that can be used.

    It has all words of the label, and none of another field's beside them; or it is a noun that only this label has:
    “the date” is Date of the incident, and “the group's name” is Name. A compound is a kind of what its last word
    says; what follows that in a label, a phrase may leave out, and not what stands before it. What else a phrase says
    must be what the window is `about`.
    """
    phrase = re.sub(r"['’]s\b|(?<=s)['’]", "", phrase)
    fields = [e for e in scene.elements if e.role in FIELDS and not e.text]
    others = [e.name for e in fields if not blocked(e) and e.name != field.name]
    told, mine = set(words(phrase)), set(words(field.name))
    if has_all_words(phrase, field.name) and not any((told - mine) & set(words(name)) for name in others):
        return True
    head, own = (words(split_phrase(each)[0]) for each in (phrase, field.name))
    heads = split_phrase(field.name)[1][:3] in ("", "of ") and not is_select_only(field)  # “Order by” is no order
    one = [e.name for e in fields].count(field.name) == 1
    said = bool(own) and head[-1:] == own[-1:] and set(own) <= told and (told <= mine or mine <= told <= mine | about)
    return heads and said and one and not any(own[-1] in words(name) for name in others)
