"""What a profile says of how the product is looked at is what the product sees."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import Verify
from tests.end_to_end.guarded import suite

ROOMS = """<!doctype html><html lang="en"><title>Rooms</title><h1>Rooms</h1>
<dialog style="inset: 0; width: 100%; height: 100%"><h2>What is new</h2></dialog>
<script>
const said = [location.pathname + location.search, innerWidth + " by " + innerHeight,
    Intl.DateTimeFormat().resolvedOptions().timeZone];
for (const text of said) document.write(`<button>${text}</button>`);
setTimeout(() => document.querySelector("dialog").showModal(), 300);
setTimeout(() => document.body.insertAdjacentHTML("beforeend", "<button>Late</button>"), 6500);
</script>"""
PROFILE = """base_url = "{url}"
start_at = "rooms/?view=all"
viewport = [900, 500]
timezone = "Asia/Tokyo"
timeout = 20
dismiss = ["What is new"]
effects = "all"
"""


class _Rooms(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        content = ROOMS.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Nothing."""


@pytest.fixture
def product() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Rooms) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_the_product_is_looked_at_as_the_profile_says(verify: Verify, tmp_path: Path, product: str) -> None:
    folder = suite(tmp_path / "suite", PROFILE.format(url=product))
    labels = ("/rooms/?view=all", "900 by 500", "Asia/Tokyo", "Late")
    page = "# Rooms\n\n" + "".join(f"Click the **{label}** button.\n\n" for label in labels)
    (folder / "guide.md").write_text(page, encoding="utf-8")
    steps = "".join(f'    When I click the "{label}" button\n' for label in labels)
    (folder / "features" / "rooms.feature").write_text(f"Feature: Rooms\n  Scenario: All of it\n{steps}", "utf-8")

    run = verify(cwd=folder)

    assert run.sentences == {3: {"holds"}, 5: {"holds"}, 7: {"holds"}, 9: {"holds"}}, run.output
