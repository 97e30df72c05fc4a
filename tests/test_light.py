"""Pages are read and checked where neither OpenCV nor Playwright nor SQLAlchemy is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docwitness.model import Observation, Run, ScenarioResult
from docwitness.model.events import Finished, Started
from docwitness.run.reporting import read_documents, write_report
from docwitness.settings import Settings
from docwitness.storage.store import ReportFolder

WITHOUT = """
import sys

MISSING = {"cv2", "numpy", "playwright", "pytest", "pytest_bdd", "sqlalchemy", "greenlet", "rapidocr", "psycopg"}

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in MISSING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
from docwitness.cli import main
*others, last = " ".join(sys.argv[1:]).split(" , ")
for command in others:
    sys.argv[1:] = command.split()
    try:
        main()
    except SystemExit as end:
        print("ended with", end.code, flush=True)
sys.argv[1:] = last.split()
main()
"""
"""Carries out commands that are parted by commas, and exits as the last one does."""
FEATURE = 'Feature: A\n  Scenario: A\n    When I click the "Go" button\n'


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    write_project(folder)
    return run_in(folder, *arguments)


def write_project(folder: Path) -> None:
    (folder / "features").mkdir(exist_ok=True)
    (folder / "features" / "a.feature").write_text(FEATURE)
    (folder / "pyproject.toml").write_text('[tool.docwitness]\npages = ["a.md"]\n')
    (folder / "a.md").write_text("# A\n\nClick the **Go** button.\n\n![](a.png)\n")
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")


def run_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments], cwd=folder, capture_output=True, text=True, timeout=120
    )


def test_pages_are_checked(tmp_path: Path) -> None:
    done = run(tmp_path, *" , ".join(f"check --format {form}" for form in ("text", "json", "github", "sarif")).split())
    assert (done.returncode, done.stderr, done.stdout.count("ended with 1")) == (1, "", 3)
    assert all("broken-image" in told for told in done.stdout.split("ended with"))


def test_pages_are_read(tmp_path: Path) -> None:
    done = run(tmp_path, *" , ".join(f"read a.md --format {form}" for form in ("table", "json", "gherkin")).split())
    assert (done.returncode, done.stderr, done.stdout.count("ended with 0")) == (0, "", 2)
    assert all("Go" in told for told in done.stdout.split("ended with"))


@pytest.mark.parametrize("command", ["render", "rejudge", "update"])
def test_a_report_without_figures_is_worked_on(tmp_path: Path, command: str) -> None:
    write_project(tmp_path)
    settings, folder = Settings(root=tmp_path, pages=("a.md",)), ReportFolder(tmp_path / "reports/latest")
    (tmp_path / "a.md").write_text("# A\n\nClick the **Go** button.\n")
    folder.clear()
    line = Observation("s", "a.feature", 3, "When", 'I click the "Go" button', "passed")
    ended = ScenarioResult("s", "a.feature", "A", "passed")
    started = Started(Run("r", "2026-05-04T08:00:00Z", None, "", "default", "", "1"), ("a.md",))
    for event in (started, line, ended, Finished("2026-05-04T08:01:00Z")):
        folder.append(event)
    write_report(folder, settings, read_documents(folder, settings, ("a.md",)))
    folder.release()
    (folder.path / "index.html").unlink()

    done = run_in(tmp_path, command)

    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert (folder.path / "index.html").exists() == (command != "update")


def test_a_suite_is_scaffolded(tmp_path: Path) -> None:
    done = run(tmp_path, "init", "a.md")
    assert (done.returncode, done.stderr) == (0, "a.md: a.feature witnesses it already.\n")


@pytest.mark.parametrize(
    ("arguments", "needs"),
    [(["verify"], "pip install 'docwitness[browser]'"), (["compare", "a.png", "a.png"], "'docwitness[figures]'")],
)
def test_what_needs_more_says_what_to_install(tmp_path: Path, arguments: list[str], needs: str) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 4
    assert needs in done.stderr
    assert "Traceback" not in done.stderr
