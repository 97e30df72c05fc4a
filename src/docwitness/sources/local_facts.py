"""What the files around a local page say to the rules that check it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from docwitness.checking import Facts
from docwitness.errors import DocwitnessError
from docwitness.reading import read_page
from docwitness.sources.figure_files import IMAGE_ENDINGS, FigureFiles, is_file, is_picture, is_remote
from docwitness.sources.folders import PAGE_ENDINGS, load_files
from docwitness.sources.loading_limits import Source, SourceSettings

_INDEXES = ("README.md", "index.md", "index.mdx", "index.rst", "index.html")


def local_facts(source: Source, *, settings: SourceSettings | None = None) -> Facts:
    """Facts from the disk about a local page; for a page from a URL, none, since checking asks no host."""
    if source.path is None:
        return Facts()
    looked = _Surroundings(source, settings or SourceSettings())
    return Facts(looked.exists, looked.picture_problem, looked.anchors)


class _Surroundings:
    """The files around one page."""

    def __init__(self, source: Source, settings: SourceSettings) -> None:
        self._figures = FigureFiles(source, settings=settings)
        self._page = source.path or Path()
        self._settings = settings

    def exists(self, target: str) -> bool | None:
        """Whether the target is there; None for other sites, and for paths from a root that is not known.

        Where no file is called so, an address without an ending is a route, which only the publisher can resolve; and
        one that differs in capitals alone is there on hosts that do not tell them apart.
        """
        from_unknown_root = target.startswith(("/", "~")) and self._settings.site_root is None
        if is_remote(target) or from_unknown_root:
            return None
        if not urlsplit(target).path or self._figures.find(target):
            return True
        if self._find_page(target) is not None:
            return True
        name = unquote(urlsplit(target).path)
        return False if PurePosixPath(name).suffix and not _but_for_capitals(self._page.parent / name) else None

    def picture_problem(self, src: str) -> str | None:
        """Why the picture cannot be shown, if it is there."""
        file = self._figures.find(src)
        return _picture_problem(file, self._settings.largest_picture) if file else None

    def anchors(self, target: str) -> Collection[str] | None:
        """The anchors of the page that the target leads to."""
        file = None if is_remote(target) else self._find_page(target)
        return _anchors(file, file.stat().st_mtime_ns) if file and file.suffix in PAGE_ENDINGS else None

    def _find_page(self, target: str) -> Path | None:
        name = unquote(urlsplit(target).path)
        root = self._settings.site_root
        start = (
            root / name.lstrip("~").lstrip("/") if name.startswith(("/", "~")) and root else self._page.parent / name
        )
        if start.is_dir():
            return next((start / index for index in _INDEXES if is_file(start / index)), start)
        stem = start.with_suffix("") if start.suffix in (".html", ".htm") else start
        candidates = [start, *(stem.with_name(stem.name + ending) for ending in PAGE_ENDINGS if stem.name)]
        return next((file for file in candidates if is_file(file)), None)


def _but_for_capitals(file: Path) -> bool:
    try:
        return any(other.name.casefold() == file.name.casefold() for other in file.parent.iterdir())
    except (OSError, ValueError):
        return False


@lru_cache(maxsize=1024)
def _anchors(file: Path, changed: int) -> Collection[str] | None:
    """The anchors of the page in this file, as it was when it was changed last."""
    try:
        (source,) = load_files(str(file), SourceSettings())
        return frozenset(read_page(source.text, source=source.place).anchors)
    except DocwitnessError:
        return None


def _picture_problem(file: Path, largest: int) -> str | None:
    if file.stat().st_size > largest:
        return f"it is larger than {largest:,} bytes"
    content = file.read_bytes()
    if not content:
        return "the file is empty"
    if not is_picture(content):
        return "the file is no picture" if file.suffix.lower() in IMAGE_ENDINGS or not file.suffix else None
    return None if content[:200].lstrip().startswith(b"<") else _decoding_problem(content)


def _decoding_problem(content: bytes) -> str | None:
    """Why Pillow cannot show a picture whose beginning is sound: cut off, or with damaged pieces."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as picture:
                picture.verify()
    except Exception as error:  # whatever a decoder does with damaged bytes: struct.error, SyntaxError, IndexError …
        return f"the picture is damaged ({type(error).__name__})"
    return None
