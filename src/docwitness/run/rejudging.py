"""A run's captures judged again, without browser or product: after `known` values or the judge itself have changed."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from docwitness.errors import Caveat, PictureError, UsageError
from docwitness.model import Exemptions, FigureUnderTest, Observation, Report, ScenarioResult
from docwitness.model.events import Event, Mapped, of_kind
from docwitness.run.asked_figures import SHOWS, asked_in_words
from docwitness.run.mapping import FigureMoments
from docwitness.run.reporting import documents_of, write_report
from docwitness.scenarios.same_promise import is_made
from docwitness.settings import Profile, Settings
from docwitness.storage.store import ReportFolder
from docwitness.verdicts.held_figures import asked, gravest, with_figures

Figures = Mapping[tuple[str, str], FigureUnderTest]
"""By source of the page and id of the figure."""


def rejudge(folder: ReportFolder, settings: Settings, report: Report) -> Report:
    """The report of the same run by the judge and the settings of today, written in the place of the other.

    Raises:
        UsageError: the run is still going on, or the folder has no events of it.
    """
    events = folder.events()
    if not events:
        raise UsageError(
            f"{folder.path} has no events.jsonl, and so nothing to judge again.", hint="Name a report folder of a run."
        )
    folder.hold()
    profile = settings.profiles.get(report.run.profile, Profile())
    data = (text for mapped in of_kind(events, Mapped) for text in mapped.data)
    exempt = Exemptions((*profile.known, *data), profile.ignore)
    judged = tuple(_rejudged(events, _figures_of(report, events), folder, exempt))
    folder.replace_events(judged)
    again = write_report(folder, settings, documents_of(report, judged))
    folder.release()
    return again


def _figures_of(report: Report, events: Sequence[Event]) -> Figures:
    read = FigureMoments(tuple(each for mapped in of_kind(events, Mapped) for each in mapped.read))
    return {
        (page.page.source, each.figure.id): read.told_of(
            FigureUnderTest(page.page.source, each.figure, each.figure_file)
        )
        for page in report.pages
        for each in page.figures
    }


def _rejudged(events: Sequence[Event], figures: Figures, folder: ReportFolder, exempt: Exemptions) -> Iterator[Event]:
    """The events, with what captures are held against now; what a scenario came to follows from its lines."""
    seen: dict[str, list[Observation]] = {}
    for event in events:
        if isinstance(event, Observation):
            event = _judged_again(event, figures, folder, exempt) if event.judgements else event
            seen.setdefault(event.scenario, []).append(event)
        elif isinstance(event, ScenarioResult):
            lines = seen.get(event.id, [])
            last = lines[-1] if lines else None
            if last is not None and _is_asked(last):
                event = asked(last, event.name, _why(last))[1]
            else:
                event = with_figures(event, lines)
        yield event


def _judged_again(seen: Observation, figures: Figures, folder: ReportFolder, exempt: Exemptions) -> Observation:
    # A report without figures is judged again where nothing is installed that looks at pictures.
    from docwitness.storage.kept_captures import read_capture

    held = [figures[key] for each in seen.judgements if (key := (each.source, each.figure)) in figures]
    try:
        if seen.capture is None or len(held) < len(seen.judgements):
            raise PictureError("the report does not have its figures")
        kept, guessed = read_capture(folder, seen.capture), is_made(seen.scenario_name)
        judgements = kept.judge(held, exempt, guessed=guessed, doubtful=seen.doubtful)
    except (OSError, PictureError) as error:
        why = f"{seen.feature}:{seen.line}: not judged again, since what was captured cannot be read: {error}."
        warnings.warn(Caveat(why), stacklevel=2)
        return seen
    seen = replace(seen, judgements=judgements)
    return asked(seen, "", _why(seen))[0] if _is_asked(seen) else seen


def _is_asked(seen: Observation) -> bool:
    """Whether it is a test that asked for a figure, and no line of a scenario."""
    return bool(seen.judgements) and seen.figure is None and seen.phrase.endswith(SHOWS)


def _why(seen: Observation) -> str:
    return asked_in_words(seen.phrase.removesuffix(SHOWS), gravest(seen.judgements))
