"""Icons within a sentence, "click the ![edit button](pencil.svg)": words of the sentence, and no figures."""

from __future__ import annotations

import re

_CALLED = re.compile(r"(?:\S+ ){0,3}(?:icon|button|symbol|sign|arrow|toggle)", re.IGNORECASE)
_KEPT = re.compile(r"(?:^|[/_-])icons?(?:[/_.-]|$)", re.IGNORECASE)
DETERMINER = re.compile(r"\b(?:the|an?|this|that|its|your|each|or) ?$", re.IGNORECASE)
"""What is said before an icon that stands for a noun."""


def is_icon(src: str, alt: str) -> bool:
    """Whether a picture within a sentence is an icon of the interface, by what it is called or where it is kept."""
    return bool(_CALLED.fullmatch(alt) or _KEPT.search(src))
