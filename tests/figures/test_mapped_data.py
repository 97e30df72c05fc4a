"""What on a page belongs to the account, told by where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docwitness.figures.mapped.texts.data import data_indices, skeleton
from docwitness.model import Element

INK = (216, 222, 233)
GREY = (139, 150, 168)


def text(role: str, words: str, left: float, top: float, *, colour: tuple[int, int, int] = INK) -> Element:
    return Element(role, words, words, (left, top, 7.0 * len(words), 15.0), (), colour)


def box(role: str, left: float, top: float, width: float, height: float) -> Element:
    return Element(role, "", "", (left, top, width, height), (), None, (30, 30, 30))


def data(*elements: Element) -> list[str]:
    return [elements[index].text for index in sorted(data_indices(elements, ()))]


def ended(words: str, right: float, top: float, *, colour: tuple[int, int, int] = INK) -> Element:
    return text("generic", words, right - 7.0 * len(words), top, colour=colour)


def row(top: float, *texts: Element) -> list[Element]:
    """The cells of a row, 180 wide, each with one of the texts in it."""
    return [
        each
        for number, words in enumerate(texts)
        for each in (
            box("cell", 180.0 * number, top, 180, 30),
            replace(words, box=(180.0 * number + 20, top + 8, 70, 15)),
        )
    ]


def test_what_differs_from_row_to_row_is_data_whatever_it_is_drawn_as() -> None:
    rows = [
        each
        for top, boat, state in ((40, "Heron", "Afloat"), (70, "Pelican", "Ashore"), (100, "Petrel", "Afloat"))
        for each in row(top, text("link", boat, 0, 0), text("generic", state, 0, 0), text("link", "Edit", 0, 0))
    ]
    beside = [text("link", "Boats", 2000, 40), text("link", "Crews", 2000, 70)]
    assert data(*rows, *beside) == ["Heron", "Afloat", "Pelican", "Ashore", "Petrel", "Afloat"]


def test_of_a_table_of_one_row_the_name_of_the_record_is_data() -> None:
    assert data(*row(40, text("link", "Heron", 0, 0), text("link", "Edit", 0, 0))) == ["Heron"]


def test_a_link_to_a_file_is_data_and_one_to_a_page_is_not() -> None:
    links = [text("link", words, 20, 40 * row) for row, words in enumerate(("Pier.png", "tide_table", "Tide tables"))]
    assert data(*links) == ["Pier.png", "tide_table"]


def test_what_is_known_is_data_however_it_is_divided_and_quoted() -> None:
    chip = text("listitem", 'Bread, "rye"', 20, 40)
    assert data_indices([chip, text("button", "Bread", 20, 80)], ("bread, rye",)) == {0}


def test_a_heading_that_says_what_a_field_holds_is_the_record_that_is_shown() -> None:
    field = Element("textbox", "Heron", "Heron", (20, 60, 50, 15), ("value",), INK)
    prompt = Element("textbox", "Berths", "Berths", (20, 90, 50, 15), ("placeholder",), INK)
    headings = [text("heading", "Heron", 20, 10), text("heading", "Berths", 20, 30), text("button", "Heron", 20, 120)]
    assert data(*headings, field, prompt) == ["Heron", "Heron"]


def test_what_is_chosen_in_a_list_is_data_though_its_box_fits_it_like_a_badge() -> None:
    chosen = Element("combobox", "Lorient", "Lorient", (24, 14, 60, 30), ("value",), INK)
    assert data(box("combobox", 10, 8, 110, 42), chosen) == ["Lorient"]


def test_who_is_signed_in_is_data_beside_the_portrait_on_a_button_that_opens_a_menu() -> None:
    def entry(top: float, words: str, side: float, *state: str) -> list[Element]:
        button = replace(box("button", 0, top, 200, 50), state=state)
        return [button, box("img", 20, top + 10, side, side), text("button", words, 56, top + 18)]

    shown = [
        *entry(0, "Boats", 20, "collapsed"),
        *entry(60, "Quays", 20, "collapsed"),
        *entry(700, "ada", 28, "collapsed"),
    ]
    assert data(*shown) == ["ada"]
    assert data(*entry(0, "Boats", 20, "collapsed"), *entry(60, "Help", 28)) == []


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("Welcome back, Ada", "Welcome back, #"),
        ("You are signed in as Ada Moreau.", "You are signed in as #."),
        ("Hello world of boats", "Hello world of boats"),
    ],
)
def test_a_greeting_stays_the_same_whoever_it_greets(words: str, same: str) -> None:
    assert skeleton(words) == same


def test_files_in_tabs_are_data_and_other_tabs_are_not() -> None:
    shown = [box("tab", 12, 4, 114, 27), text("tab", "sync_orders.py", 20, 10)]
    assert data(*shown, text("tab", "Output", 200, 10)) == ["sync_orders.py"]


def test_initials_and_the_name_beside_them_are_data() -> None:
    portrait = box("generic", 20, 10, 34, 34)
    shown = [
        portrait,
        text("generic", "AM", 30, 19),
        text("generic", "Ada", 66, 10),
        text("generic", "Skipper", 66, 28),
    ]
    assert data(*shown, text("button", "Moor", 66, 28), text("generic", "Quays", 180, 19)) == ["AM", "Ada", "Skipper"]


def test_capitals_that_stand_on_no_square_are_no_initials() -> None:
    badge = box("generic", 20, 10, 70, 24)
    assert data(badge, text("generic", "NEW", 44, 14), text("generic", "Quays", 96, 14)) == []
