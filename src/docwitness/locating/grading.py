"""How well an element fits a label, a role and an action, as one number from 0 to 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docwitness.language.role_nouns import CHOSEN, CLICKED, ITEMS, NOUNS, TOGGLED, TYPED
from docwitness.language.wording import canonical, same
from docwitness.locating.positions import at_position
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import Window

POPUPS = ("menu", "listbox", "tooltip", "tree")
"""What a window opens outside itself, at the end of the page, and still belongs to it."""
INPUTS = ("text", "search", "email", "password", "number", "url", "tel", "date", "time", "textarea", "editable")
TIE = 0.015
"""Grades closer than this do not tell two elements apart."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An element that may be meant."""

    element: Seen
    grade: float
    how: str


def reachable(window: Window) -> Iterator[Seen]:
    """What stands in the window, and in the menus and lists that are open outside it."""
    yield from window.elements()
    if window.root < 0:
        return
    within = {element.index for element in window.elements()} | {window.root}
    for element in window.scene.elements:
        if element.role in POPUPS and not element.text and element.index not in within and not blocked(element):
            yield element
            yield from window.scene.inside(element.index)


def blocked(element: Seen) -> bool:
    """Whether something lies over it."""
    return bool({"covered", "behind"} & set(element.state))


def graded(window: Window, label: str, *, role: str | None, action: str) -> list[Candidate]:
    """The elements that carry the label and can take the action."""
    found: dict[int, Candidate] = {}
    for element in reachable(window):
        grade, how = _labelled(window.scene, element, label)
        if not grade:
            continue
        actor = takes(window.scene, element, action)
        if actor is None:
            continue
        grade += _role_grade(actor, role) + _ease(window.scene, actor, action)
        if actor.index not in found or found[actor.index].grade < grade:
            found[actor.index] = Candidate(actor, grade, how)
    return list(found.values())


def _labelled(scene: Scene, element: Seen, label: str) -> tuple[float, str]:
    if element.text:
        return (0.93, "text") if same(element.text, label) else (0.0, "")
    if element.name == label:
        return 0.98, "label"
    if element.name.casefold() == label.casefold():
        return 0.97, "label"
    if same(element.name, label):  # less a shortcut or a count in brackets, say: who has it as written comes first
        return 0.95, "label"
    if element.role in CLICKED and same(scene.shown(element.index), label):
        return 0.95, "text"
    if element.hint and same(element.hint, label):
        return 0.92, "tooltip or prompt"
    bare = _without_noun(label)
    return (0.9, "label") if bare and same(element.name, bare) else (0.0, "")


def _without_noun(label: str) -> str:
    """“Save button” → Save; nothing where the label does not end in a noun for a control."""
    head, _, noun = label.rpartition(" ")
    return head if noun.lower() in NOUNS else ""


def takes(scene: Scene, element: Seen, action: str) -> Seen | None:
    """The element that takes the action when the reader aims at this one; None where none does."""
    if action in ("type", "upload"):
        return element if _typed(element, action) else _field_of(scene, element, action)
    if action == "select":
        return _selectable(scene, element)
    if action in ("check", "uncheck"):
        return element if element.role in TOGGLED else _field_of(scene, element, action)
    return _clickable(scene, element)


def _typed(element: Seen, action: str) -> bool:
    if element.text:
        return False
    if action == "upload":
        return element.kind == "file" or element.role == "button"
    return element.role in TYPED or element.kind in INPUTS


def _selectable(scene: Scene, element: Seen) -> Seen | None:
    if not element.text and (element.role in CHOSEN or element.popup or element.role in CLICKED):
        return element
    return _field_of(scene, element, "select") or _clickable(scene, element)


def _clickable(scene: Scene, element: Seen) -> Seen:
    """The control around a text, if the text is in one; else what was aimed at, since anything can be clicked."""
    for around in (element, *scene.around(element.index)):
        if around.role in CLICKED and around.role not in ITEMS and not around.text:
            return around
        if around.clickable and not around.text:
            return around
        if around.role in ITEMS or around.role in ("dialog", "main", "navigation", "region", "table", "list", "group"):
            return around if around.role in ITEMS and not around.text else element
    return element


def _field_of(scene: Scene, label: Seen, action: str) -> Seen | None:
    """The control that a text labels by its place: to its right on its line, or the nearest below it."""
    if not label.text and label.role not in ("label", "legend", "group", "term", "heading"):
        return None
    fits = TOGGLED if action in ("check", "uncheck") else CHOSEN if action == "select" else TYPED
    within = next((inner for inner in scene.inside(label.index) if inner.role in fits and not inner.text), None)
    if within is not None:
        return within
    x, y, width, height = label.box
    near: list[tuple[float, Seen]] = []
    for other in scene.elements:
        ox, oy, owidth, oheight = other.box
        if other.role not in fits or other.text or blocked(other):
            continue
        if abs(other.centre[1] - label.centre[1]) < max(height, oheight) / 2 and (
            action == "check" or ox >= x + width - 2
        ):
            near.append((abs(ox - x - width), other))
        elif 0 <= oy - y - height <= 60 and ox < x + width + 40 and ox + owidth > x - 40:
            near.append((oy - y - height + 20, other))
    return min(near, key=lambda pair: pair[0])[1] if near and min(near, key=lambda pair: pair[0])[0] <= 300 else None


def _role_grade(element: Seen, role: str | None) -> float:
    if role is None:
        return 0.0
    family = NOUNS.get(role, (role,))
    if element.role == role:
        return 0.02
    return 0.0 if element.role in family else -0.04


def _ease(scene: Scene, element: Seen, action: str) -> float:
    """What speaks against using it: out of reach, or nothing that one uses."""
    grade = 0.0
    if blocked(element):
        grade -= 0.2
    if any(around.role == "menu" for around in scene.around(element.index)):
        grade += 0.02  # an open menu has its reader's attention
    if "disabled" in element.state:
        grade -= 0.02
    x, y = element.centre
    if not (0 <= x <= scene.viewport[0] and 0 <= y <= scene.viewport[1]):
        grade -= 0.03
    if action == "select" and element.role not in CHOSEN and not element.popup:
        grade -= 0.05
    if action in ("click", "open", "navigate", "press", "double-click", "right-click") and element.role not in CLICKED:
        grade -= 0.02 if element.clickable else 0.06
    return grade


def best(window: Window, candidates: list[Candidate], position: str | None) -> tuple[list[Candidate], bool]:
    """The candidates, the likeliest first, and whether it is in doubt which of the first ones is meant."""
    ranked = sorted(candidates, key=lambda candidate: (-candidate.grade, candidate.element.index))
    ranked = _outermost([candidate for candidate in ranked if candidate.grade > ranked[0].grade - TIE])
    if len(ranked) > 1 and position:
        placed = {c.element.index: at_position(c.element, window, position).holds for c in ranked}
        ranked = (
            [c for c in ranked if placed[c.element.index]]
            or [c for c in ranked if placed[c.element.index] is None]
            or ranked
        )
    if len(ranked) == 1 or not _alternatives(window.scene, ranked):
        return ranked, False
    if _repeated(window.scene, ranked):
        return [replace(ranked[0], grade=0.6, how=f"the first of {len(ranked)} so called")], False
    if len({canonical(c.element.name) for c in ranked}) == 1 and not any(
        window.scene.shown(c.element.index) for c in ranked
    ):
        largest = max(ranked, key=lambda candidate: candidate.element.box[2] * candidate.element.box[3])
        return [replace(largest, grade=0.6, how=f"the largest of {len(ranked)} pictures so called")], False
    return ranked, True


def _outermost(ranked: list[Candidate]) -> list[Candidate]:
    """One candidate for each thing: what stands in the box of another one is a part of it."""
    kept: list[Candidate] = []
    for candidate in ranked:
        if not any(
            _within(candidate.element, other.element) or _within(other.element, candidate.element) for other in kept
        ):
            kept.append(candidate)
    return kept


def _within(inner: Seen, outer: Seen) -> bool:
    x, y = inner.centre
    ox, oy, width, height = outer.box
    return ox <= x <= ox + width and oy <= y <= oy + height


def _alternatives(scene: Scene, ranked: list[Candidate]) -> bool:
    """Whether it matters which one is taken: links of one name lead to one place."""
    return not all(candidate.element.role == "link" for candidate in ranked)


def _repeated(scene: Scene, ranked: list[Candidate]) -> bool:
    """Whether each stands in a row of its own of one list or table: any of them is an example."""
    rows = []
    for candidate in ranked:
        around = (candidate.element, *scene.around(candidate.element.index))
        row = next(
            (element for element in around if element.role in ("row", "listitem", "treeitem", "option", "article")),
            None,
        )
        if row is None:
            return False
        rows.append((row.parent, row.index))
    return len({parent for parent, _ in rows}) == 1 and len(set(rows)) == len(rows)
