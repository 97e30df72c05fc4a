"""Reads the signs on controls that have no name from their pixels, where the document names a sign."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TypeVar

import numpy as np
from PIL import Image
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.capturing.glyphs import Grey, sign_of
from docwitness.locating.snapshot import Scene, Seen

S = TypeVar("S", bound=Scene)
LARGEST = 96.0
"""CSS pixels of a control that shows a sign and nothing else."""


def with_signs(page: Page, scene: S) -> S:
    """The scene where each control without a text, small enough for a sign, says which sign is drawn on it."""
    controls = [element for element in scene.elements if _may_show_a_sign(scene, element)]
    if not controls:
        return scene
    try:
        picture = Image.open(BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("L")
    except PlaywrightError:
        return scene
    grey = np.asarray(picture, dtype=np.float32)
    scale = grey.shape[1] / max(scene.viewport[0], 1.0)
    signs = {each.index: sign for each in controls if (sign := sign_of(_part(grey, _inked(scene, each), scale)))}
    elements = tuple(replace(e, sign=signs[e.index]) if e.index in signs else e for e in scene.elements)
    return replace(scene, elements=elements)


def _may_show_a_sign(scene: Scene, element: Seen) -> bool:
    _, _, width, height = element.box
    usable = element.clickable or element.role in ("button", "link", "menuitem", "tab")
    return usable and not element.text and 0 < max(width, height) <= LARGEST and not scene.shown(element.index)


def _inked(scene: Scene, element: Seen) -> tuple[float, float, float, float]:
    """The box of the picture in the control; else of the control without its border."""
    picture = next((inner.box for inner in scene.inside(element.index) if inner.role == "img"), None)
    x, y, width, height = element.box
    return picture or (x + width / 6, y + height / 6, width * 2 / 3, height * 2 / 3)


def _part(grey: Grey, box: tuple[float, float, float, float], scale: float) -> Grey:
    left, top, right, bottom = (
        round(edge * scale) for edge in (box[0] - 1, box[1] - 1, box[0] + box[2] + 1, box[1] + box[3] + 1)
    )
    return grey[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
