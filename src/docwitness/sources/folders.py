"""Pages from the disk."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from pathlib import Path

from docwitness.errors import DocumentError, NothingVerified
from docwitness.model import SourceLocation
from docwitness.sources.loading_limits import Source, SourceSettings

PAGE_ENDINGS = (".md", ".mdx", ".markdown", ".rst", ".html", ".htm")
_PASSED_OVER = frozenset({"node_modules", "_build", "__pycache__", "site-packages"})


def load_files(place: str, settings: SourceSettings) -> tuple[Source, ...]:
    """The page in this file, or all pages below this folder, by path."""
    path = settings.root / place
    if path.is_dir():
        found = sorted(_pages_below(path, (*PAGE_ENDINGS, *settings.more_endings)))
        sources = tuple(_load_file(file, str(Path(place, file.relative_to(path))), settings) for file in found)
        if not sources:
            raise NothingVerified(
                f"{place}: no pages below this folder.", hint=f"Pages end in {', '.join(PAGE_ENDINGS)}."
            )
        return sources
    return (_load_file(path, place, settings),)


def _pages_below(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _PASSED_OVER]
        yield from (Path(parent, name) for name in files if name.lower().endswith(endings))


def _load_file(path: Path, place: str, settings: SourceSettings) -> Source:
    try:
        size = path.stat().st_size
        if size > settings.largest_page:
            raise DocumentError(
                f"the file has {size:,} bytes; more than {settings.largest_page:,} are not read.",
                location=SourceLocation(place, 1),
                hint="Is this a page, or an export of data?",
            )
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{place}: {(error.strerror or str(error)).lower()}.",
            hint="PAGE is a file, a folder, or an address that begins with http:// or https://.",
        ) from None
    return Source(place, decode(content, place), path=path)


def decode(content: bytes, place: str, *, charset: str = "") -> str:
    """The text in these bytes: UTF-8, UTF-16 with a byte order mark, or what its host says that it is.

    Raises:
        DocumentError: it is none of these.
    """
    try:
        return content.decode(_encoding(content, charset))
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"the page is not text in UTF-8 (byte {error.start + 1}).",
            location=SourceLocation(place, content.count(b"\n", 0, error.start) + 1),
            hint="Save it as UTF-8; if it is a picture or an archive, leave it out.",
        ) from None


def _encoding(content: bytes, charset: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        "".encode(charset or "utf-8")
    except LookupError:  # unknown, or a codec of other things, such as `hex`
        charset = ""
    return charset if charset and codecs.lookup(charset).name != "utf-8" else "utf-8-sig"
