"""The report of a run of plain tests: of the figures that they have asked for, and of nothing else."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from docwitness import __version__
from docwitness.browser.product import Product
from docwitness.errors import DocwitnessError
from docwitness.model import Run
from docwitness.model.events import Finished, Problem, Started
from docwitness.run.reporting import Documents, told_of, write_report
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
    now = datetime.now(UTC)
    run = Run(
        id=f"{now:%Y%m%dT%H%M%SZ}-{token_hex(2)}",
        started=now.isoformat(timespec="seconds"),
        finished=None,
        product_url=known.base_url or "",
        profile=known.name,
        browser="",
        version=__version__,
        command=command,
    )
    product = Product(known.base_url or "", embedded=False, profile=known, may_change=False)
    scrub_folder(spool, product.secrets())
    shutil.copytree(spool, folder.path, ignore=shutil.ignore_patterns(EVENTS), dirs_exist_ok=True)
    problems = () if failure is None else (Problem(str(failure), failure.exit_code),)
    ended = Finished(datetime.now(UTC).isoformat(timespec="seconds"))
    for event in (Started(run, ()), *ReportFolder(spool).events(), *problems, ended):
        folder.append(event)
    written = write_report(folder, settings, Documents((), ()))
    folder.release()
    return written.exit, told_of(written, folder)
