"""The product map from the command line: explored once, kept, and used by `verify`; documentation coverage."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Explored:
    """A product, a project that is about it, and what `docwitness map` said when it explored it for the first time."""

    product: Tempting
    folder: Path
    maps: Path
    said: str


@pytest.fixture(scope="module")
def explored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explored]:
    """Explored once for all tests: it takes as long as all that they do with it."""
    folder = tmp_path_factory.mktemp("explored")
    with tempting_product() as product:
        suite = project(folder / "suite", product)
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("DOCWITNESS_MAPS", str(folder / "maps"))
            first = run(suite, "map")
        assert first.returncode == 0, first.stderr
        yield Explored(product, suite, folder / "maps", first.stdout)


@pytest.fixture
def maps(explored: Explored, monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps are kept where that of the explored product is."""
    monkeypatch.setenv("DOCWITNESS_MAPS", str(explored.maps))


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


@pytest.mark.usefixtures("maps")
def test_a_map_is_explored_once_and_then_kept(explored: Explored) -> None:
    assert "Settings" in explored.said
    assert "Not explored, its name or address says that it signs out" in explored.said
    asked = len(explored.product.requests)
    second = run(explored.folder, "map", "--format", "json")
    assert len(explored.product.requests) == asked + 1, "but for asking whether the product is there"
    assert json.loads(second.stdout)["schema"] == "docwitness-map/1"
    assert explored.product.changes == []


@pytest.mark.usefixtures("maps")
def test_verify_begins_where_the_map_says_that_a_section_plays(explored: Explored) -> None:
    run(explored.folder, "verify", "--jobs", "1")
    report = explored.folder / "reports" / "latest"
    generated = (report / "generated" / "guide.feature").read_text(encoding="utf-8")
    assert 'Given I begin at "Settings"' in generated
    assert 'Given I begin at "More > Reports"' in generated
    results = json.loads((report / "results.json").read_text(encoding="utf-8"))
    verdicts = {s["line"]: s["verdict"] for s in results["pages"][0]["sentences"] if s["kind"] == "step"}
    assert verdicts == {5: "holds", 9: "holds", 13: "undecided"}, "nothing speaks against the last one but the map"
    assert "explored" in results["run"]["map"]
    assert "not documented" in (report / "coverage.html").read_text(encoding="utf-8")
    assert explored.product.changes == []


def test_where_nobody_may_explore_ways_by_hand_do(tmp_path: Path) -> None:
    by_hand = 'explore = false\n[tool.docwitness.profiles.default.map]\n"Settings" = "/settings"\n'
    with tempting_product() as product:
        folder = project(tmp_path / "suite", product, by_hand)
        assert "by hand" in run(folder, "map").stdout
        assert ("GET", "/rooms") not in product.requests


@pytest.mark.usefixtures("maps")
def test_coverage_names_what_no_page_speaks_of(explored: Explored) -> None:
    folder = explored.folder
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
