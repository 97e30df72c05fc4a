"""`docwitness rejudge`: what a run has captured, judged again by the settings of today."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from docwitness.commands.console import output
from docwitness.model import Report
from docwitness.reports.findings import subject_names
from docwitness.reports.formats import terminal
from docwitness.run.rejudging import rejudge
from docwitness.settings import find_settings
from docwitness.storage.store import ReportFolder, load_report


@click.command("rejudge")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path | None) -> int:
    """Judge the captures of the report in FOLDER again, and write the report anew.

    No browser is opened and the product is not asked: figures are held against what the run has kept. Without FOLDER,
    the report of the last run. Exits as the run would have.
    """
    settings = find_settings(Path.cwd())
    place = folder or settings.path(settings.report)
    before = load_report(place)
    report = rejudge(ReportFolder(place), settings, before)
    told = list(_changed(before, report)) or ["No verdict has changed."]
    console = output()
    console.print("\n".join(told), highlight=False, markup=False, soft_wrap=True)
    console.print(terminal.summary(report, folder=os.path.relpath(place), quiet=True, verbose=False))
    return report.exit


def _changed(before: Report, now: Report) -> Iterator[str]:
    """The verdicts that are others than before, in words."""
    was = {(page.page.source, *subject): verdict for page in before.pages for *subject, verdict in page.verdicts}
    for page in now.pages:
        names = subject_names(page)
        for subject, identity, verdict in page.verdicts:
            old = was.get((page.page.source, subject, identity), verdict)
            if old != verdict:
                yield f"was {old}, is {verdict}: {names[identity]}"
