"""Names for steps, claims and sentences that are made of what they mean, so that they survive rewording."""

from __future__ import annotations

import re
from collections import Counter

_SMALL = frozenset("a an the your you of to in on at for and or is are be will it its this that with can".split())
_WORD = re.compile(r"[^\W_]+")
_ENOUGH = 400
"""Characters in which the first words are."""


def slug(text: str, *, words: int = 6) -> str:
    """The first words of the text that carry meaning, in lower case, joined by hyphens."""
    found = _WORD.findall(text[:_ENOUGH].lower().replace("'", "").replace("’", ""))
    kept = [word for word in found if word not in _SMALL] or found
    return "-".join(kept[:words]) or re.sub(r"\s+", "-", text.strip()) or "nothing"


class Names:
    """Hands out names; one that was given before gets an ordinal: `click:save`, `click:save-2`."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def unique(self, name: str) -> str:
        """The name itself the first time, with an ordinal after that."""
        self._given[name] += 1
        return name if self._given[name] == 1 else f"{name}-{self._given[name]}"


def step_name(action: str, target: str, window: str | None) -> str:
    """Such as `click:cancel-subscription@subscription-details`."""
    return f"{action}:{slug(target)}" + (f"@{slug(window)}" if window else "")
