"""What earlier runs found, kept in a database: since when something is stale, and what flips without a reason.

SQLite by default, PostgreSQL by its DSN. A report never depends on it: where the database is missing, locked or
of another make, the run goes on without a past and says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    create_engine,
    delete,
    insert,
    select,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from docwitness.errors import Inconclusive
from docwitness.model import History, PageVerdict, Report
from docwitness.storage.streaks import PastVerdict, past_of

PATIENCE = 5
"""Seconds to wait for a database that is locked or does not answer."""

REMEMBERED = 100
"""Runs of a profile that are looked back on; older ones stay in the database."""

_TABLES = MetaData()
_RUNS = Table(
    "docwitness_runs",
    _TABLES,
    Column("id", String, primary_key=True),
    Column("started", String, nullable=False),
    Column("profile", String, nullable=False),
    Column("product", String, nullable=False),
    Column("exit", Integer, nullable=False),
)
_VERDICTS = Table(
    "docwitness_verdicts",
    _TABLES,
    Column("run", String, primary_key=True),
    Column("page", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("digest", String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class PastRun:
    """One run as the history has it: how many sentences and figures had each verdict."""

    id: str
    started: str
    product: str
    exit: int
    sentences: dict[str, int]
    figures: dict[str, int]


def remember(report: Report, where: str | Path) -> Report:
    """The report with what earlier runs of its profile say; the run itself is kept for later ones.

    `where` is a path or the DSN of a database. A run that did not come to its end is not kept.

    Raises:
        Inconclusive: the database cannot be used, within `PATIENCE`. The report is as good without it.
    """
    with _connected(where) as connection:
        if report.complete:
            _keep(connection, report)
        return replace(report, history=_history(connection, report))


def past_runs(where: str | Path, *, profile: str | None = None, most: int = 20) -> tuple[PastRun, ...]:
    """The last runs, oldest first.

    Raises:
        Inconclusive: the database cannot be used.
    """
    with _connected(where) as connection:
        return tuple(_past_run(connection, row) for row in reversed(_last_runs(connection, profile, most)))


def latest(where: str | Path, *, profile: str | None = None) -> History | None:
    """What all runs say of whatever the last one was about; None if there is none.

    Raises:
        Inconclusive: the database cannot be used.
    """
    with _connected(where) as connection:
        last = _last_runs(connection, profile, 1)
        return _history_of(_entries(connection, last[0].profile, last[0].started)) if last else None


def _last_runs(connection: Connection, profile: str | None, most: int) -> Sequence[Row[Any]]:
    """The last runs of the profile, or of any, the newest first."""
    wanted = select(_RUNS).order_by(_RUNS.c.started.desc()).limit(most)
    return connection.execute(wanted if profile is None else wanted.where(_RUNS.c.profile == profile)).all()


@contextmanager
def _connected(where: str | Path) -> Iterator[Connection]:
    """A connection with the tables there, in one transaction."""
    try:
        engine = _engine(str(where))
        try:
            with engine.begin() as connection:
                _TABLES.create_all(connection)
                yield connection
        finally:
            engine.dispose()
    except (SQLAlchemyError, OSError, ImportError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        hint = "The report is complete without it; only what earlier runs say is missing."
        raise Inconclusive(f"the history cannot be used: {reason}", hint=hint) from error


def _engine(where: str) -> Engine:
    if "://" not in where:
        Path(where).parent.mkdir(parents=True, exist_ok=True)
        return create_engine(f"sqlite:///{where}", connect_args={"timeout": PATIENCE})
    url = make_url(where)
    if url.get_backend_name() == "postgresql":
        options = f"-c lock_timeout={PATIENCE}s -c statement_timeout={PATIENCE}s"
        url = url.set(drivername="postgresql+psycopg")
        return create_engine(url, connect_args={"connect_timeout": PATIENCE, "options": options})
    if url.get_backend_name() == "sqlite":
        return create_engine(url, connect_args={"timeout": PATIENCE})
    raise ArgumentError(f"{url.get_backend_name()} is neither sqlite nor postgresql")


def _keep(connection: Connection, report: Report) -> None:
    run = report.run
    connection.execute(delete(_VERDICTS).where(_VERDICTS.c.run == run.id))
    connection.execute(delete(_RUNS).where(_RUNS.c.id == run.id))
    row = {"id": run.id, "started": run.started, "profile": run.profile, "exit": report.exit}
    connection.execute(insert(_RUNS).values(product=run.product_version, **row))
    rows = {
        (entry.page, entry.subject, entry.id): {
            "run": run.id, "page": entry.page, "subject": entry.subject, "id": entry.id,
            "verdict": entry.verdict, "digest": entry.digest,
        }
        for entry in entries(report)
    }  # fmt: skip
    if rows:
        connection.execute(insert(_VERDICTS), list(rows.values()))


def entries(report: Report) -> Iterator[PastVerdict]:
    """The report's verdicts as the history keeps them."""
    run = report.run
    for page in report.pages:
        digest = _digest(page)
        for subject, identity, verdict in page.verdicts:
            where = page.page.source, subject, _clean(identity)
            yield PastVerdict(run.started, run.product_version, *where, verdict, digest)


def _clean(text: str) -> str:
    """The text without what a database cannot hold."""
    return text.encode(errors="replace").decode().replace("\0", "\ufffd")


def _digest(page: PageVerdict) -> str:
    """Tells whether the page says the same: its text and its figures, not where they stand."""
    said = "\0".join([block.text for block in page.page.blocks] + [figure.src for figure in page.page.figures])
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()


def _history(connection: Connection, report: Report) -> History:
    before = [e for e in _entries(connection, report.run.profile, report.run.started) if e.started < report.run.started]
    return _history_of([*before, *entries(report)])


def _history_of(found: Sequence[PastVerdict]) -> History:
    starts = sorted({entry.started for entry in found})
    previous = starts[-2] if len(starts) > 1 else None
    return History(previous, len(starts), tuple(past_of(found)))


def _entries(connection: Connection, profile: str, until: str) -> list[PastVerdict]:
    """The verdicts of the last runs of the profile, up to and with the one that started then; oldest first."""
    runs = (
        select(_RUNS)
        .where(_RUNS.c.profile == profile, _RUNS.c.started <= until)
        .order_by(_RUNS.c.started.desc())
        .limit(REMEMBERED)
        .subquery()
    )
    wanted = select(
        runs.c.started, runs.c.product, _VERDICTS.c.page, _VERDICTS.c.subject, _VERDICTS.c.id, _VERDICTS.c.verdict,
        _VERDICTS.c.digest,
    ).join(runs, runs.c.id == _VERDICTS.c.run).order_by(runs.c.started)  # fmt: skip
    return [PastVerdict(*row) for row in connection.execute(wanted)]


def _past_run(connection: Connection, run: Row[Any]) -> PastRun:
    counted: dict[str, dict[str, int]] = {"sentence": {}, "figure": {}}
    rows = connection.execute(select(_VERDICTS.c.subject, _VERDICTS.c.verdict).where(_VERDICTS.c.run == run.id))
    for subject, verdict in rows:
        counted[subject][verdict] = counted[subject].get(verdict, 0) + 1
    return PastRun(run.id, run.started, run.product, run.exit, counted["sentence"], counted["figure"])
