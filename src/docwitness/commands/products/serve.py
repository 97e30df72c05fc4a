"""`docwitness serve`: the embedded product and its documentation, to click through by hand."""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from docwitness.errors import UsageError
from docwitness.run import embedded
from docwitness.settings import find_settings


@click.command("serve")
@click.option("--release", metavar="NAME", help="the release to serve; default: the documented one")
@click.option("--releases", is_flag=True, help="list the releases and what drifted in each")
def command(release: str | None, releases: bool) -> int:
    """Serve the embedded product until Ctrl-C."""
    settings = find_settings(Path.cwd())
    if settings.embedded is None:
        raise UsageError(
            "no embedded product is configured here.",
            hint="Run this in a repository whose pyproject.toml has [tool.docwitness.embedded].",
        )
    if releases:
        click.echo(release_table(embedded.releases(settings.embedded, folder=settings.root)))
        return 0
    with embedded.start(settings.embedded, release=release, folder=settings.root) as ready:
        click.echo(invitation(ready))
        until_interrupted()
    return 0


def release_table(listed: Mapping[str, str]) -> str:
    """The releases as text, one a line."""
    width = max((len(name) for name in listed), default=0)
    return "\n".join(f"{name:{width}}  {summary}" for name, summary in listed.items())


def invitation(ready: Mapping[str, Any]) -> str:
    """What to open, as whom to sign in, and how to stop."""
    lines = [f"{label:<14} {ready[key]}" for label, key in _PLACES if ready.get(key)]
    account = ready.get("account")
    if isinstance(account, Mapping):
        lines.append(f"{'Sign in as':<14} {account.get('email')}   password: {account.get('password')}")
    lines += [str(ready["try"])] if ready.get("try") else []
    if ready.get("release"):
        lines.insert(0, f"Release {ready['release']}: {ready.get('summary', '')}".rstrip(": "))
    return "\n".join([*lines, "Ctrl-C stops it."])


_PLACES = (("Product", "dashboard"), ("Documentation", "docs"))


def until_interrupted() -> None:
    """Return on Ctrl-C or when asked to terminate."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # A shell that starts a command in the background lets it ignore Ctrl-C; whoever sends the signal means it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        if hasattr(signal, "pause"):
            signal.pause()
        else:
            sys.stdin.read()
    except KeyboardInterrupt:
        click.echo()
