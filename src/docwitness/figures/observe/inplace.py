"""Sightings of pictures that agree nearly everywhere → the same, by what each text's own place shows.

A wide search finds a label that is gone somewhere else, and a few letters in thousands change no correlation. Where
nearly all ink agrees, a text whose place differs is read in both pictures alike: what differs then was changed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from docwitness.figures.boxes import Box, around, grown, middle, overlap, smaller_area
from docwitness.figures.observe.local import Laid
from docwitness.figures.observe.sightings import Excuse, Fate, Sighting
from docwitness.figures.text_likeness import ALIKE, alike, is_data, is_reworded, key
from docwitness.figures.text_reading import Line, TextReader

_MOST = 24
"""Places that are read: where more differ, the pictures do not agree nearly everywhere."""

_READ = 0.6
"""Confidence of a reader from which on there is a text."""

_LONG = 16
"""Letters from which on a text may be read with one or two wrong, and still be the same."""

_ENDS = 2
"""Letters at either end of such a text that a reader may have seen half of."""

_Both = tuple[Sequence[Line], Sequence[Line]]
"""The lines of the texts that figure and capture have, in each of them."""

_GUESSED = 0.35
"""Confidence of a reader from which on there are letters, which ones it cannot tell: too small ones, or pale."""

_EDGE = 3.0
"""Pixels from the edge of what both show within which it may cut through letters, which are then read as others."""

_ON = 0.5
"""Share of the smaller box from which on two lines are at one place."""


def at_their_places(
    sightings: Sequence[Sighting],
    laid: Laid,
    reader: TextReader,
    known: Collection[str] = (),
) -> tuple[Sighting, ...]:
    """The sightings of pictures of which most texts agree, those that both show by what is at their places."""
    unlike = [one for one in sightings if not _is_settled(one, laid)]
    if len(unlike) > _MOST:
        return tuple(sightings)
    settled = [_settled(one) for one in sightings if one not in unlike]
    kept = [(one.was, one.now) for one in settled if one.was and one.now]
    both = [was for was, _ in kept], [now for _, now in kept]
    return (*settled, *_read_at_place(unlike, laid, reader, known, both))


def _is_settled(one: Sighting, laid: Laid) -> bool:
    """Whether the sighting says what its place shows: the same text in both, or nothing that both show."""
    if one.was and one.now and key(one.was.text) == key(one.now.text):
        return True
    sides = [(line, which) for which, line in enumerate((one.was, one.now)) if line]
    return all(not laid.shows(line.box, which) or laid.is_same(line.box, which) for line, which in sides)


def _settled(one: Sighting) -> Sighting:
    """A text whose every piece is at its place in both pictures is in both, whatever was read."""
    return one if one.was and one.now and one.fate == "same" else Sighting(one.was, one.now, "same")


def _read_at_place(
    unlike: Sequence[Sighting], laid: Laid, reader: TextReader, known: Collection[str], both: _Both
) -> Iterator[Sighting]:
    """What the places of these say; `both` are the texts that figure and capture have, wherever they stand."""
    places: list[Box] = []
    for one in unlike:
        sides = [(line, which) for which, line in enumerate((one.was, one.now)) if line]
        shown = [laid.common(line.box, which) for line, which in sides if laid.shows(line.box, which)]
        if not shown:
            yield one
        for box in shown:
            at_one = [other for other in places if overlap(box, other) > _ON * smaller_area(box, other)]
            places = [other for other in places if other not in at_one] + [around([box, *at_one])]
    values = frozenset(map(key, known))
    for box in places:
        yield _compared(box, laid, reader, values, both)


def _compared(box: Box, laid: Laid, reader: TextReader, known: frozenset[str], both: _Both) -> Sighting:
    """What both pictures say in a box of the part that both show."""
    readings = reader.read_strips(laid.strips(box))
    there = laid.both.in_picture(box, 0), laid.both.in_picture(box, 1)
    old, new = (Line(text.strip(), place, sure) for (text, sure), place in zip(readings, there, strict=True))
    if _says_same(old.text, new.text):
        return Sighting(old, new, "same")
    was, now = old if _is_read(old, both[0]) else None, new if _is_read(new, both[1]) else None
    if was is None and now is None:
        held = _is_held(old, both[0]) or _is_held(new, both[1])
        guessed = min(old.confidence, new.confidence) >= _GUESSED and not held
        return Sighting(old, new, "reworded", None if guessed else "faint", at_its_place=guessed)
    fate: Fate = "reworded" if was and now else "gone" if was else "new"
    varies = all(is_data(line.text, known) for line in (was, now) if line)
    cut = alike(key(old.text), key(new.text)) >= ALIKE and not laid.has(grown(box, _EDGE, _EDGE))
    excuse: Excuse | None = "data" if varies else "cut" if cut else None
    return Sighting(was, now, fate, excuse, middle(there[1] if was else there[0]), at_its_place=True)


def _is_read(one: Line, kept: Iterable[Line]) -> bool:
    """Whether it is a text of its own."""
    return one.confidence >= _READ and bool(key(one.text)) and not _is_held(one, kept)


def _is_held(one: Line, kept: Iterable[Line]) -> bool:
    """Whether it is all or some of one of the texts that were kept, at its place: that came there when something above
    it went."""
    return any(
        key(one.text) in key(line.text) and overlap(one.box, line.box) > _ON * smaller_area(one.box, line.box)
        for line in kept
    )


def _says_same(one: str, other: str) -> bool:
    """Whether two readings of one place differ by no more than digits, which are data, what small print is taken for,
    and, of a long text, a letter or two: the ends of a line are cut where its letters begin."""
    if "…" in one + other or "..." in one + other:
        return not is_reworded(one, other)
    first, second = (key(re.sub(r"\d", "", text)) for text in (one, other))
    if first == second:
        return True
    if min(len(first), len(second)) < _LONG:
        return False
    return first[_ENDS:-_ENDS] in second or second[_ENDS:-_ENDS] in first or not is_reworded(one, other)
