"""What a description says to be a part of every entry: a link by the head of its column, or by the form of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docwitness.language.nouns import split_phrase
from docwitness.language.wording import stem, words
from docwitness.locating.entries import is_content
from docwitness.locating.ranking import blocked, in_each_row
from docwitness.locating.snapshot import Scene, Seen

TABLES = ("table", "grid", "treegrid")
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
    headed = [link for link in links if (head := _head_over(scene, link)) and _is_named(told, words(head))]
    if headed and in_each_row(scene, headed):
        return headed, f"it stands under the head “{_head_over(scene, headed[0])}”"
    form = _FORMS.get(stem(told[-1])) if told else None
    formed = [link for link in links if form and form.match(_text(scene, link))]
    if formed and in_each_row(scene, formed):
        return formed, f"it is the only {told[-1]} in its row that can be followed"
    return [], ""


def _is_named(told: tuple[str, ...], head: tuple[str, ...]) -> bool:
    """Whether the head of a column is what the description ends with: “the song title” stands under “Title”."""
    return bool(head) and told[-len(head) :] == head


def _head_over(scene: Scene, element: Seen) -> str:
    """What the column is called in which the element stands."""
    table = next((around for around in scene.around(element.index) if around.role in TABLES), None)
    heads = [e for e in scene.inside(table.index) if e.role == "columnheader" and not e.text] if table else []
    x, _ = element.centre
    over = (head for head in heads if head.box[0] <= x <= head.box[0] + head.box[2] and head.box[1] < element.box[1])
    return next((head.name or scene.shown(head.index) for head in over), "")


def _text(scene: Scene, element: Seen) -> str:
    return (element.name or scene.shown(element.index)).strip()
