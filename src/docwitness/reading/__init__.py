"""Text of a documentation page → `DocPage`: what its readers see, and where each piece stands."""

from __future__ import annotations

from typing import Literal

from docwitness.model import DocPage
from docwitness.reading.building import PageBuilder
from docwitness.reading.markdown import read_markdown

Dialect = Literal["markdown", "rst", "html"]

__all__ = ["Dialect", "read_page"]


def read_page(text: str, *, source: str, dialect: Dialect | None = None) -> DocPage:
    """The page that this text is.

    `source` is its path or URL as the user gave it; without a dialect, its ending and the text decide.
    Raises DocumentError for what is no text, has no content, is too large or nested too deeply to be read.
    """
    page = PageBuilder(source)
    read_markdown(page, text)
    return page.finish(line_count=text.count("\n") + 1)
