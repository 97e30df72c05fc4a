"""The map of the product that a command needs: the one that is kept, or else one that is explored now and kept."""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from docwitness.browser.exploring.frontier import TOLD, Bounds
from docwitness.browser.product import Product
from docwitness.errors import Caveat, Inconclusive
from docwitness.locating.examples import EXAMPLES
from docwitness.model import Figure, FigureUnderTest, Procedure
from docwitness.model.events import ReadFigure
from docwitness.productmap.by_hand import with_ways
from docwitness.productmap.data_texts import data_texts
from docwitness.productmap.moving import moved_to
from docwitness.productmap.page_coverage import Coverage
from docwitness.productmap.queries.guide import guide_of
from docwitness.productmap.queries.indexing import index_of, label_of
from docwitness.productmap.states import ProductMap
from docwitness.reports.web.coverage_page import PICTURES, render_coverage
from docwitness.run.suite import PageUnderTest
from docwitness.scenarios.vocabulary import understand
from docwitness.settings import VARIABLE
from docwitness.storage.maps import MAP, KeptMap
from docwitness.storage.store import ReportFolder


@dataclass(frozen=True, slots=True)
class MapRequest:
    """How a map is to be come by."""

    fresh: bool = False
    """Explore even where there is one."""
    onward: bool = False
    """Explore on where the one that is kept was left for lack of time."""
    bounds: Bounds = field(default_factory=Bounds)
    headed: bool = False
    executable: str | None = None


READING = 180.0
"""Seconds for which figures are read in a run at most: what was read once is kept for the next one."""


@dataclass(frozen=True, slots=True)
class FigureMoments:
    """What is read in the figures of some pages, and where on the map that is to be read; by source and figure."""

    read: tuple[ReadFigure, ...] = ()
    states: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Ids of states; none for a figure that fits none."""

    def of(self, source: str) -> Mapping[str, str]:
        """By figure of that page, the state that it fits."""
        return {figure: state for (page, figure), state in self.states.items() if page == source}

    def told_of(self, tested: FigureUnderTest) -> FigureUnderTest:
        """The figure, with what is read in it."""
        found = (each for each in self.read if (each.source, each.figure) == (tested.source, tested.figure.id))
        return next((replace(tested, texts=each.texts, twin=each.twin) for each in found), tested)


def figure_moments(pages: Iterable[PageUnderTest], known: ProductMap) -> FigureMoments:
    """Where on the map the figures were taken, by the texts in them; a dark figure where its light twin was."""
    # Reading loads OpenCV and a recogniser's networks.
    from docwitness.figures.recognising import Places, read_alike, telling_texts
    from docwitness.figures.twins import twins
    from docwitness.storage.kept_readings import KeptReadings

    places, readings, until = Places(known), KeptReadings(), time.monotonic() + READING

    def texts_in(page: PageUnderTest, figure: Figure) -> tuple[str, ...] | None:
        picture = page.picture(figure)
        lines = readings.read(picture, may_read=lambda: time.monotonic() < until) if picture else None
        return None if lines is None else telling_texts(lines)

    read: list[ReadFigure] = []
    for page in pages:
        document = page.procedure.page
        light = twins(document.figures)
        texts = {each.id: texts_in(page, each) for each in document.figures if each.id not in light}
        for figure in document.figures:
            own = texts_in(page, figure) if figure.id in light else texts[figure.id]
            other = texts.get(light.get(figure.id, ""))
            twin = light[figure.id] if own and other and read_alike(own, other) else ""
            if (told := other if twin or own is None else own) is not None:
                read.append(ReadFigure(document.source, figure.id, places.weighed(told), twin))
    fitting = {(each.source, each.figure): places.best(each.texts) for each in read}
    return FigureMoments(tuple(read), {key: found[0] for key, found in fitting.items() if found})


def kept_map(product: Product) -> KeptMap:
    """Where the map of the product is kept."""
    url = "embedded" if product.embedded else product.start
    return KeptMap(url, profile=product.profile.name, version=product.release or product.profile.version)


def map_of(
    product: Product,
    procedures: Callable[[], Iterable[Procedure]],
    wanted: MapRequest,
    *,
    progress: Callable[[int, int, float], None] = lambda states, waiting, seconds: None,
) -> ProductMap:
    """The product's map, with the ways that the profile has by hand. `procedures` are asked for if it is explored.

    Raises:
        Inconclusive: the product was to be explored, and could not be.
    """
    kept = kept_map(product)
    known = None if wanted.fresh else kept.load()
    if known is not None:
        known = moved_to(known, product.start)
    guide = guide_of(procedures()) if product.profile.explore and not (known and known.complete) else {}
    told = {label for label, weight in guide.items() if weight >= TOLD}
    if product.profile.explore and (known is None or (not known.complete and (wanted.onward or seeks(known, told)))):
        start = known or ProductMap(product.start)
        # A browser is slow to import, and most of the time a map is kept.
        from docwitness.browser.exploring.exploration import Exploration, explore

        exploration = Exploration(product, guide, wanted.bounds, start, kept.keep_picture, progress)
        known = explore(exploration, executable=wanted.executable, headed=wanted.headed)
        known = replace(known, sought=tuple(sorted({*known.sought, *told})))
        kept.save(known)
    if known is None and not product.profile.map:
        raise Inconclusive(
            f"the profile “{product.profile.name}” lets nobody explore the product, and has no map of its own.",
            hint='Write ways into it: map = { "Settings > Users" = "/settings/users" }.',
        )
    return with_ways(known or ProductMap(product.start), product.profile.map)


def seeks(known: ProductMap, told: Iterable[str]) -> bool:
    """Whether documents tell of labels that the map has not, and for which it was not explored."""
    there = frozenset[str]().union(*(entry.labels for entry in index_of(known).entries.values()))
    return any(label_of(label) not in there for label in {*told} - {*known.sought})


def with_map(product: Product, known: ProductMap) -> Product:
    """The product with what the processes of a run are to know of its map.

    Who signs in is data as well, and so is what an earlier run has typed.
    """
    file = kept_map(product).folder / MAP
    data = (*_names_of_user(product, known), *sorted(EXAMPLES), *data_texts(known))
    return replace(product, map_file=str(file) if file.is_file() else "", data=data)


def _names_of_user(product: Product, known: ProductMap) -> list[str]:
    """What is typed to sign in and is no secret.

    Not what the product has as a word of its own, written otherwise: a user “admin” of a product with a menu “Admin”.
    """
    said = (understand(phrase) for phrase in product.profile.sign_in)
    typed = [VARIABLE.sub(lambda name: os.environ.get(name[1], ""), what.value) for what in said if what and what.value]
    named = [name for name in typed if name and name not in product.secrets()]
    words = {part.name for state in known.states for part in state.parts}
    own = {word.casefold() for word in words if word not in named}
    return [name for name in named if name.casefold() not in own]


def map_for_run(product: Product | None, procedures: Iterable[Procedure], executable: str | None) -> ProductMap | None:
    """The map that scenarios are generated with; None where there is none: a run can do without.

    Warns:
        Caveat: the product could not be explored.
    """
    if product is None or not (product.profile.explore or product.profile.map or kept_map(product).load()):
        return None
    try:
        return map_of(product, lambda: procedures, MapRequest(executable=executable))
    except Inconclusive as error:
        warnings.warn(Caveat(f"the product was not explored: {error.message}"), stacklevel=2)
        return None


def write_coverage(
    folder: ReportFolder, product_map: ProductMap, coverage: Coverage, product: Product, *, name: str, home: str = ""
) -> Path:
    """Where the page is. `home` is the report that it belongs to, relative to it."""
    kept = kept_map(product).folder
    for covered in coverage.covered:
        picture = kept / product_map.by_id[covered.state].capture
        if picture.is_file():
            folder.save(f"{PICTURES}/{picture.name}", picture.read_bytes())
    text = render_coverage(product_map, coverage, product=product.url, now=time.time(), home=home)
    folder.write({name: text})
    return folder.path / name
