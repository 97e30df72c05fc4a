"""The weights by which sight decides. Written by `python -m bench.figures.fit`; not edited by hand.

Logistic regression on standardised features, with a ridge of 15 towards weights known before, fitted to
75 pairs of figures of 19 projects that had to be read; 14 more agreed in every edge.
"""

WEIGHTS = (1.130, 2.665, 7.910, 3.779)
"""Of the features in `decide.evidence`: changed, verified, disagreement, disorder."""

BIAS = -2.776

STALE, CURRENT = 0.50, 0.35
"""Probabilities from which on, and up to which, there is a verdict."""
