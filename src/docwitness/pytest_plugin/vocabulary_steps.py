"""The step definitions of the vocabulary: one for each phrase, the same with and without page objects.

A step is carried out in the window that the phrase names, or in the one on top. It finds its target through the page
object registered for that window, if there is one that describes it, else by role, name and place.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from pytest_bdd import parsers, step

from docwitness.browser.driving.looking import open_windows
from docwitness.browser.driving.menus import A_MENU
from docwitness.browser.driving.settling import settle
from docwitness.browser.witnessing.checks.aftermath_checks import (
    see_appear,
    see_come,
    see_join,
    see_leave,
    see_told,
    see_turned,
)
from docwitness.browser.witnessing.checks.claim_checks import (
    see,
    see_changes,
    see_default,
    see_list,
    see_offer,
    see_state,
)
from docwitness.browser.witnessing.checks.listing_checks import see_parts
from docwitness.browser.witnessing.outcomes import Broken, Undecided
from docwitness.browser.witnessing.stand import Stand
from docwitness.language.wording import words
from docwitness.locating.placing.positions import some_at_position
from docwitness.locating.placing.sides import Placed
from docwitness.scenarios.vocabulary import PHRASES, Phrase, Said, said


class _OwnPhrase(parsers.re):
    """A phrase that only scenarios of ours may use: in other suites of pytest-bdd it is no step."""

    def is_matching(self, name: str) -> bool:
        return OURS.get() and super().is_matching(name)


OURS: ContextVar[bool] = ContextVar("ours", default=False)
"""Whether the test that is being carried out is a scenario of ours."""


def _window_is_open(stand: Stand, what: Said) -> None:
    window = stand.expect_window(what.window or "")
    stand.take_picture(window.box)


def see_at(stand: Stand, what: Said) -> None:
    """Raise Broken or Undecided where the element stands elsewhere: a place, not a label, is then what is missed."""
    led = stand.is_sure_of_way  # what is found may be a landmark, and tells nothing of how it came to be looked for
    found = stand.find(what)
    stand.take_picture(found.element.box)
    placed = some_at_position(found.element, found.window, what.position or "")
    if found.option and set(words(found.element.name)) <= set(words(what.position or "")):
        placed = Placed(True)  # “in the Status list”: where the options of that list are
    if found.opened and not A_MENU.search(what.position or ""):
        opened = ", ".join(f"“{label}”" for label in found.opened)
        placed = Placed(False, f"it is in {opened}, which is closed and which the page does not mention.")
    if placed.holds is None:
        raise Undecided(placed.why, window=found.window.title, highlight=found.element.box)
    if not placed.holds:
        why = f"“{what.target}” is there, but not at “{what.position}”: {placed.why}"
        ending = Broken if led and stand.is_certain(found) else Undecided
        raise ending(why, window=found.window.title, highlight=found.element.box)


def _figure_shows(stand: Stand, what: Said) -> None:
    stand.ensure_open()
    settle(stand.page)
    stand.note(window=next(iter(open_windows(stand.page)), None))
    stand.hold_figures(what.window or "")


def _begin(stand: Stand, what: Said) -> None:
    stand.begin(what.target or "")


_CHECKS: dict[str, Callable[[Stand, Said], None]] = {
    "expect": _window_is_open,
    "presence": see,
    "position": see_at,
    "state": see_state,
    "default": see_default,
    "download": Stand.expect_download,
    "offers": see_offer,
    "lists": see_list,
    "changes": see_changes,
    "parts": see_parts,
    "come": see_come,
    "join": see_join,
    "appear": see_appear,
    "leave": see_leave,
    "told": see_told,
    "turned": see_turned,
    "figure": _figure_shows,
    "begin": _begin,
}


def carry_out(stand: Stand, what: Said) -> None:
    """Do or check what a phrase of the vocabulary says."""
    if not stand.leaves_out():
        _CHECKS.get(what.kind, Stand.act)(stand, what)


def _define(phrase: Phrase) -> Callable[..., None]:
    """The step definition of a phrase; its parameters are the slots that phrases have."""

    def carry_out_phrase(
        docwitness_stand: Stand,
        label: str | None = None,
        role: str | None = None,
        thing: str | None = None,
        value: str | None = None,
        position: str | None = None,
        window: str | None = None,
    ) -> None:
        slots = {"label": label, "role": role, "thing": thing, "value": value, "position": position, "window": window}
        carry_out(docwitness_stand, said(phrase.kind, slots))

    return carry_out_phrase


for _phrase in PHRASES:
    # At module level, since pytest-bdd puts a step definition into the module that calls it.
    step(_OwnPhrase(_phrase.pattern))(_define(_phrase))
