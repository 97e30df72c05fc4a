"""Texts that differ because the figure was taken with other data, told by what stands around them.

What is repeated is compared with its siblings, drawn alike in its row or column: where most of those changed as well,
the account has other things there; where they stayed, one of them was renamed. A text that has no siblings is data
where it says what such a place says, or what only an account can say: a name, the title of a record and of its path.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from docwitness.figures.boxes import Box, middle, same_row
from docwitness.figures.colours import dominant_colour
from docwitness.figures.mapped.drawn.control_ink import was_control
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.panes import dialogs_of, holding
from docwitness.figures.mapped.layout.picture_pair import crop
from docwitness.figures.mapped.texts.changed_texts import TextChange, Texts
from docwitness.figures.mapped.texts.data import skeleton
from docwitness.figures.mapped.texts.people import PLAIN
from docwitness.figures.mapped.texts.picture_reading import inked
from docwitness.figures.observe.data_rows import PlacedLine, cells_of_data, rows_of_data
from docwitness.figures.observe.read_map import READ
from docwitness.figures.pictures import Pixels
from docwitness.figures.text_likeness import folded, is_data, words
from docwitness.model import Element

_VALUE = 4
"""Letters of a value from which on another text that has it in it says it, and does not have it by chance."""

_AROUND = 6
"""Letters of a sentence around a value that must be the same."""

_STAYED = 0.35
"""Share of the texts, data left out, that must have stayed for the rest to be other data in the same window."""

_SEVERAL = 3
"""Labels that say what window is shown."""

_LABELS = frozenset(
    {"button", "checkbox", "columnheader", "label", "legend", "menuitem", "radio", "switch", "tab", "term"}
)
"""Roles of what is seldom an entry of the account's: where all of a row changed, that is for somebody to look at."""

_FULL_NAME = 2
"""Words, each with a capital, that make the name of somebody."""

_NEXT_BELOW, _NEXT_BESIDE = 3.0, 8.0
"""Heights of a line: the most that two entries of one menu are apart, below each other and in a row."""

_ALIGNED = 2.0
"""CSS pixels by which two texts of one column may begin elsewhere."""


def without_data(alignment: Alignment, texts: Texts, known: Collection[str]) -> Texts:
    """The texts without changes that other data explain, doubtful where they may; `known` are values of the account."""
    kept = _kept(alignment, texts)
    changed, in_cells = _in_rows(alignment, texts)
    outside = [change.mark.element for change in texts.changes if change.mark and change not in in_cells]
    if _is_other_window(kept, outside):
        return texts  # No list in this one has changed.
    in_rows = [change for change in changed if not change.mark or change.mark.element.role not in _LABELS]
    added = _added_controls(changed)
    left = [
        replace(one, doubtful=True)
        if one in changed and one not in added and not (one.was and _share_words(one))
        else one
        for one in texts.changes
        if one not in in_rows
    ]
    other = bool(in_rows) or alignment.has_other_data
    said, titles = _values(alignment, in_rows, known), _titles(left)
    names = {id(change): _names_record(alignment, change, other=other) for change in left}
    data = [
        change
        for change in left
        if _is_read_data(change)
        or names[id(change)] > 1
        or (other and (_says(change, said) or _is_record(change, titles, kept)))
    ]
    rest = [change for change in left if change not in data]
    rest += _controls_gone(alignment, [one for one in texts.changes if one in in_rows or one in data])
    theirs = frozenset(change.mark.index for change in (*in_rows, *data) if change.mark)
    return replace(
        texts,
        changes=tuple(replace(one, doubtful=one.doubtful or names[id(one)] > 0) for one in rest),
        places={index: box for index, box in texts.places.items() if index not in theirs},
        data=theirs,
    )


def _controls_gone(alignment: Alignment, data: Sequence[TextChange]) -> list[TextChange]:
    """The controls that the figure has where a text stands that is data now. They are doubtful: what the account has
    may be drawn in the ink of links."""
    return [
        TextChange(None, one.was, one.figure, doubtful=True)
        for one in data
        if one.mark and one.was and one.figure and was_control(alignment, one.mark, one.figure)
    ]


def _added_controls(changed: Sequence[TextChange]) -> list[TextChange]:
    """The labels of controls that only the capture has, where they are more than what they may stand in place of.

    Other data in a list take the place of about as many: six radio buttons where a field was are another interface.
    """
    new = [one for one in changed if one.mark and not one.was and one.mark.element.role in _LABELS]
    return new if len(new) > 2 * sum(bool(one.was) for one in changed) else []


def _is_other_window(kept: Sequence[Element], changed: Sequence[Element]) -> bool:
    """Whether next to nothing stayed, nor most of the labels."""
    labels = [sum(one.role in _LABELS for one in side) for side in (kept, changed)]
    return len(kept) < _STAYED * (len(kept) + len(changed)) and (labels[0] <= labels[1] or labels[0] < _SEVERAL)


def _is_read_data(change: TextChange) -> bool:
    """Whether a text of which nothing is known but what was read has the form of data, before and now."""
    texts = [text for text in (change.was, change.mark and change.mark.element.text) if text]
    return (change.mark is None or change.mark.element.role == READ) and all(map(is_data, texts))


def _names_record(alignment: Alignment, change: TextChange, *, other: bool) -> int:
    """How much speaks for it to name the record that is shown, from 0 to 2: it is the title of the page and shares no
    word with what it was; the figure has other data, and what stands next above it is a link that leads up, to all such
    records."""
    if not change.mark or not change.was or _share_words(change):
        return 0
    heads = [one for one in alignment.marks if one.element.role == "heading" and not one.icon]
    if change.mark not in heads or holding(change.mark.box, dialogs_of(alignment.elements)):
        return 0
    if change.mark.box[3] < max(one.box[3] for one in heads):
        return 0
    return other + _is_below_a_link_up(alignment, change.mark)


def _is_below_a_link_up(alignment: Alignment, title: Mark) -> bool:
    """Whether what stands next above the title, in the page's main part and where that begins, is a link: `Boats` above
    the name of one, or a path that ends there."""
    mains = [one.box for one in alignment.elements.elements if one.role == "main" and not one.text]
    above = [mark for mark in alignment.marks if not mark.icon and mark.box[1] + mark.box[3] <= title.box[1]]
    last = max(above, key=lambda mark: (mark.box[1], -mark.box[0]), default=title)
    aligned = abs(last.box[0] - title.box[0]) < 2 * _ALIGNED
    return last.element.role == "link" and aligned and bool(holding(last.box, mains))


def _said(change: TextChange) -> tuple[str, str]:
    return folded(change.was or ""), folded(change.mark.element.text if change.mark else "")


def _in_rows(alignment: Alignment, texts: Texts) -> tuple[list[TextChange], list[TextChange]]:
    """The changes of texts in rows of which most changed, as the capture or as the figure has them laid out, and those
    of them below headers that stayed."""
    pair = alignment.pair
    changed = {change.mark.index: change for change in texts.changes if change.mark}
    marks = [mark for mark in alignment.marks if not mark.icon]
    told = [mark for mark in marks if mark.data or _is_there(alignment, mark, texts) or mark.index in changed]
    there = [mark for mark in told if mark.index in changed or alignment.shows(_place(alignment, mark, texts))]
    stayed = [mark for mark in there if mark.index not in changed]
    was: list[tuple[TextChange | None, PlacedLine]]
    was = [(None, _placed(pair.figure, _place(alignment, mark, texts), mark)) for mark in stayed]
    was += [(change, _renamed(alignment, change)) for change in texts.changes if change.figure and change.mark]
    drawn = [placed for _, placed in was]
    gone = [(change, _gone(alignment, change, drawn)) for change in texts.changes if change.figure and not change.mark]
    now = [(changed.get(mark.index), _placed(pair.capture, pair.in_capture(mark.box), mark)) for mark in there]
    now = [(change, placed if change is None else replace(placed, kept=False)) for change, placed in now]
    came = [placed for change, placed in now if change and not change.was]
    now = [
        (one, _answered(placed, [each for _, each in gone]) if one and not one.was else placed) for one, placed in now
    ]
    sides = now, [*was, *((change, _answered(placed, came)) for change, placed in gone)]
    rows, cells = (
        [change for side in sides for index in of_data([placed for _, placed in side]) if (change := side[index][0])]
        for of_data in (rows_of_data, cells_of_data)
    )
    return rows, cells


def _answered(one: PlacedLine, others: Iterable[PlacedLine]) -> PlacedLine:
    """What only one picture has; in place of the like of it that only the other has, if it has any."""
    return replace(one, replaced=any(one.style == other.style for other in others))


def _is_there(alignment: Alignment, mark: Mark, texts: Texts) -> bool:
    return alignment.agrees(mark) or mark.index in texts.places


def _place(alignment: Alignment, mark: Mark, texts: Texts) -> Box:
    """Where the figure has the text, as high as the map has it: a reader's boxes are of any height."""
    there = alignment.mark_in_figure(mark)
    read = texts.places.get(mark.index)
    return _as_high(read, there) if read and not alignment.agrees(mark) else there


def _as_high(box: Box, other: Box) -> Box:
    return box[0], middle(box)[1] - other[3] / 2, box[2], other[3]


def _renamed(alignment: Alignment, change: TextChange) -> PlacedLine:
    assert change.figure
    assert change.mark
    box = _as_high(change.figure, alignment.pair.in_figure(change.mark.box))
    return replace(_placed(alignment.pair.figure, box, change.mark, change.was), kept=False)


def _gone(alignment: Alignment, change: TextChange, drawn: Sequence[PlacedLine]) -> PlacedLine:
    """What only the figure has, drawn as what is next to it in its column, or else in its row."""
    assert change.figure
    box = inked(alignment.pair.figure, change.figure)
    near = min(drawn, key=lambda other: _apart(box, other.box), default=None)
    one = _placed(alignment.pair.figure, _as_high(box, near.box) if near else box, None, change.was)
    return replace(one, kept=False, style=near.style if near else None)


def _apart(one: Box, other: Box) -> float:
    """How far the first text is below the other in its column, above it twice as far and beside it thrice; endless if
    they are in neither column nor row."""
    if abs(one[0] - other[0]) < 2 * _ALIGNED or abs(one[0] + one[2] - other[0] - other[2]) < 2 * _ALIGNED:
        down = middle(one)[1] - middle(other)[1]
        return down if down > 0 else -2 * down  # More rows stand below those that both have.
    return 3 * abs(middle(one)[0] - middle(other)[0]) if same_row(one, other) else math.inf


def _placed(picture: Pixels, box: Box, mark: Mark | None, text: str | None = None) -> PlacedLine:
    around, _, _ = crop(picture, box, 2.0)
    ground = dominant_colour(around) if around.size else (0, 0, 0)
    said = folded(skeleton(text or (mark.element.text if mark else "")))
    known = mark is not None and mark.element.role != READ
    style = (mark.element.role, mark.element.color) if mark and known else None
    data = bool(mark and mark.data)
    speaks = not data or (mark is not None and mark.element.role not in PLAIN)  # Labels are drawn as plain data are.
    return PlacedLine(box, said, ground, kept=True, varies=data, replaced=speaks, style=style)


def _values(alignment: Alignment, in_rows: Iterable[TextChange], known: Collection[str]) -> frozenset[str]:
    """What the account says in places that are known to be its own, folded."""
    texts = [mark.element.text for mark in alignment.marks if mark.data]
    texts += [text for change in in_rows for text in (change.was, change.mark and change.mark.element.text) if text]
    return frozenset(value for text in (*texts, *known) if len(value := folded(text)) >= _VALUE)


def _says(change: TextChange, values: Collection[str]) -> bool:
    """Whether the text is one of the values, or a sentence that has one in it and says the same around it."""
    was, now = _said(change)
    if (now or was) in values or (was and was in values):
        return True
    parts = (now.partition(value) for value in values if value in now)
    return any(
        len(before) + len(after) >= _AROUND and was.startswith(before) and was.endswith(after)
        for before, _, after in parts
    )


def _titles(changes: Sequence[TextChange]) -> frozenset[tuple[str, str]]:
    """What a heading and another text that is no control said before and say now: a record and the path to it."""
    roles: dict[tuple[str, str], set[str]] = {}
    for change in changes:
        if change.mark and change.was and not _share_words(change):
            roles.setdefault(_said(change), set()).add(change.mark.element.role)
    return frozenset(said for said, having in roles.items() if "heading" in having and having & {"link", *PLAIN})


def _kept(alignment: Alignment, texts: Texts) -> list[Element]:
    changed = {change.mark.index for change in texts.changes if change.mark}
    there = (mark for mark in alignment.marks if not mark.icon and not mark.data and mark.index not in changed)
    return [mark.element for mark in there if _is_there(alignment, mark, texts)]


def _is_record(change: TextChange, titles: Collection[tuple[str, str]], kept: Sequence[Element]) -> bool:
    """Whether it is the title of a record, or a text to be read only that was one name and is another: somebody's, or
    one without siblings."""
    if not change.mark or not change.was:
        return False
    if _said(change) in titles:
        return True
    one = change.mark.element
    if one.role not in PLAIN or _share_words(change) or not all(map(_is_name, (change.was, one.text))):
        return False
    full = min(len(change.was.split()), len(one.text.split())) >= _FULL_NAME
    return full or not any(_are_siblings(one, other) for other in kept)


def _is_name(text: str) -> bool:
    return all(word[:1].isupper() for word in text.replace("-", " ").split())


def _share_words(change: TextChange) -> bool:
    return bool(words(change.was or "") & words(change.mark.element.text if change.mark else ""))


def _are_siblings(one: Element, other: Element) -> bool:
    across, down = (
        max(one.box[i] - other.box[i] - other.box[i + 2], other.box[i] - one.box[i] - one.box[i + 2]) for i in (0, 1)
    )
    below = abs(one.box[0] - other.box[0]) < _ALIGNED and down < _NEXT_BELOW * one.box[3]
    beside = same_row(one.box, other.box) and across < _NEXT_BESIDE * one.box[3]
    return (
        (below or beside) and (one.role, one.color) == (other.role, other.color) and abs(one.box[3] - other.box[3]) < 1
    )
