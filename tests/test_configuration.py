"""docs/configuration.md has every key that pyproject.toml may have, with its default, and no other."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

import pytest

from docwitness.settings import Embedded, Profile, Settings
from docwitness.verdicts.verdicts import Gate

TEXT = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text(encoding="utf-8")
NO_KEYS = {"root", "configured", "gate", "embedded", "profiles", "name"}
"""Fields that are tables of their own, or that nobody writes."""


def documented(heading: str) -> dict[str, str]:
    """The rows of a section's tables: key and default."""
    section = TEXT.split(f"\n## `{heading}`\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `(\w+)` \| `?(.*?)`? \|", section, re.MULTILINE))


def default(field: Field[Any]) -> str:
    """The default as one writes it in TOML."""
    if field.default is MISSING and field.default_factory is MISSING:
        return "required"
    value = field.default if field.default is not MISSING else field.default_factory()  # type: ignore[misc]
    if value is None:
        return "none"
    return json.dumps(list(value) if isinstance(value, tuple) else value)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("[tool.docwitness]", Settings),
        ("[tool.docwitness.gate]", Gate),
        ("[tool.docwitness.profiles.NAME]", Profile),
        ("[tool.docwitness.embedded]", Embedded),
    ],
)
def test_every_key_is_documented_with_its_default(heading: str, kind: type) -> None:
    assert documented(heading) == {f.name: default(f) for f in fields(kind) if f.name not in NO_KEYS}
