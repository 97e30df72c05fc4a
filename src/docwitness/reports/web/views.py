"""Report → what the template of `index.html` shows, in the order in which it shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from posixpath import dirname, join, normpath

from docwitness.language.change_words import Words
from docwitness.model import FigureVerdict, PageVerdict, Report, ScenarioResult
from docwitness.reports.findings import Reported, anchor, figure_name, same_change, scenario_anchor
from docwitness.reports.web.answer import counts
from docwitness.reports.web.document import Branch, loose_figures, page_tree

MOST_ON_TOP = 4
"""Changes named above the page: what fits on the first screen."""

_GRAVITY = ("broken", "stale", "missing", "undecided", "blocked", "cosmetic", "holds", "current", "unchecked")


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding as a link."""

    words: Words
    anchor: str
    where: str
    mark: str
    rule: str
    more: int = 0
    """How many sentences it stands for."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as the template wants it."""

    verdict: PageVerdict
    number: int
    anchor: str
    mark: str
    """Its gravest verdict."""
    tree: Branch
    notes: tuple[ListedFinding, ...]
    loose: tuple[FigureVerdict, ...]
    captions: frozenset[str]


@dataclass(frozen=True, slots=True)
class BoardFigure:
    """A picture of the lightboard and the places that use it."""

    verdict: FigureVerdict
    name: str
    uses: tuple[ListedFinding, ...]


@dataclass(frozen=True, slots=True)
class UnheldCapture:
    """A capture that no figure is held against."""

    file: str
    phrase: str


def tally(report: Report) -> list[tuple[str, int]]:
    """How often each verdict was given, the gravest first; those that never were are left out."""
    sentences, figures = counts(report)
    total = sentences + figures
    return [(verdict, total[verdict]) for verdict in _GRAVITY if total[verdict]]


def _listed(item: Reported, report: Report) -> ListedFinding:
    kind, _, verdict = item.rule.partition("-")
    mark = verdict if kind in ("sentence", "figure", "scenario") and verdict in _GRAVITY else item.level
    alone = len(report.pages) == 1 and kind != "scenario"
    where = f"line {item.location.line}" if alone else str(item.location)
    return ListedFinding(item.words, item.anchor, where, mark, item.rule)


def finding_list(found: Iterable[Reported], report: Report) -> list[ListedFinding]:
    """All findings, but sentences that one and the same broken sentence blocks only once."""
    listed: dict[object, ListedFinding] = {}
    for item in found:
        key = (item.page_number, item.words) if item.rule == "sentence-blocked" else item.anchor
        first = listed.setdefault(key, _listed(item, report))
        if item.rule == "sentence-blocked":
            listed[key] = replace(first, more=first.more + 1)
    return list(listed.values())


def top(found: Iterable[Reported], report: Report) -> list[tuple[Words, list[ListedFinding]]]:
    """The gravest changes, each with every place where it shows."""
    changes: dict[Words, list[ListedFinding]] = {}
    for item in found:
        if item.level == "error":
            changes.setdefault(same_change(item), []).append(_listed(item, report))
    return list(changes.items())[:MOST_ON_TOP]


def page_view(page: PageVerdict, number: int, found: Iterable[Reported], report: Report) -> PageView:
    """The page with its findings and its blocks as a tree."""
    verdicts = {str(item.verdict) for item in page.sentences} | {str(item.verdict) for item in page.figures}
    notes = tuple(_listed(item, report) for item in found if item.page_number == number and not item.subject)
    return PageView(
        verdict=page,
        number=number,
        anchor=f"page-{number + 1}",
        mark=next((verdict for verdict in _GRAVITY if verdict in verdicts), "unchecked"),
        tree=page_tree(page),
        notes=notes,
        loose=loose_figures(page),
        captions=frozenset(block.text for block in page.page.blocks if block.kind == "caption"),
    )


def lightboard(report: Report) -> Iterator[BoardFigure]:
    """Every picture once, the gravest verdict first."""
    uses: dict[str, list[tuple[int, FigureVerdict]]] = defaultdict(list)
    for number, page in enumerate(report.pages):
        for figure in page.figures:
            uses[_picture(page, figure)].append((number, figure))
    for used in sorted(uses.values(), key=lambda used: _GRAVITY.index(used[0][1].verdict)):
        places = tuple(
            ListedFinding((), anchor("f", number, item.figure.id), str(item.figure.location), item.verdict, "")
            for number, item in used
        )
        yield BoardFigure(used[0][1], figure_name(used[0][1]), places)


def _picture(page: PageVerdict, verdict: FigureVerdict) -> str:
    """Which picture the figure shows: pages that name the same file or address show the same."""
    src = verdict.figure.src
    if src.startswith(("/", "http://", "https://", "data:")):
        return src
    return normpath(join(dirname(page.page.source), src))


def moments(report: Report) -> Iterator[UnheldCapture]:
    """Every capture once that no figure is held against, in the pages' order."""
    shown = {figure.capture_file for page in report.pages for figure in page.figures}
    for page in report.pages:
        for sentence in page.sentences:
            for seen in sentence.observations:
                if seen.capture and seen.capture.files and seen.capture.files[0] not in shown:
                    shown.add(seen.capture.files[0])
                    yield UnheldCapture(seen.capture.files[0], seen.phrase)


def by_feature(results: Iterable[ScenarioResult]) -> list[tuple[str, list[tuple[str, ScenarioResult]]]]:
    """The scenarios of each feature with their anchors, both in their order."""
    features: dict[str, list[tuple[str, ScenarioResult]]] = defaultdict(list)
    for number, result in enumerate(results):
        features[result.feature].append((scenario_anchor(number), result))
    return list(features.items())
