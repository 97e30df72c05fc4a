"""The figures of the pages under test, held against what the product shows."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from playwright.sync_api import Page

from docwitness.browser.capturing.capture import CaptureEvidence, capture
from docwitness.browser.driving.looking import look
from docwitness.browser.product import FigureUnderTest
from docwitness.errors import PictureError
from docwitness.figures import judge
from docwitness.figures.element_json import write_elements
from docwitness.figures.retake.retaking import preview, retake
from docwitness.locating.windows import find_window
from docwitness.model import Capture, FigureJudgement, Judgement
from docwitness.reports.web.differences import draw_differences
from docwitness.scenarios.same_promise import same_window
from docwitness.storage.store import ReportFolder, digest


def hold(
    figures: Sequence[FigureUnderTest],
    shows: str,
    product: Page,
    folder: ReportFolder,
    *,
    known: Collection[str],
    guessed: bool,
) -> dict[str, Any]:
    """Fields of `Observation`: how the figures of that window or state were judged, and the capture beside them.

    `known` are texts of the test account. Where it is only `guessed` that the figure is of this moment, and no window
    of that title is open, it may be of another one: that does not speak against it.
    """
    meant = [each for each in figures if each.figure.window and same_window(each.figure.window, shows)]
    found = [(each, each.file) for each in meant if each.file]
    if not meant:
        return {}  # A page in other words may do without this figure.
    if not found:
        return {"outcome": "undecided", "why": f"the pictures of {shows} cannot be found.", "figure": shows}
    moment, judged = _now(found, product, folder, known)
    if guessed and find_window(look(product, nodes=False), shows) is None:
        judged = tuple(map(_unless_of_another_moment, judged))
    return {"capture": moment.keep(judged), "figure": shows, "judgements": judged}


PATIENCE = 5.0
"""Seconds in which a page may become what a figure shows, as long as Playwright's own expectations wait."""
_PAUSE = 0.25
"""Seconds between two looks at a page that may still be drawn."""


def hold_now(
    figures: Sequence[tuple[FigureUnderTest, str]], page: Page, folder: ReportFolder, *, known: Collection[str]
) -> dict[str, Any]:
    """Fields of `Observation`: how the figures were judged by what the page shows now, or within a few seconds."""
    moment, judged = _now(figures, page, folder, known)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and any(each.judgement.verdict == "stale" for each in judged):
        page.wait_for_timeout(_PAUSE * 1000)
        before = moment.evidence.pngs[0]
        moment = _Moment(folder, capture(page))
        if moment.evidence.pngs[0] == before:
            break  # It is drawn, and not what the figure shows.
        judged = tuple(_judged(moment, each, file, known) for each, file in figures)
    return {"capture": moment.keep(judged), "judgements": judged}


def _now(
    figures: Sequence[tuple[FigureUnderTest, str]], page: Page, folder: ReportFolder, known: Collection[str]
) -> tuple[_Moment, tuple[FigureJudgement, ...]]:
    moment = _Moment(folder, capture(page))
    return moment, tuple(_judged(moment, each, file, known) for each, file in figures)


MANY = 4
"""So many things at once are more likely to be of another moment than to have changed."""


def _unless_of_another_moment(judged: FigureJudgement) -> FigureJudgement:
    judgement = judged.judgement
    serious = [change.kind for change in judgement.changes if change.kind != "restyled"]
    if judgement.verdict != "stale" or (serious != ["other"] and len(serious) < MANY):
        return judged
    why = f"{judgement.why} No window here is called what its words say, so it may be of another moment."
    return replace(judged, judgement=replace(judgement, verdict="undecided", why=why))


def _judged(moment: _Moment, tested: FigureUnderTest, file: str, known: Collection[str]) -> FigureJudgement:
    """How the figure compares; one that cannot be looked at is a fault of the document, not of the run."""
    try:
        return moment.judge(tested, file, known)
    except PictureError as error:
        return FigureJudgement(tested.source, tested.figure.id, Judgement("undecided", 0.0, str(error)))


@dataclass
class _Moment:
    """What was captured of one moment, and its files in the report folder."""

    folder: ReportFolder
    evidence: CaptureEvidence

    def __post_init__(self) -> None:
        key = digest(self.evidence.pngs[0])
        picture = self.folder.save(f"figures/{key}@1.png", self.evidence.pngs[0])
        elements = self.folder.save(f"figures/{key}.json", write_elements(self.evidence.element_map).encode())
        self.kept = Capture((picture,), elements)

    def keep(self, judged: Sequence[FigureJudgement]) -> Capture:
        """The capture; where a figure is to be taken anew from it, with its pictures at higher ratios."""
        if all(each.judgement.verdict == "current" for each in judged):
            return self.kept
        base = self.kept.files[0].removesuffix("@1.png")
        sharper = [self.folder.save(f"{base}@{i}.png", png) for i, png in enumerate(self.evidence.pngs[1:], 2)]
        return replace(self.kept, files=(*self.kept.files, *sharper))

    def judge(self, tested: FigureUnderTest, file: str, known: Collection[str]) -> FigureJudgement:
        """How the figure compares; beside it, the same part of the page as it is now, and what differs."""
        picture, window = self.folder.read(file), tested.figure.window
        pngs, elements = self.evidence.pngs, self.evidence.element_map
        judgement = judge(picture, pngs, elements, known=known)
        current = judgement.verdict == "current"
        base, _, ending = file.rpartition(".")
        diff = None
        if not current:
            diff = self.folder.save(f"{base}-diff.png", draw_differences(picture, pngs[0], judgement))
        try:
            # Only what may replace a figure is encoded as carefully as that is, which takes longer.
            now = (preview if current else retake)(
                picture, pngs, elements, window=window, placement=judgement.placement
            )
            retaken = self.folder.save(f"{base}-now.{'webp' if current else ending}", now)
        except PictureError:
            retaken = None
        return FigureJudgement(tested.source, tested.figure.id, judgement, self.kept.files[0], diff, retaken)
