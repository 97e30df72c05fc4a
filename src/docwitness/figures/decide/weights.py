"""The weights by which sight decides. Written by `python -m bench.figures.fit`; not edited by hand.

Logistic regression on standardised features, with a ridge of 5 towards weights known before, fitted to
248 pairs of figures of 19 projects that had to be read; 52 more agreed in every edge.
"""

WEIGHTS = (1.547, 1.633, 4.520)
"""Of the features in `decide.weighing`: changed, missing, disagreement."""

BIAS = -2.413

STALE, CURRENT = 0.55, 0.35
"""Probabilities from which on, and up to which, there is a verdict."""
