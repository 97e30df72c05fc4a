"""A product full of temptations: links, buttons, forms, beacons and sockets that change it, among harmless ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.serving import serving

NAV = """<nav><a href="/">Home</a> <a href="/rooms">Rooms</a> <a href="/settings">Settings</a>
<a href="/logout">Log out</a> <a href="/leave?what=session&amp;do=signout">Good bye</a></nav>"""
HOME = """<h1>Home</h1><button aria-haspopup="menu" id="more">More</button>
<div role="menu" id="menu" hidden><a role="menuitem" href="/reports">Reports</a>
<button role="menuitem" onclick="fetch('/purge-all', {method: 'POST'})">Tidy up</button>
<button role="menuitem" onclick="location.assign('/rooms/1/delete')">Close the first room</button></div>
<button onclick="document.querySelector('dialog').showModal()">About</button>
<dialog><h2>About this product</h2><button onclick="this.closest('dialog').close()">Close</button>
<button>Licence</button></dialog>
<form method="post" action="/newsletter/subscribe"><input name="mail" aria-label="Mail"><button>Join</button></form>
<form method="post" action="/pay"><button>Pay now</button></form>
<a href="/unsubscribe?from=news">Stop the news</a>
<script>
document.getElementById("more").onclick = () => { document.getElementById("menu").hidden = false };
addEventListener("keydown", (e) => { if (e.key === "Escape") document.getElementById("menu").hidden = true });
fetch("/seen", {method: "POST"}); navigator.sendBeacon("/beacon", "x");
addEventListener("pagehide", () => navigator.sendBeacon("/left", "x"));
const socket = new WebSocket(`ws://${location.host}/live`); socket.onopen = () => socket.send("hello");
const work = ["fetch('" + location.origin + "/worker', {method: 'POST'})"];
if (window.SharedWorker) new SharedWorker(URL.createObjectURL(new Blob(work)));
</script>"""
ROW = """<tr><td><a href="/rooms/{0}">{1}</a></td><td><a href="/rooms/{0}/delete">Delete</a></td>
<td><button onclick="fetch('/rooms/{0}', {{method: 'DELETE'}})">Remove</button></td></tr>"""
NAMES = ("Ada", "Bell", "Curie", "Dirac", "Euler", "Fermi", "Gauss", "Hertz")
ROOMS = "<h1>Rooms</h1><table><tr><th>Name</th><th>Do</th><th></th></tr>{rows}</table>"
ROOM = """<h1>Room {0}</h1><p>Seats <b>{1}</b></p>
<button onclick="fetch('/rooms/hold', {{method: 'POST'}})">Hold</button>
<details><summary>Equipment</summary><button>Beamer</button></details>"""
SETTINGS = """<h1>Settings</h1><div role="tablist">
<button role="tab" aria-selected="true" onclick="show(0)">General</button>
<button role="tab" aria-selected="false" onclick="show(1)">Mail</button></div>
<section role="tabpanel"><label>Language <select><option>English</option></select></label></section>
<section role="tabpanel" hidden><button>Signature</button></section>
<a href="http://elsewhere.invalid/help">Help</a>
<script>function show(n) {
document.querySelectorAll("[role=tab]").forEach((tab, i) => tab.setAttribute("aria-selected", i === n));
document.querySelectorAll("section").forEach((part, i) => { part.hidden = i !== n }) }</script>"""


def page(path: str) -> str | None:
    """The page at the path; None where there is none."""
    rows = "".join(ROW.format(number, name) for number, name in enumerate(NAMES, 1))
    known = {
        "/": HOME, "/rooms": ROOMS.format(rows=rows), "/settings": SETTINGS,
        "/reports": "<h1>Reports</h1><button>Weekly</button>", "/leave": "<h1>Gone</h1>", "/logout": "<h1>Gone</h1>",
    }  # fmt: skip
    parts = path.strip("/").split("/")
    if len(parts) == 2 and parts[0] == "rooms" and parts[1].isdigit() and 0 < int(parts[1]) <= len(NAMES):
        return ROOM.format(NAMES[int(parts[1]) - 1], 10 + int(parts[1]))
    return known.get(path)


@dataclass
class Tempting:
    """The running product and all that reached it."""

    url: str = ""
    requests: list[tuple[str, str]] = field(default_factory=list)
    """Method and path with query; SOCKET for an upgrade."""

    @property
    def changes(self) -> list[tuple[str, str]]:
        """What would have changed it."""
        telling = ("delete", "logout", "signout", "unsubscribe", "pay", "purge")
        return [
            (method, path)
            for method, path in self.requests
            if method not in ("GET", "HEAD") or any(word in path for word in telling)
        ]


@contextmanager
def tempting_product() -> Iterator[Tempting]:
    """The product on a free port, as long as the block runs."""
    told = Tempting()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            upgrade = self.headers.get("Upgrade", "").lower() == "websocket"
            told.requests.append(("SOCKET" if upgrade else self.command, self.path))
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            text = None if upgrade else page(urlsplit(self.path).path)
            shown = f'<!doctype html><html lang="en"><title>Rooms for all</title>{NAV}<main>{text}</main>'
            body = shown.encode() if text else b""
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = answer

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as address:
        told.url = f"{address}/"
        yield told
