"""Text of a documentation page → `DocPage`: what its readers see, and where each piece stands."""

from __future__ import annotations

from typing import Literal

from docwitness.model import DocPage
from docwitness.reading.admission import admit
from docwitness.reading.building import PageBuilder
from docwitness.reading.front_matter import read_front_matter
from docwitness.reading.markdown import read_markdown
from docwitness.reading.wrapping import unwrap

Dialect = Literal["markdown", "rst", "html"]

__all__ = ["Dialect", "read_page"]


def read_page(text: str, *, source: str, dialect: Dialect | None = None) -> DocPage:
    """The page that this text is.

    `source` is its path or URL as the user gave it; without a dialect, its ending and the text decide.
    Raises DocumentError for what is no text, has no content, is too large or nested too deeply to be read.
    """
    text = admit(text, source)
    front = read_front_matter(text)
    unwrapped = unwrap(front.text)
    page = PageBuilder(source)
    page.hints, page.ask_url = front.hints, unwrapped.ask_url
    if front.problem:
        page.find("front-matter", front.problem[0], f"The front matter cannot be read: {front.problem[1]}.")
    read_markdown(page, unwrapped.text)
    return page.finish(title=front.title, line_count=text.count("\n") + (not text.endswith("\n")))
