"""What is said to be possible, whoever does it and in whatever voice: English says it of people, tools and things."""

from __future__ import annotations

import pytest

from docwitness.model import Procedure
from docwitness.procedures import read_procedure
from docwitness.reading import read_page

CAN: list[tuple[str, list[str]]] = [
    ("Songs can be renamed and deleted.", ["rename Songs", "delete Songs"]),
    ("A playlist can also be copied from its page.", ["copy playlist"]),
    ("Testers may also add comments to explain a result.", ["add comments"]),
    ("The app allows the user to change the order of songs within a playlist.", ["change order"]),
    ("It gives you the ability to rename the playlist.", ["rename playlist"]),
    ("You can create a label for each artist.", ["create label"]),
    ("It is possible to delete or edit songs at once from the Songs page.", ["delete songs", "edit songs"]),
    # What a reader wishes is no condition of the product, as what is the case is.
    ("You can also clone stops if you'd like.", ["clone stops"]),
    ("You can delete berths, if needed, in the Harbour window.", ["delete berths"]),
    ("Guests can sort the stops as desired.", ["sort stops"]),
    ("You can clone stops if they are old.", []),
    ("Stops can be disabled if required given the law.", []),
    # Who cannot do it is offered nothing; and what other things are needed for, nobody sees by looking.
    ("It is not possible to create moods.", []),
    ("Songs cannot be renamed.", []),
    ("Songs that are played can be renamed.", []),
    ("They can be renamed.", []),
    ("You can add songs to a playlist.", []),
    ("As you can see, the list is long.", []),
]


@pytest.mark.parametrize(("sentence", "offers"), CAN, ids=[sentence for sentence, _ in CAN])
def test_a_sentence_offers_this(sentence: str, offers: list[str]) -> None:
    assert [f"{c.value} {c.target}" for c in read(sentence).claims if c.kind == "offers"] == offers


def test_within_and_once_tell_a_time_only_of_what_lasts() -> None:
    """A moment is named by a unit of time: "within the shelf" and "at once" are a place and a manner."""
    for sentence, timed in (
        ("Songs are sorted within the shelf.", False),
        ("All songs of it are shown at once.", False),
        ("Songs are deleted within two days.", True),
    ):
        assert [claim.kind for claim in read(sentence).claims] == (["behaviour"] if timed else [])


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("When you add a song, you can specify:\n\n- **Title**\n- **Key**: how it sounds\n", ["Title", "Key"]),
        ("You can update the following:\n\n- First name\n- Last name\n", ["First name", "Last name"]),
        ("From the shelf, users can also:\n\n- Import songs\n- Export songs\n", ["songs", "songs"]),
        # An item that promises nothing is a part of the list that nothing was seen of.
        ("You can specify:\n\n- **Title**\n- how it sounds and what it costs\n", []),
        ("You can specify:\n\n- **Title**\n", []),
        ("Listen to it first:\n\n- **Title**\n- **Key**\n", []),
    ],
)
def test_what_introduces_a_list_promises_what_all_of_its_items_promise(page: str, told: list[str]) -> None:
    procedure = read(page)
    first = procedure.sentences[0]
    assert [claim.target for claim in procedure.claims if claim.sentence == first.id] == told
    assert (first.kind, first.rest) == ("claim", ()) if told else first.kind == "prose"
    assert len({claim.id for claim in procedure.claims}) == len(procedure.claims)


def test_the_first_of_several_is_a_thing_of_its_own() -> None:
    claims = read("The Rights section contains Groups, Users and roles.").claims
    assert [claim.target for claim in claims] == ["Groups", "Users", "roles"]


def test_what_a_page_is_said_to_show_is_to_be_seen_on_that_page() -> None:
    procedure = read("Open **Fares**. The **Tolls** page has a **Refund** button.")
    assert [(claim.target, claim.window) for claim in procedure.claims] == [("Refund", "Tolls")]
    assert procedure.sentences[1].rest == ()


def test_a_sentence_that_is_tied_to_the_one_before_promises_as_much() -> None:
    claims = read("More specifically, it shows each ferry's name, date of building and age.").claims
    assert [claim.target for claim in claims] == ["name", "date of building", "age"]


def read(text: str) -> Procedure:
    return read_procedure(read_page(text, source="page.md"))
