"""`docwitness render`: a report's files made again from its results.json, without browser or product."""

from __future__ import annotations

from pathlib import Path

import click

from docwitness import reports
from docwitness.extensions import report_files
from docwitness.storage.store import ReportFolder
from docwitness.updating.amending import load_report


@click.command("render")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Make the files of the report in FOLDER again from its results.json."""
    report = load_report(folder)
    target = ReportFolder(folder)
    target.adopt()
    target.write({**reports.files(report), **report_files(report)})
    click.echo(f"Report: {folder / 'index.html'}")
