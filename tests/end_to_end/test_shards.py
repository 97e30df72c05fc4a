"""One suite on several machines: each does its part, and the parts make the report that one run would have."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import ROOT, Called, Verify, command

FIRST = "left side navigation or opens Manage"
"""The two scenarios of the page's first sentence."""


def results(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return found


def passed(folder: Path) -> list[str]:
    return [scenario["name"] for scenario in results(folder)["scenarios"] if scenario["outcome"] == "passed"]


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folders = [tmp_path_factory.mktemp("part") for _ in range(2)]
    for part, folder in enumerate(folders, 1):
        options = ("--only", FIRST, "--shard", f"{part}/2", "--jobs", "1", "--report", str(folder))
        subprocess.run(command("verify", *options), cwd=ROOT, capture_output=True, timeout=300)
    return folders


def test_shards_make_one_report(called: Called, shards: list[Path], tmp_path: Path) -> None:
    assert [passed(shard) for shard in shards] == [
        ["The left side navigation offers Billing and Subscriptions"],
        ["Billing and Subscriptions opens Manage Subscriptions"],
    ]

    code, _ = called("merge", *map(str, shards), "--report", str(tmp_path / "whole"))

    report = results(tmp_path / "whole")
    assert code == report["exit"] == 0
    assert report["complete"]
    assert [results(shard)["pages"][0]["sentences"][0]["verdict"] for shard in (*shards, tmp_path / "whole")] == [
        "unchecked", "unchecked", "holds",
    ]  # fmt: skip
    assert passed(tmp_path / "whole") == [name for shard in shards for name in passed(shard)]
    moments = [seen["capture"]["files"] for seen in report["observations"] if seen.get("capture")]
    assert [len(files) for files in moments].count(2) == 1  # a moment that a figure was held against is kept in full
    assert len(moments) == 4
    assert all((tmp_path / "whole" / file).is_file() for files in moments for file in files)


def test_a_shard_that_is_missing_is_told(called: Called, shards: list[Path], tmp_path: Path) -> None:
    code, output = called("merge", str(shards[1]), "--report", str(tmp_path / "whole"))

    assert code == 3
    assert "shard 1/2 is missing" in output.replace("\n", " ")


@pytest.mark.parametrize(
    ("places", "told"),
    [(["nowhere"], "has no report of a run"), ([], "Missing argument")],
    ids=["no report", "no folder"],
)
def test_what_is_no_shard_is_refused(called: Called, places: list[str], told: str, tmp_path: Path) -> None:
    code, output = called("merge", *(str(tmp_path / place) for place in places), "--report", str(tmp_path / "whole"))

    assert code == 4
    assert told in output
    assert not (tmp_path / "whole").exists()


def test_one_shard_twice_is_refused(called: Called, shards: list[Path], tmp_path: Path) -> None:
    code, output = called("merge", str(shards[0]), str(shards[0]), "--report", str(tmp_path / "whole"))

    assert code == 4
    assert "shard 1/2 is there twice" in output


@pytest.mark.parametrize("shard", ["3/2", "0/2", "two", "1"])
def test_a_part_of_no_whole_is_refused(refused: Verify, shard: str) -> None:
    run = refused("--shard", shard)
    assert run.exit == 4
    assert f"--shard {shard}" in run.output
