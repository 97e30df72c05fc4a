"""Whether what a figure was held against is certain: only then may anything be proposed in its place."""

from __future__ import annotations

from docwitness.model import FigureVerdict, Observation, PageVerdict, Way
from docwitness.scenarios.same_promise import is_made, same_window

SAME_WINDOW = 0.8
"""Confidence of a judgement from which on half of what the figure shows was found again: it is the same window."""


SAME_SCREEN = 0.96
"""Confidence from which on nine tenths of what a figure shows were found again: no other screen has all of that."""


def doubt(page: PageVerdict, verdict: FigureVerdict) -> str | None:
    """Why a picture or label of this moment may be of another one; None where it is certain.

    A feature that a person wrote says itself what its figures show. One that was made of the page is believed only
    where a window of that title was open, or where nearly all that the figure shows was found again.
    """
    seen = moment_of(page, verdict)
    if seen is None:
        return "the run has no capture of it."
    way = Way()
    for line in _way_to(page, seen):
        way = Way(doubt=line.why or line.phrase) if line.outcome == "undecided" else way.after(line.used)
    if way.doubt:
        return f"what led there is not certain: {way.doubt.rstrip('.')}."
    if is_made(seen.scenario_name) and verdict.confidence < SAME_SCREEN and not _shows_its_window(verdict, seen):
        title = verdict.figure.window or seen.figure
        return f"no window called “{title}” was open when it was compared." if title else "nothing says what it shows."
    if any(change.kind == "other" and change.severity == "error" for change in verdict.changes):
        return "it shows something else than the product does at that moment."
    if verdict.confidence < SAME_WINDOW:
        return "too little of it was found again to tell that it is of the same window."
    return None


def certain_renames(page: PageVerdict) -> dict[str, str]:
    """The labels that figures of certain moments show under another name, old to new; no two figures disagree."""
    found: dict[str, set[str]] = {}
    for figure in page.figures:
        if figure.verdict == "stale" and doubt(page, figure) is None:
            for change in figure.changes:
                if change.renamed:
                    found.setdefault(change.renamed[0], set()).add(change.renamed[1])
    return {was: now.pop() for was, now in found.items() if len(now) == 1}


def _shows_its_window(verdict: FigureVerdict, seen: Observation) -> bool:
    """Whether the window was open that the figure is said to show, by its title or by what that has become."""
    title = verdict.figure.window or seen.figure or ""
    titles = [title, *(c.now or "" for c in verdict.changes if c.kind == "renamed" and same_window(c.was or "", title))]
    return any(same_window(each, seen.window or "") for each in titles)


def moment_of(page: PageVerdict, verdict: FigureVerdict) -> Observation | None:
    """The observation that the figure was held against."""
    if verdict.observation is not None:
        return verdict.observation
    for seen in _observations(page):
        files = seen.capture.files if seen.capture else ()
        judged = any((each.source, each.figure) == (page.page.source, verdict.figure.id) for each in seen.judgements)
        if judged or verdict.capture_file in files:
            return seen
    return None


def _way_to(page: PageVerdict, moment: Observation) -> list[Observation]:
    """The lines of the same scenario up to that moment."""
    way = (seen for seen in _observations(page) if seen.scenario == moment.scenario and seen.line <= moment.line)
    return [*way, moment]


def _observations(page: PageVerdict) -> list[Observation]:
    return [seen for sentence in page.sentences for seen in sentence.observations]
