"""The private parts of pytest and pytest-bdd that we use are there, and do what we use them for."""

from __future__ import annotations

from pathlib import Path

import pytest

from docwitness.pytest_plugin.internals import check_expressions
from tests.pytest_plugin.project import run_pytest

CONFTEST = """
import types
import pytest
from docwitness.pytest_plugin.internals import MadeModule, example_of, run_again, scenario_template

class Feature(MadeModule):
    def make(self):
        module = types.ModuleType("made")
        module.__dict__.update(__file__=str(self.path), path=str(self.path))
        exec("from pytest_bdd import scenarios; scenarios(path)", module.__dict__)
        return module

def pytest_collect_file(file_path, parent):
    return Feature.from_parent(parent, path=file_path) if file_path.suffix == ".feature" else None

def pytest_collection_modifyitems(items):
    for item in items:
        print("ITEM", scenario_template(item).name, example_of(item))

@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item, nextitem):
    done = yield
    run_again(item, nextitem)
    return done
"""
STEPS = """
from pytest_bdd import given

@given("a desk")
def desk():
    print("STEP")
"""
FEATURE = """Feature: Desks
  Scenario: One
    Given a desk

  Scenario Outline: Many
    Given a desk
    Examples:
      | size |
      | big  |
"""


def test_scenarios_are_collected_told_apart_and_repeated(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "conftest.py").write_text(CONFTEST + STEPS)
    (tmp_path / "desks.feature").write_text(FEATURE)
    ran = run_pytest(tmp_path, "-s", "-q")
    assert ran.exit == 0, ran.output
    assert "ITEM One None" in ran.output
    assert "ITEM Many {'size': 'big'}" in ran.output
    assert ran.output.count("STEP") == 4
    assert "2 passed" in ran.output


@pytest.mark.parametrize(("option", "good"), [("keyword", "a and b"), ("markexpr", "smoke")])
def test_an_expression_that_cannot_be_read_is_found(option: str, good: str, pytestconfig: pytest.Config) -> None:
    before = getattr(pytestconfig.option, option)
    try:
        setattr(pytestconfig.option, option, good)
        check_expressions(pytestconfig)
        setattr(pytestconfig.option, option, "a and (")
        with pytest.raises(pytest.UsageError):
            check_expressions(pytestconfig)
    finally:
        setattr(pytestconfig.option, option, before)
