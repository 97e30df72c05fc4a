"""The figures of the pages under test, held against what the product shows."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from docwitness.browser.capturing.capture import capture
from docwitness.browser.driving.looking import look
from docwitness.browser.driving.settling import load
from docwitness.locating.windows import find_window
from docwitness.model import Exemptions, FigureJudgement, FigureUnderTest
from docwitness.scenarios.same_promise import same_window
from docwitness.storage.kept_captures import KeptCapture, keep_capture
from docwitness.storage.store import ReportFolder

PATIENCE = 5.0
"""Seconds in which a page may become what a figure shows, as long as Playwright's own expectations wait."""


def hold(
    figures: Sequence[FigureUnderTest],
    shows: str,
    product: Page,
    folder: ReportFolder,
    exempt: Exemptions,
    *,
    guessed: bool,
    earlier: KeptCapture | None = None,
) -> dict[str, Any]:
    """Fields of `Observation`: how the figures of that window or state were judged, and the capture beside them.

    Where it is only `guessed` that the figure is of this moment, it may be of another one: that does not speak
    against it. It may be of the moment `earlier`, before the last action, as well:
    pages show what is about to be clicked. The moment that agrees with more of the figures counts.
    """
    meant = [each for each in figures if same_window(each.figure.title, shows)]
    if not meant:
        return {}  # A page in other words may do without this figure.
    meant += [each for each in figures if each not in meant and any(map(each.is_twin_of, meant))]
    if not any(each.file for each in meant):
        return {"outcome": "undecided", "why": f"the pictures of {shows} cannot be found.", "figure": shows}
    moment = moment_of(product, folder)
    doubtful = guessed and find_window(look(product, nodes=False), shows) is None
    judged = moment.judge(meant, exempt, guessed=guessed, doubtful=doubtful)
    if earlier is not None and _agreeing(judged) < len(judged):
        before = earlier.judge(meant, exempt, guessed=guessed, doubtful=doubtful)
        if _agreement(before) > _agreement(judged):
            moment, judged = earlier, before
    return {"capture": moment.files, "figure": shows, "judgements": judged, "doubtful": doubtful}


def hold_now(
    figures: Sequence[FigureUnderTest], page: Page, folder: ReportFolder, exempt: Exemptions
) -> dict[str, Any]:
    """Fields of `Observation`: how the figures were judged by what the page shows now, or within a few seconds."""
    moment = moment_of(page, folder)
    judged = moment.judge(figures, exempt)
    until = time.monotonic() + PATIENCE
    while any(each.judgement.verdict == "stale" for each in judged) and (left := until - time.monotonic()) > 0:
        load(page, seconds=left)
        before, moment = moment, moment_of(page, folder)
        if moment.pngs[0] == before.pngs[0]:
            break  # It is drawn, and not what the figure shows.
        judged = moment.judge(figures, exempt)
    return {"capture": moment.files, "judgements": judged}


def _agreeing(judged: Sequence[FigureJudgement]) -> int:
    return sum(each.judgement.verdict in ("current", "cosmetic") for each in judged)


def _agreement(judged: Sequence[FigureJudgement]) -> tuple[int, float]:
    """How many of the figures agree, and how well their texts fit."""
    return _agreeing(judged), sum(each.fit.weight for each in judged if each.fit)


def moment_of(page: Page, folder: ReportFolder) -> KeptCapture:
    """What the page shows now, kept in the folder."""
    seen = capture(page)
    return keep_capture(folder, seen.pngs, seen.element_map)
