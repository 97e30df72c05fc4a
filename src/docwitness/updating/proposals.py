"""Page verdict → what to change in the page's text: labels that were renamed, alt texts that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docwitness.errors import PictureError
from docwitness.judging.elements import read_elements
from docwitness.model import FigureVerdict, Observation, PageVerdict, SentenceVerdict, SourceLocation
from docwitness.rendering.findings import missed_label, renames
from docwitness.updating.describing import describe


@dataclass(frozen=True, slots=True)
class Rename:
    """In one sentence, one label becomes another."""

    location: SourceLocation
    block: int
    """Index in `DocPage.blocks`."""
    start: int
    """Of the label, in characters of the block's text."""
    was: str
    now: str
    certain: bool
    """Whether a figure shows the old label where the product has the new one; else it is the most alike."""


@dataclass(frozen=True, slots=True)
class AltText:
    """A figure without alt text gets one, or the one it has follows a renamed label."""

    location: SourceLocation
    figure: str
    """`Figure.id`."""
    alt: str
    certain: bool = False
    """Whether only a label in it is renamed that the figure shows renamed."""


Rewording = Rename | AltText


def rewordings(page: PageVerdict, maps: Mapping[str, str]) -> Iterator[Rewording]:
    """What to change in the page's text: renamed labels from the last to the first, then alt texts.

    In this order the places of the labels that are still to change stay true. `maps` has the element maps that the
    page's observations name, as JSON.
    """
    yield from sorted(_all_renames(page), key=lambda rename: (rename.block, rename.start), reverse=True)
    for figure in page.figures:
        renamed = _with_new_labels(figure)
        if renamed != figure.figure.alt:
            yield AltText(figure.figure.location, figure.figure.id, renamed, certain=True)
        elif not figure.figure.alt and (alt := _alt(page, figure, maps)):
            yield AltText(figure.figure.location, figure.figure.id, alt)


def _all_renames(page: PageVerdict) -> Iterator[Rename]:
    certain = renames(page)
    for verdict in page.sentences:
        missed = missed_label(verdict) if verdict.verdict == "broken" else None
        if missed:
            now = certain.get(missed[0], missed[1])
            yield from _renames(page, verdict, missed[0], now, certain=missed[0] in certain)
        else:
            for was, now in certain.items():
                yield from _renames(page, verdict, was, now, certain=True, marked_only=True)


def _renames(
    page: PageVerdict, verdict: SentenceVerdict, was: str, now: str, *, certain: bool, marked_only: bool = False
) -> Iterator[Rename]:
    """The label wherever it stands in the sentence.

    Unmarked, the same words may be a window's title, or prose: then only a sentence that is broken by them counts.
    """
    sentence = verdict.sentence
    block = page.page.blocks[sentence.block]
    marked = {(span.start, span.end) for span in block.spans}
    found = [
        match
        for match in re.finditer(rf"(?<!\w){re.escape(was)}(?!\w)", block.text)
        if sentence.start <= match.start() and match.end() <= sentence.end
    ]
    of_marked = [match for match in found if match.span() in marked]
    for match in of_marked if of_marked or marked_only else found:
        location = SourceLocation(block.location.source, block.line_at(match.start()))
        yield Rename(location, sentence.block, match.start(), was, now, certain)


def _with_new_labels(verdict: FigureVerdict) -> str:
    """The figure's alt text with the labels that changed on it."""
    alt = verdict.figure.alt
    for change in verdict.changes if verdict.verdict == "stale" else ():
        if change.kind == "renamed" and change.was and change.now:
            now = change.now.replace("\\", r"\\")
            alt = re.sub(rf"(?<!\w){re.escape(change.was)}(?!\w)", now, alt)
    return alt


def _alt(page: PageVerdict, verdict: FigureVerdict, maps: Mapping[str, str]) -> str | None:
    seen = moment_of(page, verdict)
    elements = maps.get(seen.capture.elements) if seen and seen.capture else None
    if seen is None or elements is None:
        return None
    try:
        return describe(read_elements(elements), verdict.figure.window or seen.figure or seen.window)
    except PictureError:
        return None


def moment_of(page: PageVerdict, verdict: FigureVerdict) -> Observation | None:
    """The observation that the figure was held against."""
    if verdict.observation is not None:
        return verdict.observation
    seen = [observation for sentence in page.sentences for observation in sentence.observations]
    for observation in seen:
        files = observation.capture.files if observation.capture else ()
        judged = any(
            (each.source, each.figure) == (page.page.source, verdict.figure.id) for each in observation.judgements
        )
        if judged or verdict.capture_file in files:
            return observation
    return None
