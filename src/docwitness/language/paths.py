"""Ways through menus: what stands between their stations, for who reads a way and for who walks it."""

from __future__ import annotations

import re

PATH = re.compile(
    r"(?<!\s)\s+(?:>|→|➔|»|›|➜|➡|▸|‣|❯|->|-->|=>|\|)\s+|(?<=\w)[>→›»▸‣❯](?=\w)|(?<=\w)(?:→|➔|›|➜|➡|▸|‣)\s+|"
    r"(?<!\s)\s+(?:→|➔|›|➜|➡|▸|‣)(?=\w)|(?<=\w)::(?=\w[^:]*\s)"
)
"""A sign with white space around it or none; one that is no sign of anything else may have it on one side.

Two colons are one before a label of several words, as names in code are not.
"""


def stations(way: str) -> tuple[str, ...]:
    """The stations of a way, first to last; a label that is no way is its only station."""
    return tuple(part for part in (piece.strip() for piece in PATH.split(way)) if part)
