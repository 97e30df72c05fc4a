"""The files that a product has handed out in one scenario, as evidence of what a page says to be downloaded."""

from __future__ import annotations

import time

from playwright.sync_api import BrowserContext, Download, Page

from docwitness.browser.driving.settling import CHECK_AGAIN, wait_for_change
from docwitness.language.wording import same
from docwitness.model import Identification, Used


class Downloads:
    """The names of the files that came since the last action."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        """Keep account of the downloads of all pages of the context from now on."""
        context.on("page", self._watch_page)
        for page in context.pages:
            self._watch_page(page)

    def _watch_page(self, page: Page) -> None:
        page.on("download", self._note)

    def _note(self, download: Download) -> None:
        self._names.append(download.suggested_filename)

    def forget(self) -> None:
        """What came before belongs to an earlier action."""
        self._names.clear()

    @property
    def names(self) -> tuple[str, ...]:
        """What the files are called."""
        return tuple(self._names)

    def came(self, page: Page, label: str | None, *, seconds: float) -> Used | None:
        """The file of that name, or any, as soon as it comes; None where it does not."""
        until = time.monotonic() + seconds
        while (name := self._called(label)) is None and time.monotonic() < until:
            wait_for_change(page, seconds=CHECK_AGAIN)  # of a page that is never still it returns at once
        if name is None:
            return None
        return Used("file", name, (0, 0, 0, 0), Identification.NAMED, "the product has handed it out", came=True)

    def _called(self, label: str | None) -> str | None:
        return next((name for name in self._names if label is None or same(name, label)), None)
