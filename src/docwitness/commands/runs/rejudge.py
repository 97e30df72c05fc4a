"""`docwitness rejudge`: what a run has captured, judged again by the settings of today."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from docwitness.commands.console import output
from docwitness.model import Report
from docwitness.reports.findings import figure_name
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
    was = {key: verdict for key, verdict, _ in _verdicts(before)}
    for key, verdict, told in _verdicts(now):
        if was.get(key, verdict) != verdict:
            yield f"was {was[key]}, is {verdict}: {told}"


def _verdicts(report: Report) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What each verdict is of, the verdict, and its place with what is there."""
    for page in report.pages:
        source = page.page.source
        for told in page.sentences:
            place = f"{told.sentence.location}: {told.sentence.text}"
            yield ("sentence", source, told.sentence.id), told.verdict, place
        for shown in page.figures:
            place = f"{shown.figure.location}: the figure “{figure_name(shown)}”"
            yield ("figure", source, shown.figure.id), shown.verdict, place
