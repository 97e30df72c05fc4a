"""Alarms and truth → how good a comparer is, and the threshold at which a score is best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.figures.corpus import Corpus, Pair


@dataclass(frozen=True, slots=True)
class Rating:
    """Shares from 0 to 1 of a set of pairs."""

    precision: float
    recall: float
    f1: float
    false_alarms: float
    """Of the unchanged pairs."""
    balanced: float
    """Mean of the shares of changed and of unchanged pairs that were judged rightly."""


def rate(alarms: Sequence[bool], stale: Sequence[bool]) -> Rating:
    """How good the alarms are."""
    said, true = np.asarray(alarms, bool), np.asarray(stale, bool)
    hits, false = int((said & true).sum()), int((said & ~true).sum())
    precision, recall = hits / max(1, hits + false), hits / max(1, int(true.sum()))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    share = false / max(1, int((~true).sum()))
    return Rating(precision, recall, f1, share, (recall + 1 - share) / 2)


def best_threshold(scores: Sequence[float], stale: Sequence[bool], *, balanced: bool) -> float:
    """The score from which to call stale, for the best F1 or the best balanced accuracy."""

    def worth(threshold: float) -> float:
        rating = rate([score >= threshold for score in scores], stale)
        return rating.balanced if balanced else rating.f1

    candidates = sorted(set(scores))
    return max([*candidates, candidates[-1] + 1], key=worth)


def tuned_alarms(corpus: Corpus, scores: dict[str, float]) -> dict[str, bool]:
    """For each judged pair, whether its score is beyond the threshold that is best on the pairs of other groups."""
    alarms: dict[str, bool] = {}
    for group in corpus.held_out:
        others = corpus.tuned_on(group)
        balanced = len(corpus.held_out) > 1
        threshold = best_threshold([scores[p.id] for p in others], [p.stale for p in others], balanced=balanced)
        alarms |= {pair.id: scores[pair.id] >= threshold for pair in corpus.pairs if pair.group == group}
    return alarms


def is_alarm(pair: Pair, verdict: str) -> bool:
    """Whether the verdict sends somebody to look at the figure. Another style is told by `cosmetic`."""
    return verdict == "stale" or (verdict == "cosmetic" and pair.by_style)
