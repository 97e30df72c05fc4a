"""`docwitness update`: the only command that writes to documents, and only when told to."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docwitness.reports.verdict_words import counted
from docwitness.settings import find_settings
from docwitness.storage.store import load_report
from docwitness.updating.amending import Plan, changes, reworded, write
from docwitness.updating.decisions import open_plan
from docwitness.updating.patch import page_patch, picture_line, picture_patch

COULD_NOT = 3
"""Exit code where something does not hold and nothing is known to put in its place."""


@click.command("update")
@click.argument("pages", nargs=-1)
@click.option("--report", "folder", help="The report folder; by default that of the last run.")
@click.option("--write", "write_", is_flag=True, help="Change the files; without it the patch is only printed.")
@click.option("--alt-text", is_flag=True, help="Also propose alt texts for figures that have none.")
@click.option("--guesses", is_flag=True, help="Also rename labels to the most alike one where no figure confirms it.")
@click.option("--force", is_flag=True, help="Write to files that git does not have as they are.")
def command(
    pages: tuple[str, ...], folder: str | None, write_: bool, alt_text: bool, guesses: bool, force: bool
) -> int:
    """Print what the last run gives reason to change in PAGES: new figures and renamed labels, as a patch.

    On a terminal a new figure takes one line; in a file or a pipe it is there with all its bytes, for `git apply`.
    """
    settings = find_settings(Path.cwd())
    where = Path(folder) if folder else settings.path(settings.report)
    plan = open_plan(load_report(where), where, settings, pages=pages, guesses=guesses, alt_texts=alt_text)
    number = show(plan, whole=not (write_ or sys.stdout.isatty()))
    left = [*plan.left, *(reason for page in plan.pages for reason in reworded(page)[1])]
    for reason in left:
        click.echo(reason, err=True)
    if write_:
        click.echo(f"{counted(len(write(plan, force=force)), 'file')} changed.", err=True)
    elif number:
        click.echo(
            f"{counted(number, 'file')} would change: --write does it, `docwitness review` asks first.", err=True
        )
    elif not left:
        click.echo("Nothing to change: the last run found everything as it is documented.", err=True)
    return COULD_NOT if left and not number else 0


def show(plan: Plan, *, whole: bool) -> int:
    """Print the patch, pictures `whole` or in a line each; how many files it changes."""
    todo = list(changes(plan))
    pictures = {picture.path for picture in plan.pictures}
    for path, old, new in todo:
        name = _name(path)
        if path not in pictures:
            patch = page_patch(name, old.decode(), new.decode())
        else:
            patch = picture_patch(name, old, new) if whole else picture_line(name, old, new)
        click.echo(patch, nl=False)
    return len(todo)


def _name(path: Path) -> str:
    here = path.resolve()
    return here.relative_to(Path.cwd()).as_posix() if here.is_relative_to(Path.cwd()) else here.as_posix().lstrip("/")
