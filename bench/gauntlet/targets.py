"""The products of the gauntlet: where their recipes are, and how each is installed, started, reset and stopped.

A target is a folder below `bench/targets` with `target.toml`:

    title = "Wagtail 8.0.1"
    base_url = "http://127.0.0.1:{port}/admin/"
    pages = ["guide/manage-redirects.md"]        # below its folder of documents
    drifts = ["menu", "button"]                  # names that `start.sh` takes in the environment as BREAK

    [profile]                                    # what a newcomer has to say: signing in, what may be changed
    effects = "all"

and `install.sh`, `start.sh PORT`, `reset.sh PORT`, `stop.sh PORT`, `truth.csv`, `figures.csv`, `drifts.csv`,
`docs.csv` (where each document comes from), and, if there are hints, `hints.toml`. A target is worked in as a copy, so
that nothing is installed into the repository.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

RECIPES = Path(__file__).parent.parent / "targets"
INSTALL_WITHIN = 1800
"""Seconds: the largest of the products unpacks some gigabytes."""
START_WITHIN = 180
"""Seconds: they take 2 to 40 where it was measured."""


@dataclass(frozen=True, slots=True)
class Target:
    """One product, installed or to be installed below `place`."""

    name: str
    title: str
    recipe: Path
    place: Path
    base_url: str
    """With `{port}` where the port goes."""
    pages: tuple[str, ...]
    drifts: tuple[str, ...]
    profile: Mapping[str, object]
    environment: Mapping[str, str]
    """Credentials of the seeded account, as the profile names them."""

    @property
    def documents(self) -> Path:
        """The folder of its documentation: fetched, never committed."""
        return self.place / "docs"

    @property
    def hints(self) -> str:
        """At most 25 lines that a team would add to its profile; empty where there are none."""
        file = self.recipe / "hints.toml"
        return file.read_text(encoding="utf-8") if file.exists() else ""


def read_target(name: str, work: Path) -> Target:
    """The target of that name, to be worked in below `work`.

    Raises:
        SystemExit: there is no such target.
    """
    recipe = RECIPES / name
    if not (recipe / "target.toml").exists():
        raise SystemExit(f"no target named {name}; there are: {', '.join(names())}")
    told = tomllib.loads((recipe / "target.toml").read_text(encoding="utf-8"))
    return Target(
        name=name,
        title=told["title"],
        recipe=recipe,
        place=work / name,
        base_url=told["base_url"],
        pages=tuple(told["pages"]),
        drifts=tuple(told.get("drifts", ())),
        profile=told.get("profile", {}),
        environment=told.get("environment", {}),
    )


def names() -> tuple[str, ...]:
    """All targets that have a recipe."""
    return tuple(sorted(folder.parent.name for folder in RECIPES.glob("*/target.toml")))


def install(target: Target) -> None:
    """Copy the recipe to where it is worked in and install the product, unless that was done before."""
    done = target.place / ".installed"
    if done.exists():
        return
    shutil.copytree(target.recipe, target.place, dirs_exist_ok=True)
    subprocess.run(["bash", "install.sh"], cwd=target.place, check=True, timeout=INSTALL_WITHIN)
    done.touch()


@contextlib.contextmanager
def serving(target: Target, *, drift: str = "") -> Iterator[str]:
    """The base URL of the product in its seeded state, with a deliberate break if one is named."""
    port = str(_free_port())
    environment = {**os.environ, "BREAK": drift}
    log = target.place / "start.log"
    with log.open("wb") as out:
        started = subprocess.run(
            ["bash", "start.sh", port],
            cwd=target.place, env=environment, check=False, timeout=START_WITHIN, stdout=out, stderr=out,
        )  # fmt: skip
    try:
        if started.returncode:
            raise SystemExit(f"{target.title} did not start:\n{log.read_text(errors='replace')[-2000:]}")
        yield target.base_url.format(port=port)
    finally:
        subprocess.run(["bash", "stop.sh", port], cwd=target.place, check=False, timeout=START_WITHIN)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number
