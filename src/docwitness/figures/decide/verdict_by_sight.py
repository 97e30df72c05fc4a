"""What makes a figure stale, by sight. Everything else in this package gathers what is weighed here.

1. Pictures that agree in every edge are `current`, or `cosmetic` where much has another colour. Nothing is read.
2. Else each text is looked for in both pictures: it is the same, reworded, gone or new. A difference counts unless
   something excuses it (`Excuse`): it is data by its type, its row changed as a whole, it is cut off, its place is not
   shown, it was read as part of another line, or it could hardly be read.
3. Few numbers are made of that (`FEATURES`): how many texts changed, how many at their very place, how far the edges
   disagree, and how far the order of texts differs.
4. A logistic model turns them into the probability that a reader is misled. Its weights (`weights`) are fitted to real
   figures, and its reliability is measured on projects that it has not seen, by `python -m bench.figures.fit`.
5. From `STALE` on the figure is stale, up to `CURRENT` it is current, and between them sight alone cannot tell.
6. Whatever the probability: two pictures with next to no text in common show two windows, and the figure is stale.
7. Whatever the probability: a figure of which a text changed, and nothing excuses it, is never `current`. It is
   `undecided`, with both readings. Where most texts agree, each of the others is looked for at its very place, so that
   one renamed label in a picture that is otherwise the same is found. Neither is one of which an icon is another.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from docwitness.figures.decide.weighing import Evidence
from docwitness.figures.decide.weights import BIAS, CURRENT, STALE, WEIGHTS
from docwitness.model import FigureVerdictKind


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict and how sure it is."""

    verdict: FigureVerdictKind
    probability: float
    """That a reader of the figure would be misled, from 0 to 1."""

    @property
    def confidence(self) -> float:
        """That the verdict is right, from 0 to 1; even odds where there is none."""
        if self.verdict == "undecided":
            return 0.5
        return self.probability if self.verdict == "stale" else 1 - self.probability


def probability(features: tuple[float, ...]) -> float:
    """That a reader of the figure would be misled, by the fitted weights."""
    score = BIAS + sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))
    return 1 / (1 + math.exp(-score))


def decide(evidence: Evidence) -> Decision:
    """The verdict that the evidence leads to."""
    misled = probability(evidence.features())
    if evidence.of_two_windows:
        return Decision("stale", max(misled, STALE))
    if misled >= STALE:
        return Decision("stale", misled)
    if misled > CURRENT or evidence.changed or any(evidence.icons):
        return Decision("undecided", misled)
    return Decision("current", misled)
