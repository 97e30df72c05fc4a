"""What was read in pictures, kept in the user's cache: reading takes seconds, and documents keep their figures."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import platformdirs

from docwitness.errors import PictureError
from docwitness.figures.pictures import decode
from docwitness.figures.text_reading import Line, installed_reader
from docwitness.storage.store import digest

VERSION = 1
"""Of the reading: another reader, or other settings of it, read other texts."""


class KeptReadings:
    """The readings of pictures, by what the pictures are."""

    def __init__(self, root: Path | None = None) -> None:
        self._folder = root or platformdirs.user_cache_path("docwitness") / "readings"

    def kept(self, picture: bytes) -> tuple[Line, ...] | None:
        """What was read in the picture before; None where it was not read, or that cannot be read any more."""
        try:
            told = json.loads(self._file(picture).read_text(encoding="utf-8"))
            return tuple(
                Line(str(text), (float(x), float(y), float(w), float(h)), float(sure))
                for text, (x, y, w, h), sure in told
            )
        except (OSError, ValueError, TypeError):
            return None

    def read(self, picture: bytes, *, may_read: Callable[[], bool] = lambda: True) -> tuple[Line, ...] | None:
        """The lines of text in the picture; None where it cannot be read, or nothing is installed that reads."""
        if (known := self.kept(picture)) is not None:
            return known
        reader = installed_reader()
        if reader is None or not may_read():
            return None
        try:
            lines = reader.read(decode(picture, "figure"))
        except PictureError:
            return None
        self._keep(picture, lines)
        return lines

    def _file(self, picture: bytes) -> Path:
        return self._folder / f"{digest(picture)}-{VERSION}.json"

    def _keep(self, picture: bytes, lines: tuple[Line, ...]) -> None:
        told = json.dumps([[line.text, line.box, line.confidence] for line in lines])
        with suppress(OSError):  # a full disk is no failure: it is read again
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file(picture).write_text(told, encoding="utf-8")
