"""`coverage.html`: the product as a picture of its map, what pages speak of and what not. One file and its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docwitness.productmap.drawing import Drawing, draw
from docwitness.productmap.page_coverage import Coverage, Covered
from docwitness.productmap.queries.ways import way_to
from docwitness.productmap.states import ProductMap, State
from docwitness.productmap.telling import age, kind_and_name, left_in_words
from docwitness.reports.verdict_words import encodable
from docwitness.reports.web.index_page import POLICY
from docwitness.reports.web.templating import environment_of, style_and_script

PICTURES = "map"
"""The folder of the states' pictures, beside the page."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the product in the table."""

    state: State
    name: str
    way: str
    covered: Covered
    picture: str

    @property
    def rank(self) -> int:
        """Its place in the table: what is not documented comes first."""
        return ("undocumented", "mentioned", "documented").index(self.covered.level)


WORDS = {"documented": "documented", "mentioned": "only mentioned", "undocumented": "not documented"}


def render_coverage(product_map: ProductMap, coverage: Coverage, *, product: str, now: float, home: str = "") -> str:
    """The whole of `coverage.html`. `home` is the report that it belongs to, if any; `now` is in seconds since 1970."""
    environment = environment_of("docwitness.reports")
    rows = [_row(product_map, covered) for covered in coverage.covered]
    text = environment.get_template("coverage.html").render(
        product=product,
        home=home,
        map=product_map,
        age=age(product_map, now=now),
        coverage=coverage,
        rows=rows,
        by_state={row.state.id: row for row in rows},
        words=WORDS,
        count={level: sum(row.covered.level == level for row in rows) for level in WORDS},
        drawing=drawing_of(product_map, {row.state.id: row for row in rows}),
        left=list(left_in_words(product_map)),
        **style_and_script(environment, "coverage", policy=POLICY),
    )
    return encodable(text)


def _row(product_map: ProductMap, covered: Covered) -> Row:
    state = product_map.by_id[covered.state]
    way = way_to(product_map, state.id)
    told = " > ".join(step.opener.label for step in way.steps) if way else ""
    picture = f"{PICTURES}/{state.capture}" if state.capture else ""
    return Row(state, kind_and_name(state), told or "where scenarios start", covered, picture)


def drawing_of(product_map: ProductMap, rows: Mapping[str, Row]) -> Drawing:
    """The places of the table, laid out by what leads to them."""
    parents: dict[str, str | None] = {}
    for state in rows:
        way = way_to(product_map, state)
        sources = [step.source for step in reversed(way.steps)] if way else []
        parents[state] = next((source for source in sources if source in rows and source != state), None)
    return draw(parents)
