"""Files that are saved while somebody works on them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

PAUSE = 0.5
"""Seconds between two looks: a person who has saved a page waits no longer."""


def saved(files: Callable[[], list[Path]], *, pause: float = PAUSE) -> Iterator[set[Path]]:
    """Each time that any of the files was saved, those that were, as soon as nobody writes to them any more.

    `files` is asked anew before every look: a page may be new.
    """
    before = _times(files())
    while True:
        time.sleep(pause)
        now = _times(files())
        changed = {file for file in now if now[file] != before.get(file)}
        while changed:  # an editor may write a file in several steps
            time.sleep(pause)
            later = _times(files())
            if later == now:
                break
            changed |= {file for file in later if later[file] != now.get(file)}
            now = later
        before = now
        if changed:
            yield changed


def _times(files: list[Path]) -> dict[Path, int]:
    found: dict[Path, int] = {}
    for file in files:
        try:
            found[file] = file.stat().st_mtime_ns
        except OSError:
            continue  # Some editors delete a file before they write it anew.
    return found
