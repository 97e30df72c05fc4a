"""`docwitness verify`: decides what is to be witnessed, runs it by pytest, and says how it went."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from rich.console import Console

from docwitness import rendering
from docwitness.errors import CannotTell, NothingVerified, UsageError
from docwitness.model import Report
from docwitness.progress import ProgressReporter
from docwitness.scenarios.generating import scenarios_of
from docwitness.scenarios.gherkin import feature_name, feature_text
from docwitness.settings import Settings
from docwitness.store import RESULTS, ReportFolder
from docwitness.suite import Feature, PageUnderTest, read_features, read_pages
from docwitness.witness.product import Wish

GENERATED = "generated"
"""The folder, below the report's, of the features that were generated for pages without any."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is going to do."""

    pages: tuple[PageUnderTest, ...]
    features: tuple[Feature, ...]
    generated: tuple[tuple[str, str], ...]
    """File name and text of the features for pages that no feature of the suite witnesses."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is to be carried out, beyond what it is about."""

    jobs: int = 1
    only: str | None = None
    headed: bool = False
    connect: str | None = None
    verbose: bool = False


def plan(settings: Settings, places: Sequence[str]) -> Plan:
    """Which features witness the pages; pages that none does get generated ones.

    Raises:
        DocumentError: a page or a feature cannot be read.
        NothingVerified: no page promises anything.
    """
    pages = read_pages(settings, places)
    if not any(page.procedure.steps or page.procedure.claims for page in pages):
        named = ", ".join(page.procedure.page.source for page in pages) or "no page"
        raise NothingVerified(
            f"nothing to verify: {named} asks for no step and promises nothing.",
            hint="`docwitness read PAGE` shows what is understood of a page.",
        )
    features = read_features(settings)
    everything = tuple(places) == settings.pages
    chosen = tuple(feature for feature in features if everything or feature.witnesses(pages))
    bare = [page for page in pages if not any(feature.witnesses([page]) for feature in features)]
    return Plan(pages, chosen, tuple(_generated(page for page in bare if page.procedure.steps).items()))


def _generated(pages: Iterable[PageUnderTest]) -> dict[str, str]:
    """A feature for every page, by its file name."""
    features: dict[str, str] = {}
    for page in pages:
        document = page.procedure.page
        name = feature_name(document.source, features)
        features[name] = feature_text(scenarios_of(page.procedure), title=document.title)
    return features


def carry_out(settings: Settings, wish: Wish, what: Plan, how: Options, console: Console) -> Report:
    """The report of the run, which is in the report folder by then.

    Raises:
        CannotTell: the product or the browser could not be had, or pytest itself failed.
        UsageError: nothing says where the product is, or the report folder cannot be written.
    """
    settings.profile(wish.profile)
    folder = ReportFolder(settings.path(wish.report or settings.report).resolve())
    files = [*(feature.path for feature in what.features), *_write_generated(folder, what)]
    pages = tuple(page.procedure.page.source for page in what.pages)
    arguments = [*map(str, files), *_arguments(replace(wish, pages=pages), how)]
    with contextlib.chdir(settings.root):
        code = pytest.main(arguments, plugins=[ProgressReporter(console, verbose=how.verbose)])
    return _report(folder, int(code))


def _report(folder: ReportFolder, code: int) -> Report:
    try:
        report = rendering.results.from_json(json.loads(folder.read(RESULTS)))
    except (OSError, json.JSONDecodeError) as error:
        failed = UsageError if code == pytest.ExitCode.USAGE_ERROR else CannotTell
        raise failed(f"the run ended with {code} and left no report in {folder.path}.") from error
    # Where pytest could not go on, that is how it ended; else the report knows more than pytest does.
    return replace(report, exit=code) if code in (2, 3, 4) else report


def _write_generated(folder: ReportFolder, what: Plan) -> list[Path]:
    """The generated features as files below the report folder, where a team can take them over from."""
    shutil.rmtree(folder.path / GENERATED, ignore_errors=True)
    return [folder.path / folder.save(f"{GENERATED}/{name}", text.encode()) for name, text in what.generated]


def _arguments(wish: Wish, how: Options) -> list[str]:
    """The command line of pytest that carries out the wish."""
    pairs = {
        "--base-url": wish.base_url,
        "--docwitness-release": wish.release,
        "--docwitness-profile": wish.profile,
        "--docwitness-report": wish.report,
        "--docwitness-shard": wish.shard,
        "--docwitness-command": wish.command,
        "--browser-executable": wish.browser,
        "--connect": how.connect,
        "-k": how.only and _in_names(how.only),
        "--numprocesses": str(how.jobs) if how.jobs > 1 else None,
        # One at a time: scenarios take seconds each, and who has two more than the others is waited for at the end.
        "--dist": "load" if how.jobs > 1 else None,
        "--maxschedchunk": "1" if how.jobs > 1 else None,
    }
    given = [word for option, value in pairs.items() if value for word in (option, value)]
    pages = [word for page in wish.pages for word in ("--docwitness-page", page)]
    flags = ["--allow-destructive"] * wish.allow_destructive + ["--headed"] * how.headed
    return [*given, *pages, *flags, *(word for name in _LEFT_OUT for word in ("-p", f"no:{name}"))]


def _in_names(expression: str) -> str:
    """The expression as pytest takes it: words of a scenario's name stand with underscores between them there."""
    return re.sub(rf"{_WORD}(?:\s+{_WORD})+", lambda words: "_".join(words[0].split()), expression)


_WORD = r"\b(?!(?:and|or|not)\b)\w+"
_LEFT_OUT = ("cacheprovider", "hypothesispytest", "unraisableexception")
"""No cache is written into other people's folders, and nobody waits for Hypothesis, which imports itself at the end,
or for five garbage collections in every process."""
