"""What a description says to be a part of every entry: a link by the head of its column, or by the form of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docwitness.language.nouns import TOGGLED, says_name_of, split_phrase
from docwitness.language.wording import stem, words
from docwitness.locating.actors import blocked
from docwitness.locating.entries import head_over, is_content
from docwitness.locating.snapshot import ENTRIES, Scene, Seen, in_each_row

_FORMS = {
    "path": re.compile(r"/\S*$"),
    "url": re.compile(r"(?:[a-z]+:/)?/\S+$"),
}
"""Nouns for what readers know by the look of its text."""


def parts_of_entries(scene: Scene, elements: Iterable[Seen], phrase: str) -> tuple[list[Seen], str]:
    """The links that the phrase describes, one in each row of a table, and by what they are known; none if unsure."""
    told = words(split_phrase(phrase)[0])
    usable = (e for e in elements if e.role == "link" and not e.text and not blocked(e) and is_content(scene, e))
    links = [e for e in usable if not any(around.role == "columnheader" for around in scene.around(e.index))]
    headed = [link for link in links if (head := head_over(scene, link)) and _is_named(told, words(head))]
    headed = _first_of_each_row(scene, headed)
    if headed and in_each_row(scene, headed):
        return headed, f"it stands under the head “{head_over(scene, headed[0])}”"
    form = _FORMS.get(stem(told[-1])) if told else None
    formed = [link for link in links if form and form.match(_text(scene, link))]
    if formed and in_each_row(scene, formed):
        return formed, f"it is the only {told[-1]} in its row that can be followed"
    return [], ""


def boxes_of(scene: Scene, entries: Iterable[Seen]) -> list[Seen]:
    """The boxes to tick in entries; none where an entry has several."""
    found = [[e for e in scene.inside(entry.index) if e.role in TOGGLED and not e.text] for entry in entries]
    if any(len(boxes) > 1 for boxes in found):
        return []
    return list({box.index: box for boxes in found for box in boxes}.values())


def names_of_things(scene: Scene, elements: Iterable[Seen], phrase: str) -> list[Seen]:
    """What the entries of a list are called, where the phrase says so: “the flow name”, “the title of a document”.

    That is the first link of each row; where there are no rows, the links that stand at the left edge of the content
    and are not all of one text.
    """
    if not says_name_of(phrase):
        return []
    usable = (e for e in elements if e.role == "link" and not e.text and not blocked(e) and is_content(scene, e))
    links = [e for e in usable if any(letter.isalpha() for letter in _text(scene, e)) and _is_in_reach(e)]
    links = [e for e in links if not any(around.role == "columnheader" for around in scene.around(e.index))]
    in_rows = _first_of_each_row(scene, [link for link in links if _row_of(scene, link) is not None])
    if in_rows:
        return in_rows
    left = min((link.box[0] for link in links), default=0.0)
    column = [link for link in links if link.box[0] - left < 2]
    return column if len({_text(scene, link) for link in column}) == len(column) else []


def _is_in_reach(element: Seen) -> bool:
    """Whether it does not stand beside the page, where links wait for the keyboard."""
    x, y, width, height = element.box
    return x + width > 0 and y + height > 0 and min(width, height) > 1


def _row_of(scene: Scene, element: Seen) -> int | None:
    return next((around.index for around in scene.around(element.index) if around.role in ENTRIES), None)


def _first_of_each_row(scene: Scene, links: Iterable[Seen]) -> list[Seen]:
    """The first of them in each row; those that stand in no row as they are."""
    kept: dict[int, Seen] = {}
    for link in links:
        row = _row_of(scene, link)
        kept.setdefault(link.index * -1 - 1 if row is None else row, link)
    return list(kept.values())


def _is_named(told: tuple[str, ...], head: tuple[str, ...]) -> bool:
    """Whether the head of a column is what the description ends with: “the song title” stands under “Title”.

    So it is where the column is called by what it keeps: “the song name” stands under “Song”, “serial number” under
    “Serial”.
    """
    return bool(head) and (told[-len(head) :] == head or (set(told[-1:]) <= _IDENTIFIERS and told[:-1] == head))


_IDENTIFIERS = {"name", "title", "number", "id", "code"}
"""Nouns that a column's head goes without."""


def _text(scene: Scene, element: Seen) -> str:
    return (element.name or scene.shown(element.index)).strip()
