"""What CONTRIBUTING tells of the house is true."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
ROWS = re.findall(r"^\| (`.+?) \| (.*) \|$", CONTRIBUTING.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("place", "told"), ROWS)
def test_what_the_map_names_is_there(place: str, told: str) -> None:
    source = ROOT / "src" / "docwitness"
    first, *named = re.findall(r"`([\w/]+(?:\.py|/))`", place + told)
    assert (source / first).exists()
    missing = [name for name in named if not (source / name).exists()]
    assert not [name for name in missing if not list((source / first).rglob(name.rstrip("/")))]


def test_its_examples_run() -> None:
    result = doctest.testfile(str(CONTRIBUTING), module_relative=False)
    assert result.attempted > 10
    assert not result.failed
