"""What was fetched before, kept on the disk with the time at which the host sent it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Response:
    """What a host sent."""

    url: str
    """After redirects."""
    status: int
    content_type: str
    content: bytes
    fetched: datetime
    """UTC."""
    etag: str = ""
    charset: str = ""
    """The encoding of a text, where its host names one."""

    @property
    def age(self) -> float:
        """Seconds since the host sent it, or since it last said that it still holds."""
        return (datetime.now(UTC) - self.fetched).total_seconds()


class Cache:
    """Answers by URL, in two files each: what was sent, and about it. An entry that cannot be read is none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> Response | None:
        """The answer that was kept for this URL, however old."""
        name = _name(url)
        try:
            about = json.loads((self._folder / f"{name}.json").read_text("utf-8"))
            content = (self._folder / about["content"]).read_bytes()
            fetched = datetime.fromisoformat(about["fetched"])
            if hashlib.sha256(content).hexdigest() != about["sha256"] or fetched > datetime.now(UTC):
                return None
            return Response(about["url"], 200, about["content_type"], content, fetched, about["etag"], about["charset"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, url: str, answer: Response) -> None:
        """Keep an answer. Keeping is a convenience: a full or read-only disk is no failure."""
        name = _name(url)
        about = {
            "url": answer.url,
            "content_type": answer.content_type,
            "fetched": answer.fetched.isoformat(),
            "etag": answer.etag,
            "charset": answer.charset,
            "content": f"{name}.body",
            "sha256": hashlib.sha256(answer.content).hexdigest(),
        }
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(f"{name}.body", answer.content)
            self._write(f"{name}.json", json.dumps(about).encode())

    def _write(self, name: str, content: bytes) -> None:
        handle, temporary = tempfile.mkstemp(dir=self._folder)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(self._folder / name)


def _name(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:32]
