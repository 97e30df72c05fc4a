"""`docwitness review`: a local web page to accept or reject each change."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from docwitness.amending import load_report, plan_changes
from docwitness.reviewing import Review, ReviewServer
from docwitness.settings import find_settings


@click.command("review")
@click.argument("pages", nargs=-1)
@click.option("--report", "folder", help="The report folder; by default that of the last run.")
@click.option("--port", default=0, help="The port to listen on; by default a free one.")
@click.option("--open/--no-open", "open_", default=True, help="Open the page in a browser.")
@click.option("--force", is_flag=True, help="Write to files that git does not have as they are.")
def command(pages: tuple[str, ...], folder: str | None, port: int, open_: bool, force: bool) -> None:
    """Show stale figures side by side with new ones, and new wordings, to accept or reject each."""
    settings = find_settings(Path.cwd())
    where = Path(folder) if folder else settings.path(settings.report)
    plan = plan_changes(load_report(where), where, settings, pages=pages)
    with ReviewServer(Review(plan, force=force), port=port) as server:
        click.echo(f"Review at {server.url} (end with Ctrl+C)")
        if open_:
            webbrowser.open(server.url)
        server.wait()
