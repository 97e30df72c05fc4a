"""Which texts are read at all."""

from __future__ import annotations

import re

from docwitness.errors import DocumentError
from docwitness.model import SourceLocation

MAX_CHARACTERS = 20_000_000
"""A page of a book's length is 1,000,000 characters; beyond this it is no page."""
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\ufffd]")


def admit(text: str, source: str) -> str:
    """The text with one kind of line break and without a byte order mark.

    Raises DocumentError for what is no page: too large, binary, or empty.
    """
    if len(text) > MAX_CHARACTERS:
        raise DocumentError(
            f"the page has {len(text):,} characters; more than {MAX_CHARACTERS:,} are not read.",
            location=SourceLocation(source, 1),
            hint="Is this a page, or an export of data? Split it, or leave it out.",
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _refuse_binary(text, source)
    if not text.strip():
        raise DocumentError(
            "the page is empty.", location=SourceLocation(source, 1), hint="Was it written, or only planned?"
        )
    return text


def _refuse_binary(text: str, source: str) -> None:
    position = text.find("\0")
    if position < 0:
        odd = _CONTROLS.search(text)
        if odd is None or len(_CONTROLS.findall(text)) * 10 < len(text):
            return
        position = odd.start()
    raise DocumentError(
        "the page is not text.",
        location=SourceLocation(source, text.count("\n", 0, position) + 1),
        hint="It has control characters as a picture or archive has; text in UTF-8 is expected.",
    )
