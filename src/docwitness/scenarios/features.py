"""Gherkin → Scenario: the features that a team has written, as values. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser

from docwitness.errors import DocumentError
from docwitness.model import Scenario, ScenarioStep, SourceLocation

_KEYWORDS: Mapping[str, Literal["Given", "When", "Then"]] = {"Context": "Given", "Action": "When", "Outcome": "Then"}


def read_feature(text: str, *, source: str) -> tuple[Scenario, ...]:
    """The scenarios of a feature in their order, each with the steps of its backgrounds before its own.

    An outline is one scenario, with its placeholders as they are written.

    Raises:
        DocumentError: the text is not Gherkin, and where; it has no scenario, or two of one name, of which pytest-bdd
            would drop the first in silence.
    """
    try:
        document: Any = Parser().parse(text)
    except CompositeParserException as error:
        raise _not_gherkin(error.errors[0], source) from error
    except ParserException as error:
        raise _not_gherkin(error, source) from error
    feature = document.get("feature")
    found = tuple(_scenarios(feature, (), _tags(feature), source)) if feature else ()
    _check(found, source)
    return found


def _check(scenarios: tuple[Scenario, ...], source: str) -> None:
    if not scenarios:
        place = SourceLocation(source, 1)
        raise DocumentError("the feature has no scenario.", location=place, hint="Is “Scenario:” spelt right?")
    known: set[str] = set()
    for scenario in scenarios:
        if scenario.name in known:
            raise DocumentError(
                f"two scenarios are called “{scenario.name}”.", location=scenario.location, hint="Rename one of them."
            )
        known.add(scenario.name)


def _not_gherkin(error: Any, source: str) -> DocumentError:
    line = error.location.get("line", 1) if error.location else 1
    return DocumentError(f"this is not Gherkin: {error}", location=SourceLocation(source, line))


def _scenarios(
    node: Mapping[str, Any], before: tuple[ScenarioStep, ...], tags: tuple[str, ...], source: str
) -> Iterator[Scenario]:
    """The scenarios of a feature or rule. A background comes before all scenarios of its node."""
    for child in node["children"]:
        if "background" in child:
            before += _steps(child["background"], source)
        elif "rule" in child:
            yield from _scenarios(child["rule"], before, tags + _tags(child["rule"]), source)
        else:
            scenario = child["scenario"]
            yield Scenario(
                name=scenario["name"],
                steps=before + _steps(scenario, source),
                tags=tags + _tags(scenario),
                location=SourceLocation(source, scenario["location"]["line"]),
            )


def _steps(node: Mapping[str, Any], source: str) -> tuple[ScenarioStep, ...]:
    steps: list[ScenarioStep] = []
    for step in node["steps"]:
        # `And` and `But` go on with what came before them.
        keyword = _KEYWORDS.get(step["keywordType"], steps[-1].keyword if steps else "Given")
        steps.append(ScenarioStep(keyword, step["text"], location=SourceLocation(source, step["location"]["line"])))
    return tuple(steps)


def _tags(node: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(tag["name"].removeprefix("@") for tag in node["tags"])
