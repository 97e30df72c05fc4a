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
from pytest_bdd.scenario import scenario_wrapper_template_registry

from docwitness.errors import DocumentError, UsageError
from docwitness.model.events import Problem
from docwitness.scenarios.features import read_feature
from docwitness.settings import Settings
from docwitness.storage.store import ReportFolder

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


def asks_for_features(config: pytest.Config, settings: Settings) -> bool:
    """Whether any argument names a feature, or a folder that the features lie in."""
    if not settings.configured:
        return False
    folder = settings.path(settings.features)
    places = named_places(config)
    return any(p.suffix == ".feature" or p == folder or p in folder.parents or folder in p.parents for p in places)


class CollectionErrors:
    """Makes a problem of the run of what cannot be collected: with workers pytest goes on without it."""

    def __init__(self, folder: ReportFolder) -> None:
        self._folder = folder
        self.found: set[str] = set()
        """What could not be collected; every worker tells of it."""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Something was collected, or could not be."""
        if report.failed and report.nodeid not in self.found:
            self.found.add(report.nodeid)
            self._folder.append(Problem(why_not(report), UsageError.exit_code))


def why_not(report: pytest.CollectReport) -> str:
    """Why something could not be collected: our own words, or the error without its traceback."""
    lines = str(report.longrepr).strip().splitlines()
    error = next((line[1:].strip() for line in lines if line.startswith("E ")), None)
    return f"{report.nodeid} could not be read: {error}" if error else "\n".join(lines)


def named_places(config: pytest.Config) -> list[Path]:
    """The files and folders that the command line names."""
    folder = config.invocation_params.dir
    return [Path(os.path.abspath(folder / str(arg).split("::")[0])) for arg in config.args]


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
