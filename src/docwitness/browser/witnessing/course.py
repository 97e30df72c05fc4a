"""The course of one scenario: each line is carried out, and how sure it is what it used and where it is, kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import TypeVar

from playwright.sync_api import Page, Request

from docwitness.browser import activity
from docwitness.browser.downloads import Downloads
from docwitness.browser.driving.actions import act
from docwitness.browser.driving.finding import locate
from docwitness.browser.driving.looking import look, wait_for_window
from docwitness.browser.guarding.guard import SAFE, Guard
from docwitness.browser.native_dialogs import NativeDialogs
from docwitness.browser.pageobjects import describing, element_at, page_object_for, root_of
from docwitness.browser.product import Product
from docwitness.browser.witnessing.outcomes import Broken, StepEnd, Undecided
from docwitness.browser.witnessing.testimony import (
    Carried,
    controls_of,
    used_element,
    used_key,
    used_window,
    why_not_open,
)
from docwitness.language.harm import is_harmful
from docwitness.language.paths import stations
from docwitness.locating.actors import FOLLOWED_AT_ONCE
from docwitness.locating.snapshot import Scene
from docwitness.locating.targets import Found, Wanted
from docwitness.locating.windows import Window, may_be_there
from docwitness.model import Box, Used, Way
from docwitness.pytest_plugin.recording import Recorder
from docwitness.scenarios.same_promise import same_window
from docwitness.scenarios.vocabulary import Said, understand
from docwitness.settings import Profile

T = TypeVar("T")


class Course(ABC):
    """Carries out the lines of a scenario on the product's page.

    What was guessed puts all that follows in doubt until a landmark is reached, or what the page promises next comes.
    """

    def __init__(self, page: Page, product: Product, recorder: Recorder, guard: Guard) -> None:
        self.page = page
        self.product = product
        self.typed: str | None = None
        """What was typed last, for steps that ask whether it was kept."""
        self.chosen: str | None = None
        self._used: Found | None = None
        self._before: Scene | None = None
        """What was to be seen before the last action."""
        self._way = self._before_last = Way()
        self._done: list[Carried] = []
        """What was carried out so far."""
        self._placed = False
        """Whether it was begun where, by the product map, the section plays."""
        self._sent_changes = False
        self._tab_before = ""
        """Title of the tab before, where the last thing was found there and not in the one in front."""
        self._tried_for = 0.0
        self._recorder = recorder
        self._guard = guard
        self._dialogs = NativeDialogs(self._upcoming)
        self._dialogs.watch(page.context)
        self._downloads = Downloads()
        self._downloads.watch(page.context)
        page.context.on("request", self._note_change)
        if not product.embedded and product.profile.timeout <= Profile().timeout:
            activity.watch(page.context)  # whoever asks for more knows what comes late though nothing tells of it

    @abstractmethod
    def open_product(self) -> None:
        """Go to where scenarios start."""

    @abstractmethod
    def ensure_open(self) -> None:
        """Go to where scenarios start, unless the scenario is under way already."""

    @abstractmethod
    def take_picture(self, highlight: Box | None = None) -> None:
        """Keep a picture of this moment beside the line that is being carried out."""

    def _note_change(self, request: Request) -> None:
        self._sent_changes |= request.method not in SAFE

    def _upcoming(self) -> list[Said]:
        """What the scenario says next, as far as it is said in phrases of the vocabulary; figures aside."""
        said = map(understand, self._recorder.upcoming)
        return [what for what in said if what is not None and what.kind != "figure"]

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
        wanted = self._wanted(what, action)
        with self._doubted(what):
            found = self._in_some_tab(
                lambda page: (
                    self._described(what)
                    or locate(page, wanted, window=what.window, timeout=self.timeout, after=self._used, way=self._now)
                )
            )
        self.note_found(found, what)
        return found

    def _wanted(self, what: Said, action: str) -> Wanted:
        followed = [done.what for done in self._done[-1:] if done.what.labelled and done.what.kind in FOLLOWED_AT_ONCE]
        return Wanted(
            what.target or "", what.labelled, what.role, what.position, action, self.product.profile.aliases,
            arrived=self._now.begun or self._placed, reached=self._has_reached(what.window),
            led_by=stations(followed[0].target or "")[-1] if followed else "", apart=self._recorder.begins_apart,
        )  # fmt: skip

    def _in_some_tab(self, look_in: Callable[[Page], T], *, harm: bool = False) -> T:
        """What comes of the page in front; where that has not what is named, of the one before, which is still open.

        What may do `harm` is done in front or not at all: a **Delete** that is not here is not the one over there. Nor
        does another tab tell which of several here is meant.
        """
        try:
            return look_in(self.page)
        except StepEnd as end:
            here = self.page
            before = next((page for page in reversed(here.context.pages) if page is not here), None)
            if before is None or end.expected is None or end.readings > 1 or harm:
                raise
            self.page = before
            try:
                before.bring_to_front()
                found = look_in(before)
                self._tab_before = before.title()
                return found
            except StepEnd:
                self.page = here
                here.bring_to_front()
                raise end from None

    @property
    def _now(self) -> Way:
        """How sure it is where the page is; what a suite's own code did before is not in doubt.

        Where the product map said where to begin, nothing that the page names further on makes that certain: a tab of
        that name may stand in another window as well.
        """
        own = any(understand(phrase) is None for phrase in self._recorder.passed)
        return replace(self._way, begun=(self._way.begun and not self._placed) or own)

    def _has_reached(self, window: str | None) -> bool:
        """Whether the last certain thing that was used is called as the window, or as the last station of a way."""
        used, names = self._used, stations(window or "")
        return bool(names and used and used.certain and same_window(used.element.name, names[-1]))

    @property
    def seen_before(self) -> Scene | None:
        """What was to be seen before the last action; None where nothing was done."""
        return self._before

    @property
    def is_sure_of_way(self) -> bool:
        """Whether nothing on the way here is in doubt: what is missed can speak against the document."""
        return not self._now.doubt

    def is_certain(self, found: Found) -> bool:
        """Whether what is found, and the way to it, can speak against the document."""
        return found.certain and not self._now.doubt

    @contextmanager
    def _doubted(self, what: Said) -> Iterator[None]:
        """What is missing after a guess is no evidence, unless the window that the phrase names is open."""
        try:
            yield
        except Broken as end:
            if not self._now.doubt or what.window:
                raise
            why = f"{end.why} The way here is in doubt: {self._now.doubt}."
            raise Undecided(
                why, expected=end.expected, found=end.found, window=end.window, highlight=end.highlight
            ) from end

    def has_shown(self, label: str) -> bool:
        """Whether a dialog of the browser itself has said that since the last action; then it is recorded."""
        shown = self._dialogs.shown(label)
        if shown:
            self._note_used(shown)
        return shown is not None

    def expect_download(self, what: Said) -> None:
        """Raise Undecided where no such file was downloaded since the last action."""
        used = self._downloads.came(self.page, what.target if what.labelled else None, seconds=self.timeout)
        if used is None:
            others = ", ".join(f"“{name}”" for name in self._downloads.names) or "nothing"
            raise Undecided(f"“{what.target}” was not downloaded within {self.timeout:g} s: {others} was downloaded.")
        self._note_used(used)

    def note_found(self, found: Found, what: Said) -> None:
        """Record what a check has looked at, and how it was identified."""
        self.note(window=found.window.title, highlight=found.element.box)
        self._note_used(used_element(found, what, self._before))

    def acting(self) -> AbstractContextManager[None]:
        """Around what a check does itself: it cannot tell where a request was blocked meanwhile."""
        return self._guard.acting()

    def _note_used(self, used: Used | None) -> None:
        if used and self._tab_before:
            used = replace(used, reason=f"{used.reason}; in the tab before, “{self._tab_before}”, which is still open")
        self._tab_before = ""
        self._before_last = self._way
        self._way = self._now.after(used)
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
                if not (doubt := why_not_open(title, end, self._used, begun=self._now.begun)):
                    raise
                raise Undecided(f"{end.why} {doubt}", expected=end.expected, found=end.found) from end
            except Undecided as end:
                came = self._headings_that_came()
                if not (came and self._now.begun) or may_be_there(look(self.page), title, came):
                    raise
                listed = ", ".join(f"“{heading}”" for heading in came)
                raise Broken(f"{end.why} What opened is headed {listed}.", expected=title, found=came) from end
        self.note(window=window.title)
        self._note_used(used_window(window, title, self._before, described=page_object_for(title) is not None))
        return window

    def _headings_that_came(self) -> tuple[str, ...]:
        """The headings that the last action has brought: what has opened is called so, though it is no dialog."""
        if self._before is None:
            return ()
        then, now = ({e.name for e in s.elements if e.role == "heading"} for s in (self._before, look(self.page)))
        return tuple(sorted(now - then))

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
        if pressed := self._dialogs.pressed(what):
            self._note_used(pressed)
            return
        sent = self._sent_changes
        with self._doubted(what):
            reading = self._act_in_some_reading(what)
        self._done.append(Carried(what, reading, self._used.window if self._used else None, sent))

    def _act_in_some_reading(self, what: Said) -> int | None:
        """Do it, and say in which reading of the phrase; None for the likeliest."""
        self._carry_out(what, seen=self._seen)
        return None

    def _carry_out(self, what: Said, *, seen: Callable[[Found], None], reading: int | None = None) -> Found | None:
        action = what.kind.removesuffix("-any")
        self._dialogs.forget()
        self._downloads.forget()
        wanted = replace(self._wanted(what, action), any_option=what.kind == "select-any", reading=reading)
        scene = look(self.page, nodes=False) if what.kind == "press" else None
        with self._guard.acting():
            done = self._in_some_tab(
                lambda page: act(
                    page, wanted, value=what.value, window=what.window, timeout=self.timeout,
                    found=self._described(what), after=self._used, way=self._now, seen=seen,
                ),
                harm=is_harmful(what.target or ""),
            )  # fmt: skip
        self._use(done.found, what)
        if done.found is None and scene is not None:
            self._note_key(what, scene)
        self.page, self.typed, self.chosen = done.page, what.value or done.value, done.value
        return done.found

    def _use(self, found: Found | None, what: Said) -> None:
        """Remember what was used, and how sure the way is now; in doubt where something else may be meant."""
        if found is None:
            return
        used = used_element(found, what, self._before)
        if told := self._dialogs.told():
            used = replace(used, reason=f"{used.reason}; {told}")
        self._note_used(used)
        self._used, self._before = found, found.window.scene
        if found.element.role == "columnheader":  # it sorts, and leads nowhere
            told = f"“{found.element.name}” is the head of a column, and what stands under it may be meant"
            self._way = replace(self._now, doubt=told)
        if found.nearly:
            self.note(outcome="undecided", why=found.reason, found=(found.element.name,))

    def _note_key(self, what: Said, before: Scene) -> None:
        """A key that was pressed in the field that was used last is where it belongs; else only what comes tells."""
        self._before = before
        changed = controls_of(look(self.page, nodes=False)) != controls_of(before)
        self._note_used(used_key(what.target or "", self._used, changed=changed))

    def _seen(self, found: Found) -> None:
        """Keep a picture of what is about to be acted on."""
        self.note(window=found.window.title)
        self.take_picture(found.element.box)

    def note(self, **seen: object) -> None:
        """Add to the record of the line that is being carried out; names are fields of `Observation`."""
        self._recorder.note(**seen)
