"""Texts that differ because the figure has other data, told by what stands around them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docwitness.figures import judge
from docwitness.figures.mapped.layout.alignment import Alignment
from docwitness.figures.mapped.layout.marks import marks_of
from docwitness.figures.mapped.layout.order import Standing, moved
from docwitness.figures.mapped.layout.picture_pair import PicturePair
from docwitness.figures.mapped.layout.shape_finder import FoundPlace, ShapeFinder
from docwitness.figures.mapped.texts.changed_texts import TextChange, Texts
from docwitness.figures.mapped.texts.other_data import without_data
from docwitness.model import Box, Element, ElementMap
from tests.figures.drawn import encoded

INK, GREY = (20, 24, 30), (110, 116, 124)
PAGE = np.full((600, 900, 3), 255, np.uint8)


def text(role: str, words: str, left: float, top: float, *, high: float = 16.0, grey: bool = False) -> Element:
    return Element(role, words, words, (left, top, 8.0 * len(words), high), (), GREY if grey else INK)


BAR = tuple(
    text("button", words, 120.0 * i, 10) for i, words in enumerate(("Compose", "Sort by date", "Print", "Help"))
)
"""What stays: that much of a window is there to tell it from another."""


def laid(*elements: Element, changed: tuple[str, ...], width: float = 900.0) -> Alignment:
    """The elements as the figure has them too, but for those of which the text changed."""
    pair = PicturePair(PAGE, PAGE, 1.0, (0.0, 0.0), (0.0, 0.0), 1.0)
    page = ElementMap((width, 600.0), 1.0, None, elements)
    marks = marks_of(page, ())
    places = {mark.index: FoundPlace(0.0, 0.0, 1.0, 1.0) for mark in marks if mark.element.text not in changed}
    return Alignment(pair, ShapeFinder(pair), page, marks, places, np.zeros(PAGE.shape[:2], np.uint8))


def left(*elements: Element, was: dict[str, str | None], gone: tuple[tuple[str, Box], ...] = ()) -> dict[str, bool]:
    """By text the changes that other data do not explain, and whether they are doubtful: `was` has what the figure says
    for texts of the capture, `gone` what only the figure has."""
    alignment = laid(*BAR, *elements, changed=tuple(was))
    marks = [mark for mark in alignment.marks if mark.element.text in was]
    changes = [TextChange(mark, said := was[mark.element.text], mark.box if said else None) for mark in marks]
    changes += [TextChange(None, said, box) for said, box in gone]
    found = without_data(alignment, Texts(tuple(changes), {}), ()).changes
    return {change.mark.element.text if change.mark else change.was or "": change.doubtful for change in found}


def column(role: str, *words: str) -> tuple[Element, ...]:
    return tuple(text(role, said, 40, 80 + 30 * row) for row, said in enumerate(words))


def test_entries_of_a_list_that_all_changed_are_data() -> None:
    boats = column("link", "Heron", "Petrel", "Dunlin")
    assert left(*boats, was={"Heron": "Pelican", "Petrel": "Curlew", "Dunlin": "Sandpiper"}) == {}


def test_one_entry_that_changed_among_others_that_stayed_was_renamed() -> None:
    assert left(*column("link", "Boats", "Crews", "Quays"), was={"Crews": "Staff"}) == {"Crews": False}


def test_controls_that_stand_where_one_text_was_are_new() -> None:
    """A field that became a choice of radio buttons: other data take the place of about as many."""
    berths = column("label", "North quay", "South quay", "Dry dock", "Buoy", "Slip")
    new: dict[str, str | None] = dict.fromkeys(("South quay", "Dry dock", "Buoy", "Slip"))
    found = left(*berths, was={"North quay": "Pick a berth", **new}, gone=(("0 of 90 letters", (40, 230, 120, 16)),))
    assert found.items() >= dict.fromkeys(new, False).items()


def test_labels_that_all_changed_are_for_somebody_to_look_at() -> None:
    labels = column("label", "Length", "Draught", "Berth")
    assert left(*labels, was={"Length": "Beam", "Draught": "Keel", "Berth": "Mast"}) == dict.fromkeys(
        ("Length", "Draught", "Berth"), True
    )


def test_a_label_that_was_reworded_among_others_is_sure() -> None:
    labels = column("label", "Open to all", "Open to members", "Open to crew")
    was = {"Open to members": "Open to any member", "Open to crew": "Open to the crew"}
    assert left(*labels, was=dict(was)) == dict.fromkeys(was, False)


def test_one_more_row_says_what_the_others_say() -> None:
    cards = tuple(text("link", "Reply", 600, top) for top in (100, 180))
    assert left(*cards, was={}, gone=(("Reply", (600.0, 260.0, 40.0, 16.0)),)) == {}


def test_a_header_that_is_gone_with_its_column_is_no_data() -> None:
    heads = tuple(
        text("columnheader", words, x, 80, grey=True) for x, words in ((40, "Boat"), (300, "Berth"), (440, "Crew"))
    )
    cells = tuple(text("link", words, 40, 110 + 30 * row) for row, words in enumerate(("Heron", "Petrel", "Dunlin")))
    gone = tuple(
        (words, (170.0, 80.0 + 30 * row, 8.0 * len(words), 16.0))
        for row, words in enumerate(("Town", "Brest", "Vannes"))
    )
    found = left(*heads, *cells, was={"Heron": "Pelican", "Petrel": "Curlew", "Dunlin": "Knot"}, gone=gone)
    assert "Town" in found


DATE = text("generic", "12 May 2026", 700, 300)
"""Data by its form, of which the figure has another."""


@pytest.mark.parametrize(
    ("element", "was", "explained"),
    [
        pytest.param(text("generic", "Bo Li", 780, 10, grey=True), "Ada Moreau", True, id="who is signed in"),
        pytest.param(text("generic", "Marina", 700, 60), "Shipyard", True, id="a name that stands alone"),
        pytest.param(text("generic", "Marina plan", 700, 60), "Shipyard plan", False, id="a text that was reworded"),
        pytest.param(text("button", "Marina", 700, 60), "Shipyard", False, id="a button"),
    ],
)
def test_a_name_is_data_in_a_figure_of_other_data(element: Element, was: str, *, explained: bool) -> None:
    found = left(element, DATE, was={element.text: was, DATE.text: "3 May 2025"})
    assert (element.text not in found) is explained


def test_a_name_is_no_data_where_all_data_are_the_same() -> None:
    assert left(text("generic", "Marina", 700, 60), was={"Marina": "Shipyard"}) == {"Marina": False}


def test_an_entry_of_a_menu_is_no_name_however_it_is_drawn() -> None:
    menu = column("generic", "Inbox", "Drafts", "Sent")
    assert left(*menu, DATE, was={"Drafts": "Unsent", DATE.text: "3 May 2025"}).get("Drafts") is False


def test_what_title_and_path_say_is_the_record() -> None:
    path = text("link", "Heron", 120, 50, grey=True), text("heading", "Heron", 40, 80, high=28.0)
    assert "Heron" not in left(*path, DATE, was={"Heron": "Pelican", DATE.text: "3 May 2025"})


def test_a_sentence_that_says_a_value_is_compared_around_it() -> None:
    field = Element("textbox", "", "Quayside", (300.0, 200.0, 90.0, 16.0), ("value",), INK)
    said = text("paragraph", "These rules hold for all in Quayside.", 40, 150)
    assert left(field, said, was={"Quayside": "Boathouse", said.text: "These rules hold for all in Boathouse."}) == {}


def test_the_same_data_leave_no_room_for_a_label_that_is_gone() -> None:
    same = laid(*BAR, DATE, changed=())
    assert any(zone[0] == DATE.box[0] and zone[2] == DATE.box[2] for zone in same.data_zones())
    assert all(zone[2] > DATE.box[2] for zone in laid(*BAR, DATE, changed=(DATE.text,)).data_zones())


@pytest.mark.parametrize(("width", "other"), [(900.0, False), (760.0, True)])
def test_cards_that_wrap_in_a_narrower_window_have_not_moved(width: float, *, other: bool) -> None:
    alignment = laid(*BAR, changed=(), width=width)
    assert alignment.has_other_width is other
    first, last = marks_of(ElementMap((900.0, 600.0), 1.0, None, column("link", "Open board", "Coil winding")), ())
    card = Standing(first, (40.0, 140.0, 80.0, 16.0), (40.0, 140.0, 80.0, 16.0))
    wrapped = Standing(last, (40.0, 300.0, 90.0, 16.0), (640.0, 100.0, 90.0, 16.0))
    assert bool(moved([card, wrapped], wraps=other)) is not other


def record(name: str, values: tuple[str, ...], button: str = "Edit boat") -> tuple[bytes, ElementMap]:
    """The page of a boat: a link up, its name with a button beside it, and its values beside their labels."""
    image = Image.new("RGB", (760, 420), "white")
    draw, elements = ImageDraw.Draw(image), [Element("main", "", "", (0, 40, 760, 380))]

    def write(role: str, words: str, left: float, top: float, size: int = 15, grey: bool = False) -> float:
        ink, font = GREY if grey else INK, ImageFont.load_default(size)
        draw.text((left, top), words, ink, font)
        x0, y0, x1, y1 = font.getbbox(words)
        elements.append(Element(role, words, words, (left + x0, top + y0, x1 - x0, y1 - y0), (), ink))
        return left + x1

    for number, words in enumerate(("Fleet", "Crews", "Harbours", "Bookings")):
        write("link", words, 20 + 110 * number, 12)
    write("link", "Boats", 40, 62)
    write("button", button, write("heading", name, 40, 90, 26) + 24, 99)
    for row, (label, value) in enumerate(zip(("Skipper", "Harbour", "Return by", "Length"), values, strict=True)):
        write("term", label, 40, 170 + 34 * row, grey=True)
        write("definition", value, 300, 170 + 34 * row)
    write("paragraph", "Keys hang at the office", 40, 330)
    return encoded(image), ElementMap((760.0, 420.0), 1.0, None, tuple(elements))


def test_a_button_beside_the_name_of_a_record_stands_where_that_ends() -> None:
    heron = ("Heron", ("Ada Moreau", "Lorient", "12 May 2026", "8 m"))
    gull = ("Greater black-backed gull", ("Tom Reyes", "Vannes", "3 June 2026", "11 m"))
    figure, _ = record(*heron)
    for button, verdict in (("Edit boat", "current"), ("Change it", "stale")):
        capture, elements = record(*gull, button)
        assert judge(figure, [capture], elements).verdict == verdict
