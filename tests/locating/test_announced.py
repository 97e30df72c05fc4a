"""English tells in a message what was done by a participle; what else differs may be data of the record it is about."""

from __future__ import annotations

import pytest

from docwitness.locating.announced import said_instead
from docwitness.locating.snapshot import Scene, Seen


def scene(*texts: str, role: str = "status") -> Scene:
    box = (0.0, 0.0, 90.0, 20.0)
    told = [
        (Seen(2 * n, role, "", box), Seen(2 * n + 1, "generic", text, box, text, (), 2 * n))
        for n, text in enumerate(texts)
    ]
    return Scene(tuple(element for pair in told for element in pair), (1280.0, 800.0))


@pytest.mark.parametrize(
    ("promised", "shown"),
    [
        ("Seat released", "Seat freed"),
        ("Your letter was sent.", "Your letter was queued"),
        ("Draft saved", "Draft kept"),
    ],
)
def test_a_message_with_another_participle_is_told_instead(promised: str, shown: str) -> None:
    found = said_instead(scene("Seats"), scene("Seats", shown), promised)
    assert found is not None
    assert found.text == shown


@pytest.mark.parametrize(
    ("promised", "shown"),
    [
        ("Seat Anna saved", "Seat Bert saved"),  # a record's name
        ("3 seats released", "1 seats released"),  # a count
        ("Seat released", "Seat released today"),  # more is told
        ("Saved", "Stored"),  # nothing is left by which it is known
        ("Seat released", "Seat hall"),  # no deed
    ],
)
def test_what_else_differs_may_be_data(promised: str, shown: str) -> None:
    assert said_instead(scene("Seats"), scene("Seats", shown), promised) is None


def test_what_was_there_before_and_what_a_list_records_are_no_messages() -> None:
    assert said_instead(scene("Seat freed"), scene("Seat freed"), "Seat released") is None
    assert said_instead(scene("Seats"), scene("Seats", "Seat freed", role="row"), "Seat released") is None
