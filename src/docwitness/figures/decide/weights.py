"""The weights by which sight decides. Written by `python -m bench.figures.fit`; not edited by hand.

Logistic regression on standardised features, with a ridge of 5 towards weights known before, fitted to
160 pairs of figures of 19 projects that had to be read; 40 more agreed in every edge.
"""

WEIGHTS = (1.033, 3.086, 4.165, 3.596)
"""Of the features in `decide.weighing`: changed, missing, disagreement, disorder."""

BIAS = -2.121

STALE, CURRENT = 0.50, 0.35
"""Probabilities from which on, and up to which, there is a verdict."""
