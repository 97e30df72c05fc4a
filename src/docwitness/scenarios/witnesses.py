"""Which scenario puts which promise to the test: the link from a page to its features, by meaning. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docwitness.model import Observation, Procedure, Scenario
from docwitness.scenarios.promises import Witness, is_made, same_window, subject_of, witnessed_by
from docwitness.scenarios.vocabulary import Said, understand


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

    Buttons of one name are on many pages. A feature is about the page of which it says most, and one that a person has
    written about any other of which it says at least half as much.
    """
    features: dict[str, dict[str, None]] = {}
    for observation in observations:
        features.setdefault(observation.feature, {})[observation.phrase] = None
    generated = {o.feature for o in observations if is_made(o.scenario_name)}
    said = {feature: _understood(phrases) for feature, phrases in features.items()}
    shares = {feature: [_share(procedure, known) for procedure in procedures] for feature, known in said.items()}
    enough = {feature: max(known, default=0) / (1 if feature in generated else 2) for feature, known in shares.items()}
    return tuple(
        tuple(o for o in observations if shares[o.feature][page] >= enough[o.feature])
        for page in range(len(procedures))
    )


def _share(procedure: Procedure, said: Sequence[Said | None]) -> int:
    """How many of the phrases say something that the page promises."""
    return len({index for witness in witnessed_by(procedure, said, ()) for index in witness.phrases})


def witnesses_of(procedure: Procedure, observations: Sequence[Observation]) -> Witnesses:
    """What was observed about each promise and figure of the page."""
    said = _understood(observation.phrase for observation in observations)
    names = tuple(dict.fromkeys(observation.scenario_name for observation in observations))
    found = witnessed_by(procedure, said, names)
    return Witnesses(
        of_promise={witness.promise.id: tuple(observations[i] for i in witness.phrases) for witness in found},
        of_claim={witness.promise.id: _ids(witness, observations) for witness in found if witness.scenario},
        of_figure={
            figure.id: tuple(o for o, what in zip(observations, said, strict=True) if _shows(what, figure.window))
            for figure in procedure.page.figures
        },
        subject={
            observation.scenario: promise.id
            for observation in observations
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


def _shows(what: Said | None, window: str | None) -> bool:
    return what is not None and what.kind == "figure" and same_window(what.window or "", window or "")


def _understood(phrases: Iterable[str]) -> list[Said | None]:
    known: dict[str, Said | None] = {}
    return [known[phrase] if phrase in known else known.setdefault(phrase, understand(phrase)) for phrase in phrases]
