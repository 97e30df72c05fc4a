"""Where the walks of a page begin, by the product map: the way there, as a line that a person can read and change."""

from __future__ import annotations

from docwitness.model import Claim, Procedure, Step
from docwitness.productmap.guide import Section, sections_of
from docwitness.productmap.starting import beginning
from docwitness.productmap.states import ProductMap

SURE = 1.0
"""Score from which on a section tells by itself where it plays, when its walk names no label to begin with."""


class Beginnings:
    """The beginnings of the walks of one procedure."""

    def __init__(self, procedure: Procedure, product_map: ProductMap | None) -> None:
        self._map = product_map
        sections = sections_of(procedure) if product_map else ()
        self._sections = {section.heading: section for section in sections}
        self._last: str | None = None

    def way_to(self, heading: tuple[str, ...], promise: Step | Claim) -> str | None:
        """The way to where the promise is to be kept, as “Settings > Users”; None where it begins at the start.

        A section that names nothing goes on where the one before it has begun.
        """
        section = self._sections.get(heading)
        if self._map is None or section is None:
            return self._last if self._map is not None else None
        first = promise.target if promise.labelled else None
        found = beginning(self._map, self._about(section), first)
        if found is None:
            return None if first is not None else self._last
        _, way = found
        self._last = " > ".join(way.labels)
        return self._last

    def _about(self, section: Section) -> Section:
        """The section with the headings of its page, where it names nothing by itself."""
        return section
