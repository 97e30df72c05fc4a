"""A reader that remembers, so that a picture that is judged again is not read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from docwitness.figures.pictures import Pixels
from docwitness.figures.text_reading import Line, TextReader


@dataclass
class Remembering:
    """A reader that remembers what it read, in a folder as well where there is one.

    A folder is of one reader: readings are found again by the picture's content alone.
    """

    reader: TextReader
    folder: Path | None = None
    known: dict[str, Any] = field(default_factory=dict)

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        found = self._recalled("lines", picture, lambda one: [astuple(line) for line in self.reader.read(one)])
        return tuple(Line(text, (box[0], box[1], box[2], box[3]), sure) for text, box, sure in found)

    def read_strips(self, strips: Sequence[Pixels]) -> tuple[tuple[str, float], ...]:
        read = (self._recalled("strip", one, lambda strip: list(self.reader.read_strips([strip])[0])) for one in strips)
        return tuple((text, sure) for text, sure in read)

    def _recalled(self, what: str, picture: Pixels, read: Callable[[Pixels], Any]) -> Any:
        content = hashlib.blake2b(f"{what} {picture.shape}".encode() + picture.tobytes(), digest_size=16).hexdigest()
        if content not in self.known:
            file = self.folder and self.folder / content[:2] / f"{content}.json"
            self.known[content] = json.loads(file.read_text("utf-8")) if file and file.exists() else read(picture)
            if file and not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(json.dumps(self.known[content]), encoding="utf-8")
        return self.known[content]
