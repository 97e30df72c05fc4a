"""Which moment of a product a figure shows, by the texts that are read in it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from docwitness.figures.text_likeness import folded, is_data, similarity
from docwitness.figures.text_reading import Line
from docwitness.model import ElementMap, FigureText, Fit
from docwitness.productmap.states import ProductMap, State
from docwitness.productmap.structure import HIDDEN

_SURE = 0.6
"""Confidence of the recogniser from which on a line tells where a figure was taken."""

_SHORTEST = 3
"""Letters of a text that tells anything: shorter ones are misread icons, and on every page."""

_NEARLY, _LONG = 0.85, 5
"""Likeness from which on a text of so many letters is the other one, misread."""

_SAME = 0.9
"""Share of the texts of each that two pictures of one moment have in common, in a light and in a dark theme."""

_COMMON = 0.9
"""How much less a text tells that is on all pages than one that is on a single page."""


def telling_texts(lines: Iterable[Line]) -> tuple[str, ...]:
    """The texts of the lines, folded, each once; what varies with the account by its type is left out."""
    texts = (folded(line.text) for line in lines if line.confidence >= _SURE and not is_data(line.text))
    return tuple(dict.fromkeys(text for text in texts if len(text) >= _SHORTEST))


def read_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the same is read in two pictures, as far as readers can be relied on."""
    return bool(one) and _shared(one, other) >= _SAME and _shared(other, one) >= _SAME


def _shared(texts: Sequence[str], there: Sequence[str]) -> float:
    """The share of the texts that are there as well."""
    return sum(1 for text in texts if _alike(text, there)) / max(1, len(texts))


class Places:
    """The states of a product map, by what can be read there."""

    def __init__(self, product_map: ProductMap) -> None:
        states = [state for state in product_map.states if state.status < 400]
        self._texts = {state.id: _texts_of(state) for state in states}
        self._route = {state.id: state.route for state in states}
        self._size = {state.id: (state.depth, len(state.parts)) for state in states}
        self._having: dict[str, set[str]] = {}
        for state, texts in self._texts.items():
            for text in texts:
                self._having.setdefault(text, set()).add(state)
        self._pages = len(set(self._route.values()))

    def weighed(self, texts: Iterable[str]) -> tuple[FigureText, ...]:
        """The texts of a figure, each with how much it tells: the more, the fewer pages have it; 0 where none has."""
        return tuple(FigureText(text, self._rarity(text)) for text in texts)

    def _rarity(self, text: str) -> float:
        known = _alike(text, self._having)
        routes = {self._route[state] for each in known for state in self._having[each]}
        if not routes:
            return 0.0
        return round(1.0 - _COMMON * math.log(len(routes)) / math.log(self._pages + 1), 3)

    def best(self, texts: Sequence[FigureText]) -> tuple[str, Fit] | None:
        """The state that the figure's texts fit best, the nearest to the start of those that fit as well.

        None where none fits well enough to look at it there.
        """
        known = (each for text in texts for each in _alike(text.text, self._having))
        likely = {state for each in known for state in self._having[each]}
        fits = {state: fit_to(texts, self._texts[state]) for state in likely}
        fitting = [state for state, fit in fits.items() if fit.is_likely]
        if not fitting:
            return None
        best = min(fitting, key=lambda state: (-fits[state].weight, self._size[state], state))
        return best, fits[best]


def texts_on(elements: ElementMap) -> frozenset[str]:
    """What can be read at the moment of this element map, folded."""
    return folded_texts(text for element in elements.elements for text in (element.text, element.name))


def fit_to(texts: Sequence[FigureText], place: Collection[str]) -> Fit:
    """How well the texts of a figure fit what can be read at a place.

    What no page of the map has may be data, or gone since: it counts where it is found, and not against the place.
    """
    there = {text.text: text.rarity or 1.0 for text in texts if _alike(text.text, place)}
    counting = {text.text: text.rarity or 1.0 for text in texts if text.rarity or text.text in there}
    weight, whole = sum(there.values()), sum(counting.values())
    return Fit(round(weight / whole, 3) if whole else 0.0, len(there), round(weight, 2), len(counting), len(texts))


def is_among(text: str, texts: Iterable[FigureText]) -> bool:
    """Whether a folded text is one of those that were read in a figure, or is read as one of them."""
    return bool(_alike(text, {each.text for each in texts}))


def _alike(text: str, known: Collection[str]) -> list[str]:
    """Those of the known texts that the text is, as far as readers can be relied on."""
    if text in known:
        return [text]
    if len(text) < _LONG:
        return []
    reach = max(1, len(text) // 8)
    near = (
        each
        for each in known
        if abs(len(each) - len(text)) <= reach and (each[:2] == text[:2] or each[-2:] == text[-2:])
    )
    return [each for each in near if similarity(each, text) >= _NEARLY]


def _texts_of(state: State) -> frozenset[str]:
    shown = (part for part in state.parts if not HIDDEN & set(part.state))
    return folded_texts(text for part in shown for text in (part.name, *part.options))


def folded_texts(texts: Iterable[str]) -> frozenset[str]:
    """The texts as figures have them, without those that tell nothing."""
    return frozenset(text for each in texts if len(text := folded(each)) >= _SHORTEST)
