"""`docwitness merge`: one report out of those that several machines left."""

from __future__ import annotations

import os
from pathlib import Path

import click

from docwitness.commands.console import output
from docwitness.reports.formats import terminal, workflow
from docwitness.run.merging import merge
from docwitness.settings import find_settings
from docwitness.storage.store import ReportFolder


@click.command("merge")
@click.argument("folders", nargs=-1, required=True, metavar="DIR…", type=click.Path(file_okay=False, path_type=Path))
@click.option("--report", metavar="DIR", help="Folder of the whole report (default: reports/latest).")
def command(folders: tuple[Path, ...], report: str | None) -> int:
    """Make one report out of those of several shards.

    DIR are the report folders that `docwitness verify --shard I/N` left. Exits as one run of all of it would have.
    """
    settings = find_settings(Path.cwd())
    target = ReportFolder(Path(report or settings.path(settings.report)).resolve())
    whole = merge(folders, target, settings)
    console = output()
    console.print(terminal.summary(whole, folder=os.path.relpath(target.path), quiet=False, verbose=False))
    if os.environ.get("GITHUB_ACTIONS") == "true":
        click.echo(workflow.render(whole), nl=False)
    return whole.exit
