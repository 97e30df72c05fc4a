"""Pages are read and checked where neither OpenCV nor Playwright nor SQLAlchemy is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT = """
import sys

MISSING = {"cv2", "numpy", "playwright", "pytest", "pytest_bdd", "sqlalchemy", "greenlet", "rapidocr", "psycopg"}

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in MISSING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
from docwitness.cli import main
main()
"""
FEATURE = 'Feature: A\n  Scenario: A\n    When I click the "Go" button\n'


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "features").mkdir(exist_ok=True)
    (folder / "features" / "a.feature").write_text(FEATURE)
    (folder / "pyproject.toml").write_text('[tool.docwitness]\npages = ["a.md"]\n')
    (folder / "a.md").write_text("# A\n\nClick the **Go** button.\n\n![](a.png)\n")
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments], cwd=folder, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_pages_are_checked(tmp_path: Path, form: str) -> None:
    done = run(tmp_path, "check", "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    assert "broken-image" in done.stdout


@pytest.mark.parametrize("form", ["table", "json", "gherkin"])
def test_pages_are_read(tmp_path: Path, form: str) -> None:
    done = run(tmp_path, "read", "a.md", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Go" in done.stdout


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
