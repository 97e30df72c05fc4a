"""Verdicts of many runs → since when each one stands, and which flip without a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from docwitness.model import Past

_DECIDED = ("holds", "broken", "current", "stale", "cosmetic", "missing")
"""Between these a flip is one. What was not reached or could not be told says nothing of the promise itself."""


@dataclass(frozen=True, slots=True)
class PastVerdict:
    """The verdict of one sentence or figure in one run."""

    started: str
    """When the run did."""
    product: str
    """Version of the product; empty where it is not known."""
    page: str
    subject: Literal["sentence", "figure"]
    id: str
    verdict: str
    digest: str
    """Of the page as it was."""


def past_of(entries: Sequence[PastVerdict]) -> Iterator[Past]:
    """The past of everything that the newest run has a verdict on; entries come oldest first."""
    courses: dict[tuple[str, str, str], list[PastVerdict]] = defaultdict(list)
    for entry in entries:
        courses[entry.page, entry.subject, entry.id].append(entry)
    newest = max((entry.started for entry in entries), default="")
    for course in courses.values():
        if course[-1].started == newest:
            yield _past(course)


def _past(course: Sequence[PastVerdict]) -> Past:
    today = course[-1]
    streak = list(_streak(course))
    before = course[-2].verdict if len(course) > 1 else None
    return Past(
        today.page, today.subject, today.id, today.verdict, streak[-1].started, len(streak), before, flips(course)
    )


def _streak(course: Sequence[PastVerdict]) -> Iterator[PastVerdict]:
    """The entries with today's verdict, backwards until another verdict comes."""
    for entry in reversed(course):
        if entry.verdict != course[-1].verdict:
            return
        yield entry


def flips(course: Iterable[PastVerdict]) -> int:
    """How often the verdict changed from one run to the next though page and product were the same.

    Where the product's version is not known, a change counts only if the verdict comes back to what it was: a
    release that changes things changes them once.
    """
    decided = [entry for entry in course if entry.verdict in _DECIDED]
    count = 0
    for index, (one, other) in enumerate(pairwise(decided)):
        if one.verdict == other.verdict or one.digest != other.digest or one.product != other.product:
            continue
        came_back = index > 0 and decided[index - 1].verdict == other.verdict
        count += bool(one.product) or came_back
    return count
