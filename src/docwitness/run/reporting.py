"""Events and pages → the report folder: reads what a run left, judges it, writes every format."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from docwitness import __version__, reports
from docwitness.errors import Caveat, DocumentError, DocwitnessError, Inconclusive, NothingVerified, UsageError
from docwitness.extensions import report_files
from docwitness.model import (
    FigureUnderTest,
    Finding,
    Observation,
    PageVerdict,
    Procedure,
    Report,
    Run,
    Scenario,
    ScenarioResult,
)
from docwitness.model.events import BrowserStarted, Event, Finished, Mapped, Planned, Problem, Started, Suite, of_kind
from docwitness.reports.findings import findings
from docwitness.reports.formats.terminal import safe, safe_lines
from docwitness.reports.verdict_words import counted
from docwitness.reports.web.answer import answer, other_problems
from docwitness.run.asked_figures import asked_pages
from docwitness.run.omissions import last_attempts, omitted_of, results_of, unfinished_of
from docwitness.run.suite import (
    Feature,
    PageUnderTest,
    figure_file,
    findings_on,
    others_than,
    read_features,
    read_pages,
    witnesses_among,
)
from docwitness.scenarios.witnesses import about_each, witnesses_of
from docwitness.settings import Settings
from docwitness.storage.store import ReportFolder
from docwitness.verdicts.gate import exit_code
from docwitness.verdicts.sentence_verdicts import judge_page

MOST_NAMED = 10
"""Unfinished scenarios that are named one by one where the run tells what kept it from telling."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page with all that is known of it before anything is witnessed."""

    procedure: Procedure
    figure_files: Mapping[str, str]
    """By figure id, its copy in the report folder; a figure without one is missing."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Documents:
    """The pages of a run, read once: a page that is edited meanwhile is judged as it was."""

    pages: tuple[ReadPage, ...]
    figures: tuple[FigureUnderTest, ...]
    scenarios: tuple[Scenario, ...] = ()
    """Those that witness the pages, whether or not the run carries them out."""
    problem: str | None = None
    """Why there are no pages."""
    asked: tuple[ReadPage, ...] = ()
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
    try:
        features: Sequence[Feature] = read_features(settings, generated)
    except DocumentError:  # pytest says which feature cannot be read, and why
        features = ()
    return keep_documents(folder, settings, pages, witnesses_among(features, pages, others_than(pages, settings)))


def keep_documents(
    folder: ReportFolder, settings: Settings, pages: Sequence[PageUnderTest], witnessing: Sequence[Feature]
) -> Documents:
    """The pages and the features that witness them; copies of the figures are kept in the report folder."""
    figures = tuple(figure for page in pages for figure in _kept_figures(folder, page))
    return Documents(
        pages=tuple(_read_page(page, figures, settings) for page in pages),
        figures=figures,
        scenarios=tuple(scenario for feature in witnessing for scenario in feature.scenarios),
    )


def _read_page(page: PageUnderTest, figures: Sequence[FigureUnderTest], settings: Settings) -> ReadPage:
    return ReadPage(
        procedure=page.procedure,
        figure_files=_files_of(page, figures),
        findings=findings_on(page.procedure.page, page.source, settings),
    )


def _files_of(page: PageUnderTest, figures: Sequence[FigureUnderTest]) -> Mapping[str, str]:
    source = page.procedure.page.source
    return {kept.figure.id: kept.file for kept in figures if kept.file and kept.source == source}


def _kept_figures(folder: ReportFolder, page: PageUnderTest) -> Iterator[FigureUnderTest]:
    source = page.procedure.page.source
    for figure in page.procedure.page.figures:
        picture = page.picture(figure)
        file = None if picture is None else folder.save(figure_file(source, figure), picture)
        yield FigureUnderTest(source, figure, file)


def documents_of(report: Report, events: Sequence[Event]) -> Documents:
    """The pages as the run of these events read them: from its report, or that with which a killed run began."""
    from docwitness.procedures import read_procedure  # slow to import, and only needed for a report that is read again

    return Documents(
        pages=tuple(
            ReadPage(
                procedure=read_procedure(page.page) if page.sentences else Procedure(page.page, (), (), ()),
                figure_files={
                    verdict.figure.id: verdict.figure_file for verdict in page.figures if verdict.figure_file
                },
                findings=page.findings,
            )
            for page in report.pages
        ),
        figures=(),
        scenarios=tuple(scenario for suite in of_kind(events, Suite) for scenario in suite.scenarios),
    )


def ended(report: Report) -> bool:
    """Whether the run came to its end, even if not all that it planned did: a run that was killed wrote no end."""
    return report.run.finished is not None


def render_killed(folder: ReportFolder, settings: Settings, report: Report) -> None:
    """Write the report of a run that was killed, from its events and the report with which it began.

    Raises:
        UsageError: the run was not killed, it is still writing to the folder.
    """
    folder.hold()
    write_report(folder, settings, documents_of(report, folder.events()))
    folder.release()


def write_report(folder: ReportFolder, settings: Settings, documents: Documents) -> Report:
    """The report of the events in the folder, with all of its files written.

    A complete report has what earlier runs say in it, and is kept for later ones. What a part of the scenarios leaves
    unchecked is no news of the page, so a part is not kept, nor is a run without any.
    """
    events = last_attempts(folder.events())
    documents = _with_asked(folder, settings, documents, events)
    events = (*events, *_unfinished(events))
    began = any(isinstance(event, Observation | Planned) for event in events)
    seen = of_kind(events, Observation)
    omitted = omitted_of(documents.scenarios, seen) if began else ()
    events = (*events, *omitted, *results_of(omitted))
    problems = of_kind(events, Problem)
    if documents.problem:
        problems.append(Problem(documents.problem))
    report = report_of(events, _verdicts(documents, events), settings, problems)
    if report.complete and documents.pages and not omitted:
        report = _with_past(report, settings)
    folder.write({**reports.files(report), **report_files(report)})
    return report


def told_of(report: Report, folder: ReportFolder) -> tuple[str, ...]:
    """What a report says first, and where it is, in a few lines."""
    said = answer(report, findings(report))
    problems = (f"! {safe_lines(problem)}" for problem in other_problems(report, said))
    where = os.path.relpath(folder.path / "index.html")
    return *problems, safe(said.headline), safe_lines(said.advice), f"Report: {where}"


def _with_asked(folder: ReportFolder, settings: Settings, documents: Documents, events: Sequence[Event]) -> Documents:
    """The documents, with the figures that tests have asked for by their files; nobody has asked for findings."""
    run = {page.procedure.page.source for page in documents.pages}
    pages = asked_pages(events, settings, run)
    asked = (ReadPage(page.procedure, _files_of(page, tuple(_kept_figures(folder, page)))) for page in pages)
    return replace(documents, asked=tuple(asked))


def _unfinished(events: Sequence[Event]) -> tuple[Event, ...]:
    """What is to be said of the scenarios that were planned and have no end."""
    return unfinished_of(
        [scenario for plan in of_kind(events, Planned) for scenario in plan.scenarios],
        of_kind(events, Observation),
        of_kind(events, ScenarioResult),
        interrupted=any(end.interrupted for end in of_kind(events, Finished)),
    )


def _with_past(report: Report, settings: Settings) -> Report:
    """The report with what earlier runs say; a history that cannot be used is a warning, not a failure."""
    try:
        # SQLAlchemy takes a quarter of a second to import, and only the end of a run needs it.
        from docwitness.storage.history_store import remember

        return remember(report, settings.past)
    except (Inconclusive, ImportError) as error:
        why = error.message if isinstance(error, Inconclusive) else f"the history cannot be used: {error}"
        warnings.warn(Caveat(f"{why}; this report knows nothing of earlier runs."), stacklevel=2)
        return report


def report_of(
    events: Sequence[Event], pages: tuple[PageVerdict, ...], settings: Settings, problems: Sequence[Problem]
) -> Report:
    """The report of a run as far as its events go."""
    run = next((start.run for start in of_kind(events, Started)), Run("", "", None, "", "", "", ""))
    finished = next(iter(of_kind(events, Finished)), None)
    browsers = sorted({browser.name for browser in of_kind(events, BrowserStarted)})
    # A scenario is told of again when it has a trace. Processes end theirs in no order: that of the features is kept.
    ended = {result.id: result for result in of_kind(events, ScenarioResult)}
    last = {seen.scenario: seen.line for seen in of_kind(events, Observation)}
    scenarios = tuple(sorted(ended.values(), key=lambda result: (result.feature, last.get(result.id, 0), result.id)))
    began = any(isinstance(event, Planned | Observation) for event in events)
    interrupted = bool(finished and finished.interrupted)
    if interrupted:
        scenarios = tuple(map(_cut_short, scenarios))
    told = tuple(dict.fromkeys([*(problem.message for problem in problems), *_failures(scenarios)])) or _stuck(pages)
    misused = any(problem.code == UsageError.exit_code for problem in problems)
    found = exit_code(pages, scenarios, told, settings.gate, interrupted=interrupted)
    if finished is None and found in (0, NothingVerified.exit_code):
        found = Inconclusive.exit_code
    known = next((mapped.told for mapped in of_kind(events, Mapped)), "")
    return Report(
        run=replace(
            run,
            finished=finished.finished if finished else None,
            product_map=known,
            rules_url=settings.rules_url,
            browser=", ".join(browsers),
        ),
        pages=pages,
        scenarios=scenarios,
        complete=finished is not None and began and not interrupted and all(result.finished for result in scenarios),
        exit=UsageError.exit_code if misused else found,
        problems=told,
    )


def _cut_short(result: ScenarioResult) -> ScenarioResult:
    """A scenario of an interrupted run: the product is stopped under whatever is still being carried out."""
    if result.outcome != "error":
        return result
    return replace(result, outcome="omitted", why="The run was interrupted before it came to its end.")


def _failures(scenarios: Sequence[ScenarioResult]) -> Iterator[str]:
    """What harness, browser or product failed at, each once: often one cause stops every scenario."""
    names: dict[tuple[str, bool], list[str]] = {}
    for result in scenarios:
        if result.outcome == "error":
            names.setdefault((result.why, result.finished), []).append(result.name)
    for (why, finished), failed in names.items():
        named = failed[: 1 if finished else MOST_NAMED]
        rest = len(failed) - len(named)
        others = f" and {counted(rest, 'other scenario')}" if rest else ""
        yield f"{', '.join(named)}{others}: {why}"


def _stuck(pages: Sequence[PageVerdict]) -> tuple[str, ...]:
    """Why sentences were not reached although nothing before them is broken: signing in did not work, for instance."""
    sentences = [sentence for page in pages for sentence in page.sentences]
    if any(sentence.verdict == "broken" for sentence in sentences):
        return ()
    blocked = (sentence for sentence in sentences if sentence.verdict == "blocked" and not sentence.blocked_by)
    causes = (
        sentence.why[max(0, sentence.why.find("not reached: ")) :] for sentence in blocked
    )  # each names its own part
    return tuple(dict.fromkeys(causes))


def new_run(product_url: str, profile: str, *, command: str, shard: str = "") -> Run:
    """A run that begins now."""
    started = now_in_utc()
    # Machines that share a history may begin at once.
    name = f"{started[:19].replace('-', '').replace(':', '')}Z-{token_hex(2)}"
    return Run(name, started, None, product_url, profile, "", __version__, command=command, shard=shard)


def now_in_utc() -> str:
    """As events tell it: ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _verdicts(documents: Documents, events: Sequence[Event]) -> tuple[PageVerdict, ...]:
    observations = of_kind(events, Observation)
    about = about_each([page.procedure for page in documents.pages], observations)
    pages = tuple(
        replace(
            judge_page(
                page.procedure,
                witnesses_of(page.procedure, seen),
                seen,
                figure_files=page.figure_files,
                elsewhere=observations,
            ),
            findings=page.findings,
        )
        for page, seen in zip(documents.pages, about, strict=True)
    )
    asked = (
        judge_page(page.procedure, witnesses_of(page.procedure, ()), observations, figure_files=page.figure_files)
        for page in documents.asked
    )
    return (*pages, *(replace(page, findings=()) for page in asked))
