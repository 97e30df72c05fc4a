"""Buttons that are enabled once a form is filled in: what is in a form is data, and so is what it enables.

HTML lets no form be submitted while a required field is empty, and interfaces disable its button until then.
"""

from __future__ import annotations

from collections.abc import Iterator

from docwitness.figures.boxes import grown
from docwitness.figures.mapped.drawn.unexplained_ink import leftovers_in
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.panes import holding
from docwitness.model import Element

_FORMS = frozenset({"form", "dialog", "alertdialog"})

_ENTRIES = frozenset({"textbox", "combobox", "listbox", "spinbutton"})
"""Roles of what is filled in. A search box is no part of a form that is sent."""

_TICKS = frozenset({"checkbox", "radio", "switch"})

_SAME_TICK = 0.8
"""Correlation from which on two boxes are both ticked or both not: a tick fills a third of its box."""

_BORDER = 3.0
"""CSS pixels at a field's edges that are its border, which takes another colour with the focus."""


def entries_differ(alignment: Alignment, button: Element) -> bool | None:
    """Whether the figure shows another entry in a required field of the button's form, or none, so that the button's
    state says nothing of the interface. None where only other fields differ, or some are out of the figure's sight."""
    told = [(field, _differs(alignment, field)) for field in _fields_beside(alignment, button)]
    if any(differs and "required" in field.state for field, differs in told):
        return True
    return None if any(differs is not False for _, differs in told) else False


def _fields_beside(alignment: Alignment, button: Element) -> Iterator[Element]:
    """What is to be filled in, and ticked, in the smallest form or dialog around the button; in the same pane where
    there is none."""
    elements = [one for one in alignment.elements.elements if not one.text and "covered" not in one.state]
    around = holding(button.box, (one.box for one in elements if one.role in _FORMS))
    form = min(around, key=lambda box: box[2] * box[3], default=None)
    panes = holding(button.box, alignment.panes)
    for one in elements:
        asked = one.role in _ENTRIES or (one.role in _TICKS and "required" in one.state)
        if asked and (holding(one.box, [form]) if form else holding(one.box, alignment.panes) == panes):
            yield one


def _differs(alignment: Alignment, field: Element) -> bool | None:
    """Whether the figure has another entry in the field than the capture, or none; None if it does not show it."""
    place = alignment.in_figure(field.box, behind="behind" in field.state)
    if not alignment.shows(place):
        return None
    if field.role in _TICKS:
        likeness = alignment.finder.likeness(field.box, *alignment.shift(field.box), _BORDER)
        return likeness is not None and likeness < _SAME_TICK
    said = [mark for mark in alignment.marks if not mark.icon and holding(mark.box, [field.box])]
    border = _BORDER * alignment.pair.scale
    return not all(map(alignment.agrees, said)) or bool(leftovers_in(alignment, grown(place, -border, -border)))
