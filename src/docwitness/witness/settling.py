"""Waiting for a page without sleeping: until it changes, and until it has stopped changing."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page

_CHANGED = """(limit) => new Promise((done) => {
    const watcher = new MutationObserver(() => { watcher.disconnect(); requestAnimationFrame(() => done(true)); });
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    setTimeout(() => { watcher.disconnect(); done(false); }, limit);
})"""

_SETTLED = """([quiet, limit]) => new Promise((done) => {
    const started = performance.now();
    let last = started, timer;
    const watcher = new MutationObserver(() => { last = performance.now(); });
    const look = () => {
        const now = performance.now();
        const moving = document.getAnimations().some((animation) =>
            animation.playState === "running" && Number.isFinite(animation.effect?.getComputedTiming().endTime ?? 0));
        if (now - started > limit || (!moving && now - last >= quiet && document.readyState !== "loading")) {
            watcher.disconnect();
            done(true);
        } else setTimeout(look, 15);
    };
    watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true,
        attributeFilter: ["class", "style", "hidden", "open", "src"] });
    look();
})"""

CHECK_AGAIN = 0.1
"""Seconds after which a page is looked at again though nothing was reported: frames change unseen from outside."""


def wait_for_change(page: Page, *, seconds: float) -> None:
    """Return when the page has changed, or soon after: a change in an inner frame does not show outside."""
    with suppress(PlaywrightError):  # a navigation is a change too
        page.evaluate(_CHANGED, min(seconds, CHECK_AGAIN) * 1000)


def settle(page: Page, *, quiet: float = 0.05, seconds: float = 2.0) -> None:
    """Return when no frame has changed its DOM for `quiet` seconds and nothing finite moves, or after `seconds`."""
    with suppress(PlaywrightError):
        page.wait_for_load_state("domcontentloaded", timeout=seconds * 1000)
    for frame in page.frames:
        _settle(frame, quiet, seconds)


def _settle(frame: Frame, quiet: float, seconds: float) -> None:
    with suppress(PlaywrightError):  # the frame went away, or led elsewhere
        frame.evaluate(_SETTLED, [quiet * 1000, seconds * 1000])
