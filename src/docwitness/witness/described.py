"""Which element a noun phrase describes: “the free text box”, “the + button”, “the current plan”."""

from __future__ import annotations

from docwitness.witness.grading import Candidate, blocked, graded, reachable, takes
from docwitness.witness.nouns import CHOSEN, CLICKED, ITEMS, PICTURED, TOGGLED, TYPED, noun_of, split_phrase
from docwitness.witness.scene import Scene, Seen
from docwitness.witness.windows import Window
from docwitness.witness.wording import stem, words

ENOUGH = 0.5
"""Grade from which on a description fits."""
NEAR = 120.0
"""CSS pixels within which a text beside or above a control tells what it is for."""
_KINDS = {"type": TYPED, "select": CHOSEN, "check": TOGGLED, "uncheck": TOGGLED}
_ROLE_WORDS = frozenset(
    {"free", "text", "input", "user", "box", "menu", "list", "down", "drop", "main"}
    | {"left", "right", "top", "bottom", "upper", "lower", "side"}
)
"""Words that say what kind of thing it is or where it stands, not which one."""


def by_description(window: Window, phrase: str, *, role: str | None, action: str) -> list[Candidate]:
    """The elements that fit the description, graded by how many of its words speak for them.

    It may also be a label after all, written without markup.
    """
    head, rest = split_phrase(phrase)
    noun, roles = noun_of(head)
    telling, context = _telling(head, noun), set(words(rest))
    kinds = (role,) if role else roles or _KINDS.get(action, ())
    found = {candidate.element.index: candidate for candidate in graded(window, phrase, role=role, action=action)}
    for element in reachable(window):
        actor = takes(window.scene, element, action)
        if actor is None or blocked(actor):
            continue
        grade = _fit(window.scene, actor, kinds, telling, context, noun=noun, action=action)
        if not kinds:
            grade = max(grade, _as_data(window.scene, actor, head))
        if grade >= ENOUGH and (actor.index not in found or found[actor.index].grade < grade):
            found[actor.index] = Candidate(actor, grade, f"the description “{phrase}”")
    return list(found.values())


def _as_data(scene: Scene, element: Seen, head: str) -> float:
    """How well it fits a thing that only data can name: “the current plan”, “the invoice that you want to pay”.

    Such a thing is shown as an entry of several texts, mostly with a price, date or number among them, not as a
    control with one label.
    """
    texts = [inner.text for inner in scene.inside(element.index) if inner.text]
    if len(texts) < 2 or not (element.clickable or element.role in CLICKED):
        return 0.0
    typed = any(character.isdigit() for text in texts for character in text)
    states = {state for word, meant in _STATES.items() if word in head.casefold().split() for state in meant}
    fits = bool(states & ({text.casefold() for text in texts} | set(element.state)))
    return 0.5 + 0.04 * typed + 0.04 * fits + 0.02 * element.clickable


_STATES = {
    "current": ("current", "selected", "active"),
    "active": ("active", "current"),
    "selected": ("selected", "checked", "current"),
}
"""Words for a state in a description → the states and texts that show it."""


def _telling(head: str, noun: str) -> list[frozenset[str]]:
    """The words before the noun, each with what it may be called instead: + is add, new, create."""
    front = head.casefold().removesuffix(noun).removesuffix(noun + "s").strip()
    if front in PICTURED:
        return [PICTURED[front] | {front}]
    signs = [frozenset({sign}) | PICTURED.get(sign, frozenset()) for sign in front.split() if not sign.isalnum()]
    plain = [word for word in words(front) if word not in _ROLE_WORDS]
    return [*signs, *(frozenset({word}) | PICTURED.get(word, frozenset()) for word in plain)]


def _fit(
    scene: Scene,
    element: Seen,
    kinds: tuple[str, ...],
    telling: list[frozenset[str]],
    context: set[str],
    *,
    noun: str,
    action: str,
) -> float:
    suits = element.role in kinds or (not kinds and (element.clickable or element.role in CLICKED))
    if not suits:
        return 0.0
    own = _own_words(scene, element)
    rank = kinds.index(element.role) * 0.01 if element.role in kinds else 0.0
    if not telling:
        needs_more = not kinds or noun in (
            "button",
            "link",
            "icon",
            "item",
            "entry",
            "option",
            "name",
            "file",
            "folder",
        )
        around = _around_words(scene, element) | own
        near = len(context & around) / len(context) if context else 0.0
        return 0.0 if needs_more and near < 0.5 and element.role not in ITEMS else 0.55 + 0.3 * near - rank
    hits = sum(1 for any_of in telling if any_of & own) / len(telling)
    nearby = sum(1 for any_of in telling if any_of & _around_words(scene, element)) / len(telling)
    if hits == 0 and nearby < 1:
        return 0.0 if action in ("click", "open", "navigate", "press") else (0.5 if kinds else 0.0)
    extra = 0.05 * len(context & (own | _around_words(scene, element))) / len(context) if context else 0.0
    return 0.3 + 0.5 * max(hits, 0.6 * nearby) + extra - rank


def _own_words(scene: Scene, element: Seen) -> set[str]:
    told = " ".join((element.name, element.hint, scene.shown(element.index)[:200]))
    signs = {sign for sign in told.split() if not any(letter.isalnum() for letter in sign)}
    return {stem(word) for word in words(told)} | signs | set(element.state)


def _around_words(scene: Scene, element: Seen) -> set[str]:
    """Words of the names of what it stands in, of the heading before it and of texts right beside or above it."""
    told = [
        around.name for around in scene.around(element.index) if around.role not in ("generic", "main") and around.name
    ]
    x, y, width, height = element.box
    for other in scene.elements[max(0, element.index - 40) : element.index + 10]:
        ox, oy, owidth, oheight = other.box
        beside = abs(other.centre[1] - element.centre[1]) < max(height, oheight) / 2 and 0 <= x - ox - owidth <= NEAR
        over = 0 <= y - oy - oheight <= NEAR / 2 and ox < x + width and ox + owidth > x
        if other.text and (beside or over):
            told.append(other.text)
    return set(words(" ".join(told)))
