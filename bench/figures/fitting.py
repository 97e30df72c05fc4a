"""Evidence of pairs → the weights by which sight decides, and what they are worth on projects they never saw."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from bench.figures.corpus import Corpus
from docwitness.figures.decide.evidence import ICON_PROBABILITY, Evidence

Numbers = npt.NDArray[np.float64]

RIDGE = 2.0
"""Penalty on the squared weights of standardised features: with 175 pairs, less follows single projects."""


def unseen_probabilities(corpus: Corpus, evidence: dict[str, Evidence]) -> dict[str, float]:
    """For each pair with evidence, the probability by weights fitted on the pairs of all other groups."""
    found: dict[str, float] = {}
    pairs = [pair for pair in corpus.pairs if pair.id in evidence]
    for group in corpus.held_out:
        others = [pair for pair in pairs if pair.group != group]
        if len({pair.stale for pair in others}) < 2:
            continue  # Nothing was read by sight, as with element maps: there is nothing to fit.
        weights = fit([evidence[pair.id].features() for pair in others], [pair.stale for pair in others])
        for pair in pairs:
            if pair.group == group:
                found[pair.id] = _probability(evidence[pair.id], weights)
    return found


def fit(features: list[tuple[float, float, float]], stale: list[bool]) -> Numbers:
    """Weights of the features and the bias: ridge logistic regression, both classes weighted alike, by Newton."""
    rows, true = np.array(features), np.array(stale, float)
    scale = np.maximum(rows.std(axis=0), 1e-9)
    design = np.c_[rows / scale, np.ones(len(rows))]
    importance = np.where(true > 0, 0.5 / true.mean(), 0.5 / (1 - true.mean()))
    ridge = np.diag([RIDGE] * rows.shape[1] + [1e-6])
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (importance * (likely - true)) + ridge @ weights
        curve = (design.T * (importance * likely * (1 - likely))) @ design + ridge
        weights -= np.linalg.solve(curve, slope)
    return np.append(weights[:-1] / scale, weights[-1])


def _probability(evidence: Evidence, weights: Numbers) -> float:
    features = np.array(evidence.features())
    probability = float(1 / (1 + np.exp(-(features @ weights[:-1] + weights[-1]))))
    alone = any(evidence.icons) and not features[0]
    return max(probability, ICON_PROBABILITY) if alone else probability
