"""`docwitness verify`: witness the pages, write the report, exit with what it says."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console

from docwitness.browser.product import RunRequest, check_address
from docwitness.commands.console import output
from docwitness.errors import NothingVerified, UsageError
from docwitness.reports.formats import terminal, workflow
from docwitness.reports.verdict_words import counted
from docwitness.run.running import Chosen, Options, RunPlan, carry_out, chosen, plan
from docwitness.run.suite import read_pages
from docwitness.scenarios.name_filter import chooser
from docwitness.settings import Settings, find_settings
from docwitness.sources.watching import saved


@click.command("verify")
@click.argument("pages", nargs=-1, metavar="[PAGE]…")
@click.option("--base-url", metavar="URL", help="The product. Without it, the embedded one is started.")
@click.option("--release", metavar="NAME", help="Release of the embedded product.")
@click.option("--profile", metavar="NAME", help="Profile of the product in pyproject.toml.")
@click.option("--jobs", type=click.IntRange(1, 64), default=lambda: min(2, os.cpu_count() or 1), help="Processes.")
@click.option(
    "--shard", metavar="I/N", callback=lambda *given: _shard(given[2]), help="The I-th of N parts; see merge."
)
@click.option("--only", metavar="EXPR", help="Only scenarios with these words in their names; and, or, not.")
@click.option("--headed", is_flag=True, help="Show the browser.")
@click.option(
    "--connect",
    metavar="URL",
    callback=lambda *given: _remote(given[2]),
    help="A remote Playwright server (ws://) or CDP endpoint (http://).",
)
@click.option("--browser-executable", metavar="PATH", help="The browser to drive.")
@click.option("--report", metavar="DIR", help="Report folder (default: reports/latest).")
@click.option("--watch", is_flag=True, help="Verify a page again whenever it is saved, until Ctrl-C.")
@click.option("--dry-run", is_flag=True, help="Print what would be done; open no browser.")
@click.option("--allow-destructive", is_flag=True, help="Let scenarios change a product that is not the embedded one.")
@click.option("-q", "--quiet", is_flag=True, help="Only what does not hold, and the answer.")
@click.option("-v", "--verbose", is_flag=True, help="Every scenario and every finding.")
def command(
    pages: tuple[str, ...],
    base_url: str | None,
    release: str | None,
    profile: str | None,
    jobs: int,
    shard: str,
    only: str | None,
    headed: bool,
    connect: str | None,
    browser_executable: str | None,
    report: str | None,
    watch: bool,
    dry_run: bool,
    allow_destructive: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Witness the pages against the product and write the report.

    PAGE is a file, a folder or a URL; without one, the pages that pyproject.toml names. A folder that has a
    [tool.docwitness] of its own is verified as if the command were run in it.
    """
    began, given = Path.cwd(), pages
    report = report and str(began / report)
    if browser_executable and (began / browser_executable).is_file():
        browser_executable = str(began / browser_executable)
    if len(pages) == 1 and _is_project(began / pages[0]):
        os.chdir(pages[0])
        pages = ()
    settings = find_settings(Path.cwd())
    places = tuple(map(settings.named, pages))
    settings.places(pages)  # there has to be one
    request = RunRequest(
        base_url=base_url,
        release=release,
        profile=profile,
        report=report,
        allow_destructive=allow_destructive,
        browser=browser_executable,
        shard=shard,
        command=" ".join(["docwitness", *sys.argv[1:]]),
    )
    if only is not None:
        chooser(only)
    if base_url is not None:
        check_address(base_url)
    how = Options(jobs=jobs, only=only, headed=headed, connect=connect, verbose=verbose)
    what = plan(settings, places)
    console = output()
    if dry_run:
        scenarios = chosen(settings, request, what, how, console)
        _print_plan(console, settings, request, what, scenarios)
        return 0 if scenarios else NothingVerified.exit_code
    # Who cancels a job in CI sends this: an interrupted run leaves its report as well.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    found = carry_out(settings, request, what, how, console)
    folder = os.path.relpath(settings.path(request.report or settings.report), began)
    console.print(terminal.summary(found, folder=folder, quiet=quiet, verbose=verbose))
    if os.environ.get("GITHUB_ACTIONS") == "true":
        click.echo(workflow.render(found), nl=False)
    return _watch(settings, places, request, given, found.exit) if watch else found.exit


def _is_project(folder: Path) -> bool:
    """Whether it is a folder with settings of its own, other than those of the working directory."""
    if not (folder / "pyproject.toml").is_file():
        return False
    settings = find_settings(folder.resolve())
    return settings.configured and settings.root != find_settings(Path.cwd()).root


def _watch(settings: Settings, places: Sequence[str], request: RunRequest, given: Sequence[str], code: int) -> int:
    """Verify again what was saved: a page by itself, all of them where a feature or a module of the suite was.

    Each time in a process of its own, which has the suite's code as it is by then.
    """
    click.echo("Watching; Ctrl-C ends it.")
    options = [word for word in sys.argv[2:] if word not in ("--watch", *given)]
    # Where the folder of the project was entered, paths are told from where the command was given: the last one counts.
    options += ["--report", request.report] if request.report else []
    options += ["--browser-executable", request.browser] if request.browser else []
    try:
        for files in saved(lambda: _watched(settings, places)):
            pages = {page.source.path: page.source.place for page in read_pages(settings, places)}
            again = [pages[file] for file in sorted(files)] if files <= pages.keys() else places
            click.echo(f"Saved: {', '.join(sorted(file.name for file in files))}")
            code = subprocess.run([sys.executable, "-m", "docwitness", "verify", *options, *again]).returncode
            click.echo("Watching; Ctrl-C ends it.")
    except KeyboardInterrupt:
        click.echo()
    return code


def _watched(settings: Settings, places: Sequence[str]) -> list[Path]:
    """The pages' files and the suite's: its features, and the modules that lie in folders beside them."""
    files = [settings.path(place) for place in places]
    pages = [page for file in files for page in (file.rglob("*") if file.is_dir() else [file]) if page.is_file()]
    suite = [settings.path(settings.features), *(settings.path(name) for name in ("steps", "pages", "fixtures"))]
    return [*pages, *(file for folder in suite for ending in ("*.feature", "*.py") for file in folder.rglob(ending))]


def _shard(given: str | None) -> str:
    if not given:
        return ""
    match = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", given)
    if match is None or int(match[1]) > int(match[2]):
        raise UsageError(f"--shard {given}: no part of a whole.", hint="Give the part and their number: 2/3.")
    return given


def _remote(given: str | None) -> str | None:
    if given is not None and not re.match(r"(?:ws|http)s?://[^/]", given):
        raise UsageError(f"--connect {given}: no address of a browser.", hint="It looks like ws://host:port/path.")
    return given


def _print_plan(
    console: Console, settings: Settings, request: RunRequest, what: RunPlan, scenarios: Mapping[str, Sequence[Chosen]]
) -> None:
    """The pages, the scenarios that are chosen, and which of them would change the product."""
    profile = settings.profile(request.profile)
    url = request.base_url or profile.base_url
    may_change = url is None or request.allow_destructive or profile.effects == "all"
    lines = [f"Product: {url or 'the embedded one'}; it {'may' if may_change else 'may not'} be changed."]
    for page in what.pages:
        procedure = page.procedure
        parts = ("step", procedure.steps), ("claim", procedure.claims), ("figure", procedure.page.figures)
        numbers = ", ".join(counted(len(found), name) for name, found in parts)
        lines.append(f"Page: {procedure.page.source}: {numbers}")
    for feature, chosen_ones in scenarios.items():
        lines.append(f"Feature: {feature}")
        lines += [f"  {scenario.name}{_note(scenario, may_change)}" for scenario in chosen_ones]
    if not scenarios:
        lines.append("No scenario is chosen.")
    for name, text in what.generated:
        lines += [f"Generated: {name}", text]
    console.print("\n".join(lines), highlight=False, markup=False, soft_wrap=True)


def _note(scenario: Chosen, may_change: bool) -> str:
    if not scenario.changes:
        return ""
    return "  (changes the product)" if may_change else "  (refused: would change it)"
