"""Page verdict → what to change in the page's text: labels that were renamed, alt texts that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docwitness.errors import PictureError
from docwitness.language.nouns import WINDOWS
from docwitness.language.wording import same
from docwitness.model import FigureVerdict, PageVerdict, SentenceVerdict, SourceLocation
from docwitness.reports.findings import failure, missed_label
from docwitness.scenarios.vocabulary import quote, understand
from docwitness.updating.certainty import certain_renames, doubt, moment_of
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
    """Whether a figure of a certain moment shows the old label where the product has the new one."""
    of_window: bool = False
    """Whether it is the title of a window; an element may have the same words for its label, and keep them."""


@dataclass(frozen=True, slots=True)
class AltText:
    """A figure without alt text gets one, or the one it has follows a renamed label."""

    location: SourceLocation
    figure: str
    """`Figure.id`."""
    alt: str
    certain: bool = False
    """Whether only a label in it is renamed that the figure shows renamed."""
    cause: tuple[str, str] | None = None
    """The label that was renamed, and what it is now."""


Rewording = Rename | AltText

_WINDOW = re.compile(rf"\s+(?:{'|'.join(map(re.escape, sorted(WINDOWS, key=len, reverse=True)))})\b", re.IGNORECASE)
"""What follows a window's title where a sentence names it."""


def rewordings(page: PageVerdict, maps: Mapping[str, str]) -> Iterator[Rewording]:
    """What to change in the page's text: renamed labels from the last to the first, then alt texts.

    In this order the places of the labels that are still to change stay true. `maps` has the element maps that the
    page's observations name, as JSON.
    """
    yield from sorted(_all_renames(page), key=lambda rename: (rename.block, rename.start), reverse=True)
    for figure in page.figures:
        renamed = _with_new_labels(figure)
        if renamed != figure.figure.alt:
            certain, cause = (
                doubt(page, figure) is None,
                next(filter(None, (change.renamed for change in figure.changes)), None),
            )
            yield AltText(figure.figure.location, figure.figure.id, renamed, certain=certain, cause=cause)
        elif not figure.figure.alt and (alt := _alt(page, figure, maps)):
            yield AltText(figure.figure.location, figure.figure.id, alt)


def _all_renames(page: PageVerdict) -> Iterator[Rename]:
    gone = _gone(page)
    certain = {was: now for was, now in certain_renames(page).items() if not _was_used(page, was)}
    for verdict in page.sentences:
        missed = missed_label(verdict) if verdict.verdict == "broken" else None
        if missed and missed[0] not in gone:
            tried = _tried_instead(verdict)
            now = tried or certain.get(missed[0], missed[1])
            sure = tried is not None or missed[0] in certain
            yield from _renames_in_broken(page, verdict, missed[0], now, certain=sure)
        elif verdict.verdict != "holds":
            for was, now in certain.items():
                if not _holds_somewhere(page, was):
                    # A button's new label says nothing of the window of the old one's name, which nobody has seen.
                    labels = [
                        each for each in _marked(page, verdict, was) if not _WINDOW.match(each.string, each.end())
                    ]
                    yield from _renames(page, verdict, labels, was, now, certain=True)


def _tried_instead(verdict: SentenceVerdict) -> str | None:
    """What was used instead of the label that is gone, and brought what the page promises next."""
    failed = failure(verdict.observations)
    return failed.replaced_by if failed else None


def _was_used(page: PageVerdict, label: str) -> bool:
    """Whether something of that label was used: then it was not renamed, but moved, into a menu perhaps."""
    seen = (observation for verdict in page.sentences for observation in verdict.observations)
    return any(o.outcome == "passed" and o.used is not None and same(o.used.name, label) for o in seen)


def _renames_in_broken(
    page: PageVerdict, verdict: SentenceVerdict, was: str, now: str, *, certain: bool
) -> Iterator[Rename]:
    """The label that was missed, wherever it stands in the sentence: as a title of windows, or as a label.

    Unmarked, the same words may be a window's title, or prose: they count only where the label is not marked.
    """
    found, marked = _found(page, verdict, was), _marked(page, verdict, was)
    if _missed_window(verdict, was):
        titles = [match for match in found if _WINDOW.match(match.string, match.end())]
        yield from _renames(page, verdict, titles, was, now, certain=certain, of_window=True)
    else:
        yield from _renames(page, verdict, marked or found, was, now, certain=certain)


def _gone(page: PageVerdict) -> frozenset[str | None]:
    """The labels of which a figure tells that nothing has come in their place."""
    changes = [change for figure in page.figures for change in figure.changes if change.kind == "removed"]
    return frozenset(change.was or (change.element.name if change.element else None) for change in changes)


def _missed_window(verdict: SentenceVerdict, title: str) -> bool:
    """Whether it was a window of that title that was not there, and not an element of that label."""
    failed = failure(verdict.observations)
    said = understand(failed.phrase) if failed else None
    of_element = said is not None and said.target == title
    return failed is not None and not of_element and f"{quote(title)} window" in failed.phrase


def _holds_somewhere(page: PageVerdict, label: str) -> bool:
    """Whether a sentence with that label holds: then something else of the same words was renamed."""
    return any(verdict.verdict == "holds" and _marked(page, verdict, label) for verdict in page.sentences)


def _found(page: PageVerdict, verdict: SentenceVerdict, label: str) -> list[re.Match[str]]:
    """Where the label stands in the sentence, as places in its block's text."""
    sentence = verdict.sentence
    places = re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", page.page.blocks[sentence.block].text)
    return [match for match in places if sentence.start <= match.start() and match.end() <= sentence.end]


def _marked(page: PageVerdict, verdict: SentenceVerdict, label: str) -> list[re.Match[str]]:
    """Where it stands in markup of its own."""
    spans = {(span.start, span.end) for span in page.page.blocks[verdict.sentence.block].spans}
    return [match for match in _found(page, verdict, label) if match.span() in spans]


def _renames(
    page: PageVerdict, verdict: SentenceVerdict, places: Iterable[re.Match[str]], was: str, now: str, *,
    certain: bool, of_window: bool = False,
) -> Iterator[Rename]:  # fmt: skip
    number = verdict.sentence.block
    block = page.page.blocks[number]
    for match in places:
        location = SourceLocation(block.location.source, block.line_at(match.start()))
        yield Rename(location, number, match.start(), was, now, certain, of_window)


def _with_new_labels(verdict: FigureVerdict) -> str:
    """The figure's alt text with the labels that changed on it."""
    alt = verdict.figure.alt
    for change in verdict.changes if verdict.verdict == "stale" else ():
        if change.renamed:
            was, now = change.renamed
            alt = re.sub(rf"(?<!\w){re.escape(was)}(?!\w)", now.replace("\\", r"\\"), alt)
    return alt


def _alt(page: PageVerdict, verdict: FigureVerdict, maps: Mapping[str, str]) -> str | None:
    seen = moment_of(page, verdict)
    elements = maps.get(seen.capture.elements) if seen and seen.capture else None
    if seen is None or elements is None:
        return None
    try:
        from docwitness.figures.element_json import read_elements  # with all that looks at pictures

        return describe(read_elements(elements), verdict.figure.window or seen.figure or seen.window)
    except PictureError:
        return None
