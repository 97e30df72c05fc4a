"""What readers confuse."""

from __future__ import annotations

import pytest

from docwitness.figures.text_likeness import folded


@pytest.mark.parametrize(
    ("one", "other"), [("Save all", "save al1"), ("E-mail", "Email"), ("Café", "Cafe"), ("Ctrl + O", "Ctrl+0")]
)
def test_what_readers_confuse_is_one_text(one: str, other: str) -> None:
    assert folded(one) == folded(other)
