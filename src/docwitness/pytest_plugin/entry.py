"""What pytest loads in every project: a few options, and the rest only where `[tool.docwitness]` asks for it.

Without that table nothing is registered and nothing heavy is imported. With it, tests that are not ours get one fixture
more, `witness`, and only a run that names features gets the hooks that carry scenarios out.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from docwitness.settings import Settings

_SHORT: dict[str, dict[str, Any]] = {
    "--allow-destructive": {"dest": "docwitness_allow_destructive", "action": "store_true"},
    "--browser-executable": {"dest": "docwitness_browser_executable", "metavar": "PATH"},
    "--connect": {"dest": "docwitness_connect", "metavar": "URL"},
}
"""Options of `docwitness verify` that pytest takes under the same names, unless another plugin has them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options, each with a prefix that nobody else uses."""
    group = parser.getgroup("docwitness", "Docwitness")
    group.addoption("--docwitness-page", action="append", default=[], metavar="PAGE", help="page to witness")
    group.addoption("--docwitness-profile", metavar="NAME", help="profile of the product, from pyproject.toml")
    group.addoption("--docwitness-release", metavar="NAME", help="release of the embedded product")
    group.addoption("--docwitness-report", metavar="DIR", help="report folder (default: reports/latest)")
    group.addoption("--docwitness-only", metavar="EXPR", help="only scenarios with these words in their names")
    group.addoption("--docwitness-shard", default="", metavar="I/N", help="only every N-th scenario, from the I-th on")
    group.addoption("--docwitness-allow-destructive", action="store_true", help="let scenarios change the product")
    group.addoption("--docwitness-browser-executable", metavar="PATH", help="the browser that scenarios drive")
    group.addoption("--docwitness-connect", metavar="URL", help="a remote Playwright server (ws://) or CDP endpoint")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config, parser: pytest.Parser) -> Generator[None, None, None]:
    """Add the short names as well, now that all other plugins and the project have added theirs."""
    yield
    if not table_in(nearest_project(early_config.rootpath)):
        return
    group = parser.getgroup("docwitness", "Docwitness")
    for name, how in _SHORT.items():
        try:
            group.addoption(name, help=f"the same as --docwitness-{name[2:]}", **how)
        except (ValueError, argparse.ArgumentError):
            continue  # The name is taken: it means what the other plugin says.


def pytest_configure(config: pytest.Config) -> None:
    """Register what this run needs; nothing in a project without `[tool.docwitness]`, unless `verify` has begun it."""
    begun = is_begun_by_verify(config)
    if not begun and not table_in(nearest_project(config.rootpath)):
        return
    from docwitness.errors import UsageError
    from docwitness.pytest_plugin.plain_tests import figure_fixture
    from docwitness.pytest_plugin.stash import SETTINGS
    from docwitness.settings import Settings, find_settings

    config.addinivalue_line("markers", "destructive: a scenario that changes the product")
    try:
        settings = find_settings(config.rootpath)
    except UsageError as error:
        # A mistake in our table is no concern of tests that have nothing to do with it.
        if asks_for_features(config, Settings(root=config.rootpath)):
            raise pytest.UsageError(str(error)) from error
        return
    if not settings.configured and not begun:
        return
    config.stash[SETTINGS] = settings
    config.pluginmanager.register(figure_fixture, "docwitness-plain")
    if asks_for_features(config, settings):
        from docwitness.pytest_plugin import fixtures, hooks, vocabulary_steps

        config.pluginmanager.register(hooks, "docwitness-hooks")
        config.pluginmanager.register(fixtures, "docwitness-fixtures")
        config.pluginmanager.register(vocabulary_steps, "docwitness-vocabulary")


def is_begun_by_verify(config: pytest.Config) -> bool:
    """Whether `docwitness verify` runs pytest, or a process of such a run has this one as its worker."""
    told = getattr(config, "workerinput", {})
    return "docwitness" in told or any(hasattr(plugin, BEGUN) for plugin in config.pluginmanager.get_plugins())


BEGUN = "docwitness_has_begun"
"""The attribute by which the plugin that `docwitness verify` brings is known here, where nothing of it is imported."""


def nearest_project(start: Path) -> Path | None:
    """The nearest pyproject.toml at or above the folder."""
    return next((file for folder in (start, *start.parents) if (file := folder / "pyproject.toml").is_file()), None)


def table_in(project: Path | None) -> bool:
    """Whether the file may have our table: it is read as TOML only then, which takes longer."""
    try:
        return project is not None and b"docwitness" in project.read_bytes()
    except OSError:
        return False


def asks_for_features(config: pytest.Config, settings: Settings) -> bool:
    """Whether any argument names a feature, or a folder in which there are any of the suite's."""
    folder = settings.path(settings.features)
    places = named_places(config)
    named = any(p.suffix == ".feature" or p == folder or folder in p.parents for p in places)
    return named or (any(p in folder.parents for p in places) and any(folder.rglob("*.feature")))


def asks_only_for_features(config: pytest.Config, settings: Settings) -> bool:
    """Whether no other test can be meant."""
    folder = settings.path(settings.features)
    return all(p.suffix == ".feature" or p == folder or folder in p.parents for p in named_places(config))


def named_places(config: pytest.Config) -> list[Path]:
    """The files and folders that the command line names."""
    folder = config.invocation_params.dir
    return [Path(os.path.abspath(folder / str(arg).split("::")[0])) for arg in config.args]
