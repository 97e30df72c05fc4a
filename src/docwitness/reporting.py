"""Events and pages → the report folder: reads what a run left, judges it, writes every format."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from docwitness import rendering
from docwitness.checking import check_page
from docwitness.errors import CannotTell, DocwitnessError, PictureError
from docwitness.events import Event, Finished, Problem, Started
from docwitness.history import remember
from docwitness.model import DocPage, Figure, Observation, PageVerdict, Procedure, Report, Run, ScenarioResult
from docwitness.procedures import read_procedure
from docwitness.reading import read_page
from docwitness.scenarios.witnesses import witnesses_of
from docwitness.settings import Settings
from docwitness.sources import FigureFiles, Source, SourceSettings, load, local_facts
from docwitness.store import ReportFolder
from docwitness.verdicts import exit_code, judge_page


@dataclass(frozen=True, slots=True)
class PageUnderTest:
    """A page that was read, and where its figures come from."""

    source: Source
    procedure: Procedure
    figures: FigureFiles

    def picture(self, figure: Figure) -> bytes | None:
        """The bytes of a figure; None where there is none, or none that is a picture."""
        try:
            return self.figures.read(figure.src)
        except PictureError:
            return None


def read_pages(settings: Settings, places: Sequence[str]) -> tuple[PageUnderTest, ...]:
    """The pages at the given files, folders and URLs, read.

    Raises:
        DocumentError: one of them cannot be read.
        NothingVerified: a folder has no pages in it.
        UsageError: an address is refused.
    """
    rules = source_settings(settings)
    return tuple(
        PageUnderTest(source, read_procedure(_page(source)), FigureFiles(source, settings=rules))
        for place in places
        for source in load(place, settings=rules)
    )


def source_settings(settings: Settings) -> SourceSettings:
    """Where pictures are looked for, and what may be fetched."""
    return SourceSettings(site_root=settings.path(settings.site_root) if settings.site_root else None)


def _page(source: Source) -> DocPage:
    return read_page(source.text, source=source.place, dialect=source.dialect)


def figure_file(source: str, figure: Figure) -> str:
    """Where the copy of a figure lies in the report folder: one folder a page, named after the page."""
    ending = PurePosixPath(figure.src.split("?")[0]).suffix or ".png"
    page = hashlib.sha256(source.encode()).hexdigest()[:8]
    return f"figures/{page}/{figure.id}{ending}"


def write_report(folder: ReportFolder, settings: Settings, places: Sequence[str]) -> int:
    """Write all of a report's files from the events in the folder; the exit code they amount to comes back."""
    events = folder.events()
    problems = [event.message for event in events if isinstance(event, Problem)]
    try:
        pages = read_pages(settings, places)
    except DocwitnessError as error:
        pages, problems = (), [*problems, str(error)]
    report = report_of(events, _verdicts(folder, settings, pages, events), settings, problems)
    if report.complete:
        report = _with_past(report, settings)
    folder.write(rendering.files(report))
    return report.exit


def _with_past(report: Report, settings: Settings) -> Report:
    """The report with what earlier runs say; a history that cannot be used is a warning, not a failure."""
    try:
        return remember(report, settings.history if "://" in settings.history else settings.path(settings.history))
    except CannotTell as error:
        warnings.warn(f"{error} This report knows nothing of earlier runs.", stacklevel=2)
        return report


def report_of(
    events: Sequence[Event], pages: tuple[PageVerdict, ...], settings: Settings, problems: Sequence[str]
) -> Report:
    """The report of a run as far as its events go."""
    run = next((event.run for event in events if isinstance(event, Started)), None)
    finished = next((event for event in events if isinstance(event, Finished)), None)
    scenarios = tuple(event for event in events if isinstance(event, ScenarioResult))
    failures = [f"{result.name}: {result.why}" for result in scenarios if result.outcome == "error"]
    told = tuple(dict.fromkeys([*problems, *failures]))
    return Report(
        run=replace(run, finished=finished.finished if finished else None) if run else _no_run(),
        pages=pages,
        scenarios=scenarios,
        complete=finished is not None and not finished.interrupted,
        exit=exit_code(pages, scenarios, told, settings.gate, interrupted=bool(finished and finished.interrupted)),
        problems=told,
    )


def _no_run() -> Run:
    return Run("", "", None, "", "", "", "")


def _verdicts(
    folder: ReportFolder, settings: Settings, pages: Sequence[PageUnderTest], events: Sequence[Event]
) -> tuple[PageVerdict, ...]:
    observations = [event for event in events if isinstance(event, Observation)]
    return tuple(
        replace(
            judge_page(
                page.procedure,
                witnesses_of(page.procedure, observations),
                observations,
                figure_files=_figure_files(folder, page),
            ),
            findings=check_page(
                page.procedure.page,
                facts=local_facts(page.source, settings=source_settings(settings)),
                ignore=frozenset(settings.ignore),
            ),
        )
        for page in pages
    )


def _figure_files(folder: ReportFolder, page: PageUnderTest) -> dict[str, str]:
    """Copies of the page's figures in the report folder, by figure id; those that cannot be found are left out."""
    files: dict[str, str] = {}
    for figure in page.procedure.page.figures:
        picture = page.picture(figure)
        if picture is not None:
            files[figure.id] = folder.save(figure_file(page.procedure.page.source, figure), picture)
    return files
