"""A reader that remembers, so that a picture that is judged again is not read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docwitness.figures.pictures import Pixels
from docwitness.figures.text_reading import Line, TextReader


@dataclass
class Remembering:
    """A reader that remembers what it read."""

    reader: TextReader
    known: dict[bytes, tuple[Line, ...]] = field(default_factory=dict)

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        content = picture.tobytes()
        if content not in self.known:
            self.known[content] = self.reader.read(picture)
        return self.known[content]

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        return self.reader.read_strips(strips)
