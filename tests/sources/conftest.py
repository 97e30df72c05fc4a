"""A host on the loopback that answers what a test tells it to."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image

from docwitness.sources import SourceSettings


def _png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(buffer, "PNG")
    return buffer.getvalue()


PNG = _png()


@dataclass
class Reply:
    content: bytes = b""
    content_type: str = "text/markdown"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Host:
    """Replies by path; a list is given one after the other, its last one again and again."""

    url: str
    replies: dict[str, Reply | list[Reply]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    seen: list[dict[str, str]] = field(default_factory=list)

    def reply(self, path: str) -> Reply:
        self.asked.append(path)
        reply = self.replies.get(path, Reply(b"nothing here", "text/plain", 404))
        if isinstance(reply, list):
            return reply.pop(0) if len(reply) > 1 else reply[0]
        return reply


@pytest.fixture
def host() -> Iterator[Host]:
    told: Host

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.seen.append(dict(self.headers))
            reply = told.reply(self.path)
            self.send_response(reply.status)
            for name, value in {"Content-Type": reply.content_type, **reply.headers}.items():
                self.send_header(name, value)
            if "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(reply.content)))
            self.end_headers()
            self.wfile.write(reply.content)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told = Host(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()


@contextmanager
def dripping() -> Iterator[str]:
    """The address of a host that never comes to the end of its page."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/markdown")
            self.end_headers()
            with suppress(OSError):
                while not over.wait(0.05):
                    self.wfile.write(b"a ")

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def allowed(host: Host) -> SourceSettings:
    return SourceSettings(allowed_origins=frozenset({host.url}), backoff=0, timeout=2, total_timeout=5)
