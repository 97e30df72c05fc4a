"""Keeps a product that nobody here started as it is: what may not be changed gets no request that changes anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, CDPSession, Page, Request, Route
from playwright.sync_api import Error as PlaywrightError

from docwitness.browser.outcomes import Undecided
from docwitness.browser.product import Product, origin_of

SAFE = ("GET", "HEAD", "OPTIONS")
"""Methods that a server must not take for a wish to change something (RFC 9110, 9.2.1)."""

_NO_LAST_WORDS = """
Navigator.prototype.sendBeacon = () => true;
const send = window.fetch;
window.fetch = (what, how) => send(what, { ...how, keepalive: false });
addEventListener("click", ({ target }) => target.closest?.("a[ping]")?.removeAttribute("ping"), true);
"""
"""Requests that outlive their page are sent by the browser itself, where no route sees them."""


class Guard:
    """Stands between one browser context and the network. The embedded product needs none.

    It knows requests by their method: what a product changes on a GET, or by a WebSocket, it cannot tell.
    """

    def __init__(self, product: Product) -> None:
        self._product = product
        self._origins = {product.origin, *map(origin_of, product.profile.allowed_origins)}
        self._signing_in = False
        self._stopped: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        """Decide on every request of the context's pages from now on."""
        if self._product.embedded:
            return
        context.route("**/*", self._decide)
        if not self._product.may_change:
            context.add_init_script(f"{{{_NO_LAST_WORDS}}}")
        context.on("page", self.watch_redirects)
        context.on("request", self._notice)

    def watch_redirects(self, page: Page) -> None:
        """Stop redirects as well, which Playwright's routes never see: by Chromium's own protocol.

        In other browsers a redirect that leads astray is noticed when it has been followed.
        """
        if self._product.embedded:
            return
        with suppress(PlaywrightError):  # no Chromium, or a pop-up that is closed already
            wire = page.context.new_cdp_session(page)
            top = wire.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
            wire.on("Fetch.requestPaused", lambda paused: self._decide_on_redirect(wire, paused, top))
            wire.send("Fetch.enable", {"patterns": [{"resourceType": "Document"}]})

    @contextmanager
    def signing_in(self) -> Iterator[None]:
        """Let requests to the product's own origins through while its sign-in form is sent."""
        self._signing_in = True
        try:
            yield
        finally:
            self._signing_in = False

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Around what a step does.

        Raises:
            Undecided: a request was stopped meanwhile, so what the product would have done cannot be told.
        """
        before = len(self._stopped)
        yield
        if len(self._stopped) > before:
            raise self._undecided(self._stopped[-1])

    def excuse(self, error: BaseException) -> Undecided | None:
        """What a failure amounts to in a scenario of which a request was stopped; None where it speaks for itself."""
        if isinstance(error, Undecided) or not self._stopped:
            return None
        return self._undecided(self._stopped[-1])

    def _undecided(self, why: str) -> Undecided:
        return Undecided(f"stopped: {why}, which the profile “{self._product.profile.name}” does not allow.")

    def _decide(self, route: Route, request: Request) -> None:
        why = self._objection(request.method, request.url, top=_is_top_navigation(request))
        if why is None:
            route.continue_()
            return
        self._stopped.append(why)
        route.abort("blockedbyclient")

    def _decide_on_redirect(self, wire: CDPSession, paused: dict[str, Any], top: str) -> None:
        request, why = paused["request"], None
        if "redirectedRequestId" in paused:
            why = self._objection(request["method"], request["url"], top=paused["frameId"] == top)
        with suppress(PlaywrightError):  # the page was closed meanwhile
            if why is None:
                wire.send("Fetch.continueRequest", {"requestId": paused["requestId"]})
            else:
                self._stopped.append(why)
                wire.send("Fetch.failRequest", {"requestId": paused["requestId"], "errorReason": "BlockedByClient"})

    def _notice(self, request: Request) -> None:
        if request.redirected_from is None:
            return
        why = self._objection(request.method, request.url, top=_is_top_navigation(request))
        if why and why not in self._stopped:
            self._stopped.append(why)

    def _objection(self, method: str, url: str, *, top: bool) -> str | None:
        origin = origin_of(url)
        if top and origin not in self._origins:
            return f"it leads to another site, {origin}"
        if self._product.may_change or method in SAFE:
            return None
        if self._signing_in and origin in self._origins:
            return None
        return f"it sends {method} {urlsplit(url).path}, a change"


def _is_top_navigation(request: Request) -> bool:
    """Whether it loads a page, not a part of one."""
    if not request.is_navigation_request():
        return False
    try:
        return request.frame.parent_frame is None
    except PlaywrightError:  # the first request of a pop-up, which has no frame yet
        return True
