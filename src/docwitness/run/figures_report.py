"""The report of a run of plain tests: of the figures that they have asked for, and of nothing else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from docwitness.browser.product import Product
from docwitness.errors import DocwitnessError
from docwitness.model.events import Finished, Problem, Started
from docwitness.run.reporting import Documents, new_run, now_in_utc, told_of, write_report
from docwitness.settings import Settings
from docwitness.storage.secrets import scrub_folder
from docwitness.storage.store import EVENTS, ReportFolder


def report_folder(settings: Settings, named: str | None) -> ReportFolder:
    """The report folder of a run: the one that is named, from the working directory, or that of the settings."""
    return ReportFolder(Path(os.path.abspath(named)) if named else settings.path(settings.report))


def write_figures_report(
    spool: Path,
    settings: Settings,
    *,
    report: str | None,
    profile: str | None,
    command: str,
    failure: DocwitnessError | None = None,
) -> tuple[int, tuple[str, ...]]:
    """Write the report of what tests have found and kept in `spool`; the exit code and what to tell come back.

    `failure` is why the scenarios of the same run were not carried out.

    Raises:
        UsageError: the report folder is not ours, or cannot be written.
    """
    folder = report_folder(settings, report)
    folder.clear(project=settings.root)
    known = settings.profile(profile)
    run = new_run(known.base_url or "", known.name, command=command)
    product = Product(known.base_url or "", embedded=False, profile=known, may_change=False)
    scrub_folder(spool, product.secrets())
    shutil.copytree(spool, folder.path, ignore=shutil.ignore_patterns(EVENTS), dirs_exist_ok=True)
    problems = () if failure is None else (Problem(str(failure), failure.exit_code),)
    ended = Finished(now_in_utc())
    for event in (Started(run, ()), *ReportFolder(spool).events(), *problems, ended):
        folder.append(event)
    written = write_report(folder, settings, Documents((), ()))
    folder.release()
    return written.exit, told_of(written, folder)
