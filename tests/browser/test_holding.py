"""Figures are held against what is shown."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from playwright.sync_api import Page

from docwitness.browser.witnessing.figure_checks import hold
from docwitness.model import Exemptions, Figure, FigureUnderTest, SourceLocation
from docwitness.storage.store import ReportFolder


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


HUGE = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0))
CUT_OFF = b"\x89PNG\r\n\x1a\n" + b"nothing that follows is a chunk"


def test_a_figure_that_cannot_be_looked_at_stops_no_scenario(blank: Page, tmp_path: Path) -> None:
    folder = ReportFolder(tmp_path)
    blank.set_content("<title>Rooms</title><h1>Rooms</h1>")
    figures = []
    for number, content in enumerate((HUGE, CUT_OFF)):
        figure = Figure(f"f{number}", SourceLocation("page.md", number + 1), "x.png", window="Rooms")
        figures.append(FigureUnderTest("page.md", figure, folder.save(f"figures/{number}.png", content)))

    seen = hold(figures, "Rooms", blank, folder, Exemptions(), guessed=False)

    assert [each.judgement.verdict for each in seen["judgements"]] == ["undecided", "undecided"]
    assert all(each.judgement.why for each in seen["judgements"])
