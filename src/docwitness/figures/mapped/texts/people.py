"""Who is shown: initials in the place of a portrait, and the name and the like beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docwitness.figures.boxes import holds, middle
from docwitness.figures.mapped.texts.values import badge_grounds
from docwitness.model import Box, Element

_PORTRAIT = (18.0, 64.0)
"""CSS pixels, the least and the most that a portrait in an interface is wide."""

_SQUARE = 2.0
"""CSS pixels by which its sides may differ."""

_INITIALS = 3
"""Letters at most."""

_BESIDE = 20.0
"""CSS pixels between a portrait and the name beside it, at most."""

_OPENS = frozenset({"collapsed", "expanded"})
"""States of what opens something."""

PLAIN = frozenset({"generic", "paragraph"})
"""Roles of what is only to be read: who is signed in, a version, a balance."""

_MENUS = frozenset({"button", "link"})
"""Roles of what opens the account's menu: there one letter is a command, as in a bar that formats text."""


def beside_portraits(elements: Sequence[Element]) -> set[int]:
    """Initials that stand alone on a square or round ground, and the plain texts next to the right of it."""
    plain = [index for index, one in enumerate(elements) if one.text and one.role in PLAIN]
    squares = [box for box in badge_grounds(elements) if _is_portrait(box)]
    menus = [i for i, one in enumerate(elements) if one.role in _MENUS and len(one.text) > 1]
    shown = _on_portrait_menus(elements)
    initials = {index: square for index in (*plain, *menus) if (square := _portrait_of(elements[index], squares))}
    return (
        shown
        | set(initials)
        | {index for index in plain if any(_is_beside(elements[index].box, portrait) for portrait in initials.values())}
    )


def _on_portrait_menus(elements: Sequence[Element]) -> set[int]:
    """Texts on a button that opens something and holds a picture of a portrait's size, larger than those that other
    buttons and links hold: icons are of one size, and who is signed in is shown once."""
    pictures = [one.box for one in elements if one.role == "img" and max(one.box[2:]) <= _PORTRAIT[1]]
    controls = [one for one in elements if one.role in _MENUS and not one.text]
    held = [(one, box) for one in controls for box in pictures if holds(one.box, box)]
    sizes = [(box[2], one) for one, box in held]
    menus = [
        one.box
        for one, box in held
        if _OPENS & set(one.state)
        and _is_portrait(box)
        and max((w for w, o in sizes if o is not one), default=99) < box[2]
    ]
    return {i for i, one in enumerate(elements) if one.text and any(holds(menu, one.box) for menu in menus)}


def _is_portrait(box: Box) -> bool:
    return _PORTRAIT[0] <= min(box[2:]) and max(box[2:]) <= _PORTRAIT[1] and abs(box[2] - box[3]) <= _SQUARE


def _portrait_of(text: Element, squares: Iterable[Box]) -> Box | None:
    """The ground in the middle of which the text stands, if it is initials."""
    if not (text.text.isalpha() and text.text.isupper() and len(text.text) <= _INITIALS):
        return None
    x, y = middle(text.box)
    return next((one for one in squares if max(abs(middle(one)[0] - x), abs(middle(one)[1] - y)) < one[3] / 8), None)


def _is_beside(text: Box, portrait: Box) -> bool:
    left, top, width, height = portrait
    return 0 <= text[0] - left - width <= _BESIDE and top <= middle(text)[1] <= top + height
