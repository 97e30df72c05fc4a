"""The course of a scenario with a product map at hand: where it begins, where it goes on, what is told of labels."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from playwright.sync_api import Page

from docwitness.browser.driving.consequences import SOON, is_checkable
from docwitness.browser.driving.doing import Doing
from docwitness.browser.driving.finding import in_scene
from docwitness.browser.driving.looking import look
from docwitness.browser.driving.settling import answered, settle
from docwitness.browser.guarding.guard import Guard
from docwitness.browser.product import Product
from docwitness.browser.witnessing.looking_back import RecallingCourse
from docwitness.browser.witnessing.map_hints import ACTIONS, MapHints
from docwitness.browser.witnessing.outcomes import Broken, StepEnd, Undecided
from docwitness.browser.witnessing.pressing_again import found_again, press_again
from docwitness.browser.witnessing.testimony import Carried, used_element
from docwitness.language.harm import is_harmful, names_lasting
from docwitness.language.nouns import is_left_to_readers, noun_of, split_phrase
from docwitness.language.paths import stations
from docwitness.language.wording import capital, words
from docwitness.locating.actors import FIELDS as FIELD_ROLES
from docwitness.locating.actors import blocked
from docwitness.locating.described import FOLLOWED
from docwitness.locating.targets import Wanted
from docwitness.model import Identification, Used, Way
from docwitness.productmap.states import Opener, Transition
from docwitness.pytest_plugin.recording import Recorder
from docwitness.scenarios.same_promise import is_made
from docwitness.scenarios.vocabulary import Said, understand

_ENDING = frozenset("save submit confirm apply ok done close cancel next back continue finish yes no".split())
"""Labels that end what was begun before: they tell of no place."""
UNFOLDING = ("menu", "disclosure", "tab")
"""Kinds of ways on the map that open a part of the page, and leave the rest as it is."""


def _does_lasting(line: Said | None) -> bool:
    return line is not None and line.kind in ACTIONS and names_lasting(line.target or "")


class GuidedCourse(RecallingCourse):
    """A course that asks the product map. What the map says is a hint that the run confirms, and never evidence."""

    def __init__(self, page: Page, product: Product, recorder: Recorder, guard: Guard) -> None:
        super().__init__(page, product, recorder, guard)
        self._map = MapHints(product.map_file)
        self._last: Used | None = None
        self._resumed = ""
        """Where the scenario went on after a line that could not be carried out."""
        self._left: int | None = None
        """How many lines come after the one that it went on with."""

    def act(self, what: Said) -> None:
        """Do what the phrase says; where that cannot be done, the scenario goes on where the map has what comes next.

        Raises:
            Broken: what is named is certainly not there, or cannot be used.
            Undecided: it could not be told what is meant, or how it is done.
        """
        what, told = self._map.without_placeholder(what)
        self.ensure_open()
        if not what.labelled and is_left_to_readers(what.target or "") and self._is_done_already():
            why = f"the {what.target} is left to the reader, and what the page names next is there already."
            self.note(outcome="undecided", why=why)
            return
        door, url = None if what.labelled else self._door(what), self.page.url
        unfolded = self._unfolds(what)
        try:
            super().act(what)
            if door and not self._has_led_on():
                self._done.pop()
                name = self._used.element.name if self._used else what.target
                raise Undecided(f"“{name}” was used, and what the page names next did not come.")
        except (Broken, Undecided) as end:
            door = self._door(what) if what.labelled else door
            if not (
                (door and self._goes_through(door, what, end, lost=self.page.url != url))
                or self._goes_on(what, end)
                or self._leaves_choice(what, end)
            ):
                raise
            return
        if told and self._last:
            self._note_used(replace(self._last, reason=f"{self._last.reason}; {told}"))
        if unfolded and self._last:
            reason = f"{self._last.reason}; it was found in “{unfolded}”, which was closed"
            self._note_used(replace(self._last, reason=reason, opened=(*self._last.opened, unfolded)))

    @property
    def _now(self) -> Way:
        """How sure it is where the page is; in doubt where it was begun by what other pages have as well."""
        now, first = super()._now, self._done[0].what if self._done else None
        if now.doubt or first is None or first.window or first.position or not first.labelled:
            return now
        led = self._placed or any(done.what.kind in ("navigate", "open") for done in self._done)
        if led or not is_made(self._recorder.title):  # a person who writes a scenario knows where it begins
            return now
        if first.kind != "click" or not self._map.is_on_several(first.target or ""):
            return now
        return replace(now, doubt=f"“{first.target}” is on other pages too, and nothing says on which it is meant")

    def _unfolds(self, what: Said) -> str:
        """Open what has the label in it, here, by the product map, and is closed; its own label, empty if nothing was.

        So does a reader who knows the product. What the map does not know is looked for in all that is closed.
        """
        label = next(iter(stations(what.target or "")), "")
        followed = what.labelled and what.kind in FOLLOWED and what.role not in FIELD_ROLES
        door = self._map.door_to(self.page, label, any_of=False) if followed else None
        if door is None or door.kind not in UNFOLDING or self._shows(what):
            return ""
        found = found_again(self.page, door.opener, reason="by the product map it has what is named", seconds=SOON)
        if found is None or {"expanded", "selected"} & set(found.element.state):
            return ""
        with self.acting(), answered(self.page):
            try:
                Doing(self.page, found, None, self.timeout).click()
            except (Broken, Undecided):
                return ""
        named = set(words(door.opener.name)) & set(words(f"{what.position} {what.window}"))
        return "" if named else door.opener.label

    def _act_in_some_reading(self, what: Said) -> int | None:
        if earlier := self._recorder.earlier_end:
            raise earlier
        try:
            return super()._act_in_some_reading(what)
        except StepEnd as end:
            self._recorder.remember_end(end)
            raise

    def _leaves_choice(self, what: Said, end: StepEnd) -> bool:
        """Whether the scenario goes on after a choice that is left to its reader: one may have been made already."""
        left = not what.labelled and is_left_to_readers(what.target or "") and bool(self._recorder.upcoming)
        if left:
            self._leave_out(what, end)
        return left

    def _door(self, what: Said) -> Transition | None:
        """What leads, by the product map, to what the page names after this line."""
        promised = next(iter(self._upcoming()), None)
        if what.kind not in FOLLOWED or promised is None or promised.kind in ("expect", "press") or not promised.target:
            return None
        no_control = not what.labelled and not noun_of(split_phrase(what.target or "")[0])[1]
        return self._map.door_to(self.page, stations(promised.target)[0], any_of=no_control)

    def _has_led_on(self) -> bool:
        """Whether what was used is what the page means: it is certain, or what the page names next has come."""
        promised = next(iter(self._upcoming()), None)
        return self._used is None or self._used.certain or promised is None or self._comes(promised)

    def _goes_through(self, door: Transition, what: Said, end: StepEnd, *, lost: bool) -> bool:
        """Whether the scenario goes on by what leads, by the product map, to what the page names next.

        It is what the page means if it is an entry of a list, or a picture without a name, and that comes. Where it
        says something else, it only shows what follows.
        """
        if lost and self._sent_changes:
            return False
        reason = "by the product map it leads to what the page names next"
        try:
            if lost:
                self._walk_again()
            found = found_again(self.page, door.opener, reason=reason, seconds=self.timeout)
            if found is None:
                return False
            self._seen(found)
            with self.acting(), answered(self.page):
                Doing(self.page, found, None, self.timeout).click()
        except (Broken, Undecided):
            return False
        self._use(found, what)
        if not what.labelled and (door.data or door.opener.place == "navigation" or not door.opener.name):
            if not self._confirm_opened(what, found):
                self._before = look(self.page, nodes=False)  # it was chosen for what comes: that confirms nothing
            return True
        used = replace(used_element(found, what, None), identification=Identification.NAMED, landmark=True)
        self._note_ended(end, f"The scenario went on by “{door.opener.label}”: {reason}.", used)
        self._way = Way(True, f"“{what.target}” was not found before")
        return True

    @abstractmethod
    def is_at(self, address: str) -> bool:
        """Go to the address, signed in; whether the page is there."""

    @abstractmethod
    def start_again(self) -> None:
        """Go to where scenarios start, wherever the page is."""

    def begin(self, way: str) -> None:
        """Come to where, by the product map, the page's section plays. The page itself does not say it.

        Raises:
            Undecided: the way does not lead there any more.
        """
        said = Said("begin", way, labelled=True)
        if not self._is_at_end_of(way):
            self.start_again()
            try:
                self._carry_out(replace(said, kind="navigate"), seen=lambda found: None)
            except (Broken, Undecided) as end:
                raise Undecided(
                    f"the way to where this begins, “{way}”, is not as the product map has it: {end.why} "
                    "`docwitness map --fresh-map` explores it anew."
                ) from end
            settle(self.page)
        self._forget_way()
        self._way = Way(False, f"the page does not say where this begins, and “{way}” is by the product map")
        self._placed = True
        self._done.append(Carried(said))
        self.take_picture()

    def _do_again(self, what: Said, reading: int | None) -> None:
        if what.kind != "begin":
            super()._do_again(what, reading)
        elif not self._is_at_end_of(what.target or ""):
            super()._do_again(replace(what, kind="navigate"), reading)

    def _is_at_end_of(self, way: str) -> bool:
        """Whether the map knows the way and the page is at its end: by the place's address, else click by click."""
        found = self._map.end_of(way)
        if found is None:
            return False
        place, clicks = found
        if self.is_at(place.examples[0]) and self._presses(place.opened):
            return True
        self.start_again()
        return self._presses([step.opener for step in clicks.steps])

    def _presses(self, openers: Sequence[Opener]) -> bool:
        """Whether all that was clicked while the product was explored could be clicked again."""
        try:
            with self.acting():
                return press_again(self.page, openers, seconds=self.timeout)
        except Undecided:  # what it sends now was stopped
            return False

    def _goes_on(self, what: Said, end: Broken | Undecided) -> bool:
        """Whether the scenario can do without the line that failed: the map knows the place of what comes next."""
        if self._is_done_already() or (not what.labelled and is_made(self._recorder.title) and self._shows_next()):
            self._note_ended(end, "The scenario went on with what the page names next, which is there.", None)
            self._way = self._way if what.labelled else Way(True, f"“{what.target}” was not found")
            return True
        title = self._recorder.title
        resuming = self._map.place_of(self._recorder.upcoming, about=title) if is_made(title) else None
        return (resuming is not None and self._resumes(end, *resuming)) or (is_made(title) and self._goes_on_here(end))

    def _goes_on_here(self, end: StepEnd) -> bool:
        """Whether it goes on with a later paragraph whose control is to be seen now; the lines between are left out."""
        seen = self._next_to_be_seen()
        if seen and seen[2] and not self._placed:  # what was opened last lies over it
            self.start_again()
            seen = self._next_to_be_seen()
        if seen is None or seen[2]:
            return False
        label, left, _ = seen
        self._note_gone_on(end, label, f"the scenario went on with “{label}”, which is to be seen", left=left)
        self._way = Way(True, f"“{end.expected or 'what comes before'}” was not found")
        return True

    def _next_to_be_seen(self) -> tuple[str, int, bool] | None:
        """The label of the first later paragraph's control, how many lines come after it, and if it is covered."""
        scene, upcoming = look(self.page, nodes=False), self._recorder.upcoming
        lines = [understand(phrase) for phrase in upcoming]
        for number, (what, apart) in enumerate(zip(lines, self._recorder.apart, strict=True)):
            label = what.target if apart and what and what.labelled and what.kind in ACTIONS else None
            if what is None or not label or what.window or len(stations(label)) > 1 or is_harmful(label):
                continue
            if label.casefold() in _ENDING or any(map(_does_lasting, lines[number:])):
                continue  # what cannot be taken back would be done to something else than what was not found
            wanted = Wanted(label, role=what.role, position=what.position, action=what.kind.removesuffix("-any"))
            found = in_scene(scene, wanted, None)
            if found and found.certain and "disabled" not in found.element.state:
                return label, len(upcoming) - number - 1, blocked(found.element)
        return None

    def _note_gone_on(self, end: StepEnd, place: str, reason: str, *, left: int) -> None:
        """Note how the line ended, and where the scenario went on."""
        self._resumed, self._left = place, left
        used = Used("page", place, (0.0, 0.0, 0.0, 0.0), Identification.NAMED, reason, landmark=True)
        self._note_ended(end, f"{capital(reason)}.", used)

    def _note_ended(self, end: StepEnd, more: str, used: Used | None) -> None:
        why = f"{end.why} {more}"
        self.note(outcome=end.outcome, why=why, expected=end.expected, found=end.found, window=end.window, used=used)

    def _resumes(self, end: StepEnd, way: str, left: int) -> bool:
        """Whether it goes on where the map has what a later line names; the lines between are left out.

        Not where something lasting is done from there on: the map does not know whose record that would be.
        """
        later = self._recorder.upcoming[-left - 1 :]
        if self._resumed == way or any(map(_does_lasting, map(understand, later))):
            return False
        done, self._done = self._done, []
        try:
            self.begin(way)
        except (Broken, Undecided):
            self._done = done
            return False
        reason = f"the scenario went on at “{way}”, where the product map has what comes next"
        self._note_gone_on(end, way, reason, left=left)
        return True

    def leaves_out(self) -> bool:
        """Whether the line stands between one that could not be carried out and the one that the scenario went on with.

        It is noted as such.
        """
        if self._left is None or len(self._recorder.upcoming) <= self._left:
            return False
        self.note(outcome="undecided", why=f"left out: the scenario went on at “{self._resumed}” with what comes next.")
        return True

    def _is_done_already(self) -> bool:
        """Whether the scenario began, by the product map, behind the line: what the page names next is there."""
        return self._placed and len(self._done) == 1 and self._shows_next()

    def _shows_next(self) -> bool:
        """Whether what the page names after this line is to be seen, by its label."""
        promised = next(iter(self._upcoming()), None)
        return promised is not None and promised.labelled and is_checkable(promised) and self._shows(promised)

    def _shows(self, promised: Said) -> bool:
        """Whether what the line names by its label is to be seen for certain."""
        wanted = Wanted(promised.target or "", role=promised.role, action=promised.kind.removesuffix("-any"))
        found = in_scene(look(self.page, nodes=False), wanted, promised.window)
        return found is not None and found.certain

    @contextmanager
    def _doubted(self, what: Said) -> Iterator[None]:
        """The same; of a label that is missing it is told what the map knows."""
        try:
            with super()._doubted(what):
                yield
        except StepEnd as end:
            end.add(self._map.about(self.page, end.expected))
            raise

    def _note_used(self, used: Used | None) -> None:
        super()._note_used(used)
        self._last = used
