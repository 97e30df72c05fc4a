"""The history of runs, in SQLite and in a real PostgreSQL."""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, text

from docwitness.commands.runs.history import command
from docwitness.errors import Inconclusive
from docwitness.model import Past, Report
from docwitness.reports import results
from docwitness.storage import history_store
from docwitness.storage.streaks import PastVerdict, flips
from tests import postgres
from tests.reports.reports import SOURCE, all_holds, every_verdict


def run(report: Report, day: int, *, product: str = "2.1") -> Report:
    started = f"2026-03-{day:02}T08:00:00Z"
    return replace(report, run=replace(report.run, id=f"run-{day}", started=started, product_version=product))


def past(report: Report, subject: str, identity: str) -> Past:
    assert report.history is not None
    return next(p for p in report.history.subjects if (p.subject, p.id) == (subject, identity))


@pytest.fixture(scope="module")
def postgres_dsn() -> Iterator[str]:
    with postgres.server() as dsn:
        yield dsn


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "reports" / "history.db")
    dsn: str = request.getfixturevalue("postgres_dsn")
    with create_engine(dsn.replace("postgresql:", "postgresql+psycopg:")).begin() as connection:
        connection.execute(text("drop table if exists docwitness_runs, docwitness_verdicts"))
    return dsn


def test_the_first_run_has_no_past(where: str) -> None:
    report = history_store.remember(run(every_verdict(), 1), where)
    assert report.history is not None
    assert (report.history.previous, report.history.runs) == (None, 1)
    assert past(report, "figure", "figure-1").runs == 1


def test_it_knows_since_when_a_figure_is_stale(where: str) -> None:
    history_store.remember(run(all_holds(), 1, product="2.0"), where)
    history_store.remember(run(every_verdict(), 2), where)
    report = history_store.remember(run(every_verdict(), 3), where)
    assert past(report, "figure", "figure-1") == Past(
        SOURCE, "figure", "figure-1", "stale", "2026-03-02T08:00:00Z", runs=2, before="stale", flips=0
    )
    assert report.history is not None
    assert report.history.previous == "2026-03-02T08:00:00Z"


def test_a_verdict_that_changes_although_nothing_else_did_is_flaky(where: str) -> None:
    for day, report in enumerate([all_holds(), every_verdict(), all_holds()], start=1):
        last = history_store.remember(run(report, day), where)
    assert past(last, "figure", "figure-1").flips == 2
    assert past(last, "sentence", "s4").flips == 0


def test_a_change_with_the_page_is_no_flip(where: str) -> None:
    history_store.remember(run(all_holds(), 1), where)
    report = run(every_verdict(), 2)
    block = replace(report.pages[0].page.blocks[2], text="Another text.")
    page = replace(report.pages[0].page, blocks=(*report.pages[0].page.blocks[:2], block))
    changed = history_store.remember(replace(report, pages=(replace(report.pages[0], page=page),)), where)
    assert past(changed, "figure", "figure-1").flips == 0


def test_runs_of_another_profile_do_not_count(where: str) -> None:
    other = run(all_holds(), 1)
    history_store.remember(replace(other, run=replace(other.run, profile="staging")), where)
    report = history_store.remember(run(every_verdict(), 2), where)
    assert report.history is not None
    assert report.history.previous is None


def test_a_run_is_remembered_once_however_often_it_is_kept(where: str) -> None:
    for _ in range(2):
        history_store.remember(run(every_verdict(), 1), where)
    assert [(r.id, r.sentences["broken"], r.figures["stale"]) for r in history_store.past_runs(where)] == [
        ("run-1", 1, 1)
    ]


def test_a_run_that_was_cut_short_is_not_kept(where: str) -> None:
    history_store.remember(replace(run(every_verdict(), 1), complete=False), where)
    assert history_store.past_runs(where) == ()


def test_characters_that_a_database_cannot_hold_are_replaced(where: str) -> None:
    report = run(all_holds(), 1)
    figure = report.pages[0].figures[0]
    odd = replace(figure, figure=replace(figure.figure, id="a\0b\ud800"))
    history_store.remember(replace(report, pages=(replace(report.pages[0], figures=(odd,)),)), where)
    assert len(history_store.past_runs(where)) == 1


def test_without_a_known_release_only_a_verdict_that_comes_back_is_a_flip() -> None:
    def course(*verdicts: str, product: str = "") -> list[PastVerdict]:
        return [
            PastVerdict(str(n), product, "a.md", "sentence", "s", verdict, "same") for n, verdict in enumerate(verdicts)
        ]

    assert flips(course("holds", "broken")) == 0
    assert flips(course("holds", "broken", product="2.1")) == 1
    assert flips(course("holds", "broken", "holds")) == 1
    assert flips(course("holds", "blocked", "undecided", "holds")) == 0


def test_a_locked_database_is_given_up_on_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_store, "PATIENCE", 0.2)
    history_store.remember(run(all_holds(), 1), tmp_path / "history.db")
    lock = sqlite3.connect(tmp_path / "history.db", isolation_level=None)
    lock.execute("begin exclusive")
    begun = time.monotonic()
    with pytest.raises(Inconclusive, match="the history cannot be used: database is locked"):
        history_store.remember(run(all_holds(), 2), tmp_path / "history.db")
    assert time.monotonic() - begun < 2
    lock.close()


@pytest.mark.parametrize(
    "where", ["mysql://host/db", "postgresql://nobody@127.0.0.1:9/none", "nonsense://", "/dev/null/history.db"]
)
def test_a_database_that_is_not_there_is_said_so(where: str) -> None:
    with pytest.raises(Inconclusive, match="the history cannot be used"):
        history_store.remember(run(all_holds(), 1), where)


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_text("not a database at all" * 100)
    with pytest.raises(Inconclusive, match="file is not a database"):
        history_store.remember(run(all_holds(), 1), tmp_path / "history.db")


def test_the_command_prints_the_trend_and_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    assert "no run is remembered yet" in str(CliRunner().invoke(command, []).exception)
    history_store.remember(run(all_holds(), 1), tmp_path / "reports" / "history.db")
    history_store.remember(run(every_verdict(), 2), tmp_path / "reports" / "history.db")
    shown = CliRunner().invoke(command, [])
    assert [line.split() for line in shown.output.splitlines()[1:3]] == [
        ["2026-03-01", "08:00", "2.1", "0", "6", "0", "6", "0", "1"],
        ["2026-03-02", "08:00", "2.1", "1", "1", "1", "1", "1", "9"],
    ]
    assert "stale since 2026-03-02 08:00 (1 run): docs/billing/cancel.md: figure figure-1" in shown.output
    assert "flips: docs/billing/cancel.md: figure figure-1 (1 time without a change)" in shown.output


def test_what_the_last_report_is_about_is_called_by_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    history_store.remember(run(every_verdict(), 2), tmp_path / "reports" / "history.db")
    (tmp_path / "reports" / "latest").mkdir()
    (tmp_path / "reports" / "latest" / "results.json").write_text(results.dumps(every_verdict()))
    shown = CliRunner().invoke(command, []).output
    assert (
        "stale since 2026-03-02 08:00 (1 run): docs/billing/cancel.md:7: the figure “The Subscription Details window”"
        in shown
    )
    assert "docs/billing/cancel.md:5: “In the Subscription Details window, click Cancel…”" in shown
