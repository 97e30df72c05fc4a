"""What is read is known to who carries it out: one vocabulary for reading a page and for driving the product."""

import pytest

from docwitness.language.lexicon import VERBS
from docwitness.language.likeness import is_reworded
from docwitness.language.nouns import ROLES, noun_of, split_phrase
from docwitness.language.paths import PATH, stations
from docwitness.procedures import read_procedure
from docwitness.reading import read_page
from docwitness.scenarios.vocabulary import PHRASES

SIGNS = (">", "→", "➔", "»", "›", "➜", "➡", "▸", "->", "=>", "|")


@pytest.mark.parametrize(("noun", "role"), ROLES.items())
def test_every_noun_that_is_read_stands_for_elements_of_its_role(noun: str, role: str) -> None:
    head, _ = split_phrase(f"the Daily {noun}")

    _, roles = noun_of(head)

    assert role in roles


@pytest.mark.parametrize("action", sorted({verb.action for verb in VERBS.values()}))
def test_every_action_that_a_verb_asks_for_has_a_phrase(action: str) -> None:
    assert action in {phrase.kind for phrase in PHRASES}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_way_is_read_and_walked_by_the_same_stations(sign: str) -> None:
    (step,) = read_procedure(read_page(f"Go to **File** {sign} **Export** {sign} **As a table**.", source="p.md")).steps

    assert stations(step.target) == ("File", "Export", "As a table")


@pytest.mark.parametrize("label", ["Date-range", "A > 5 rows>", "Save", "x|y", "->", "Ctrl+K"])
def test_a_sign_within_a_label_parts_nothing_that_is_not_a_way(label: str) -> None:
    assert len(stations(label)) == (2 if PATH.search(label) else 1)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Add boat", "Add a new boat", True),
        ("Create boat", "Add a new boat", True),
        ("Add", "Add boat", False),
        ("Add boat", "Remove boat", False),
        ("Add boat", "Add crew", False),
        ("Share link", "Do not share link", False),
    ],
)
def test_a_label_says_the_same_in_other_words(one: str, other: str, alike: bool) -> None:
    """What is added, created or made is new; every word that is about something else may tell two apart."""
    assert is_reworded(one, other) is alike
