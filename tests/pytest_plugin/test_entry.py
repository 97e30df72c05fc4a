"""What the plugin costs where it has nothing to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.pytest_plugin.project import run_pytest

LOADED = """
import sys

def test_loaded():
    print("LOADED", *sorted(name for name in sys.modules if name.startswith("docwitness")))
"""
ENTRY = {"docwitness", "docwitness.pytest_plugin", "docwitness.pytest_plugin.entry"}


def loaded(folder: Path, *arguments: str) -> set[str]:
    (folder / "test_loaded.py").write_text(LOADED)
    ran = run_pytest(folder, "-s", "test_loaded.py", *arguments)
    line = next(line for line in ran.output.splitlines() if "LOADED" in line)
    return set(line.split("LOADED ")[1].split())


def test_a_project_without_our_table_loads_one_small_module(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "shop"\nversion = "1"\n')
    assert loaded(tmp_path) == ENTRY


def test_a_run_without_features_loads_no_browser_code(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.docwitness]\n")
    found = loaded(tmp_path)
    assert found > ENTRY
    assert {name.split(".")[1] for name in found if "." in name}.isdisjoint({"browser", "reading", "judging", "run"})


def test_loading_takes_less_than_thirty_milliseconds() -> None:
    code = (
        "import pytest, time; began = time.process_time(); import docwitness.pytest_plugin.entry as entry;"
        "from pathlib import Path; entry.table_in(entry.nearest_project(Path('/')));"
        "print(time.process_time() - began)"
    )
    times = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    assert min(float(done.stdout) for done in times) < 0.03


def test_our_short_options_work_where_nobody_else_has_them(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.docwitness]\n")
    (tmp_path / "test_option.py").write_text(
        "def test_option(pytestconfig):\n"
        "    option = pytestconfig.option\n"
        "    assert option.docwitness_connect == 'ws://127.0.0.1:9/x' and option.docwitness_allow_destructive\n"
    )
    ran = run_pytest(tmp_path, "test_option.py", "--connect=ws://127.0.0.1:9/x", "--allow-destructive")
    assert ran.exit == 0, ran.output
