"""The witness stand: one scenario's page in the browser, and the record of what is seen on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, StorageState

from docwitness.browser.driving.actions import act
from docwitness.browser.driving.finding import locate
from docwitness.browser.driving.looking import wait_for_window
from docwitness.browser.driving.settling import load, settle
from docwitness.browser.guard import Guard
from docwitness.browser.outcomes import Broken, Undecided
from docwitness.browser.pageobjects import describing, element_at, page_object_for, root_of
from docwitness.browser.product import FigureUnderTest, Product
from docwitness.browser.signing_in import sign_in_recipe
from docwitness.errors import CannotTell
from docwitness.locating.targets import Found, Wanted
from docwitness.model import Box, Capture
from docwitness.pytest_plugin.recording import Recorder
from docwitness.scenarios.promises import is_made
from docwitness.scenarios.vocabulary import Said
from docwitness.storage.store import ReportFolder, digest

PICTURE_QUALITY = 70
"""JPEG quality of the pictures beside steps: text stays readable at a sixth of the size of a PNG."""


class SignedIn:
    """What signing in left in the browser: kept in memory for one run, never in a file."""

    def __init__(self) -> None:
        self._state: StorageState | None = None

    def __bool__(self) -> bool:
        return self._state is not None

    def keep(self, page: Page) -> None:
        """Remember the cookies and the local storage of the page's context."""
        self._state = page.context.storage_state()

    def restore(self, page: Page) -> None:
        """Give the page's context what was remembered."""
        if self._state is None:
            return
        page.context.add_cookies([{**cookie} for cookie in self._state["cookies"]])  # type: ignore[typeddict-item]
        for origin in self._state["origins"]:
            page.context.add_init_script(
                f"if (location.origin === {json.dumps(origin['origin'])})"
                f" for (const item of {json.dumps(origin['localStorage'])}) localStorage[item.name] ??= item.value;"
            )


class Stand:
    """What steps speak to: it opens the product, takes pictures, and holds figures against what is shown."""

    def __init__(
        self,
        page: Page,
        product: Product,
        recorder: Recorder,
        folder: ReportFolder,
        figures: Sequence[FigureUnderTest],
        guard: Guard,
        signed_in: SignedIn,
    ) -> None:
        self.page = page
        self.product = product
        self.typed: str | None = None
        """What was typed last, for steps that ask whether it was kept."""
        self.chosen: str | None = None
        self._used: Found | None = None
        self._recorder = recorder
        self._folder = folder
        self._figures = figures
        self._guard = guard
        self._signed_in = signed_in

    def open_product(self) -> None:
        """Go to where scenarios start.

        Raises:
            CannotTell: there is no page, which is no fault of the documentation.
        """
        answer = self.page.goto(self.product.start, wait_until="domcontentloaded")
        if answer and (answer.status in (404, 410) or answer.status >= 500):
            raise CannotTell(
                f"the product answers {answer.status} at {self.product.start}.", hint="Is it the right address?"
            )

    def ensure_open(self) -> None:
        """Go to where scenarios start, unless the scenario is under way already."""
        if self.page.url != "about:blank":
            return
        self._signed_in.restore(self.page)
        self.open_product()
        if self.product.profile.sign_in and not self._signed_in:
            self._sign_in()
        if not self.product.embedded:
            settle(self.page)  # what a page sends while it opens is none of the first action's doing

    def _sign_in(self) -> None:
        """Carry out the profile's recipe, once in a process; later contexts get what it left in the browser.

        Raises:
            Undecided: it did not work.
        """
        try:
            with self._guard.signing_in():
                for what in sign_in_recipe(self.product.profile):
                    self._carry_out(what, seen=lambda found: None)  # pictures would show who signs in
        except Broken as error:
            raise Undecided(f"signing in did not work: {error.why}") from error
        self.typed = self.chosen = self._used = None
        self._signed_in.keep(self.page)

    @property
    def timeout(self) -> float:
        """Seconds to wait for what a page promises to appear."""
        return self.product.profile.timeout

    def find(self, what: Said, action: str = "see") -> Found:
        """The element that the phrase names, in the window it names or the one on top.

        Raises:
            Broken: the window is open, all of it is known, and no element could be meant.
            Undecided: it could not be told which element is meant, or whether there is one.
        """
        self.ensure_open()
        wanted = Wanted(
            what.target or "", what.labelled, what.role, what.position, action, self.product.profile.aliases
        )
        found = self._described(what) or locate(
            self.page, wanted, window=what.window, timeout=self.timeout, after=self._used
        )
        self.note(window=found.window.title, highlight=found.element.box)
        return found

    def _described(self, what: Said) -> Found | None:
        """The element as the page object of its window has it, if there is one that describes it."""
        kind = page_object_for(what.window)
        if kind is None and what.window is None and not what.labelled:
            kind = describing(self.page, what.target or "")
        if kind is None:
            return None
        window = wait_for_window(self.page, kind.title, timeout=self.timeout, nodes=False)
        page_object = kind(self.page, root_of(self.page, window))
        locator = page_object.locate(what.target or "")
        if locator is None:
            return None
        page_object.present(locator, what.target or "", timeout=self.timeout)
        return element_at(self.page, locator.first, kind.title)

    def act(self, what: Said) -> None:
        """Do what the phrase says, and keep a picture of the moment before.

        Raises:
            Broken: what is named is certainly not there, or cannot be used.
            Undecided: it could not be told what is meant, or how it is done.
        """
        self.ensure_open()
        self._carry_out(what, seen=self._seen)

    def _carry_out(self, what: Said, *, seen: Callable[[Found], None]) -> None:
        action = what.kind.removesuffix("-any")
        wanted = Wanted(
            what.target or "", what.labelled, what.role, what.position, action, self.product.profile.aliases
        )
        found = self._described(what)
        with self._guard.acting():
            done = act(
                self.page,
                wanted,
                value=what.value,
                window=what.window,
                timeout=self.timeout,
                found=found,
                after=self._used,
                seen=seen,
            )
        self._use(done.found)
        self.page, self.typed, self.chosen = done.page, what.value or done.value, done.value

    def _use(self, found: Found | None) -> None:
        """Remember what was used: no surer than what led to it, and in doubt where something else may be meant."""
        if found is None:
            return
        sure = min(found.confidence, self._used.confidence) if self._used else found.confidence
        self._used = replace(found, confidence=sure)
        if found.doubt:
            self.note(outcome="undecided", why=found.doubt, found=(found.element.name,))

    def _seen(self, found: Found) -> None:
        """Keep a picture of what is about to be acted on."""
        self.note(window=found.window.title)
        self.take_picture(found.element.box)

    def take_picture(self, highlight: Box | None = None) -> None:
        """Keep a picture of this moment beside the line that is being carried out."""
        try:
            picture = self.page.screenshot(type="jpeg", quality=PICTURE_QUALITY, animations="allow", timeout=5000)
        except PlaywrightError:
            return  # A page that cannot be photographed must not change what is said of it.
        name = self._folder.save(f"artifacts/{digest(picture)}.jpg", picture)
        self._recorder.note(capture=Capture((name,), ""), highlight=highlight)

    def note(self, **seen: object) -> None:
        """Add to the record of the line that is being carried out; names are fields of `Observation`."""
        self._recorder.note(**seen)

    def hold_figures(self, shows: str) -> None:
        """Hold all figures that show that window or state against what is shown now, and record what was found.

        Neither a stale figure nor a missing one ends the scenario: what comes after it has its own proof.
        """
        if not self.product.embedded:
            load(self.page)  # what is still being drawn is not gone
        # Judging loads OpenCV, which processes that only hand out work can do without.
        from docwitness.browser.figure_checks import hold

        made, known = is_made(self._recorder.title), self.product.profile.known
        self.note(**hold(self._figures, shows, self.page, self._folder, known=known, guessed=made))
