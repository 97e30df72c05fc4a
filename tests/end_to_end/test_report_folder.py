"""A report folder that is not ours: each way to write a report refuses it, and leaves it as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docwitness.model import Run
from docwitness.model.events import Started, to_line
from tests.end_to_end.conftest import ROOT, Called

PYTEST = [sys.executable, "-m", "pytest", "features", "-p", "no:cacheprovider", "--docwitness-report", "DIR"]
WAYS = {
    "verify": ["docwitness", "verify", "--report", "DIR"],
    "pytest": PYTEST,
    "pytest with workers": [*PYTEST, "-n", "1"],
    "render": ["docwitness", "render", "DIR"],
    "merge": ["docwitness", "merge", "PART", "--report", "DIR"],
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_folder_that_is_not_ours_is_refused(called: Called, tmp_path: Path, way: list[str]) -> None:
    docs = tmp_path / "docs"
    (docs / "figures").mkdir(parents=True)
    for name in ("index.html", "results.json", "figures/plan.png"):
        (docs / name).write_text("theirs")
    part = tmp_path / "part"
    part.mkdir()
    run = Run("1", "2026-01-01T00:00:00+00:00", None, "http://127.0.0.1:1", "default", "", "0.1", shard="1/1")
    (part / "events.jsonl").write_text(to_line(Started(run, ("page.md",))))
    arguments = [{"DIR": str(docs), "PART": str(part)}.get(word, word) for word in way]
    if way[0] == "docwitness":
        code, output = called(*arguments[1:])
    else:
        done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=120)
        code, output = done.returncode, done.stdout + done.stderr
    assert code == 4, output
    files = {path.relative_to(docs).as_posix(): path.read_text() for path in docs.rglob("*") if path.is_file()}
    assert files == dict.fromkeys(("index.html", "results.json", "figures/plan.png"), "theirs")
