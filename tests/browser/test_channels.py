"""Every way out of a browser is tried, and a server counts what reaches it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from docwitness.browser.executables import ensure_browser
from docwitness.browser.guarding.guard import Guard
from docwitness.browser.product import Product
from docwitness.settings import Profile
from tests.serving import serving

PAGE = """<!doctype html><title>Ways out</title><body>
<form id="posts" method="post" action="/form-in-pop-up" target="_blank"></form>
<form id="strays" method="post" action="OTHER/form-in-pop-up" target="_blank"></form>
<a id="pings" href="/arrived" ping="/ping OTHER/ping" target="_blank">Go</a>
<iframe srcdoc='<form method="post" action="/form-in-frame"></form><script>document.forms[0].submit()</script>'>
</iframe>
<script>
const send = (url, how) => fetch(url, { method: "POST", mode: "no-cors", ...how }).catch(() => 0);
const socket = (host, name) => { try { new WebSocket(`ws://${host}/${name}`) } catch {} };
const everything = (where, host) => {
    send(`${where}/fetch`);
    send(`${where}/kept-alive`, { keepalive: true });
    navigator.sendBeacon(`${where}/beacon`, "x");
    fetchLater(`${where}/fetch-later`, { method: "POST", mode: "no-cors", activateAfter: 0 });
    fetchLater(`${where}/fetch-at-the-end`, { method: "POST", mode: "no-cors" });
    socket(host, "socket");
    const request = new XMLHttpRequest();
    request.open("PUT", `${where}/xhr`);
    request.send();
    const text = `fetch("${where}/worker-from-text", { method: "POST", mode: "no-cors" }).catch(() => 0)`;
    new Worker(URL.createObjectURL(new Blob([text])));
};
everything(location.origin, location.host);
everything("OTHER", "OTHER".slice(7));
new Worker("/worker.js?worker");
new SharedWorker("/worker.js?shared-worker");
navigator.serviceWorker.register("/worker.js?service-worker");
addEventListener("pagehide", () => {
    navigator.sendBeacon("/beacon-on-leaving");
    send("/fetch-on-leaving", { keepalive: true });
});
</script>"""
WORKER = """const name = location.search.slice(1);
for (const [where, host] of [[location.origin, location.host], ["OTHER", "OTHER".slice(7)]]) {
    fetch(`${where}/${name}`, { method: "POST", mode: "no-cors" }).catch(() => 0);
    try { new WebSocket(`ws://${host}/socket-of-${name}`) } catch {}
}"""


@dataclass
class Counted:
    """A server, and what reached it that is no plain look at a page."""

    url: str = ""
    other: str = ""
    reached: list[str] = field(default_factory=list)


@contextmanager
def counting() -> Iterator[Counted]:
    counted = Counted()

    class Handler(BaseHTTPRequestHandler):
        def _count(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.command != "GET" or self.headers.get("Upgrade") or self.path.startswith("/stray"):
                counted.reached.append(self.path.strip("/"))
            if self.path == "/astray":
                self.send_response(307)
                self.send_header("Location", f"{counted.other}/stray")
            else:
                self.send_response(200)
            content = {"/": PAGE, "/worker.js": WORKER}.get(self.path.split("?")[0], "ok")
            data = content.replace("OTHER", counted.other).encode()
            self.send_header("Content-Type", "text/javascript" if "worker.js" in self.path else "text/html")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = _count

        def log_message(self, *args: Any) -> None:
            """Nothing."""

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as counted.url:
        yield counted


@pytest.fixture
def servers() -> Iterator[tuple[Counted, Counted]]:
    """The product, and somebody else's server."""
    with counting() as product, counting() as other:
        product.other = other.url
        yield product, other


AT_ONCE = (
    "fetch", "kept-alive", "beacon", "fetch-later", "xhr", "worker-from-text", "worker", "shared-worker",
    "service-worker", "form-in-frame",
)  # fmt: skip
"""What the page sends as it opens."""
SOCKETS = 4
"""WebSockets that it opens to the product: its own, and one for each kind of worker with an address."""


def wait_until_tried(page: Page, product: Counted, guard: Guard, *ways: str) -> None:
    """Return when each of the ways has either reached the product or been blocked."""
    until = time.monotonic() + 20
    while True:
        told = [blocked.why for blocked in guard.blocked]
        open_ = [way for way in ways if way not in product.reached and not any(f"/{way}," in why for why in told)]
        sockets = sum("socket" in way for way in product.reached) + sum("opens a WebSocket, " in why for why in told)
        if not open_ and sockets >= SOCKETS:
            return
        assert time.monotonic() < until, (open_, sockets)
        with suppress(PlaywrightTimeout):  # a worker's requests are no events of the page
            page.context.wait_for_event("request", timeout=50)


def try_every_way(playwright: Playwright, product: Counted, *, may_change: bool) -> Guard:
    """Open the page that tries them all, use what it has, and leave it; then end the browser at once."""
    guard = Guard(Product(product.url, embedded=False, profile=Profile(), may_change=may_change))
    options: dict[str, Any] = dict(ensure_browser().launch_options)
    options["args"] = [*options["args"], *guard.launch_arguments()]
    with ExitStack() as ends:
        ends.callback(guard.close)
        browser = playwright.chromium.launch(**options)
        ends.callback(browser.close)
        context = browser.new_context(service_workers="allow")
        guard.watch(context)
        page = context.new_page()
        page.goto(product.url)
        wait_until_tried(page, product, guard, *AT_ONCE)
        for form in ("posts", "strays"):
            page.evaluate("id => document.getElementById(id).submit()", form)
        page.click("#pings")
        with context.expect_page() as astray:
            page.evaluate("void open('/astray')")
        astray.value.wait_for_load_state()
        wait_until_tried(page, product, guard, "form-in-pop-up", "ping")
        page.goto(f"{product.url}/arrived")
        with pytest.raises(PlaywrightError):
            page.goto(f"{product.url}/astray")
        context.new_page().goto(product.url)
    return guard


def test_without_permission_nothing_gets_out_by_any_way(
    playwright: Playwright, servers: tuple[Counted, Counted]
) -> None:
    product, other = servers
    guard = try_every_way(playwright, product, may_change=False)

    assert (product.reached, other.reached) == ([], [])
    told = " ".join(blocked.why for blocked in guard.blocked)
    for way in ("/fetch,", "/xhr,", "/fetch-later,", "/shared-worker,", "/service-worker,", "/form-in-pop-up,"):
        assert f"{way} a change" in told, way
    assert "it opens a WebSocket" in told
    assert f"it leads to another site, {other.url}" in told


def test_with_permission_only_the_product_is_changed(playwright: Playwright, servers: tuple[Counted, Counted]) -> None:
    product, other = servers
    try_every_way(playwright, product, may_change=True)

    assert other.reached == []
    assert set(product.reached) >= {
        "fetch", "kept-alive", "beacon", "fetch-later", "fetch-at-the-end", "xhr", "worker-from-text", "worker",
        "shared-worker", "service-worker", "socket", "socket-of-worker", "socket-of-shared-worker",
        "socket-of-service-worker", "form-in-pop-up", "form-in-frame", "ping", "beacon-on-leaving", "fetch-on-leaving",
    }  # fmt: skip
