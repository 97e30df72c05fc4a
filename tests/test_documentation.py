"""Docwitness' own documentation: its reference is what the code says, the site is built, and it is witnessed."""

from __future__ import annotations

import copy
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from docwitness.reports import results
from tests.reports.reports import every_verdict

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def reference() -> dict[str, str]:
    """What the reference would be if it were made now, by file name."""
    return dict(runpy.run_path(str(DOCS / "make_reference.py"))["files"]())


def test_the_reference_is_what_the_code_says(reference: dict[str, str]) -> None:
    committed = {file.name: file.read_text("utf-8") for file in (DOCS / "reference").iterdir()}
    assert committed == reference, "run python docs/make_reference.py"


def test_results_are_as_their_schema_says(reference: dict[str, str]) -> None:
    schema = json.loads(reference["report.schema.json"])
    checker = jsonschema.Draft202012Validator(schema)
    told: Any = json.loads(results.dumps(every_verdict()))
    checker.validate(told)
    wrong = copy.deepcopy(told)
    wrong["pages"][0]["sentences"][0]["verdict"] = "true"
    del wrong["pages"][0]["figures"][0]["line"]
    wrong["observations"][0]["line"] = "three"
    assert {error.json_path for error in checker.iter_errors(wrong)} == {
        "$.pages[0].sentences[0].verdict",
        "$.pages[0].figures[0]",
        "$.observations[0].line",
    }


def test_the_site_is_built_without_a_network_and_has_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", refuse)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=True)
    build(config)
    for page in named(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]):
        made = page.removesuffix(".md").removesuffix("README").removesuffix("index").strip("/")
        text = (tmp_path / "site" / made / "index.html").read_text("utf-8")
        assert "http://" not in text.split("<body")[0].replace("http://www.w3.org", ""), (
            "nothing is loaded from elsewhere"
        )
    written = {
        file.relative_to(DOCS).as_posix() for folder in (DOCS, DOCS / "reference") for file in folder.glob("*.md")
    }
    assert written <= set(named(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]))


def named(nav: Any) -> list[str]:
    """The files that the navigation names."""
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav
    return [file for part in parts for file in named(part)]


def test_a_label_of_review_that_is_renamed_is_told_on_the_line_of_our_page(tmp_path: Path) -> None:
    asked = [
        "verify",
        "docs",
        "--release",
        "renamed",
        "--only",
        "Apply",
        "--jobs",
        "1",
        "--report",
        str(tmp_path / "r"),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "docwitness", *asked],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200", "DOCWITNESS_HISTORY": str(tmp_path / "history.db")},
        capture_output=True,
        text=True,
        timeout=300,
    )
    lines = (DOCS / "reviewing.md").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "**Apply decisions**" in text)
    assert done.returncode == 1, done.stdout + done.stderr
    told = f'reviewing.md:{line}: "Apply decisions" is now "Carry out decisions"'
    assert told in done.stdout
