"""A product that has its data over a WebSocket alone, and notes all that it is told there."""

from __future__ import annotations

import base64
import hashlib
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.serving import serving

PAGE = """<main></main><script>
const socket = new WebSocket(`ws://${location.host}/live`);
const say = (what) => socket.send(JSON.stringify(what));
socket.onopen = () => say({ id: 1, want: "beds" });
socket.onmessage = ({ data }) => { document.querySelector("main").innerHTML = data };
</script>"""
BEDS = """<h1>Beds</h1><button onclick="say({ id: 22, want: 'beds' })">Again</button>
<button onclick="say({ id: 23, water: 'north bed' })">Water</button>"""
_KEY = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
"""RFC 6455, 1.3."""


@dataclass
class Speaking:
    """The running product."""

    url: str = ""
    heard: list[str] = field(default_factory=list)


@contextmanager
def speaking_product() -> Iterator[Speaking]:
    """The product on a free port, until the context is left."""
    told = Speaking()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            lines = iter(lambda: self.rfile.readline().decode("latin-1").strip(), "")
            fields = dict(line.partition(": ")[::2] for line in lines)
            if "Sec-WebSocket-Key" in fields:
                self._talk(fields["Sec-WebSocket-Key"])
            else:
                head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(PAGE)}\r\n"
                self.wfile.write(f"{head}Connection: close\r\n\r\n{PAGE}".encode())

        def _talk(self, key: str) -> None:
            accept = base64.b64encode(hashlib.sha1((key + _KEY).encode()).digest()).decode()
            head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            self.wfile.write(f"{head}Sec-WebSocket-Accept: {accept}\r\n\r\n".encode())
            while (start := self.rfile.read(2)) and start[0] & 15 == 1:
                mask = self.rfile.read(4)
                said = bytes(byte ^ mask[i % 4] for i, byte in enumerate(self.rfile.read(start[1] & 127)))
                told.heard.append(said.decode())
                answer = BEDS.encode()
                self.wfile.write(bytes((0x81, 126)) + len(answer).to_bytes(2, "big") + answer)

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    with serving(server) as told.url:
        yield told
