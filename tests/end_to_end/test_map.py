"""The product map from the command line: explored once, kept, and used by `verify`; documentation coverage."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.exploring.tempting import Tempting, tempting_product
from tests.end_to_end.conftest import command

GUIDE = """# The rooms

## Mail

Click the **Mail** tab.

## Weekly reports

Click **Weekly**.

## Ordering

Click **Caterers**.
"""


@pytest.fixture
def tempting() -> Iterator[Tempting]:
    with tempting_product() as product:
        yield product


def project(folder: Path, tempting: Tempting, profile: str = "") -> Path:
    folder.mkdir()
    text = f'[tool.docwitness]\npages = ["guide.md"]\n[tool.docwitness.profiles.default]\nbase_url = "{tempting.url}"\n'
    (folder / "pyproject.toml").write_text(f"{text}timeout = 1.0\n{profile}", encoding="utf-8")
    (folder / "guide.md").write_text(GUIDE, encoding="utf-8")
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), cwd=folder, env=os.environ, capture_output=True, text=True, timeout=300, check=False
    )


def test_a_map_is_explored_once_and_then_kept(tmp_path: Path, tempting: Tempting) -> None:
    folder = project(tmp_path / "suite", tempting)
    first = run(folder, "map")
    assert first.returncode == 0, first.stderr
    assert "Settings" in first.stdout
    assert "Not explored, its name or address says that it signs out" in first.stdout
    asked = len(tempting.requests)
    second = run(folder, "map", "--format", "json")
    assert len(tempting.requests) == asked + 1, "but for asking whether the product is there"
    assert json.loads(second.stdout)["schema"] == "docwitness-map/1"
    assert tempting.changes == []


def test_verify_begins_where_the_map_says_that_a_section_plays(tmp_path: Path, tempting: Tempting) -> None:
    folder = project(tmp_path / "suite", tempting)
    run(folder, "verify", "--jobs", "1")
    report = folder / "reports" / "latest"
    generated = (report / "generated" / "guide.feature").read_text(encoding="utf-8")
    assert 'Given I begin at "Settings"' in generated
    assert 'Given I begin at "More > Reports"' in generated
    results = json.loads((report / "results.json").read_text(encoding="utf-8"))
    verdicts = {s["line"]: s["verdict"] for s in results["pages"][0]["sentences"] if s["kind"] == "step"}
    assert verdicts == {5: "holds", 9: "holds", 13: "undecided"}, "nothing speaks against the last one but the map"
    assert "explored" in results["run"]["map"]
    assert "not documented" in (report / "coverage.html").read_text(encoding="utf-8")
    assert tempting.changes == []


def test_where_nobody_may_explore_ways_by_hand_do(tmp_path: Path, tempting: Tempting) -> None:
    by_hand = 'explore = false\n[tool.docwitness.profiles.default.map]\n"Settings" = "/settings"\n'
    folder = project(tmp_path / "suite", tempting, by_hand)
    assert "by hand" in run(folder, "map").stdout
    assert ("GET", "/rooms") not in tempting.requests


def test_coverage_names_what_no_page_speaks_of(tmp_path: Path, tempting: Tempting) -> None:
    folder = project(tmp_path / "suite", tempting)
    done = run(folder, "coverage", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    levels = {place["name"]: place["level"] for place in found["places"]}
    assert levels["Rooms"] == "undocumented"
    assert levels["tab: Mail"] == "documented"
    assert {each["label"] for each in found["gone"]} == {"Caterers"}
    page = (folder / "reports" / "coverage" / "index.html").read_text(encoding="utf-8")
    assert "http://elsewhere" not in page
    assert list((folder / "reports" / "coverage" / "map").glob("*.jpg"))
