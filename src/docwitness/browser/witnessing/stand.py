"""The witness stand: one scenario's page in the browser, and the record of what is seen on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.driving.doing import ACTING
from docwitness.browser.driving.looking import look, wait_until
from docwitness.browser.driving.settling import answered, load, settle
from docwitness.browser.guarding.guard import Guard
from docwitness.browser.product import Product
from docwitness.browser.signing_in import FAILURES, SignedIn, is_let_in, sign_in_page, sign_in_recipe
from docwitness.browser.witnessing.guided_course import GuidedCourse
from docwitness.browser.witnessing.outcomes import StepEnd
from docwitness.browser.witnessing.testimony import Carried
from docwitness.errors import Inconclusive
from docwitness.language.wording import same
from docwitness.locating.snapshot import Scene
from docwitness.locating.targets import Found
from docwitness.locating.windows import windows_of
from docwitness.model import Box, Capture, Exemptions, FigureUnderTest, Identification, Used
from docwitness.productmap.routes import is_of, route_of
from docwitness.productmap.states import State
from docwitness.productmap.structure import CONTROLS
from docwitness.pytest_plugin.recording import Recorder
from docwitness.scenarios.same_promise import is_made
from docwitness.scenarios.vocabulary import Said, is_of_figure, understand
from docwitness.storage.store import ReportFolder, digest

if TYPE_CHECKING:
    from docwitness.browser.witnessing.recognition import Recognition
    from docwitness.storage.kept_captures import KeptCapture

PICTURE_QUALITY = 70
"""JPEG quality of the pictures beside steps: text stays readable at a sixth of the size of a PNG."""


def _has_controls(scene: Scene) -> bool | None:
    """True once there is anything to be used: a product that is drawn by scripts shows nothing of the kind at first."""
    return any(element.role in CONTROLS and not element.text for element in scene.elements) or None


class Stand(GuidedCourse):
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
        recognition: Recognition | None = None,
    ) -> None:
        super().__init__(page, product, recorder, guard)
        self._folder = folder
        self._figures = figures
        self._signed_in = signed_in
        self._recognition = recognition
        self._moments: list[Scene] = []
        self._earlier: KeptCapture | None = None
        """The moment before the last action, where a figure is held next that may be of it."""

    @property
    def moments(self) -> Sequence[Scene]:
        """What was to be seen before each thing that was done so far, the first one first."""
        return self._moments

    def has_asked(self) -> bool:
        """Whether a dialog of the browser itself has come by what was done last; then it is recorded."""
        asked = self._dialogs.asked()
        if asked:
            self._note_used(asked)
        return asked is not None

    def _use(self, found: Found | None, what: Said) -> None:
        super()._use(found, what)
        self._moments.extend([found.window.scene] if found else [])

    def _forget_way(self) -> None:
        super()._forget_way()
        self._moments = []

    def open_product(self) -> None:
        """Go to where scenarios start.

        Raises:
            Inconclusive: there is no page, which is no fault of the documentation.
        """
        answer = self.page.goto(self.product.start, wait_until="domcontentloaded")
        if answer and (answer.status in (404, 410) or answer.status >= 500):
            raise Inconclusive(
                f"the product answers {answer.status} at {self.product.start}.", hint="Is it the right address?"
            )

    def ensure_open(self) -> None:
        """Go to where scenarios start, unless the scenario is under way already."""
        if self.page.url == "about:blank":
            self.start_again()

    def start_again(self) -> None:
        """Go to where scenarios start, wherever the page is."""
        self.open_product()
        if not self._passes_door():
            self._sign_in()
        elif self._stops_at_door():
            self.page.goto(self._signed_in.landing, wait_until="domcontentloaded")
            load(self.page, seconds=self.timeout)

    def _stops_at_door(self) -> bool:
        """Whether the product shows who has signed in something else than it did then: “Go on as Ana”, say."""
        landing = self._signed_in.landing
        return bool(landing) and not self.product.profile.start_at and route_of(self.page.url) != route_of(landing)

    def act(self, what: Said) -> None:
        """Do what the phrase says; the page of any record is gone to where the product map has one.

        Raises:
            Broken, Undecided: as ever.
        """
        found = self._map.record_page(what)
        if found is None or not self._shows_record(found[1]):
            super().act(what)
            return
        listing, page = found
        self._forget_way()
        self._done = [Carried(replace(what, kind="navigate", target=page.examples[0], labelled=True))]
        reason = f"the page of one of “{listing.title}”, to which their list leads by the product map; any will do"
        self._note_used(Used("page", page.title, (0, 0, 0, 0), Identification.NAMED, reason, landmark=True))
        self.take_picture()

    def _shows_record(self, page: State) -> bool:
        """Go to the page of the record; whether it is still what the map has there, and not that it is gone."""
        if not self.is_at(page.examples[0]):
            return False
        names = windows_of(look(self.page, nodes=False))[-1].names
        return any(same(name, told) for name in names for told in (page.title, *page.headings))

    def is_at(self, address: str) -> bool:
        """Go to the address, signed in; whether the page is there."""
        if self.product.profile.sign_in and self._signed_in.state is None:
            self.ensure_open()
        try:
            self.page.goto(address, wait_until="domcontentloaded")
            if not self._passes_door():
                self._sign_in()
                self.page.goto(address, wait_until="domcontentloaded")
            load(self.page, seconds=5.0)
        except PlaywrightError:  # a download, or a server that does not answer
            return False
        return is_of(self.page.url, route_of(address))

    def _passes_door(self) -> bool:
        """Whether nothing is left to be done to sign in; it can be told once the page shows anything to be used."""
        if not self.product.embedded:
            settle(self.page)  # what a page sends while it opens is none of the first action's doing
        if not self.product.profile.sign_in:
            self._look_at_door()
            return True
        wait_until(self.page, _has_controls, timeout=self.timeout, nodes=False)
        if self._signed_in.state is None:
            return False
        if self._signed_in.is_asked_again(self.page):
            load(self.page, seconds=self.timeout)  # an application may show its door until it has read who is there
        return not self._signed_in.is_asked_again(self.page)

    def _look_at_door(self) -> None:
        """Go on, unless the product asks to sign in and the scenario is not about that.

        Raises:
            Inconclusive: nobody said how to sign in.
        """
        if self.product.embedded:
            return
        now = understand(self._recorder.current)
        door = sign_in_page(self.page) if now else None  # a phrase of the suite's own may be what signs in
        if now is None or door is None or any(map(door.speaks_of, (now, *self._upcoming()[:1]))):
            return
        profile = self.product.profile.name
        recipe = door.recipe.replace("\n", "\n  ")
        where = self.page.url.split("?")[0]
        raise Inconclusive(
            f"the product asks to sign in at {where}, and the profile “{profile}” does not say how.",
            hint=f"Add to [tool.docwitness.profiles.{profile}] in pyproject.toml, and set the environment variables:\n"
            f"  {recipe}",
        )

    def _sign_in(self) -> None:
        """Carry out the profile's recipe, once in a process; later contexts begin with what it left in the browser.

        Raises:
            Inconclusive: it did not work.
        """
        failures = self._signed_in.failures
        if len(failures) >= FAILURES:
            raise Inconclusive(f"{failures[-1]} It was tried {FAILURES} times, and not again.")
        recipe = sign_in_recipe(self.product.profile)
        try:
            with self._guard.signing_in(), answered(self.page, seconds=ACTING):
                for what in recipe:
                    self._carry_out(what, seen=lambda found: None)  # pictures would show who signs in
                load(self.page, seconds=self.timeout)
                let_in = is_let_in(self.page, recipe, timeout=self.timeout)
        except StepEnd as error:
            failures.append(f"signing in did not work: {error.why}")
            raise Inconclusive(failures[-1]) from error
        finally:
            self.note(used=None)  # how it signs in is no evidence of what the page says
        if not let_in:
            failures.append("signing in did not work: the product still asks for a password.")
            raise Inconclusive(failures[-1])
        self._forget_way()
        self._sent_changes = False
        self._signed_in.keep(self.page, recipe)

    def take_picture(self, highlight: Box | None = None) -> None:
        """Keep a picture of this moment beside the line that is being carried out."""
        try:
            picture = self.page.screenshot(type="jpeg", quality=PICTURE_QUALITY, animations="allow", timeout=5000)
        except PlaywrightError:
            return  # A page that cannot be photographed must not change what is said of it.
        name = self._folder.save(f"artifacts/{digest(picture)}.jpg", picture)
        self._recorder.note(capture=Capture((name,), ""), highlight=highlight)
        self._recognise()

    def _recognise(self) -> None:
        """Hold the figures against this moment that are of it by their texts, whatever line leads here."""
        if self._recognition is None or not is_made(self._recorder.title):
            return
        try:
            seen = self._recognition.hold(self._figures, self.page, self._folder, self._exempt)
        except PlaywrightError:
            return  # as above
        if seen:
            self._recorder.note(**seen)

    def hold_figures(self, shows: str) -> None:
        """Hold all figures that show that window or state against what is shown now, and record what was found.

        Neither a stale figure nor a missing one ends the scenario: what comes after it has its own proof.
        """
        if not self.product.embedded:
            load(self.page)  # what is still being drawn is not gone
        # Judging loads OpenCV, which processes that only hand out work can do without.
        from docwitness.browser.witnessing.figure_checks import hold

        made = is_made(self._recorder.title)
        earlier, self._earlier = self._earlier, None
        held = hold(self._figures, shows, self.page, self._folder, self._exempt, guessed=made, earlier=earlier)
        self.note(**held)
        if self._recognition is not None:
            self._recognition.note(held.get("judgements", ()))

    @property
    def _exempt(self) -> Exemptions:
        profile = self.product.profile
        return Exemptions((*profile.known, *self.product.data), profile.ignore)

    def _seen(self, found: Found) -> None:
        super()._seen(found)
        following = self._recorder.upcoming[:1]
        if is_made(self._recorder.title) and following and is_of_figure(following[0]):
            from docwitness.browser.witnessing.figure_checks import moment_of

            self._earlier = moment_of(self.page, self._folder)


Witness = Stand
"""As suites know it: what a step speaks to."""
