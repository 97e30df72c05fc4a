"""Entries of lists, which serve as examples: “a file”, “the name of a project”, “the user that you want to edit”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from docwitness.language.nouns import FILE_LIKE, FOLDER_LIKE, ITEMS, OPEN_WORDS
from docwitness.language.wording import stem, words
from docwitness.locating.ranking import Rank, Words
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import Window

LISTS = ("list", "listbox", "grid", "treegrid", "table", "tree")
TABLES = ("table", "grid", "treegrid")
_COMMANDS = ("navigation", "menubar", "menu", "banner", "contentinfo", "toolbar")
"""What has commands and ways in it, and nothing that its users have made."""
FRAME = (*_COMMANDS, "tablist")
"""What stands around the content of every page: nothing in it is an example of what its users have."""
_TITLE_PARTS = re.compile(r"\s+[-–—|·•:]\s+")
_PLURAL = re.compile(r"[a-z]s$(?<!ss)")
_EXTENSION = re.compile(r"\w\.[A-Za-z][A-Za-z0-9]{0,5}$")
_CALLED = frozenset({"name", "title"})
_ANY = OPEN_WORDS | {"existing", "current", "new", "other"}
"""Words before a noun that tell nothing about which entry it is."""


def is_content(scene: Scene, element: Seen) -> bool:
    """Whether it does not stand in the frame of the page."""
    return not any(
        around.role in FRAME or around.kind in ("header", "footer") or _is_sidebar(scene, around)
        for around in scene.around(element.index)
    )


SIDEBAR_WIDTH, SIDEBAR_HEIGHT = 0.3, 0.9
"""Shares of the window: the most that the product's sidebar takes of its width, and the least of its height."""


def _is_sidebar(scene: Scene, element: Seen) -> bool:
    """Whether it is the product's sidebar: narrow, at the left edge, all the way down."""
    x, _, width, height = element.box
    across, down = scene.viewport
    narrow, tall = width <= SIDEBAR_WIDTH * across, height >= SIDEBAR_HEIGHT * down
    return element.role == "complementary" and x <= 1 and narrow and tall


def as_example(scene: Scene, element: Seen, noun: str) -> Rank | None:
    """How well an entry of a list serves as “a file” or “its name”: what has an extension is no folder."""
    if not is_entry(scene, element):
        return None
    first = _shown_first(scene, element)
    if not first:
        return None
    like = FILE_LIKE if is_file(scene, element) else FOLDER_LIKE
    told_apart = noun not in FILE_LIKE | FOLDER_LIKE or noun in like
    return Rank(words=Words.EXAMPLE, untold=not told_apart, elsewhere=noun not in {stem(word) for word in words(first)})


def as_data(scene: Scene, element: Seen, head: str) -> Rank | None:
    """How well it fits a thing that only data can name: “the current plan”, “the invoice that you want to pay”.

    Such a thing is shown as an entry of several texts, mostly with a price, date or number among them, not as a
    control with one label.
    """
    texts = [inner.text for inner in scene.inside(element.index) if inner.text]
    if len(texts) < 2 or not (element.clickable or element.role in ("link", "button", "option", "radio")):
        return None
    typed = any(character.isdigit() for text in texts for character in text)
    states = {state for word, meant in STATES.items() if word in head.casefold().split() for state in meant}
    fits = bool(states & ({text.casefold() for text in texts} | set(element.state)))
    if not (typed or fits):
        return None
    return Rank(words=Words.DATA, untold=not fits, elsewhere=not typed, apart=not element.clickable)


STATES = {
    "current": ("current", "selected", "active"),
    "active": ("active", "current", "selected"),
    "selected": ("selected", "checked", "current"),
}
"""Words for a state in a description → the states and texts that show it."""


def is_file(scene: Scene, entry: Seen) -> bool:
    """Whether what an entry shows first ends as the name of a file does."""
    return bool(_EXTENSION.search(_shown_first(scene, entry)))


def _shown_first(scene: Scene, entry: Seen) -> str:
    return next((inner.text for inner in scene.inside(entry.index) if inner.text), "")


def _heads_columns(scene: Scene, element: Seen) -> bool:
    """Whether it is the row of the columns' heads, or stands in one of them: links there sort."""
    within = (element, *scene.around(element.index))
    row = next((each for each in within if each.role == "row"), None)
    heads = (inner.role == "columnheader" for inner in scene.inside(row.index)) if row else iter(())
    return any(each.role == "columnheader" for each in within) or any(heads)


def named_entries(window: Window, elements: Iterable[Seen], phrase: str, *, followed: bool = True) -> list[Seen]:
    """The entries of what the document names: “the plan”, in the list under “Plans”.

    “A picture or document” may be an entry of either list. What is not `followed` needs to lead nowhere.
    """
    scene = window.scene
    meant = _meant(phrase)
    entries = [
        e
        for e in elements
        if not _heads_columns(scene, e)
        and (
            (is_entry(scene, e) and (not followed or _can_be_followed(scene, e)))
            or _is_card(scene, e)
            or _is_listed_link(scene, e)
        )
    ]
    kept = {parent: _kept_in(window, entries, parent) for parent in {_list_of(scene, entry) for entry in entries}}
    named = [entry for entry in entries if any(each and each <= kept[_list_of(scene, entry)] for each in meant)]
    # What a page is called after is kept in its main part, not in the lists of its side bar and breadcrumbs.
    return [e for e in named if any(around.role == "main" for around in scene.around(e.index))] or named


def is_listed_as(window: Window, element: Seen, phrase: str) -> bool:
    """Whether the list that it stands in is, by its name and its heads, one of what the document names."""
    entry = next((e for e in (element, *window.scene.around(element.index)) if e.role in ITEMS), element)
    kept = set().union(*(_kept_in(window, [each], _list_of(window.scene, each)) for each in (element, entry)))
    return any(each and each <= kept for each in _meant(phrase))


def options_of(scene: Scene, phrase: str) -> list[Seen]:
    """The radio buttons of the group that is called as the phrase: one of a group is chosen (HTML, `radio`), any."""
    groups = [e for e in scene.elements if e.role in ("group", "radiogroup") and words(e.name)]
    called = [each for each in groups if set(words(each.name)) in _meant(phrase)]
    inner = [e for each in called[:1] for e in scene.inside(each.index) if e.role == "radio" and not e.text]
    return [e for e in inner if not {"covered", "behind", "disabled"} & set(e.state)] if len(called) == 1 else []


def _meant(phrase: str) -> list[set[str]]:
    """The words of each thing that may be meant, but for those that tell nothing about it."""
    return [set(words(each)) - _ANY for each in re.split(r"\bor\b|/", phrase)]


def is_all_of_them(scene: Scene, element: Seen, phrase: str) -> bool:
    """Whether it is called by the plural of what the phrase names one of: “Projects” leads to all, and is none."""
    name = element.name or scene.shown(element.index)
    return is_of_several(name) and not is_of_several(phrase) and words(name) == words(phrase)


def is_of_several(phrase: str) -> bool:
    """Whether the phrase ends in a plural."""
    last = phrase.split()[-1:]
    return bool(last) and last[0].endswith("s") and not last[0].endswith("ss")


def first_of_each(scene: Scene, elements: Iterable[Seen]) -> list[Seen]:
    """The first of every group of tabs or entries: what a page calls by a name that the product never shows."""
    groups: dict[tuple[int, str], list[Seen]] = {}
    for element in elements:
        within = any(around.role in (*_COMMANDS, *ITEMS) for around in scene.around(element.index))
        if not element.text and not within and (element.role == "tab" or is_entry(scene, element)):
            groups.setdefault((element.parent, element.role), []).append(element)
    return [group[0] for group in groups.values()]


def is_entry(scene: Scene, element: Seen) -> bool:
    """Whether it is an entry of a list, and not of the frame or the heading of a table."""
    if element.text or element.role not in ITEMS or not is_content(scene, element):
        return False
    if any(scene.elements[child].role == "columnheader" for child in scene.children.get(element.index, ())):
        return False
    return any(around.role in LISTS for around in scene.around(element.index))


def _is_card(scene: Scene, element: Seen) -> bool:
    """Whether it is one of several side by side that lead on and show several texts: a list by its looks."""
    if not _leads_on(scene, element) or not is_content(scene, element):
        return False
    beside = (scene.elements[child] for child in scene.children.get(element.parent, ()) if child != element.index)
    return any(_leads_on(scene, other) for other in beside)


def _is_listed_link(scene: Scene, element: Seen) -> bool:
    """Whether it is a link alone in its paragraph or cell, among others of that shape: a list by its looks."""
    if element.role != "link" or element.text or element.parent < 0 or not is_content(scene, element):
        return False
    holder = scene.elements[element.parent]
    beside = (scene.elements[child] for child in scene.children.get(holder.parent, ()))
    return sum(1 for each in beside if each.role == holder.role and _holds_a_link(scene, each)) > 1


def _holds_a_link(scene: Scene, element: Seen) -> bool:
    controls = [inner for inner in scene.inside(element.index) if not inner.text and inner.role in ("link", "button")]
    return [control.role for control in controls] == ["link"]


def _leads_on(scene: Scene, element: Seen) -> bool:
    texts = [inner for inner in scene.inside(element.index) if inner.text]
    return not element.text and (element.role == "link" or element.clickable) and len(texts) > 1


def _can_be_followed(scene: Scene, element: Seen) -> bool:
    links = (inner.role == "link" or inner.clickable for inner in scene.inside(element.index) if not inner.text)
    return element.clickable or any(links)


def _list_of(scene: Scene, entry: Seen) -> int:
    """Index of the list that it stands in; of what it stands in, for what is a list by its looks only."""
    listed = next((around.index for around in scene.around(entry.index) if around.role in LISTS), None)
    if listed is not None:
        return listed
    return scene.elements[entry.parent].parent if _is_listed_link(scene, entry) else entry.parent


def _kept_in(window: Window, entries: Sequence[Seen], parent: int) -> set[str]:
    """Words for what a list keeps: its name, the heads of its columns, what stands over it, and the window's names."""
    scene = window.scene
    first = min(entry.index for entry in entries if _list_of(scene, entry) == parent)
    heads = (e.name for e in scene.inside(parent) if e.role in ("columnheader", "heading") and e.index < first)
    over = (scene.elements[child].text for child in scene.children.get(parent, ()) if child < first)
    name = scene.elements[parent].name if parent >= 0 and scene.elements[parent].role in LISTS else ""
    return set(words(" ".join((name, *heads, *over, *_told_in(window)))))


def are_kept_there(window: Window, entry: Seen, phrase: str) -> bool:
    """Whether “the song name” may be of an entry there: its list, its column, or the window is called after songs."""
    owner = set(words(phrase)) - _CALLED - _ANY - FILE_LIKE - FOLDER_LIKE
    parent = _list_of(window.scene, entry)
    name = window.scene.elements[parent].name if parent >= 0 else ""
    return owner <= set(words(" ".join((name, head_over(window.scene, entry), *_told_in(window)))))


def head_over(scene: Scene, element: Seen) -> str:
    """What the column of a table is called in which the element stands."""
    table = next((around for around in scene.around(element.index) if around.role in TABLES), None)
    heads = [e for e in scene.inside(table.index) if e.role == "columnheader" and not e.text] if table else []
    x, _ = element.centre
    over = (head for head in heads if head.box[0] <= x <= head.box[0] + head.box[2] and head.box[1] < element.box[1])
    return next((head.name or scene.shown(head.index) for head in over), "")


def _told_in(window: Window) -> tuple[str, ...]:
    """The window's names but for the title of the document, which is that of the product on every page.

    A part of the title that is a plural says what the page lists: “Boathouse - Search boats”.
    """
    scene = window.scene
    told = {element.name for element in scene.elements if not element.text and element.role != "generic"}
    parts = _TITLE_PARTS.split(scene.title)
    listed = (part for part in parts if len(parts) > 1 and _PLURAL.search(part))
    return (*(name for name in window.names if name in told or name not in scene.title), *listed)


def entries_of(scene: Scene, *, cells: bool = False) -> list[Seen]:
    """The entries of all lists and tables of the content; with the `cells` of their rows, where those are asked for."""
    parts = ("cell", "gridcell")
    return [each for each in scene.elements if is_entry(scene, each) and (cells or each.role not in parts)]


def new_entries(now: Scene, before: Scene, *, cells: bool = False) -> list[Seen]:
    """The entries of the one scene whose texts no entry of the other has, or fewer have."""
    known = Counter(before.shown(each.index) for each in entries_of(before, cells=cells))
    found = []
    for entry in entries_of(now, cells=cells):
        text = now.shown(entry.index)
        if known[text] < 1 and text:
            found.append(entry)
        known[text] -= 1
    return found


def same_list(now: Scene, earlier: Sequence[Scene]) -> Scene | None:
    """The last of the earlier scenes with the same lists: by the heads of their columns, or by their entries."""
    shown = {now.shown(entry.index) for entry in entries_of(now)}
    for scene in reversed(earlier):
        known = {scene.shown(entry.index) for entry in entries_of(scene)}
        alike = 2 * len(shown & known) > min(len(shown), len(known))
        if alike or (_heads_of(scene) and _heads_of(scene) == _heads_of(now)):
            return scene
    return None


def _heads_of(scene: Scene) -> tuple[str, ...]:
    heads = (e for e in scene.elements if e.role == "columnheader" and not e.text and is_content(scene, e))
    return tuple(head.name or scene.shown(head.index) for head in heads)
