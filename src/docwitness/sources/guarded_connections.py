"""Connections that look at the address they reached before they send anything.

A name is looked up before it is connected to, and may be given another address in between.
"""

from __future__ import annotations

from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from docwitness.sources.addresses import origin_of, refuse_private_address


class GuardedAdapter(HTTPAdapter):
    """An adapter whose connections refuse private addresses, but for the origins that are allowed.

    A proxy that the environment names is connected to as it is: it was chosen by whoever runs the program.
    """

    def __init__(self, allowed: frozenset[str]) -> None:
        self._pools = _guarded_pools(allowed)
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """Make the pools, with connections that look."""
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools


def _guarded_pools(allowed: frozenset[str]) -> dict[str, type[HTTPConnectionPool]]:
    """Pools by scheme. urllib3 makes connections itself and takes nothing but their class."""

    class Http(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            _look_at(self, f"http://{self.host}:{self.port}", allowed)

    class Https(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            _look_at(self, f"https://{self.host}:{self.port}", allowed)

    class HttpPool(HTTPConnectionPool):
        ConnectionCls = Http

    class HttpsPool(HTTPSConnectionPool):
        ConnectionCls = Https

    return {"http": HttpPool, "https": HttpsPool}


def _look_at(connection: HTTPConnection, url: str, allowed: frozenset[str]) -> None:
    sock: Any = connection.sock
    if origin_of(url) not in allowed:
        refuse_private_address(str(sock.getpeername()[0]), url)
