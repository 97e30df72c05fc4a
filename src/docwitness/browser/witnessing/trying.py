"""The course of a scenario that tries several readings of a line, where the page says what comes of the right one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from docwitness.browser.driving.consequences import came_true, is_checkable, is_true, opened_itself
from docwitness.browser.driving.finding import in_scene
from docwitness.browser.driving.looking import look
from docwitness.browser.driving.settling import settle
from docwitness.browser.witnessing.course import Course
from docwitness.browser.witnessing.outcomes import Broken, StepEnd, Undecided
from docwitness.browser.witnessing.testimony import Carried, used_element
from docwitness.language.harm import is_harmful, names_lasting
from docwitness.language.likeness import is_reworded
from docwitness.language.nouns import is_left_to_readers
from docwitness.language.paths import stations
from docwitness.locating.actors import FIELDS as FIELD_ROLES
from docwitness.locating.described import FOLLOWED
from docwitness.locating.entries import are_kept_there, is_listed_as
from docwitness.locating.snapshot import Scene
from docwitness.locating.targets import Found, Wanted
from docwitness.locating.windows import closed, windows_of
from docwitness.model import Identification, Way
from docwitness.scenarios.same_promise import is_made
from docwitness.scenarios.vocabulary import Said

TRIES = 3
"""Readings of one line that are tried, where the page says what comes of the right one."""
FIELDS = ("type", "select", "select-any", "check", "uncheck")
"""Kinds of lines that set a field."""
TRYING = 30.0
"""Seconds after which no further reading is tried in a scenario."""


class TryingCourse(Course):
    """A course that tries what else may be meant."""

    _unset = ""
    """The last field that could not be set: what is shown from then on may be due to it, wherever the page is."""

    def find(self, what: Said, action: str = "see") -> Found:
        """The element that the phrase names; what is missing after a field that could not be set is no evidence."""
        try:
            return super().find(what, action)
        except Broken as end:
            if not self._unset or action != "see":
                raise
            raise Undecided(f"{end.why} {self._unset}.", expected=end.expected, found=end.found) from end

    def act(self, what: Said) -> None:
        """Do what the phrase says, in the reading that brings what the page promises next.

        Raises:
            Broken: what is named is certainly not there, or cannot be used; what stands there instead was tried.
            Undecided: it could not be told what is meant, or how it is done.
        """
        try:
            super().act(what)
        except (Broken, Undecided) as end:
            if not self._goes_on_instead(what, end) and not self._can_do_without(what, end):
                raise

    def _can_do_without(self, what: Said, end: Broken | Undecided) -> bool:
        """Whether the scenario goes on after a field that could not be set: a field leads nowhere by itself.

        What is missing from then on may be missing because of it, and is no evidence.
        """
        chosen = not what.labelled and is_left_to_readers(what.target or "")  # it may be an entry that leads on
        if what.kind not in FIELDS or chosen or not self._recorder.upcoming:
            return False
        self._leave_out(what, end)
        return True

    def _leave_out(self, what: Said, end: StepEnd) -> None:
        """Note that the line was not carried out; the way is in doubt from here on."""
        self.note(**end.told, used=None)
        self._unset = f"“{what.target}” could not be set before"
        self._way = replace(self._now, doubt=self._way.doubt or self._unset)

    def _goes_on_instead(self, what: Said, end: Broken | Undecided) -> bool:
        """Whether the scenario goes on by what stands instead of the label: it has brought what the page names next.

        What comes after it has its own proof. A scenario that a person wrote ends at the line that fails.
        """
        made = is_made(self._recorder.title)
        label = self._try_instead(what, end) if made or isinstance(end, Broken) else None
        if label is None or not made or self._used is None:
            return False
        told = f"{end.why} The scenario went on by “{label}”, after which what the page names next came."
        reason = f"it stands instead of “{what.target}”, and has brought what the page names next"
        used = replace(used_element(self._used, what, None), reason=reason, landmark=True)
        self.note(**end.told | {"why": told}, used=replace(used, identification=Identification.CONFIRMED))
        self._done.append(Carried(replace(what, target=label)))
        self._way = Way(True, f"“{what.target}” was not found before")
        return True

    def _promised(self) -> list[Said]:
        """What the page names next and a look can tell: up to the next line that leads on, fields come in any order."""
        promised = list[Said]()
        for said in self._upcoming()[:TRIES]:
            promised.extend([said] if is_checkable(said) else [])
            if said.kind not in FIELDS:
                break
        return promised

    def _try_instead(self, what: Said, end: Broken | Undecided) -> str | None:
        """The label of what stands instead of the one that is gone, and brings what the page names next; it is used.

        A proposal is carried out before it is made. Where it is not certain that the label is gone, only what says the
        same in other words is tried: “Add boat” for “Add a new boat”.
        """
        labels = [label for label in end.found[:TRIES] if not is_harmful(label, what.target or "")]
        if isinstance(end, Undecided):
            labels = [] if end.readings else [x for x in labels if is_reworded(x, what.target or "")]
        promised = self._promised()
        if not (promised and labels) or not what.labelled or what.value or len(stations(what.target or "")) > 1:
            return None
        url, way = self.page.url, self._way
        for label in labels:
            if what.kind in FIELDS and not self._is_field(label, what):
                continue
            try:
                self._carry_out(replace(what, target=label), seen=lambda found: None)
            except StepEnd:
                continue
            if any(map(self._comes, promised)):
                self._way = way
                self.note(replaced_by=label, used=None)
                return label
            if self.page.url != url:
                break
        self._way = way
        self.note(used=None)
        return None

    def _is_field(self, label: str, what: Said) -> bool:
        """Whether something so called takes a value: to try anything else would lead away."""
        action = what.kind.removesuffix("-any")
        found = in_scene(look(self.page, nodes=False), Wanted(label, action=action), what.window)
        return found is not None and found.element.role in FIELD_ROLES

    def _act_in_some_reading(self, what: Said) -> int | None:
        promised = next(iter(self._upcoming()), None)
        lasting = names_lasting(what.target or "")  # which of several is not found out by deleting one after the other
        checkable = promised if promised and is_checkable(promised) and not lasting else None
        try:
            found = self._carry_out(what, seen=self._seen)
        except Undecided as end:
            if end.readings < 2 or checkable is None:
                raise
            return self._try_readings(what, checkable, range(min(end.readings, TRIES)), untouched=True)
        if found is None or found.certain:
            return None
        if self._has_opened(what, found):
            scene = look(self.page, nodes=False)
            if checkable is None or self._is_true(checkable, scene):
                return None
            if found.readings < 2 or closed(windows_of(scene)[0]):  # it may be in there, or in others of the list
                self._way = replace(self._now, doubt=f"“{found.element.name}” is one of several that may be meant")
                return None
        if found.readings < 2 or checkable is None or self._comes(checkable) or self._was_true(checkable):
            return None
        return self._try_readings(what, checkable, range(1, min(found.readings, TRIES)))

    def _has_opened(self, what: Said, found: Found) -> bool:
        """Whether an entry of the list of such things has opened what it is called; then it is what the page means."""
        window, element, phrase = found.window, found.element, what.target or ""
        described = not what.labelled or found.identification is Identification.DESCRIBED  # “Open the Test Plan”
        if what.kind not in FOLLOWED or not described:
            return False
        if not (are_kept_there(window, element, phrase) or is_listed_as(window, element, phrase)):
            return False
        return self._confirm_opened(what, found)

    def _confirm_opened(self, what: Said, found: Found) -> bool:
        """Whether the entry has opened what it is called: then it is what the page means."""
        if not opened_itself(self.page, found):
            return False
        reason = f"{found.reason}; it opened what it is called"
        self._used = replace(found, identification=Identification.CONFIRMED, reason=reason)
        self._way = self._before_last
        self._note_used(used_element(self._used, what, self._before))
        return True

    def _comes(self, promised: Said) -> bool:
        before = self._before
        return before is not None and came_true(self.page, promised, before, self.product.profile.aliases)

    def _was_true(self, promised: Said) -> bool:
        """Whether it was there before the last action: then it speaks neither for nor against a reading."""
        return self._before is not None and self._is_true(promised, self._before)

    def _is_true(self, promised: Said, scene: Scene) -> bool:
        return is_true(scene, promised, self.product.profile.aliases) is not None

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
        for done in self._done:
            self._do_again(done.what, done.reading)

    def _do_again(self, what: Said, reading: int | None) -> None:
        self._carry_out(what, reading=reading, seen=lambda found: None)
