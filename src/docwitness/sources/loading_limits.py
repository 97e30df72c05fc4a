"""What is loaded, and how far loading may go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from docwitness.reading import Dialect


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """Limits and permissions of loading. Times are in seconds, sizes in bytes."""

    root: Path = Path()
    """The folder that relative places are meant from."""
    site_root: Path | None = None
    """The folder that a path beginning with `/` is meant from."""
    allowed_origins: frozenset[str] = frozenset()
    """Origins (`http://127.0.0.1:8000`) that may be loaded from although their address is private."""
    more_endings: tuple[str, ...] = ()
    """Of files that are pages, beside those that we read ourselves, such as `.adoc`."""
    cache: Path | None = None
    """Where fetched pages and pictures are kept; None keeps nothing."""
    cache_seconds: float = 3600
    """How old a kept page may be before it is fetched again."""
    timeout: float = 10
    """For connecting, and for each piece of an answer."""
    total_timeout: float = 60
    """For one address, from the first try to the last byte."""
    retries: int = 2
    backoff: float = 0.5
    """Before the first retry; doubled before each further one."""
    largest_page: int = 20_000_000
    largest_picture: int = 25_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a page, where it is from, and how old it is."""

    place: str
    """Path or URL as the user gave it, or as it was found below the folder they gave."""
    text: str
    dialect: Dialect | None = None
    path: Path | None = None
    """The file it was read from."""
    url: str | None = None
    """The address it was fetched from, after redirects."""
    fetched: datetime | None = None
    """When the host sent it, in UTC; for a page from the cache, that was before this run."""

    @property
    def age(self) -> float:
        """Seconds since the host sent it; 0 for a file."""
        return max((datetime.now(UTC) - self.fetched).total_seconds(), 0.0) if self.fetched else 0.0
