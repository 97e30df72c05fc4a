"""What parts of a run amount to that are not all there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from docwitness.errors import UsageError
from docwitness.model import Observation, Run, ScenarioResult
from docwitness.model.events import Finished, Started
from docwitness.run.merging import merge
from docwitness.settings import Settings
from docwitness.storage.store import ReportFolder

RUN = Run("1", "2026-01-01T00:00:00+00:00", None, "http://127.0.0.1:1", "default", "", "0.1")
PAGE = "# Reports\n\nClick the **Reports** link.\n"


def shard(root: Path, part: str, *, finished: bool = True) -> Path:
    """The report folder of a part in which the only step of the page was carried out."""
    folder = ReportFolder(root / part.replace("/", "-"))
    folder.clear()
    folder.append(Started(replace(RUN, shard=part), ("page.md",)))
    seen = Observation("s", "f.feature", 3, "When", 'I click the "Reports" link', "passed", scenario_name="s")
    folder.append(seen)
    folder.append(ScenarioResult("s", "f.feature", "s", "passed"))
    if finished:
        folder.append(Finished("2026-01-01T00:00:09+00:00"))
    folder.release()
    return folder.path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_a_part_that_was_cut_short_lets_nobody_rely_on_the_whole(root: Path) -> None:
    parts = [shard(root, "1/2"), shard(root, "2/2", finished=False)]

    code = merge(parts, ReportFolder(root / "whole"), Settings(root=root)).exit

    results = json.loads((root / "whole" / "results.json").read_text(encoding="utf-8"))
    assert (code, results["exit"], results["complete"]) == (3, 3, False)
    assert results["problems"] == ["shard 2/2 was cut short: what it still had to witness is not known."]


def test_parts_that_came_to_their_end_are_a_whole(root: Path) -> None:
    assert merge([shard(root, "1/2"), shard(root, "2/2")], ReportFolder(root / "whole"), Settings(root=root)).exit == 0


def test_a_part_that_is_damaged_is_told(root: Path) -> None:
    part = shard(root, "1/1")
    (part / "events.jsonl").write_text('{"event": "nonsense"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="is damaged"):
        merge([part], ReportFolder(root / "whole"), Settings(root=root))
