"""What a person sees on the terminal while a run is going on, in place of pytest's own output."""

from __future__ import annotations

import os
import warnings
from typing import Any

import pytest
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from docwitness.errors import Caveat
from docwitness.pytest_plugin.collecting import SCENARIO


class ProgressReporter:
    """A bar that fills with scenarios; what does not pass is named at once.

    Failures of pytest itself are printed as pytest words them; what cannot be collected, the report says.
    """

    def __init__(self, console: Console, *, verbose: bool = False) -> None:
        self._console = console
        self._verbose = verbose
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            TextColumn("{task.completed}/{task.total}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("starting the product and the browser", total=None)

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Silence pytest's own reporter: it stays registered, since other plugins talk to it."""
        own = config.pluginmanager.getplugin("terminalreporter")
        if own is not None:
            config.pluginmanager.unregister(own)
            silent = pytest.TerminalReporter(config, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
            config.pluginmanager.register(silent, "terminalreporter")

    def pytest_sessionstart(self) -> None:
        """Show the bar."""
        self._bar.start()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Know how many scenarios there are; with workers it is they who tell."""
        if session.items:
            self._bar.update(self._task, description="witnessing", total=len(session.items))

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node: Any, ids: list[str]) -> None:
        """Know how many scenarios there are."""
        self._bar.update(self._task, description="witnessing", total=len(ids))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Move on with every scenario, and name those that did not pass."""
        if report.when == "call" or (report.when == "setup" and not report.passed):
            self._bar.advance(self._task)
            self._name(report)

    def pytest_warning_recorded(self, warning_message: warnings.WarningMessage) -> None:
        """Print what somebody who relies on the report should know; pytest's own list of warnings is silent."""
        if issubclass(warning_message.category, Caveat):
            self._console.print(f"! {warning_message.message}", style="yellow", markup=False, highlight=False)

    def pytest_internalerror(self, excrepr: object) -> None:
        """Print what broke in pytest or a plugin."""
        self._console.print(str(excrepr), style="red", markup=False, highlight=False)

    def pytest_sessionfinish(self) -> None:
        """Take the bar away."""
        self._bar.stop()

    def _name(self, report: pytest.TestReport) -> None:
        sign, style = {"passed": ("✓", "green"), "failed": ("✗", "red")}.get(report.outcome, ("–", "yellow"))
        if self._verbose or report.outcome != "passed":
            name = dict(report.user_properties).get(SCENARIO, report.nodeid.split("::")[-1])
            self._console.print(f"{sign} {name}  ({report.duration:.1f} s)", style=style, markup=False, highlight=False)
