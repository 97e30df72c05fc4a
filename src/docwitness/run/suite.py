"""The pages that are witnessed and the features that witness them, read from where they are."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import platformdirs

from docwitness.checking import check_page, with_severities
from docwitness.errors import Caveat, DocumentError, DocwitnessError, PictureError
from docwitness.extensions import check_rules, dialects
from docwitness.model import DocPage, Figure, Finding, Procedure, Scenario
from docwitness.reading import read_page
from docwitness.run.embedded import documentation_sites
from docwitness.scenarios.features import read_feature
from docwitness.scenarios.witnesses import promises_said
from docwitness.settings import Settings, path_from
from docwitness.sources import FigureFiles, Source, SourceSettings, load, local_facts

CACHED = 300.0
"""Seconds for which a page from another site is not fetched again: as long as somebody works on one thing."""

MOST_BESIDE = 100
"""Files beside a page that are read to tell which page a feature is about: a tenth of a second."""


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
    from docwitness.procedures import read_procedure  # its patterns take most of a second; a worker reads no page

    rules = source_settings(settings)
    # A page that is named twice, by itself and by its folder for instance, is one page.
    sources = {source.place: source for place in places for source in load(place, settings=rules)}.values()
    for source in sources:
        if source.age >= 1:
            old = f"{source.place} is as it was {source.age:.0f} seconds ago: it was not fetched again."
            warnings.warn(Caveat(old), stacklevel=2)
    return tuple(
        PageUnderTest(source, read_procedure(page_of(source, settings.markup)), FigureFiles(source, settings=rules))
        for source in sources
    )


def readable_pages(settings: Settings, places: Iterable[str]) -> list[PageUnderTest]:
    """The pages at these places, without those that cannot be read."""
    found: list[PageUnderTest] = []
    for place in places:
        with suppress(DocwitnessError):
            found += read_pages(settings, [place])
    return found


def source_settings(settings: Settings) -> SourceSettings:
    """Where pictures are looked for, and what may be fetched.

    Of private addresses only documentation sites of embedded products that run on this machine are let through.
    """
    return SourceSettings(
        root=settings.root,
        site_root=settings.path(settings.site_root) if settings.site_root else None,
        allowed_origins=frozenset(documentation_sites()),
        more_endings=tuple(f".{ending}" for ending in dialects()),
        cache=platformdirs.user_cache_path("docwitness") / "pages",
        cache_seconds=CACHED,
    )


def page_of(source: Source, shorthand: Mapping[str, str] | None = None) -> DocPage:
    """The page that was loaded, read by an extension where one knows the ending of its file."""
    reader = dialects().get(PurePosixPath(source.place).suffix.lstrip(".").lower()) if source.path else None
    return (
        reader(source.text, source.place)
        if reader
        else read_page(source.text, source=source.place, dialect=source.dialect, shorthand=shorthand)
    )


def findings_on(page: DocPage, source: Source, settings: Settings) -> tuple[Finding, ...]:
    """What the rules find on a page by itself, as the settings have them."""
    facts = local_facts(source, settings=source_settings(settings))
    found = check_page(page, facts=facts, ignore=frozenset(settings.ignore), rules=check_rules())
    return with_severities(found, settings.severity)


def figure_file(source: str, figure: Figure) -> str:
    """Where the copy of a figure lies in the report folder: one folder a page, named after the page."""
    ending = PurePosixPath(urlsplit(figure.src).path).suffix or ".png"  # “a.png#only-dark” is a file a.png
    page = hashlib.sha256(source.encode()).hexdigest()[:8]
    # The picture of a test is called by its path, which may lead out of the folder.
    name = (
        figure.id if PurePosixPath(figure.id).name == figure.id else hashlib.sha256(figure.id.encode()).hexdigest()[:16]
    )
    return f"figures/{page}/{name}{ending}"


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature file and the scenarios in it."""

    path: Path
    scenarios: tuple[Scenario, ...]

    def says_of(self, page: PageUnderTest) -> tuple[int, int]:
        """How many promises of the page it puts to the test, and how many there are."""
        return promises_said(page.procedure, self.scenarios)

    def witnesses(self, pages: Iterable[PageUnderTest]) -> bool:
        """Whether it puts any promise of any of the pages to the test."""
        return any(self.says_of(page)[0] for page in pages)


def witnesses_among(
    features: Iterable[Feature], pages: Sequence[PageUnderTest], others: Callable[[], Sequence[PageUnderTest]]
) -> tuple[Feature, ...]:
    """The features that are about any of the pages.

    Buttons of one name are on many pages. A feature is about a page of which it says half, and of the others about
    those of which it says at least half as much as of any page; `others` are asked for only where that may tell.
    """
    known: list[PageUnderTest] | None = None
    found = []
    for feature in features:
        said = [feature.says_of(page) for page in pages]
        much = max((number for number, _ in said), default=0)
        if much and not any(2 * number >= of for number, of in said):
            known = list(others()) if known is None else known
            much = 0 if any(feature.says_of(page)[0] > 2 * much for page in known) else much
        found += [feature] if much else []
    return tuple(found)


def others_than(pages: Sequence[PageUnderTest], settings: Settings) -> Callable[[], Sequence[PageUnderTest]]:
    """Reads the pages that a feature may rather be about: those of the settings, and those in the same folders.

    Only files: nobody is asked for a page that is not verified. What cannot be read has no say.
    """

    @cache
    def read() -> Sequence[PageUnderTest]:
        known = {page.source.path.resolve() for page in pages if page.source.path}
        named = [settings.path(place) for place in settings.pages if "://" not in place]
        beside = [file for path in sorted(known) for file in sorted(path.parent.glob(f"*{path.suffix}"))]
        files = dict.fromkeys(file.resolve() for file in [*named, *beside[:MOST_BESIDE]])
        return readable_pages(settings, (str(file) for file in files if file not in known))

    return read


def read_features(settings: Settings, generated: Sequence[Path] = ()) -> tuple[Feature, ...]:
    """The features of the suite, and those that were generated for pages that none of them witnesses.

    Raises:
        DocumentError: one of them is not Gherkin.
    """
    files = sorted(settings.path(settings.features).rglob("*.feature"))
    return tuple(read_feature_file(file, settings) for file in (*files, *generated))


def read_feature_file(file: Path, settings: Settings) -> Feature:
    """The feature in this file.

    Raises:
        DocumentError: it is not Gherkin.
    """
    source = path_from(settings.root, file)
    try:
        return Feature(file, read_feature(file.read_text(encoding="utf-8"), source=source))
    except UnicodeDecodeError as error:
        raise DocumentError(f"{source}: this is not UTF-8 text: {error}") from error
