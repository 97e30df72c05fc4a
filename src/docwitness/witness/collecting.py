"""Collects `.feature` files as they are, without a Python file beside each."""

from __future__ import annotations

import inspect
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from pytest_bdd import scenarios
from pytest_bdd.scenario import scenario_wrapper_template_registry

SCENARIO = "scenario"
"""The property of a test that has its scenario's name, with its row: it comes along from every process."""


class FeatureFile(pytest.Module):
    """A feature as a test module: a test function for every scenario in it."""

    def _getobj(self) -> ModuleType:
        check_feature(self.path)
        module = ModuleType(self.path.stem.replace("-", "_"))
        # pytest-bdd takes the module to fill, and the folder that paths start from, from the caller's frame.
        module.__dict__.update(scenarios=scenarios, feature_file=str(self.path), __file__=str(self.path))
        exec(compile("scenarios(feature_file)", str(self.path), "exec"), module.__dict__)
        return module


def named_places(config: pytest.Config) -> list[Path]:
    """The files and folders that the command line names."""
    folder = config.invocation_params.dir
    return [Path(os.path.abspath(folder / str(arg).split("::")[0])) for arg in config.args]


def check_feature(path: Path) -> None:
    """Fail collection where the feature is not Gherkin, or where pytest-bdd would drop scenarios in silence."""
    try:
        document: Any = Parser().parse(path.read_text(encoding="utf-8"))
    except (CompositeParserException, ParserException) as error:
        raise pytest.Collector.CollectError(f"{path}: this is not Gherkin: {error}") from error
    except UnicodeDecodeError as error:
        raise pytest.Collector.CollectError(f"{path}: this is not UTF-8 text: {error}") from error
    names = Counter(_scenario_names(document.get("feature") or {}))
    twice = [name for name, count in names.items() if count > 1]
    if twice:
        # pytest-bdd keeps only the last of two scenarios with one name.
        raise pytest.Collector.CollectError(f"{path}: two scenarios are called “{twice[0]}”; rename one of them.")


def check_step_function(function: Any) -> None:
    """Fail where a step is `async def`: pytest-bdd would never run its body and call it passed."""
    if inspect.iscoroutinefunction(function):
        raise pytest.UsageError(f"the step {function.__name__} is async; pytest-bdd would not run it. Make it a def.")


def scenario_of(item: Any) -> tuple[Any, Any, str]:
    """The feature and the scenario that a collected item stands for, and which row of an outline it is."""
    template = scenario_wrapper_template_registry[item.function]
    example = item.callspec.params.get("_pytest_bdd_example", {}) if hasattr(item, "callspec") else {}
    return template.feature, template.render(example), row_of(item)


def row_of(item: Any) -> str:
    """The row of an outline as pytest names it, `[…]`; empty for a plain scenario."""
    return (
        f"[{item.callspec.id}]" if hasattr(item, "callspec") and "_pytest_bdd_example" in item.callspec.params else ""
    )


def is_scenario(item: pytest.Item) -> bool:
    """Whether the item is a scenario of a feature, and no other test."""
    return isinstance(item.parent, FeatureFile)


def name_of(item: pytest.Item) -> str:
    """The name of a scenario, with its row."""
    _, scenario, row = scenario_of(item)
    return f"{scenario.name}{row}"


def length_of(item: pytest.Item) -> int:
    """How many steps a scenario takes; 0 for any other test."""
    return len(scenario_of(item)[1].steps) if is_scenario(item) else 0


def keep(items: list[pytest.Item], wanted: Callable[[int, pytest.Item], bool]) -> None:
    """Deselect all items but those that are wanted by their number and themselves."""
    left = [item for number, item in enumerate(items) if not wanted(number, item)]
    if left:
        left[0].config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


def _scenario_names(node: dict[str, Any]) -> list[str]:
    names: list[str] = []
    for child in node.get("children", []):
        if "scenario" in child:
            names.append(child["scenario"]["name"])
        if "rule" in child:
            names += _scenario_names(child["rule"])
    return names
