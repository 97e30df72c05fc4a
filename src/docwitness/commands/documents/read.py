"""`docwitness read PAGE`: what the page promises, for people, for programs and for pytest-bdd."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from docwitness.commands.console import output
from docwitness.model import Action, Claim, Figure, Finding, Procedure, Step
from docwitness.reports.verdict_words import counted
from docwitness.run.suite import read_pages
from docwitness.scenarios.generating import scenarios_of
from docwitness.scenarios.gherkin import feature_text
from docwitness.settings import find_settings

_PROMISED: dict[Action, str] = {"right-click": "click"}
"""Actions that the form for programs has no word for → the one it has."""


@click.command("read")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…")
@click.option("--format", "form", type=click.Choice(["table", "json", "gherkin"]), default="table", show_default=True)
def command(pages: tuple[str, ...], form: str) -> None:
    """Show what each PAGE promises: its steps, claims and figures.

    PAGE is a file, a folder or a URL. As JSON, several pages are a list, and one is an object.
    """
    settings = find_settings(Path.cwd())
    procedures = [page.procedure for page in read_pages(settings, [settings.named(page) for page in pages])]
    if form == "json":
        told = [as_json(procedure) for procedure in procedures]
        click.echo(json.dumps(told if len(told) > 1 else told[0], indent=2, ensure_ascii=False))
    elif form == "gherkin":
        click.echo("\n".join(map(_feature, procedures)), nl=False)
    else:
        for procedure in procedures:
            show(procedure, output())


def _feature(procedure: Procedure) -> str:
    page = procedure.page
    return feature_text(scenarios_of(procedure), title=page.title or page.source)


def as_json(procedure: Procedure) -> dict[str, object]:
    """The procedure in the form that programs are promised."""
    page = procedure.page
    promise = ("target", "labelled", "role", "window", "position", "value")
    steps = [
        {**_fields(step, "id", "line", "action", *promise, "optional", "figure"), "window": step.place}
        for step in procedure.steps
    ]
    return {
        "title": page.title,
        "source": page.source,
        "ask_url": page.ask_url,
        "steps": [{**step, "action": _PROMISED.get(step["action"], step["action"])} for step in steps],
        "claims": [_fields(claim, "id", "line", "text", "kind", *promise) for claim in procedure.claims],
        "figures": [_fields(f, "id", "line", "src", "caption", "alt", "width", "window") for f in page.figures],
        "findings": [_fields(finding, "rule", "line", "message", "severity") for finding in page.findings],
    }


def _fields(value: Step | Claim | Figure | Finding, *names: str) -> dict[str, Any]:
    return {name: value.location.line if name == "line" else getattr(value, name) for name in names}


def show(procedure: Procedure, console: Console) -> None:
    """Print the procedure as tables that are readable at 80 columns, or with a promise a line where there is more."""
    page = procedure.page
    console.print(Text(page.name, style="bold"))
    steps = _table("Line", "Action", "Target", "Where", title=counted(len(procedure.steps), "step"))
    for step in procedure.steps:
        target = f'"{step.target}"' if step.labelled else step.target
        role = f" {step.role}" if step.role else ""
        value = f" ← {step.value}" if step.value else ""
        where = ", ".join(dict.fromkeys(place for place in (step.position, step.place) if place))
        action = f"{step.action}{' (optional)' if step.optional else ''}"
        steps.add_row(str(step.location.line), Text(action), Text(f"{target}{role}{value}"), Text(where))
    _print(console, steps)
    claims = _table("Line", "Kind", "Promise", title=counted(len(procedure.claims), "claim"))
    for claim in procedure.claims:
        claims.add_row(str(claim.location.line), claim.kind, Text(claim.text))
    _print(console, claims)
    left = [sentence for sentence in procedure.sentences if sentence.rest]
    rest = _table("Line", "Not understood", title=f"{counted(len(left), 'sentence')} not understood in full")
    for sentence in left:
        rest.add_row(str(sentence.location.line), Text("; ".join(sentence.rest)))
    if left:
        _print(console, rest)
    figures = _table("Line", "Figure", "Shows", title=counted(len(page.figures), "figure"))
    for figure in page.figures:
        figures.add_row(str(figure.location.line), Text(figure.src), Text(figure.window or "?"))
    _print(console, figures)
    for finding in page.findings:
        console.print(Text(f"{finding.location}: {finding.message} [{finding.rule}]", style="yellow"))


def _print(console: Console, table: Table) -> None:
    """Print the table below its title, which may be wider; of one without rows, the title alone."""
    title, table.title = Text(str(table.title), style="table.title"), None
    console.print(title)
    if table.row_count:
        console.print(table)


def _table(*columns: str, title: str) -> Table:
    table = Table(title=title, box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column == "Line" else "left", overflow="fold")
    return table
