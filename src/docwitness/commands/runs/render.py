"""`docwitness render`: a report's files made again, without browser or product: from results.json, or from events."""

from __future__ import annotations

from pathlib import Path

import click

from docwitness import reports
from docwitness.extensions import report_files
from docwitness.run.reporting import ended, render_killed
from docwitness.settings import find_settings
from docwitness.storage.store import ReportFolder, load_report


@click.command("render")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path | None) -> None:
    """Make the files of the report in FOLDER again: from its results.json, or of a killed run from its events.jsonl.

    Without FOLDER, the report of the last run.
    """
    settings = find_settings(Path.cwd())
    place = folder or settings.path(settings.report)
    report, target = load_report(place), ReportFolder(place)
    target.adopt()
    if ended(report):
        target.write({**reports.files(report), **report_files(report)})
    else:
        render_killed(target, settings, report)
    click.echo(f"Report: {place / 'index.html'}")
