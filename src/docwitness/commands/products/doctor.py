"""`docwitness doctor`: what is installed, what is missing, and what to run."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

import click
from rich.table import Table

from docwitness.commands.console import output
from docwitness.errors import DocwitnessError
from docwitness.reports.verdict_words import counted
from docwitness.run import embedded
from docwitness.settings import Embedded, Settings, find_settings

CANNOT_TELL = 3
OLDEST = (3, 11)
FONTS = ("DejaVu", "Liberation", "Noto")
"""Families of which one at least is on most machines; without any, pictures show boxes instead of letters."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    what: str
    found: str
    """What is there; empty for what is missing."""
    run: str = ""
    """What to run where it is missing."""
    needed: bool = True


@click.command("doctor")
@click.option("--browser-executable", metavar="PATH", help="The browser to drive.")
def command(browser_executable: str | None) -> int:
    """Show what is installed, what is missing, and what to run."""
    settings = find_settings(Path.cwd())
    checks = list(_checks(settings, browser_executable))
    output().print(_table(checks))
    missing = [check for check in checks if check.needed and not check.found]
    for check in checks:
        if not check.found and check.run:
            click.echo(f"{check.what}: {check.run}")
    are = "is" if len(missing) == 1 else "are"
    lacking = f"{counted(len(missing), 'thing')} that {are} needed {are} missing or broken."
    click.echo(lacking if missing else "Everything that is needed is here.")
    return CANNOT_TELL if missing else 0


def _checks(settings: Settings, named: str | None) -> Iterator[Check]:
    yield _python()
    yield from _packages()
    yield _browser(named)
    yield _fonts()
    yield _reading_of_pictures()
    yield _git()
    yield _report_folder(settings)
    if settings.embedded is not None:
        yield _embedded(settings, settings.embedded)


def _table(checks: list[Check]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("", "What", "Found"):
        table.add_column(heading)
    for check in checks:
        mark = "✓" if check.found else "✗" if check.needed else "–"
        lacking = "missing or broken: see below" if check.needed else "not installed (optional)"
        table.add_row(mark, check.what, check.found or lacking)
    return table


def _python() -> Check:
    wanted = ".".join(map(str, OLDEST))
    found = f"{platform.python_version()} at {sys.executable}" if sys.version_info >= OLDEST else ""
    return Check("Python", found, f"Docwitness needs Python {wanted} or newer.")


def _packages() -> Iterator[Check]:
    """The packages that Docwitness itself needs, and those of the extras that a run needs."""
    yield _needs("Packages", "", "docwitness")
    yield _needs("Browser packages", "browser", "docwitness[browser]")
    yield _needs("Figure packages", "figures", "docwitness[figures]")


def _needs(what: str, extra: str, name: str) -> Check:
    """What the metadata of the installed version asks for, with that extra or without any."""
    needs = [need for need in metadata.requires("docwitness") or [] if _extra_of(need) == extra]
    names = [found for need in needs if (found := re.split(r"[<>=!~\[; ]", need)[0]) != "docwitness"]
    versions = {name: _version(name) for name in names}
    missing = sorted(name for name, version in versions.items() if version is None)
    there = ", ".join(f"{name} {version}" for name, version in list(versions.items())[:3])
    found = "" if missing else f"{len(names)} of {len(names)}: {there}, …"
    return Check(what, found, f"{', '.join(missing)} missing; {sys.executable} -m pip install '{name}'")


def _extra_of(need: str) -> str:
    marker = re.search(r"""extra *== *["']([\w-]+)["']""", need)
    return marker[1] if marker else ""


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _browser(named: str | None) -> Check:
    """The browser, after it was really started: one that is there and does not run is of no use."""
    if util.find_spec("playwright") is None:
        return Check("Browser", "", "It is driven by Playwright, which the browser packages have.")
    from docwitness.browser.executables import WHAT_TO_RUN, browser_version, find_browser, running_playwright

    try:
        browser = find_browser(named)
        if browser is None:
            return Check("Browser", "", WHAT_TO_RUN)
        with running_playwright() as playwright:
            version = browser_version(browser, playwright)
    except DocwitnessError as error:
        return Check("Browser", "", f"{error.message.rstrip('.')}. {error.hint or ''}".strip())
    return Check("Browser", f"{browser.name} {version}, started from {browser.executable} ({browser.origin})")


def _fonts() -> Check:
    listed = _output(["fc-list", ":", "family"])
    if listed is None:
        return Check("Fonts", "", "fc-list is not here, so they cannot be counted.", needed=False)
    families = {line.split(",")[0].strip() for line in listed.splitlines() if line.strip()}
    known = [name for name in FONTS if any(family.startswith(name) for family in families)]
    found = f"{len(families)} families{', among them ' + ', '.join(known) if known else ''}" if families else ""
    return Check("Fonts", found, "Install some, for instance fonts-dejavu-core and fonts-liberation.")


def _reading_of_pictures() -> Check:
    there = all(util.find_spec(name) for name in ("rapidocr", "onnxruntime"))
    found = f"rapidocr {_version('rapidocr')}" if there else ""
    return Check("Text in pictures (OCR)", found, f"{sys.executable} -m pip install 'docwitness[ocr]'", needed=False)


def _git() -> Check:
    return Check(
        "git", (_output(["git", "--version"]) or "").strip(), "Install git, to get updates as patches.", needed=False
    )


def _output(command: list[str]) -> str | None:
    """What the command prints; None where it cannot be run."""
    if shutil.which(command[0]) is None:
        return None
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None


def _report_folder(settings: Settings) -> Check:
    """Whether reports can be written: tried in the nearest folder that exists, and nothing is left behind."""
    folder = settings.path(settings.report)
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return Check("Report folder", f"{os.path.relpath(folder)} can be written")
    except OSError as error:
        return Check("Report folder", "", f"{nearest} cannot be written: {error.strerror}")


def _embedded(settings: Settings, wanted: Embedded) -> Check:
    try:
        with embedded.start(wanted, folder=settings.root):
            return Check("Embedded product", f"starts and answers, release {wanted.release}")
    except DocwitnessError as error:
        return Check("Embedded product", "", str(error))
