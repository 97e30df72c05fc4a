"""`docwitness review`: a local web page to accept or reject each change."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from docwitness.commands.documents.update import COULD_NOT
from docwitness.commands.products.serve import interruption
from docwitness.errors import UsageError
from docwitness.settings import find_settings
from docwitness.storage.store import load_report
from docwitness.updating.decisions import open_plan
from docwitness.updating.reviewing import Review, ReviewServer


@click.command("review")
@click.argument("pages", nargs=-1)
@click.option("--report", "folder", help="The report folder; by default that of the last run.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on; by default a free one.")
@click.option("--open/--no-open", "open_", default=True, help="Open the page in a browser.")
@click.option("--alt-text", is_flag=True, help="Also propose alt texts for figures that have none.")
@click.option("--guesses", is_flag=True, help="Also show labels that are only most alike, where no figure confirms it.")
@click.option("--force", is_flag=True, help="Write to files that git does not have as they are.")
def command(
    pages: tuple[str, ...], folder: str | None, port: int, open_: bool, alt_text: bool, guesses: bool, force: bool
) -> int:
    """Show stale figures side by side with new ones, and new wordings: accept, reject or skip each.

    Nothing is preselected, and what evidence does not make certain is not shown. Decisions are remembered in
    docwitness-decisions.jsonl, to be committed: what was rejected is not proposed again until something changes. What
    is data of the test account, and regions that never count, are written into the profile in pyproject.toml.
    """
    settings = find_settings(Path.cwd())
    where = Path(folder) if folder else settings.path(settings.report)
    report = load_report(where)
    plan = open_plan(report, where, settings, pages=pages, guesses=guesses, alt_texts=alt_text)
    review = Review(plan, root=settings.root, profile=report.run.profile or "default", force=force)
    if not review.open:
        click.echo("\n".join((*plan.left, "There is nothing to decide.")), err=True)
        return COULD_NOT if plan.left else 0
    with _server(review, port) as server, interruption() as wait:
        click.echo(f"Review at {server.url} (end with Ctrl+C)")
        if open_:
            webbrowser.open(server.url)
        wait()
    return 0


def _server(review: Review, port: int) -> ReviewServer:
    try:
        return ReviewServer(review, port=port)
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be listened on: {error.strerror}.", hint="Leave --port out for a free one."
        ) from None
