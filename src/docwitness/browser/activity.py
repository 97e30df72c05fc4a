"""What a page still waits for: requests that are not answered, and connections over which anything may come."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Page, Request, WebSocket

_CHANGING = frozenset({"document", "fetch", "xhr", "script", "stylesheet", "eventsource"})
"""Types of requests whose answers change what is shown."""


@dataclass
class _Pending:
    requests: set[Request] = field(default_factory=set)
    sockets: set[WebSocket] = field(default_factory=set)


_PAGES: MutableMapping[Page, _Pending] = WeakKeyDictionary()


def watch(context: BrowserContext) -> None:
    """Keep account of what the context's pages wait for."""
    context.on("page", _watch_page)
    for page in context.pages:
        _watch_page(page)


def _watch_page(page: Page) -> None:
    if page in _PAGES:
        return
    pending = _PAGES[page] = _Pending()

    def send(request: Request) -> None:
        if request.resource_type in _CHANGING:
            pending.requests.add(request)

    def end(request: Request) -> None:
        pending.requests.discard(request)

    def connect(socket: WebSocket) -> None:
        pending.sockets.add(socket)
        socket.on("close", lambda closed: pending.sockets.discard(closed))

    page.on("request", send)
    page.on("requestfinished", end)
    page.on("requestfailed", end)
    page.on("websocket", connect)


def waits_for_nothing(page: Page) -> bool:
    """Whether all that the page has asked for was answered, and nothing can come over an open connection."""
    pending = _PAGES.get(page)
    return pending is not None and not pending.requests and not pending.sockets
