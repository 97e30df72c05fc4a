"""Which of the elements that fit is the likeliest: criteria with names, in the order in which they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from docwitness.language.nouns import CHOSEN, CLICKED, ITEMS, NOUNS, TOGGLED, TYPED, WINDOWS
from docwitness.language.pictograms import DRAWN
from docwitness.language.wording import canonical, same, solid
from docwitness.locating.actors import FIELDS, FOLLOWED_AT_ONCE, NATIVE, PARTS, PICKED, blocked, clicked_by_label, takes
from docwitness.locating.placing.positions import at_position, in_line
from docwitness.locating.snapshot import Scene, Seen, in_each_row
from docwitness.locating.windows import Window
from docwitness.model import Identification

POPUPS = ("menu", "listbox", "tooltip", "tree")
"""What a window opens outside itself, at the end of the page, and still belongs to it."""
_COMMANDS = ("menuitem", "menuitemradio", "menuitemcheckbox")
_POINTED = ("click", "open", "navigate", "press", "double-click", "right-click")


class Words(IntEnum):
    """What the words of the document are to the element, the nearest first."""

    WRITTEN = 0
    """Its label, but for capitals."""
    SAME = 1
    """What a reader takes for the same label: less a shortcut or a count in brackets, say."""
    PROMPT = 2
    """Its tooltip or prompt."""
    WITHOUT_NOUN = 3
    """Its label and a noun for what it is: “Save button”."""
    DESCRIBED = 4
    PICTURED = 5
    EXAMPLE = 6
    """It is an entry of a list of such things."""
    DATA = 7
    """It shows what such a thing shows."""
    KIND = 8
    """Only what kind of element it is."""


class Rank(NamedTuple):
    """How well an element fits: each criterion is the better the smaller it is, and earlier ones count for more."""

    lies_under: bool = False
    """Something lies over it."""
    other_role: int = 0
    """0 for the role that is asked for, 1 for one of its family, 2 for another."""
    unfit: int = 0
    """0 for what is made for the action, 1 for what takes it, 2 for what only stands there."""
    outside_menu: bool = False
    """It stands in no open menu: an open one has its reader's attention."""
    words: Words = Words.WRITTEN
    untold: int = 0
    """Telling words of a description that nothing at it or around it says."""
    elsewhere: int = 0
    """Those that only what stands around it says."""
    apart: int = 0
    """Words of what follows the noun (“of the group”) that are not to be found near it."""
    beyond: int = 0
    """Words of its name that a sign or picture does not mean."""
    order: int = 0
    """Place of its role among those that the noun may stand for."""
    out_of_sight: bool = False
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An element that may be meant."""

    element: Seen
    rank: Rank
    identification: Identification
    reason: str
    option: str = ""
    """What is to be chosen from it, where the document names an option of a closed list."""
    in_each_row: bool = False
    """Whether each row of a list has one like it."""


def reachable(window: Window) -> Iterator[Seen]:
    """What stands in the window, and in the menus and lists that are open outside it.

    Not what stands far left of the page, where nobody can scroll to: links that skip to the content wait there for a
    key. What was scrolled away within a table is nearer.
    """
    far = -window.scene.viewport[0] / 2
    yield from (element for element in window.elements() if element.box[0] + element.box[2] > far)
    if window.root < 0:
        return
    within = {element.index for element in window.elements()} | {window.root}
    for element in window.scene.elements:
        if element.role in POPUPS and not element.text and element.index not in within and not blocked(element):
            yield element
            yield from window.scene.inside(element.index)


def labelled(window: Window, label: str, *, role: str | None, action: str) -> list[Candidate]:
    """The elements that carry the label and can take the action; a text may label the field beside it.

    Where a field is called so itself, no other is meant.
    """
    found: dict[int, Candidate] = {}
    own: set[int] = set()
    for element in reachable(window):
        if action == "open" and element.role == "columnheader":
            continue  # it sorts: what is opened stands under it
        fit = _words(window.scene, element, label, action)
        way = "check" if role in TOGGLED and action == "click" else action  # “click the X switch” is for the switch
        actor = (takes(window.scene, element, way) or takes(window.scene, element, action)) if fit is not None else None
        if fit is None or actor is None:
            continue
        if action == "click" and actor is element and role in (None, *FIELDS):
            actor = clicked_by_label(window.scene, element) or actor
        if element.text and not solid(label) and not same(window.scene.shown(actor.index), label):
            continue  # the + of “Ctrl + S” is no button
        if actor.index == element.index and actor.role in FIELDS and not actor.is_hidden_away:
            own.add(actor.index)
        rank = ranked(window.scene, actor, fit, role=role, action=action)
        if actor.index not in found or rank < found[actor.index].rank:
            found[actor.index] = Candidate(actor, rank, *_evidence(actor, rank, role, action))
    if own:
        found = {index: each for index, each in found.items() if index in own or each.element.role not in FIELDS}
    if not found or action == "select":  # what stands there as a mere text is selected by nobody
        found |= {
            each.element.index: each for each in _options(window, label, action) if each.element.index not in found
        }
    return list(found.values())


def signed(window: Window, signs: Sequence[str], *, role: str | None, action: str) -> list[Candidate]:
    """The controls on which one of the signs is drawn or written, and nothing else; the first sign first.

    A sign that stands by itself in what can be clicked is drawn to be clicked, whether or not it says so.
    """
    scene = window.scene
    there = [e for e in reachable(window) if not blocked(e)]
    shown = [(e, _sign_on(scene, e)) for e in there if not e.text and (e.clickable or e.role in CLICKED)]
    shown += [(e, DRAWN.get(e.text.strip(), "")) for e in there if e.text and not e.clickable and _in_control(scene, e)]
    for sign in signs:
        if drawn := [each for each, told in shown if told == sign]:
            reason = f"it shows the sign “{sign}”, which the page names"
            ranks = [ranked(scene, each, Words.PICTURED, role=role, action=action) for each in drawn]
            return [Candidate(e, rank, Identification.NAMED, reason) for e, rank in zip(drawn, ranks, strict=True)]
    return []


def _in_control(scene: Scene, text: Seen) -> bool:
    """Whether other texts stand beside it in what can be clicked, so that it is more than the whole of its label."""
    around = next((each for each in scene.around(text.index) if each.clickable), None)
    return around is not None and sum(1 for inner in scene.inside(around.index) if inner.text) > 1


def _sign_on(scene: Scene, element: Seen) -> str:
    if written := scene.shown(element.index).strip():
        return DRAWN.get(written, "")
    if called := DRAWN.get(element.name.casefold()):  # nothing is written there, and the picture says what it shows
        return called
    return element.sign or next((inner.sign for inner in scene.inside(element.index) if inner.sign), "")


def _evidence(element: Seen, rank: Rank, role: str | None, action: str) -> tuple[Identification, str]:
    """What a label proves: nothing where it is a text that nobody can use so, or lies under something.

    Who is sent to a part of a page is there where its heading is.
    """
    if element.role == "heading" and action == "navigate" and role is None:
        return Identification.NAMED, "the part of the page under this heading is where the page sends its reader"
    shown = action == "select" and role is None and rank.unfit > 2 and element.role == "generic"
    if (rank.unfit > 1 and action in FOLLOWED_AT_ONCE) or (shown and not element.clickable):
        return Identification.GUESSED, "the label is there, as a text that nothing shows to be of use"
    if element.is_wordless and not (action == "click" and role in TOGGLED):
        return Identification.DESCRIBED, "the switch on its line, which does not say whether it is on"
    if rank.words is Words.PICTURED:
        return Identification.DESCRIBED, "the picture on it is called as the label, which nobody reads there"
    if rank.other_role > 1 and action != "see":
        return Identification.GUESSED, "its label is the one that the page names, and it is another kind of element"
    return Identification.NAMED, _REASONS[rank.words]


_REASONS = {
    Words.WRITTEN: "its label is the one that the page names",
    Words.SAME: "its label says the same as the page",
    Words.PROMPT: "its tooltip or prompt is what the page names",
    Words.WITHOUT_NOUN: "its label and kind are what the page names",
}


def _options(window: Window, label: str, action: str) -> list[Candidate]:
    """The closed lists of the browser that offer such an option."""
    if action not in ("select", "click", "check", "see"):
        return []
    lists = (element for element in reachable(window) if element.kind in NATIVE and not blocked(element))
    offers = ((each, next((text for _, text in each.options if same(text, label)), None)) for each in lists)
    return [
        Candidate(each, Rank(), Identification.NAMED, f"an option of the list “{each.name}”", option)
        for each, option in offers
        if option is not None
    ]


def ranked(scene: Scene, element: Seen, fit: Words, *, role: str | None, action: str) -> Rank:
    """Its rank, by what it is and where it stands. What is selected from a list is one of its entries."""
    x, y = element.centre
    chosen = action == "select" and role in ("combobox", "listbox") and element.role in (*ITEMS, *_COMMANDS)
    return Rank(
        lies_under=blocked(element),
        other_role=_other_role(element, None if chosen else role),
        unfit=_unfit(element, action),
        outside_menu=not any(around.role == "menu" for around in scene.around(element.index)),
        words=fit,
        out_of_sight=not (0 <= x <= scene.viewport[0] and 0 <= y <= scene.viewport[1]),
        disabled="disabled" in element.state,
    )


def _words(scene: Scene, element: Seen, label: str, action: str) -> Words | None:
    if element.text:
        return Words.SAME if same(element.text, label) else None
    if element.is_named_by_picture:
        told = element.hint and element.hint != element.name and same(element.hint, label)
        pictured = Words.PICTURED if same(element.sign, label) else None
        return Words.WRITTEN if element.name == label else Words.PROMPT if told else pictured
    if element.name.casefold() == label.casefold():
        return Words.WRITTEN
    if same(element.name, label) or (element.role in CLICKED and same(scene.shown(element.index), label)):
        return Words.SAME
    if element.hint and same(element.hint, label):
        return Words.PROMPT
    bare = _without_noun(label, windows=action in ("navigate", "open"))
    return Words.WITHOUT_NOUN if bare and (same(element.name, bare) or same(element.hint, bare)) else None


def _without_noun(label: str, *, windows: bool) -> str:
    """“Save button” → Save; nothing where the label does not end in a noun for a control.

    What leads to a window is called as that is: “go to the Orders page” → Orders.
    """
    head, _, noun = label.rpartition(" ")
    return head if noun.lower() in NOUNS or (windows and noun.lower() in WINDOWS) else ""


def _other_role(element: Seen, role: str | None) -> int:
    if role is None or element.role == role:
        return 0
    untold = element.role == "generic" and element.clickable and not element.text  # it says nothing of what it is
    return 1 if untold or element.role in _family(role) else 2


@cache
def _family(role: str) -> frozenset[str]:
    """The roles of what is called by the nouns for that role: what prose calls a button may be a link."""
    named = {each for roles in NOUNS.values() if roles[0] == role for each in roles}
    return frozenset({role, *named, *NOUNS.get(role, ()), *((*ITEMS, "link") if role in ITEMS else ())})


def _unfit(element: Seen, action: str) -> int:
    if action == "select":
        if element.role in ("spinbutton", "slider"):
            return 2  # a number is set in it, and no label is selected
        if element.role in CHOSEN or element.popup or element.kind in PICKED:
            return 0
        if element.role in TYPED:
            return 2
        return 3 if element.role in PARTS or element.role not in CLICKED else 1
    if action in _POINTED and element.role not in CLICKED:
        return 1 if element.clickable or (element.role in FIELDS and action == "click") else 2
    return 0


def _standing_there(window: Window, candidates: list[Candidate], position: str) -> list[Candidate]:
    """Those that stand at the place; else those of which it cannot be told; else all."""
    placed = [(c, at_position(c.element, window, position).holds) for c in candidates]
    kept = ([c for c, holds in placed if holds is wanted] for wanted in (True, None))
    there = next(filter(None, kept), candidates)
    straight = in_line([candidate.element for candidate in there], window, position)
    return [candidate for candidate in there if candidate.element in straight]


def _pictured_there(window: Window, ordered: list[Candidate], position: str) -> list[Candidate]:
    """Those at the place first; one that alone shows such a picture there is told by both for certain."""
    there = _standing_there(window, ordered, position)
    rest = [candidate for candidate in ordered if candidate not in there]
    shown = [c for c in there if c.rank.words is Words.PICTURED and not c.rank.elsewhere]
    if len(shown) == 1 and at_position(shown[0].element, window, position).holds:
        reason = f"the only control {position} that shows such a picture"
        sure = replace(shown[0], identification=Identification.NAMED, reason=reason)
        there = [sure, *(candidate for candidate in there if candidate is not shown[0])]
    return [*there, *rest]


def readings(window: Window, candidates: list[Candidate], position: str | None) -> tuple[list[Candidate], int]:
    """The candidates, one for each thing, the likeliest first; and how many of the first ones fit equally well."""
    ordered = _outermost(sorted(candidates, key=lambda candidate: (candidate.rank, candidate.element.index)))
    if position and ordered[0].rank.words is Words.PICTURED:  # “the gear in the top right corner” is told by both
        ordered = _pictured_there(window, ordered, position)
    first = [candidate for candidate in ordered if candidate.rank == ordered[0].rank]
    rest = ordered[len(first) :]
    over = [candidate for candidate in first if _heads_a_table(window.scene, candidate.element)]
    if len(over) < len(first):  # what stands in the head of a table is meant for all of its rows
        first, rest = [candidate for candidate in first if candidate not in over], over + rest
    under = re.fullmatch(r"(?:under|below) (?:the )?(.+)", position or "")
    for told in (f"{under[1]} section" if under else None, position):  # first what is headed so
        if told and len(first) > 1:
            there = _standing_there(window, first, told)
            rest = [c for c in first if c not in there] + rest
            first = there
    if len(first) == 1 or all(candidate.element.role == "link" for candidate in first):
        return [*first, *rest], 1  # links of one name lead to one place
    if in_each_row(window.scene, [candidate.element for candidate in first]):
        reason = f"{first[0].reason}; the first of {len(first)}, one in each row"
        return [replace(first[0], reason=reason, in_each_row=True), *first[1:], *rest], 1
    named = {canonical(c.element.name) for c in first}
    if len(named) == 1 and not any(window.scene.shown(c.element.index) for c in first):
        first.sort(key=lambda candidate: -candidate.element.box[2] * candidate.element.box[3])
        reason = f"the largest of {len(first)} pictures so called"
        return [replace(first[0], identification=Identification.GUESSED, reason=reason), *first[1:], *rest], 1
    return [*first, *rest], len(first)


def _outermost(ordered: list[Candidate]) -> list[Candidate]:
    """One candidate for each thing: what stands in the box of another one that fits as well is a part of it."""
    kept: list[Candidate] = []
    for candidate in ordered:
        if not any(
            other.rank == candidate.rank
            and (_within(candidate.element, other.element) or _within(other.element, candidate.element))
            for other in kept
        ):
            kept.append(candidate)
    return kept


def _within(inner: Seen, outer: Seen) -> bool:
    x, y = inner.centre
    ox, oy, width, height = outer.box
    return ox <= x <= ox + width and oy <= y <= oy + height


def _heads_a_table(scene: Scene, element: Seen) -> bool:
    """Whether it stands in the row of the column heads: what it does, it does to all rows."""
    row = next((around for around in scene.around(element.index) if around.role == "row"), None)
    return row is not None and any(inner.role == "columnheader" for inner in scene.inside(row.index))
