"""For which pages a run makes scenarios."""

from __future__ import annotations

from pathlib import Path

from docwitness.run.running import plan
from docwitness.settings import find_settings


def test_a_page_that_asks_for_nothing_and_promises_something_is_carried_out(tmp_path: Path) -> None:
    pages = {"said.md": 'If you click **Moor**, "Moored" is shown.', "told.md": "Boats are kept at sea."}
    (tmp_path / "pyproject.toml").write_text(f"[tool.docwitness]\npages = {list(pages)}\n", encoding="utf-8")
    for name, text in pages.items():
        (tmp_path / name).write_text(f"# Boats\n\n{text}\n", encoding="utf-8")
    assert [name for name, _ in plan(find_settings(tmp_path)).generated] == ["said.feature"]
