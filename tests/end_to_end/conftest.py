"""The command line as its users call it: in a process of its own, against a product that really runs."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from docwitness import cli
from docwitness.run.embedded import start
from docwitness.settings import Embedded, find_settings

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Verified:
    """How a run of `docwitness verify` ended, and what it left."""

    exit: int
    output: str
    report: Path

    @property
    def results(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.report / "results.json").read_text(encoding="utf-8"))
        return found

    @property
    def sentences(self) -> dict[int, set[str]]:
        """Verdicts by line of the page."""
        found: dict[int, set[str]] = {}
        for sentence in self.results["pages"][0]["sentences"]:
            found.setdefault(sentence["line"], set()).add(sentence["verdict"])
        return found

    @property
    def figures(self) -> list[str]:
        return [figure["verdict"] for figure in self.results["pages"][0]["figures"]]


Verify = Callable[..., Verified]
Called = Callable[..., tuple[int, str]]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "docwitness", *arguments]


@pytest.fixture(autouse=True)
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the runs of a test are remembered: those of the repository are no news to its developers."""
    monkeypatch.setenv("DOCWITNESS_HISTORY", str(tmp_path / "history.db"))
    monkeypatch.setenv("DOCWITNESS_MAPS", str(tmp_path / "maps"))
    return tmp_path / "history.db"


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Called]:
    """Call the command line in this process; exit code and output come back.

    For what ends before a scenario begins: a process of its own takes seconds to start.
    """
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    monkeypatch.setenv("COLUMNS", "200")
    on_termination = signal.getsignal(signal.SIGTERM)

    def call(*arguments: str, cwd: Path = ROOT) -> tuple[int, str]:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["docwitness", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            cli.main()
        assert isinstance(end.value.code, int)
        return end.value.code, "".join(capsys.readouterr())

    yield call
    signal.signal(signal.SIGTERM, on_termination)


@pytest.fixture
def refused(called: Called, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Verify:
    """As `verify`, in this process, for runs that end before a scenario begins."""

    def run(*arguments: str, cwd: Path = ROOT, environment: dict[str, str] | None = None) -> Verified:
        for name, value in (environment or {}).items():
            monkeypatch.setenv(name, value)
        code, output = called("verify", "--report", str(tmp_path / "report"), "--jobs", "1", *arguments, cwd=cwd)
        return Verified(code, output, tmp_path / "report")

    return run


@pytest.fixture
def verify(tmp_path: Path) -> Verify:
    """Run `docwitness verify` in the repository, or in another folder, with a report folder of its own."""

    def run(*arguments: str, cwd: Path = ROOT, environment: dict[str, str] | None = None) -> Verified:
        report = tmp_path / "report"
        done = subprocess.run(
            command("verify", "--report", str(report), "--jobs", "1", *arguments),
            cwd=cwd,
            env={**os.environ, "COLUMNS": "200", **(environment or {})},
            capture_output=True,
            text=True,
            timeout=300,
        )
        return Verified(done.returncode, done.stdout + done.stderr, report)

    return run


@pytest.fixture
def dashboard() -> Iterator[Callable[[str], str]]:
    """Start a release of the embedded dashboard by name; its URL comes back."""
    settings = find_settings(ROOT)
    assert settings.embedded is not None
    running = []

    def run(release: str) -> str:
        context = start(settings.embedded, release=release, folder=ROOT)
        running.append(context)
        url: str = context.__enter__()["dashboard"]
        return url

    yield run
    for context in running:
        context.__exit__(None, None, None)


@pytest.fixture
def plain_dashboard() -> Iterator[Callable[..., str]]:
    """Start the dashboard of plain dialogs, with options of its own; its URL comes back."""
    with contextlib.ExitStack() as running:

        def run(*options: str) -> str:
            product = Embedded(("{python}", "-m", "tests.end_to_end.plain_dashboard", *options))
            url: str = running.enter_context(start(product, folder=ROOT))["dashboard"]
            return url

        yield run
