"""How sure a scenario is where the document takes its reader, and what its lines prove."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docwitness.model import Identification, Observation, Used, Way
from docwitness.verdicts.trust import doubts, in_words

SURE = Used("button", "Save", (0, 0, 9, 9), Identification.NAMED, "its label")
GUESS = replace(SURE, name="Boats", identification=Identification.GUESSED, reason="the first of 3")
FIELD = replace(GUESS, role="textbox", field=True, reason="the only field")
CAME = replace(SURE, came=True)
LANDMARK = replace(SURE, role="tab", landmark=True)


def lines(*used: Used | None) -> list[Observation]:
    """One scenario, whose lines have all passed."""
    return [Observation("s", "f", n, "When", f"line {n}", "passed", used=each) for n, each in enumerate(used, 1)]


def test_the_way_is_in_doubt_after_a_guess_until_a_landmark_is_reached() -> None:
    lost = Way().after(SURE).after(GUESS).after(SURE)
    assert lost.doubt == "the first of 3"
    assert lost.after(LANDMARK) == Way(begun=True)
    assert lost.after(CAME) == Way(begun=True)


def test_a_field_that_was_guessed_leads_nowhere_but_what_the_next_click_brings_may_be_due_to_it() -> None:
    filled = Way(begun=True).after(FIELD)
    assert (filled.doubt, filled.filled) == ("", "the only field")
    assert filled.after(SURE).doubt == "the only field"


def test_keys_use_no_element_and_change_nothing_of_the_way() -> None:
    assert Way(begun=True, doubt="x").after(None) == Way(begun=True, doubt="x")


@pytest.mark.parametrize(
    ("used", "doubtful"),
    [
        ((SURE, SURE), ()),
        ((GUESS,), (0,)),
        ((GUESS, CAME), ()),
        ((GUESS, SURE), (0, 1)),
        ((GUESS, SURE, LANDMARK, SURE), (0, 1)),
        ((GUESS, replace(GUESS, came=True), CAME), ()),
        ((GUESS, GUESS, CAME), (0,)),
        ((GUESS, None, CAME), ()),
    ],
)
def test_what_was_guessed_is_evidence_once_its_consequence_came(
    used: tuple[Used | None, ...], doubtful: tuple[int, ...]
) -> None:
    assert tuple(doubts(lines(*used))) == doubtful


def test_a_consequence_that_did_not_pass_confirms_nothing() -> None:
    seen = lines(GUESS, CAME)
    assert tuple(doubts([seen[0], replace(seen[1], outcome="undecided")])) == (0,)


def test_the_report_says_what_was_used_and_how_it_was_identified() -> None:
    opened = replace(CAME, opened=("More",))
    seen = lines(GUESS, opened)
    assert in_words(seen, 0) == "line 1: button “Boats” at 0,0 (9×9), confirmed: the first of 3"
    assert in_words(seen, 1) == (
        "line 2: button “Save” at 0,0 (9×9), named: its label; "
        "opened on the way, which the page does not mention: “More”"
    )
