"""The witness stand: one scenario's page in the browser, and the record of what is seen on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Request

from docwitness.browser.driving.actions import act
from docwitness.browser.driving.consequences import came_true, is_checkable, was_open, was_there
from docwitness.browser.driving.finding import ELSEWHERE, locate
from docwitness.browser.driving.known_ways import go_again, remember_way
from docwitness.browser.driving.looking import look, wait_for_window
from docwitness.browser.driving.settling import load, settle
from docwitness.browser.guard import SAFE, Guard
from docwitness.browser.map_hints import MapHints
from docwitness.browser.native_dialogs import NativeDialogs
from docwitness.browser.outcomes import Broken, StepEnd, Undecided
from docwitness.browser.pageobjects import describing, element_at, page_object_for, root_of
from docwitness.browser.product import FigureUnderTest, Product
from docwitness.browser.signing_in import FAILURES, SignedIn, asks_for_password, sign_in_page, sign_in_recipe
from docwitness.errors import CannotTell
from docwitness.locating.snapshot import Scene
from docwitness.locating.targets import Found, Wanted
from docwitness.locating.windows import Window, is_exactly, names_no_window
from docwitness.model import Box, Capture, Identification, Used, Way
from docwitness.pytest_plugin.recording import Recorder
from docwitness.scenarios.promises import is_made
from docwitness.scenarios.vocabulary import Said, understand
from docwitness.storage.store import ReportFolder, digest

PICTURE_QUALITY = 70
"""JPEG quality of the pictures beside steps: text stays readable at a sixth of the size of a PNG."""
TRIES = 3
"""Readings of one line that are tried, where the page says what comes of the right one."""
TRYING = 30.0
"""Seconds after which no further reading is tried in a scenario."""
LANDMARKS = ("tab", "heading")
"""Roles of what tells where its reader is."""


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
        self._before: Scene | None = None
        """What was to be seen before the last action."""
        self._way = Way()
        self._last: Used | None = None
        self._map = MapHints(product.map_file)
        self._jumped = ""
        """Where the scenario went on after what leads there did not."""
        self._done: list[tuple[Said, int | None]] = []
        """What was carried out so far, and in which reading."""
        self._sent_changes = False
        self._tried_for = 0.0
        self._recorder = recorder
        self._folder = folder
        self._figures = figures
        self._guard = guard
        self._signed_in = signed_in
        self._dialogs = NativeDialogs(self._upcoming)
        self._dialogs.watch(page.context)
        page.context.on("request", self._note_change)

    def _note_change(self, request: Request) -> None:
        self._sent_changes |= request.method not in SAFE

    def _upcoming(self) -> list[Said]:
        """What the scenario says next, as far as it is said in phrases of the vocabulary; figures aside."""
        said = map(understand, self._recorder.upcoming)
        return [what for what in said if what is not None and what.kind != "figure"]

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
        self.open_product()
        if not self.product.embedded:
            settle(self.page)  # what a page sends while it opens is none of the first action's doing
        if self.product.profile.sign_in:
            if self._signed_in.state is None or self._signed_in.is_asked_again(self.page):
                self._sign_in()
        elif not self.product.embedded:
            self._pass_door()

    def _pass_door(self) -> None:
        """Go on, unless the product asks to sign in and the scenario is not about that.

        Raises:
            CannotTell: nobody said how to sign in.
        """
        now = understand(self._recorder.current)
        door = sign_in_page(self.page) if now else None  # a phrase of the suite's own may be what signs in
        if now is None or door is None or any(map(door.speaks_of, (now, *self._upcoming()[:1]))):
            return
        profile = self.product.profile.name
        recipe = door.recipe(profile).replace("\n", "\n  ")
        where = self.page.url.split("?")[0]
        raise CannotTell(
            f"the product asks to sign in at {where}, and the profile “{profile}” does not say how.",
            hint=f"Write into pyproject.toml, and set the environment variables:\n  {recipe}",
        )

    def _sign_in(self) -> None:
        """Carry out the profile's recipe, once in a process; later contexts begin with what it left in the browser.

        Raises:
            CannotTell: it did not work.
        """
        failures = self._signed_in.failures
        if len(failures) >= FAILURES:
            raise CannotTell(f"{failures[-1]} It was tried {FAILURES} times, and not again.")
        recipe = sign_in_recipe(self.product.profile)
        try:
            with self._guard.signing_in():
                for what in recipe:
                    self._carry_out(what, seen=lambda found: None)  # pictures would show who signs in
                load(self.page, seconds=self.timeout)
        except StepEnd as error:
            failures.append(f"signing in did not work: {error.why}")
            raise CannotTell(failures[-1]) from error
        finally:
            self.note(used=None)  # how it signs in is no evidence of what the page says
        if asks_for_password(look(self.page, nodes=False)):
            failures.append("signing in did not work: the product still asks for a password.")
            raise CannotTell(failures[-1])
        self._forget_way()
        self._sent_changes = False
        self._signed_in.keep(self.page, recipe)

    def _forget_way(self) -> None:
        self.typed = self.chosen = self._used = self._before = None
        self._way = Way()

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
            what.target or "", what.labelled, what.role, what.position, action, self.product.profile.aliases,
            arrived=self._now.begun,
        )  # fmt: skip
        with self._doubted(what):
            found = self._described(what) or locate(
                self.page, wanted, window=what.window, timeout=self.timeout, after=self._used, way=self._now
            )
        self.note(window=found.window.title, highlight=found.element.box)
        self._note_used(self._as_used(found, what))
        return found

    @property
    def _now(self) -> Way:
        """How sure it is where the page is; what a suite's own code did before is not in doubt."""
        own = any(understand(phrase) is None for phrase in self._recorder.passed)
        return Way(self._way.begun or own, self._way.doubt)

    def is_certain(self, found: Found) -> bool:
        """Whether what is found, and the way to it, can speak against the document."""
        return found.certain and not self._now.doubt

    @contextmanager
    def _doubted(self, what: Said) -> Iterator[None]:
        """What is missing after a guess is no evidence, unless the window that the phrase names is open."""
        try:
            yield
        except Undecided as end:
            end.add(self._map.about(self.page, end.expected))
            raise
        except Broken as end:
            end.add(self._map.about(self.page, end.expected))
            if not self._now.doubt or what.window:
                raise
            why = f"{end.why} The way here is in doubt: {self._now.doubt}."
            raise Undecided(
                why, expected=end.expected, found=end.found, window=end.window, highlight=end.highlight
            ) from end

    def _as_used(self, found: Found, what: Said) -> Used:
        """What is told of an element in the report."""
        scene, element = found.window.scene, found.element
        around = (element, *scene.around(element.index))
        navigates = any(each.role == "navigation" for each in around)
        return Used(
            element.role,
            element.name or scene.shown(element.index)[:80],
            element.box,
            found.identification,
            found.reason,
            opened=found.opened,
            came=self._before is not None and not was_there(self._before, element),
            landmark=navigates or element.role in LANDMARKS or what.window is not None,
        )

    def _note_used(self, used: Used | None) -> None:
        self._way = self._now.after(used)
        self._last = used
        self.note(used=used)

    def expect_window(self, title: str) -> Window:
        """The window of that title, as soon as it is open.

        Raises:
            Broken: it did not open, though all that leads there was certain.
            Undecided: it may have another name, or another way leads there.
        """
        self.ensure_open()
        with self._doubted(Said("expect", window=None)):
            try:
                window = wait_for_window(self.page, title, timeout=self.timeout, nodes=False)
            except Broken as end:
                if self._now.begun:
                    raise
                raise Undecided(f"{end.why} {ELSEWHERE}", expected=end.expected, found=end.found) from end
        came = self._before is not None and not was_open(self._before, title)
        exact = not names_no_window(title) and is_exactly(title, window)
        sure = Identification.NAMED if exact or page_object_for(title) else Identification.DESCRIBED
        if names_no_window(title) and came:
            sure = Identification.CONFIRMED
        reason = f"a window of that title is open: “{window.title}”" if exact else f"“{window.title}” is open"
        self.note(window=window.title)
        self._note_used(Used("window", window.title, window.box, sure, reason, came=came, landmark=True))
        return window

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

        Where several elements may be meant, and the scenario says what comes of the right one, they are tried.

        Raises:
            Broken: what is named is certainly not there, or cannot be used.
            Undecided: it could not be told what is meant, or how it is done.
        """
        self.ensure_open()
        if pressed := self._dialogs.pressed(what):
            self._note_used(pressed)
            return
        if self._jumped and self._recorder.purpose:
            self.note(outcome="undecided", why=f"left out: the scenario went on at {self._jumped}.")
            return
        what, told = self._map.without_placeholder(what)
        try:
            with self._doubted(what):
                reading = self._act_in_some_reading(what)
        except (Broken, Undecided) as end:
            if not self._goes_on(end):
                raise
            return
        if told and self._last:
            self._note_used(replace(self._last, reason=f"{self._last.reason}; {told}"))
        self._done.append((what, reading))

    def _goes_on(self, end: Broken | Undecided) -> bool:
        """Whether the scenario can do without a line that only leads to what it is about: the map knows the place."""
        way = self._map.place_of(self._recorder.purpose)
        if way is None:
            return False
        try:
            self.begin(way)
        except (Broken, Undecided):
            return False
        self._jumped = f"“{way}”, where the product map has what comes next"
        reason = f"the scenario went on at {self._jumped}"
        used = Used("page", way, (0.0, 0.0, 0.0, 0.0), Identification.NAMED, reason, landmark=True)
        self.note(outcome="undecided", why=f"{end.why} It went on at {self._jumped}.", used=used)
        return True

    def begin(self, way: str) -> None:
        """Come to where, by the product map, the page's section plays: by its address, once the way has led there.

        The page does not say it: what is missing there is no evidence against the page.

        Raises:
            Undecided: the way does not lead there any more.
        """
        self.ensure_open()
        said = Said("navigate", way, labelled=True)
        if not go_again(self.page, self.product, way):
            try:
                self._carry_out(said, seen=lambda found: None)
            except (Broken, Undecided) as end:
                raise Undecided(
                    f"the way to where this begins, “{way}”, is not as the product map has it: {end.why} "
                    "`docwitness map --fresh-map` explores it anew."
                ) from end
            settle(self.page)
            remember_way(self.page, self.product, way)
        self._forget_way()
        self._way = Way(False, f"the page does not say where this begins, and “{way}” is by the product map")
        self._done.append((said, None))
        self.take_picture()

    def _act_in_some_reading(self, what: Said) -> int | None:
        promised = next(iter(self._upcoming()), None)
        checkable = promised if promised and is_checkable(promised) else None
        try:
            found = self._carry_out(what, seen=self._seen)
        except Undecided as end:
            if end.readings < 2 or checkable is None:
                raise
            return self._try_readings(what, checkable, range(min(end.readings, TRIES)), untouched=True)
        if found is None or found.certain or found.readings < 2 or checkable is None or self._comes(checkable):
            return None
        return self._try_readings(what, checkable, range(1, min(found.readings, TRIES)))

    def _comes(self, promised: Said) -> bool:
        before = self._before
        return before is not None and came_true(self.page, promised, before, self.product.profile.aliases)

    def _try_readings(
        self, what: Said, promised: Said, numbers: Sequence[int], *, untouched: bool = False
    ) -> int | None:
        """The reading that brings what the page promises next; the certain part of the way is walked again for each.

        Raises:
            Undecided: none of them does, or changes were sent that walking again would send twice.
        """
        tried: list[str] = [] if untouched else [self._used.element.name if self._used else ""]
        started, way = time.monotonic(), self._way
        for number in numbers:
            if self._sent_changes or time.monotonic() - started + self._tried_for > TRYING:
                break
            if not untouched:
                self._walk_again()
            untouched = False
            found = self._carry_out(what, reading=number, seen=self._seen)
            if found is not None and self._comes(promised):
                return number
            tried.append(found.element.name if found else "")
        self._tried_for += time.monotonic() - started
        self._way = way
        names = ", ".join(f"“{name}”" for name in dict.fromkeys(filter(None, tried))) or "what may be meant"
        raise Undecided(
            f"several elements may be meant by “{what.target}”. After {names} there was no "
            f"“{promised.window or promised.target}”, which the page promises.",
            expected=promised.window or promised.target,
        )

    def _walk_again(self) -> None:
        """Come to where the scenario was before its last action, from the start."""
        self._forget_way()
        self.page.goto("about:blank")
        self.open_product()
        if not self.product.embedded:
            settle(self.page)
        for what, reading in self._done:
            self._carry_out(what, reading=reading, seen=lambda found: None)

    def _carry_out(self, what: Said, *, seen: Callable[[Found], None], reading: int | None = None) -> Found | None:
        action = what.kind.removesuffix("-any")
        aliases = self.product.profile.aliases
        wanted = Wanted(
            what.target or "", what.labelled, what.role, what.position, action, aliases,
            arrived=self._now.begun, reading=reading,
        )  # fmt: skip
        with self._guard.acting():
            done = act(
                self.page,
                wanted,
                value=what.value,
                window=what.window,
                timeout=self.timeout,
                found=self._described(what),
                after=self._used,
                way=self._now,
                seen=seen,
            )
        self._use(done.found, what)
        self.page, self.typed, self.chosen = done.page, what.value or done.value, done.value
        return done.found

    def _use(self, found: Found | None, what: Said) -> None:
        """Remember what was used, and how sure the way is now; in doubt where something else may be meant."""
        if found is None:
            return
        used = self._as_used(found, what)
        if told := self._dialogs.told():
            used = replace(used, reason=f"{used.reason}; {told}")
        self._note_used(used)
        self._used, self._before = found, found.window.scene
        if found.nearly:
            self.note(outcome="undecided", why=found.reason, found=(found.element.name,))

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

        made, known = is_made(self._recorder.title), (*self.product.profile.known, *self.product.data)
        self.note(**hold(self._figures, shows, self.page, self._folder, known=known, guessed=made))
