"""What is open while a page is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from docwitness.model import BlockKind, Container

ContainerKind = Literal[
    "bullets", "numbers", "item", "quote", "admonition", "tabs", "tab", "steps", "step", "details",
    "table", "row", "columns", "column", "figures",
]  # fmt: skip

MAX_DEPTH = 400
"""Elements within each other: five times what the deepest of generated pages have."""


@dataclass(slots=True)
class Place:
    """An element that is open: its text becomes blocks of kind `holds`."""

    name: str
    line: int
    container: Container | None = None
    holds: BlockKind | None = None
    """None for an element that changes nothing, as `<div>`: the next one outwards decides."""
    level: int = 0
    complain: bool = False
    """Whether its writer should hear of it when it is never closed."""
    begun: bool = False
    """Whether it has had a block."""
    figures: list[int] = field(default_factory=list)
    caption: str = ""
    items: int = 0
    """The number of the last item, for a numbered list."""
