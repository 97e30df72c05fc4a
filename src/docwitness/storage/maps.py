"""Product maps on the disk, in the user's cache: one folder for each product, profile and version."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from docwitness.productmap.serializing import from_json, to_json
from docwitness.productmap.states import ProductMap

MAP = "map.json"
MAPS = "DOCWITNESS_MAPS"
"""The environment variable that names another folder for maps: one that a CI system keeps from run to run."""


@lru_cache(maxsize=2)
def map_in(file: str) -> ProductMap | None:
    """The map in that file, read once in a process; None where there is none."""
    if not file:
        return None
    try:
        return from_json(Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


_OWN = ("127.0.0.1", "localhost", "::1", "0.0.0.0")
"""Names of this machine: a port of it has one product today and another tomorrow."""


class KeptMap:
    """Where the map of one product is kept, with the pictures of its states.

    What this machine serves is known by the folder that is worked in as well.
    """

    def __init__(self, url: str, *, profile: str, version: str, root: Path | None = None) -> None:
        parts = urlsplit(url)
        own = [str(Path.cwd())] if parts.hostname in _OWN else []
        told = "\n".join((url, profile, version, *own))
        name = re.sub(r"[^\w.-]+", "-", f"{parts.hostname}-{profile}-{version}").strip("-")[:60]
        root = root or Path(os.environ.get(MAPS) or platformdirs.user_cache_path("docwitness") / "maps")
        self.folder = root / f"{name}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"

    def load(self) -> ProductMap | None:
        """The map that was kept; None where there is none, or none that can be read."""
        map_in.cache_clear()
        return map_in(str(self.folder / MAP))

    def keep_picture(self, name: str, picture: bytes) -> None:
        """Keep the picture of a state. A map without pictures is a map as well: a full disk is no failure."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(picture)

    def save(self, product_map: ProductMap) -> None:
        """Keep the map, at once: who reads meanwhile sees the old one or the new one. Other states' pictures go."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f".{MAP}.part"
        part.write_text(to_json(product_map), encoding="utf-8")
        part.replace(self.folder / MAP)
        pictures = {state.capture for state in product_map.states}
        for file in self.folder.glob("*.jpg"):
            if file.name not in pictures:
                file.unlink(missing_ok=True)
