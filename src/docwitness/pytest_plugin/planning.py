"""Writes down what a run is going to carry out before any of it is, and how the run ended: by itself or by a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from docwitness.model.events import Planned
from docwitness.pytest_plugin.collecting import is_scenario, scenario_of
from docwitness.pytest_plugin.recording import planned_scenario
from docwitness.storage.store import ReportFolder


class PlanWriter:
    """Tells the events of all scenarios that were collected and chosen.

    With workers each of them knows, and the first one tells: should it be killed, the next one has.
    """

    def __init__(self, folder: ReportFolder, root: Path, *, worker: bool) -> None:
        self._folder = folder
        self._root = root
        self._worker = worker

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Everything is collected, and nothing was carried out."""
        if self._carries_out(session) and not self._is_told():
            items = filter(is_scenario, session.items)
            planned = tuple(planned_scenario(*scenario_of(item), self._root) for item in items)
            self._folder.append(Planned(planned))

    def _carries_out(self, session: pytest.Session) -> bool:
        """Whether this process carries scenarios out: not one that has workers, nor one that could not collect all."""
        if self._worker:
            return True
        option = session.config.option
        stops = session.testsfailed and not option.continue_on_collection_errors
        return getattr(option, "dist", "no") == "no" and not stops

    def _is_told(self) -> bool:
        return any(isinstance(event, Planned) for event in self._folder.events())


class Interruption:
    """Whether a person ended the run. pytest and its workers raise the like of it to end a run by themselves."""

    by_a_person = False

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """The run ends early."""
        self.by_a_person = excinfo.type is KeyboardInterrupt
