"""How texts are written within sentences of ours."""

import pytest

from docwitness.language.change_words import Label, in_quotes
from docwitness.language.wording import quoted, same, says, stem


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Save", "“Save”"),
        ("“Save”", "“Save”"),
        ('"Save"', "“Save”"),
        ("Click “Save”", "“Click ‘Save’”"),
        ('When I click the "Save" button', "“When I click the ‘Save’ button”"),
        ('"Save" and "Close"', "“‘Save’ and ‘Close’”"),
        ("Klicken Sie auf „Sichern“", "“Klicken Sie auf ‘Sichern’”"),
        ("the 19\" rack's label", "“the 19’ rack's label”"),
    ],
)
def test_a_text_has_one_pair_of_quotation_marks(text: str, told: str) -> None:
    assert quoted(text) == told


def test_a_label_in_a_sentence_of_ours_has_one_pair_of_quotation_marks() -> None:
    assert in_quotes((Label("“Save” all"), " is now ", Label("Keep"))) == "“‘Save’ all” is now “Keep”"


@pytest.mark.parametrize(
    ("text", "label", "there"),
    [
        ("The tide is out.", "Tide is out", True),
        ("BT-1: Heron", "heron", True),
        ("First-song.mp3", "First song", True),
        ("Start", "art", False),
        ("Planning for Q3", "Ann", False),
        ("Berth 12", "Berth 1", False),
        ("消息已保存", "已保存", True),
        ("Saved", "", False),
    ],
)
def test_a_text_says_whole_words(text: str, label: str, there: bool) -> None:
    assert says(text, label) is there


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Identifier", "Identifier (Optional)", True),
        ("Name (required)", "Name", True),
        ("Fee (per night)", "Fee", False),
        ("(optional)", "", False),
    ],
)
def test_whether_a_field_may_be_left_empty_is_no_part_of_its_label(one: str, other: str, alike: bool) -> None:
    """Forms mark fields so, whichever kind of theirs is the rarer (WCAG 2.2, 3.3.2, technique H90)."""
    assert same(one, other) is alike


@pytest.mark.parametrize(
    ("many", "one"),
    [("classes", "class"), ("boxes", "box"), ("branches", "branch"), ("batches", "batch"), ("dashes", "dash"),
     ("caches", "cache"), ("sizes", "size"), ("houses", "house"), ("dishes", "dish"), ("policies", "policy")],
)  # fmt: skip
def test_a_plural_that_takes_an_e_to_be_spoken_has_the_same_stem(many: str, one: str) -> None:
    """English adds -es to what ends in a hiss; after a vowel, “ch” and “z” have an e of their own (“cache”, “size”)."""
    assert stem(many) == stem(one)


@pytest.mark.parametrize("how", ["activate to sort ascending", "activate to remove sorting"])
def test_how_a_column_is_sorted_is_no_part_of_its_name(how: str) -> None:
    """Tables tell it in the name of the head, for those who cannot see the arrow (WAI-ARIA, aria-label)."""
    assert same(f"Berth {how}", "Berth")
    assert same(f"Berth: {how}", "Berth")
    assert not same(how.capitalize(), "")
