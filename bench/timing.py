"""Timing side by side: all take turns in one run, so that all meet the same load."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence


def median_times(takers: Sequence[Callable[[], object]], turns: int) -> list[float]:
    """Milliseconds of wall time of each, the median over the turns."""
    times: list[list[float]] = [[] for _ in takers]
    for _ in range(turns):
        for taken, take in zip(times, takers, strict=True):
            start = time.perf_counter()
            take()
            taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken) for taken in times]
