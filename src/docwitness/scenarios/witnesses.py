"""Which scenario puts which promise to the test: the link from a page to its features, by meaning. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docwitness.model import Observation, Procedure, Scenario
from docwitness.scenarios.generating import promises_by_lines
from docwitness.scenarios.same_promise import Witness, same_window, subject_of, witnessed_by
from docwitness.scenarios.vocabulary import Lines, Said, is_beginning, lines_of, understand


@dataclass(frozen=True, slots=True)
class Witnesses:
    """For each promise and figure of a page, by id, what puts it to the test."""

    of_promise: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    """Lines of scenarios that say what a step or claim says."""
    of_claim: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Scenarios, by id, that as a whole say what a claim says."""
    of_figure: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    """Lines that hold a figure against what is shown."""
    subject: Mapping[str, str] = field(default_factory=dict)
    """Scenario, by id → the promise that it is about as a whole: lines that say no promise themselves speak of it."""


def about_each(
    procedures: Sequence[Procedure], observations: Sequence[Observation]
) -> tuple[tuple[Observation, ...], ...]:
    """For each page the observations of the features that are about it.

    Buttons of one name are on many pages. A feature that was made of a page is about that page alone. One that a
    person has written is about the page of which it says most, and about any other of which it says at least half as
    much.
    """
    features: dict[str, dict[str, None]] = {}
    for observation in observations:
        features.setdefault(observation.feature, {})[observation.phrase] = None
    scenarios = _scenarios(observations)
    made = [promises_by_lines(procedure) for procedure in procedures]
    said = {feature: _understood(phrases) for feature, phrases in features.items()}
    shares = {
        feature: [
            _share(procedure, known, lines, scenarios[feature])
            for procedure, lines in zip(procedures, made, strict=True)
        ]
        for feature, known in said.items()
    }
    return tuple(
        tuple(o for o in observations if _is_enough(shares[o.feature], page)) for page in range(len(procedures))
    )


_Share = tuple[int, int]
"""How many scenarios of a feature were made of a page, and how many of its phrases say what the page promises."""


def _is_enough(shares: Sequence[_Share], page: int) -> bool:
    most = max(shares)
    if most[0]:
        return shares[page] == most
    return shares[page][1] * 2 >= most[1]


def _share(
    procedure: Procedure, said: Sequence[Said | None], made: Mapping[Lines, object], scenarios: Iterable[Lines]
) -> _Share:
    phrases = {index for witness in witnessed_by(procedure, said, ()) for index in witness.phrases}
    return sum(1 for lines in scenarios if lines in made), len(phrases)


def _scenarios(observations: Iterable[Observation]) -> dict[str, list[Lines]]:
    """By feature, the lines of each of its scenarios."""
    by_scenario: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for seen in observations:
        if not is_beginning(seen.phrase):  # which the page does not say
            by_scenario.setdefault((seen.feature, seen.scenario), []).append((seen.keyword, seen.phrase))
    found: dict[str, list[Lines]] = {}
    for (feature, _), lines in by_scenario.items():
        found.setdefault(feature, []).append(lines_of(lines))
    return found


def witnesses_of(procedure: Procedure, observations: Sequence[Observation]) -> Witnesses:
    """What was observed about each promise and figure of the page.

    A line of a scenario that was made of the page speaks of the step that it was made of, and of no other one of the
    same wording. Lines that a person has written are traced by what they mean.
    """
    made = promises_by_lines(procedure)
    by_scenario: dict[str, list[Observation]] = {}
    for observation in observations:
        if not is_beginning(observation.phrase):
            by_scenario.setdefault(observation.scenario, []).append(observation)
    known = {
        scenario: made[lines]
        for scenario, seen in by_scenario.items()
        if (lines := lines_of((o.keyword, o.phrase) for o in seen)) in made
    }
    written = [o for o in observations if o.scenario not in known]
    said = _understood(observation.phrase for observation in written)
    names = tuple(dict.fromkeys(observation.scenario_name for observation in written))
    found = witnessed_by(procedure, said, names)
    of_promise = {witness.promise.id: [written[i] for i in witness.phrases] for witness in found}
    for scenario, promises in known.items():
        for observation, meant in zip(by_scenario[scenario], promises, strict=True):
            for identity in meant:
                of_promise.setdefault(identity, []).append(observation)
    shown = _understood(observation.phrase for observation in observations)
    return Witnesses(
        of_promise={identity: tuple(lines) for identity, lines in of_promise.items()},
        of_claim={witness.promise.id: _ids(witness, observations) for witness in found if witness.scenario},
        of_figure={
            figure.id: tuple(o for o, what in zip(observations, shown, strict=True) if _shows(what, figure.title))
            for figure in procedure.page.figures
        },
        subject={
            observation.scenario: promise.id
            for observation in written
            if (promise := subject_of(observation.scenario_name, procedure)) is not None
        },
    )


def unwitnessed(procedure: Procedure, scenarios: Iterable[Scenario]) -> tuple[Witness, ...]:
    """The promises of the page that no scenario puts to the test."""
    return tuple(witness for witness in _of_features(procedure, tuple(scenarios)) if not _any(witness))


def promises_said(procedure: Procedure, scenarios: Iterable[Scenario]) -> tuple[int, int]:
    """How many of the page's promises the scenarios put to the test, and how many there are."""
    found = _of_features(procedure, tuple(scenarios))
    return sum(map(_any, found)), len(found)


def _of_features(procedure: Procedure, scenarios: Sequence[Scenario]) -> tuple[Witness, ...]:
    said = _understood(step.phrase for scenario in scenarios for step in scenario.steps)
    return witnessed_by(procedure, said, [scenario.name for scenario in scenarios])


def _any(witness: Witness) -> bool:
    return bool(witness.phrases or witness.scenario)


def _ids(witness: Witness, observations: Iterable[Observation]) -> tuple[str, ...]:
    """All rows of the scenario that says it."""
    return tuple(dict.fromkeys(o.scenario for o in observations if o.scenario_name == witness.scenario))


def _shows(what: Said | None, title: str) -> bool:
    return what is not None and what.kind == "figure" and same_window(what.window or "", title)


def _understood(phrases: Iterable[str]) -> list[Said | None]:
    known: dict[str, Said | None] = {}
    return [known[phrase] if phrase in known else known.setdefault(phrase, understand(phrase)) for phrase in phrases]
