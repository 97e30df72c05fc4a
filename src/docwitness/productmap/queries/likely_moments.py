"""Which states a figure may show, by its words alone: its title, its alternative text, the headings around it."""

from __future__ import annotations

from dataclasses import dataclass

from docwitness.language.wording import words
from docwitness.model import DocPage, Figure
from docwitness.productmap.queries.indexing import index_of
from docwitness.productmap.states import ProductMap

TITLE, ALT, HEADING = 1.0, 1.0, 0.5
"""Weights of what is said of the figure itself and of the headings that it stands under."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A state that a figure may show."""

    state: str
    score: float


def likely_moment(product_map: ProductMap, page: DocPage, figure: Figure) -> Moment | None:
    """The state that fits the figure's words best; None where none does."""
    index = index_of(product_map)
    section = page.blocks[figure.block].section if figure.block < len(page.blocks) else ()
    alt = set(words(f"{figure.alt} {figure.caption}"))
    title = set(words(figure.window or ""))
    heading = set(words(" ".join(section[-1:] or (page.title,))))
    everything = title | alt | heading
    rare = {word: _rarity(word, product_map) for word in everything}
    ranked: list[Moment] = []
    for state in product_map.states:
        entry = index.entries[state.id]
        label_words = frozenset(word for label in entry.own for word in words(label))
        score = TITLE * _covered(title, entry.heads, rare)
        score += ALT * (_covered(alt, entry.heads, rare) + 0.6 * _covered(alt, entry.words | label_words, rare))
        score += HEADING * _covered(heading, entry.heads, rare)
        # “Datasets” is not the window “Edit Dataset”.
        named = all(set(words(window)) <= everything for window in state.windows[:1])
        if state.status < 400 and score > 0.2 and named:
            ranked.append(Moment(state.id, round(score - 0.02 * state.depth, 3)))
    return max(ranked, key=lambda moment: moment.score, default=None)


def _covered(told: set[str], there: frozenset[str], rare: dict[str, float]) -> float:
    """How much of the words is there, each by how rare it is."""
    whole = sum(rare[word] for word in told)
    return sum(rare[word] for word in told if word in there) / whole if whole else 0.0


def _rarity(word: str, product_map: ProductMap) -> float:
    entries = index_of(product_map).entries.values()
    having = sum(1 for entry in entries if word in entry.words or word in entry.heads)
    return 1.0 - 0.95 * having / max(len(entries), 1)
