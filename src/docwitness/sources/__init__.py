"""Where pages come from: a file, a folder of them, or a URL. The only part of reading that touches the world."""

from __future__ import annotations

from docwitness.errors import UsageError
from docwitness.sources.figure_files import FigureFiles
from docwitness.sources.folders import load_files
from docwitness.sources.loading_limits import Source, SourceSettings
from docwitness.sources.local_facts import local_facts

__all__ = ["FigureFiles", "Source", "SourceSettings", "load", "local_facts"]


def load(place: str, *, settings: SourceSettings | None = None) -> tuple[Source, ...]:
    """The pages at a place: the one file or URL, or every page below a folder, by path.

    Raises DocumentError for what is not there or cannot be read, NothingVerified for a folder without pages, and
    UsageError for an address that is refused.
    """
    settings = settings or SourceSettings()
    if not place.strip():
        raise UsageError("the name of a page is empty.", hint="Name a file, a folder, or an address.")
    if place.startswith(("http://", "https://")):
        # What HTTP needs takes as long to import as a hundred pages take to read, and most places are files.
        from docwitness.sources.fetching import Fetcher
        from docwitness.sources.pages import load_url

        return (load_url(place, Fetcher(settings)),)
    return load_files(place, settings)
