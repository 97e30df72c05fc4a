"""Figures that tests hold against the product by their files: found on the pages, and told of in the report."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docwitness.language.change_words import change_in_words, plain
from docwitness.model import DocPage, Figure, FigureUnderTest, Judgement, Observation, Procedure, SourceLocation
from docwitness.model.events import Event, of_kind
from docwitness.run.suite import PageUnderTest, read_pages, source_settings
from docwitness.settings import Settings, path_from
from docwitness.sources import FigureFiles, Source

SHOWS = " shows what I see"
"""Behind the picture's path, what is recorded where a test asks for it."""


def asked_in_words(picture: str, judgement: Judgement) -> str:
    """What a test that asks for the picture says of it."""
    if judgement.verdict != "stale":
        return f"{picture}: {judgement.why}"
    changes = "; ".join(plain(change_in_words(change)) for change in judgement.changes) or judgement.why
    return f"{picture} does not show the product any more: {changes}. `docwitness update` proposes a new one."


def figures_with(picture: Path, pages: Sequence[PageUnderTest]) -> Iterator[FigureUnderTest]:
    """The figures of the pages that show this file."""
    for page in pages:
        for figure in page.procedure.page.figures:
            file = page.figures.find(figure.src)
            if file is not None and file.resolve() == picture.resolve():
                yield FigureUnderTest(page.procedure.page.source, figure, None)


def figure_of_test(picture: Path, test: Path, line: int, root: Path) -> FigureUnderTest:
    """The picture as a figure of the test itself, where no page shows it: a finding needs a place."""
    src = Path(os.path.relpath(picture, test.parent)).as_posix()
    source = path_from(root, test)
    return FigureUnderTest(source, Figure(src, SourceLocation(source, line), src), None)


def asked_pages(events: Iterable[Event], settings: Settings, run: Collection[str]) -> tuple[PageUnderTest, ...]:
    """The pages whose figures tests have asked for, and that the `run` is not about: with those figures and no more."""
    asked: dict[str, dict[str, Observation]] = {}
    for seen in of_kind(events, Observation):
        for judged in seen.judgements:
            if judged.source not in run:
                asked.setdefault(judged.source, {})[judged.figure] = seen
    return tuple(_page(source, seen, settings) for source, seen in asked.items())


def _page(source: str, asked: dict[str, Observation], settings: Settings) -> PageUnderTest:
    if any(seen.feature == source for seen in asked.values()):
        return _test(source, asked, settings)
    (page,) = read_pages(settings, [source])
    document = page.procedure.page
    shown = tuple(figure for figure in document.figures if figure.id in asked)
    return replace(page, procedure=Procedure(replace(document, figures=shown), (), (), ()))


def _test(source: str, asked: dict[str, Observation], settings: Settings) -> PageUnderTest:
    path = settings.path(source)
    figures = tuple(Figure(src, SourceLocation(source, seen.line), src) for src, seen in asked.items())
    origin = Source(source, "", path=path)
    procedure = Procedure(DocPage(source, path.name, (), figures), (), (), ())
    return PageUnderTest(origin, procedure, FigureFiles(origin, settings=source_settings(settings)))
