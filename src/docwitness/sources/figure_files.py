"""The pictures that a page shows, as files or from its host."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from docwitness.errors import DocwitnessError, PictureError
from docwitness.reading import read_page
from docwitness.sources.loading_limits import Source, SourceSettings

if TYPE_CHECKING:
    from docwitness.sources.fetching import Fetcher

IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg")
_PUBLISHED_BELOW = ("", "static", "public", "docs", "assets")
"""Folders that publishing puts at the root of the site."""
_UPWARDS = 6
"""Folders above a page of which one may be the root of its site, where nobody says which."""
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM")
_SVG = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b", re.DOTALL)


class FigureFiles:
    """Finds what a page's image addresses stand for: beside the page, in the site's folder, or at its host."""

    def __init__(self, source: Source, *, settings: SourceSettings | None = None) -> None:
        self.source = source
        self.settings = settings or SourceSettings()
        self._fetcher: Fetcher | None = None
        self._published: dict[str, str] | None = None

    def find(self, src: str) -> Path | None:
        """The file of a picture of a local page; None where there is none, or where the address is no path."""
        page = self.source.path
        if page is None or is_remote(src):
            return None
        name = unquote(urlsplit(src).path)
        for candidate in self._candidates(name, page):
            for ending in ("", *IMAGE_ENDINGS) if not Path(name).suffix else ("",):
                file = candidate.with_name(candidate.name + ending)
                if is_file(file):
                    return file
        return None

    def read(self, src: str) -> bytes:
        """The picture's bytes. Raises PictureError where there is none, or where it is no picture."""
        content = self._read(src)
        if not is_picture(content):
            raise PictureError(f"{_shown(src)} is no picture.", hint="PNG, JPEG, WebP, GIF, AVIF and SVG are known.")
        return content

    def _read(self, src: str) -> bytes:
        if src.startswith("data:"):
            return _embedded(src)
        if self.source.url or is_remote(src):
            return self._fetch(src)
        file = self.find(src)
        if file is None:
            raise PictureError(f"{_shown(src)} is not there.", hint=self._where_looked(src))
        if file.stat().st_size > self.settings.largest_picture:
            raise PictureError(f"{_shown(src)} is larger than {self.settings.largest_picture:,} bytes.")
        return file.read_bytes()

    def _candidates(self, name: str, page: Path) -> list[Path]:
        root = self.settings.site_root
        if name.startswith(("/", "~/")):
            below = name.lstrip("~").lstrip("/")
            roots = [root] if root else page.resolve().parents[:_UPWARDS]
            return [at / folder / below for at in roots for folder in _PUBLISHED_BELOW if _stays_within(below)]
        candidates = [page.parent / name]
        if _stays_within(name):
            upwards = [
                folder for folder in page.resolve().parents if root is None or folder.is_relative_to(root.resolve())
            ]
            candidates += [folder / name for folder in upwards[1:]] if name.startswith(".gitbook/") else []
            candidates += [root / name] if root else []
        return candidates

    def _where_looked(self, src: str) -> str:
        if src.startswith(("/", "~/")) and self.settings.site_root is None:
            return (
                "It is meant from the root of the site. No folder above the page has it: say which it is (site_root)."
            )
        return "Paths are meant from the page's folder."

    def _fetch(self, src: str) -> bytes:
        from docwitness.sources.fetching import Fetcher  # not needed for files, and slow to import

        fetcher = self._fetcher = self._fetcher or Fetcher(self.settings)
        try:
            url = urljoin(self.source.url or "", src)
            answer = fetcher.fetch(url, largest=self.settings.largest_picture)
            if answer.status == 404 and self.source.url and (published := self._published_address(src, fetcher)):
                answer = fetcher.fetch(published, largest=self.settings.largest_picture)
        except ValueError:
            raise PictureError(f"{src} is no address.") from None
        except DocwitnessError as error:
            raise PictureError(error.message, hint=error.hint) from None
        if answer.status != 200:
            raise PictureError(f"{url}: the host answers {answer.status}.", hint="Was the picture moved?")
        if answer.content_type and not answer.content_type.startswith(("image/", "application/octet-stream")):
            raise PictureError(f"{url} is {answer.content_type}, not a picture.")
        return answer.content

    def _published_address(self, src: str, fetcher: Fetcher) -> str | None:
        """Where the HTML page has the picture that its Markdown names by an address that does not answer."""
        if self._published is None:
            self._published = self._pair_with_html(fetcher)
        return self._published.get(src)

    def _pair_with_html(self, fetcher: Fetcher) -> dict[str, str]:
        url = (self.source.url or "").removesuffix(".md")
        answer = fetcher.fetch(url, largest=self.settings.largest_page)
        if answer.status != 200 or not self.source.text.strip():
            return {}
        html = read_page(answer.content.decode("utf-8", "replace"), source=url, dialect="html").figures
        written = read_page(self.source.text, source=self.source.place, dialect=self.source.dialect).figures
        captions = {figure.caption: figure.src for figure in reversed(html) if figure.caption}
        pairs = {figure.src: captions[figure.caption] for figure in written if figure.caption in captions}
        if len(html) == len(written):
            pairs |= {figure.src: shown.src for figure, shown in zip(written, html, strict=True)}
        return {src: urljoin(url, shown) for src, shown in pairs.items()}


def is_file(path: Path) -> bool:
    """Whether there is a file of that name; names that no file can have are those of none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_remote(src: str) -> bool:
    """Whether the address names a host, or holds the picture itself."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*:|//", src, re.IGNORECASE))


def is_picture(content: bytes) -> bool:
    """Whether the bytes begin as those of a picture do."""
    if content.startswith(_SIGNATURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return True
    return content[4:12] in (b"ftypavif", b"ftypavis") or bool(_SVG.match(content[:2000]))


def _embedded(src: str) -> bytes:
    head, _, data = src.partition(",")
    try:
        return (
            base64.b64decode(unquote_to_bytes(data), validate=False)
            if head.endswith(";base64")
            else unquote_to_bytes(data)
        )
    except binascii.Error:
        raise PictureError(
            f"{_shown(src)} is cut off.", hint="It is written into the page, and not completely."
        ) from None


def _stays_within(name: str) -> bool:
    return ".." not in Path(name).parts


def _shown(src: str) -> str:
    return src if len(src) <= 80 else f"{src[:60]}…"
