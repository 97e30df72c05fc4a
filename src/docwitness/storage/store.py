"""The report folder: what is written there, and when."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from docwitness.errors import UsageError
from docwitness.model.events import Event, from_lines, to_line

if sys.platform != "win32":
    import fcntl

EVENTS = "events.jsonl"
RESULTS = "results.json"
_OWN = (
    "index.html", RESULTS, "junit.xml", "docwitness.sarif", "summary.md", "codequality.json", EVENTS, "figures",
    "artifacts",
)  # fmt: skip
"""All that a run leaves in the folder, and so all that the next run may delete there."""


class ReportFolder:
    """A folder for one run's report. Several processes may append events to it at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: int | None = None

    def clear(self) -> None:
        """Delete what an earlier run left; anything else in the folder stays. It is ours until `release`.

        Raises:
            UsageError: the folder cannot be written to, or another run is writing to it.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._hold()
            for name in _OWN:
                entry = self.path / name
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry)
                else:
                    entry.unlink(missing_ok=True)
        except OSError as error:
            self.release()
            raise UsageError(f"the report folder {self.path} cannot be written: {error.strerror}.") from error

    def _hold(self) -> None:
        """Keep other runs out; the system lets them in again when this process ends, however it does."""
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


def digest(content: bytes) -> str:
    """What a file of a report is named after: equal pictures are kept once."""
    return hashlib.sha256(content).hexdigest()[:16]
