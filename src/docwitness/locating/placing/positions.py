"""Whether something stands where the document says that it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docwitness.language.nouns import NOUNS, is_left_to_readers
from docwitness.language.wording import same, words
from docwitness.locating.placing.rows import ANY_ENTRY, IN_EACH, ROW_OF, in_row, in_row_of
from docwitness.locating.placing.sides import Placed, at_sides, both
from docwitness.locating.snapshot import ENTRIES, FEW, Scene, Seen
from docwitness.locating.windows import PAGE, Window
from docwitness.model import Box

TOUCH = 2.0
"""CSS pixels by which boxes may overlap and still be one above the other."""
HEAD = 128.0
"""CSS pixels from the upper edge of a page or window within which its head stands: a bar of two rows is as high."""
NARROW, TALL = 0.4, 0.6
"""Shares of the page's width and height: a bar at its side is narrower, and taller."""
WHITE = 235
"""From this value of red, green and blue on a reader calls a colour white."""

_RELATION = re.compile(
    r"^(?:(?:directly|just|right|immediately|located|shown|listed|displayed|found)\s+)*"
    r"(?P<how>above|over|below|under|underneath|beneath|next to|beside|near|alongside|to the left of|left of|"
    r"to the right of|right of|after|before|between)\s+(?:the\s+)?(?P<what>.+)$",
    re.IGNORECASE,
)
_CONTEXT_MENU = re.compile(r"\b(?:context|right-click) menu\b", re.IGNORECASE)
_BOX = re.compile(r"\b(?P<colour>white)\s+(?:box|card|panel|area)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?P<how>above|below|under|underneath|beneath)\s+(?:the\s+)?(?P<what>.+)$", re.IGNORECASE)
LANDMARKS = {
    "navigation": ("navigation", "menubar", "tablist", "complementary"),
    "sidebar": ("complementary", "navigation", "tablist", "region"),
    "menu": ("menu", "menubar", "navigation", "list"),
    "toolbar": ("toolbar", "banner"),
    "header": ("banner", "heading"),
    "footer": ("contentinfo",),
    "table": ("table", "grid"),
    "list": ("list", "listbox", "tree", "grid", "table"),
    "form": ("form", "group"),
}


def at_position(element: Seen, window: Window, position: str) -> Placed:
    """Whether the element stands at `position` (“bottom left”, “above Account Information”) in the window."""
    if row := ROW_OF.match(position.strip()):
        return in_row_of(element, window.scene, row["what"])
    if IN_EACH.search(position):
        return in_row(element, window.scene, position)
    relation = _RELATION.match(position.strip())
    if relation:
        return _related(element, window, relation["how"].lower(), relation["what"])
    if _CONTEXT_MENU.search(position) and any(around.role == "menu" for around in window.scene.around(element.index)):
        return Placed(True)
    if _BOX.search(position):
        box = _in_box(element, window.scene, position)
        beside = _BESIDE.search(position)
        return both(box, _related(element, window, beside["how"].lower(), beside["what"])) if beside else box
    inside = _in_section(element, window.scene, position) or _in_landmark(element, window, position)
    sides = at_sides(element.box, window.box, position)
    if inside is not None and inside.holds and sides.holds is False:
        return at_sides(_container(element, window.scene, position).box, (0, 0, *window.scene.viewport), position)
    return inside if inside is not None else sides


def in_line(elements: Sequence[Seen], window: Window, position: str) -> list[Seen]:
    """Those that stand straight under or above what the position names, where some do: columns stand side by side."""
    relation = _RELATION.match(position.strip())
    if relation is None or relation["how"].lower() not in (*_UNDER, "above", "over"):
        return list(elements)
    found = [(each, _called(window.scene, relation["what"], each)) for each in elements]
    straight = [e for e, o in found if o and e.box[0] < o.box[0] + o.box[2] and o.box[0] < e.box[0] + e.box[2]]
    return straight or list(elements)


_UNDER = ("below", "under", "underneath", "beneath")


def some_at_position(element: Seen, window: Window, position: str) -> Placed:
    """Whether the element stands there, or another one that says the same: an entry of a list, and what shows it."""
    placed = at_position(element, window, position)
    said = element.name or element.text
    alike = (o for o in window.scene.elements if o.index != element.index and same(o.name or o.text, said))
    shown = (o for o in alike if placed.holds is False and not {"covered", "behind"} & set(o.state))
    return next((there for other in shown if (there := at_position(other, window, position)).holds), placed)


def _related(element: Seen, window: Window, how: str, what: str) -> Placed:
    other = _called(window.scene, what, element)
    told = other is not None and other.role not in ("columnheader", "cell")
    if not told and how in _NEXT_TO and _is_entry_of(window, element, what):
        return Placed(True)
    if other is None:
        return Placed(None, f"“{what}” was not found, so its place cannot be compared.")
    parted = how in _NEXT_TO and any(_share_a_part(window.scene, each, other) for each in _alike(window.scene, element))
    holds = _share_a_part(window.scene, element, other) if parted else _relation_holds(element.box, other.box, how)
    return Placed(holds, "" if holds else f"it does not stand {how} “{what}”.")


_NEXT_TO = ("next to", "beside", "near", "alongside")


def _is_entry_of(window: Window, element: Seen, what: str) -> bool:
    """Whether it stands in the row of such a thing: “beside the project”, in a list of projects or under that head."""
    around = list(window.scene.around(element.index))
    row = next((each for each in around if each.role in ENTRIES), None)
    lists = [each for each in around if each.role in LANDMARKS["list"]]
    heads = (e.name for each in lists for e in window.scene.inside(each.index) if e.role == "columnheader")
    named = " ".join((*window.names, *(each.name for each in lists), *heads))
    telling = set(words(re.sub(r"['’]s?\b", "", what))) - {"name", "title"}
    any_one = is_left_to_readers(what) or what.casefold() in ANY_ENTRY
    return row is not None and (any_one or (bool(telling) and telling <= set(words(named))))


def _share_a_part(scene: Scene, element: Seen, other: Seen) -> bool:
    """Whether the smallest part of the page that has both has nothing else called as the element.

    A card or a line with one button is read as one, however wide it is.
    """
    over = {around.index for around in scene.around(other.index)}
    part = next((around.index for around in scene.around(element.index) if around.index in over), -1)
    within = {inner.index for inner in scene.inside(part)}
    alike = [each for each in _alike(scene, element) if each.index in within]
    return part >= 0 and len(alike) == 1 and scene.elements[part].role not in _WHOLE


def _alike(scene: Scene, element: Seen) -> list[Seen]:
    """What is called as the element and is of its kind, itself included."""
    return [e for e in scene.elements if (e.role, e.name, e.text) == (element.role, element.name, element.text)]


_WHOLE = ("main", "dialog", "navigation", "banner", "list", "table", "grid")
"""Roles of what has many parts: what stands somewhere in it is next to nothing in particular."""


def _relation_holds(box: Box, other: Box, how: str) -> bool | None:
    x, y, width, height = box
    ox, oy, owidth, oheight = other
    if how in ("above", "over", "before"):
        return y + height <= oy + TOUCH or (how == "before" and x + width <= ox + TOUCH)
    if how in (*_UNDER, "after"):
        return y >= oy + oheight - TOUCH or (how == "after" and x >= ox + owidth - TOUCH)
    if how.endswith("left of"):
        return x + width <= ox + TOUCH
    if how.endswith("right of"):
        return x >= ox + owidth - TOUCH
    if how == "between":
        return None
    gap = max(ox - x - width, x - ox - owidth, 0) + max(oy - y - height, y - oy - oheight, 0)
    return gap <= max(200.0, 3 * max(height, oheight))


def _called(scene: Scene, what: str, element: Seen) -> Seen | None:
    """The element that carries the label; headings and texts of its own before anything that contains it."""
    bare = re.sub(
        r"\s+(?:section|heading|field|button|link|area|panel|box|label|icon|table|list)$", "", what, flags=re.IGNORECASE
    )
    fitting = [other for other in scene.elements if other.index != element.index and same(other.name, bare)]
    fitting.sort(key=lambda other: ("covered" in other.state or "behind" in other.state, other.box[2] * other.box[3]))
    return fitting[0] if fitting else _of_that_kind(scene, what)


def _of_that_kind(scene: Scene, what: str) -> Seen | None:
    """The largest list, table … of the page, or the only control of a kind, where that is how the place is told."""
    places = LANDMARKS.get(next(iter(words(what)), ""), ()) if len(words(what)) == 1 else ()
    roles = places or NOUNS.get(what.lower(), ())[:1]
    fitting = (each for each in scene.elements if each.role in roles and not each.text)
    seen = [each for each in fitting if not {"covered", "behind"} & set(each.state)]
    only = places or len(seen) == 1  # “below the switch”, where there is one
    return max(seen, key=lambda each: each.box[2] * each.box[3]) if seen and only else None


def _container(element: Seen, scene: Scene, position: str) -> Seen:
    """The innermost landmark around it that the position speaks of; itself where there is none."""
    roles = [role for word in words(position) for role in LANDMARKS.get(word, ())]
    return next((around for around in scene.around(element.index) if around.role in roles), element)


_SECTION = re.compile(
    r"^(?:the )?(?P<what>\S.*?) (?:section|area|box|panel|block|group|card)(?: (?:of|in|on)\b.*)?$", re.IGNORECASE
)
_NAMED = ("heading", "region", "group", "form", "complementary", "tabpanel")


def _in_section(element: Seen, scene: Scene, position: str) -> Placed | None:
    """Whether it stands in what is headed so, “the Units section of your account”; None where nothing is."""
    told = _SECTION.match(position.strip())
    named = told and {e.index for e in scene.elements if not e.text and e.role in _NAMED and same(e.name, told["what"])}
    if not named:
        return None
    over = [around.index for around in scene.around(element.index)]
    level = 9
    for heading in reversed([e for e in scene.elements[: element.index] if e.role == "heading" and not e.text]):
        if (heading.level or 7) < level:
            over.append(heading.index)
            level = heading.level or 7
    return Placed(True) if named & set(over) else Placed(None, f"it does not stand under that heading: “{position}”.")


def _in_landmark(element: Seen, window: Window, position: str) -> Placed | None:
    """Whether it stands in the navigation, toolbar … that the position names; None if it names none."""
    named = [word for word in words(position) if word in LANDMARKS]
    if not named:
        return None
    scene = window.scene
    if _container(element, scene, position) is not element:
        return Placed(True)
    if "header" in named and 0 <= element.centre[1] - max(window.box[1], 0) <= HEAD:
        return Placed(True)
    if _AT_EDGE & set(named) and any(
        _is_column_at_edge(around.box, scene.viewport) for around in scene.around(element.index)
    ):
        return Placed(True)
    at_head = "menu" in named and element.centre[1] - max(window.box[1], 0) <= HEAD
    if ("toolbar" in named or at_head) and _is_in_row_of_buttons(element, scene):
        return Placed(True)
    if {"list", "table"} & set(named) and (element.role in _LISTING or _is_listed_by_looks(element, scene)):
        return Placed(True)
    if "sidebar" in named and any(_is_bar_at_side(other, scene) for other in scene.elements):
        return Placed(None, "it stands outside of what is a bar at the side.")
    return (
        None
        if re.search(r"left|right|top|bottom", position)
        else Placed(None, f"nothing on the page is marked as {named[0]}.")
    )


_AT_EDGE = {"sidebar", "menu", "navigation"}
"""What may be a column along the edge of the page: where its parts have no roles, its looks tell."""
_LISTING = ("combobox", "listbox", "option")
"""Roles of a list that unfolds, and of what it has in it."""


def _is_listed_by_looks(element: Seen, scene: Scene) -> bool:
    """Whether it is, or stands in, one of several parts of one build that stand one below the other."""
    for each in (element, *scene.around(element.index)):
        beside = [scene.elements[child] for child in scene.children.get(each.parent, ())]
        build = _build(scene, each)
        alike = [e for e in beside if e.box[0] == each.box[0] and _build(scene, e) == build]
        if not each.text and (each.clickable or len(build) > 1) and len({e.box[1] for e in alike}) >= FEW:
            return True
    return False


def _build(scene: Scene, element: Seen) -> tuple[str, ...]:
    return (element.role, *(inner.role for inner in scene.inside(element.index) if not inner.text))


def _is_bar_at_side(element: Seen, scene: Scene) -> bool:
    return element.role in ("navigation", "complementary") and _is_column_at_edge(element.box, scene.viewport)


def _is_in_row_of_buttons(element: Seen, scene: Scene) -> bool:
    """Whether it looks as in a toolbar: with two more controls at least that are clicked, side by side."""
    y, height = element.centre[1], element.box[3]
    around = (a.index for a in scene.around(element.index) if sum(map(_is_pressed, scene.inside(a.index))) > 2)
    beside = [each for each in scene.inside(next(around, PAGE)) if _is_pressed(each)]
    return _is_pressed(element) and sum(abs(each.centre[1] - y) < height / 2 for each in beside) > 2


def _is_pressed(element: Seen) -> bool:
    drawn = element.role == "generic" and element.clickable
    return not element.text and (drawn or element.role in ("button", "link", "menuitem")) and bool(element.box[2])


def _is_column_at_edge(box: Box, viewport: tuple[float, float]) -> bool:
    """Whether it looks as a bar at the side does: a column along the left or right edge of the page."""
    x, _, width, height = box
    narrow, tall = width <= viewport[0] * NARROW, height >= viewport[1] * TALL
    return narrow and tall and (x <= TOUCH or x + width >= viewport[0] - TOUCH)


def _in_box(element: Seen, scene: Scene, position: str) -> Placed:
    """Whether the first painted thing around it is white."""
    for around in (element, *scene.around(element.index)):
        paint = around.background
        if paint and (len(paint) == 3 or paint[3] > 0.95):
            white = min(paint[:3]) >= WHITE
            return Placed(white, "" if white else "the box that it stands in is not white.")
    return Placed(None, "nothing around it is painted.")
