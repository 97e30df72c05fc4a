"""Evidence of one moment: pictures at several device pixel ratios and the element map that goes with them."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass

from playwright.sync_api import CDPSession, JSHandle, Page
from playwright.sync_api import Error as PlaywrightError

from docwitness.browser.capturing.element_map import map_elements
from docwitness.browser.shadow_roots import ROOTS
from docwitness.model import Box, ElementMap

_STILL = (
    f"async () => {{ {ROOTS}"
    + """
    // Finite animations are taken to their end, as their product expects; endless ones wait at their start.
    const waiting = [];
    for (const animation of [...roots(document)].flatMap((root) => root.getAnimations())) {
        if (animation.playState !== "running") continue;
        if (Number.isFinite(animation.effect?.getComputedTiming().endTime ?? 0)) animation.finish();
        else { animation.pause(); waiting.push([animation, animation.currentTime]); animation.currentTime = 0; }
    }
    const caret = new CSSStyleSheet();
    caret.replaceSync("* { caret-color: transparent !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, caret];
    const late = new Promise((resolve) => setTimeout(resolve, 1000));
    if (document.fonts.status !== "loaded") await Promise.race([document.fonts.ready, late]);
    return () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== caret);
        for (const [animation, time] of waiting) { animation.currentTime = time; animation.play(); }
    };
}"""
)


@dataclass(frozen=True, slots=True)
class CaptureEvidence:
    """PNG files of one moment, one per device pixel ratio asked for, and the element map of that moment."""

    pngs: tuple[bytes, ...]
    element_map: ElementMap


def capture(page: Page, *, scales: tuple[float, ...] = (1, 2), clip: Box | None = None) -> CaptureEvidence:
    """Pictures and element map of what the page shows now; the product notices nothing.

    `clip` is in CSS pixels of the page's viewport; the pictures show only that part, the map has all of it.
    """
    with _stilled(page):
        elements = map_elements(page, clip=clip)
        pngs = _pictures(page, clip or (0.0, 0.0, *elements.viewport), scales)
    return CaptureEvidence(pngs, elements)


@contextmanager
def _stilled(page: Page) -> Iterator[None]:
    """Animations and caret at rest in all frames, and fonts loaded, for as long as it is open."""
    with ExitStack() as stack:
        for frame in page.frames:
            with suppress(PlaywrightError):  # a frame that went away needs no stilling
                stack.callback(_release, frame.evaluate_handle(_STILL))
        yield


def _release(handle: JSHandle) -> None:
    with suppress(PlaywrightError):
        handle.evaluate("release => release()")
        handle.dispose()


def _pictures(page: Page, part: Box, scales: tuple[float, ...]) -> tuple[bytes, ...]:
    try:
        session = page.context.new_cdp_session(page)
    except PlaywrightError:  # not a Chromium
        return (_ordinary(page, part),)
    try:
        scrolled = page.evaluate("[scrollX, scrollY]")
        return tuple(_picture(session, part, scale, scrolled) for scale in scales)
    except PlaywrightError:  # it falls over once in dozens of scenarios under load
        return (_ordinary(page, part),)
    finally:
        session.detach()


def _picture(session: CDPSession, part: Box, scale: float, scrolled: Sequence[float]) -> bytes:
    """One picture; a CDP clip counts in CSS pixels of the document, whatever the page's own pixel ratio is.

    Emulating another pixel ratio would give the same picture, but the page would see its media queries change.
    """
    x, y, width, height = part
    clip = {"x": x + scrolled[0], "y": y + scrolled[1], "width": width, "height": height, "scale": scale}
    shot = session.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True, "clip": clip})
    return base64.b64decode(shot["data"])


def _ordinary(page: Page, part: Box) -> bytes:
    x, y, width, height = part
    return page.screenshot(clip={"x": x, "y": y, "width": width, "height": height}, animations="allow", caret="initial")
