"""Where a section of a page plays: the states that have most of the rarest labels that it tells its reader to use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docwitness.language.nouns import AREAS, WINDOWS, is_left_to_readers, noun_of, split_phrase
from docwitness.language.pictograms import drawn_sign, pictured
from docwitness.language.wording import words
from docwitness.productmap.queries.guide import Section
from docwitness.productmap.queries.indexing import Entry, Index, index_of, label_of
from docwitness.productmap.queries.path_fitting import fit_path
from docwitness.productmap.queries.ways import Way, way_to
from docwitness.productmap.states import Opener, ProductMap, State
from docwitness.productmap.structure import openers_of

PART, HEADING, PATH, TEXT, MARKED = 0.5, 1.5, 3.0, 0.5, 0.4
"""Weights beside 1 for a label that is there as told: half for one of which a part is, and so on."""
ROAD, ROAD_ABOVE = 0.8, 0.6
"""Weight of an entry of the navigation that the section names, or what it stands in: "Path: Orders, list view"."""
NEARLY = 0.7
"""Share of the best place's score from which on another one may be meant as well."""
FAIR = 1.0
"""Score from which on a place is worth going to that does not have what is to be used first."""
FAINT, UNNAMED = 0.3, 0.6
"""Score up to which nothing speaks for a place: where the section speaks of it, and where it does not."""
INHERITED = 0.35
"""Weight of a label that was there before the state was opened, or stands on most pages."""
_ANY_WINDOW = frozenset(word for noun in (*WINDOWS, *AREAS, "UI") for word in words(noun))
"""Words that tell what a window is, and not which: “the UI” is wherever one is."""
FOLLOWING = 0.85
"""Weight of each label that comes after another one: they may belong to a place further on."""


@dataclass(frozen=True, slots=True)
class Place:
    """A state where the section may begin."""

    state: str
    score: float
    said: bool
    """Whether the section speaks of it: of what is there, of a way, or of the entry of the navigation for it."""


def page_called(product_map: ProductMap, title: str) -> State | None:
    """The page that has the title as its first heading, or that the navigation has an entry of that name for."""
    label, index = label_of(title), index_of(product_map)
    pages = [state for state in product_map.states if not state.opened and state.status < 400]
    called = [state for state in pages if label in map(label_of, state.headings[:1])]
    called = called or [state for state in pages if label in map(label_of, index.entries[state.id].roads)]
    return min(called, key=lambda state: state.depth, default=None)


def starting_places(product_map: ProductMap, section: Section, *, most: int = 5) -> tuple[Place, ...]:
    """The places where the section may begin, the likeliest first; those of which nothing speaks are left out."""
    index = index_of(product_map)
    fits = [fit.state for path in section.paths if (fit := fit_path(product_map, path))]
    shown = (state for state in product_map.states if state.status < 400)
    places = (_place(s, section, index, fits) for s in shown if s.id in fits or _is_spoken_of(s, section, index))
    ranked = sorted((p for p in places if p.score > (FAINT if p.said else UNNAMED)), key=lambda place: -place.score)
    return tuple(ranked[:most])


def beginning(
    product_map: ProductMap,
    section: Section,
    first: str | None,
    *,
    field: bool = False,
    described: str = "",
    role: str | None = None,
    menu: str = "",
    most: int = 3,
) -> tuple[State, Way] | None:
    """Where a walk of the section begins, and the way there; None where the map does not tell, or it is the start.

    `first` is the label that the walk uses first, of a field or of something to click; where that has none, what leads
    to the place and is as it is `described` may be meant, else the place has its `role`. A place where it leads to such
    a place is meant before all others, then one of those that speak for themselves nearly alike that has it; where
    none has it, it may be missing. Where the start itself has it, or the `menu` that it is said to stand in, the walk
    begins there, as it does in what every page of a product has.
    """
    index = index_of(product_map)
    start = product_map.states[0].id if product_map.states else ""
    places = starting_places(product_map, section, most=len(product_map.states))
    plain = None if first is None else label_of(first)
    if menu and start and label_of(menu) in index.entries[start].clicked:
        return None
    if plain is not None:
        there = {state: entry.labels if field else entry.clicked for state, entry in index.entries.items()}
        having = [place for place in places if plain in there[place.state]]
        if start and plain in there[start] and not _is_meant_elsewhere(product_map, section, plain, having):
            return None
        best = {place.state for place in places[:most]}
        doors = {t.source for t in product_map.transitions if t.target in best and label_of(t.opener.name) == plain}
        through = [place for place in having if place.state in doors]
        near = [place for place in having if place.score >= NEARLY * places[0].score]
        places = tuple(through or near) or tuple(place for place in places if place.score >= FAIR)
    elif role not in (None, "img"):  # what is drawn on a control is told by nothing that the map has
        likely = (place for place in places if place.score >= UNNAMED)
        places = tuple(place for place in likely if _has(product_map.by_id[place.state], role)) or places
    if plain is None and described and (door := _door(product_map, places, described)):
        return door
    for place in places[:most]:
        way = way_to(product_map, place.state)
        if way and way.told:
            told = frozenset(map(label_of, section.labels))
            state = product_map.by_id[place.state]
            return _with_little_open(product_map, state, way, plain, role, field=field, told=told)
    return None


def _is_meant_elsewhere(product_map: ProductMap, section: Section, label: str, having: Sequence[Place]) -> bool:
    """Whether the section plays at another place that has the label, and at the start it opens nothing that is told.

    "Options" is on many a page; what leads from the start to another page is a way, whatever that page has.
    """
    start, entries = product_map.states[0], index_of(product_map).entries
    led = [t for t in product_map.transitions if t.source == start.id and label_of(t.opener.name) == label]
    opened = [product_map.by_id[transition.target] for transition in led]
    told = {label_of(other) for other in section.labels} - {label}
    for state in opened:
        if state.route != start.route or told & entries[state.id].own:
            return False
    return bool(opened and having) and having[0].score >= FAIR and having[0].state != start.id


def _door(product_map: ProductMap, places: Sequence[Place], described: str) -> tuple[State, Way] | None:
    """The place from which something so described leads to the likeliest one: the order's edit button, to the order.

    What is no control, “the order”, or is left to its reader is an entry of a list that leads there.
    """
    what, _ = split_phrase(described)
    telling = set(words(what)) - set(words(noun_of(what)[0]))
    thing = is_left_to_readers(described) or not (noun_of(what)[1] or drawn_sign(what) or pictured(what))
    score = {place.state: place.score for place in places}
    leading = [t for place in places[:1] for t in product_map.coming.get(place.state, ())]
    for transition in sorted(leading, key=lambda t: -score.get(t.source, 0.0)):
        source, way = product_map.by_id[transition.source], way_to(product_map, transition.source)
        same = source.route == product_map.by_id[transition.target].route
        chosen = transition.data and thing
        if way and way.told is not None and not same and (chosen or telling & set(words(transition.opener.name))):
            return source, way
    return None


def _has(state: State, role: str | None) -> bool:
    return role is not None and any(part.role == role for part in state.parts)


def _with_little_open(
    product_map: ProductMap,
    state: State,
    way: Way,
    first: str | None,
    role: str | None,
    *,
    field: bool,
    told: frozenset[str],
) -> tuple[State, Way] | None:
    """The same place with as little open as what is used first needs: the walk itself opens the rest.

    Not out of a window where it has a label, unless the section tells to open it: what stands beneath the window may
    only be called alike. None where that is the start, from where the walk opens what it needs.
    """
    entries = index_of(product_map).entries
    there = entries[state.id].labels if field else entries[state.id].clicked
    for transition in product_map.coming.get(state.id, ()):
        base = product_map.by_id[transition.source]
        before = entries[base.id].labels if field else entries[base.id].clicked
        same = base.windows == state.windows or (first is None and _has(base, role))
        opens = bool(told & _names_of(transition.opener, base))
        nearer = base.route == state.route and base.depth < state.depth and (first in before or first not in there)
        led = first is None and not field and bool(state.windows)  # nobody is led somewhere in a window
        shorter = way_to(product_map, base.id) if (same or opens or led) and nearer else None
        if shorter and not shorter.steps and (opens or transition.kind == "menu"):
            return None
        if shorter and shorter.told:
            return _with_little_open(product_map, base, shorter, first, role, field=field, told=told)
    return state, way


def _names_of(opener: Opener, state: State) -> frozenset[str]:
    """What it is called: by its name, or by what it shows instead of one."""
    parts = (state.parts[index] for index, other in openers_of(state.parts).items() if other == opener)
    return frozenset({label_of(opener.name), *(label_of(part.hint) for part in parts)} - {""})


def _place(state: State, section: Section, index: Index, fits: Sequence[str]) -> Place:
    entry = index.entries[state.id]
    score, said = 0.0, state.id in fits
    on_path = {label_of(part) for path in section.paths for part in path}
    told = [label for label in section.labels if label_of(label) not in on_path]
    for number, label in enumerate(told):
        grade = _grade(label, entry, index) * (PART if _is_other_kind(label, section, entry) else 1.0)
        score += grade * FOLLOWING**number
        said = said or grade >= PART * INHERITED
    for label in section.marked:
        if label not in section.labels:
            score += MARKED * _grade(label, entry, index)
    score += HEADING * _share(section.heading[-1:], entry.heads)
    windows = (" ".join(w for w in words(window) if w not in _ANY_WINDOW) for window in section.windows)
    score += HEADING * max((_share((window,), entry.heads - index.common) for window in windows), default=0.0)
    score += PATH * (state.id in fits)
    road = max(ROAD * index.said_roads(entry, section.names), ROAD_ABOVE * index.said_roads(entry, section.above))
    score += road
    score += TEXT * len(section.words & entry.words) / max(len(section.words), 1)
    return Place(state.id, round(score - 0.05 * state.depth, 3), said or road > 0)


def _is_spoken_of(state: State, section: Section, index: Index) -> bool:
    """Whether the section names what was opened on a page, or something in it: else nobody is sent there."""
    entry = index.entries[state.id]
    told = {label_of(label) for label in (*section.labels, *section.marked)}
    windows = {label_of(window) for window in (*section.windows, *section.heading)}
    return not state.opened or bool(
        told & (entry.own | {label_of(opener.name) for opener in state.opened})
        or {label_of(window) for window in state.windows} & (windows | told)
    )


def _is_other_kind(label: str, section: Section, entry: Entry) -> bool:
    """Whether what the section calls a button is a check box there: a permission is called as what it permits."""
    return label in section.buttons and label_of(label) in entry.ticked


def _grade(label: str, entry: Entry, index: Index) -> float:
    """How much the label speaks for the state."""
    plain = label_of(label)
    if plain in entry.labels:
        return index.rarity(plain) * (1.0 if plain in entry.own else INHERITED)
    mine = set(words(label))
    if mine and any(mine <= set(words(other)) for other in entry.own):
        return PART * index.rarity(plain)
    return 0.0


def _share(texts: Sequence[str], heads: frozenset[str]) -> float:
    told = {word for text in texts for word in words(text)}
    return len(told & heads) / len(told) if told else 0.0
