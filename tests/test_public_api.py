"""The names that suites and extensions may rely on."""

from __future__ import annotations

import subprocess
import sys

import pytest

import docwitness


def test_all_lists_what_is_there_and_nothing_else() -> None:
    assert docwitness.__all__ == sorted(docwitness.__all__)
    assert {*docwitness._HOME} == {*docwitness.__all__}
    assert [name for name in dir(docwitness) if not name.startswith("_")] == docwitness.__all__


@pytest.mark.parametrize("name", docwitness.__all__)
def test_every_name_can_be_imported(name: str) -> None:
    assert getattr(docwitness, name).__doc__


def test_another_name_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'wish'"):
        docwitness.wish  # noqa: B018


@pytest.mark.parametrize(
    ("names", "without"),
    [
        ("read_page, read_procedure, DocPage, UsageError, Rule", ("playwright", "cv2", "pytest", "sqlalchemy")),
        ("judge, Judgement, TextReader", ("playwright", "pytest", "sqlalchemy")),
    ],
)
def test_a_name_brings_only_what_it_needs(names: str, without: tuple[str, ...]) -> None:
    code = f"import sys; from docwitness import {names}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()).isdisjoint(without)
