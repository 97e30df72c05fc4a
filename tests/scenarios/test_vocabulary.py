"""The vocabulary is read in both directions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docwitness.scenarios.vocabulary import PHRASES, Said, lines_of, quote, say, understand, unquote

SAID = [
    ('I click the "Save" button', Said("click", "Save", True, "button")),
    ('I click "Save" in the "Settings" window', Said("click", "Save", True, window="Settings")),
    ("I click the current plan", Said("click", "current plan")),
    ('I select "Weekly" from the "Report" combobox', Said("select", "Report", True, "combobox", value="Weekly")),
    ("I select any option of the reason for leaving", Said("select-any", "reason for leaving")),
    ('I type "a \\"b\\"" into the note', Said("type", "note", value='a "b"')),
    ('the "Settings" window is open', Said("expect", window="Settings")),
    (
        'I see "Save" at "bottom left" in the "Settings" window',
        Said("position", "Save", True, None, "Settings", "bottom left"),
    ),
    ('I see that the subscription is "canceled"', Said("state", "subscription", value="canceled")),
    ('the figure of "Settings" shows what I see', Said("figure", window="Settings")),
]


@pytest.mark.parametrize(("phrase", "meaning"), SAID)
def test_a_phrase_says_what_it_means(phrase: str, meaning: Said) -> None:
    assert understand(phrase) == meaning
    assert say(meaning) == phrase


def test_what_is_not_of_the_vocabulary_is_not_understood() -> None:
    assert understand("I frobnicate the knob") is None
    assert understand('I click "Save" twice over') is None


def test_a_meaning_without_a_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="no phrase says"):
        say(Said("hover", "Save", True, position="top"))


@given(st.text())
@settings(deadline=None)
def test_quoting_is_undone_by_unquoting(text: str) -> None:
    assert unquote(quote(text)) == text
    assert re.fullmatch(r'"(?:[^"\\]|\\.)*"', quote(text), re.DOTALL)


def test_every_phrase_has_its_own_pattern() -> None:
    assert len({phrase.pattern for phrase in PHRASES}) == len(PHRASES)


@pytest.mark.parametrize(
    "phrase",
    [
        "I see that the form has come",
        'I see that the form has come at "below the table"',
        "I see that the new boat has joined its list",
        'I see that the new boat has appeared in its list at "at the end"',
        "I see that the boat has left its list",
        'I see the parts "name, berth"',
        'I see that "Crew" is "4" at first',
    ],
)
def test_what_is_seen_is_said_by_one_phrase_alone(phrase: str) -> None:
    """Of two patterns that fit, another tool than ours may take either."""
    assert len([known for known in PHRASES if re.match(known.pattern, phrase)]) == 1
    meaning = understand(phrase)
    assert meaning is not None
    assert say(meaning) == phrase


def test_a_line_is_known_again_where_the_product_map_has_made_a_way_of_its_menu() -> None:
    said, made = 'I click the "Boats" menuitem at "FLEET menu"', 'I click the "FLEET > Boats" menuitem'
    assert lines_of([("When", said)]) == lines_of([("When", made)])
    assert lines_of([("When", 'I click "Boats" at "top"')]) != lines_of([("When", 'I click "Boats"')])
