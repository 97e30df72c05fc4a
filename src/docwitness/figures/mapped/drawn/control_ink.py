"""Texts that the figure has in the ink of the page's links and buttons, in place of which there is none now."""

from __future__ import annotations

from docwitness.figures.boxes import Box, grown
from docwitness.figures.colours import Ink, apart, ink_colour
from docwitness.figures.mapped.drawn.look import CONTROLS, OTHER
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import Mark
from docwitness.figures.mapped.layout.picture_pair import crop
from docwitness.figures.pictures import Pixels

_SAME, _OTHER = 12.0, 24.0
"""Distances in CIE L*a*b* (CIE 1976) below which two inks are of one colour, and from which on they are not: strokes of
a pixel mix with their ground, more or less by the letters."""

_ROOM = 2
"""Pixels above and below a text that show what it stands on."""


def was_control(alignment: Alignment, mark: Mark, figure: Box) -> bool:
    """Whether what the figure has in this place is drawn as a control of the page is, and the text there now is not.

    Other data do not make a link of a name: what was in its place is gone, or elsewhere. It is told by colour alone,
    so in the figure's own theme: on the ground that the text stands on now.
    """
    if mark.element.role in CONTROLS:
        return False
    pair = alignment.pair
    was, now = _ink(pair.figure, figure), _ink(pair.capture, pair.in_capture(mark.box))
    if was is None or now is None or apart(was.ground, now.ground) > OTHER or apart(was.ink, now.ink) < _OTHER:
        return False
    controls = (one.box for one in alignment.marks if one.element.role in CONTROLS and one.element.text)
    inks = (_ink(pair.capture, pair.in_capture(box)) for box in controls)
    return any(ink and apart(ink.ground, was.ground) < OTHER and apart(ink.ink, was.ink) < _SAME for ink in inks)


def _ink(picture: Pixels, box: Box) -> Ink | None:
    return ink_colour(crop(picture, grown(box, 0.0, _ROOM))[0], _ROOM)
