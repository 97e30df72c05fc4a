"""Events and pages → the report folder: reads what a run left, judges it, writes every format."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docwitness import reports
from docwitness.browser.product import FigureUnderTest
from docwitness.checking import check_page
from docwitness.errors import CannotTell, Caveat, DocumentError, DocwitnessError, UsageError
from docwitness.extensions import check_rules, report_files
from docwitness.model import Observation, PageVerdict, Report, Run, Scenario, ScenarioResult
from docwitness.model.events import BrowserStarted, Event, Finished, Problem, Started
from docwitness.reports.words import counted
from docwitness.run.asked_figures import asked_pages
from docwitness.run.omissions import omitted_of, results_of
from docwitness.run.suite import PageUnderTest, figure_file, read_features, read_pages, source_settings
from docwitness.scenarios.witnesses import about_each, witnesses_of
from docwitness.settings import Settings
from docwitness.sources import local_facts
from docwitness.storage.store import ReportFolder
from docwitness.verdicts.verdicts import exit_code, judge_page


@dataclass(frozen=True, slots=True)
class Documents:
    """The pages of a run, read once: a page that is edited meanwhile is judged as it was."""

    pages: tuple[PageUnderTest, ...]
    figures: tuple[FigureUnderTest, ...]
    scenarios: tuple[Scenario, ...] = ()
    """Those that witness the pages, whether or not the run carries them out."""
    problem: str | None = None
    """Why there are no pages."""
    asked: tuple[PageUnderTest, ...] = ()
    """Pages of which tests have held single figures against the product; nothing else of them is told."""


def read_documents(
    folder: ReportFolder, settings: Settings, places: Sequence[str], generated: Sequence[Path] = ()
) -> Documents:
    """The pages at these places, and what witnesses them: features of the suite, and those that were generated.

    Copies of the pages' figures are kept in the report folder.
    """
    try:
        pages = read_pages(settings, places)
    except DocwitnessError as error:
        return Documents((), (), problem=str(error))
    figures = tuple(figure for page in pages for figure in _kept_figures(folder, page))
    return Documents(pages, figures, _witnessing(settings, pages, generated))


def _witnessing(settings: Settings, pages: Sequence[PageUnderTest], generated: Sequence[Path]) -> tuple[Scenario, ...]:
    try:
        features = read_features(settings, generated)
    except DocumentError:  # pytest says which feature cannot be read, and why
        return ()
    return tuple(scenario for feature in features if feature.witnesses(pages) for scenario in feature.scenarios)


def _kept_figures(folder: ReportFolder, page: PageUnderTest) -> Iterator[FigureUnderTest]:
    source = page.procedure.page.source
    for figure in page.procedure.page.figures:
        picture = page.picture(figure)
        file = None if picture is None else folder.save(figure_file(source, figure), picture)
        yield FigureUnderTest(source, figure, file)


def write_report(folder: ReportFolder, settings: Settings, documents: Documents) -> int:
    """Write all of a report's files from the events in the folder; the exit code they amount to comes back.

    A complete report has what earlier runs say in it, and is kept for later ones. What a part of the scenarios leaves
    unchecked is no news of the page, so a part is not kept, nor is a run without any.
    """
    events = folder.events()
    documents = _with_asked(folder, settings, documents, events)
    began = any(isinstance(event, Observation | Finished) for event in events)
    seen = [event for event in events if isinstance(event, Observation)]
    omitted = omitted_of(documents.scenarios, seen) if began else ()
    events = (*events, *omitted, *results_of(omitted))
    problems = [event for event in events if isinstance(event, Problem)]
    if documents.problem:
        problems.append(Problem(documents.problem))
    report = report_of(events, _verdicts(settings, documents, events), settings, problems)
    if report.complete and documents.pages and not omitted:
        report = _with_past(report, settings)
    folder.write({**reports.files(report), **report_files(report)})
    return report.exit


def _with_asked(folder: ReportFolder, settings: Settings, documents: Documents, events: Sequence[Event]) -> Documents:
    """The documents, with the figures that tests have asked for by their files."""
    asked = asked_pages(events, settings, documents.pages)
    figures = (figure for page in asked for figure in _kept_figures(folder, page))
    return replace(documents, asked=asked, figures=(*documents.figures, *figures))


def _with_past(report: Report, settings: Settings) -> Report:
    """The report with what earlier runs say; a history that cannot be used is a warning, not a failure."""
    # SQLAlchemy takes a quarter of a second to import, and only the end of a run needs it.
    from docwitness.storage.history import remember

    try:
        return remember(report, settings.past)
    except CannotTell as error:
        warnings.warn(Caveat(f"{error.message}; this report knows nothing of earlier runs."), stacklevel=2)
        return report


def report_of(
    events: Sequence[Event], pages: tuple[PageVerdict, ...], settings: Settings, problems: Sequence[Problem]
) -> Report:
    """The report of a run as far as its events go."""
    run = next((event.run for event in events if isinstance(event, Started)), None)
    finished = next((event for event in events if isinstance(event, Finished)), None)
    browsers = sorted({event.name for event in events if isinstance(event, BrowserStarted)})
    # A scenario is told of again when it has a trace. Processes end theirs in no order: that of the features is kept.
    ended = {event.id: event for event in events if isinstance(event, ScenarioResult)}
    last = {event.scenario: event.line for event in events if isinstance(event, Observation)}
    scenarios = tuple(sorted(ended.values(), key=lambda result: (result.feature, last.get(result.id, 0), result.id)))
    told = tuple(dict.fromkeys([*(problem.message for problem in problems), *_failures(scenarios)])) or _stuck(pages)
    misused = any(problem.code == UsageError.exit_code for problem in problems)
    interrupted = bool(finished and finished.interrupted)
    found = exit_code(pages, scenarios, told, settings.gate, interrupted=interrupted)
    if finished is None and found == 0:
        found = CannotTell.exit_code
    return Report(
        run=replace(run or _no_run(), finished=finished.finished if finished else None, browser=", ".join(browsers)),
        pages=pages,
        scenarios=scenarios,
        complete=finished is not None and not interrupted,
        exit=UsageError.exit_code if misused else found,
        problems=told,
    )


def _failures(scenarios: Sequence[ScenarioResult]) -> Iterator[str]:
    """What harness, browser or product failed at, each once: often one cause stops every scenario."""
    names: dict[str, list[str]] = {}
    for result in scenarios:
        if result.outcome == "error":
            names.setdefault(result.why, []).append(result.name)
    for why, failed in names.items():
        others = f" and {counted(len(failed) - 1, 'other scenario')}" if failed[1:] else ""
        yield f"{failed[0]}{others}: {why}"


def _stuck(pages: Sequence[PageVerdict]) -> tuple[str, ...]:
    """Why sentences were not reached although nothing before them is broken: signing in did not work, for instance."""
    sentences = [sentence for page in pages for sentence in page.sentences]
    if any(sentence.verdict == "broken" for sentence in sentences):
        return ()
    blocked = (sentence for sentence in sentences if sentence.verdict == "blocked" and not sentence.blocked_by)
    return tuple(dict.fromkeys(sentence.why for sentence in blocked))


def _no_run() -> Run:
    return Run("", "", None, "", "", "", "")


def _verdicts(settings: Settings, documents: Documents, events: Sequence[Event]) -> tuple[PageVerdict, ...]:
    observations = [event for event in events if isinstance(event, Observation)]
    about = about_each([page.procedure for page in documents.pages], observations)
    pages = tuple(
        replace(
            _judged(page, seen, documents),
            findings=check_page(
                page.procedure.page,
                facts=local_facts(page.source, settings=source_settings(settings)),
                ignore=frozenset(settings.ignore),
                rules=check_rules(),
            ),
        )
        for page, seen in zip(documents.pages, about, strict=True)
    )
    return (*pages, *(replace(_judged(page, observations, documents), findings=()) for page in documents.asked))


def _judged(page: PageUnderTest, seen: Sequence[Observation], documents: Documents) -> PageVerdict:
    source = page.procedure.page.source
    files = {kept.figure.id: kept.file for kept in documents.figures if kept.file and kept.source == source}
    return judge_page(page.procedure, witnesses_of(page.procedure, seen), seen, figure_files=files)
