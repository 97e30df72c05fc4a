"""Through which WebSockets leave the browser: of pages and of workers of every kind, where no route sees them.

Chromium takes a SOCKS proxy for sockets alone, if others are named for http and https (RFC 6455, 4.1.3 says so). The
relay is one on this machine (SOCKS 5, RFC 1928, without authentication), and asks before it connects.
"""

from __future__ import annotations

import socket
import socketserver
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from urllib.request import getproxies

GRANTED, NOT_ALLOWED, UNREACHABLE = 0, 2, 4
"""Replies of RFC 1928, section 6."""
CONNECT_WITHIN = 10.0
"""Seconds."""


class SocketRelay:
    """A proxy on a free port of this machine; `allows` is asked for every host and port."""

    def __init__(self, allows: Callable[[str, int], bool]) -> None:
        class Handler(_Handler):
            allowed = staticmethod(allows)

        self._server = _Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    @property
    def launch_arguments(self) -> tuple[str, ...]:
        """What Chromium is started with: sockets go through the relay, everything else as it would without."""
        usual = getproxies()
        schemes = "".join(f"{scheme}={usual.get(scheme, 'direct://')};" for scheme in ("http", "https"))
        unproxied = "".join(f";{host}" for host in usual.get("no", "").split(",") if host)
        return (
            f"--proxy-server={schemes}socks=socks5://127.0.0.1:{self._server.server_address[1]}",
            f"--proxy-bypass-list=<-loopback>{unproxied}",
        )

    def close(self) -> None:
        """Let nothing through any more."""
        self._server.shutdown()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


class _Handler(socketserver.StreamRequestHandler):
    allowed: Callable[[str, int], bool]

    def handle(self) -> None:
        with suppress(OSError, struct.error, IndexError):  # whoever asked has gone
            self._answer(*self._asked_for())

    def _asked_for(self) -> tuple[str, int]:
        """Host and port that the browser wants to be connected with."""
        _, methods = struct.unpack("!BB", self.rfile.read(2))
        self.rfile.read(methods)
        self.wfile.write(b"\x05\x00")
        _, _, _, kind = struct.unpack("!BBBB", self.rfile.read(4))
        if kind == 3:
            host = self.rfile.read(self.rfile.read(1)[0]).decode()
        else:
            family, size = (socket.AF_INET, 4) if kind == 1 else (socket.AF_INET6, 16)
            host = socket.inet_ntop(family, self.rfile.read(size))
        return host, struct.unpack("!H", self.rfile.read(2))[0]

    def _answer(self, host: str, port: int) -> None:
        if not self.allowed(host, port):
            self._reply(NOT_ALLOWED)
            return
        try:
            product = socket.create_connection((host, port), timeout=CONNECT_WITHIN)
        except OSError:
            self._reply(UNREACHABLE)
            return
        with product:
            product.settimeout(None)
            self._reply(GRANTED)
            back = threading.Thread(target=_pump, args=(product, self.connection), daemon=True)
            back.start()
            _pump(self.connection, product)
            back.join()

    def _reply(self, code: int) -> None:
        self.wfile.write(struct.pack("!BBBB4sH", 5, code, 0, 1, bytes(4), 0))


def _pump(source: socket.socket, target: socket.socket) -> None:
    """Pass on what comes until it ends."""
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
