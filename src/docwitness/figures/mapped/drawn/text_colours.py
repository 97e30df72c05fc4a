"""The ink in which the figure shows texts, beside that of the capture."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docwitness.figures.boxes import Box, grown
from docwitness.figures.colours import Ink, Rgb, apart, ink_colour
from docwitness.figures.mapped.drawn.look import (
    CONTROLS,
    OTHER,
    Recoloured,
    control_around,
    is_mixed,
    surroundings,
    undimmed,
)
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.panes import dialogs_of, holding
from docwitness.figures.mapped.layout.picture_pair import crop
from docwitness.figures.mapped.texts.cuts import is_cut_by

_OTHER_INK = 24.0
"""Distance in CIE L*a*b* (CIE 1976) from which on two inks are not of one colour: strokes of a pixel mix with their
ground, and JPEG halves the resolution of colour."""

_SAME_DIRECTION = 0.85
"""Cosine of the angle between two inks as seen from their grounds from which on they may be of one colour."""

_GROUND = 4.0
"""CSS pixels above and below a text that are taken with it, to see what it stands on."""

_CLEAR = 120.0
"""Sum of the differences in red, green and blue of an ink that stands out clearly; light grey on white has 150."""

_FADED = 0.65
"""Of the contrast that a text in another font has, compared with the other texts of the figure: below it the control
that it stands in is disabled. Bold and regular strokes differ by 0.8, disabled ones have 0.3 to 0.6."""

_WIDER = 1.3
"""Times its own width that a text in another font may have."""

_FEW = 4
"""Texts without which it cannot be told what contrast the figure's fonts have."""


@dataclass(frozen=True, slots=True)
class _Inked:
    """A text with its colours in both pictures."""

    mark: Mark
    box: Box
    """In pixels of the scaled figure."""
    was: Ink
    now: Ink

    @property
    def contrast(self) -> float:
        """The contrast that it has in the figure, of that which it has in the capture."""
        return _contrast(self.was) / max(1e-6, _contrast(self.now))


def inks(alignment: Alignment, was: Mapping[int, Box]) -> Iterator[Recoloured]:
    """The texts whose ink has another colour in the figure; `was` as for `recoloured`."""
    texts = list(_inked(alignment, was))
    in_other_fonts = [text for text in texts if not alignment.agrees(text.mark)]
    usual = statistics.median(text.contrast for text in in_other_fonts) if len(in_other_fonts) >= _FEW else None
    for text in texts:
        ink = _same_letters(alignment, text) if alignment.agrees(text.mark) else _other_letters(alignment, text, usual)
        if ink:
            yield ink


def _inked(alignment: Alignment, was: Mapping[int, Box]) -> Iterator[_Inked]:
    pair = alignment.pair
    margin = _GROUND * pair.scale
    dialogs = dialogs_of(alignment.elements)
    for mark in alignment.marks:
        box = alignment.mark_in_figure(mark) if alignment.agrees(mark) else was.get(mark.index)
        if box is None or mark.icon or mark.data or "behind" in mark.element.state or alignment.is_touched(box):
            continue
        if is_cut_by(dialogs, mark.box):
            continue  # The dialog would be taken for its ink.
        if box[2] > _WIDER * mark.box[2] * pair.scale:
            continue  # It was read in a line with others.
        before = ink_colour(crop(pair.figure, grown(box, 0.0, margin))[0], max(1, int(margin)))
        after = ink_colour(crop(pair.capture, grown(pair.in_capture(mark.box), 0.0, margin))[0], max(1, int(margin)))
        if before and after:
            yield _Inked(mark, box, before, after)


def _same_letters(alignment: Alignment, text: _Inked) -> Recoloured | None:
    """A text of which every stroke is where the capture has it."""
    around = _around(alignment, text)
    if _is_on_faded_control(text, *around):
        return Recoloured(text.mark.element, text.box, text.was.ground, text.now.ground, True)
    if apart(text.was.ink, text.now.ink) < _OTHER_INK:
        return _recoloured(text, faded=True) if _is_fainter(text, *around) else None
    if apart(undimmed(text.was.ink, *around), text.now.ink) < _OTHER_INK:
        return None
    return _recoloured(text, faded=_is_faded(text))


def _is_fainter(text: _Inked, around_was: Rgb, around_now: Rgb) -> bool:
    """Whether a control's label that is grey in both pictures is so much fainter in one that it is disabled there."""
    if text.mark.element.role not in CONTROLS or apart(around_was, around_now) > OTHER:
        return False
    clear = max(_contrast(text.was), _contrast(text.now)) > _CLEAR
    return clear and not _FADED < text.contrast < 1 / _FADED and _is_faded(text)


def _is_on_faded_control(text: _Inked, around_was: Rgb, around_now: Rgb) -> bool:
    """Whether the text stands on a control whose ground, a gradient or a picture, is mixed with its surroundings."""
    was, now = text.was.ground, text.now.ground
    if text.mark.element.role not in CONTROLS or apart(undimmed(was, around_was, around_now), now) < OTHER:
        return False
    return apart(around_was, around_now) < OTHER and (is_mixed(was, now, around_now) or is_mixed(now, was, around_was))


def _around(alignment: Alignment, text: _Inked) -> tuple[Rgb, Rgb]:
    """What surrounds the text, or the control that it stands in, in figure and capture."""
    pair = alignment.pair
    control = _control_of(alignment, text.mark)
    if control is None:
        return text.was.ground, text.now.ground
    left, top, width, height = pair.in_figure(control)
    x, y, _, _ = pair.in_figure(text.mark.box)
    before = surroundings(pair.figure, (left + text.box[0] - x, top + text.box[1] - y, width, height))
    after = surroundings(pair.capture, pair.in_capture(control))
    return before or text.was.ground, after or text.now.ground


def _control_of(alignment: Alignment, mark: Mark) -> Box | None:
    """The box of the control or badge that the text stands in, whether it has a ground of one colour or none."""
    control = control_around(alignment, mark.box)
    if control != mark.box:
        return control
    holding_it = [
        element.box
        for element in alignment.elements.elements
        if element.role == mark.element.role in CONTROLS and not element.text and holding(mark.box, [element.box])
    ]
    return min(holding_it, key=lambda box: box[2] * box[3], default=None)


def _other_letters(alignment: Alignment, text: _Inked, usual: float | None) -> Recoloured | None:
    """A text in another font: its box may not be on it alone, and its strokes mix otherwise with their ground."""
    if control_around(alignment, text.mark.box) != text.mark.box:
        faded = usual and not _FADED < text.contrast / usual < 1 / _FADED and text.mark.element.role in CONTROLS
        return _recoloured(text, faded=True) if faded and _is_faded(text) else None
    if apart(text.was.ink, text.now.ink) < _OTHER_INK or min(_contrast(text.was), _contrast(text.now)) < _CLEAR:
        return None
    if _direction(text.was) @ _direction(text.now) > _SAME_DIRECTION:
        return None
    if apart(undimmed(text.was.ink, text.was.ground, text.now.ground), text.now.ink) < _OTHER_INK:
        return None
    return _recoloured(text, faded=_is_faded(text))


def _recoloured(text: _Inked, *, faded: bool) -> Recoloured:
    control = text.mark.element.role in CONTROLS
    return Recoloured(text.mark.element, text.box, text.was.ink, text.now.ink, faded and control)


def _is_faded(text: _Inked) -> bool:
    was, now = text.was, text.now
    return is_mixed(was.ink, now.ink, now.ground) or is_mixed(now.ink, was.ink, was.ground)


def _direction(colours: Ink) -> npt.NDArray[np.float64]:
    """From ground to ink, of length 1: what remains of a colour that is mixed with its ground."""
    towards = np.subtract(colours.ink, colours.ground).astype(np.float64)
    return towards / max(1e-6, float(np.linalg.norm(towards)))


def _contrast(colours: Ink) -> float:
    return float(np.abs(np.subtract(colours.ink, colours.ground)).sum())
