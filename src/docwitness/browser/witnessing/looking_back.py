"""The course of a scenario that looks back: a tip may be about a window that is closed by the time it is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docwitness.browser.driving.looking import look
from docwitness.browser.witnessing.outcomes import Broken, StepEnd, Undecided
from docwitness.browser.witnessing.testimony import used_element
from docwitness.browser.witnessing.trying import TryingCourse
from docwitness.language.harm import names_lasting
from docwitness.locating.targets import Found, find_target
from docwitness.locating.windows import find_window
from docwitness.scenarios.same_promise import is_offer
from docwitness.scenarios.vocabulary import Said


class RecallingCourse(TryingCourse):
    """A course that knows in which windows and on which pages it has been.

    Documents tell of the details of a window behind the steps that close it: “Tip: tick **Half day** if …”.
    """

    def act(self, what: Said) -> None:
        """Do what the phrase says; what a paragraph of its own offers is looked for in the windows before as well.

        Raises:
            Broken: what is named is certainly not there, or cannot be used.
            Undecided: it could not be told what is meant, or how it is done.
        """
        try:
            super().act(what)
        except (Broken, Undecided) as end:
            if end.readings or not self._may_be_told_later(what):
                raise
            closed = tuple(self._closed_windows())
            number = next((number for number in closed if self._had(number, what)), None)
            if number is not None and self._acts_in_window_before(what, number):
                return
            if number is None and not (closed and isinstance(end, Broken)):
                raise
            title = self._title_of(closed[0] if number is None else number)
            why = f"{end.why} “{title}” was open before, and may be meant."
            raise Undecided(why, expected=end.expected, found=end.found, window=end.window) from end

    def _may_be_told_later(self, what: Said) -> bool:
        """Whether a paragraph of the page begins with it that only offers something, and names no window for it.

        A step that is asked for is done where the one before has led: a **Save** that is missing there is not the one
        of the window before.
        """
        told = what.labelled and not what.window and not names_lasting(what.target or "")
        return told and self._recorder.begins_apart and is_offer(self._recorder.title)

    def _closed_windows(self) -> Iterator[int]:
        """The lines that were carried out in windows or on pages left since, the last one of each, latest first."""
        here, titles = look(self.page, nodes=False), set[str]()
        for number in reversed(range(len(self._done))):
            window = self._done[number].window
            if window is None or not window.title or window.title in titles:
                continue
            titles.add(window.title)
            if find_window(here, window.title) is None:
                yield number

    def _title_of(self, number: int) -> str:
        window = self._done[number].window
        return window.title if window else ""

    def _had(self, number: int, what: Said) -> bool:
        """Whether the window of that line certainly had what is named, and one can go back to it."""
        done = self._done[number]
        if done.window is None or done.sent:
            return False
        found = find_target(done.window, self._wanted(what, what.kind.removesuffix("-any")))
        return isinstance(found, Found) and found.certain and not found.nearly

    def _acts_in_window_before(self, what: Said, number: int) -> bool:
        """Walk to before the line that was carried out there, and do it there; whether both could be done again.

        What does not go a second time says nothing of the tip.
        """
        title, done = self._title_of(number), self._done
        self._done = done[:number]
        try:
            self._walk_again()
            super().act(what)
        except StepEnd:
            self._done = done
            return False
        if self._used:
            reason = f"{self._used.reason}; in “{title}”, which was open before"
            self._used, self._way = replace(self._used, reason=reason), self._before_last
            self._note_used(used_element(self._used, what, self._before))
        return True
