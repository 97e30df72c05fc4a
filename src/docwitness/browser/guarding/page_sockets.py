"""WebSockets of pages that are only looked at: what a page says by itself as it loads goes out, and nothing else.

A socket has no methods that would tell a question from a change. But what a page says while it is loaded is said at
every visit, and so changes nothing; the same said again, after a click, changes nothing either. An application whose
data come through a socket alone shows an empty page without it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import WebSocketRoute

_COUNTED = re.compile(r"\d+")
"""What differs when the same is said again: the number of a message, a time."""
_PORTS = {"ws": 80, "wss": 443}


class PageSockets:
    """The sockets that pages opened while they were loaded."""

    def __init__(
        self, *, loads: Callable[[], bool], signs_in: Callable[[], bool], stopped: Callable[[str], None]
    ) -> None:
        """`loads` and `signs_in` tell what goes on now; `stopped` is told the address of the socket of a held message.

        What is said while signing in goes out, and is no example: the recipe clicks, which no visit does by itself.
        """
        self._loads = loads
        self._signs_in = signs_in
        self._stopped = stopped
        self._said: set[str] = set()
        self._expected: Counter[tuple[str, int]] = Counter()

    def connect(self, route: WebSocketRoute) -> None:
        """Let the socket reach its server, and hold back what is said that no page has said by itself."""
        self._expected[_server(route.url)] += 1
        server = route.connect_to_server()

        def say(message: str | bytes) -> None:
            if self._is_harmless(message):
                server.send(message)
            else:
                self._stopped(route.url)

        route.on_message(say)

    def expects(self, host: str, port: int) -> bool:
        """Whether one of them is about to reach that server; each is expected once: a worker's is none of them."""
        if not self._expected[host, port]:
            return False
        self._expected[host, port] -= 1
        return True

    def _is_harmless(self, message: str | bytes) -> bool:
        text = message if isinstance(message, str) else message.decode("latin-1")
        said = _COUNTED.sub("0", text)
        if self._signs_in():
            return True
        if self._loads():
            self._said.add(said)
        return said in self._said


def _server(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 80)
