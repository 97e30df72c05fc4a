"""How much of the product the documentation speaks of, and what it speaks of that the product has not. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from docwitness.language.paths import PATH
from docwitness.language.wording import words
from docwitness.model import Claim, Procedure, SourceLocation, Step
from docwitness.productmap.queries.indexing import index_of, label_of, labels_in
from docwitness.productmap.queries.path_fitting import fit_path
from docwitness.productmap.states import ProductMap, State
from docwitness.productmap.structure import is_control, rows_of
from docwitness.productmap.telling import kind_and_name

Level = Literal["documented", "mentioned", "undocumented"]
"""`documented`: pages tell their readers to come there or to use what is there; `mentioned`: they have its name, or
lead through it from where scenarios start."""
_LEVELS: tuple[Level, ...] = ("documented", "mentioned", "undocumented")
_PROSE = frozenset({"heading", "paragraph", "item", "cell", "title", "term"})
"""Kinds of blocks whose text speaks of something; the alternative text of a picture only lists what is to be seen."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A label or title that a page tells its reader to use, to look for, or to find open."""

    label: str
    location: SourceLocation
    window: bool = False
    """Whether it is the title of a window or page."""


@dataclass(frozen=True, slots=True)
class Covered:
    """One state, and what pages say of it."""

    state: str
    level: Level
    by: tuple[SourceLocation, ...]
    """Where pages speak of it."""
    told: tuple[str, ...]
    """Its own labels that pages tell their readers to use."""
    untold: tuple[str, ...]
    """Its own labels that no page speaks of."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The product held against its documentation."""

    covered: tuple[Covered, ...]
    """One for each state that is a place of its own, in the map's order."""
    gone: tuple[Mention, ...]
    """What pages speak of and the map has nowhere: it is not there, or nobody has come there yet."""

    @property
    def share(self) -> float:
        """Share of the states that are documented."""
        told = sum(each.level == "documented" for each in self.covered)
        return told / len(self.covered) if self.covered else 0.0

    def of(self, level: Level) -> tuple[Covered, ...]:
        """The states of that level."""
        return tuple(each for each in self.covered if each.level == level)


def coverage_of(product_map: ProductMap, procedures: Sequence[Procedure]) -> Coverage:
    """How much of the product the pages speak of."""
    mentions = [mention for procedure in procedures for mention in mentions_of(procedure)]
    blocks = [block for procedure in procedures for block in procedure.page.blocks]
    prose = "\n".join(block.text for block in blocks if block.kind in _PROSE)
    finder = _Finder(product_map, mentions, prose)
    states = [state for state in product_map.states if state.status < 400]
    return Coverage(_places(finder, product_map, states), tuple(finder.gone()))


def _places(finder: _Finder, product_map: ProductMap, states: Sequence[State]) -> tuple[Covered, ...]:
    """What is said of each place: a menu or window that many pages have is one, and so are views of one address."""
    index = index_of(product_map)
    found: dict[tuple[str, object], Covered] = {}
    for state in states:
        covered = finder.covered(state)
        key = (kind_and_name(state), index.entries[state.id].own if state.opened else state.route)
        known = found.setdefault(key, covered)
        if _LEVELS.index(covered.level) < _LEVELS.index(known.level):
            found[key] = covered
    return tuple(found.values())


def mentions_of(procedure: Procedure) -> tuple[Mention, ...]:
    """What the page tells its reader to use, to look for or to find open; places that only say where are none."""
    found: dict[tuple[str, bool], Mention] = {}
    promises: tuple[Step | Claim, ...] = (*procedure.steps, *procedure.claims)
    for promise in promises:
        for label, window in _labels(promise):
            found.setdefault((label_of(label), window), Mention(label, promise.location, window))
    for figure in procedure.page.figures:
        if figure.window and figure.caption:
            found.setdefault((label_of(figure.window), True), Mention(figure.window, figure.location, window=True))
    return tuple(mention for (label, _), mention in found.items() if label)


def _labels(promise: Step | Claim) -> Iterable[tuple[str, bool]]:
    opens = promise.role == "window" or (isinstance(promise, Claim) and promise.kind == "opens")
    if promise.target and (promise.labelled or opens):
        for part in PATH.split(promise.target):
            yield part.strip(), opens
    if promise.window and not PATH.search(promise.window):
        yield promise.window, True


class _Finder:
    """Finds for each state what pages say of it."""

    def __init__(self, product_map: ProductMap, mentions: Sequence[Mention], prose: str) -> None:
        self._map = product_map
        self._index = index_of(product_map)
        self._prose = prose
        self._used = {label_of(m.label): m for m in mentions if not m.window}
        self._windows = [(frozenset(words(m.label)), m) for m in mentions if m.window and words(m.label)]
        self._mentions = mentions

    def covered(self, state: State) -> Covered:
        """What pages say of the state."""
        entry = self._index.entries[state.id]
        names = _own_controls(state, entry.own)
        told = tuple(name for name in names if label_of(name) in self._used)
        by = [self._used[label_of(name)].location for name in told] if len(told) > 1 or _is_rare(told, names) else []
        by += [mention.location for mention in self._leading(state)]
        by += [mention.location for mention in self._titled(state)]
        passed = state is self._map.states[0] and any(label in self._used for label in entry.labels)
        mentioned = passed or self._is_mentioned(state)
        level: Level = "documented" if by else "mentioned" if mentioned else "undocumented"
        data = {t.opener.name for t in self._map.leaving.get(state.id, ()) if t.data}
        untold = tuple(name for name in names if label_of(name) not in self._used and name not in data)
        return Covered(state.id, level, tuple(sorted(set(by))), told, untold)

    def _leading(self, state: State) -> Iterable[Mention]:
        """What pages tell their readers to use that leads to the state."""
        for transition in self._map.coming.get(state.id, ()):
            mention = self._used.get(label_of(transition.opener.name))
            if mention is not None and not transition.data:
                yield mention

    def _titled(self, state: State) -> Iterable[Mention]:
        """The titles that pages have for the state: all of the words of one are in one of its own."""
        own = [state.windows[0]] if state.windows else [state.title, *state.headings[:1]]
        titles = [set(words(title)) for title in own]
        for told, mention in self._windows:
            fits = any(told == title or (len(told) > 1 and told <= title) for title in titles)
            if fits and (state.windows or not state.opened):
                yield mention

    def _is_mentioned(self, state: State) -> bool:
        """Whether prose has its name, written as it is."""
        name = state.opened[-1].name if state.opened and not state.windows else state.name
        return len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self._prose) is not None

    def gone(self) -> Iterable[Mention]:
        """What pages speak of and no state has, neither as a label nor as a title nor as a text."""
        there = {label for state in self._map.states for label in labels_in(state)}
        there |= {label_of(part.name) for state in self._map.states for part in state.parts if part.name}
        heads = [self._index.entries[state.id].heads for state in self._map.states]
        for mention in self._mentions:
            if mention.window and not mention.label[:1].isupper():
                continue  # a description, no title
            plain = label_of(mention.label)
            told = set(words(mention.label))
            titled = mention.window and any(told <= head for head in heads)
            fits = PATH.search(mention.label) and fit_path(self._map, PATH.split(mention.label))
            if plain not in there and not titled and not fits and told:
                yield mention


def _own_controls(state: State, own: frozenset[str]) -> tuple[str, ...]:
    """The labels of its own controls, outside of lists' entries, as they are written."""
    rows = rows_of(state.parts)
    told = (p.name for i, p in enumerate(state.parts) if i not in rows and is_control(p) and label_of(p.name) in own)
    return tuple(dict.fromkeys(name for name in told if len(name) <= 60))


def _is_rare(told: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the one label that is told is a good part of what the state has."""
    return bool(told) and len(told) * 4 >= len(names)


_TITLES: tuple[tuple[Level, str], ...] = (("undocumented", "No page speaks of"), ("mentioned", "Only mentioned"))


def coverage_in_words(product_map: ProductMap, coverage: Coverage) -> Iterable[str]:
    """The coverage as lines for a terminal: what no page speaks of first."""
    documented, mentioned, rest = (len(coverage.of(each)) for each in ("documented", "mentioned", "undocumented"))
    yield (
        f"{coverage.share:.0%} of {len(coverage.covered)} states are documented: {documented} documented, "
        f"{mentioned} only mentioned, {rest} not at all."
    )
    for level, title in _TITLES:
        states = [product_map.by_id[each.state] for each in coverage.of(level)]
        if states:
            yield from ("", f"{title}:", *(f"  {kind_and_name(state)}  ({state.route})" for state in states))
    if coverage.gone:
        yield from ("", "Pages speak of, and the map has not:")
        yield from (f"  {mention.location}: “{mention.label}”" for mention in coverage.gone)
