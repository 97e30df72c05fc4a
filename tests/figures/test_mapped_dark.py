"""What changes in a dark window with buttons and icons, and what only seems to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures import judge
from docwitness.model import Element, ElementMap, Judgement
from tests.figures.dark import GROUND, NOTES, Bar
from tests.figures.drawn import encoded


def judged(figure: Bar | Image.Image, now: Bar) -> Judgement:
    picture = figure.draw() if isinstance(figure, Bar) else figure
    return judge(encoded(picture), [encoded(now.draw())], now.map())


def in_short(judgement: Judgement) -> list[tuple[str, str]]:
    return [(change.kind, change.element.name if change.element else "") for change in judgement.changes]


def test_buttons_that_changed_places_take_their_icons_along() -> None:
    judgement = judged(Bar(("Moor", "Launch", "Repair")), Bar(("Launch", "Moor", "Repair")))
    assert [kind for kind, _ in in_short(judgement)] == ["moved"]


def test_a_button_is_disabled_on_a_dark_page_too() -> None:
    assert in_short(judged(Bar(), Bar(disabled="Moor"))) == [("state", "Moor")]
    assert in_short(judged(Bar(disabled="Moor"), Bar())) == [("state", "Moor")]


def test_a_disabled_button_is_told_in_another_font_by_being_fainter_than_the_rest() -> None:
    assert in_short(judged(Bar(bold=True), Bar(disabled="Repair"))) == [("state", "Repair")]
    assert judged(Bar(bold=True), Bar()).verdict == "current"


def test_what_stood_beside_a_control_that_moved_to_the_edge_is_gone() -> None:
    judgement = judged(Bar(("Careen", "Launch")), Bar(("Launch",)))
    assert ("removed", "Careen") in in_short(judgement)


def framed(picture: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    ImageDraw.Draw(picture).rectangle(box, None, (200, 30, 200), 3)
    return picture


def test_a_label_that_was_framed_by_hand_is_read_all_the_same() -> None:
    before = Bar(notes=("Boats are scrubbed on Mondays", *NOTES[1:]))
    judgement = judged(framed(before.draw(), (22, 76, 270, 104)), Bar())
    assert in_short(judgement) == [("renamed", NOTES[0])]
    assert judged(framed(Bar().draw(), (22, 76, 270, 104)), Bar()).verdict == "current"


def test_what_is_scrolled_in_or_out_of_sight_in_the_figure_was_neither_removed_nor_added() -> None:
    notes = (*NOTES, "Bring a torch", "Mind the step")
    assert judged(Bar(notes=notes, scrolled=60), Bar(notes=notes)).verdict == "current"
    judgement = judged(Bar(notes=NOTES[:3] + NOTES[4:]), Bar())
    assert ("added", NOTES[3]) in in_short(judgement)


@pytest.mark.parametrize("read", ["Lighthouzes", "Lighthouses"])
def test_a_letter_misread_behind_a_dialog_is_no_change(read: str) -> None:
    now = Bar()
    dialog = Element("dialog", "Berths", "", (0.0, 0.0, 760.0, 420.0), (), None, GROUND)

    def page(words: str) -> tuple[bytes, Element]:
        picture = Image.new("RGB", (960, 420), (60, 60, 60))
        ImageDraw.Draw(picture).text((800, 200), words, (130, 130, 130), ImageFont.load_default(15))
        picture.paste(now.draw(), (0, 0))
        return encoded(picture), Element("link", words, words, (800.0, 203.0, 85.0, 14.0), ("behind",), (130, 130, 130))

    capture, behind = page("Lighthouses")
    elements = ElementMap((960.0, 420.0), 1.0, None, (behind, dialog, *now.elements))
    assert judge(page(read)[0], [capture], elements).verdict == "current"


def test_a_dark_page_that_is_dimmed_around_a_spotlight_has_no_other_colours() -> None:
    figure = Bar().draw()
    light = Image.new("L", figure.size, 130)
    ImageDraw.Draw(light).rectangle((20, 120, 300, 160), 255)
    dimmed = Image.composite(figure, Image.new("RGB", figure.size), light)
    assert judged(dimmed, Bar()).verdict == "current"


def test_another_window_on_a_desktop_is_found_where_it_was_taken() -> None:
    words = ("Rent a berth", "Pick a jetty and a week", "Lights go out at ten", "Showers are free", "Power costs extra")
    other = Bar(("Rent", "Pick", "Cancel"), notes=words).draw()
    desktop = Image.linear_gradient("L").resize((1000, 640)).convert("RGB")
    desktop.paste(other, (120, 130))
    judgement = judged(desktop, Bar())
    assert judgement.verdict == "stale"


def test_a_label_at_the_very_edge_of_a_window_is_seen_whole() -> None:
    def window(words: str) -> tuple[Image.Image, ElementMap]:
        picture = Bar().draw().crop((0, 50, 760, 420))
        ImageDraw.Draw(picture).text((20, 350), words, (230, 235, 243), ImageFont.load_default(15), stroke_width=0)
        status = Element("generic", words, words, (20.0, 353.0, 60.0, 14.0), (), (230, 235, 243))
        notes = [
            Element("paragraph", note, note, (30.0, 34.0 + 50 * row, 180.0, 14.0), (), (230, 235, 243))
            for row, note in enumerate(NOTES)
        ]
        return picture, ElementMap((760.0, 370.0), 1.0, None, (*notes, status))

    capture, elements = window("Read only")
    figure, _ = window("At anchor")
    assert judge(encoded(figure), [encoded(capture)], elements).verdict == "stale"


@pytest.mark.parametrize(("path", "verdict"), [("Lamps I Lorient", "current"), ("Lamps on loan", "stale")])
def test_a_label_beside_a_text_half_behind_a_dialog_is_the_same(path: str, verdict: str) -> None:
    now = Bar()
    dialog = Element("dialog", "Berths", "", (200.0, 0.0, 760.0, 420.0), (), None, GROUND)
    shown = tuple(replace(one, box=(one.box[0] + 200.0, *one.box[1:])) for one in now.elements)

    def page(words: str, stroke: int = 0) -> bytes:
        picture = Image.new("RGB", (960, 420), (60, 60, 60))
        ImageDraw.Draw(picture).text(
            (101, 200), words, (130, 130, 130), ImageFont.load_default(15), stroke_width=stroke
        )
        picture.paste(now.draw(), (200, 0))
        return encoded(picture)

    lamps = Element("link", "Lamps", "Lamps", (101.0, 203.0, 46.0, 14.0), ("behind",), (130, 130, 130))
    elements = ElementMap((960.0, 420.0), 1.0, None, (lamps, dialog, *shown))
    assert judge(page(path, 1), [page("Lamps / Lorient")], elements).verdict == verdict
