"""What readers confuse, and texts that have the form of data."""

from __future__ import annotations

import pytest

from docwitness.figures.text_likeness import folded, is_data


@pytest.mark.parametrize(
    ("one", "other"), [("Save all", "save al1"), ("E-mail", "Email"), ("Café", "Cafe"), ("Ctrl + O", "Ctrl+0")]
)
def test_what_readers_confuse_is_one_text(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    "text",
    ["ada@example.org", "build.gradle.kts", "https://example.org", "user_name", "Version 4.11", "12 Jan", "2 days ago"],
)
def test_values_are_told_by_their_type(text: str) -> None:
    assert is_data(text)


@pytest.mark.parametrize("text", ["Save", "Delete account", "Step 2 of the set-up", "What's new?", "Sign in…"])
def test_labels_are_no_data(text: str) -> None:
    assert not is_data(text)
