"""Keeps a product that nobody here started as it is, and every other host: what may not be sent stays in the browser.

Everything that a browser sends passes one of two gates, and both ask the same `Permission`: requests of pages, frames,
pop-ups, downloads and workers of every kind are paused by the browser itself (its DevTools protocol, for the browser
as a whole and not for a page); WebSockets go through a relay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Request, Route, WebSocketRoute
from playwright.sync_api import Error as PlaywrightError

from docwitness.browser.guarding.page_sockets import PageSockets
from docwitness.browser.guarding.permission import SAFE, Blocked, Outgoing, permission_for
from docwitness.browser.guarding.socket_relay import SocketRelay
from docwitness.browser.product import Product
from docwitness.browser.witnessing.outcomes import Undecided

__all__ = ["SAFE", "Guard"]

_KINDS = {"xhr": "XHR", "texttrack": "TextTrack", "eventsource": "EventSource"}
"""Types of requests by Playwright's names that the DevTools protocol does not simply write with a capital."""
_BEGINNING = 2000
"""Characters of what a request sends that are looked at."""
_NO_OTHER_WIRE = "{ delete globalThis.RTCPeerConnection; delete globalThis.WebTransport; }"
"""Ways to other hosts that neither gate sees, since they are no requests."""


class Guard:
    """Stands between one browser and the network. The embedded product needs none.

    A browser of this machine is started with `launch_arguments`; `watch` guards it, from its first context on.
    """

    def __init__(
        self, product: Product, *, keeps_off: Callable[[Outgoing], str | None] | None = None, as_visitor: bool = False
    ) -> None:
        self._product = product
        self._permission = permission_for(product, keeps_off, as_visitor=as_visitor)
        self._signing_in = self._loading = False
        self._wires: dict[Browser, CDPSession] = {}
        self._relay: SocketRelay | None = None
        self._sockets = PageSockets(loads=lambda: self._loading, signs_in=lambda: self._signing_in, stopped=self._hold)
        self.blocked: list[Blocked] = []
        """What did not leave the browser, since `forget`."""

    def launch_arguments(self) -> tuple[str, ...]:
        """What the browser is to be started with, so that WebSockets are guarded as well."""
        if self._product.embedded:
            return ()
        self._relay = self._relay or SocketRelay(self._allows_socket)
        return self._relay.launch_arguments

    def watch(self, context: BrowserContext) -> None:
        """Decide on everything that the context's browser sends from now on."""
        if self._product.embedded:
            return
        if not self._product.may_change:
            context.add_init_script(_NO_OTHER_WIRE)
        if self._relay is None or not self._product.may_change:
            context.route_web_socket("**/*", self._decide_on_socket)
        browser = context.browser
        if browser is None or not self._open(browser):
            context.route("**/*", self._decide_on_route)

    def _open(self, browser: Browser) -> bool:
        """Whether the browser pauses all that it sends; those that are no Chromium cannot."""
        if browser in self._wires:
            return True
        try:
            wire = browser.new_browser_cdp_session()
        except PlaywrightError:
            return False
        wire.on("Fetch.requestPaused", lambda paused: self._decide_on_pause(wire, paused))
        wire.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})
        self._wires[browser] = wire
        return True

    def close(self) -> None:
        """Guard no longer; for a browser that goes on."""
        for wire in self._wires.values():
            with suppress(PlaywrightError):
                wire.detach()
        self._wires.clear()
        if self._relay:
            self._relay.close()

    def forget(self) -> None:
        """Begin anew with what was blocked: a scenario answers for itself alone."""
        self.blocked.clear()

    @contextmanager
    def signing_in(self) -> Iterator[None]:
        """Let what goes to the product's own origins through while its sign-in form is sent."""
        self._signing_in = True
        try:
            yield
        finally:
            self._signing_in = False

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Around the loading of a page: what it sends by itself is sent by every visit of it."""
        self._loading = True
        try:
            yield
        finally:
            self._loading = False

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Around what a step does.

        Raises:
            Undecided: a request was blocked meanwhile, so what the product would have done cannot be told.
        """
        before = len(self.blocked)
        yield
        stopped = [blocked for blocked in self.blocked[before:] if blocked.weight == "stops"]
        if stopped:
            raise self._undecided(stopped[-1])

    def excuse(self, error: BaseException) -> Undecided | None:
        """What a failure amounts to in a scenario of which a request was blocked; None where it speaks for itself."""
        missed = [blocked for blocked in self.blocked if blocked.weight != "nothing"]
        if isinstance(error, Undecided) or not missed:
            return None
        return self._undecided(missed[-1])

    def _undecided(self, blocked: Blocked) -> Undecided:
        profile, setting = self._product.profile.name, self._permission.setting_for(blocked.request)
        return Undecided(f"stopped: {blocked.why}, which the profile “{profile}” does not allow: {setting} would.")

    def _decide(self, request: Outgoing) -> Blocked | None:
        blocked = self._permission.decide(request, signing_in=self._signing_in, loading=self._loading)
        if blocked:
            self.blocked.append(blocked)
        return blocked

    def _decide_on_pause(self, wire: CDPSession, paused: dict[str, Any]) -> None:
        request, kind = paused["request"], paused.get("resourceType", "Other")
        with suppress(PlaywrightError):  # its page was closed meanwhile
            opens_page = kind == "Document" and _is_page(wire, paused["frameId"])
            body = request.get("postData", "")[:_BEGINNING]
            if self._decide(Outgoing(request["method"], request["url"], kind, opens_page, body)):
                wire.send("Fetch.failRequest", {"requestId": paused["requestId"], "errorReason": "BlockedByClient"})
            else:
                wire.send("Fetch.continueRequest", {"requestId": paused["requestId"]})

    def _decide_on_route(self, route: Route, request: Request) -> None:
        kind = _KINDS.get(request.resource_type, request.resource_type.capitalize())
        body = (request.post_data or "")[:_BEGINNING] if request.method == "POST" else ""
        if self._decide(Outgoing(request.method, request.url, kind, _is_top_navigation(request), body)):
            route.abort("blockedbyclient")
        else:
            route.continue_()

    def _decide_on_socket(self, route: WebSocketRoute) -> None:
        """Let a page's socket through, or leave it open and silent: one that is closed shows that a server is lost."""
        if self._decide(Outgoing("GET", route.url, "WebSocket")):
            return
        if self._product.may_change:
            route.connect_to_server()
        else:
            self._sockets.connect(route)

    def _hold(self, url: str) -> None:
        """Note that a page said something over its socket that was held back."""
        self.blocked.append(Blocked(Outgoing("GET", url, "WebSocket"), "it says something over a WebSocket", "excuses"))

    def _allows_socket(self, host: str, port: int) -> bool:
        name = f"[{host}]" if ":" in host else host
        asked = [Outgoing("GET", f"{scheme}://{name}:{port}", "WebSocket") for scheme in ("ws", "wss")]
        refused = [self._permission.decide(request) for request in asked]
        if None in refused or self._sockets.expects(host, port):
            return True
        self.blocked += [blocked for blocked in refused[:1] if blocked]
        return False


def _is_page(wire: CDPSession, frame: str) -> bool:
    """Whether the frame is all of a tab: such a one has the id of its target."""
    targets = wire.send("Target.getTargets")["targetInfos"]
    return any(target["targetId"] == frame and target["type"] == "page" for target in targets)


def _is_top_navigation(request: Request) -> bool:
    """Whether it loads a page, not a part of one."""
    if not request.is_navigation_request():
        return False
    try:
        return request.frame.parent_frame is None
    except PlaywrightError:  # the first request of a pop-up, which has no frame yet
        return True
