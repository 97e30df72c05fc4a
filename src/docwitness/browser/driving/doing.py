"""One action on one element of a page, as a reader carries it out with mouse and keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import ElementHandle, Page, Position
from playwright.sync_api import Error as PlaywrightError

from docwitness.browser.driving.looking import node_of
from docwitness.browser.witnessing.outcomes import Undecided
from docwitness.language.nouns import ITEMS, TOGGLED
from docwitness.language.wording import same
from docwitness.locating.snapshot import Seen
from docwitness.locating.targets import Found

ACTING = 15.0
"""Seconds that the browser may take to act on what is there: a busy machine says nothing of the document."""


_LIES_UNDER_VALUE = """(field) => {
    const { left, right, top, bottom } = field.getBoundingClientRect();
    const hit = field.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return Boolean(hit) && field.localName === "input" && hit !== field && !hit.contains(field);
}"""
"""Whether the value of a combo box is drawn over its field."""
_LIES_UNDER_DRAWING = """(box) => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const hit = box.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
    let around = box;
    while (hit && around && !around.contains(hit)) around = around.parentElement;
    return Boolean(around) && hit !== box && !box.contains(hit)
        && around.querySelectorAll("input, button, a, select, textarea, [tabindex]").length === 1;
}"""
"""Whether nothing but a drawing of its own lies over a box to tick: what is around both has no other control."""


class Replaced(Undecided):
    """The page has drawn the element anew since it was looked at: it has to be found again."""


@dataclass(frozen=True, slots=True)
class Doing:
    """One action on one element."""

    page: Page
    found: Found
    value: str | None
    timeout: float

    @property
    def milliseconds(self) -> float:
        """How long the browser may take; what lies over the element now is not waited for any longer than a promise."""
        return (self.timeout if self._lies_under else max(self.timeout, ACTING)) * 1000

    @property
    def _lies_under(self) -> bool:
        return bool({"covered", "behind"} & set(self.element.state))

    @property
    def element(self) -> Seen:
        """What is acted on, as it was seen."""
        return self.found.element

    @property
    def node(self) -> ElementHandle:
        """The same in the browser."""
        return node_of(self.found.window.scene, self.element.index)

    def point(self) -> tuple[ElementHandle, Position | None]:
        """What a reader points at, and where in its box; None for the middle.

        At an entry of a list one points at its name, or its first text: its middle may be empty, or have a control of
        its own, and before its name there may be the sign that folds it.
        """
        scene, aimed = self.found.window.scene, self.element
        entry = scene.elements[aimed.parent] if aimed.text and aimed.parent >= 0 else aimed
        texts = [inner for inner in (aimed, *scene.inside(aimed.index)) if inner.text] if entry.role in ITEMS else []
        first = next((each for each in texts if same(each.text, entry.name)), texts[0] if texts else None)
        if first is None:
            return self.node, None
        # A text that is cut short goes on, unseen, beyond its entry.
        across = min(first.centre[0] - entry.box[0], entry.box[2] / 2)
        spot: Position = {"x": across, "y": first.centre[1] - entry.box[1]}
        return node_of(scene, entry.index), spot

    def click(self) -> None:
        """Click where a reader would."""
        node, spot = self.point()
        drawn = _LIES_UNDER_VALUE if self.element.role == "combobox" else _LIES_UNDER_DRAWING
        if self.element.role in ("combobox", *TOGGLED) and node.evaluate(drawn):
            node.scroll_into_view_if_needed(timeout=self.milliseconds)
            box = node.bounding_box()
            if box:  # the browser's own check would wait for the value to go away
                self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
                return
        self.attempt(lambda: node.click(position=spot, timeout=self.milliseconds))

    def fill(self, text: str) -> None:
        """Type the text. A script could fill a field under a layer, whoever reads the page could not."""

        def typed() -> None:
            if self._lies_under:
                self.node.click(trial=True, timeout=self.milliseconds)
            self.node.fill(text, timeout=self.milliseconds)

        self.attempt(typed)

    def attempt(self, action: Callable[[], object]) -> None:
        """Do it; where the browser refuses, nothing is said about the document."""
        try:
            action()
        except PlaywrightError as error:
            if _was_done(error):
                return
            name = self.element.name or self.element.role
            reason = _reason(error)
            ending = Replaced if "not attached to the DOM" in error.message else Undecided
            raise ending(f"“{name}” is there, but {reason}", highlight=self.element.box) from error


def _was_done(error: PlaywrightError) -> bool:
    """Whether the browser had been told already: a page that is busy with the answer acknowledges it late."""
    return re.search(r"performing [\w ]*action\s*$", error.message.strip()) is not None


def _reason(error: PlaywrightError) -> str:
    if "intercepts pointer events" in error.message:
        return "something lies over it."
    if "not visible" in error.message:
        return "it is hidden."
    if "Timeout" in error.message:
        return "the browser could not use it in time."
    return f"it could not be used: {error.message.splitlines()[0]}"
