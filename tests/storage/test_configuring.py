"""Pages and what never counts are added to pyproject.toml, and the rest of it stays as it is."""

from __future__ import annotations

import tomllib

import pytest

from docwitness.errors import UsageError
from docwitness.storage.configuring import with_exempt, with_pages

HEAD = '[project]\nname = "shop"\n\n'
TAIL = '\n[tool.docwitness.profiles.default]\nbase_url = "http://127.0.0.1:1"  # here\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('pages = ["a.md"]\n', 'pages = ["a.md", "b ü.md", "c.md"]\n'),
        ("pages = []\n", 'pages = ["b ü.md", "c.md"]\n'),
        ('features = "f"\n', 'pages = ["b ü.md", "c.md"]\nfeatures = "f"\n'),
        ("pages=['a]\\.md'] # all ]\n", 'pages=[\'a]\\.md\', "b ü.md", "c.md"] # all ]\n'),
        (
            'pages = [\n    "a.md",  # the "first"]\n]\n',
            'pages = [\n    "a.md",\n    "b ü.md",\n    "c.md",  # the "first"]\n]\n',
        ),
        ('pages = [\n  "c.md"\n]\n', 'pages = [\n  "c.md",\n  "b ü.md"\n]\n'),
    ],
)
def test_pages_follow_those_that_are_there(before: str, after: str) -> None:
    text = f"{HEAD}[tool.docwitness]\n{before}{TAIL}"
    assert with_pages(text, ["b ü.md", "c.md"]) == f"{HEAD}[tool.docwitness]\n{after}{TAIL}"


def test_pages_that_are_there_change_nothing() -> None:
    text = f'{HEAD}[tool.docwitness]\npages = ["b.md"]\n{TAIL}'
    assert with_pages(text, ["b.md"]) == text


def test_a_table_that_is_written_in_one_line_is_left_to_a_person() -> None:
    text = 'tool.docwitness = { pages = ["a.md"] }\n'
    assert tomllib.loads(text)["tool"]["docwitness"]
    with pytest.raises(UsageError, match=r"cannot be added to\.\n  Add \['b.md'\] to it by hand"):
        with_pages(text, ["b.md"])


@pytest.mark.parametrize(
    ("profile", "before", "after"),
    [
        ("default", "", '\n[tool.docwitness.profiles.default]\nknown = ["Ann \\"A\\""]\n'),
        ("the shop", "", '\n[tool.docwitness.profiles."the shop"]\nknown = ["Ann \\"A\\""]\n'),
        (
            "default",
            '\n[tool.docwitness.profiles.default]\nknown = ["Bob"]  # us\n\n[tool.ruff]\n',
            '\n[tool.docwitness.profiles.default]\nknown = ["Bob", "Ann \\"A\\""]  # us\n\n[tool.ruff]\n',
        ),
        (
            "default",
            "\n[tool.docwitness.profiles.default]\ntimeout = 1\n",
            '\n[tool.docwitness.profiles.default]\nknown = ["Ann \\"A\\""]\ntimeout = 1\n',
        ),
    ],
)
def test_what_never_counts_is_added_to_its_profile(profile: str, before: str, after: str) -> None:
    text = f'{HEAD}[tool.docwitness]\npages = ["a.md"]\n'
    assert with_exempt(text + before, profile, "known", ['Ann "A"', 'Ann "A"']) == text + after


def test_a_profile_that_is_written_in_one_line_is_left_to_a_person() -> None:
    text = '[tool.docwitness]\nprofiles = { default = { known = ["Bob"] } }\n'
    with pytest.raises(UsageError, match=r"the list of known cannot be added to"):
        with_exempt(text, "default", "known", ["Ann"])
