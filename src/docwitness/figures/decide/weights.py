"""The weights by which sight decides. Written by `python -m bench.figures.fit`; not edited by hand.

Logistic regression on standardised features, with a ridge of 15 towards weights known before, fitted to
82 pairs of figures of 19 projects that had to be read; 13 more agreed in every edge.
"""

WEIGHTS = (0.948, 1.500, 7.143, 3.496, 1.579, 3.987)
"""Of the features in `decide.evidence`: changed, verified, disagreement, disorder, strayed, icons."""

BIAS = -2.690

STALE, CURRENT = 0.50, 0.35
"""Probabilities from which on, and up to which, there is a verdict."""
