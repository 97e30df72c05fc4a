"""`docwitness serve`: the embedded product and its documentation, to click through by hand."""

from __future__ import annotations

import signal
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from docwitness import embedded
from docwitness.errors import UsageError


@click.command("serve")
@click.option("--release", metavar="NAME", help="the release to serve; default: the documented one")
@click.option("--releases", is_flag=True, help="list the releases and what drifted in each")
def command(release: str | None, releases: bool) -> int:
    """Serve the embedded product until Ctrl-C."""
    folder, settings = embedded_settings(Path.cwd())
    if releases or release is not None:
        listed = embedded.releases(settings, folder=folder)
        if releases:
            click.echo(release_table(listed))
            return 0
        if release not in {each["name"] for each in listed}:
            raise UsageError(f"there is no release {release!r}", hint="docwitness serve --releases lists them")
    with embedded.start(settings, release=release, folder=folder) as ready:
        click.echo(invitation(ready))
        _until_interrupted()
    return 0


def embedded_settings(start: Path) -> tuple[Path, Mapping[str, Any]]:
    """The folder of the nearest pyproject.toml with `[tool.docwitness.embedded]`, and that table.

    Raises:
        UsageError: none from here upwards has it.
    """
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            table = tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {}).get("docwitness", {})
            if "embedded" in table:
                return folder, table["embedded"]
    raise UsageError(
        "no embedded product is configured here",
        hint="run this in a repository whose pyproject.toml has [tool.docwitness.embedded]",
    )


def release_table(listed: list[dict[str, str]]) -> str:
    """The releases as text, one a line."""
    width = max((len(each["name"]) for each in listed), default=0)
    return "\n".join(f"{each['name']:{width}}  {each.get('summary', '')}" for each in listed)


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


def _until_interrupted() -> None:
    """Return on Ctrl-C or when asked to terminate."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        if hasattr(signal, "pause"):
            signal.pause()
        else:
            sys.stdin.read()
    except KeyboardInterrupt:
        click.echo()
