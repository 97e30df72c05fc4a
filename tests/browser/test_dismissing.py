"""Dialogs of a first visit are closed wherever they appear, and no others."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from docwitness.browser.dismissing import dismiss_in

BANNER = "<div id=it><p>Cookies?</p><button onclick='this.parentNode.remove()'>Accept\n all</button></div>"
LATE = "<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', `{}`), 400)</script>"
TOUR = "<dialog id=it open><h2>Welcome aboard</h2><p>A tour.</p></dialog>"
NEWS = """<div id=it role=dialog aria-label="What is new" tabindex=-1
onkeydown="if (event.key === 'Escape') this.remove()">News</div>"""
SHADOW = """<div id=it></div><script>const root = it.attachShadow({ mode: "open" });
root.innerHTML = "<button>Accept all</button>"; root.firstChild.onclick = () => it.remove()</script>"""
SLOW = """<div id=it><button>Accept all</button></div>
<script>setTimeout(() => it.firstChild.onclick = () => it.remove(), 300)</script>"""


@pytest.mark.parametrize(
    "page", [BANNER, LATE.format(BANNER), TOUR, NEWS, SHADOW, SLOW], ids="banner late tour news shadow slow".split()
)
def test_what_is_named_is_closed(chromium: Browser, page: str) -> None:
    with chromium.new_context() as context:
        dismiss_in(context, ("accept all", "Welcome aboard", "What is new"))
        tab = context.new_page()
        tab.route("**/*", lambda route: route.fulfill(body=f"<body><h1>Rooms</h1>{page}", content_type="text/html"))
        tab.goto("http://rooms.test/")
        tab.wait_for_function("!document.querySelector('#it') || !document.querySelector('#it').checkVisibility()")


def test_what_is_not_named_is_left(chromium: Browser) -> None:
    with chromium.new_context() as context:
        dismiss_in(context, ("Accept",))
        tab = context.new_page()
        tab.route("**/*", lambda route: route.fulfill(body=f"<body>{BANNER}{NEWS}", content_type="text/html"))
        tab.goto("http://rooms.test/")
        # What is named and comes last is gone: by then everything on the page was looked at.
        tab.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<button id=last onclick=\"this.remove()\">Accept</button>')"
        )
        tab.wait_for_selector("#last", state="detached")
        assert tab.locator("#it").count() == 2
