"""Which of several is meant: the one in the row, in the column, or beside the label that the page names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docwitness.locating.placing.positions import at_position
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import Window, windows_of
from docwitness.model import Identification


def table(*names: str) -> Window:
    """A list of boats, each row with its name and a button Edit."""
    elements = [Seen(0, "heading", "Boats", (0, 0, 300, 30), level=1)]
    for name in names:
        at, y = len(elements), 40.0 * len(elements)
        elements.append(Seen(at, "row", f"{name} Edit", (0, y, 600, 30)))
        elements.append(Seen(at + 1, "cell", name, (0, y, 200, 30), text=name, parent=at))
        elements.append(Seen(at + 2, "button", "Edit", (400, y, 60, 30), clickable=True, parent=at))
    return windows_of(Scene(tuple(elements), (800.0, 800.0)))[0]


@pytest.mark.parametrize("position", ["row of Puffin", "end of the row of the boat Puffin", "row for Puffin"])
def test_the_button_in_the_row_that_is_named_is_meant(position: str) -> None:
    """A row is known by what it shows; words before the name say what kind of thing it is."""
    window = table("Heron", "Puffin", "Tern")
    found = find_target(window, Wanted("Edit", position=position))
    assert isinstance(found, Found)
    assert found.certain
    assert found.element.box[1] == 160.0
    assert at_position(found.element, window, position).holds
    other = next(e for e in window.scene.elements if e.role == "button")
    assert at_position(other, window, position).holds is False


def test_a_row_that_shows_a_part_of_the_name_is_another_one() -> None:
    """“Berth 2” is a name, and neither the name Berth nor a 2 somewhere in the row."""
    cells = ("Berth 1", "2", "Great Auk", "Auk")
    elements = [Seen(0, "heading", "Berths", (0, 0, 300, 30), level=1)]
    for name in cells:
        at, y = len(elements), 40.0 * len(elements)
        elements.append(Seen(at, "row", name, (0, y, 600, 30)))
        elements.append(Seen(at + 1, "cell", name, (0, y, 200, 30), text=name, parent=at))
    window = windows_of(Scene(tuple(elements), (800.0, 800.0)))[0]

    def rows(position: str) -> list[str]:
        inner = (each for each in window.scene.elements if each.role == "cell")
        return [each.name for each in inner if at_position(each, window, position).holds]

    assert rows("row of the berth 2") == rows("row of Berth 2") == []
    assert rows("row of Great Auk") == ["Great Auk"]
    assert rows("row of the bird Auk") == ["Auk"]


def test_under_a_heading_is_the_column_below_it() -> None:
    """Columns stand side by side: all of their buttons lie lower than every heading, and one straight below each."""
    names = ("To do", "Doing", "Done")
    heads = [Seen(n, "heading", name, (300.0 * n, 0, 250, 30), level=2) for n, name in enumerate(names)]
    adds = [Seen(3 + n, "button", "Add", (300.0 * n, 90, 80, 30), clickable=True) for n in range(3)]
    window = windows_of(Scene((*heads, *adds), (1000.0, 800.0)))[0]
    found = find_target(window, Wanted("Add", position="under Doing"))
    assert isinstance(found, Found)
    assert found.certain
    assert found.element.box[0] == 300.0


def tree(sign: Seen, *, state: tuple[str, ...] = ()) -> Window:
    """An entry Maps with a sign before it, and another one without."""
    heading = Seen(0, "heading", "Shelf", (0, 0, 300, 30), level=1)
    maps = Seen(1, "treeitem", "Maps", (0, 40, 200, 24), text="Maps", state=state)
    charts = Seen(3, "treeitem", "Charts", (0, 70, 200, 24), text="Charts")
    return windows_of(Scene((heading, maps, sign, charts), (800.0, 600.0)))[0]


LETTER = Seen(2, "generic", "▸", (4, 44, 8, 16), text="▸")
PICTURE = Seen(2, "button", "", (4, 44, 8, 16), clickable=True, sign="chevron")


@pytest.mark.parametrize("sign", [LETTER, PICTURE], ids=["a letter", "a picture"])
@pytest.mark.parametrize("phrase", ["small triangle", "arrow", "chevron icon"])
def test_what_folds_an_entry_is_the_sign_beside_its_label(sign: Seen, phrase: str) -> None:
    """Trees draw it as a letter or as a picture without a name; on one line with a label there is one of them."""
    found = find_target(tree(sign), Wanted(phrase, labelled=False, position="in front of Maps"))
    assert isinstance(found, Found)
    assert found.certain
    assert found.element.index == 2


def test_an_entry_that_says_to_be_folded_needs_no_sign() -> None:
    other = Seen(2, "generic", "12", (4, 44, 8, 16), text="12")
    found = find_target(tree(other, state=("collapsed",)), Wanted("arrow", labelled=False, position="beside Maps"))
    assert isinstance(found, Found)
    assert found.element.name == "Maps"
    gone = find_target(tree(other), Wanted("arrow", labelled=False, position="beside Maps"))
    assert not (isinstance(gone, Found) and gone.certain)


def test_below_the_switch_is_below_the_only_one_there_is() -> None:
    switch = Seen(0, "switch", "Open to all", (400, 40, 40, 20), clickable=True)
    note = Seen(1, "paragraph", "Anyone can read it", (0, 80, 300, 20), text="Anyone can read it")
    window = windows_of(Scene((switch, note), (800.0, 600.0)))[0]
    assert at_position(note, window, "below switch").holds
    second = Seen(2, "switch", "Frost", (400, 140, 40, 20), clickable=True)
    several = windows_of(Scene((switch, note, second), (800.0, 600.0)))[0]
    assert at_position(note, several, "below switch").holds is None


def test_a_field_that_is_only_called_a_name_is_the_one_with_that_word() -> None:
    """And nothing comes of typing into a field whose label speaks of harm."""
    fields = (
        Seen(0, "textbox", "Filter", (0, 40, 200, 24), kind="text"),
        Seen(1, "textbox", "New name", (0, 80, 200, 24), kind="text"),
    )
    found = find_target(windows_of(Scene(fields, (800.0, 600.0)))[0], Wanted("name", False, "textbox", None, "type"))
    assert isinstance(found, Found)
    assert found.element.name == "New name"
    sure = (Seen(0, "textbox", "Type DELETE to go on", (0, 40, 200, 24), kind="text"),)
    only = Wanted("text field", False, "textbox", None, "type", arrived=True)
    told = find_target(windows_of(Scene(sure, (800.0, 600.0)))[0], only)
    assert isinstance(told, Found)
    assert told.certain


def test_what_stands_in_a_label_is_labelled_by_all_of_it() -> None:
    """Choices stand side by side as cards: the button of a card is its own, and not the one of the next card."""
    cards = [
        each
        for n, (name, more) in enumerate((("Cabin", "a window"), ("Suite", "sold out")))
        for each in (
            Seen(3 * n, "label", f"{name}{more}", (200.0 * n, 0, 180, 60)),
            Seen(3 * n + 1, "radio", f"{name}{more}", (200.0 * n + 4, 10, 14, 14), kind="radio", parent=3 * n),
            Seen(3 * n + 2, "label", name, (200.0 * n + 24, 10, 60, 16), text=name, parent=3 * n),
        )
    ]
    window = windows_of(Scene(tuple(cards), (800.0, 600.0)))[0]
    found = find_target(window, Wanted("Cabin", action="select"))
    assert isinstance(found, Found)
    assert (found.element.role, found.element.box[0]) == ("radio", 4.0)


def test_a_sign_that_only_its_picture_is_called_by_is_that_sign() -> None:
    """Sets of icons name the picture: a screen reader says “plus”, where everybody else sees a +."""
    plus = Seen(0, "button", "plus", (700, 10, 30, 30), clickable=True)
    drawn = Seen(1, "img", "plus", (705, 15, 20, 20), parent=0)
    other = Seen(2, "button", "Plus One", (600, 10, 80, 30), clickable=True)
    written = Seen(3, "text", "Plus One", (605, 15, 70, 20), text="Plus One", parent=2)
    window = windows_of(Scene((plus, drawn, other, written), (800.0, 600.0)))[0]
    found = find_target(window, Wanted("+ button", labelled=False))
    assert isinstance(found, Found)
    assert found.certain
    assert found.element.index == 0


def test_the_way_back_to_all_of_them_is_none_of_them() -> None:
    """A trail of crumbs, “Boats / Heron”: who opens the boat does not go back to the list."""
    trail = Seen(0, "list", "", (0, 0, 300, 30))
    item = Seen(1, "listitem", "Boats", (0, 0, 100, 30), parent=0)
    link = Seen(2, "link", "Boats", (0, 0, 80, 30), clickable=True, parent=1)
    window = windows_of(Scene((trail, item, link), (800.0, 600.0), title="Boats"))[0]
    assert not isinstance(find_target(window, Wanted("boat", labelled=False, action="open")), Found)


@pytest.mark.parametrize(
    "phrase", ["gear", "three dots for the boat", "vertical ellipsis of the row", "dots three outline icon"]
)
def test_a_picture_that_is_named_without_a_noun_is_the_control_that_shows_it(phrase: str) -> None:
    """“Click the gear”: what a picture is called stands for the button that it is drawn on."""
    more = Seen(0, "button", "Boat options", (700, 10, 30, 30), clickable=True)
    row = Seen(1, "generic", "", (0, 60, 800, 40), clickable=True)
    cell = Seen(2, "text", "Heron, the boat", (5, 65, 100, 20), text="Heron, the boat", parent=1)
    window = windows_of(Scene((more, row, cell), (800.0, 600.0)))[0]
    found = find_target(window, Wanted(phrase, labelled=False))
    assert isinstance(found, Found)
    assert found.element.index == 0
    assert found.identification is Identification.DESCRIBED


def runs(title: str) -> Window:
    """A table of outings, each with a link to itself and one to its boat."""
    elements = [Seen(0, "table", "", (0, 40, 600, 200))]
    for at, name in enumerate(("Name", "Boat")):
        elements.append(Seen(len(elements), "columnheader", name, (200.0 * at, 40, 200, 30), parent=0))
    for number, names in enumerate((("To the island", "Heron"), ("Round the bay", "Tern"))):
        row = len(elements)
        elements.append(Seen(row, "row", " ".join(names), (0, 80 + 40.0 * number, 600, 30), parent=0))
        for at, name in enumerate(names):
            box = (200.0 * at, 80 + 40.0 * number, 150, 30)
            elements.append(Seen(len(elements), "cell", name, box, parent=row))
            elements.append(Seen(len(elements), "link", name, box, parent=len(elements) - 1, clickable=True))
    return windows_of(Scene(tuple(elements), (800.0, 600.0), title=title))[0]


@pytest.mark.parametrize(
    ("title", "phrase", "opened"),
    [
        ("Boathouse - Search outings", "outing", "To the island"),
        ("Boathouse", "outing", None),
        ("Boathouse - Outing", "outing", None),
        ("Boathouse - Search outings", "boat", "Heron"),
        ("Boathouse - Search outings", "boat number", "Heron"),
    ],
)
def test_a_list_is_of_what_the_title_has_in_the_plural_and_a_column_of_what_it_is_called(
    title: str, phrase: str, opened: str | None
) -> None:
    """Titles have a part for the page beside the product's name: “Boathouse - Search outings”."""
    found = find_target(runs(title), Wanted(phrase, labelled=False, action="open"))
    guessed = not isinstance(found, Found) or found.identification is Identification.GUESSED
    assert (None if guessed else found.element.name) == opened


def test_the_place_tells_which_of_several_pictures_is_meant() -> None:
    """“The gear in the top right corner”: there is a Settings entry at the left, which is no gear at the top right."""
    entry = Seen(0, "link", "Settings", (30, 240, 200, 30), clickable=True)
    said = Seen(1, "text", "Settings", (40, 245, 80, 20), text="Settings", parent=0)
    gear = Seen(2, "button", "Boat actions", (740, 10, 40, 30), clickable=True, sign="icon settings")
    window = windows_of(Scene((entry, said, gear), (800.0, 600.0)))[0]
    found = find_target(window, Wanted("gear icon", labelled=False, position="top right corner"))
    assert isinstance(found, Found)
    assert found.element.index == 2


def test_what_a_button_shows_may_be_called_otherwise_than_what_it_does() -> None:
    """A pencil on the button Manage: its source calls the picture “edit”, which is what a pencil means."""
    manage = Seen(0, "button", "Manage", (700, 10, 40, 30), clickable=True, sign="edit icon")
    share = Seen(1, "button", "Share", (740, 10, 40, 30), clickable=True, sign="share icon")
    window = windows_of(Scene((manage, share), (800.0, 600.0)))[0]
    found = find_target(window, Wanted("pencil", labelled=False))
    assert isinstance(found, Found)
    assert found.element.index == 0


@pytest.mark.parametrize(
    ("position", "others", "certain"),
    [("top right corner", (), True), ("bottom left corner", (), False), ("top right corner", ("Edit tags",), False)],
)
def test_picture_and_place_together_tell_a_control_that_alone_has_both(
    position: str, others: tuple[str, ...], certain: bool
) -> None:
    """A reader who is told “the pencil in the top right corner” looks there for one: a second one leaves a doubt."""
    named = ("Edit page", *others, "Share")
    icons = tuple(Seen(i, "button", name, (650 + 40 * i, 10, 30, 30), clickable=True) for i, name in enumerate(named))
    wanted = Wanted("pencil icon", labelled=False, position=position)
    found = find_target(windows_of(Scene(icons, (800.0, 600.0)))[0], wanted)
    assert (isinstance(found, Found) and found.identification is Identification.NAMED) is certain


def test_the_sidebar_of_a_product_lists_none_of_what_its_users_have() -> None:
    """A sidebar runs down the left edge of the window, whatever it is built of; a page's list stands beside it."""
    bar = Seen(0, "complementary", "", (0, 0, 200, 600))
    ways = Seen(1, "listbox", "", (0, 40, 200, 300), parent=0)
    way = Seen(2, "option", "Harbours", (0, 40, 200, 30), clickable=True, parent=1)
    other = Seen(3, "option", "Boats", (0, 80, 200, 30), clickable=True, parent=1)
    heading = Seen(4, "heading", "Boats", (220, 10, 300, 30), level=1)
    kept = Seen(5, "list", "Boats", (220, 60, 400, 200))
    boat = Seen(6, "listitem", "Merganser", (220, 60, 400, 40), clickable=True, parent=5)
    second = Seen(7, "listitem", "Teal", (220, 110, 400, 40), clickable=True, parent=5)
    scene = Scene((bar, ways, way, other, heading, kept, boat, second), (800.0, 600.0))
    found = find_target(windows_of(scene)[0], Wanted("boat", labelled=False, action="select"))
    assert isinstance(found, Found)
    assert found.element.name == "Merganser"


def test_a_list_with_its_entries_in_sight_is_not_clicked_for_a_description() -> None:
    """Its middle is any of its entries (WAI-ARIA: a list box is chosen from)."""
    box = Seen(0, "listbox", "", (220, 60, 400, 200), clickable=True)
    tide = Seen(1, "option", "Tide", (220, 60, 400, 40), clickable=True, parent=0)
    wind = Seen(2, "option", "Wind", (220, 110, 400, 40), clickable=True, parent=0)
    found = find_target(
        windows_of(Scene((box, tide, wind), (800.0, 600.0)))[0], Wanted("two methods", labelled=False, action="select")
    )
    assert not isinstance(found, Found)


def test_a_page_keeps_what_the_entry_that_led_there_says() -> None:
    """Who follows “Boats” expects boats there, whether a heading says so or a mere text in a bar does."""
    scene = listing("Teal", "Wigeon")
    wanted = Wanted("boat that you want to sell", labelled=False, action="select")
    assert not isinstance(find_target(windows_of(scene)[0], wanted), Found)
    found = find_target(windows_of(scene)[0], replace(wanted, led_by="Boats"))
    assert isinstance(found, Found)
    assert (found.element.name, found.certain) == ("Teal", False)


def listing(*names: str) -> Scene:
    kept = [Seen(0, "table", "", (200, 100, 600, 300))]
    for name in names:
        box = (200.0, 100.0 + 40 * len(kept), 600.0, 40.0)
        kept.append(Seen(len(kept), "row", name, box, clickable=True, parent=0))
    return Scene(tuple(kept), (800.0, 600.0), title="Settings - Harbour")


@pytest.mark.parametrize("arrived", [True, False])
def test_a_button_in_each_row_is_the_one_only_in_the_list_that_the_page_led_to(arrived: bool) -> None:
    """“Click Edit for the desired boat”: many a list has an Edit in each row, of whatever it keeps."""
    found = find_target(table("Puffin", "Teal"), Wanted("Edit", arrived=arrived))
    assert isinstance(found, Found)
    assert found.certain is arrived


@pytest.mark.parametrize(
    "position", ["row of chosen boat", "its row", "row of boat you want", "next to the item", "next to boat's name"]
)
def test_a_row_that_is_left_to_the_reader_is_any_of_them(position: str) -> None:
    """What is chosen, wanted or only called an item has no label: each row has one like it, and the first will do."""
    window = table("Heron", "Puffin", "Tern")
    found = find_target(window, Wanted("Edit", position=position, arrived=True))
    assert isinstance(found, Found)
    assert found.certain
    assert at_position(found.element, window, position).holds


def cards(*names: str, other: str = "") -> Window:
    """Boxes without any role, each with a name and a button Edit; the first with one more, if it is named."""
    elements = [Seen(0, "heading", "Boats", (0, 0, 300, 30), level=1), Seen(1, "generic", "", (0, 40, 800, 600))]
    for name in names:
        at, x = len(elements), 60.0 * len(elements)
        elements.append(Seen(at, "generic", "", (x, 60, 200, 120), parent=1))
        elements.append(Seen(at + 1, "generic", name, (x, 60, 180, 30), text=name, parent=at))
        elements.append(Seen(at + 2, "button", "Edit", (x, 100, 60, 30), clickable=True, parent=at))
        if other and name == names[0]:
            elements.append(Seen(at + 3, "link", other, (x, 140, 60, 30), clickable=True, parent=at))
    return windows_of(Scene(tuple(elements), (800.0, 800.0)))[0]


def test_boxes_of_one_build_are_the_entries_of_a_list() -> None:
    """Cards are boxes; two boxes, or boxes that differ in what they offer, may be sections of a form."""
    several = find_target(cards("Heron", "Puffin", "Tern"), Wanted("Edit", arrived=True))
    assert isinstance(several, Found)
    assert several.certain
    assert several.in_each_row
    for window in (cards("Address", "Profile"), cards("Heron", "Puffin", "Tern", other="Crew")):
        found = find_target(window, Wanted("Edit", arrived=True))
        assert not isinstance(found, Found) or not found.certain


def test_a_field_whose_label_is_in_the_description_is_meant() -> None:
    elements = (
        Seen(0, "heading", "General", (0, 0, 300, 30), level=1),
        Seen(1, "combobox", "Week starts on", (0, 40, 200, 30)),
        Seen(2, "combobox", "Time zone", (0, 80, 200, 30)),
    )
    window = windows_of(Scene(elements, (800.0, 800.0)))[0]
    found = find_target(window, Wanted("day your week starts", labelled=False, action="select"))
    other = find_target(window, Wanted("week starts in the time zone", labelled=False, action="select"))
    assert not isinstance(other, Found) or not other.certain  # it has words of the other one as well
    assert isinstance(found, Found)
    assert found.certain
    assert found.element.name == "Week starts on"


def test_a_window_that_is_named_by_the_way_to_it_is_called_as_the_way_ends() -> None:
    window = table("Heron")
    assert window.is_called("Harbour > Boats")
    assert not window.is_called("Boats > Harbour")


@pytest.mark.parametrize(
    ("position", "found"), [("row of the boat", True), ("row of Auk", False), ("row of heron", True)]
)
def test_a_row_is_told_by_a_kind_where_no_row_shows_the_word(position: str, found: bool) -> None:
    """“The row of the boat” is that of any boat; a name, with its capital, is looked for."""
    window = table("Heron", "Puffin")
    edit = next(e for e in window.scene.elements if e.role == "button")
    assert at_position(edit, window, position).holds is found


@pytest.mark.parametrize(
    ("title", "heading"),
    [("Boats List", "Boats"), ("Editing Boats", "Editing 3 Boats"), ("Boats overview", "Boats"), ("Dock 2", "Dock 3")],
)
def test_a_title_goes_without_its_kind_and_what_it_counts(title: str, heading: str) -> None:
    """“The boats list” is the page “Boats”; a number that the document names is a part of the title."""
    window = windows_of(Scene((Seen(0, "heading", heading, (0, 0, 300, 30), level=1),), (800.0, 800.0)))[0]
    assert window.is_called(title) is (heading != "Dock 3")


def test_what_stands_beside_the_bar_at_the_side_is_not_in_it() -> None:
    """A panel of the start page is called as an entry of the navigation: it stands to the left, and in no side bar."""
    elements = (
        Seen(0, "navigation", "", (0, 0, 200, 800)),
        Seen(1, "link", "Boats", (10, 60, 150, 30), clickable=True, parent=0),
        Seen(2, "main", "", (200, 0, 600, 800)),
        Seen(3, "link", "Boats", (220, 60, 80, 30), clickable=True, parent=2),
    )
    window = windows_of(Scene(elements, (800.0, 800.0)))[0]
    assert at_position(elements[1], window, "left sidebar").holds
    assert at_position(elements[3], window, "left sidebar").holds is None
