"""What a sentence says to be told where something is left out."""

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

REFUSALS = [
    # Forms tell what is missing; English says that it is by “leave empty”, “forget”, “without”, “missing”.
    ('If you leave the **Name** empty, Harbourmaster says "Give the boat a name".', "Give the boat a name", "Name"),
    ('If you forget the berth, you are told "Choose a berth".', "Choose a berth", "berth"),
    ('If you forget to tick the box, you\'re asked to "Agree to the rules".', "Agree to the rules", "box"),
    ('Without a berth, you are told that "A berth is needed".', "A berth is needed", "berth"),
    ("A boat without a name isn't accepted: *Give the boat a name*.", "Give the boat a name", "name"),
    ('You are warned "Choose a berth" if the berth is missing.', "Choose a berth", "berth"),
    ('A boat without a length cannot be saved. You\'ll be asked to "Enter the length".', "Enter the length", "length"),
    ('Enter the **Length**. If you leave it empty, the form says "How long is it?"', "How long is it?", "Length"),
]
OTHERS = [
    "You can save a boat without a name.",
    "A boat without a berth shows *No berth*.",  # it tells of a boat, and not of what is filled in
    'If the berth is left blank, the list includes a default: "Any".',
    'If the name is taken, the form says "There is a boat of that name".',
    "A boat without a length cannot be saved.",  # what is told then is not said
]


def _refused(text: str) -> list[tuple[str | None, str | None]]:
    claims = read_procedure(read_page(text, source="a.md")).claims
    return [(claim.target, claim.value) for claim in claims if claim.kind == "refuses"]


@pytest.mark.parametrize(("text", "message", "left_out"), REFUSALS)
def test_what_is_told_without_something_is_read(text: str, message: str, left_out: str):
    assert _refused(text) == [(message, left_out)]


@pytest.mark.parametrize("text", REFUSALS)
def test_what_is_told_without_something_is_not_expected_with_it(text: tuple[str, str, str]):
    steps = read_procedure(read_page(text[0], source="a.md")).steps
    assert not [step for step in steps if step.action == "expect"]


@pytest.mark.parametrize("text", OTHERS)
def test_what_names_no_message_or_leaves_nothing_out_is_none(text: str):
    assert not _refused(text)


TOLD = [
    ('You are told "All boats are in".', ["All boats are in"]),
    ('We answer with "Your berth was changed."', ["Your berth was changed"]),
    ('A page tells you that "You have left the harbour".', ["You have left the harbour"]),
    ('Harbourmaster shows "Boat saved", and the form closes.', ["Boat saved"]),
    ('"The berth was freed." is what you should see afterwards.', ["The berth was freed"]),
    ("You will read *Boat saved*.", ["Boat saved"]),
    ('A boat that is away shows "At sea".', []),  # which boats do depends on what is there
    ("The word **Harbour** above the map takes you back.", []),
]


@pytest.mark.parametrize(("text", "messages"), TOLD)
def test_a_message_is_expected_whoever_is_said_to_tell_it(text: str, messages: list[str]):
    steps = read_procedure(read_page(f"Click **Save**. {text}", source="a.md")).steps
    assert [step.target for step in steps if step.action == "expect"] == messages


def test_a_question_is_expected_before_it_is_answered():
    text = 'Click **Remove**. A small box asks "Remove the boat?"; click **Yes**.'
    steps = read_procedure(read_page(text, source="a.md")).steps
    assert [step.target for step in steps] == ["Remove", "Remove the boat?", "Yes"]


TURNED = [
    # English says by “changes to” and “now reads” that it was otherwise before.
    ("The boat's state changes to *At sea*.", ["At sea"]),
    ("The label next to the boat changes from *Moored* to *At sea*.", ["At sea"]),
    ("The order's status changes to **In progress**.", ["In progress"]),
    ("Its berth is then changed to *Outer quay*.", ["Outer quay"]),
    ("The button in the row now reads *Cast off*.", ["Cast off"]),
    ("The state of boats that are away changes to *At sea*.", []),  # of which boats, their data tells
    ("The button now reads *Cast off* and can't be clicked.", []),  # more is said than that
    ("You can change the berth to *Outer quay*.", []),
    ("**Berth** is set to *Outer quay*.", []),  # it may have been so all along
]


@pytest.mark.parametrize(("text", "labels"), TURNED)
def test_what_something_turns_to_is_more_than_that_it_is_shown(text: str, labels: list[str]):
    steps = read_procedure(read_page(f"Click **Save**. {text}", source="a.md")).steps
    assert [step.target for step in steps if step.value == "turned"] == labels
