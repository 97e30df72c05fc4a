"""Scrolls through what scrolls: lists that draw only what is in sight have more than the page shows."""

from __future__ import annotations

from contextlib import suppress
from typing import Literal

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.language.wording import canonical

_SCROLL = """async ([label, limit]) => {
    const until = performance.now() + limit;
    const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\\s+/g, " ");
    const roots = [document], boxes = [];
    while (roots.length) for (const node of roots.pop().querySelectorAll("*")) {
        if (node.shadowRoot) roots.push(node.shadowRoot);
        const scrolls = node === document.scrollingElement || /auto|scroll/.test(getComputedStyle(node).overflowY);
        if (scrolls && node.clientHeight > 0 && node.scrollHeight > node.clientHeight + 1) boxes.push(node);
    }
    const drawn = () => new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
        setTimeout(done, 100);
    });
    const has = (box) => [...box.querySelectorAll("*")].some((node) =>
        !node.firstElementChild && plain(node.textContent || node.getAttribute("aria-label") || "").trim() === label);
    for (const box of boxes) {
        const start = box.scrollTop;
        if (has(box)) continue;
        box.scrollTop = 0;
        for (let last = -1; ; ) {
            await drawn();
            if (has(box)) return "found";
            if (performance.now() > until) { box.scrollTop = start; return "unfinished"; }
            if (box.scrollTop === last) break;
            last = box.scrollTop;
            box.scrollTop += Math.max(box.clientHeight * 0.8, 20);
        }
        box.scrollTop = start;
    }
    return "absent";
}"""
"""Goes through every box by four fifths of its height; what was drawn meanwhile is read after each."""


Scrolled = Literal["found", "unfinished", "absent"]


def scroll_to(page: Page, label: str, *, seconds: float) -> Scrolled:
    """Whether the label came into sight when everything that scrolls was scrolled through, where it is left then.

    `unfinished` where the time was not enough: what was not scrolled through is no evidence of absence.
    """
    told: Scrolled = "absent"
    for frame in page.frames:
        with suppress(PlaywrightError):  # the frame went away
            here = frame.evaluate(_SCROLL, [canonical(label), seconds * 1000])
            if here == "found":
                return "found"
            told = "unfinished" if here == "unfinished" else told
    return told
