"""Scenarios → the text of a feature, each step under a comment that says where the page promises it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, count

from docwitness.model import Scenario

_ENDING = re.compile(r"\.\w+$")


def feature_text(scenarios: Sequence[Scenario], *, title: str) -> str:
    """The feature as Gherkin, ending in a newline; the same scenarios always make the same text."""
    lines = [f"Feature: {_one_line(title)}"]
    for scenario in scenarios:
        lines.extend(("", *_scenario(scenario)))
    return "\n".join(lines) + "\n"


def feature_name(source: str, taken: Collection[str] = ()) -> str:
    """A file name after the page's, with as many of the folders around it as it takes to be none of those taken."""
    parts = [re.sub(r"[^\w-]+", "-", part).strip("-") for part in re.split(r"[/\\]", _ENDING.sub("", source))]
    parts = [part for part in parts if part] or ["page"]
    names = ("-".join(parts[-length:]) for length in range(1, len(parts) + 1))
    numbered = (f"{'-'.join(parts)}-{number}" for number in count(2))
    return next(file for name in chain(names, numbered) if (file := f"{name}.feature") not in taken)


def _scenario(scenario: Scenario) -> Iterator[str]:
    if scenario.tags:
        yield "  " + " ".join(f"@{tag}" for tag in scenario.tags)
    yield f"  Scenario: {_one_line(scenario.name)}"
    before = None
    for step in scenario.steps:
        if step.apart and before:
            yield ""
        if step.location:
            yield f"    # {step.location}"
        yield f"    {'And' if step.keyword == before else step.keyword} {_one_line(step.phrase)}"
        before = step.keyword


def _one_line(text: str) -> str:
    return " ".join(text.split())
