from __future__ import annotations

import pytest

from docwitness.figures.observe.pairing import Pairing, pair_lines
from docwitness.figures.observe.sequence import compare_order
from docwitness.figures.text_likeness import alike, is_data, is_reworded, key
from docwitness.model import Placement
from tests.figures.screens import MENU, lines

SIZE = (640, 400)
IN_PLACE = Placement(1.0, 0.0, 0.0, 0.97)
ASTRAY = Placement(1.0, 0.0, 0.0, 0.6)


def compared(
    figure: dict[str, tuple[int, int]], capture: dict[str, tuple[int, int]], *, size: tuple[int, int] = SIZE
) -> Pairing:
    return pair_lines(lines(figure), lines(capture), (SIZE, size), ASTRAY)


def fates(pairing: Pairing) -> dict[str, str]:
    """By text what became of it: why it does not count, or its fate."""
    return {one.line.text: one.excuse or one.fate for one in pairing.sightings}


@pytest.mark.parametrize(
    ("one", "other"), [("Save all", "save al1"), ("E-mail", "Email"), ("Café", "Cafe"), ("Ctrl + O", "Ctrl+0")]
)
def test_what_readers_confuse_has_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    "text",
    ["ada@example.org", "build.gradle.kts", "https://example.org", "user_name", "Version 4.11", "12 Jan", "2 days ago"],
)
def test_values_are_told_by_their_type(text: str) -> None:
    assert is_data(text)


@pytest.mark.parametrize("text", ["Save", "Delete account", "Step 2 of the set-up", "What's new?", "Sign in…"])
def test_labels_are_no_data(text: str) -> None:
    assert not is_data(text)


def test_texts_of_very_different_length_are_not_alike() -> None:
    assert alike(key("Delete"), key("Delete this account")) == 0


@pytest.mark.parametrize(
    ("one", "other"), [("Dependencies", "Target Dependencies"), ("Manage Servers", "Manage Shared Servers")]
)
def test_a_word_more_is_another_wording(one: str, other: str) -> None:
    assert is_reworded(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Execution", "Executlon"), ("LANGUAGE SERVERS", "LANGUAGE SERVE..."), ("Save", "Save ")]
)
def test_misread_and_shortened_texts_are_not_reworded(one: str, other: str) -> None:
    assert not is_reworded(one, other)


def test_a_label_that_wraps_has_not_been_reworded() -> None:
    assert is_reworded("Total Amount Due", "Total Amount")
    assert not is_reworded("Total Amount Due", "Total Amount", ({"due"}, set()))


def test_a_label_that_only_the_capture_has_is_new() -> None:
    found = fates(compared(MENU, {**MENU, "Webhooks": (24, 290)}))
    assert found.pop("Webhooks") == "new"
    assert set(found.values()) == {"same"}


def test_a_label_outside_of_the_crop_does_not_count() -> None:
    shown = {text: place for text, place in MENU.items() if place[0] < 300}
    found = fates(compared(MENU, shown, size=(440, 400)))
    assert found["Save changes"] == "outside"
    assert found["Delete account"] == "same"


def test_labels_read_as_one_line_are_part_of_it() -> None:
    found = fates(compared({**MENU, "Undo": (220, 370), "Redo": (270, 370)}, {**MENU, "Undo Redo": (220, 370)}))
    assert (found["Undo"], found["Redo"]) == ("part", "part")


def test_a_label_is_no_part_of_a_longer_one_that_took_its_place() -> None:
    found = fates(compared({**MENU, "Integer": (220, 370)}, {**MENU, "Integer field size": (220, 370)}))
    assert found["Integer"] == "gone"


def test_reflow_is_not_disorder() -> None:
    lower = {text: (x, y if x < 200 else y + 60) for text, (x, y) in MENU.items()}
    assert compare_order(compared(MENU, lower).sightings, 1.0).disorder < 0.1


def test_what_changes_sides_has_moved() -> None:
    swapped = {**MENU, "Dashboard": MENU["Save changes"], "Save changes": MENU["Dashboard"]}
    pairing = pair_lines(lines(MENU), lines(swapped), (SIZE, SIZE), IN_PLACE)
    assert {one.line.text for one in compare_order(pairing.sightings, 1.0).moved} == {"Dashboard", "Save changes"}
