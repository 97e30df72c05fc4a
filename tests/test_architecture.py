"""The walls of the house: what the core must not import, and in which direction its rooms may look."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "docwitness"
CORE = (
    "model", "language", "reading", "procedures", "productmap", "scenarios", "checking", "locating", "figures",
    "verdicts", "reports",
)  # fmt: skip
OUTSIDE = {
    "pytest", "playwright", "pytest_bdd", "requests", "sqlalchemy", "pathlib", "os", "shutil", "subprocess", "socket",
    "tempfile", "glob", "urllib.request",
}  # fmt: skip
"""What touches the world: test runner, browser, network, data base, file system."""

STAGES = (
    "model", "language", "reading", "procedures", "productmap", "scenarios", "locating", "figures", "verdicts",
    "reports",
)  # fmt: skip
"""In the order in which values flow: a stage knows those before it, never those after it."""


def modules(*names: str) -> list[Path]:
    found = [file for name in names for file in (SOURCE / name).rglob("*.py")]
    return found + [SOURCE / f"{name}.py" for name in names if (SOURCE / f"{name}.py").exists()]


def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def name_of(file: Path) -> str:
    return file.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("file", modules(*CORE), ids=name_of)
def test_the_core_touches_neither_browser_nor_files(file: Path) -> None:
    touched = {name for name in imports(file) if name in OUTSIDE or name.split(".")[0] in OUTSIDE}
    assert touched == set()
    calls = [n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    assert not [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "open"]


@pytest.mark.parametrize("file", modules(*STAGES), ids=name_of)
def test_no_arrow_points_left(file: Path) -> None:
    stage = file.relative_to(SOURCE).parts[0].removesuffix(".py")
    later = STAGES[STAGES.index(stage) + 1 :]
    seen = {name.split(".")[1] for name in imports(file) if name.startswith("docwitness.")}
    assert seen.isdisjoint(later)


def test_the_engine_knows_no_product() -> None:
    suite = {"pages", "steps", "fixtures", "features"}
    for file in SOURCE.rglob("*.py"):
        assert {name.split(".")[0] for name in imports(file)}.isdisjoint(suite), file


def test_private_parts_of_pytest_are_used_in_one_module() -> None:
    users = {
        name_of(file)
        for file in SOURCE.rglob("*.py")
        if any(name.split(".")[0] == "_pytest" or name == "pytest_bdd.scenario" for name in imports(file))
    }
    assert users == {"pytest_plugin/internals.py"}


def test_a_name_is_found_in_one_place() -> None:
    rooms = [path for path in SOURCE.rglob("*") if path.is_dir() and list(path.glob("*.py"))]
    names = Counter([room.name for room in rooms] + [file.stem for file in SOURCE.rglob("*.py")])
    del names["__init__"]
    assert {name for name, times in names.items() if times > 1} == set()


LONGEST_MODULE = 350
"""Lines. Behind them a module has a second subject."""
MOST_MODULES = 12
"""Of one folder: as many names as one takes in at a glance."""


def test_no_module_has_a_second_subject_and_no_folder_too_many_modules() -> None:
    files = list(SOURCE.rglob("*.py"))
    assert {name_of(f) for f in files if len(f.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE} == set()
    folders = Counter(name_of(file.parent) for file in files if file.name != "__init__.py")
    assert {folder for folder, modules in folders.items() if modules > MOST_MODULES} == set()
