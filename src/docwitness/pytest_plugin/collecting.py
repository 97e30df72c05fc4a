"""Collects `.feature` files as they are, without a Python file beside each."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pytest_bdd import scenarios

from docwitness.errors import DocumentError
from docwitness.pytest_plugin import scenario_fixtures
from docwitness.pytest_plugin.internals import MadeModule, example_of, scenario_template
from docwitness.scenarios.features import read_feature

SCENARIO = "scenario"
"""The property of a test that has its scenario's name, with its row: it comes along from every process."""


class FeatureFile(MadeModule):
    """A feature as a test module: a test function for every scenario in it."""

    def make(self) -> ModuleType:
        """The module. Its fixtures are those of no other tests: what they replace stays as it is elsewhere."""
        check_feature(self.path)
        module = ModuleType(self.path.stem.replace("-", "_"))
        fixtures = {name: value for name, value in vars(scenario_fixtures).items() if name in scenario_fixtures.__all__}
        # pytest-bdd takes the module to fill, and the folder that paths start from, from the caller's frame.
        module.__dict__.update(fixtures, scenarios=scenarios, feature_file=str(self.path), __file__=str(self.path))
        exec(compile("scenarios(feature_file)", str(self.path), "exec"), module.__dict__)
        return module


def why_not(report: pytest.CollectReport) -> str:
    """Why something could not be collected: our own words, or the error without its traceback."""
    lines = str(report.longrepr).strip().splitlines()
    error = next((line[1:].strip() for line in lines if line.startswith("E ")), None)
    return f"{report.nodeid} could not be read: {error}" if error else "\n".join(lines)


def check_feature(path: Path) -> None:
    """Fail collection where the feature cannot be read, or where pytest-bdd would drop scenarios in silence."""
    try:
        read_feature(path.read_text(encoding="utf-8"), source=os.path.relpath(path))
    except DocumentError as error:
        raise pytest.Collector.CollectError(str(error)) from error
    except UnicodeDecodeError as error:
        raise pytest.Collector.CollectError(f"{path}: this is not UTF-8 text: {error}") from error


def check_step_function(function: Any) -> None:
    """Fail where a step is `async def`: pytest-bdd would never run its body and call it passed."""
    if inspect.iscoroutinefunction(function):
        raise pytest.UsageError(f"the step {function.__name__} is async; pytest-bdd would not run it. Make it a def.")


def scenario_of(item: Any) -> tuple[Any, Any, str]:
    """The feature and the scenario that a collected item stands for, and which row of an outline it is."""
    template = scenario_template(item)
    return template.feature, template.render(example_of(item) or {}), row_of(item)


def row_of(item: Any) -> str:
    """The row of an outline as pytest names it, `[…]`; empty for a plain scenario."""
    return f"[{item.callspec.id}]" if example_of(item) is not None else ""


def is_scenario(item: pytest.Item) -> bool:
    """Whether the item is a scenario of a feature, and no other test."""
    return isinstance(item.parent, FeatureFile)


def name_of(item: pytest.Item) -> str:
    """The name of a scenario, with its row."""
    _, scenario, row = scenario_of(item)
    return f"{scenario.name}{row}"


def deal_out(items: list[pytest.Item], part: int, parts: int) -> None:
    """Leave scenarios to other machines but for every `parts`-th of them, from the `part`-th on."""
    numbers = {item: number for number, item in enumerate(filter(is_scenario, items))}
    keep(items, lambda item: item not in numbers or numbers[item] % parts == part - 1)


def longest_first(items: list[pytest.Item]) -> None:
    """Sort scenarios by their number of steps; tests between them stay where they are."""
    places = [place for place, item in enumerate(items) if is_scenario(item)]
    ordered = sorted((items[place] for place in places), key=lambda item: len(scenario_of(item)[1].steps), reverse=True)
    for place, item in zip(places, ordered, strict=True):
        items[place] = item


def keep(items: list[pytest.Item], wanted: Callable[[pytest.Item], bool]) -> None:
    """Deselect all items but those that are wanted."""
    left = [item for item in items if not wanted(item)]
    if left:
        left[0].config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]
