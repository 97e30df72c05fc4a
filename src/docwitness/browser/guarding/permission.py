"""What may leave the browser: the one decision that everything which guards a product asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from docwitness.browser.product import Product
from docwitness.sources.addresses import origin_of

SAFE = ("GET", "HEAD", "OPTIONS")
"""Methods that a server must not take for a wish to change something (RFC 9110, 9.2.1)."""

Weight = Literal["stops", "excuses", "nothing"]
"""What a blocked request means for the step that sent it. It `stops` a step that cannot have done what it says. It
`excuses` a failure: what was expected may have needed it. It means `nothing`: a page waits for no answer to it."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request before it leaves the browser."""

    method: str
    url: str
    kind: str = "XHR"
    """The resource type as the DevTools protocol names it: `Document`, `XHR`, `Ping` …; `WebSocket` for a socket."""
    opens_page: bool = False
    """Whether its answer replaces what a tab shows, and not only a part of it."""
    body: str = ""
    """The beginning of what it sends, as far as that is text."""


_ASKING = re.compile(
    r"/(?:_?search|filter|query|queries|count|count-by/[\w-]+|paginate|list|lookup|find|suggest|autocomplete|history)/?$",
    re.IGNORECASE,
)
"""How addresses end to which one POSTs because a question is too long for an address (RFC 9110 has no GET with content;
the HTTP QUERY method is for this)."""
_QUESTION = re.compile(r'"query"\s*:\s*"\s*(?:query\b|\{|fragment\b)')
"""A GraphQL document that only asks: operations that change begin with `mutation` (GraphQL, section 6.2)."""
_RENEWING = re.compile(
    r"(?:renew|refresh)[-_/]?(?:access[-_]?)?(?:token|session|jwt|auth)|(?:token|session|jwt|auth)s?[-_/](?:renew|refresh)"
    r"|/(?:oauth2?|connect|auth)/token/?$",
    re.IGNORECASE,
)
"""Addresses at which a page keeps its reader signed in, or fetches what signing in gave it (RFC 6749, 3.2 and 6)."""


def _only_asks(request: Outgoing) -> bool:
    """Whether a POST says that it asks for something and changes nothing."""
    path = urlsplit(request.url).path
    return request.method == "POST" and bool(_ASKING.search(path) or _QUESTION.search(request.body))


def _renews_session(request: Outgoing) -> bool:
    return request.method == "POST" and _RENEWING.search(urlsplit(request.url).path) is not None


@dataclass(frozen=True, slots=True)
class Blocked:
    """A request that did not leave the browser, and why."""

    request: Outgoing
    why: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class Permission:
    """What a profile allows. Requests are known by their method: what a GET changes, nobody can tell."""

    origins: frozenset[str]
    """The product's, and those that the profile adds to it."""
    may_change: bool
    as_visitor: bool = False
    """Whether pages are had as every visitor has them, though nothing may be changed: what only asks may be POSTed, and
    what a page sends by itself while it is loaded."""
    keeps_off: Callable[[Outgoing], str | None] | None = None
    """Why a request is not to be sent although it only asks: who explores follows no link that says "sign out"."""

    def setting_for(self, request: Outgoing) -> str:
        """The setting of a profile that would let the request leave the browser."""
        return 'effects = "all"' if origin_of(_as_http(request.url)) in self.origins else "allowed_origins"

    def decide(self, request: Outgoing, *, signing_in: bool = False, loading: bool = False) -> Blocked | None:
        """None for what may leave the browser.

        A request that changes something goes to the product alone, and there only where the profile allows it, while
        a sign-in form is sent, or where a page sends it by itself while it is `loading` and that is allowed. A tab
        stays at the product. A socket is a way for changes that has no methods: it is opened where the profile allows
        changes, and by a page that is loading where that is allowed.
        """
        scheme, origin = urlsplit(request.url).scheme, origin_of(_as_http(request.url))
        if scheme not in ("http", "https", "ws", "wss"):
            return None
        own = origin in self.origins
        if request.opens_page and not own:
            return Blocked(request, f"it leads to another site, {origin}", "stops")
        own_part = loading and request.method in SAFE and not request.opens_page  # every visit of the page asks for it
        why = self.keeps_off(request) if self.keeps_off and not own_part else None
        if why and not signing_in:
            return Blocked(request, why, "stops")
        if request.kind != "WebSocket" and request.method in SAFE:
            return None
        if own and (self.may_change or self._is_let_in(request, signing_in=signing_in, loading=loading)):
            return None
        if own and (_renews_session(request) or (self.as_visitor and _only_asks(request))):
            return None
        weight: Weight = "nothing" if request.kind == "Ping" else "excuses"
        if request.kind == "WebSocket":
            whose = "" if own else " at another host"
            return Blocked(request, f"it opens a WebSocket{whose}, {_host(request.url)}", weight)
        if not own:
            return Blocked(request, f"it sends {request.method} to another host, {origin}", weight)
        weight = "nothing" if request.kind == "Ping" else "stops"
        return Blocked(request, f"it sends {request.method} {urlsplit(request.url).path}, a change", weight)

    def _is_let_in(self, request: Outgoing, *, signing_in: bool, loading: bool) -> bool:
        """Whether it goes to the product because of what is going on."""
        loads = loading and self.as_visitor
        return loads if request.kind == "WebSocket" else signing_in or (loads and request.kind != "Ping")


def permission_for(
    product: Product, keeps_off: Callable[[Outgoing], str | None] | None = None, *, as_visitor: bool = False
) -> Permission:
    """What the product's profile allows."""
    origins = frozenset({product.origin, *map(origin_of, product.profile.allowed_origins)})
    return Permission(origins, product.may_change, as_visitor, keeps_off)


def _as_http(url: str) -> str:
    """The address of a socket as that of the pages of its server."""
    return f"http{url[2:]}" if url.startswith(("ws:", "wss:")) else url


def _host(url: str) -> str:
    return urlsplit(url).netloc
