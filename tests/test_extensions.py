"""Packages that add dialects, report formats, rules, readers of text and finders of elements."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from docwitness import Facts, extensions, read_page
from docwitness.browser.driving.finding import suggestion
from docwitness.extensions import _loaded
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Wanted
from docwitness.locating.windows import PAGE, Window

MODULE = """
from dataclasses import replace
from docwitness import Rule, read_page

def read_notes(text, source):
    return replace(read_page(text.replace("== ", "# "), source=source + ".md"), source=source)

def names(report):
    return "\\n".join(page.page.title for page in report.pages)

def find_shouting(page, facts):
    for block in page.blocks:
        if block.text.isupper():
            yield block.location, "Nobody likes to be shouted at."

shouting = Rule("shouting", "It is rude.", "STOP", find_shouting, "error")

class Reader:
    def read(self, picture):
        return ()
    def read_strips(self, strips):
        return tuple(("", 0.0) for _ in strips)
"""
ENTRIES = """
[docwitness.dialects]
note = team_extension:read_notes
[docwitness.report_formats]
titles.txt = team_extension:names
[docwitness.check_rules]
shouting = team_extension:shouting
[docwitness.text_readers]
team = team_extension:Reader
"""


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """The environment in which a package with extensions is installed."""
    site = tmp_path / "site"
    info = site / "team_extension-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "team_extension.py").write_text(MODULE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: team-extension\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRIES)
    return {**os.environ, "PYTHONPATH": str(site)}


def docwitness(folder: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "docwitness", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def test_a_dialect_is_read_by_the_ending_of_its_files(tmp_path: Path, installed: dict[str, str]) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "export.note").write_text("== Export\n\nClick the **Export** button.\n")
    done = docwitness(tmp_path, installed, "read", "notes", "--format", "json")
    told = json.loads(done.stdout)
    assert (told["title"], [(step["line"], step["target"]) for step in told["steps"]]) == ("Export", [(3, "Export")])


def test_a_rule_is_checked_and_can_be_switched_off(tmp_path: Path, installed: dict[str, str]) -> None:
    (tmp_path / "a.md").write_text("# A\n\nSTOP NOW\n")
    assert "a.md:3: shouting: Nobody likes" in docwitness(tmp_path, installed, "check", "a.md").stdout
    (tmp_path / "pyproject.toml").write_text('[tool.docwitness]\nignore = ["shouting"]\n')
    assert docwitness(tmp_path, installed, "check", "a.md").stdout == "Nothing found.\n"


def test_a_report_has_a_further_file(tmp_path: Path, installed: dict[str, str]) -> None:
    from docwitness.reports import results
    from tests.reports.reports import every_verdict

    report = every_verdict()
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "results.json").write_text(results.dumps(report))
    assert docwitness(tmp_path, installed, "render", "report").returncode == 0
    assert (tmp_path / "report" / "titles.txt").read_text() == "\n".join(page.page.title for page in report.pages)


def test_the_text_of_pictures_is_read_by_the_extension(tmp_path: Path, installed: dict[str, str]) -> None:
    code = "from docwitness.figures.text_reading import installed_reader; print(type(installed_reader()).__module__)"
    done = subprocess.run([sys.executable, "-c", code], env=installed, capture_output=True, text=True, check=True)
    assert done.stdout == "team_extension\n"


def test_an_extension_that_cannot_be_loaded_is_named(tmp_path: Path, installed: dict[str, str]) -> None:
    (tmp_path / "site" / "team_extension.py").write_text("import nothing_of_that_name")
    (tmp_path / "a.md").write_text("# A\n")
    done = docwitness(tmp_path, installed, "check", "a.md")
    assert done.returncode == 4
    assert "the extension note (team_extension:read_notes) of docwitness.dialects cannot be loaded" in done.stderr


def test_the_documentation_names_every_group() -> None:
    documented = (Path(__file__).parents[1] / "docs" / "extending.md").read_text("utf-8")
    named = set(re.findall(r"^\| `(docwitness\.\w+)`", documented, re.MULTILINE))
    assert named == set(re.findall(r"^\| (docwitness\.\w+) ", extensions.__doc__ or "", re.MULTILINE))
    example = re.findall(r"```python\n(.*?)```", documented, re.DOTALL)[0]
    space: dict[str, Any] = {}
    exec(example, space)
    page = read_page("# Notes\n\nSTOP NOW\n", source="a.md")
    assert [place.line for place, _ in space["shouting"].find(page, Facts())] == [3]


def test_what_a_finder_suggests_is_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    buttons = tuple(Seen(i, "button", name, (0.0, 30.0 * i, 80.0, 20.0)) for i, name in enumerate(("Save", "Ship")))
    window = Window(Scene(buttons, ()), PAGE, ("Orders",))  # type: ignore[call-arg]
    finders = {"colleague": lambda target, elements: elements.index(("button", "Ship"))}
    monkeypatch.setattr("docwitness.browser.driving.finding.candidate_finders", lambda: finders)
    found = suggestion(window, Wanted("send the order"))
    assert found is not None
    assert (found.element.name, found.certain) == ("Ship", False)
    assert found.reason == "colleague suggests it for “send the order”"
    monkeypatch.setattr("docwitness.browser.driving.finding.candidate_finders", lambda: {"none": lambda *_: None})
    assert suggestion(window, Wanted("send the order")) is None
    _loaded.cache_clear()
