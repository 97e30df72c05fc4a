"""Figures of one release held against the application of another, beside what a person saw in them.

`figures.toml` says how each figure's state is come to; the steps are carried out as the witness carries out those of
a page. What is captured is judged with its element map.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from docwitness.browser.capturing.capture import CaptureEvidence, capture
from docwitness.browser.driving.actions import act
from docwitness.browser.driving.settling import load
from docwitness.browser.executables import ensure_browser
from docwitness.figures import judge
from docwitness.locating.targets import Found, Wanted
from docwitness.model import Judgement
from docwitness.scenarios.vocabulary import understand
from docwitness.settings import Profile, find_settings

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what a person said of a figure."""

    figure: str
    origin: str
    """Release of the documentation that the figure is from."""
    version: str
    """Release of the application."""
    stale: bool
    reason: str


def read_rows(file: Path) -> tuple[Row, ...]:
    """The rows of the table; a verdict that begins with `current` says that nobody is misled."""
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Row(
                figure=row["figure"],
                origin=row["figure_origin"].removeprefix("v"),
                version=row["app_version"],
                stale=row["verdict"] == "stale",
                reason=row["reason"],
            )
            for row in csv.DictReader(lines)
        )


def capture_states(url: str, figures: set[str]) -> Iterator[tuple[str, CaptureEvidence]]:
    """Name and capture of the state that each of the figures shows."""
    ways = tomllib.loads((HERE / "figures.toml").read_text(encoding="utf-8"))
    profile = find_settings(HERE).profile(None)
    with sync_playwright() as playwright:
        found = ensure_browser()
        browser = playwright.chromium.launch(executable_path=found.executable, args=list(found.args))
        for figure in (figure for figure in ways if figure in figures):
            yield figure, _capture(browser, url, ways[figure], profile)
        browser.close()


def _capture(browser: Browser, url: str, way: list[str], profile: Profile) -> CaptureEvidence:
    width, height = profile.viewport
    context = browser.new_context(viewport={"width": width, "height": height}, locale=profile.locale)
    try:
        page = context.new_page()
        page.goto(url + profile.start_at, wait_until="domcontentloaded")
        used = None
        for phrase in way:
            page, used = _carry_out(page, phrase, profile, used)
        load(page)
        return capture(page)
    finally:
        context.close()


def _carry_out(page: Page, phrase: str, profile: Profile, used: Found | None) -> tuple[Page, Found | None]:
    what = understand(phrase)
    if what is None:
        raise SystemExit(f"figures.toml: no step is worded so: {phrase}")
    load(page)  # a menu that is opened while a kernel starts is closed again by its product
    wanted = Wanted(what.target or "", what.labelled, what.role, what.position, what.kind, profile.aliases)
    done = act(page, wanted, value=what.value, timeout=profile.timeout, after=used)
    return done.page, done.found or used


def report_rows(judged: list[tuple[Row, Judgement]]) -> None:
    """Print every row with what was found, and how many are right."""
    right = 0
    for row, judgement in judged:
        agrees = (judgement.verdict == "stale") == row.stale and judgement.verdict != "undecided"
        right += agrees
        expected = "stale" if row.stale else "current"
        shown = f"{row.figure} of {row.origin} on {row.version}: {judgement.verdict}"
        print(f"{'✓' if agrees else '✗'} {shown}, by eye {expected}: {row.reason}")
        for change in judgement.changes:
            name = f"{change.element.role} “{change.element.name}”" if change.element else "something"
            print(f"    {change.kind} {name}: {change.was} → {change.now}")
        if judgement.verdict == "undecided":
            print(f"    {judgement.why}")
    print(f"\nRight: {right} of {len(judged)}")


def judge_row(row: Row, docs: Path, evidence: CaptureEvidence) -> Judgement:
    """How the figure of the row's documentation compares with the capture."""
    figure = (docs / "images" / f"{row.figure}.png").read_bytes()
    return judge(figure, evidence.pngs, evidence.element_map, known=find_settings(HERE).profile(None).known)
