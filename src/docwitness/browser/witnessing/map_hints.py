"""What the product map adds while scenarios are carried out: ways for placeholders, and hints about what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.looking import open_windows
from docwitness.browser.witnessing.trying import FIELDS
from docwitness.language.paths import PATH
from docwitness.locating.described import FOLLOWED
from docwitness.productmap.queries.doors import door_to
from docwitness.productmap.queries.hints import hint_about, place_with, placeholder, state_at
from docwitness.productmap.queries.indexing import index_of, label_of
from docwitness.productmap.queries.records import record_page
from docwitness.productmap.queries.ways import Way, end_of
from docwitness.productmap.states import State, Transition
from docwitness.scenarios.vocabulary import Said, understand
from docwitness.storage.maps import map_in

ACTIONS = (*FOLLOWED, *FIELDS, "upload")
"""Kinds of lines that use what they name: what is only looked at may be there without having been led to."""


class MapHints:
    """The map of a run, asked by a stand; without a map it has nothing to add."""

    def __init__(self, file: str) -> None:
        self._file = file

    def about(self, page: Page, label: str | None) -> str:
        """What the map knows of a label that was not found on the page."""
        known = map_in(self._file)
        if known is None or not label:
            return ""
        try:
            return hint_about(known, state_at(known, page.url, open_windows(page)[:-1]), label)
        except PlaywrightError:  # the page is gone
            return ""

    def place_of(self, phrases: Sequence[str], *, about: str) -> tuple[str, int] | None:
        """The way to where the first of the phrases that the map has a place for can be done, by all that come after.

        `about` is the name of the scenario, whose words the place is called by. With the way the number of phrases
        behind that one; None where no place is told.
        """
        known = map_in(self._file)
        said = [understand(phrase) for phrase in phrases] if known else []
        for number, what in enumerate(said):
            if known and what and what.labelled and what.target and what.kind in ACTIONS:
                later = [each.target or "" for each in said[number:] if each and each.labelled and each.kind in ACTIONS]
                if way := place_with(known, later, about=about.partition(": ")[0]):
                    return way, len(said) - number - 1
        return None

    def door_to(self, page: Page, label: str, *, any_of: bool) -> Transition | None:
        """What leads on from where the page is to where the label is to be found; `any_of` many that may."""
        known = map_in(self._file)
        here = state_at(known, page.url, open_windows(page)[:-1]) if known else None
        return door_to(known, here, label, any_of=any_of) if known and here else None

    def record_page(self, what: Said) -> tuple[State, State] | None:
        """The list and the page of one of its records, where the line only says what kind of thing that page is of."""
        described = not what.labelled and not what.window and what.kind in ("navigate", "open")
        known = map_in(self._file) if described else None
        return record_page(known, what.target or "") if known else None

    def is_on_several(self, label: str) -> bool:
        """Whether several pages have such a control, each of its own: what is on most of them leads to one place."""
        known, plain = map_in(self._file), label_of(label)
        if known is None or not plain:
            return False
        entries = index_of(known).entries
        pages = {state.route for state in known.states if not state.opened}
        having = {s.route for s in known.states if not s.opened and plain in entries[s.id].clicked}
        return len(having) > 1 and 2 * len(having) <= len(pages)

    def end_of(self, way: str) -> tuple[State, Way] | None:
        """The state that a way leads to which is told so, and how one comes there."""
        known = map_in(self._file)
        return end_of(known, way) if known else None

    def without_placeholder(self, what: Said) -> tuple[Said, str]:
        """The same with a way that the product has, where its head stands for something else; and what was taken."""
        labels = tuple(part.strip() for part in PATH.split(what.target or ""))
        known = map_in(self._file) if what.labelled and len(labels) > 1 and what.kind in ("navigate", "open") else None
        found = placeholder(known, labels) if known else None
        if found is None:
            return what, ""
        return replace(what, target=" > ".join(found[0])), found[1]
