"""`docwitness serve`: the embedded product and its documentation, to click through by hand."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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
    with embedded.start(settings.embedded, release=release, folder=settings.root) as ready, interruption() as wait:
        click.echo(invitation(ready))
        wait()
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


@contextmanager
def interruption() -> Iterator[Callable[[], None]]:
    """What waits for Ctrl-C, or for being asked to terminate; from here on neither is missed.

    Each writes a byte to a socket, whenever it comes: a signal right before a wait for signals would be waited for
    without end. A shell that starts a command in the background lets it ignore Ctrl-C; whoever sends it means it.
    """
    told, tells = socket.socketpair()
    tells.setblocking(False)
    signal.set_wakeup_fd(tells.fileno())
    before = {each: signal.signal(each, lambda *_: None) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: click.echo() if told.recv(1)[0] == signal.SIGINT else None
    finally:
        signal.set_wakeup_fd(-1)
        for each, handler in before.items():
            signal.signal(each, handler)
        told.close()
        tells.close()
