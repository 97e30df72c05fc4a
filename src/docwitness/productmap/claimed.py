"""Where in the product a claim is to be looked at, by the map: a place that its words name, and that has what it needs.

A label alone tells no place. It is the window that the claim names, else where its section plays, else what its things
are kept in, else the one page that has most of the list it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docwitness.language.commanding import about, is_looking, kin_of, lets
from docwitness.language.nouns import TOGGLED, TYPED, WINDOWS
from docwitness.language.wording import canonical, is_part_called, stem, words
from docwitness.productmap.queries.guide import Section
from docwitness.productmap.queries.indexing import index_of, is_shown, label_of
from docwitness.productmap.queries.starting import FAIR, NEARLY, starting_places
from docwitness.productmap.queries.ways import way_to, ways_within
from docwitness.productmap.states import Part, ProductMap, State
from docwitness.productmap.structure import LANDMARKS, around, is_control, rows_of

LISTS = frozenset({"table", "grid", "treegrid", "list", "listbox", "tree"})
_KIND = frozenset(stem(word) for noun in WINDOWS for word in re.split(r"[\s-]", noun)) | {"section", "tab", "area"}
_TITLE = re.compile(r"\s+[-–—|·•:›»]\s+")
_LONGEST = 6
"""Words of a label; what is longer is a text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a claim needs of the place where it is looked at."""

    kind: str
    target: str
    value: str = ""
    window: str | None = None
    beside: tuple[str, ...] = ()
    """What else the list has in which it stands."""


def place_of(product_map: ProductMap, asked: Asked, section: Section | None, topic: str) -> str | None:
    """The way to where the claim is to be looked at, empty for the start; None where the map does not tell.

    `topic` is the heading that it stands under.
    """
    named = list(_called(product_map, asked.window)) if asked.window else []
    played = [] if asked.kind == "changes" else _of_section(product_map, section)  # a field to search is on many pages
    given = asked.value == "given"
    if given:
        named = [s for s in named if any(words(name) == words(asked.window or "") for name in _names(s))]
    several = asked.kind == "parts" and not given  # they tell the place by themselves, whatever the window before was
    bases = [*named, *_of_things(product_map, asked), *played, *_of_topic(product_map, topic)]
    bases = named if given or (named and not several) else bases
    for base in bases:
        opened = (product_map.by_id[each] for each in ways_within(product_map, base.id))
        for state in (base, *opened, *_behind(product_map, base, asked)):
            much = bool(named) or several or _has_much_of_list(product_map, state, asked)
            fits = much and _has(product_map, state, asked)
            if fits and (way := _told(product_map, state)) is not None:
                return way
    if asked.kind == "entry" and asked.beside and not named:
        return _of_list(product_map, asked)
    return None


def _behind(product_map: ProductMap, base: State, asked: Asked) -> Iterator[State]:
    """The pages that only this one leads to, such as the form of what it lists: a default is to be seen there."""
    if asked.kind in ("state", "entry", "parts"):
        for transition in product_map.leaving.get(base.id, ()):
            target = product_map.by_id[transition.target]
            if not transition.data and not target.opened and target.depth > base.depth:
                yield target


def _told(product_map: ProductMap, state: State) -> str | None:
    way = way_to(product_map, state.id)
    return way.told if way and state.status < 400 else None


def _of_section(product_map: ProductMap, section: Section | None) -> list[State]:
    """The places where the section plays, as far as they stand out."""
    places = starting_places(product_map, section, most=3) if section else ()
    fitting = (p for p in places if p.score >= FAIR and p.score >= NEARLY * places[0].score)
    return [product_map.by_id[place.state] for place in fitting]


def _of_things(product_map: ProductMap, asked: Asked) -> list[State]:
    """The pages that are called after the things that are listed there, or that something is done to."""
    things = about(asked.target) if asked.kind in ("offers", "lists") else frozenset[str]()
    return [state for state, called in _pages(product_map) if called == things]


def _of_topic(product_map: ProductMap, topic: str) -> list[State]:
    """The pages that are called after what the heading is about."""
    told = set(words(topic))
    fitting = [(len(called), state) for state, called in _pages(product_map) if called <= told]
    return [state for _, state in sorted(fitting, key=lambda pair: -pair[0])]


def _pages(product_map: ProductMap) -> list[tuple[State, set[str]]]:
    """The pages with the telling words of what each is called."""
    pages = (state for state in product_map.states if not state.opened)
    called = [(state, set(words(name)) - _KIND) for state in pages for name in _names(state)[:1]]
    return [(state, told) for state, told in called if told]


def _called(product_map: ProductMap, window: str) -> Iterator[State]:
    """The pages that are called so; where there is none, what is opened on one."""
    mine = set(words(window)) - _KIND
    fitting = [s for s in product_map.states if mine and any(set(words(n)) - _KIND == mine for n in _names(s))]
    pages = [state for state in fitting if not state.opened]
    yield from sorted(pages or fitting, key=lambda state: state.depth)


def _names(state: State) -> tuple[str, ...]:
    """What a state may be called: its window, else its main part or heading, its title, and what opened it."""
    main = (part.name for part in state.parts if part.role == "main" and not part.text)
    told = (*(name for name in main if 0 < len(name.split()) < _LONGEST), *state.headings[:1])
    first = state.windows[:1] or (*told, *_TITLE.split(state.title)[:1])
    return tuple(dict.fromkeys(name for name in (*first, *(each.name for each in state.opened[-1:])) if name))


TELLING = 0.5
"""Rarity from which on a label tells by itself that a place is meant: what half of the pages have does not."""
ENOUGH = 3
"""One in so many entries of a list has to be at a place: what a list says may come one after the other."""


def _has_much_of_list(product_map: ProductMap, state: State, asked: Asked) -> bool:
    group = {canonical(label) for label in (*asked.beside, asked.target)}
    if asked.kind not in ("entry", "state"):
        return True
    if asked.kind == "state" or len(group) == 1:
        return index_of(product_map).rarity(label_of(asked.target)) >= TELLING
    there = len(group & _said(product_map, state))
    return there >= 2 and there * ENOUGH >= len(group)


def _of_list(product_map: ProductMap, asked: Asked) -> str | None:
    """The way to the one page that has most of the list, two of its entries at least."""
    group = {canonical(label) for label in (*asked.beside, asked.target)}
    share = {s.id: len(group & _said(product_map, s)) for s in product_map.states if _has(product_map, s, asked)}
    most = max(share.values(), default=0)
    best = [product_map.by_id[state] for state, number in share.items() if number == most]
    if most < 2 or most * ENOUGH < len(group) or len({state.route for state in best}) != 1:
        return None
    ways = [way for state in best if (way := _told(product_map, state)) is not None]
    return min(ways, key=len, default=None)


def _has(product_map: ProductMap, state: State, asked: Asked) -> bool:
    here = frozenset(word for name in _names(state) for word in words(name))
    things = about(asked.target)
    if asked.kind == "offers":
        if is_looking(asked.value):
            return _keeps(state, things, here)
        if asked.value == "search":
            return bool(things & here) and any(_searches(part) for part in _content(state))
        unnamed = any(_may_do_it(part) for part in _content(state)) and _keeps(state, things, here)
        if unnamed or _is_changed_by_following(product_map, state, asked):
            return True
        return any(
            is_control(p) and lets(p.name or p.hint, asked.value, things, here) for p in state.parts if not p.text
        )
    if asked.kind == "parts":
        return _shows_parts(product_map, state, asked.target.split(", "))
    if asked.kind == "lists":
        return _keeps(state, things, here)
    if asked.kind == "changes":
        return sum(_searches(part) for part in _content(state)) == 1
    if asked.kind == "state":
        return any(_is_so_called(p, asked.target, here) for p in state.parts if p.role in (*TOGGLED, "tab"))
    return canonical(asked.target) in _said(product_map, state)


def _may_do_it(part: Part) -> bool:
    """Whether it may be by this that something is done, though no name says it: a box, a menu, a picture alone."""
    button = (
        part.role == "button" and not part.text and (part.popup in ("menu", "true") or not (part.name or part.hint))
    )
    return part.role == "checkbox" or button


def _is_changed_by_following(product_map: ProductMap, state: State, asked: Asked) -> bool:
    """Whether an entry listed there leads to a page whose name begins with the verb: “Editing: Fees”."""
    kin = tuple(word.rstrip("e") for word in kin_of(asked.value)) if "edit" in kin_of(asked.value) else ()
    entries = (product_map.by_id[t.target] for t in product_map.leaving.get(state.id, ()) if t.data)
    return any(name.casefold().startswith(kin) for each in entries for name in _names(each))


def _is_so_called(part: Part, target: str, here: frozenset[str]) -> bool:
    """Whether it is called so, but for words that say what all of the window is about."""
    mine, told = set(words(part.name)), set(words(target))
    return bool(mine) and not part.text and (mine == told or (mine <= told and told - mine <= here))


def _content(state: State) -> Iterator[Part]:
    has_main = any(part.role == "main" and not part.text for part in state.parts)
    for index, part in enumerate(state.parts):
        if not has_main or any(state.parts[i].role == "main" for i in around(state.parts, index)):
            yield part


def _searches(part: Part) -> bool:
    told = {"search", "find", "filter"} & set(words(f"{part.name} {part.hint}"))
    return not part.text and (part.role == "searchbox" or (part.role in TYPED and bool(told)))


def _keeps(state: State, things: frozenset[str], here: frozenset[str]) -> bool:
    """Whether such things are listed there: a list of its content is called so, or all of the window is."""
    named = (part for part in _content(state) if part.role in LISTS and not part.text)
    return any(things & here or things & frozenset(words(part.name)) for part in named)


def _said(product_map: ProductMap, state: State) -> frozenset[str]:
    """The labels that are the interface's own there, canonically; what stands in the rows of lists is data."""
    known: dict[str, frozenset[str]] = product_map.memory.setdefault("said", {})
    if state.id not in known:
        known[state.id] = frozenset(_labels(state.parts))
    return known[state.id]


def _shows_parts(product_map: ProductMap, state: State, parts: Sequence[str]) -> bool:
    """Whether it has a label for each part: of what is told in a page's own words, one that is nothing to click."""
    known: dict[str, tuple[list[str], list[str]]] = product_map.memory.setdefault("parts", {})
    if state.id not in known:
        around_of = ({state.parts[j].role for j in around(state.parts, i)} for i in range(len(state.parts)))
        own = [part for part, roles in zip(state.parts, around_of, strict=True) if not roles & _FRAME]
        there = [part for part in own if canonical(part.name) in _said(product_map, state)]
        known[state.id] = ([p.name for p in there if p.role not in _FOLLOWED], [p.name for p in there])
    labelled, controls = known[state.id]
    called = ((part, controls if part[:1].isupper() else labelled) for part in parts)
    return all(any(is_part_called(part, label, _names(state)) for label in labels) for part, labels in called)


_FRAME = frozenset({"navigation", "banner", "menubar", "contentinfo"})
_FOLLOWED = frozenset({"button", "link", "menuitem", "tab", "option"})


def _labels(parts: tuple[Part, ...]) -> Iterable[str]:
    rows = rows_of(parts)
    for index, part in enumerate(parts):
        if not is_shown(part) or (index in rows and part.role != "columnheader") or part.role in LANDMARKS:
            continue
        for text in (part.name, part.hint, *part.options):
            if 0 < len(text.split()) <= _LONGEST:
                yield canonical(text)
