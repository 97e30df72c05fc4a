"""What a sentence says to come of the step before it, without a name for what comes."""

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

OUTCOMES = [
    # English says by the verb alone that something was not there before: it opens, it joins, it vanishes.
    ("A form opens below the table.", ("come", "form", "below the table")),
    ("A dialog opens.", ("come", "dialog", None)),
    ("Its details open in a panel at the side.", ("come", "panel", "at the side")),
    ("You are asked to confirm.", ("come", "question", None)),
    ("You'll be asked whether you really want that.", ("come", "question", None)),
    ("The new boat joins the list.", ("join", "new boat", None)),
    ("The boat is added to the list under **Harbour**.", ("join", "boat", "under Harbour")),
    ("A new row appears at the end.", ("join", "new row", "at the end")),
    ("A new row appears in the table.", ("join", "new row", None)),
    ("The new boat is listed at the end of the table.", ("appear", "new boat", "at the end of the table")),
    ("The boat's name now stands in that day's column.", ("appear", "boat's name", None)),
    ("The boat vanishes from the table.", ("leave", "boat", None)),
    ("The boat is no longer listed in the table.", ("leave", "boat", None)),
]
OTHERS = [
    "The status is shown in the table.",  # it stands there, whatever was done
    "If a berth is free, a form opens.",
    "When the tide is in, the boat joins the list.",
    "The form opens the harbour.",
    "The list is shown in the sidebar.",
    "Boats are added to the list by their owners.",
    "Does a form open?",
    "The editor opens, with the boat's name as its heading.",  # more is said than that it opens
]


def _told(text: str) -> list[tuple[str | None, str, str | None]]:
    steps = read_procedure(read_page(f"Click **Save**. {text}", source="a.md")).steps
    return [(step.value, step.target, step.position) for step in steps if step.action == "expect"]


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES)
def test_what_comes_without_a_name_is_read(text: str, outcome: tuple[str, str, str | None]):
    assert _told(text) == [outcome]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_there_anyway_or_not_always_is_none(text: str):
    assert not [told for told in _told(text) if told[0] in ("come", "join", "appear", "leave")]
