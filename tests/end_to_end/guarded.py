"""A product of somebody else's, small enough to see all that reaches it, and a suite that witnesses it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.serving import serving

ROOMS = """<!doctype html><html lang="en"><title>Rooms</title><h1>Rooms</h1>
<p>Signed in as visitor-of-rooms</p>
<p><button onclick="fetch('/rooms/1/save', {method: 'POST'}).then(() => location.assign('/saved'))">Save</button>
<button onclick="fetch('/rooms/1', {method: 'DELETE'}).then(() => location.assign('/deleted'))">Delete</button>
<button onclick="fetch('/rooms/1/hold', {method: 'POST'})">Hold</button>
<a href="/away">Partners</a> <a href="/archive">Archive</a></p>
<script>fetch('/seen', {method: 'POST'}); addEventListener('pagehide', () => navigator.sendBeacon('/left'))</script>
"""
DOOR = """<!doctype html><html lang="en"><title>Door</title><h1>Sign in</h1><form method="post" action="/door">
<label>User <input name="user"></label> <label>Password <input type="password" name="password"></label>
<button>Sign in</button></form>"""
SCRIPTED = """<script>document.forms[0].onsubmit = (event) => {
  event.preventDefault();
  const body = new URLSearchParams(new FormData(event.target));
  fetch("/door", { method: "POST", body }).then(() => location.assign("/"));
};</script>"""
"""Makes the door one of an application that is drawn by scripts: it stays until the server has answered."""
PAGE = """<!doctype html><html lang="en"><title>{0}</title><h1>{0}</h1>"""


@dataclass
class Recorded:
    """A server, and every request that reached it."""

    url: str = ""
    away: str = ""
    """Where its link to another site leads."""
    locked: bool = False
    """Whether one has to sign in."""
    slow: float = 0.0
    """Seconds that the door takes to answer, where it is sent by script."""
    looks_per_session: int | None = None
    """After how many looks at its first page it forgets who is signed in."""
    sessions: dict[str, int] = field(default_factory=dict)
    """Looks at its first page by everyone who has signed in."""
    requests: list[tuple[str, str]] = field(default_factory=list)
    """Method and path."""
    forms: list[str] = field(default_factory=list)
    """What was sent to its door."""
    arrived: threading.Event = field(default_factory=threading.Event)
    """Set when a room is to be held, which takes until the end."""
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def changes(self) -> list[tuple[str, str]]:
        """The requests that may change something."""
        return [(method, path) for method, path in self.requests if method not in ("GET", "HEAD", "OPTIONS")]


@contextmanager
def recorded_product() -> Iterator[Recorded]:
    """A product on a free port, as long as the block runs."""
    told = Recorded()

    class Handler(_Handler):
        product = told

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as told.url:
        try:
            yield told
        finally:
            told.released.set()


class _Handler(BaseHTTPRequestHandler):
    product: Recorded

    def do_GET(self) -> None:
        self.product.requests.append((self.command, self.path))
        if self.path == "/away":
            self._redirect(self.product.away)
        elif self.path == "/" and self.product.locked and not self._knows():
            self._redirect("/door")
        else:
            self._page()

    def _knows(self) -> bool:
        """Whether who asks has signed in, and was not forgotten."""
        name, most = self.headers.get("Cookie", "").partition("user=")[2], self.product.looks_per_session
        if name not in self.product.sessions:
            return False
        self.product.sessions[name] += 1
        return most is None or self.product.sessions[name] <= most

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.product.requests.append((self.command, self.path))
        if self.path == "/door":
            self.product.forms.append(body)
            self.product.released.wait(self.product.slow)
            name = f"known-{len(self.product.forms)}"
            self.product.sessions[name] = 0
            self._redirect("/", f"user={name}; Path=/; HttpOnly")
        elif self.path == "/rooms/1/hold":
            self.product.arrived.set()
            self.product.released.wait(60)
            self._send(200, "")
        else:
            self._send(200, "")

    do_DELETE = do_POST

    def _page(self) -> None:
        own = {"/": ROOMS, "/door": DOOR + (SCRIPTED if self.product.slow else "")}
        self._send(200, own.get(self.path) or PAGE.format(self.path.strip("/").capitalize()))

    def _redirect(self, where: str, cookie: str | None = None) -> None:
        self.send_response(303)
        self.send_header("Location", where)
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        with suppress(ConnectionError):  # whoever asked was killed meanwhile
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Nothing."""


GUIDE = """# Rooms

Click the **Save** button.

Click the **Delete** button.

Click the **Partners** link.

Click the **Archive** link.

Click the **Hold** button.
"""
FEATURE = """Feature: Rooms

  Scenario: Saving by the vocabulary
    When I click the "Save" button
    Then the "Saved" window is open

  Scenario: Saving by a phrase of the suite
    When I save the room
    Then the "Saved" window is open

  @destructive
  Scenario: Deleting
    When I click the "Delete" button
    Then the "Deleted" window is open

  Scenario: Partners
    When I click the "Partners" link
    Then the "Elsewhere" window is open

  Scenario: Archive
    When I click the "Archive" link
    Then the "Archive" window is open

  Scenario: Cellar
    When I click the "Cellar" link

  @destructive
  Scenario: Holding
    When I click the "Hold" button
    Then the "Held" window is open
"""
STEPS = """from pytest_bdd import when


@when("I save the room")
def save(witness):
    witness.ensure_open()
    witness.page.get_by_role("button", name="Save").click()
"""


def suite(folder: Path, profile: str) -> Path:
    """The folder, with a page, a feature, a phrase of its own, and the profile's keys as TOML."""
    files = {
        "pyproject.toml": '[tool.docwitness]\npages = ["guide.md"]\n\n[tool.docwitness.profiles.default]\n' + profile,
        "guide.md": GUIDE,
        "features/rooms.feature": FEATURE,
        "conftest.py": STEPS,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
