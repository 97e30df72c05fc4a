"""Little servers that tests watch a product by."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseServer


@contextmanager
def serving(server: BaseServer) -> Iterator[str]:
    """The address of the server while it answers, on a port that it has bound; it is closed behind it."""
    answering = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    answering.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        answering.join()
        server.server_close()
