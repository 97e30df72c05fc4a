"""`docwitness update`: the only command that writes to documents, and only when told to."""

from __future__ import annotations

from pathlib import Path

import click

from docwitness.amending import Plan, changes, load_report, plan_changes, reworded, wanted, write
from docwitness.rendering.words import counted
from docwitness.settings import find_settings
from docwitness.updating.patch import page_patch, picture_patch


@click.command("update")
@click.argument("pages", nargs=-1)
@click.option("--report", "folder", help="The report folder; by default that of the last run.")
@click.option("--write", "write_", is_flag=True, help="Change the files; without it the patch is only printed.")
@click.option("--alt-text", is_flag=True, help="Also propose alt texts for figures that have none.")
@click.option("--guesses", is_flag=True, help="Also rename labels to the most alike one where no figure confirms it.")
@click.option("--force", is_flag=True, help="Write to files that git does not have as they are.")
def command(
    pages: tuple[str, ...], folder: str | None, write_: bool, alt_text: bool, guesses: bool, force: bool
) -> None:
    """Print what the last run gives reason to change in PAGES: new figures and renamed labels, as a patch."""
    settings = find_settings(Path.cwd())
    where = Path(folder) if folder else settings.path(settings.report)
    plan = plan_changes(load_report(where), where, settings, pages=pages)
    plan = wanted(plan, guesses=guesses, alt_texts=alt_text)
    show(plan)
    if write_:
        written = write(plan, force=force)
        click.echo(f"{counted(len(written), 'file')} changed.", err=True)


def show(plan: Plan) -> None:
    """Print the patch, and on the error stream what is left as it is."""
    for path, old, new in changes(plan):
        text = path not in {picture.path for picture in plan.pictures}
        name = _name(path)
        patch = page_patch(name, old.decode(), new.decode()) if text else picture_patch(name, old, new)
        click.echo(patch, nl=False)
    failed = [reason for page in plan.pages for reason in reworded(page)[1]]
    for reason in (*plan.left, *failed):
        click.echo(reason, err=True)


def _name(path: Path) -> str:
    here = path.resolve()
    return here.relative_to(Path.cwd()).as_posix() if here.is_relative_to(Path.cwd()) else here.as_posix().lstrip("/")
