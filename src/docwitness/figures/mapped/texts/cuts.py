"""Texts that something cuts off.

A line that is cut at one of its ends is told by the rest of it; one that goes on unseen on any side is no label that
could be compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from docwitness.figures.boxes import Box, core, grown, overlap
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.panes import dialogs_of
from docwitness.figures.mapped.texts.lines import ExpectedText

_EDGE = 3.0
"""Pixels from the figure's edge within which a line goes on beyond it; the recogniser's boxes are that generous."""

_DIALOG_EDGE = 8.0
"""CSS pixels: a line of text that ends nearer than this to a dialog lying above it is cut by it."""


def is_cut_by(dialogs: Sequence[Box], box: Box, scale: float = 1.0) -> bool:
    """Whether a line of text ends where a dialog begins, below which it goes on; `scale` pixels per CSS pixel."""
    return any(
        dialog[1] < box[1] + box[3] / 2 < dialog[1] + dialog[3]
        and min(abs(box[0] + box[2] - dialog[0]), abs(box[0] - dialog[0] - dialog[2])) < _DIALOG_EDGE * scale
        for dialog in dialogs
    )


def is_cut(alignment: Alignment, line: Box) -> bool:
    """Whether a line of the scaled figure ends at its side or at that of a dialog that lies above it."""
    columns = alignment.pair.figure.shape[1]
    if line[0] < _EDGE or line[0] + line[2] > columns - _EDGE:
        return True
    dialogs = [alignment.in_figure(box) for box in dialogs_of(alignment.elements)]
    return is_cut_by(dialogs, line, alignment.pair.scale)


def is_half_behind(alignment: Alignment, want: ExpectedText) -> bool:
    """Whether a text of the page behind a dialog is where the dialog lies in the figure, or ends."""
    if "behind" not in want.mark.element.state:
        return False
    reach = _DIALOG_EDGE * alignment.pair.scale
    dialogs = (grown(alignment.in_figure(box, behind=False), reach, reach) for box in dialogs_of(alignment.elements))
    return any(overlap(want.box, dialog) > 0 for dialog in dialogs)


def goes_on_unseen(alignment: Alignment, box: Box) -> bool:
    """Whether the text in this box of the scaled figure goes on beyond the figure."""
    rows, columns = alignment.pair.figure.shape[:2]
    left, _, width, _ = box
    _, top, _, height = core(box)  # Lines of a menu bar or a status line stand near the edge, and whole.
    return bool(min(left, top, columns - left - width, rows - top - height) < _EDGE)


def reaches_edge(alignment: Alignment, box: Box) -> bool:
    """Whether the text in this box of the scaled figure may be cut through its letters by the figure's edge."""
    rows, columns = alignment.pair.figure.shape[:2]
    return bool(min(box[0], box[1], columns - box[0] - box[2], rows - box[1] - box[3]) < _EDGE)
