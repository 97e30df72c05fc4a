"""What is told in the report of what a line has used: an element, a window, a key."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docwitness.browser.driving.consequences import was_open, was_there
from docwitness.browser.driving.finding import ELSEWHERE
from docwitness.browser.witnessing.outcomes import StepEnd
from docwitness.language.nouns import ITEMS
from docwitness.language.wording import same, words
from docwitness.locating.actors import FIELDS
from docwitness.locating.snapshot import Scene
from docwitness.locating.targets import Found
from docwitness.locating.windows import PAGE, Window, is_exactly, names_no_window
from docwitness.model import Identification, Used
from docwitness.scenarios.vocabulary import Said

LANDMARKS = ("tab", "heading")
"""Roles of what tells where its reader is."""
LONGEST = 80
"""Characters of a text that stands for the name of what has none."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A line that was carried out."""

    what: Said
    reading: int | None = None
    """In which reading of the phrase; None for the likeliest."""
    window: Window | None = None
    """Where, as it was just before; None where it is not known."""
    sent: bool = False
    """Whether anything that changes the product had been sent before it."""


def controls_of(scene: Scene) -> set[tuple[str, str, tuple[str, ...]]]:
    """What can be used or read as a part of the page: texts, clocks and rows apart, which may change by themselves."""
    named = ((each, each.role not in ("generic", *ITEMS)) for each in scene.elements if not each.text)
    return {(each.role, each.name if told else "", each.state) for each, told in named}


def used_element(found: Found, what: Said, before: Scene | None) -> Used:
    """An element; `before` is what was to be seen before the last action."""
    scene, element = found.window.scene, found.element
    around = (element, *scene.around(element.index))
    navigates = any(each.role == "navigation" for each in around)
    return Used(
        element.role,
        element.name or scene.shown(element.index)[:LONGEST],
        element.box,
        found.identification,
        found.reason,
        opened=found.opened,
        came=what.labelled and before is not None and not was_there(before, found),  # three dots come on any page
        field=element.role in FIELDS,
        landmark=navigates or element.role in LANDMARKS or what.window is not None,
    )


def used_window(window: Window, title: str, before: Scene | None, *, described: bool) -> Used:
    """A window that is open; `described` where a page object says which one it is."""
    came = before is not None and not was_open(before, title)
    other = _headed_otherwise(window, title, before)
    exact = not names_no_window(title) and is_exactly(title, window) and not other
    sure = Identification.TOLD if described else Identification.NAMED if exact else Identification.DESCRIBED
    if names_no_window(title) and came:
        sure = Identification.CONFIRMED  # “a dialog opens”: whatever came is that
    reason = "a window of that title is open" if exact else f"“{window.title}” is open"
    reason = f"{reason}; only the navigation, or a part of its title, is called “{title}”" if other else reason
    return Used("window", window.title, window.box, sure, reason, came=came, landmark=True)


def _headed_otherwise(window: Window, title: str, before: Scene | None) -> bool:
    """Whether a page has come with a heading of its own: the navigation marks its section, which is another page."""
    if window.root != PAGE or before is None or is_exactly(title, replace(window, names=window.names[:1])):
        return False
    headings = [e for e in window.scene.elements if e.role == "heading" and same(e.name, window.title)]
    return bool(headings) and not any(same(e.name, window.title) for e in before.elements if e.role == "heading")


def used_key(keys: str, last: Found | None, *, changed: bool) -> Used:
    """A key. Pressed in the field that was used last it is where it belongs; else only what comes of it tells.

    Where something has opened, closed or been selected by it, the page listens to that key.
    """
    field = last is not None and last.element.role in FIELDS and last.certain
    sure = Identification.NAMED if field or changed else Identification.DESCRIBED
    told = "a key, by which the page has changed" if changed else "a key, pressed wherever the page was"
    reason = "pressed in the field that was used before it" if field else told
    return Used("key", keys, (0, 0, 0, 0), sure, reason, field=field)


def why_not_open(title: str, end: StepEnd, used: Found | None, *, begun: bool) -> str:
    """Why it is no evidence that the window did not open; empty where it is.

    Of entries any of which will do, another one opens a window of another title: “Plan a meal for Tuesday”.
    """
    if not begun:
        return ELSEWHERE
    alike = set(words(title)) & set(words(end.window or ""))
    return "Another entry may be meant." if used and used.in_each_row and alike else ""
