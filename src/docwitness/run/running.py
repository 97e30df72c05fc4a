"""`docwitness verify`: decides what is to be witnessed, runs it by pytest, and says how it went."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from rich.console import Console

from docwitness.browser.product import RunRequest
from docwitness.errors import DocumentError, DocwitnessError, NothingVerified
from docwitness.model import Report
from docwitness.model.events import Mapped, Problem
from docwitness.productmap.page_coverage import coverage_of
from docwitness.productmap.states import ProductMap
from docwitness.productmap.telling import in_a_sentence
from docwitness.pytest_plugin.collecting import name_of, why_not
from docwitness.pytest_plugin.session import Session
from docwitness.pytest_plugin.stash import SESSION
from docwitness.run.mapping import FigureMoments, figure_moments, map_for_run, with_map, write_coverage
from docwitness.run.progress import ProgressReporter
from docwitness.run.reporting import Documents, keep_documents
from docwitness.run.suite import (
    Feature,
    PageUnderTest,
    others_than,
    read_feature_file,
    read_features,
    read_pages,
    witnesses_among,
)
from docwitness.scenarios.generating import scenarios_of
from docwitness.scenarios.gherkin import feature_name, feature_text
from docwitness.settings import Settings
from docwitness.storage.store import ReportFolder

GENERATED = "generated"
"""The folder, below the report's, of the features that were generated for pages without any."""


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What a run is going to do."""

    pages: tuple[PageUnderTest, ...]
    features: tuple[Feature, ...]
    """That are carried out: those that witness the pages, or all of the suite."""
    witnessing: tuple[Feature, ...]
    generated: tuple[tuple[str, str], ...]
    """File name and text of the features for pages that no feature of the suite witnesses."""
    bare: tuple[PageUnderTest, ...] = ()
    """These pages."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is to be carried out, beyond what it is about."""

    jobs: int = 1
    """Processes that carry out scenarios; with 0 the one that controls the run does so itself."""
    only: str | None = None
    headed: bool = False
    connect: str | None = None
    verbose: bool = False


def plan(settings: Settings, places: Sequence[str] = ()) -> RunPlan:
    """What to carry out for the pages at these places; without any, for all of the settings, with the whole suite.

    Pages that no feature witnesses get generated ones.

    Raises:
        DocumentError: a page or a feature cannot be read.
        NothingVerified: no page promises anything.
    """
    whole = not places
    pages = read_pages(settings, places or settings.pages)
    if not any(page.procedure.steps or page.procedure.claims for page in pages):
        named = ", ".join(page.procedure.page.source for page in pages) or "no page"
        raise NothingVerified(
            f"nothing to verify: {named} asks for no step and promises nothing.",
            hint="`docwitness read PAGE` shows what is understood of a page.",
        )
    features = read_features(settings)
    others = others_than(pages, settings)
    witnessing = witnesses_among(features, pages, others)
    bare = [page for page in pages if not witnesses_among(witnessing, [page], lambda: [*pages, *others()])]
    bare = [page for page in bare if scenarios_of(page.procedure)]
    return RunPlan(pages, features if whole else witnessing, witnessing, tuple(_generated(bare).items()), tuple(bare))


def _generated(
    pages: Iterable[PageUnderTest], product_map: ProductMap | None = None, moments: FigureMoments | None = None
) -> dict[str, str]:
    """A feature for every page, by its file name."""
    features: dict[str, str] = {}
    for page in pages:
        document = page.procedure.page
        name = feature_name(document.source, features)
        fitting = moments.of(document.source) if moments else None
        features[name] = feature_text(scenarios_of(page.procedure, product_map, fitting), title=document.title)
    return features


def carry_out(settings: Settings, request: RunRequest, what: RunPlan, how: Options, console: Console) -> Report:
    """The report of the run, which is in the report folder by then, also where the run could not begin.

    Raises:
        UsageError: there is no such profile, or the report folder cannot be written.
    """
    settings.profile(request.profile)
    pages = tuple(page.procedure.page.source for page in what.pages)
    session = Session(settings, replace(request, pages=pages))
    folder = session.folder
    folder.clear(project=settings.root)  # It is ours before anything is written to it.
    generated = _write_generated(folder, what)
    session.read = lambda: keep_documents(
        folder, settings, what.pages, (*what.witnessing, *(read_feature_file(file, settings) for file in generated))
    )
    with contextlib.chdir(settings.root):
        try:
            browser = session.begin(finds_browser=not how.connect, headed=how.headed)
        except DocwitnessError:
            if session.report:
                return session.report
            raise
        known = map_for_run(session.product, [page.procedure for page in what.pages], browser) if generated else None
        if known is not None and session.product is not None:
            moments = figure_moments(what.bare, known)
            _write_generated(folder, replace(what, generated=tuple(_generated(what.bare, known, moments).items())))
            session.read = _reading(session.read, moments)
            session.product = with_map(session.product, known)
            folder.append(Mapped(in_a_sentence(known, now=time.time()), session.product.data, moments.read))
        files = map(str, (*(feature.path for feature in what.features), *generated))
        plugins = [_Begun(session), ProgressReporter(console, verbose=how.verbose)]
        code = pytest.main([*files, *_arguments(how, request.shard, browser), *_rooted(settings)], plugins=plugins)
        if not session.closed:
            misused = code == pytest.ExitCode.USAGE_ERROR
            folder.append(Problem("pytest ended before it began; its output says why", 4 if misused else 3))
            session.close()
        if known is not None and session.product is not None:
            coverage = coverage_of(known, [page.procedure for page in what.pages])
            write_coverage(folder, known, coverage, session.product, name="coverage.html", home="index.html")
    assert session.report is not None  # A session that is closed has one.
    return session.report


def _reading(read: Callable[[], Documents], moments: FigureMoments) -> Callable[[], Documents]:
    """Reads the documents, with what is read in their figures."""

    def with_texts() -> Documents:
        documents = read()
        return replace(documents, figures=tuple(map(moments.told_of, documents.figures)))

    return with_texts


@dataclass(frozen=True, slots=True)
class Chosen:
    """A scenario that a run would carry out."""

    name: str
    """With its row, for one of an outline."""
    changes: bool
    """Whether it would change the product."""


def chosen(
    settings: Settings, request: RunRequest, what: RunPlan, how: Options, console: Console
) -> dict[str, list[Chosen]]:
    """The scenarios that the run would carry out, by feature, as pytest collects them; nothing is started.

    Raises:
        DocumentError: a feature cannot be read.
    """
    found: dict[str, list[Chosen]] = {}
    with TemporaryDirectory() as folder, contextlib.chdir(settings.root):
        files = [*(feature.path for feature in what.features), *_write_generated(ReportFolder(Path(folder)), what)]
        arguments = [
            *map(str, files),
            "--collect-only",
            *_arguments(replace(how, jobs=0), request.shard, None),
            *_rooted(settings),
        ]
        listing = _Listing(found)
        pytest.main(arguments, plugins=[listing, ProgressReporter(console)])
    if listing.failed:
        raise DocumentError(listing.failed)
    return found


class _Listing:
    """Notes what pytest collected."""

    def __init__(self, found: dict[str, list[Chosen]]) -> None:
        self._found = found
        self.failed = ""
        """Why something could not be collected."""

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Something was collected, or could not be."""
        if report.failed:
            self.failed = why_not(report)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """All that was chosen is collected."""
        for item in session.items:
            generated = item.path.parent.name == GENERATED
            feature = f"{GENERATED}/{item.path.name}" if generated else item.nodeid.split("::")[0]
            changes = item.get_closest_marker("destructive") is not None
            self._found.setdefault(feature, []).append(Chosen(name_of(item), changes))


class _Begun:
    """Hands a session that has begun over to our plugin, which else begins one."""

    docwitness_has_begun = True

    def __init__(self, session: Session) -> None:
        self._session = session

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Tell the plugin before it looks."""
        config.stash[SESSION] = self._session


def _write_generated(folder: ReportFolder, what: RunPlan) -> list[Path]:
    """The generated features as files below the report folder, where a team can take them over from."""
    shutil.rmtree(folder.path / GENERATED, ignore_errors=True)
    return [folder.path / folder.save(f"{GENERATED}/{name}", text.encode()) for name, text in what.generated]


def _arguments(how: Options, shard: str, browser: str | None) -> list[str]:
    """The command line of pytest: what its processes have to know."""
    pairs = {
        "--docwitness-only": how.only,
        "--docwitness-shard": shard,
        "--docwitness-browser-executable": browser,
        "--docwitness-connect": how.connect,
        # One alone is a process of its own as well: a step that ends its process does not end the run.
        "--numprocesses": str(how.jobs) if how.jobs else None,
        # One at a time: scenarios take seconds each, and who has two more than the others is waited for at the end.
        "--dist": "load" if how.jobs else None,
        "--maxschedchunk": "1" if how.jobs else None,
    }
    given = [word for option, value in pairs.items() if value for word in (option, value)]
    left_out = (word for name in _LEFT_OUT for word in ("-p", f"no:{name}"))
    return [*given, *["--headed"] * how.headed, *left_out, "-W", f"ignore::{_OF_NO_CONCERN}"]


def _rooted(settings: Settings) -> list[str]:
    """Tells pytest its root and configuration: it looks for them beside the features, which may lie anywhere."""
    names = ("pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini", "pyproject.toml")  # in pytest's order
    files = (settings.path(name) for name in names)
    found = next((file for file in files if file.is_file()), None)
    return ["-c", str(found or os.devnull), "--rootdir", str(settings.root)]


_LEFT_OUT = ("cacheprovider", "hypothesispytest", "unraisableexception")
"""No cache is written into other people's folders, and nobody waits for Hypothesis, which imports itself at the end,
or for five garbage collections in every process."""

_OF_NO_CONCERN = "pytest.PytestAssertRewriteWarning"
"""That we were imported before pytest was: with `filterwarnings = ["error"]` it ended the run before it began."""
