"""Where the explorer is: the state that is open in its page, and how another one is had again by the shortest way."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.settling import load
from docwitness.browser.exploring.charting import Chart
from docwitness.browser.exploring.frontier import NEAR
from docwitness.browser.exploring.quietness import Quietness
from docwitness.browser.exploring.sights import Sight, see
from docwitness.productmap.routes import without_fragment
from docwitness.productmap.states import Opener, State
from docwitness.productmap.structure import openers_of

LOADING_COSTS = 0.4
"""Clicks that a second of loading is worth."""
NEARLY = 0.9
"""Share of controls from which on a page is taken to be back as it was: counters and notices come and go."""
REACH = 2.0
"""Seconds in which an element has to take a click: it was on the page a moment ago."""


class Whereabouts:
    """What is open in the page, and the ways back to what was open before."""

    def __init__(self, page: Page, chart: Chart, around_loading: Callable[[], AbstractContextManager[None]]) -> None:
        self._page = page
        self._chart = chart
        self._around_loading = around_loading
        self._quiet = Quietness(page.context)
        self._sight: Sight | None = None
        self._loading, self._loads = 0.0, 0
        """Seconds that were spent on loading, and how often."""
        self.here = ""
        """The state that is open; empty where that is not known."""
        self.status = 200
        """The HTTP status of the page that was loaded last."""
        self.base = ""
        """The address that was loaded before what is open was opened."""

    def at_hand(self) -> list[str]:
        """The states that can be had without loading anything: the one that is open, and those it was opened from."""
        here = self._chart.states.get(self.here)
        if here is None:
            return []
        return [state.id for state in self._chart.states.values() if state.id == self.here or self._below(state)]

    def nearness(self) -> float:
        """Clicks that it is worth not to load the page again."""
        return NEAR + LOADING_COSTS * self._loading / max(self._loads, 1)

    def go(self, address: str) -> Sight | None:
        """What the address shows; None for a download, a request that was stopped, a server that does not answer."""
        self._quiet.forget()
        self.here, self._sight = "", None
        begun = time.monotonic()
        try:
            with self._around_loading():
                return self._loaded(address)
        except PlaywrightError:  # a download, a request that was stopped, a server that does not answer
            return None
        finally:
            self.base = without_fragment(address)
            self._loading += time.monotonic() - begun
            self._loads += 1

    def _loaded(self, address: str) -> Sight:
        if "#" in address or "#" in self._page.url:
            self._page.goto("about:blank")  # else the browser only moves within the page
        answer = self._page.goto(address, wait_until="domcontentloaded")
        self.status = answer.status if answer else 200
        if not self._loads:
            load(self._page)  # an application of one page goes on to its address once its scripts are there
        return self.look()

    def look(self) -> Sight:
        """What the page shows once it has come to rest."""
        if self._sight is not None:
            self._sight.scene.release()
        self._quiet.wait(self._page)
        try:
            sight = see(self._page)
        except PlaywrightError:  # it went on while we looked
            self._quiet.wait(self._page)
            sight = see(self._page)
        self._sight = sight
        return sight

    def restore(self, state: State) -> Sight | None:
        """The state as it is to be seen again, by the shortest way: as it is, folded again, or from its address on."""
        if self.here == state.id and self._sight is not None:
            return self._sight
        if self._sight is not None and self._below(state) and self._folded(state):
            self.here = state.id
            return self._sight
        sight = self.go(state.examples[0])
        for opener in state.opened if sight else ():
            sight = self._open_again(sight, opener) if sight else None
        self.here = state.id if sight and self._is(sight, state) else ""
        return sight

    def _folded(self, state: State) -> bool:
        """Whether what was opened from the state could be closed: by Escape, by what opened it, by the tab before."""
        here = self._chart.states[self.here]
        self._page.keyboard.press("Escape")
        if self._is(self.look(), state):
            return True
        if len(here.opened) != len(state.opened) + 1:
            return False
        again = here.opened[-1] if here.opened[-1].role != "tab" else _selected_tab(state, here.opened[-1])
        if again is None or self._sight is None or self._open_again(self._sight, again) is None:
            return False
        return self._is(self._sight, state)

    def _below(self, state: State) -> bool:
        """Whether what is open was opened from that state."""
        here = self._chart.states.get(self.here)
        return (
            here is not None
            and len(here.opened) > len(state.opened)
            and here.opened[: len(state.opened)] == state.opened
            and without_fragment(here.examples[0]) == without_fragment(state.examples[0])
            and self.base == state.examples[0]
        )

    def _is(self, sight: Sight, state: State) -> bool:
        known = self._chart.controls(state.id)
        shared = len(sight.controls & known) / max(len(sight.controls | known), 1)
        return sight.windows == state.windows and shared >= NEARLY

    def _open_again(self, sight: Sight, opener: Opener) -> Sight | None:
        index = sight.find(opener)
        if index is None:
            return None
        try:
            sight.node(index).click(timeout=REACH * 1000)
            return self.look()
        except (PlaywrightError, LookupError):
            return None


def _selected_tab(state: State, other: Opener) -> Opener | None:
    """The tab beside the other one that is selected in the state."""
    openers = openers_of(state.parts)
    selected = (o for i, o in openers.items() if o.role == "tab" and "selected" in state.parts[i].state)
    return next((opener for opener in selected if opener.place == other.place), None)
