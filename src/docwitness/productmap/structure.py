"""What the parts of a state are to each other: controls, rows of lists, landmarks; and which state it is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from docwitness.language.nouns import CHOSEN, CLICKED, TOGGLED, TYPED
from docwitness.language.wording import canonical
from docwitness.productmap.states import Opener, Part

CONTROLS = frozenset(
    {"button", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "tab", "switch", "checkbox", "radio", "slider",
     "treeitem", "option", "combobox", *TYPED, *TOGGLED, "listbox"}
)  # fmt: skip
"""Roles of what can be used (WAI-ARIA's widgets); rows, cells and pictures only where they can be clicked."""
LANDMARKS = ("navigation", "banner", "main", "complementary", "contentinfo", "search", "form", "dialog", "alertdialog",
             "menu", "menubar", "toolbar", "tablist", "tabpanel", "region")  # fmt: skip
ENTRIES = ("row", "listitem", "article", "treeitem", "option", "group", "generic", "gridcell", "paragraph")
"""Roles of the entries of a list: rows, items, cards, and paragraphs that are nothing but a link."""
FIXED = ("navigation", "menu", "menubar", "toolbar", "tablist", "banner", "radiogroup", "listbox", "contentinfo")
"""What stands in these is the product's own, however often it is repeated."""
HIDDEN = frozenset({"covered", "behind"})


def is_control(part: Part) -> bool:
    """Whether somebody can use it."""
    if part.text or HIDDEN & set(part.state):
        return False
    return part.role in CONTROLS or (part.clickable and part.role in (*CLICKED, *CHOSEN, "generic"))


def around(parts: Sequence[Part], index: int) -> Iterator[int]:
    """Indices of the parts that it stands in, innermost first."""
    parent = parts[index].parent
    while parent >= 0:
        yield parent
        parent = parts[parent].parent


def within(parts: Sequence[Part], index: int) -> Iterator[Part]:
    """The parts that stand in it, in their order."""
    for part in parts[index + 1 :]:
        if part.parent < index:
            return
        yield part


def place_of(parts: Sequence[Part], index: int) -> str:
    """Role of the innermost landmark that it stands in."""
    return next((parts[i].role for i in around(parts, index) if parts[i].role in LANDMARKS), "")


def rows_of(parts: Sequence[Part]) -> dict[int, int]:
    """For each part that stands in a row of a list (or is one), the index of that row.

    Rows are siblings of one role with a link, a check box or a button of their own, that are built alike; the entries
    of menus, navigations and the like are none. Plain repetition alone is none either: a menu repeats as well.
    """
    heads = _row_heads(parts)
    found: dict[int, int] = {}
    for index, part in enumerate(parts):
        if index in heads:
            found[index] = found.get(part.parent, index)
        elif part.parent in found:
            found[index] = found[part.parent]
    return found


def _row_heads(parts: Sequence[Part]) -> set[int]:
    fixed = [part.role in FIXED for part in parts]
    inner: dict[int, list[int]] = {}
    for index, part in enumerate(parts):
        fixed[index] = fixed[index] or (part.parent >= 0 and fixed[part.parent])
        if not part.text and not fixed[index] and part.role in ENTRIES:
            inner.setdefault(part.parent, []).append(index)
    builds = _builds(parts)
    prose = {part.parent for part in parts if part.text}
    heads: set[int] = set()
    for siblings in inner.values():
        for role in {parts[i].role for i in siblings}:
            alike = [i for i in siblings if parts[i].role == role and _is_entry(builds[i], role)]
            if role == "paragraph":
                alike = [i for i in alike if i not in prose]
            if len(alike) > 1 and _built_alike([builds[i] for i in alike]) and not _is_menu(parts, alike):
                heads.update(alike)
    return heads


def _is_menu(parts: Sequence[Part], entries: Sequence[int]) -> bool:
    """Whether all that stands in each entry is one link that leads to no address: commands are often written so."""
    inner: dict[int, list[Part]] = {entry: [] for entry in entries}
    for index, part in enumerate(parts):
        if is_control(part):
            for outer in around(parts, index):
                if outer in inner:
                    inner[outer].append(part)
    return all(len(found) == 1 and found[0].role == "link" and found[0].address[-1:] == "#" for found in inner.values())


def _builds(parts: Sequence[Part]) -> list[Counter[str]]:
    """For each part how many controls of which role stand in it."""
    builds: list[Counter[str]] = [Counter() for _ in parts]
    for index, part in enumerate(parts):
        if is_control(part) or part.role == "columnheader":
            for outer in (index, *around(parts, index)):
                builds[outer][part.role] += 1
    return builds


def _is_entry(build: Counter[str], role: str) -> bool:
    told = build - Counter({role: 1}) if role in ("treeitem", "option") else build
    own = told["link"] + told["checkbox"] + told["button"] + told["generic"]
    return not build["columnheader"] and (own > 0 or role in ("treeitem",)) and sum(build.values()) < 12


def _built_alike(builds: Sequence[Counter[str]]) -> bool:
    """Whether most of them have the same kinds of controls: a form's groups have not."""
    kinds = Counter(frozenset(build) for build in builds)
    return kinds.most_common(1)[0][1] * 2 > len(builds)


def openers_of(parts: Sequence[Part]) -> dict[int, Opener]:
    """For each control how it is found again."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found: dict[int, Opener] = {}
    for index, part in enumerate(parts):
        if is_control(part):
            key = (part.role, part.name or part.hint, place_of(parts, index))
            found[index] = Opener(key[0], key[1], seen[key], key[2])
            seen[key] += 1
    return found


def controls_of(parts: Sequence[Part]) -> frozenset[str]:
    """The controls as what identifies a state: roles and names, those without a name counted.

    Rows are left out, but for navigations; texts are left out as well: tips and counters come and go.
    """
    rows = rows_of(parts)
    found: set[str] = set()
    nameless: Counter[str] = Counter()
    for index, part in enumerate(parts):
        if index in rows or not is_control(part):
            continue
        name = canonical(part.name or part.hint)
        if not name:
            nameless[part.role] += 1
            name = f"#{nameless[part.role]}"
        chosen = " selected" if "selected" in part.state and part.role in ("tab", "button") else ""
        found.add(f"{part.role} {name}{chosen}")
    return frozenset(found)


def signature(route: str, windows: Sequence[str], controls: Iterable[str]) -> str:
    """What identifies a state: its route, the windows that are open, and its controls."""
    told = "\n".join((route, *windows, *sorted(controls)))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


ALIKE = 0.8
"""Share of controls that two records of one route have in common: some are named after the record."""


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both may be pages of one build, each about another record."""
    return not one | other or len(one & other) / len(one | other) >= ALIKE
