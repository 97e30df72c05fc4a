"""`python -m tests.end_to_end.plain_dashboard`: serve it until standard input ends."""

from __future__ import annotations

import argparse
import json
import secrets
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.end_to_end.plain_dashboard.accounts import Account, Accounts

COOKIE = "visitor"
TOKEN = secrets.token_urlsafe(16)


class Answer(Exception):
    """Ends a request with that status."""

    def __init__(self, status: int) -> None:
        self.status = status


class Dashboard(BaseHTTPRequestHandler):
    """One page, what it asks for, and the test interface."""

    protocol_version = "HTTP/1.1"
    accounts = Accounts()
    page = b""
    origin = ""

    def do_GET(self) -> None:
        if self.path in ("/", "/health"):
            self._send(200, self.page, "text/html; charset=utf-8")
        else:
            self._answer(self._found)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        self._answer(lambda: self._done(body))

    def _found(self) -> dict[str, Any]:
        return self._tested().facts() if self.path.startswith("/test/") else self._visitor().facts()

    def _done(self, body: dict[str, Any]) -> dict[str, Any]:
        if self.path == "/test/accounts":
            return self._made(body)
        if self.path.startswith("/test/"):
            return self._moved(body)
        if self.path == "/session":
            return self._signed_in(body)
        return self._acted(body)

    def _made(self, body: dict[str, Any]) -> dict[str, Any]:
        self._check_token()
        made = self.accounts.open(datetime.fromisoformat(body["now"]))
        cookie = {"name": COOKIE, "value": self.accounts.sign_in(made), "url": self.origin}
        return {**made.facts(), "email": made.email, "password": made.password, "cookies": [cookie]}

    def _moved(self, body: dict[str, Any]) -> dict[str, Any]:
        account = self._tested()
        if self.path.endswith("/cancellation"):
            account.cancel("other", "")
        elif "to" in body:
            account.reach(datetime.fromisoformat(body["to"]))
        else:
            account.wait(timedelta(seconds=body["advance"]))
        return account.facts()

    def _signed_in(self, body: dict[str, Any]) -> dict[str, Any]:
        account = self.accounts.who(body["email"], body["password"])
        if account is None:
            raise Answer(403)
        return {"cookie": f"{COOKIE}={self.accounts.sign_in(account)}; Path=/; HttpOnly; SameSite=Lax"}

    def _acted(self, body: dict[str, Any]) -> dict[str, Any]:
        account = self._visitor()
        if self.path == "/cancel":
            account.cancel(body["reason"], body["comment"])
        elif self.path == "/keep":
            account.keep()
        elif self.path == "/resubscribe":
            account.resubscribe()
        else:
            raise Answer(404)
        return account.facts()

    def _visitor(self) -> Account:
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        if cookie is None or cookie.value not in self.accounts.by_session:
            raise Answer(401)
        return self.accounts.by_session[cookie.value]

    def _tested(self) -> Account:
        self._check_token()
        return self.accounts.by_id[int(self.path.split("/")[3])]

    def _check_token(self) -> None:
        if self.headers.get("X-Test-Token") != TOKEN:
            raise Answer(403)

    def _answer(self, answer: Callable[[], dict[str, Any]]) -> None:
        try:
            told = answer()
        except Answer as ending:
            return self._send(ending.status, b"{}", "application/json")
        cookie = told.pop("cookie", None)
        return self._send(200, json.dumps(told).encode(), "application/json", cookie)

    def _send(self, status: int, body: bytes, kind: str, cookie: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing: the first line of the output is the ready line."""


def renamed(page: str, was: str, now: str) -> str:
    """The page with one button or link under another label."""
    for end in ("</button>", "</a>"):
        page = page.replace(f">{was}{end}", f">{now}{end}")
    return page


def main() -> None:
    """Serve, say where, and stop when nobody listens any more."""
    parser = argparse.ArgumentParser(prog="python -m tests.end_to_end.plain_dashboard", description=__doc__)
    parser.add_argument("--rename", nargs=2, metavar=("WAS", "NOW"), help="a button or link, by its label")
    options = parser.parse_args()
    page = (Path(__file__).parent / "page.html").read_text(encoding="utf-8")
    Dashboard.page = (renamed(page, *options.rename) if options.rename else page).encode()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Dashboard)
    Dashboard.origin = origin = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ready = {"dashboard": origin, "health": f"{origin}/health", "test": f"{origin}/test", "token": TOKEN, "docs": None}
    print(json.dumps(ready), flush=True)
    sys.stdin.buffer.read()


main()
