"""What figures that were held against the product make of a line, and of its scenario. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from docwitness.model import FigureJudgement, Judgement, Observation, Outcome, ScenarioResult
from docwitness.scenarios.same_promise import is_made

_AS_WELL = 0.98
"""Share of what a figure's texts weigh at one moment from which on they tell it from no other."""

Held = tuple[FigureJudgement, Observation]
"""How a figure compared, and the moment that it was held against."""

_GRAVITY = ("current", "cosmetic", "undecided", "stale")


def stale_among(observations: Iterable[Observation]) -> str | None:
    """Why a figure is stale that was held against what these lines saw; None where none is."""
    judged = (each.judgement for seen in observations for each in seen.judgements)
    return next((judgement.why for judgement in judged if judgement.verdict == "stale"), None)


def with_figures(result: ScenarioResult, observations: Sequence[Observation]) -> ScenarioResult:
    """The result of a scenario whose lines went well, as the figures that it came by make it."""
    if result.outcome not in ("passed", "stale"):
        return result
    why = stale_among(observations)
    return replace(result, outcome="passed" if why is None else "stale", why=why or "")


def gravest(judged: Sequence[FigureJudgement]) -> Judgement:
    """The one that says the most against its figure."""
    return max((each.judgement for each in judged), key=gravity)


def gravity(judgement: Judgement) -> int:
    """How much it says against its figure: the more, the higher."""
    return _GRAVITY.index(judgement.verdict)


def deciding_moment(judged: Sequence[Held], elsewhere: Sequence[Held]) -> Held | None:
    """The moment that tells of a figure: the gravest at which a person says that it is shown, else any it agrees with.

    Scenarios that are made of a page hold a figure wherever it may be of: that it is not of one of these moments says
    nothing. So does one that another page led to, `elsewhere`, unless it agrees or has the figure's texts. Where some
    moments have these, others do not count; of several that the figure does not agree with, the best one does. None
    where there is none.
    """
    told = [each for each in judged if not is_made(each[1].scenario_name)]
    fitting = [each for each in (*judged, *elsewhere) if (fit := each[0].fit) and fit.is_likely]
    counting = fitting or (*judged, *elsewhere)
    agreeing = [each for each in counting if each[0].judgement.verdict in ("current", "cosmetic")]
    if best := None if told or agreeing else _best_fitting(fitting):
        return best
    return max(told or agreeing[:1] or judged, key=lambda each: gravity(each[0].judgement), default=None)


def _best_fitting(held: Sequence[Held]) -> Held | None:
    """The one that the figure's texts fit best; of those that fit as well, the one with the fewest changes.

    A product can be in any state there: what was filled in wrongly before, or opened, is no change of the figure.
    """
    most = max((fit.weight for judged, _ in held if (fit := judged.fit)), default=0.0)
    best = [each for each in held if (fit := each[0].fit) and fit.weight >= _AS_WELL * most]
    telling = [each for each in best if each[0].judgement.changes] or best
    return min(telling, key=lambda each: len(each[0].judgement.changes), default=None)


def asked(seen: Observation, name: str, why: str) -> tuple[Observation, ScenarioResult]:
    """The line and the result of a test that asked for a figure; `why` is what to say unless the figure is current."""
    found = gravest(seen.judgements).verdict
    outcome: Outcome = found if found in ("stale", "undecided") else "passed"
    told = "" if outcome == "passed" else why
    line = replace(seen, outcome="passed", why="")
    if outcome == "undecided":
        line = replace(seen, outcome=outcome, why=why)
    return line, ScenarioResult(seen.scenario, seen.feature, name, outcome, told)
