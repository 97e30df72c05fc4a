"""Keeps a product that nobody here started as it is: what may not be changed gets no request that changes anything."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Request, Route

from docwitness.witness.outcomes import Undecided
from docwitness.witness.product import Product

SAFE = ("GET", "HEAD", "OPTIONS")
"""Methods that a server must not take for a wish to change something (RFC 9110, 9.2.1)."""


class Guard:
    """Stands between a browser context and the network. The embedded product needs none."""

    def __init__(self, context: BrowserContext, product: Product) -> None:
        self._product = product
        self._origins = {product.origin, *product.profile.allowed_origins}
        self._signing_in = False
        self._stopped: list[str] = []
        if not product.embedded:
            context.route("**/*", self._decide)

    def allow_signing_in(self, allowed: bool) -> None:
        """Let requests to the product's own origin through while its sign-in form is sent."""
        self._signing_in = allowed

    def check(self) -> None:
        """Pass if nothing was stopped since the last check.

        Raises:
            Undecided: a request was stopped, so what the product would have done cannot be told.
        """
        stopped, self._stopped = self._stopped, []
        if stopped:
            raise Undecided(f"{stopped[0]}, which the profile “{self._product.profile.name}” does not allow.")

    def _decide(self, route: Route, request: Request) -> None:
        why = self._objection(request)
        if why is None:
            route.continue_()
        else:
            self._stopped.append(why)
            route.abort("blockedbyclient")

    def _objection(self, request: Request) -> str | None:
        origin = _origin(request.url)
        leaves = request.is_navigation_request() and request.frame.parent_frame is None and origin not in self._origins
        if leaves:
            return f"it leads to another site, {origin}"
        if self._product.may_change or request.method in SAFE:
            return None
        if self._signing_in and origin in self._origins:
            return None
        return f"it sends {request.method} {urlsplit(request.url).path}, a change"


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
