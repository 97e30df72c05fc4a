"""`verify --watch`: what is saved is told of once, when it is written to its end."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Thread

from docwitness.sources.watching import saved


def later(seconds: float, file: Path, text: str) -> None:
    def write() -> None:
        time.sleep(seconds)
        file.write_text(text)

    Thread(target=write).start()


def test_a_page_that_is_saved_is_told_of(tmp_path: Path) -> None:
    page, other = tmp_path / "a.md", tmp_path / "b.md"
    for file in (page, other):
        file.write_text("one")
    changes = saved(lambda: sorted(tmp_path.glob("*.md")), pause=0.1)
    later(0.35, page, "two")
    assert next(changes) == {page}
    later(0.2, other, "two")
    later(0.25, other, "three")
    assert next(changes) == {other}


def test_a_page_that_is_new_is_told_of(tmp_path: Path) -> None:
    changes = saved(lambda: sorted(tmp_path.glob("*.md")), pause=0.1)
    later(0.35, tmp_path / "new.md", "one")
    assert next(changes) == {tmp_path / "new.md"}
