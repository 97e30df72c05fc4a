"""Whether an element stands in the row, line or card that the document means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docwitness.language.nouns import is_left_to_readers
from docwitness.language.wording import words
from docwitness.locating.placing.sides import SIDES, Placed, at_sides
from docwitness.locating.snapshot import ENTRIES, Scene, Seen

ANY_ENTRY = ("it", "item", "entry", "row", "name", "its name", "line", "record", "one")
"""Words for any entry of a list, where nothing is labelled so."""
ROW_OF = re.compile(
    r"^(?:(?:beginning|start|end) of (?:the )?)?(?:row|line|entry|card) (?:of|for|with) (?:the )?"
    r"(?P<what>.+)$",
    re.IGNORECASE,
)


_ANY_ONE = re.compile(r"(?:an?|any|each|every|one of the|some) ", re.IGNORECASE)
"""Determiners by which English leaves it open which one is meant."""


def in_row_of(element: Seen, scene: Scene, what: str) -> Placed:
    """Whether it stands in the row that shows that; small words before the name say what kind of thing it is."""
    rows = [around for around in scene.around(element.index) if around.role in ENTRIES]
    if not rows:
        return Placed(None, "it stands in no row or entry of a list.")
    if is_left_to_readers(what) or what.casefold() in ANY_ENTRY or _ANY_ONE.match(what):
        return Placed(True)
    meant = {words(name) for name in _names_in(what)}
    holds = _shows(scene, rows, meant)
    beside = [e for row in rows[:1] for e in scene.elements if e.parent == row.parent and e.role == row.role]
    beside = [e for e in beside if not any(inner.role == "columnheader" for inner in scene.inside(e.index))]
    if not holds and what.islower() and what.isalpha() and not _shows(scene, beside, meant):
        return Placed(True)  # “the row of the device”: no row shows the word, which says what kind of thing each is
    return Placed(holds, "" if holds else f"its row does not show “{what}”.")


def _shows(scene: Scene, rows: Sequence[Seen], meant: set[tuple[str, ...]]) -> bool:
    shown = (each.text or each.name for row in rows for each in scene.inside(row.index))
    return any(words(text) in meant for text in shown)


def _names_in(what: str) -> Iterator[str]:
    """What a row may show that is called so: all of it, or what stands behind “boat”; a bare number may be a count."""
    kind, *rest = what.split()
    yield what
    if rest and kind.islower() and any(letter.isalpha() for word in rest for letter in word):
        yield from _names_in(" ".join(rest))


IN_EACH = re.compile(
    r"\b(?:each|every|(?:its|their|the|a)(?: own)? (?:row|line|entry)s?)\b|^(?:row|line)$", re.IGNORECASE
)


def in_row(element: Seen, scene: Scene, position: str) -> Placed:
    """Whether it stands there in its own row: “to the left of each name”, “at the end of every entry”."""
    row = next((around for around in scene.around(element.index) if around.role in ENTRIES), None)
    if row is None:
        return Placed(None, "it stands in no row or entry of a list.")
    sides = re.sub(r"\b(?:beginning|start)\b", "left", re.sub(r"\bend\b", "right", position, flags=re.IGNORECASE))
    if not any(word in SIDES for word in re.findall(r"[a-z]+", sides.lower())):
        return Placed(True)
    return at_sides(element.box, row.box, sides, of=" of its row")
