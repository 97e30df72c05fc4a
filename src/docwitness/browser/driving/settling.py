"""Waiting for a page without sleeping: until it changes, and until it has stopped changing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page, Request

from docwitness.browser.shadow_roots import ROOTS

_CHANGED = f"""(limit) => new Promise((done) => {{
    {ROOTS}
    const watcher = new MutationObserver(() => {{ watcher.disconnect(); requestAnimationFrame(() => done(true)); }});
    const all = {{ subtree: true, childList: true, attributes: true, characterData: true }};
    for (const root of roots(document)) watcher.observe(root, all);
    setTimeout(() => {{ watcher.disconnect(); done(false); }}, limit);
}})"""

_SETTLED = f"""([quiet, limit]) => new Promise((done) => {{
    {ROOTS}
    const started = performance.now(), watched = new Set();
    let calm = 0, looked = started;
    const watcher = new MutationObserver(() => {{ calm = 0; }});
    const watched_changes = {{ subtree: true, childList: true, characterData: true, attributes: true,
        attributeFilter: ["class", "style", "hidden", "open", "src"] }};
    const watch = () => {{
        const fresh = [...roots(document)].filter((root) => !watched.has(root));
        for (const root of fresh) {{ watched.add(root); watcher.observe(root, watched_changes); }}
        return fresh.length > 0;
    }};
    const moves = (animation) => animation.playState === "running"
        && Number.isFinite(animation.effect?.getComputedTiming().endTime ?? 0);
    const rests = () => ![...watched].some((root) => root.getAnimations().some(moves))
        && calm >= quiet && document.readyState !== "loading";
    const look = () => {{
        const now = performance.now();
        calm += Math.min(now - looked, 25);  // while the machine did something else, no script of the page ran
        looked = now;
        if (now - started > limit || (rests() && !watch())) {{
            watcher.disconnect();
            done(true);
        }} else setTimeout(look, 15);
    }};
    watch();
    look();
}})"""

_SHOWS_TEXT = f"""() => {{
    {ROOTS}
    const unseen = new Set(["STYLE", "SCRIPT", "TEMPLATE", "LINK"]);
    const reads = (element) => !unseen.has(element.tagName) && element.innerText?.trim();
    const [page, ...parts] = roots(document);
    return Boolean(page.body?.innerText.trim()) || parts.some((part) => [...part.children].some(reads));
}}"""

_SPINS = f"""() => {{
    {ROOTS}
    const endless = (animation) => animation.playState === "running"
        && animation.effect?.getComputedTiming().endTime === Infinity
        && animation.effect.target?.checkVisibility({{ visibilityProperty: true, opacityProperty: true }});
    return [...roots(document)].some((root) => root.getAnimations().some(endless));
}}"""

CHECK_AGAIN, CHECK_LATER = 0.1, 0.4
"""Seconds after which a page is looked at again though nothing was reported: frames change unseen from outside."""


def wait_for_change(page: Page, *, seconds: float) -> bool:
    """Whether the page has changed within these seconds: a navigation is a change too, one in an inner frame none."""
    try:
        return bool(page.evaluate(_CHANGED, seconds * 1000))
    except PlaywrightError:
        return True


def settle(page: Page, *, quiet: float = 0.05, seconds: float = 2.0) -> None:
    """Return when no frame has changed its DOM for `quiet` seconds and nothing finite moves, or after `seconds`."""
    with suppress(PlaywrightError):
        page.wait_for_load_state("domcontentloaded", timeout=seconds * 1000)
    for frame in page.frames:
        _settle(frame, quiet, seconds)


def load(page: Page, *, seconds: float = 10.0) -> None:
    """Return when the page shows something, and has not changed nor sent a request for half a second.

    A product that is drawn by scripts is quiet while they are read, and shows a frame before it answers to a key. Who
    waits for an element need not wait for this. After `seconds` the page is taken as it is.
    """
    sent: list[Request] = []
    asked: set[Request] = set()

    def send(request: Request) -> None:
        sent.append(request)
        if request.resource_type in _ASKING:
            asked.add(request)

    def end(request: Request) -> None:
        asked.discard(request)

    events = {"request": send, "requestfinished": end, "requestfailed": end}
    for name, listen in events.items():
        page.on(name, listen)  # type: ignore[call-overload]
    try:
        started, before = time.monotonic(), -1
        while (spent := time.monotonic() - started) < seconds:
            waits = bool(asked) and spent < ANSWER
            if not waits and before == len(sent) and shows_text(page):
                break
            before = len(sent)
            settle(page, quiet=0.5)
    finally:
        for name, listen in events.items():
            page.remove_listener(name, listen)


ANSWER = 4.0
"""Seconds in which what a page asks its server for while it loads is waited for; some is never answered."""


def wait_for_spinner(page: Page, *, seconds: float) -> None:
    """Return when the page shows no spinner (an animation without end), or after `seconds`.

    A page may be quiet while a worker of it unpacks what it has fetched, and show just that.
    """
    until = time.monotonic() + seconds
    with suppress(PlaywrightError):
        while page.evaluate(_SPINS) and time.monotonic() < until:
            wait_for_change(page, seconds=CHECK_LATER)


def shows_text(page: Page) -> bool:
    """Whether anything is to be read on the page."""
    try:
        return bool(page.evaluate(_SHOWS_TEXT))
    except PlaywrightError:  # it is on its way elsewhere
        return False


_ASKING = frozenset({"document", "fetch", "xhr"})
"""Types of requests whose answers change what is shown; streams stay open, and pictures come when they come."""


@contextmanager
def answered(page: Page, *, seconds: float = 3.0) -> Iterator[None]:
    """When left, return once the page has settled and all that it asked of its servers meanwhile was answered.

    A page looks settled while it waits for an answer. After `seconds` it is taken as it is: some never answer.
    """
    asked: set[Request] = set()

    def ask(request: Request) -> None:
        if request.resource_type in _ASKING:
            asked.add(request)

    def end(request: Request) -> None:
        asked.discard(request)

    page.on("request", ask)
    page.on("requestfinished", end)
    page.on("requestfailed", end)
    try:
        yield
        until = time.monotonic() + seconds
        settle(page)
        while asked and time.monotonic() < until:
            settle(page)
    finally:
        page.remove_listener("request", ask)
        page.remove_listener("requestfinished", end)
        page.remove_listener("requestfailed", end)


def _settle(frame: Frame, quiet: float, seconds: float) -> None:
    with suppress(PlaywrightError):  # the frame went away, or led elsewhere
        frame.evaluate(_SETTLED, [quiet * 1000, seconds * 1000])
