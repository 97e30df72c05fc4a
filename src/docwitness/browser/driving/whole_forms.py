"""Fills in a form as a whole: “fill out the form” names none of its fields."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Page

from docwitness.browser.driving.finding import scope
from docwitness.browser.driving.looking import look, node_of, wait_until
from docwitness.browser.driving.settling import answered
from docwitness.browser.witnessing.outcomes import StepEnd, Undecided
from docwitness.language.nouns import is_whole_form
from docwitness.locating.examples import left_to_fill, takes_text
from docwitness.locating.snapshot import Seen
from docwitness.locating.targets import Found, Wanted
from docwitness.locating.windows import Window
from docwitness.model import Identification

MOST_FIELDS = 30
"""Fields of one form that are filled in."""
_FORM_OF = "(field) => [...document.forms].indexOf(field.form || field.closest('form'))"


def is_form(wanted: Wanted) -> bool:
    """Whether all that is left to fill in is meant."""
    typed = wanted.action == "type" and not wanted.labelled and wanted.alias is None
    return typed and is_whole_form(wanted.target)


def fill_form(
    page: Page,
    wanted: Wanted,
    window: str | None,
    fill: Callable[[Found], str | None],
    seen: Callable[[Found], None],
    *,
    timeout: float,
) -> tuple[Found | None, str]:
    """Fill in what is empty, one field after the other: what is filled in may bring more of them.

    Of several forms of a page it is the one with the most empty fields, which proves nothing. `fill` gives a field an
    example and says which. The first field that was filled in, and what all were filled in with.

    Raises:
        Undecided: there is no field that is empty.
    """
    wait_until(page, lambda scene: left_to_fill(scope(scene, window)[0]) or None, timeout=timeout)
    first: Found | None = None
    form: int | None = None
    filled: dict[tuple[str, str, str], str] = {}
    while len(filled) < MOST_FIELDS:
        where, _ = scope(look(page), window)
        forms = {e.index: _form_of(where, e) for e in where.elements() if takes_text(where.scene, e)}
        left = [each for each in left_to_fill(where) if (each.role, each.name, each.hint) not in filled]
        if form is None and left:
            form = max(map(forms.get, (e.index for e in left)), key=[forms.get(e.index) for e in left].count)
        field = next((each for each in left if forms.get(each.index, form) == form), None)
        if field is None:
            break
        only = len(set(forms.values())) < 2
        reason = f"it was empty in the form of “{where.title}”, {'the only' if only else 'not the only'} one there is"
        found = Found(where, field, Identification.NAMED if only else Identification.DESCRIBED, reason)
        if first is None:
            seen(found)
        key = (field.role, field.name, field.hint)
        first, filled[key] = first or found, ""
        with suppress(StepEnd), answered(page):  # one that is not to be filled in shows when the form is sent
            filled[key] = fill(found) or ""
    if not any(filled.values()):
        raise Undecided(f"there is no empty field for “{wanted.target}”.", expected=wanted.target)
    return first, "; ".join(f"{name or role}: {text}" for (role, name, _), text in filled.items() if text)


def _form_of(window: Window, field: Seen) -> int:
    """Which form of the page the field belongs to; -1 for none."""
    found: int = node_of(window.scene, field.index).evaluate(_FORM_OF)
    return found
