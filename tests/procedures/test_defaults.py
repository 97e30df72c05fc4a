"""What a field is said to show before anybody changes it, and of which field that is said."""

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

DEFAULTS = [
    # “It” is the field that was named last; “unless” and “by default” say that it may be changed.
    ("Change the **Crew**. It is 4 unless you enter something else.", [("Crew", "4")]),
    ("Turn on **Moor twice**. It's off by default.", [("Moor twice", "off")]),
    ("Choose the side from **Berth faces**. South is the default.", [("Berth faces", "South")]),
    # A word of the sentence may be the field's label, whatever was named after it.
    ("Choose a **Colour** and a **Sail**. The colour is *Red* unless you choose another.", [("Colour", "Red")]),
    ("Choose a span from **Paint every**. Boats are painted every 2 years unless told otherwise.",
     [("Paint every", "Boats are painted every 2 years")]),
    ("Under **Count every**, choose *Every month*. Unless you change it, boats are counted once a year.",
     [("Count every", "boats are counted once a year")]),
    # What is told with it by “so is” and “whereas” needs no such word of its own.
    ("**Lights** is on to begin with, and so is **Radio**.", [("Lights", "on"), ("Radio", "on")]),
    ("In **Deck**, the switch **Lights** is on from the start, whereas **Radio** is off.",
     [("Lights", "on"), ("Radio", "off")]),
    ("**Anchor up** is ticked already.", [("Anchor up", "ticked")]),
    ("| Setting | Notes |\n|---|---|\n| Lights | On by default. |", [("Lights", "On")]),
    ("| Setting | Notes |\n|---|---|\n| Lights | Off unless you turn it on. |", [("Lights", "Off")]),
    # What a form proposes stands in its field before anybody changes it.
    ("Choose the side from **Berth faces**. South is suggested.", [("Berth faces", "South")]),
]  # fmt: skip
OTHERS = [
    "Unless you change it, boats are painted red.",  # nothing was named that could be changed
    "Choose a **Colour**. Boats are sold unless you say otherwise.",  # it names no value
    "Type a **Name**. The name is the default.",
    "Choose a **Colour**. It is nice.",
]


def _told(text: str) -> list[tuple[str | None, str | None]]:
    claims = read_procedure(read_page(text, source="a.md")).claims
    return [(claim.target, claim.value) for claim in claims if claim.kind == "state" and claim.labelled]


@pytest.mark.parametrize(("text", "told"), DEFAULTS)
def test_a_default_is_read_of_the_field_that_has_it(text: str, told: list[tuple[str, str]]):
    assert _told(text) == told


@pytest.mark.parametrize("text", OTHERS)
def test_what_names_no_field_or_value_is_no_default(text: str):
    assert _told(text) == []


def test_no_part_of_a_default_is_left_over():
    for text, _ in DEFAULTS[:-1]:
        last = read_procedure(read_page(text, source="a.md")).sentences[-1]
        assert last.rest == (), text
