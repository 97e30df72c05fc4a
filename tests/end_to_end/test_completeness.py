"""What was planned and did not finish could not be told, whoever ended it: processes and browsers are killed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import Called, Verified, Verify, command
from tests.end_to_end.guarded import Recorded, recorded_product, suite

PAGE = "# Rooms\n\nClick the **Archive** link.\n"
FEATURE = """Feature: Rooms

  Scenario: The archive is reached
    When I click the "Archive" link

  Scenario: A room is let
    When {end}
    And I click the "Archive" link
"""
STEPS = """import os
import signal
from contextlib import suppress
from pathlib import Path

from pytest_bdd import when


@when("the process ends as if all were well")
def end():
    os._exit(0)


@when("the process is killed")
def kill():
    os.kill(os.getpid(), signal.SIGKILL)


@when("the browser crashes")
def crash(witness):
    witness.ensure_open()
    for number in list(filter(is_browser, below(os.getpid()))):
        os.kill(number, signal.SIGKILL)
    witness.page.title()


def is_browser(number):
    with suppress(OSError):  # it has ended meanwhile
        command = Path(f"/proc/{number}/cmdline").read_text()
        return "chrom" in command.split(chr(0))[0] and "--type=" not in command


def below(number):
    for children in Path(f"/proc/{number}/task").glob("*/children"):
        with suppress(OSError):  # the thread has ended meanwhile
            for child in map(int, children.read_text().split()):
                yield child
                yield from below(child)
"""


@pytest.fixture
def product() -> Iterator[Recorded]:
    with recorded_product() as product:
        yield product


def rooms(folder: Path, product: Recorded, end: str) -> Path:
    """A suite of which the second scenario does not come to its end."""
    suite(folder, f'base_url = "{product.url}"\neffects = "all"\n')
    (folder / "guide.md").write_text(PAGE, encoding="utf-8")
    (folder / "features" / "rooms.feature").write_text(FEATURE.format(end=end), encoding="utf-8")
    (folder / "conftest.py").write_text(STEPS, encoding="utf-8")
    return folder


def outcomes(results: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    """Outcome of each scenario, and whether it came to its end."""
    return {result["name"]: (result["outcome"], result.get("finished", True)) for result in results["scenarios"]}


def check_unfinished(run: Verified, why: str) -> None:
    results = run.results
    assert (run.exit, results["exit"], results["complete"]) == (3, 3, False), run.output
    assert outcomes(results)["A room is let"] == ("error", False)
    assert f"A room is let: {why}" in " ".join(run.output.split())
    assert "“A room is let” did not finish: not everything was verified." in run.output
    assert "nothing to do" not in run.output
    for name in ("index.html", "junit.xml", "summary.md", "docwitness.sarif"):
        assert "A room is let" in (run.report / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize(
    ("end", "jobs"),
    [
        ("the process is killed", "2"),
        ("the process ends as if all were well", "1"),
    ],
)
def test_a_worker_that_ends_leaves_its_scenario_unfinished(
    verify: Verify, tmp_path: Path, product: Recorded, end: str, jobs: str
) -> None:
    run = verify("--jobs", jobs, cwd=rooms(tmp_path / "suite", product, end))

    check_unfinished(run, "inconclusive: did not finish")
    assert outcomes(run.results)["The archive is reached"] == ("passed", True)
    assert run.sentences == {3: {"holds"}}  # by the scenario that did finish


def test_a_browser_that_crashes_leaves_its_scenario_unfinished(
    verify: Verify, tmp_path: Path, product: Recorded
) -> None:
    folder = rooms(tmp_path / "suite", product, "the browser crashes")
    check_unfinished(verify("--only", "let", cwd=folder), "inconclusive: did not finish: the browser crashed.")


def test_a_run_that_died_with_its_controller_is_told_from_its_events(
    called: Called, tmp_path: Path, product: Recorded
) -> None:
    folder = rooms(tmp_path / "suite", product, "the process ends as if all were well")
    report = folder / "reports" / "latest"
    dead = subprocess.run([command()[0], "-m", "pytest", "features", "-n", "0", "-q"], cwd=folder, capture_output=True)
    assert dead.returncode == 0  # all that the step left of it
    before = json.loads((report / "results.json").read_text(encoding="utf-8"))
    assert (before["exit"], before["complete"]) == (3, False)

    assert called("render", str(report), cwd=tmp_path)[0] == 0

    results = json.loads((report / "results.json").read_text(encoding="utf-8"))
    assert (results["exit"], results["complete"]) == (3, False)
    assert results["problems"] == ["A room is let: inconclusive: did not finish"]
    assert outcomes(results) == {"The archive is reached": ("passed", True), "A room is let": ("error", False)}
    assert [s["verdict"] for s in results["pages"][0]["sentences"]] == ["holds"]
    assert "A room is let" in (report / "index.html").read_text(encoding="utf-8")
