"""What a page cannot know about the files around it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass


def _unknown(_target: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Facts:
    """Answers about what a page refers to, by the target as the page writes it. None: it cannot be told."""

    exists: Callable[[str], bool | None] = _unknown
    """Whether the file or page is there."""
    picture_problem: Callable[[str], str | None] = _unknown
    """Why the picture cannot be read; None for one that can, or that is not at hand."""
    anchors: Callable[[str], Collection[str] | None] = _unknown
    """The anchors of the page that the target (without `#…`) leads to."""
