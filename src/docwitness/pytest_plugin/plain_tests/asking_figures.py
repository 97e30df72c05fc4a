"""`witness.figure(…)`: a figure of the documentation, held against what any Playwright test sees."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import pytest

from docwitness.browser.bridging import awaited
from docwitness.browser.witnessing.figure_checks import hold_now
from docwitness.errors import Caveat, StaleFigure, UsageError
from docwitness.model import Exemptions, FigureUnderTest, Judgement, Observation
from docwitness.model.events import BrowserStarted
from docwitness.pytest_plugin.stash import ASKED_PAGES, SETTINGS
from docwitness.run.asked_figures import SHOWS, asked_in_words, figure_of_test, figures_with
from docwitness.run.suite import figure_file, readable_pages
from docwitness.settings import path_from
from docwitness.storage.store import ReportFolder
from docwitness.verdicts.held_figures import asked, gravest

if TYPE_CHECKING:
    from playwright.async_api import Page as AsyncPage
    from playwright.sync_api import Page


class FigureWitness:
    """Holds figures of the documentation against what a test sees."""

    def __init__(self, request: pytest.FixtureRequest, folder: ReportFolder) -> None:
        self._request = request
        self._settings = request.config.stash[SETTINGS]
        self._folder = folder

    @overload
    def figure(self, picture: str | Path, page: Page | None = None) -> Judgement: ...
    @overload
    def figure(self, picture: str | Path, page: AsyncPage) -> Awaitable[Judgement]: ...
    def figure(self, picture: str | Path, page: Any = None) -> Any:
        """Whether the picture still shows what the page shows now, or within five seconds.

        `picture` is a path from the root of the project, or from the test's folder. `page` is the fixture of that
        name unless another one is given. With a page of Playwright's asynchronous API the answer is awaited.

        Raises:
            StaleFigure: it does not, or there is no such picture.
            UsageError: there is no page to look at.
        """
        __tracebackhide__ = True
        page = page or self._page()
        line = self._line()
        figures = self._kept(self._find(picture), line)
        profile = self._settings.profile(self._profile)
        work = partial(_look, figures, self._folder, Exemptions(profile.known, profile.ignore))
        if type(page).__module__.startswith("playwright.async_api"):
            return self._later(work, page, str(picture), line)
        return self._told(work(page), str(picture), line)

    async def _later(self, work: Any, page: Any, picture: str, line: int) -> Judgement:
        return self._told(await awaited(work, page), picture, line)

    @property
    def _profile(self) -> str | None:
        name: str | None = self._request.config.option.docwitness_profile
        return name

    def _page(self) -> Any:
        if "page" not in self._request.fixturenames:
            hint = "Give it: witness.figure(picture, page)."
            raise UsageError("the test has no fixture `page` to look at.", hint=hint)
        return self._request.getfixturevalue("page")

    def _find(self, picture: str | Path) -> Path:
        __tracebackhide__ = True
        test = self._request.path
        site = [self._settings.path(self._settings.site_root)] if self._settings.site_root else []
        places = [folder / picture for folder in (self._settings.root, test.parent, *site)]
        found = next((place for place in places if place.is_file()), None)
        if found is None:
            raise StaleFigure(f"there is no picture {picture}, neither from {self._settings.root} nor beside the test.")
        return found

    def _kept(self, picture: Path, line: int) -> list[FigureUnderTest]:
        """The figures of the pages that show it, with a copy of each in the report; the test's own where none does."""
        stash = self._request.config.stash
        if ASKED_PAGES not in stash:
            stash[ASKED_PAGES] = tuple(readable_pages(self._settings, self._settings.pages))
        figures = list(figures_with(picture, stash[ASKED_PAGES]))
        figures = figures or [figure_of_test(picture, self._request.path, line, self._settings.root)]
        content = picture.read_bytes()
        files = [self._folder.save(figure_file(each.source, each.figure), content) for each in figures]
        return [replace(each, file=file) for each, file in zip(figures, files, strict=True)]

    def _line(self) -> int:
        """The line of the test from which the figure is asked for; that of the test where it is asked elsewhere."""
        frame, test = sys._getframe(), str(self._request.path)
        while frame.f_back is not None and frame.f_code.co_filename != test:
            frame = frame.f_back
        asked = frame.f_code.co_filename == test
        return frame.f_lineno if asked else (self._request.node.location[1] or 0) + 1

    def _told(self, looked: tuple[str, dict[str, Any]], picture: str, line: int) -> Judgement:
        """Record what was found, and fail where the figure is stale."""
        __tracebackhide__ = True
        browser, fields = looked
        self._folder.append(BrowserStarted(browser))
        seen = Observation(
            f"{self._request.node.nodeid}:{line}:{picture}",
            path_from(self._settings.root, self._request.path),
            line,
            "Then",
            f"{picture}{SHOWS}",
            "passed",
            **fields,
        )
        judgement = gravest(seen.judgements)
        why = asked_in_words(picture, judgement)
        for event in asked(seen, self._request.node.name, why):
            self._folder.append(event)
        if judgement.verdict == "stale":
            raise StaleFigure(why)
        if judgement.verdict == "undecided":
            warnings.warn(Caveat(why), stacklevel=3)
        return judgement


def _look(
    figures: Sequence[FigureUnderTest], folder: ReportFolder, exempt: Exemptions, page: Any
) -> tuple[str, dict[str, Any]]:
    """The browser, and what was found when the figures were held against what its page shows."""
    browser = page.context.browser
    name = f"{browser.browser_type.name} {browser.version}" if browser else "a persistent context"
    return name, hold_now(figures, page, folder, exempt)
