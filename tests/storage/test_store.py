"""The report folder and the events in it."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from docwitness.errors import UsageError
from docwitness.model import Change, ElementName, FigureJudgement, Judgement, Observation, Run, ScenarioResult
from docwitness.model.events import Finished, Problem, Started, from_lines, to_line
from docwitness.storage.store import MARK, ReportFolder

JUDGEMENT = Judgement(
    "stale", 0.9, "renamed", (Change("renamed", ElementName("button", "End"), "Cancel", "End", (1, 2, 3, 4)),)
)
EVENTS = (
    Started(Run("1", "2026-01-01T00:00:00+00:00", None, "http://127.0.0.1:1", "default", "", "0.1"), ("a.md",)),
    Observation(
        "s", "f.feature", 3, "When", "I click", "passed", judgements=(FigureJudgement("a.md", "f1", JUDGEMENT),)
    ),
    ScenarioResult("s", "f.feature", "a scenario", "passed", milliseconds=12.5),
    Problem("the browser crashed"),
    Finished("2026-01-01T00:00:09+00:00"),
)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_survives_being_written_down(event: object) -> None:
    assert from_lines([to_line(event)]) == (event,)  # type: ignore[arg-type]


def test_a_line_cut_off_by_a_kill_is_passed_over(tmp_path: Path) -> None:
    folder = ReportFolder(tmp_path)
    for event in EVENTS:
        folder.append(event)
    file = tmp_path / "events.jsonl"
    file.write_bytes(file.read_bytes()[:-7])
    assert folder.events() == EVENTS[:-1]


def append_many(path: Path, worker: int) -> None:
    for number in range(200):
        ReportFolder(path).append(Problem(f"{worker}/{number} " + "x" * 5000))


def test_processes_do_not_tear_each_others_lines(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(append_many, [tmp_path] * 4, range(4)))
    assert len(ReportFolder(tmp_path).events()) == 800


def test_clearing_takes_only_what_a_run_left(tmp_path: Path) -> None:
    folder = ReportFolder(tmp_path)
    folder.clear()
    folder.save("figures/a.png", b"1")
    folder.write({"index.html": "<p>"})
    (tmp_path / "notes.txt").write_text("mine")
    folder.clear()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [MARK, "notes.txt"]


FOREIGN = {
    "a site": ("index.html", "figures/shot.png"),
    "results of another tool": ("results.json",),
    "one hidden file": (".keep",),
    "only some names of ours": ("events.jsonl", "artifacts/build.tar", "notes.txt"),
}


@pytest.mark.parametrize("names", FOREIGN.values(), ids=FOREIGN)
def test_a_folder_of_somebody_else_is_refused_and_stays_as_it_is(tmp_path: Path, names: tuple[str, ...]) -> None:
    folder = tmp_path / "docs"
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("theirs")
    link = tmp_path / "link"
    link.symlink_to(folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    for place in (folder, link):
        with pytest.raises(UsageError, match=r"is not empty and is no report folder: .* Nothing in it was changed"):
            ReportFolder(place).clear()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_link_to_a_mark_is_no_mark(tmp_path: Path) -> None:
    ReportFolder(tmp_path / "report").clear()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / MARK).symlink_to(tmp_path / "report" / MARK)
    with pytest.raises(UsageError, match="no report folder"):
        ReportFolder(tmp_path / "docs").clear()


def test_a_link_in_a_report_is_taken_away_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    (pictures / "a.png").write_bytes(b"theirs")
    folder = ReportFolder(tmp_path / "report")
    folder.clear()
    (folder.path / "figures").symlink_to(pictures)
    folder.clear()
    folder.save("figures/a.png", b"ours")
    assert (pictures / "a.png").read_bytes() == b"theirs"


@pytest.mark.parametrize("above", [".", ".."])
def test_a_folder_with_the_project_in_it_is_refused_though_it_is_marked(tmp_path: Path, above: str) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for folder in (tmp_path, project):
        (folder / MARK).write_text("")
    with pytest.raises(UsageError, match="holds the project itself"):
        ReportFolder(project / above).clear(project=project)


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        ReportFolder(tmp_path / "file" / "below").clear()


def test_a_folder_has_one_run_at_a_time(tmp_path: Path) -> None:
    first, second = ReportFolder(tmp_path), ReportFolder(tmp_path)
    first.clear()
    first.append(EVENTS[0])
    with pytest.raises(UsageError, match="another run is writing to the report folder"):
        second.clear()
    assert first.events() == EVENTS[:1]
    first.release()
    second.clear()
    assert second.events() == ()
    second.release()
