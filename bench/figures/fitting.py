"""Evidence of pairs → the weights by which sight decides, and what they are worth on projects they never saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docwitness.figures.decide.weighing import Evidence

Numbers = npt.NDArray[np.float64]

RIDGE = 5.0
"""Penalty on the squares of what standardised weights are away from `BEFORE`: as much as some thirty pairs say."""

BEFORE = (1.2, 2.0, 3.0)
"""Weights to start from: a text that changed or moved, a tenth of all that is missing and a tenth of disagreement say
about as much."""

CURRENT, STALE = 0.35, 0.55
"""Probabilities up to which a figure is current and from which it is stale. To miss a change is worse."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair that was read: its project, its evidence, and the truth."""

    id: str
    project: str
    evidence: Evidence
    stale: bool


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the features with the bias last, and the probabilities between which there is no verdict."""

    weights: Numbers
    current: float
    stale: float

    def probability(self, evidence: Evidence) -> float:
        """That a reader of the figure would be misled."""
        return float(1 / (1 + np.exp(-(np.array(evidence.features()) @ self.weights[:-1] + self.weights[-1]))))

    def verdict(self, evidence: Evidence) -> str:
        """As `sighted.conclude` comes to it."""
        misled = self.probability(evidence)
        if misled >= self.stale or evidence.of_two_windows:
            return "stale"
        return "undecided" if misled > self.current or evidence.changed or evidence.unlike else "current"


def fitted(examples: Sequence[Example]) -> Model:
    """The model of these examples."""
    weights = _weights([one.evidence.features() for one in examples], [one.stale for one in examples])
    return Model(weights, CURRENT, STALE)


def by_others(examples: Sequence[Example]) -> dict[str, Model]:
    """For each project the model of all the others."""
    projects = sorted({one.project for one in examples})
    return {project: fitted([one for one in examples if one.project != project]) for project in projects}


def reliability(examples: Sequence[Example], models: Mapping[str, Model]) -> Iterator[str]:
    """A Markdown table: of pairs judged with so much probability, how many were stale."""
    true = sum(one.stale for one in examples) / max(1, len(examples))
    yield "| probability of stale | pairs | told on average | stale, at even odds |"
    yield "|---" * 4 + "|"
    told = [(models[one.project].probability(one.evidence), one.stale) for one in examples]
    for low, high in ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        within = [(probability, stale) for probability, stale in told if low <= probability < high]
        if within:
            probability, stale = (sum(part) / len(within) for part in zip(*within, strict=True))
            odds = stale * (1 - true) / max(1e-9, stale * (1 - true) + (1 - stale) * true)
            yield f"| {low:.1f} to {min(high, 1):.1f} | {len(within)} | {probability:.2f} | {odds:.2f} |"


def _weights(features: Sequence[tuple[float, ...]], stale: Sequence[bool]) -> Numbers:
    """Weights of the features and the bias: ridge logistic regression by Newton's method, both classes weighted alike:
    how many figures of a project are stale is not known before they are judged."""
    rows, true = np.array(features), np.array(stale, float)
    scale = np.maximum(rows.std(axis=0), 1e-9)
    design = np.c_[rows / scale, np.ones(len(rows))]
    importance = np.where(true > 0, 0.5 / true.mean(), 0.5 / (1 - true.mean()))
    ridge = np.diag([RIDGE] * rows.shape[1] + [1e-6])
    before = np.append(np.array(BEFORE) * scale, 0.0)
    weights = np.zeros(design.shape[1])
    for _ in range(100):
        likely = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (importance * (likely - true)) + ridge @ (weights - before)
        curve = (design.T * (importance * likely * (1 - likely))) @ design + ridge
        step = np.linalg.solve(curve, slope)
        weights -= step * min(1.0, 1.0 / max(1e-9, float(np.linalg.norm(step))))  # A whole step may leap beyond.
    return np.append(weights[:-1] / scale, weights[-1])
