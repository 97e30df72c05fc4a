"""Where the walks of a page begin, by the product map: the way there, as a line that a person can read and change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from docwitness.language.paths import PATH
from docwitness.language.wording import capital
from docwitness.model import Claim, DocPage, Figure, Procedure, Scenario, ScenarioStep, Step
from docwitness.productmap.queries.guide import sections_of
from docwitness.productmap.queries.indexing import FIELDS, index_of, label_of
from docwitness.productmap.queries.likely_moments import likely_moment
from docwitness.productmap.queries.path_fitting import fit_path
from docwitness.productmap.queries.starting import beginning, page_called
from docwitness.productmap.queries.ways import way_to
from docwitness.productmap.states import ProductMap
from docwitness.productmap.structure import is_control
from docwitness.scenarios.same_promise import same_window
from docwitness.scenarios.vocabulary import Said, say, understand

_MENU = re.compile(r"(?:the |your )?(?P<name>\S.*?) (?:menu|drop-?down)", re.IGNORECASE)
"""A menu by its name: “the Admin menu”."""
_EVERYWHERE = re.compile(r"\b(?:sidebar|side bar|side menu|navigation|navbar|nav|main menu|menu bar)\b", re.IGNORECASE)
"""Places that are on every page of a product: who begins there needs no way."""
_ON_PAGE = r"{}(?:on|in|at|from) (?:the |your )?\W*{}\W* (?:page|screen|overview)\b"
"""How a sentence says on which page its reader is to be, whether or not they are there."""
_BY_LABEL = ("type", "select", "upload", "drag", "right-click", "double-click", "hover")
"""Actions on what need not look as if it could be clicked."""
POINTED = (None, "button", "link")
"""Roles of what leads somewhere else, as a description has them."""


class Beginnings:
    """The beginnings of the walks of one procedure."""

    def __init__(self, procedure: Procedure, product_map: ProductMap | None) -> None:
        self._map = product_map
        sections = sections_of(procedure) if product_map else ()
        self._sections = {section.heading: section for section in sections}
        self._last: str | None = None

    def knows(self, way: str) -> bool:
        """Whether the product may have that way: without a map nobody can say that it has not."""
        return self._map is None or fit_path(self._map, PATH.split(way)) is not None

    def has(self, step: Step) -> bool:
        """Whether the product may have what the step uses; a way of another section that it has not leads nowhere."""
        return not step.labelled or self.knows(step.target)

    def stands_twice(self, label: str) -> bool:
        """Whether some page has two controls of that name: in what is on every page, and of its own."""
        wanted, states = label_of(label), self._map.states if self._map else ()
        named = ([p for p in s.parts if not p.text and is_control(p) and label_of(p.name) == wanted] for s in states)
        return any(len(parts) > 1 for parts in named)

    def is_part_of_page(self, step: Step) -> bool:
        """Whether the product has it as a heading and as nothing to click: who is sent there has to be on its page."""
        if self._map is None or not step.labelled:
            return False
        label, entries = label_of(step.target), index_of(self._map).entries.values()
        headed = any(label_of(heading) == label for state in self._map.states for heading in state.headings)
        return headed and not any(label in entry.clicked for entry in entries)

    def menu_of(self, step: Step) -> str | None:
        """The menu that the step is said to stand in, if some page of the product has a control of that name."""
        named = _MENU.fullmatch(step.position or "")
        clicked = step.labelled and step.action in ("click", "select") and not PATH.search(step.target)
        if named is None or self._map is None or not clicked:
            return None
        return named["name"] if index_of(self._map).pages[label_of(named["name"])] else None

    def from_anywhere(self, step: Step) -> bool:
        """Whether a reader can do it wherever they are, as far as the map knows: a menu may stand on one page alone."""
        if not from_anywhere(step) or self._map is None or on_every_page(step) or not self._map.states:
            return from_anywhere(step)
        index, menu = index_of(self._map), label_of(PATH.split(step.target)[0])
        at_start = menu in index.entries[self._map.states[0].id].labels
        return at_start or not any(menu in entry.labels for entry in index.entries.values())

    def _pages_with(self, menu: str) -> list[str]:
        """The ways to the pages that have the menu, the nearest first; none where the start has it."""
        if self._map is None:
            return []
        entries, label = index_of(self._map).entries, label_of(menu)
        having = sorted((s for s in self._map.states if label in entries[s.id].clicked), key=lambda state: state.depth)
        ways = (way_to(self._map, state.id) for state in having)
        told = [way.told for way in ways if way is not None and way.told is not None]
        return [] if "" in told else told

    def way_to_page(self, step: Step, said: str, *, first: bool = False) -> str | None:
        """The way to the page that the sentence says the step is done on, "on the **Users** page"; empty for the start.

        None where it names none, or the map does not have it; `first` where the sentence has to begin with it.
        """
        window = step.target if step.action == "expect" else step.window
        if self._map is None or not window or not self._map.states:
            return None
        named = re.search(_ON_PAGE.format("^" if first else r"\b", re.escape(window)), said, re.IGNORECASE)
        page = page_called(self._map, window) if named else None
        way = way_to(self._map, page.id) if page else None
        return way.told if way else None

    def way_to(self, heading: tuple[str, ...], promise: Step | Claim) -> str | None:
        """The way to where the promise is to be kept, as “Settings > Users”; None where it begins at the start.

        A section that names nothing goes on where the one before it has begun.
        """
        section = self._sections.get(heading)
        if self._map is None or section is None:
            return self._last if self._map is not None else None
        first = PATH.split(promise.target or "")[0] if promise.labelled else None
        field = isinstance(promise, Claim) or promise.action in _BY_LABEL or promise.role in FIELDS
        clicked = not promise.labelled and not field and not isinstance(promise, Claim) and promise.role in POINTED
        described = (promise.target or "") if clicked else ""
        menu = "" if isinstance(promise, Claim) else self.menu_of(promise) or ""
        found = beginning(self._map, section, first, field=field, described=described, role=promise.role, menu=menu)
        if found is None and PATH.search(promise.target or "") and (menus := self._pages_with(first or "")):
            self._last = menus[0]
            return self._last
        if found is None:
            return None if first is not None else self._last
        self._last = found[1].told
        return self._last


FITTING = 0.8
"""Score from which on a state fits the words of a figure well enough to look at it there."""


def figure_looks(
    page: DocPage, product_map: ProductMap, made: Sequence[Scenario], moments: Mapping[str, str]
) -> Iterator[Scenario]:
    """Scenarios that look at figures where by the product map they were taken.

    What is read in a figure tells that, whatever other scenarios hold it too: `moments` has its state. Where that
    tells nothing, its words do, for a figure that no scenario comes to.
    """
    yield from _recognised(page, product_map, moments)
    said = (understand(step.phrase) for each in made for step in each.steps)
    held = [what.window or "" for what in said if what is not None and what.kind == "figure"]
    for figure in page.figures:
        if figure.id in moments or not figure.window or any(same_window(figure.window, other) for other in held):
            continue
        moment = likely_moment(product_map, page, figure)
        way = way_to(product_map, moment.state) if moment and moment.score >= FITTING else None
        if way is not None and way.told is not None:
            held.append(figure.window)
            yield _looking_at((figure,), way.told)


def _recognised(page: DocPage, product_map: ProductMap, moments: Mapping[str, str]) -> Iterator[Scenario]:
    """A scenario for each state that figures were taken of, by what is read in them."""
    taken: dict[str, dict[str, Figure]] = {}
    for figure in page.figures:
        way = way_to(product_map, moments[figure.id]) if figure.id in moments else None
        if way is not None and way.told is not None:
            taken.setdefault(way.told, {}).setdefault(figure.title, figure)
    for told, figures in taken.items():
        yield _looking_at(tuple(figures.values()), told)


def _looking_at(figures: Sequence[Figure], way: str) -> Scenario:
    """The scenario that looks at figures at the end of that way; an empty one begins at the start."""
    first = figures[0]
    begin = ScenarioStep("Given", say(Said("begin", way, labelled=True)), None, first.location)
    looks = [ScenarioStep("Then", say(Said("figure", window=each.title)), None, each.location) for each in figures]
    lines = (begin, *looks) if way else tuple(looks)
    return Scenario(f"{capital(first.title)}: Looking at its figure", lines, (), first.location)


def from_anywhere(step: Step) -> bool:
    """Whether a reader can do it wherever they are: a way through menus, or what stands in the navigation."""
    if not step.labelled or step.action not in ("navigate", "open", "click", "select"):
        return False
    return bool(PATH.search(step.target)) or on_every_page(step)


def on_every_page(promise: Step | Claim) -> bool:
    """Whether it stands where every page of a product has the same."""
    return _EVERYWHERE.search(promise.position or "") is not None
