"""A page from a URL: its Markdown where the host gives it, else its HTML."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urldefrag, urlsplit, urlunsplit

from docwitness.errors import DocumentError, UsageError
from docwitness.reading import Dialect
from docwitness.sources.cache import Response
from docwitness.sources.fetching import Fetcher
from docwitness.sources.folders import decode
from docwitness.sources.loading_limits import Source

MARKDOWN_TYPES = frozenset({"text/markdown", "text/x-markdown", "text/plain"})
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_NOT_FOUND = re.compile(r"\s*(?:>[^\n]*\s*)*# Page Not Found\s*$", re.MULTILINE | re.IGNORECASE)
"""How GitBook says that a page does not exist: with status 200."""
_NOT_FOUND_IN_HTML = re.compile(
    r"<h1\b[^>]*>\s*(?:<(?:span|strong|b)\b[^>]*>\s*)?(?:(?:error\s+)?404\s*[:–—-]?\s*)?(?:page\s+)?not\s+found[.!]?\s*<",
    re.IGNORECASE,
)
"""How sites say so whose pages are made in the browser: whatever the address, they answer with status 200."""

_LIKE = "An address looks like https://docs.example.com/page."


def load_url(place: str, fetcher: Fetcher) -> Source:
    """The page at a URL: the Markdown beside it first, where its host publishes that (GitBook: `page.md`)."""
    url = _address(place)
    if urlsplit(url).path.endswith((".md", ".mdx", ".rst", ".html", ".htm")):
        return _source(place, _found(fetcher.fetch(url, largest=fetcher.settings.largest_page)))
    answer = fetcher.fetch(markdown_address(url), largest=fetcher.settings.largest_page)
    if answer.status == 200 and answer.content_type in MARKDOWN_TYPES and not _is_missing(answer):
        return _source(place, answer)
    return _source(place, _found(fetcher.fetch(url, largest=fetcher.settings.largest_page)))


def markdown_address(url: str) -> str:
    """Where a host that publishes Markdown has that of a page."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, (parts.path.rstrip("/") or "/index") + ".md", "", ""))


def _address(place: str) -> str:
    try:
        url, _ = urldefrag(place)
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise UsageError(f"{place} is no address.", hint=_LIKE) from None
    if "ask" in parse_qs(parts.query, keep_blank_values=True):
        raise UsageError(
            f"{place} would ask the site a question.",
            hint="`docwitness ask` asks; to read the page, leave out `?ask=`.",
        )
    if not parts.hostname:
        raise UsageError(f"{place} names no host.", hint=_LIKE)
    return url


def _found(answer: Response) -> Response:
    if answer.status in (401, 403):
        raise DocumentError(
            f"{answer.url}: the host shows it to nobody who has not signed in ({answer.status}).",
            hint="Save the page to a file, and name that.",
        )
    if answer.status != 200 or _is_missing(answer):
        said = "the host has no such page" if answer.status in (200, 404, 410) else f"the host answers {answer.status}"
        raise DocumentError(f"{answer.url}: {said}.", hint="Was it moved? Look it up in the site's navigation.")
    return answer


def _is_missing(answer: Response) -> bool:
    text = answer.content.decode("utf-8", "replace")
    if answer.content_type in _HTML_TYPES:
        return bool(_NOT_FOUND_IN_HTML.search(text))
    return answer.content_type in MARKDOWN_TYPES and bool(_NOT_FOUND.match(text[:2000]))


def _source(place: str, answer: Response) -> Source:
    dialect = _dialect(answer)
    text = decode(answer.content, place, charset=answer.charset)
    return Source(place, text, dialect, url=answer.url, fetched=answer.fetched)


def _dialect(answer: Response) -> Dialect:
    if answer.content_type in _HTML_TYPES:
        return "html"
    if answer.content_type in MARKDOWN_TYPES:
        return "rst" if urlsplit(answer.url).path.endswith(".rst") else "markdown"
    raise DocumentError(
        f"{answer.url} is {answer.content_type or 'of no type'}, not a page.",
        hint="Pages are text/markdown or text/html; a picture is given to `docwitness compare`.",
    )
