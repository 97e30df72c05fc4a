"""A context in which a product is only looked at: what may leave it is decided before its first request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Request, Route, WebSocketRoute

from docwitness.browser.guard import SAFE, Guard
from docwitness.browser.product import Product
from docwitness.language.lasting import leads_to_lasting

_LOOKING = frozenset({"image", "stylesheet", "font", "media", "script", "manifest", "texttrack"})
"""What a page is made of; the address of a picture says what it shows, not what it does."""
_NOT_ROUTED = """
for (const name of ["SharedWorker", "fetchLater", "WebTransport", "RTCPeerConnection"])
    Object.defineProperty(window, name, { value: undefined, writable: true, configurable: true });
"""
"""What speaks to the network where no route sees it, or holds a connection open in which anything may be said."""


class Lookout:
    """Stands between the explored product and the network.

    Requests that may change something are stopped by the `Guard`; addresses that say that they sign out, delete, pay,
    publish or send are stopped whatever their method. The embedded product is made to be changed: there it is enough
    that no such control is clicked.
    """

    def __init__(self, product: Product) -> None:
        self._product = product
        self._guard = Guard(replace(product, embedded=False, may_change=product.embedded))
        self._signing_in = False
        self.stopped: list[str] = []
        """Method and path of what was stopped, in order."""

    def watch(self, context: BrowserContext) -> None:
        """Decide on everything that the context sends; before its first page is opened."""
        self._guard.watch(context)
        context.route("**/*", self._decide)  # asked before the guard, which it falls back to
        if not self._product.embedded:
            context.add_init_script(f"{{{_NOT_ROUTED}}}")
            context.route_web_socket("**/*", self._refuse)

    def close(self) -> None:
        """Guard the browser no longer."""
        self._guard.close()

    @contextmanager
    def signing_in(self) -> Iterator[None]:
        """Let what the sign-in form sends through."""
        self._signing_in = True
        try:
            with self._guard.signing_in():
                yield
        finally:
            self._signing_in = False

    def _decide(self, route: Route, request: Request) -> None:
        if self._signing_in or self._product.embedded:
            route.fallback()
            return
        lasting = request.resource_type not in _LOOKING and leads_to_lasting(request.url)
        if lasting or request.method not in SAFE:
            self.stopped.append(f"{request.method} {urlsplit(request.url).path}")
        if lasting:
            route.abort("blockedbyclient")
        else:
            route.fallback()

    def _refuse(self, socket: WebSocketRoute) -> None:
        """Keep the socket open and say nothing: a product whose socket is closed shows that it has lost its server."""
        self.stopped.append(f"SOCKET {urlsplit(socket.url).path}")
