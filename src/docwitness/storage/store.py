"""The report folder: what is written there, and when."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from docwitness.errors import DocumentError, NothingVerified, UsageError
from docwitness.model import Report
from docwitness.model.events import Event, from_lines, to_line
from docwitness.reports.results import from_json

if sys.platform != "win32":
    import fcntl

EVENTS = "events.jsonl"
RESULTS = "results.json"
MARK = "docwitness-report.txt"
"""The file that says a folder is a report folder. It has no leading dot: CI systems leave such files out."""
_MARK_TEXT = """This folder is a report of Docwitness. The next run replaces what it has written here.
Without this file Docwitness refuses to write to the folder, unless it is empty.
"""
_EVIDENCE = ("figures", "artifacts")
_OWN = (
    "index.html",
    "coverage.html",
    RESULTS,
    "junit.xml",
    "docwitness.sarif",
    "summary.md",
    "codequality.json",
    EVENTS,
    *_EVIDENCE,
)
"""All that a run leaves in the folder, and so all that the next run may delete there."""

_ANOTHER = "Name a new or an empty folder by --report, or that of an earlier report."


def _not_ours(path: Path, hint: str) -> UsageError:
    why = f"{path} is not empty and is no report folder: it has no file {MARK}. Nothing in it was changed."
    return UsageError(why, hint=hint)


class ReportFolder:
    """A folder for one run's report. Several processes may append events to it at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: int | None = None

    def clear(self, *, project: Path | None = None) -> None:
        """Delete what an earlier run left; anything else in the folder stays. It is ours until `release`.

        Raises:
            UsageError: the folder is not ours (it is neither empty nor marked, or `project` lies in it), it cannot be
                written to, or another run is writing to it. Nothing in it was touched then.
        """
        self.check(project=project)
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self.hold()
            self._mark()
            for name in _OWN:
                entry = self.path / name
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry)
                else:
                    entry.unlink(missing_ok=True)
        except OSError as error:
            self.release()
            raise UsageError(f"the report folder {self.path} cannot be written: {error.strerror}.") from error

    def check(self, *, project: Path | None = None) -> None:
        """Pass if the folder is ours or may become so; nothing is touched.

        Raises:
            UsageError: it is neither empty nor marked, or `project` lies in it.
        """
        if project is not None and project.resolve().is_relative_to(self.path.resolve()):
            raise UsageError(
                f"the report folder {self.path} holds the project itself. Nothing in it was changed.", hint=_ANOTHER
            )
        if self.path.exists() and not self.path.is_dir():
            raise UsageError(f"the report folder {self.path} cannot be written: it is a file.", hint=_ANOTHER)
        if not self._is_marked() and not self._is_empty():
            raise _not_ours(self.path, f"{_ANOTHER} A report of an older version has to be moved away once.")

    def adopt(self) -> None:
        """Make a folder ours that has nothing but a report's data, kept without the pages made of it.

        Raises:
            UsageError: the folder is not marked, and has anything else in it. Nothing in it was touched then.
        """
        if self._is_marked():
            return
        if {entry.name for entry in self.path.iterdir()} - {RESULTS, EVENTS, *_EVIDENCE}:
            raise _not_ours(
                self.path, f"Copy {RESULTS} and {' and '.join(_EVIDENCE)} to an empty folder, and render that."
            )
        self._mark()

    def _is_marked(self) -> bool:
        mark = self.path / MARK
        return mark.is_file() and not mark.is_symlink()

    def _is_empty(self) -> bool:
        return not self.path.exists() or (self.path.is_dir() and not any(self.path.iterdir()))

    def _mark(self) -> None:
        if not self._is_marked():
            (self.path / MARK).write_text(_MARK_TEXT, encoding="utf-8")

    def hold(self) -> None:
        """Keep other runs out; the system lets them in again when this process ends, however it does.

        Raises:
            UsageError: another run is writing to the folder.
        """
        if sys.platform == "win32" or self._held is not None:
            return
        self._held = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.release()
            raise UsageError(
                f"another run is writing to the report folder {self.path}.",
                hint="Wait for it to end, or name another folder by --report.",
            ) from error
        except OSError:
            pass  # Some network file systems have no locks.

    def release(self) -> None:
        """Let other runs write to the folder."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def append(self, event: Event) -> None:
        """Add one event. A single write to a file opened for appending is not torn by other processes' writes."""
        descriptor = os.open(self.path / EVENTS, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(descriptor, to_line(event).encode())
        finally:
            os.close(descriptor)

    def events(self) -> tuple[Event, ...]:
        """The events so far."""
        file = self.path / EVENTS
        if not file.exists():
            return ()
        with file.open(encoding="utf-8") as lines:
            return from_lines(lines)

    def replace_events(self, events: Iterable[Event]) -> None:
        """Put these in the place of all events."""
        self.write({EVENTS: "".join(map(to_line, events))})

    def save(self, name: str, content: bytes) -> str:
        """Write a picture or other evidence below the folder; the name comes back, for the report to link to."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return name

    def read(self, name: str) -> bytes:
        """The content of a file that was saved here."""
        return (self.path / name).read_bytes()

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write the report's files, each at once: a reader sees the old one or the new one, never half."""
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            part = self.path / f".{name}.part"
            part.write_bytes(data)
            part.replace(self.path / name)


def load_report(folder: Path) -> Report:
    """The report of the last run.

    Raises:
        NothingVerified: there is none.
        DocumentError: it cannot be read.
    """
    file = folder / RESULTS
    if not file.is_file():
        raise NothingVerified(f"there is no report in {folder}.", hint="Run `docwitness verify` first.")
    try:
        return from_json(json.loads(file.read_text(encoding="utf-8")))
    except (ValueError, DocumentError) as error:
        raise DocumentError(f"{file} is damaged: {error}", hint="Run `docwitness verify` again.") from error


def digest(content: bytes) -> str:
    """What a file of a report is named after: equal pictures are kept once."""
    return hashlib.sha256(content).hexdigest()[:16]
