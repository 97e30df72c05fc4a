"""What pytest and pytest-bdd have no public name for. Nothing else in Docwitness touches their private parts."""

from __future__ import annotations

from abc import abstractmethod
from types import ModuleType
from typing import Any

import pytest
from _pytest.mark import deselect_by_keyword, deselect_by_mark
from _pytest.runner import runtestprotocol
from pytest_bdd.scenario import scenario_wrapper_template_registry

_EXAMPLE = "_pytest_bdd_example"
"""The parameter by which pytest-bdd hands a row of an outline over."""


def check_expressions(config: pytest.Config) -> None:
    """Pass if `-k` and `-m` can be read.

    Raises:
        pytest.UsageError: one cannot.
    """
    deselect_by_keyword([], config)
    deselect_by_mark([], config)


def scenario_template(item: Any) -> Any:
    """pytest-bdd's scenario, with its feature, that a test function was made of."""
    return scenario_wrapper_template_registry[item.function]


def example_of(item: Any) -> dict[str, str] | None:
    """The row of an outline that a test function was made for; None for a plain scenario."""
    example: dict[str, str] | None = item.callspec.params.get(_EXAMPLE) if hasattr(item, "callspec") else None
    return example


def run_again(item: pytest.Function, nextitem: pytest.Item | None) -> None:
    """Carry a test out once more, and tell nobody of it."""
    item._initrequest()
    runtestprotocol(item, log=False, nextitem=nextitem)


class MadeModule(pytest.Module):
    """A test module that is made, where pytest would import a file."""

    @abstractmethod
    def make(self) -> ModuleType:
        """The module."""

    def _getobj(self) -> ModuleType:
        return self.make()
