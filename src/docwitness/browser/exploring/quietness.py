"""When a page is ready to be looked at: nothing that it asked for is outstanding, and it has stopped changing."""

from __future__ import annotations

import time

from playwright.sync_api import BrowserContext, Page, Request

from docwitness.browser.driving.settling import settle, shows_text

ASKING = frozenset({"document", "fetch", "xhr", "script", "stylesheet"})
"""Types of requests without whose answers a page is not what it will be; streams and pictures are not waited for."""
LONGEST = 5.0
"""Seconds after which the page is taken as it is: some requests never end."""


LOADING = 20.0
"""Seconds that a page without any text may take: an application of one page shows a picture until it has started."""


class Quietness:
    """Knows what the pages of a context are still waiting for."""

    def __init__(self, context: BrowserContext) -> None:
        self._asked: dict[Request, float] = {}
        context.on("request", self._ask)
        context.on("requestfinished", self._end)
        context.on("requestfailed", self._end)

    def wait(self, page: Page, *, seconds: float = LONGEST) -> None:
        """Return when nothing is outstanding and the DOM has rested for a tenth of a second, or after `seconds`."""
        until = time.monotonic() + seconds
        settle(page, quiet=0.1)
        while self._waiting() and time.monotonic() < until:
            settle(page, quiet=0.1, seconds=1.0)
        loaded = time.monotonic() + LOADING
        while not shows_text(page) and time.monotonic() < loaded:
            settle(page, quiet=0.5, seconds=1.0)

    def forget(self) -> None:
        """What was asked before counts no more: a page that is left does not get its answers."""
        self._asked.clear()

    def _waiting(self) -> bool:
        now = time.monotonic()
        return any(now - begun < LONGEST for begun in self._asked.values())

    def _ask(self, request: Request) -> None:
        if request.resource_type in ASKING:
            self._asked[request] = time.monotonic()

    def _end(self, request: Request) -> None:
        self._asked.pop(request, None)
