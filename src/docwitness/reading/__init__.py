"""Text of a documentation page → `DocPage`: what its readers see, and where each piece stands."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Literal

from docwitness.errors import DocumentError
from docwitness.language.tongues import language_of
from docwitness.model import DocPage, Finding, SourceLocation
from docwitness.reading.admission import admit
from docwitness.reading.building import PageBuilder
from docwitness.reading.html_pages import read_html
from docwitness.reading.markdown import read_markdown
from docwitness.reading.markdown.front_matter import read_front_matter
from docwitness.reading.markdown.wrapping import unwrap
from docwitness.reading.shorthand import written_out
from docwitness.reading.unresolved import note_unresolved

Dialect = Literal["markdown", "rst", "html"]

__all__ = ["Dialect", "guess_dialect", "read_page"]


def read_page(
    text: str, *, source: str, dialect: Dialect | None = None, shorthand: Mapping[str, str] | None = None
) -> DocPage:
    """The page that this text is.

    `source` is its path or URL as the user gave it; without a dialect, its ending and the text decide. `shorthand` is
    what the writers of the page have for labels and the like.
    Raises DocumentError for what is no text, has no content, is too large or nested too deeply to be read.
    """
    text = admit(text, source)
    page = PageBuilder(source)
    dialect = dialect or guess_dialect(text, source)
    with _collector_paused():
        title = _READERS[dialect](page, written_out(text, shorthand or {}, dialect))
    note_unresolved(page)
    return _in_english(page.finish(title=title, line_count=text.count("\n") + (not text.endswith("\n"))))


def _in_english(page: DocPage) -> DocPage:
    """The page, with a finding where it is in another language: nothing that it promises is understood."""
    language = language_of(
        " ".join(block.text for block in page.blocks if block.kind not in ("code", "figure", "html"))
    )
    if language == "English":
        return page
    message = f"The page seems to be in {language}; only English is read, so that nothing it promises was understood."
    finding = Finding("page-language", SourceLocation(page.source, 1), message)
    return replace(page, findings=(*page.findings, finding))


def guess_dialect(text: str, source: str) -> Dialect:
    """The dialect that the source's ending names, or else the one that the text looks like.

    Raises DocumentError where the ending names a format that is not read.
    """
    ending = re.search(r"\.(\w+)(?:[?#].*)?$", source)
    if ending and (unread := _UNREAD.get(ending[1].lower())):
        raise DocumentError(
            f"this is {unread}, which is not read.",
            location=SourceLocation(source, 1),
            hint="Export it as HTML or Markdown, or add a dialect by an extension (docs/extending.md).",
        )
    if ending and ending[1].lower() in _ENDINGS:
        return _ENDINGS[ending[1].lower()]
    if re.match(r"\s*(?:<!doctype html|<html\b)", text, re.IGNORECASE):
        return "html"
    return "rst" if _RST.search(text) else "markdown"


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keeps Python from looking for cycles among the tokens of a page, which it would do hundreds of times.

    They are all dropped together when the page is read. Looking takes a third of the time of reading.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read_markdown(page: PageBuilder, text: str) -> str:
    front = read_front_matter(text)
    unwrapped = unwrap(front.text)
    page.hints, page.ask_url = front.hints, unwrapped.ask_url
    if front.problem:
        page.find("front-matter", front.problem[0], f"The front matter cannot be read: {front.problem[1]}.")
    read_markdown(page, unwrapped.text)
    return front.title


def _read_rst(page: PageBuilder, text: str) -> str:
    from docwitness.reading.rst import read_rst

    return read_rst(page, text)


_READERS: dict[Dialect, Callable[[PageBuilder, str], str]] = {
    "markdown": _read_markdown,
    "rst": _read_rst,
    "html": read_html,
}
_ENDINGS: dict[str, Dialect] = {
    **dict.fromkeys(("md", "mdx", "markdown", "mdown", "myst", "mkd"), "markdown"),
    **dict.fromkeys(("rst", "rest"), "rst"),
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
}
_UNREAD = {
    **dict.fromkeys(("adoc", "asciidoc", "asc"), "AsciiDoc"),
    **dict.fromkeys(("dita", "ditamap"), "DITA"),
    **dict.fromkeys(("wiki", "mediawiki"), "a wiki's markup"),
    "topic": "a topic of Writerside", "textile": "Textile", "org": "Org", "tex": "LaTeX",
}  # fmt: skip
"""Endings of formats that look like Markdown to a program and are not."""
_RST = re.compile(r"^\.\. (?:[\w-]+::|_[\w -]+:)", re.MULTILINE)
