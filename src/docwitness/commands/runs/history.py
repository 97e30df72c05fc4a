"""`docwitness history`: how the documentation fared from run to run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from docwitness.commands.console import output
from docwitness.errors import DocwitnessError, NothingVerified
from docwitness.model import History, Past
from docwitness.reports.findings import subject_names
from docwitness.reports.formats.terminal import safe
from docwitness.reports.verdict_words import counted
from docwitness.settings import Settings, find_settings
from docwitness.storage.history_store import PastRun, latest, past_runs
from docwitness.storage.store import load_report

_WRONG = ("broken", "stale", "missing")
_BEGINNING = 60
"""Characters by which a sentence is told."""


@click.command("history")
@click.option("--profile", help="Only runs against this product.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="How many runs to show.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(profile: str | None, limit: int, form: str) -> None:
    """Show how many promises held from run to run, since when the others do not, and which flip."""
    settings = find_settings(Path.cwd())
    where = settings.past
    if isinstance(where, Path) and not where.exists():
        raise NothingVerified("no run is remembered yet", hint="Run `docwitness verify` first.")
    runs, now = past_runs(where, profile=profile, most=limit), latest(where, profile=profile)
    if now is None:
        raise NothingVerified("no run of this profile is remembered", hint="`docwitness verify` remembers its runs.")
    if form == "json":
        click.echo(json.dumps({"runs": [asdict(run) for run in runs], "subjects": [asdict(s) for s in now.subjects]}))
    else:
        show(runs, now, output(), names=_names(settings))


def show(runs: tuple[PastRun, ...], now: History, console: Console, *, names: Mapping[tuple[str, str], str]) -> None:
    """Print the runs as a table, then what is notable about the last one, by the `names` of pages' subjects."""
    table = Table(
        "Run (UTC)", "Release", "Exit", "Hold", "Broken", "Current", "Stale", "Other", box=None, pad_edge=False
    )
    for run in runs:
        table.add_row(*_row(run))
    console.print(table)
    for past in now.subjects:
        if past.verdict in _WRONG:
            since = f"{past.verdict} since {_minute(past.since)} ({counted(past.runs, 'run')})"
            console.print(Text(f"{since}: {_named(past, names)}", "red"))
        if past.flips:
            console.print(
                Text(f"flips: {_named(past, names)} ({counted(past.flips, 'time')} without a change)", "yellow")
            )


def _row(run: PastRun) -> list[str]:
    shown = {"holds": run.sentences, "broken": run.sentences, "current": run.figures, "stale": run.figures}
    numbers = [counts.get(verdict, 0) for verdict, counts in shown.items()]
    other = sum(run.sentences.values()) + sum(run.figures.values()) - sum(numbers)
    return [_minute(run.started), safe(run.product), str(run.exit), *map(str, numbers), str(other)]


def _minute(started: str) -> str:
    """`2026-11-27 22:38`, in UTC as all times of a report: seconds and offset would not fit."""
    return started[:16].replace("T", " ")


def _named(past: Past, names: Mapping[tuple[str, str], str]) -> str:
    return safe(names.get((past.page, past.id), f"{past.page}: {past.subject} {past.id}"))


def _names(settings: Settings) -> dict[tuple[str, str], str]:
    """What the last report calls the sentences and figures of its pages; the history has only their identities."""
    try:
        pages = load_report(settings.path(settings.report)).pages
    except DocwitnessError:
        return {}
    return {
        (page.page.source, identity): name
        for page in pages
        for identity, name in subject_names(page, longest=_BEGINNING).items()
    }
