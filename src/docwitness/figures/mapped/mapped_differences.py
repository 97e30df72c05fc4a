"""What the judge by a map found, in pixels of the scaled figure → differences that name elements, in its own pixels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from docwitness.figures.boxes import Box, grown, overlap, same_row, scaled
from docwitness.figures.changes import Difference, Unchanged
from docwitness.figures.colours import hexadecimal
from docwitness.figures.mapped.drawn.form_states import entries_differ
from docwitness.figures.mapped.drawn.grounds import grounds
from docwitness.figures.mapped.drawn.look import Recoloured
from docwitness.figures.mapped.drawn.redrawn_icons import label_of, other_icons
from docwitness.figures.mapped.drawn.text_colours import inks
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.order import FEW, Standing, jumped, moved
from docwitness.figures.mapped.layout.panes import holding
from docwitness.figures.mapped.layout.submenus import MENU
from docwitness.figures.mapped.texts.changed_texts import TextChange
from docwitness.figures.text_likeness import folded
from docwitness.model import ChangeKind, Element

_WEIGHTS = {"heading": 3.0, "button": 2.0, "link": 2.0, "label": 1.0, "term": 1.0}
"""Of a group of elements the one with the highest names it."""

_FEW_STATES = 3
"""Elements that may be enabled or disabled at once, or have other icons; where more differ, the theme does."""

_ONE_IN_EACH = 2
"""A text that stands more often is one of a list's rows: which of them is which cannot be told."""

_FIELDS = frozenset({"combobox", "listbox", "textbox", "searchbox", "spinbutton", "slider", "switch"})

_IN_ITS_PLACE = 40.0
"""CSS pixels below a form control within which what is gone stood in its place."""


class MappedDifferences:
    """The differences of one alignment.

    `was` has, by mark index, the boxes in the scaled figure of the texts that were found there, `changed` are the
    indices of those that read otherwise.
    """

    def __init__(
        self, alignment: Alignment, was: Mapping[int, Box], changed: Collection[int], capture_scale: float
    ) -> None:
        self._alignment = alignment
        self._was = was
        self._changed = changed
        self._capture_scale = capture_scale

    def differences(self, texts: Sequence[TextChange], menus: Sequence[TextChange] = ()) -> list[Difference]:
        """All that differs: texts, order, colours, states, icons; `menus` are those that only the figure has open."""
        found = [*map(self._text, texts), *self._moves(texts), *self._colours(), *self._icons()]
        return found + [self._closed(menu) for menu in menus]

    def _closed(self, menu: TextChange) -> Difference:
        assert menu.figure is not None
        gone = replace(self._gone(menu.was or "", menu.figure), kind="state", role=MENU, name=menu.was or "")
        return replace(gone, was="open", now="closed", doubtful=True)

    def unchanged(self) -> list[Unchanged]:
        """The texts of the interface that read the same."""
        return [
            Unchanged(mark.box, self._seen(self._was[mark.index]))
            for mark in self._alignment.marks
            if not mark.data and self._stays(mark)
        ]

    def _text(self, change: TextChange) -> Difference:
        if change.mark is None:
            assert change.figure is not None
            gone = self._gone(change.was or "", change.figure)
            return replace(gone, doubtful=gone.doubtful or change.doubtful)
        kind: ChangeKind = "renamed" if change.was else "added"
        found = self._element(kind, change.mark.element, change.figure, change.was, change.mark.element.text)
        data = not change.was and self._may_offer(change.mark.box)
        return replace(found, doubtful=change.doubtful or data)

    def _may_offer(self, page: Box) -> bool:
        """Whether it is an entry of a menu that was opened in a figure of other data: what a menu offers depends on
        what it was opened for, and on the state of that."""
        menus = (one.box for one in self._alignment.elements.elements if one.role == "menu" and not one.text)
        return self._alignment.has_other_data and bool(holding(page, menus))

    def _gone(self, text: str, figure: Box) -> Difference:
        """What only the figure has; named after the form control that now stands in its place, if one does."""
        page = self._alignment.on_page(figure)
        field = next((field for field in self._alignment.elements.elements if self._is_in_place(field, page)), None)
        if field is None:
            seen, place = self._seen(figure), self._in_figure(figure)
            return Difference("removed", "", text, text, None, page, place, None, seen, doubtful=self._may_offer(page))
        shown = next((mark for mark in self._alignment.marks if mark.data and overlap(mark.box, field.box) > 0), None)
        now = shown.element.text if shown else field.name
        return replace(self._element("removed", field, figure, text, now), page=page)

    def _is_in_place(self, field: Element, page: Box) -> bool:
        if field.role not in _FIELDS or field.text:
            return False
        if not overlap(grown(field.box, 0.0, _IN_ITS_PLACE), page):
            return False
        return (
            not overlap(self._alignment.in_figure(field.box), self._alignment.in_figure(page)) or page[1] > field.box[1]
        )

    def _moves(self, texts: Sequence[TextChange]) -> list[Difference]:
        pair = self._alignment.pair
        marks = [mark for mark in self._alignment.marks if not mark.data and self._stays(mark)]
        times = Counter(folded(mark.element.text) for mark in marks)
        marks = [mark for mark in marks if mark.icon or times[folded(mark.element.text)] <= _ONE_IN_EACH]
        standings = [
            Standing(mark, pair.in_figure(mark.box), self._was[mark.index], holding(mark.box, self._alignment.panes))
            for mark in marks
        ]
        turned = moved(standings, wraps=self._alignment.has_other_width)
        if self._alignment.has_other_width or len(standings) < FEW:
            # So few that were only read may be another's words: no shape holds the figure to its place on the page.
            unsure = len(standings) < FEW and self._alignment.share == 0
            return [replace(self._element("moved", one.mark.element, one.was), doubtful=unsure) for one in turned]
        rest = [
            one for one in standings if not any(one is other or _were_or_are_in_row(one, other) for other in turned)
        ]
        came = [pair.in_figure(mark.box) for mark in self._alignment.marks if mark.index in self._changed]
        gone = [change.figure for change in texts if change.figure]
        found = turned + jumped(rest, came, gone, pair.scale, same_fonts=self._alignment.same_fonts)
        return [self._element("moved", one.mark.element, one.was) for one in found]

    def _colours(self) -> list[Difference]:
        """Elements enabled or disabled, but by what is filled in; several colours that changed together are one other
        theme."""
        found = recoloured(
            self._alignment, {mark.index: self._was[mark.index] for mark in self._alignment.marks if self._stays(mark)}
        )
        states = [one for one in found if one.faded] if len(found) <= _FEW_STATES else []
        theme = [one for one in found if one not in states]
        named = [max(theme, key=lambda one: (bool(one.element.name), one.box[2] * one.box[3]))] if theme else []
        changes = [self._recoloured("state", one) for one in states if one.element.role != "button"]
        for one in (each for each in states if each.element.role == "button"):
            by_entries = entries_differ(self._alignment, one.element)
            if not by_entries:
                changes.append(replace(self._recoloured("state", one), doubtful=by_entries is None))
        return changes + [self._recoloured("restyled", one) for one in named]

    def _recoloured(self, kind: ChangeKind, one: Recoloured) -> Difference:
        return self._element(kind, one.element, one.box, hexadecimal(one.was), hexadecimal(one.now))

    def _icons(self) -> list[Difference]:
        icons = [(icon, box, label_of(self._alignment, icon)) for icon, box in other_icons(self._alignment, self._was)]
        known = [(icon, box, label) for icon, box, label in icons if not label or label.data or self._stays(label)]
        many = len(known) > _FEW_STATES or not self._alignment.same_fonts
        differences = []
        for icon, box, label in known[: 1 if many else None]:
            name = icon.element.name or (label.element.text if label else "")
            differences.append(self._element("restyled", replace(icon.element, role="icon", name=name), box))
        return differences

    def _stays(self, mark: Mark) -> bool:
        return mark.index in self._was and mark.index not in self._changed

    def _element(
        self, kind: ChangeKind, element: Element, figure: Box | None, was: str | None = None, now: str | None = None
    ) -> Difference:
        left, top, width, height = element.box
        origin, scale = self._alignment.pair.origin, self._capture_scale
        capture = ((left - origin[0]) * scale, (top - origin[1]) * scale, width * scale, height * scale)
        return Difference(
            kind=kind,
            role=element.role,
            name=element.name or element.text,
            was=was,
            now=now,
            page=element.box,
            figure=figure and self._in_figure(figure),
            capture=capture,
            seen=figure and self._seen(figure),
            weight=_WEIGHTS.get(element.role, 0.0),
        )

    def _seen(self, box: Box) -> Box:
        return scaled(box, 1 / self._alignment.pair.scale)

    def _in_figure(self, box: Box) -> Box:
        return scaled(box, self._alignment.pair.zoom)


def _were_or_are_in_row(one: Standing, other: Standing) -> bool:
    return same_row(one.was, other.was) or same_row(one.now, other.now)


def recoloured(alignment: Alignment, was: Mapping[int, Box]) -> list[Recoloured]:
    """The elements whose ground or ink differs in colour from the capture's, by more than dimming does.

    `was` has, by mark index, the boxes in the scaled figure of the texts that were found there.
    """
    recoloured_grounds = list(grounds(alignment, was))
    recoloured_inks = (ink for ink in inks(alignment, was) if not _lies_on(ink, recoloured_grounds))
    return recoloured_grounds + list(recoloured_inks)


def _lies_on(ink: Recoloured, grounds: list[Recoloured]) -> bool:
    return any(overlap(ink.box, ground.box) > 0.5 * ink.box[2] * ink.box[3] for ground in grounds)
