"""What a sentence says that a place shows of its things, and what is no such listing."""

import pytest

from docwitness.language.wording import is_part_called
from docwitness.procedures import read_procedure
from docwitness.reading import read_page

LISTINGS = [
    # English joins the parts of a list by commas and “and”, whatever verb of showing stands before it.
    ("The table shows the name, the size and the date of each file.", None, "name, size, date"),
    ("The *Files* page lists the name, the size, and the owner of every file.", "Files", "name, size, owner"),
    ("For each boat you see its berth, its length in metres and its state.", None, "berth, length in metres, state"),
    ("For every boat it shows the berth and the skipper.", None, "berth, skipper"),
    ("Boats are kept on the **Fleet** page, which lists the berth, the skipper and the state of each.", "Fleet",
     "berth, skipper, state"),
    ("The **Fleet** page lists boats with their berth and their skipper.", "Fleet", "berth, skipper"),
    ("On the **Fleet** page you see the berth, the skipper and the state of every boat.", "Fleet",
     "berth, skipper, state"),
    # What stands behind the colon or between dashes is what the noun in the plural counts.
    ("**Account** has three tabs: *Mail*, *Fonts* and *Keys*.", "Account", "Mail, Fonts, Keys"),
    ("The **Account** page consists of two sections – **Mail** and **Keys**.", "Account", "Mail, Keys"),
    # What is counted, or said to be such and such, is named behind it, marked up or with capitals.
    ("Three tabs sort them: *Moored*, *Away* and *Sold*.", None, "Moored, Away, Sold"),
    ("There are two berths to choose from: Inner quay and Outer quay.", None, "Inner quay, Outer quay"),
    ("You go through it in three steps: Boat, Berth and Approve.", None, "Boat, Berth, Approve"),
    ("The kinds are *Sail*, *Motor* and *Oars*.", None, "Sail, Motor, Oars"),
    ("The page shows two cards: **Boats** and **Crews**.", None, "Boats, Crews"),
    # What is said of each, or of what is there, is told with “with”.
    ("Every boat is shown with its berth, the skipper and the number of seats.", None,
     "berth, skipper, number of seats"),
    ("Under **Crew** you find everyone on board, with rank and home port.", "Crew", "rank, home port"),
    # A page that has things has a label for them.
    ("Favourite boats are shown on **Home**.", "Home", "favourite boats"),
    ("Your berth is shown on the **Home** page as well.", "Home", "berth"),
    # What is found in a menu are its entries.
    ("Boats, berths and crews are found in the **Harbour** menu.", None,
     "Harbour > boats, Harbour > berths, Harbour > crews"),
]  # fmt: skip
OTHERS = [
    "Decisions are kept in `decisions.jsonl`.",  # a file is no place of the product
    "The table shows the boats.",  # one part alone may be anything
    "The page shows when it left, its berth and its skipper.",  # a clause is called nothing
    "The table shows no berths, but skippers.",
    "The list shows the last three boats and the newest skipper.",
    "The page shows nothing, everything and more.",
    "Does the table show the berth and the skipper?",
    "The boat is listed under **Fleet**.",  # after a step it is in the list: it is no label
    "Three boats are in: come and see.",
    "The boats are Gulls.",
    "If a boat is away, the table shows the berth and the skipper.",
]


def _listed(text: str) -> list[tuple[str | None, str | None]]:
    claims = read_procedure(read_page(text, source="a.md")).claims
    return [(claim.window, claim.target) for claim in claims if claim.kind == "parts"]


@pytest.mark.parametrize(("text", "window", "parts"), LISTINGS)
def test_a_listing_is_read_with_all_its_parts(text: str, window: str | None, parts: str):
    assert _listed(text) == [(window, parts)]
    assert not read_procedure(read_page(text, source="a.md")).sentences[0].rest


@pytest.mark.parametrize("text", OTHERS)
def test_what_names_no_parts_is_no_listing(text: str):
    assert _listed(text) == []


@pytest.mark.parametrize(
    ("part", "label"),
    [
        ("berth", "Berth"),
        ("berths", "Berth"),
        ("boat's name", "Name"),
        ("serial number", "Serial"),
        ("number of berths", "Berths"),
        ("length in metres", "Length"),
        ("quantity in stock", "In stock"),
        ("Mail", "mail:"),
    ],
)
def test_a_label_is_what_the_part_is_called(part: str, label: str):
    assert is_part_called(part, label)


def test_a_column_that_is_called_as_the_things_of_a_list_has_their_names():
    assert is_part_called("name", "Boat", ["Boats"])
    assert not is_part_called("name", "Boat", ["Berths"])
    assert not is_part_called("owner", "Boat", ["Boats"])


@pytest.mark.parametrize(
    ("part", "label"),
    # A date of birth is not any date, nor a first name any name; a name is none that has more words.
    [("date of birth", "Date"), ("first name", "Name"), ("name", "First name"), ("Mails", "Mail"), ("name", "")],
)
def test_a_label_of_other_words_is_not(part: str, label: str):
    assert not is_part_called(part, label)
