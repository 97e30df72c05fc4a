"""Runs hass with one middleware: the browser may ask this host alone (CSP), a health answer, and BREAK.

The drifts of BREAK change the English texts that the frontend is served, or a piece of its script, and nothing else.
"""

import json
import os
import pathlib
import socket
import sys

import hass_frontend
from aiohttp import web
from homeassistant.components import http

asked = socket.getaddrinfo


def stay(host, *a, **k):
    """The product may look up nothing but this host (some demo entities have pictures elsewhere)."""
    name = host.decode() if isinstance(host, bytes) else host
    if name not in (None, "", "localhost", "::1", "0.0.0.0", "::") and not name.startswith("127."):
        raise socket.gaierror(socket.EAI_NONAME, "only this host")
    return asked(host, *a, **k)


socket.getaddrinfo = stay

ROOT = pathlib.Path(hass_frontend.__file__).parent
HERE = pathlib.Path(__file__).parent
BREAKS = json.loads((HERE / "drifts" / "breaks.json").read_text()) if (HERE / "drifts" / "breaks.json").exists() else {}
BREAK = os.environ.get("BREAK", "")
if BREAK and BREAK not in BREAKS:
    sys.exit(f"unknown BREAK {BREAK}; known: {', '.join(BREAKS)}")
if "-c" in sys.argv:
    pathlib.Path(sys.argv[sys.argv.index("-c") + 1], "break").write_text(BREAK)
CSP = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' data: blob: ws://127.0.0.1:* ws://localhost:*"
HASS = []


@web.middleware
async def house(request, handler):
    if request.path == "/health-of-the-house":
        return web.json_response({"state": HASS[0].state.name.upper() if HASS else "STARTING"})
    if BREAK and request.path.startswith("/static/translations/") and "/en-" in request.path:
        file = (ROOT / request.path.lstrip("/")).resolve()
        if file.is_relative_to(ROOT) and file.is_file():
            texts = json.loads(file.read_text())
            for key, (old, new) in BREAKS[BREAK]["texts"].items():
                if texts.get(key) == old:
                    texts[key] = new
            return web.json_response(texts, headers={"Cache-Control": "no-store"})
    for old, new in BREAKS[BREAK].get("scripts", []) if BREAK and request.path.endswith(".js") else []:
        file = (ROOT / request.path.lstrip("/")).resolve()
        if file.is_relative_to(ROOT) and file.is_file() and old in (text := file.read_text()):
            return web.Response(
                text=text.replace(old, new), content_type="text/javascript", headers={"Cache-Control": "no-store"}
            )
    answer = await handler(request)
    if not answer.prepared:
        answer.headers["Content-Security-Policy"] = CSP
    return answer


first = http.HomeAssistantHTTP.__init__


def init(self, hass, *a, **k):
    first(self, hass, *a, **k)
    HASS.append(hass)
    self.app.middlewares.insert(0, house)


http.HomeAssistantHTTP.__init__ = init

from homeassistant.__main__ import main  # noqa: E402

sys.exit(main())
