"""Controls that style guides disable in a grey of their own, and others that only look another way."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures import judge
from docwitness.figures.mapped.drawn.look import is_greyed
from docwitness.figures.pictures import Pixels
from docwitness.model import Colour, Element, ElementMap
from tests.figures.drawn import encoded

VIVID = ((12, 102, 228), (255, 255, 255))
GREY = ((241, 242, 244), (165, 173, 186))


def window(button: tuple[Colour, Colour], *, disabled: bool = False) -> tuple[bytes, ElementMap]:
    """A page of notes with a button in these colours, of its ground and of its label."""
    image = Image.new("RGB", (600, 300), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(15)
    elements = []
    ground, ink = button
    state = ("disabled",) if disabled else ()
    pen.rectangle((400, 240, 559, 275), tuple(ground[:3]))
    elements.append(Element("button", "Moor here", "", (400.0, 240.0, 160.0, 36.0), state, None, ground))
    texts = [("button", "Moor here", 440.0, 249.0, ink)]
    notes = (
        "Boats are rinsed on Sundays",
        "Sails are dried in the loft",
        "Keys hang at the office",
        "Dogs sleep ashore",
    )
    texts += [("paragraph", note, 40.0, 30.0 + 40 * row, (30, 30, 30)) for row, note in enumerate(notes)]
    for role, words, left, top, colour in texts:
        pen.text((left, top), words, tuple(colour[:3]), font)
        x0, y0, x1, y1 = font.getbbox(words)
        elements.append(Element(role, words, words, (left + x0, top + y0, x1 - x0, y1 - y0), (), colour, None))
    return encoded(image), ElementMap((600.0, 300.0), 1.0, None, tuple(elements))


def changes(figure: tuple[Colour, Colour], now: tuple[Colour, Colour], *, disabled: bool = False) -> list[str]:
    capture, elements = window(now, disabled=disabled)
    return [change.kind for change in judge(window(figure)[0], [capture], elements).changes]


def test_a_button_that_has_a_grey_of_its_own_and_a_faint_label_is_disabled() -> None:
    assert changes(VIVID, GREY, disabled=True) == ["state"]
    assert changes(GREY, VIVID) == ["state"]


def test_a_button_that_became_grey_without_being_disabled_has_another_style() -> None:
    assert changes(VIVID, GREY) == ["restyled"]


def test_a_button_that_became_grey_and_has_a_clear_label_has_another_style() -> None:
    assert changes(((225, 228, 234), (30, 34, 42)), VIVID) == ["restyled"]


def test_a_white_button_with_a_grey_label_is_disabled_where_the_label_is_half_as_clear() -> None:
    white = (255, 255, 255)
    assert changes((white, (131, 126, 114)), (white, (205, 203, 199)), disabled=True) == ["state"]


def test_a_bar_over_a_field_in_the_figure_does_not_disable_it() -> None:
    def inside(ground: Colour, ink: Colour) -> Pixels:
        picture = Image.new("RGB", (160, 36), tuple(ground[:3]))
        ImageDraw.Draw(picture).text((20, 9), "Lorient", tuple(ink[:3]), ImageFont.load_default(15))
        return np.asarray(picture)

    now = inside((255, 255, 255), (23, 43, 77))
    assert not is_greyed(inside((0, 0, 0), (0, 0, 0)), now, disabled=False)
    assert is_greyed(inside((235, 235, 235), (165, 165, 165)), now, disabled=False)


def with_field(ground: Colour, *, disabled: bool = False) -> tuple[bytes, ElementMap]:
    """The page with an empty field for text on that ground."""
    png, elements = window(VIVID)
    image = Image.open(BytesIO(png))
    ImageDraw.Draw(image).rectangle((40, 240, 339, 275), tuple(ground[:3]))
    state = ("disabled",) if disabled else ()
    field = Element("textbox", "Find a boat", "", (40.0, 240.0, 300.0, 36.0), state, None, ground)
    return encoded(image), replace(elements, elements=(*elements.elements, field))


@pytest.mark.parametrize(("disabled", "kind"), [(False, "restyled"), (True, "state")])
def test_a_field_that_takes_the_focus_takes_another_colour_and_is_not_enabled(disabled: bool, kind: str) -> None:
    figure, _ = with_field((160, 196, 250))
    capture, elements = with_field((208, 226, 252), disabled=disabled)
    assert [change.kind for change in judge(figure, [capture], elements).changes] == [kind]


def in_row(*buttons: str) -> tuple[Image.Image, ElementMap]:
    """A dark bar at the side, a heading, a note and a row of buttons that begins at the left."""
    image, elements = Image.new("RGB", (700, 300), (250, 250, 252)), []
    draw, font, ink = ImageDraw.Draw(image), ImageFont.load_default(15), (30, 34, 42)
    draw.rectangle((0, 0, 170, 300), (28, 36, 52))
    texts = [("link", word, 30, 40 + 40 * row) for row, word in enumerate(("Boats", "Crews", "Tides"))]
    texts += [("heading", "Berths of the harbour", 210, 30), ("paragraph", "Paid until the end of June", 210, 160)]
    left = 210
    for name in buttons:
        texts.append(("button", name, left, 90))
        left += round(font.getlength(name)) + 40
    for role, words, x, y in texts:
        draw.text((x, y), words, (235, 238, 244) if role == "link" else ink, font)
        x0, y0, x1, y1 = font.getbbox(words)
        elements.append(Element(role, words, words, (x + x0, y + y0, x1 - x0, y1 - y0), (), ink, None))
    return image, ElementMap((700.0, 300.0), 1.0, None, tuple(elements))


def test_a_button_before_one_that_moved_to_its_place_is_new_or_in_doubt() -> None:
    """What is beside it moved by more than its width: where that would have taken it, the side bar hides it."""
    (figure, _), (capture, elements) = in_row("Export list"), in_row("Manage all the moorings", "Export list")
    judgement = judge(encoded(figure), [encoded(capture)], elements)
    assert [(one.kind, one.element and one.element.name) for one in judgement.changes] == [
        ("added", "Manage all the moorings")
    ]
