"""Buttons that a form enables once it is filled in: that is data, as the form is."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures import judge
from docwitness.model import Colour, Element, ElementMap
from tests.figures.drawn import encoded

FULL, PALE = ((12, 102, 228), (255, 255, 255)), ((241, 242, 244), (165, 173, 186))


def form(
    entries: Mapping[str, str], *, sends: bool, required: tuple[str, ...] = ("Boat",), role: str = "textbox",
    agreed: bool | None = None,
) -> tuple[bytes, ElementMap]:  # fmt: skip
    """A page that asks for a boat and a harbour, with what was entered, and a button that is enabled or is not; with a
    box to be ticked where it is told whether it is."""
    image = Image.new("RGB", (640, 420), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(15)
    elements = []

    def write(words: str, left: float, top: float, role: str, ink: Colour, *state: str) -> None:
        pen.text((left, top), words, tuple(ink[:3]), font)
        x0, y0, x1, y1 = font.getbbox(words)
        elements.append(Element(role, words, words, (left + x0, top + y0, x1 - x0, y1 - y0), state, ink, None))

    for row, note in enumerate(("Berths of the harbour", "Dogs sleep ashore", "Keys hang at the office")):
        write(note, 40, 20 + 34 * row, "heading" if not row else "paragraph", (30, 34, 42))
    for row, label in enumerate(("Boat", "Harbour")):
        top = 140 + 70 * row
        write(label, 40, top, "label", (30, 34, 42))
        pen.rectangle((40, top + 24, 339, top + 55), outline=(120, 124, 136))
        state = ("required",) if label in required else ()
        elements.append(Element(role, label, "", (40.0, top + 24.0, 300.0, 32.0), state, None, (255, 255, 255)))
        if words := entries.get(label):
            write(words, 50, top + 30, role, (30, 34, 42), "value")
    if agreed is not None:
        pen.rectangle((40, 290, 57, 307), outline=(120, 124, 136), width=2)
        if agreed:
            pen.line((44, 298, 48, 303, 55, 293), (12, 102, 228), 3)
        elements.append(Element("checkbox", "I agree", "", (40.0, 290.0, 18.0, 18.0), ("required",), None, None))
        write("I agree", 70, 290, "label", (30, 34, 42))
    ground, ink = FULL if sends else PALE
    pen.rectangle((40, 340, 199, 375), tuple(ground[:3]))
    elements.append(
        Element(
            "button", "Ask for a berth", "", (40.0, 340.0, 160.0, 36.0), () if sends else ("disabled",), None, ground
        )
    )
    write("Ask for a berth", 62, 349, "button", ink)
    write("Read the rules", 420, 349, "link", (30, 34, 42))
    return encoded(image), ElementMap((640.0, 420.0), 1.0, None, tuple(elements))


FILLED = {"Boat": "Merlin", "Harbour": "Lorient"}


def verdict(figure: tuple[bytes, ElementMap], now: tuple[bytes, ElementMap]) -> str:
    return judge(figure[0], [now[0]], now[1]).verdict


def test_a_button_that_waits_for_a_required_field_is_enabled_where_the_figure_has_it_filled_in() -> None:
    assert verdict(form(FILLED, sends=True), form({}, sends=False)) == "current"
    assert verdict(form({}, sends=False), form(FILLED, sends=True)) == "current"


def test_a_button_that_is_disabled_though_the_same_is_filled_in_has_changed() -> None:
    assert verdict(form(FILLED, sends=True), form(FILLED, sends=False)) == "stale"
    assert verdict(form({}, sends=True), form({}, sends=False)) == "stale"


@pytest.mark.parametrize("now", [{}, {"Boat": "Cormorant", "Harbour": "Lorient"}])
def test_it_is_doubtful_where_no_field_that_differs_is_said_to_be_required(now: dict[str, str]) -> None:
    assert verdict(form(FILLED, sends=True), form(now, sends=False, required=())) == "undecided"


def test_a_box_that_must_be_ticked_enables_it_as_well() -> None:
    figure, ticked, unticked = (form(FILLED, sends=one, agreed=one) for one in (True, True, False))
    assert verdict(figure, unticked) == "current"
    assert verdict(ticked, form(FILLED, sends=False, agreed=True)) == "stale"


def test_it_is_doubtful_where_the_figure_does_not_show_the_fields() -> None:
    """They may be filled in or not."""
    image = Image.open(BytesIO(form(FILLED, sends=True)[0])).crop((0, 200, 640, 420))
    assert verdict((encoded(image), form({}, sends=False)[1]), form({}, sends=False)) == "undecided"


def test_a_search_box_is_no_field_of_a_form() -> None:
    figure, now = form(FILLED, sends=True, role="searchbox"), form({}, sends=False, role="searchbox")
    assert verdict(figure, now) == "stale"
