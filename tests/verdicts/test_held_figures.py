"""Of several moments at which a figure was held against the product, which one tells of it."""

from __future__ import annotations

import pytest

from docwitness.model import Change, FigureJudgement, FigureVerdictKind, Fit, Judgement, Observation
from docwitness.verdicts.held_figures import Held, deciding_moment

FITS, FITS_AS_WELL, ELSEWHERE = Fit(0.97, 9, 6.0, 10, 12), Fit(0.96, 9, 5.95, 10, 12), Fit(0.3, 3, 1.0, 9, 11)
LIKELY, ALL_OF_FEW = Fit(0.7, 5, 3.0, 8, 10), Fit(0.95, 6, 1.4, 7, 9)


def held(verdict: FigureVerdictKind, fit: Fit | None = None, *, changes: int = 1, written: bool = False) -> Held:
    differs = tuple(Change("added", None, None, str(number)) for number in range(changes))
    name = "The berth is free again" if written else "Berths: Clicking Free"
    seen = Observation("s", "f.feature", 3, "Then", "the figure of “Berths” shows what I see", "passed")
    judgement = Judgement(verdict, 0.9, verdict, differs if verdict in ("stale", "undecided") else ())
    return FigureJudgement("a.md", "a", judgement, fit=fit), Observation(
        seen.scenario, seen.feature, seen.line, seen.keyword, seen.phrase, seen.outcome, scenario_name=name
    )


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        # It need not be of the others.
        ([held("stale", FITS), held("current", FITS_AS_WELL)], 1),
        # A moment that lacks its texts cannot agree with it where another has them.
        ([held("current", ELSEWHERE), held("stale", FITS)], 1),
        ([held("stale", LIKELY), held("undecided", FITS)], 1),
        # A page that is on no map has more of its texts than one that shares the navigation with it.
        ([held("undecided", ALL_OF_FEW), held("stale", LIKELY)], 1),
        # What was left behind by what was done there before is no change.
        ([held("stale", FITS, changes=3), held("stale", FITS_AS_WELL, changes=1)], 1),
        # One at which too little could be compared tells nothing.
        ([held("undecided", FITS, changes=0), held("stale", FITS_AS_WELL)], 1),
        # A person who says that it is shown is believed.
        ([held("current", FITS), held("stale", written=True)], 1),
        # Where it was not read, the gravest counts that no other moment contradicts.
        ([held("undecided"), held("stale")], 1),
    ],
)
def test_the_moment_counts_that_the_figure_is_of(moments: list[Held], expected: int) -> None:
    assert deciding_moment(moments, ()) == moments[expected]


def test_a_moment_that_another_page_led_to_counts_where_it_has_the_texts() -> None:
    assert deciding_moment([], [moment := held("stale", FITS)]) == moment
    assert deciding_moment([own := held("undecided", ELSEWHERE)], [held("stale", ELSEWHERE)]) == own


def test_no_moment_tells_of_a_figure_that_was_held_nowhere() -> None:
    assert deciding_moment([], []) is None
