"""How far exploring goes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where exploring ends. The defaults suit a product of a hundred pages."""

    states: int = 250
    depth: int = 7
    """Clicks and links from the start."""
    seconds: float = 120.0
