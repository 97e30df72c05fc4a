"""One run from its start to its report: held by the process that controls it, known to its workers."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from docwitness.browser.executables import ensure_browser
from docwitness.browser.product import Product, RunRequest, Share
from docwitness.errors import DocwitnessError
from docwitness.model import Report, Run
from docwitness.model.events import Finished, Planned, Problem, Started, Suite, of_kind
from docwitness.pytest_plugin.collecting import is_scenario, scenario_of
from docwitness.pytest_plugin.recording import planned_scenario
from docwitness.run.product_finding import find_product
from docwitness.run.reporting import Documents, new_run, now_in_utc, read_documents, told_of, write_report
from docwitness.settings import Settings
from docwitness.storage.journal import Journal
from docwitness.storage.secrets import leaks, scrub_folder
from docwitness.storage.store import ReportFolder


class Session:
    """Starts the product, keeps the events, and leaves the report behind."""

    def __init__(self, settings: Settings, request: RunRequest) -> None:
        self.settings = settings
        self.request = request
        self.folder = ReportFolder(settings.path(request.report or settings.report).resolve())
        self.product: Product | None = None
        self.pages: tuple[str, ...] = request.pages or settings.pages
        self.closed = False
        self._cleanup = contextlib.ExitStack()
        self.report: Report | None = None
        """As far as it is known; None before there is any."""
        self._run: Run | None = None
        self._documents: Documents | None = None
        self.read: Callable[[], Documents] = lambda: read_documents(
            self.folder, settings, self.pages, request.generated
        )
        """Reads pages and features, once in a run; who has them already says so here."""

    def open(self) -> Product:
        """Start or find the product, and begin the report folder with the events so far; `write` makes a report of it.

        Raises:
            Inconclusive: the product cannot be reached or does not start.
            UsageError: nothing says where the product is, or the folder cannot be written.
        """
        self.folder.clear(project=self.settings.root)
        asked, name = self.request, self.settings.profile(self.request.profile).name
        self._run = new_run(asked.base_url or "", name, command=asked.command, shard=asked.shard)
        self.product = find_product(self.settings, self.request, self._cleanup)
        self._run = replace(self._run, product_url=self.product.url, product_version=self.product.release or "")
        self.folder.append(Started(self._run, self.pages))
        if not self.product.embedded:
            journal, profile = Journal(self.settings.journal), self.product.profile
            for killed in journal.repair(profile, may_change=self.product.may_change):
                self.folder.append(Problem(killed))
        return self.product

    def begin(self, *, finds_browser: bool, headed: bool) -> str | None:
        """Open, and find or install a browser where the run drives one of this machine: where it is comes back.

        Where that fails, a report that says why is left.

        Raises:
            Inconclusive, UsageError: the product or the browser cannot be had, or the folder cannot be written.
        """
        try:
            self.open()
            # Before there are workers, who are told it: two that install one at once get in each other's way.
            return ensure_browser(self.request.browser, headed=headed).executable if finds_browser else None
        except DocwitnessError as error:
            self._give_up(error)
            raise

    def _give_up(self, error: DocwitnessError) -> None:
        """Stop the product and leave a report that says why there was no run, unless the folder is what failed."""
        self._cleanup.close()
        if self._run is None:
            return
        if self.product is None:
            self.folder.append(Started(self._run, self.pages))
        self.folder.append(Problem(str(error), error.exit_code))
        self.write()
        self.folder.release()

    def close(self, *, interrupted: bool = False) -> int:
        """Stop the product and write the report; the run's exit code comes back."""
        self.closed = True
        self._cleanup.close()
        if self.product:
            self._keep_secrets(self.product.secrets())
        self.folder.append(Finished(now_in_utc(), interrupted))
        report = self.write()
        self.folder.release()
        return report.exit

    def _keep_secrets(self, secrets: tuple[str, ...]) -> None:
        """Take credentials out of what the product showed: many greet their users by name."""
        scrub_folder(self.folder.path, secrets)
        for leak in leaks(self.folder.path, secrets):
            self.folder.append(Problem(f"a secret stands in {leak} of the report: do not publish it."))

    def write(self) -> Report:
        """The report as far as it is known, written."""
        self.report = write_report(self.folder, self.settings, self._read())
        return self.report

    def is_planned(self) -> bool:
        """Whether it was written down what the run is going to carry out."""
        return bool(of_kind(self.folder.events(), Planned))

    def told(self) -> tuple[str, ...]:
        """What the report says first, and where it is, in a few lines."""
        return told_of(self.report, self.folder) if self.report else ()

    def share(self) -> Share:
        """What every process of the run needs to know; only after `open`."""
        assert self.product is not None
        return Share(self.product, self.folder, self._read().figures)

    def _read(self) -> Documents:
        if self._documents is None:
            self._documents = self.read()
            self.folder.append(Suite(self._documents.scenarios))
        return self._documents


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
        if self._carries_out(session) and not of_kind(self._folder.events(), Planned):
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


class Interruption:
    """Whether a person ended the run. pytest and its workers raise the like of it to end a run by themselves."""

    by_a_person = False

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """The run ends early."""
        self.by_a_person = excinfo.type is KeyboardInterrupt
