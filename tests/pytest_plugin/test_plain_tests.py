"""Tests that are not ours run as if the plugin were not there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.guarded import Recorded, recorded_product
from tests.pytest_plugin.project import lay_out, run_pytest

THEIRS = {
    "test_page[chromium]": "passed",
    "test_product": "passed",
    "test_a_form_is_sent_and_its_answer_waited_for[chromium]": "passed",
    "test_option_and_address": "passed",
    "test_a_desk": "passed",
    # No definition of theirs has the step, and ours are for our scenarios.
    "test_a_phrase_that_is_ours": "failure",
}


@pytest.fixture
def rooms() -> Iterator[Recorded]:
    with recorded_product() as product:
        yield product


def test_without_our_features_nothing_of_ours_happens(tmp_path: Path, rooms: Recorded) -> None:
    folder = lay_out(tmp_path / "shop", rooms.url)
    ran = run_pytest(folder, "tests")
    assert ran.outcomes == THEIRS, ran.output
    assert ran.exit == 1
    assert "Docwitness" not in ran.output
    assert not (folder / "reports").exists()


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "with workers"])
def test_beside_our_features_they_are_left_alone(tmp_path: Path, rooms: Recorded, workers: tuple[str, ...]) -> None:
    folder = lay_out(tmp_path / "shop", rooms.url)
    ran = run_pytest(folder, *workers)
    ours = {"test_the_archive": "passed", "test_saving": "skipped"}
    assert ran.outcomes == THEIRS | ours, ran.output
    # Theirs was sent; that of the scenario, whose profile allows no changes, was not.
    assert rooms.changes.count(("POST", "/rooms/1/save")) == 1
    assert "undecided" in (folder / "reports" / "latest" / "results.json").read_text("utf-8")


def test_a_product_that_cannot_be_reached_stops_only_our_scenarios(tmp_path: Path, rooms: Recorded) -> None:
    folder = lay_out(tmp_path / "shop", rooms.url)
    config = folder / "pyproject.toml"
    config.write_text(config.read_text("utf-8").replace(rooms.url, "http://127.0.0.1:9"), "utf-8")
    ran = run_pytest(folder, "-k", "not form")
    theirs = {name: outcome for name, outcome in THEIRS.items() if "form" not in name}
    assert {name: ran.outcomes[name] for name in theirs} == theirs, ran.output
    assert ran.outcomes["test_the_archive"] == "error"
    assert ran.exit == 3
    assert "the product does not answer at http://127.0.0.1:9" in ran.output


def test_a_mistake_in_our_table_is_no_concern_of_theirs(tmp_path: Path, rooms: Recorded) -> None:
    folder = lay_out(tmp_path / "shop", rooms.url)
    with (folder / "pyproject.toml").open("a") as config:
        config.write("\n[tool.docwitness.gate]\nfails = []\n")
    ran = run_pytest(folder, "tests", "-k", "product or desk")  # none of them needs a browser
    assert ran.outcomes == {name: THEIRS[name] for name in ("test_product", "test_a_desk")}, ran.output
    asked = run_pytest(folder, "features")
    assert asked.exit == 4
    assert "fails_on" in asked.output


def test_a_driver_that_does_not_start_is_told_with_its_reason(
    tmp_path: Path, rooms: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, node = lay_out(tmp_path / "shop", rooms.url), tmp_path / "node"
    node.write_text("#!/bin/sh\necho 'node: libx.so.1: cannot open shared object file' >&2\nexit 127\n", "utf-8")
    node.chmod(0o755)
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", str(node))
    ran = run_pytest(folder, "features")
    assert ran.exit == 3
    assert "Playwright's driver does not start: node: libx.so.1: cannot open" in ran.output


def test_where_there_is_no_feature_nothing_of_ours_happens(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "shop", "http://127.0.0.1:9")
    (folder / "features" / "rooms.feature").unlink()
    ran = run_pytest(folder, "-k", "product or desk")
    assert (ran.exit, "Docwitness" in ran.output) == (0, False), ran.output
    assert not (folder / "reports").exists()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", None], ids=["unreachable", "there"])
@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["alone", "with workers"])
def test_where_no_scenario_is_chosen_the_run_ends_as_theirs(
    tmp_path: Path, rooms: Recorded, workers: tuple[str, ...], address: str | None
) -> None:
    folder = lay_out(tmp_path / "shop", address or rooms.url)
    ran = run_pytest(folder, "-k", "product or desk", *workers)
    assert ran.exit == 0, ran.output
    # With workers it is known too late that there is none: the product was asked for, and the report begun.
    assert (folder / "reports").exists() == bool(workers)


def test_a_feature_that_cannot_be_read_counts_beside_other_tests(tmp_path: Path, rooms: Recorded) -> None:
    folder = lay_out(tmp_path / "shop", rooms.url)
    (folder / "features" / "rooms.feature").write_bytes(b"Feature: \xff\n")
    ran = run_pytest(folder, "-k", "product or desk")
    assert ran.exit == 4, ran.output
    assert "rooms.feature" in (folder / "reports" / "latest" / "summary.md").read_text("utf-8")


def test_verify_runs_where_the_project_makes_warnings_errors(tmp_path: Path, rooms: Recorded) -> None:
    folder = lay_out(tmp_path / "shop", rooms.url)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as config:
        config.write('\n[tool.pytest.ini_options]\nfilterwarnings = ["error"]\n')
    command = [sys.executable, "-m", "docwitness", "verify"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240)
    assert "1 passed, 1 undecided" in done.stdout, done.stdout + done.stderr
