"""Which element a noun phrase describes: “the free text box”, “the + button”, “the current plan”."""

from __future__ import annotations

import re

from docwitness.language.role_nouns import (
    CHOSEN,
    CLICKED,
    DATA,
    ITEMS,
    PICTURED,
    TOGGLED,
    TYPED,
    noun_of,
    split_phrase,
)
from docwitness.language.wording import canonical, stem, words
from docwitness.locating.entries import as_example, is_content, named_entries
from docwitness.locating.grading import Candidate, blocked, graded, reachable, takes
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import Window
from docwitness.procedures.lexicon import COMMAND_WORDS

_EITHER = re.compile(r"(?P<first>\w+) or (?:an? )?(?P<last>\w+)", re.IGNORECASE)
"""“a file or folder”: an example of either will do."""
_OF = re.compile(r"^of (?:an?|the|your|each|any|one of the)?\s*", re.IGNORECASE)
FOLLOWED = ("click", "double-click", "open", "select", "navigate")
"""What one does to an entry of a list."""
AN_EXAMPLE = 0.7
"""Grade of an entry of a list that is called what the document calls its entries."""
ENOUGH = 0.54
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
    if any_of := _EITHER.fullmatch(head):
        head = any_of["last"] if {stem(word) for word in any_of.groups()} <= DATA else head
    noun, roles = noun_of(head)
    telling, context = _telling(head, noun), set(words(rest))
    kinds = (role,) if role else roles or _KINDS.get(action, ())
    example = noun in DATA and not telling
    kept = _OF.sub("", rest) if noun == "name" and rest.startswith("of ") else head
    labelled = [] if example else graded(window, phrase, role=role, action=action)
    if not labelled and action in FOLLOWED and (entry := _first_entry(window, kept, action)):
        return entry
    found = {candidate.element.index: candidate for candidate in labelled}
    for element in reachable(window):
        actor = takes(window.scene, element, action)
        if actor is None or blocked(actor):
            continue
        grade = _fit(window.scene, actor, kinds, telling, context, noun=noun, action=action)
        if example:
            grade = as_example(window.scene, actor, noun)
        elif not kinds:
            grade = max(grade, _as_data(window.scene, actor, head))
            if action in FOLLOWED and _is_command(window.scene, actor, phrase):
                continue
        if grade >= ENOUGH and (actor.index not in found or found[actor.index].grade < grade):
            found[actor.index] = Candidate(actor, grade, f"the description “{phrase}”")
    return list(found.values())


def _first_entry(window: Window, phrase: str, action: str) -> list[Candidate]:
    """The first entry of the list that keeps what the phrase names: any of them is an example."""
    entries = named_entries(window, reachable(window), phrase)
    actors = [actor for entry in entries if (actor := takes(window.scene, entry, action)) and not blocked(actor)]
    how = f"the first of {len(actors)} in the list of what “{phrase}” is"
    return [Candidate(actors[0], AN_EXAMPLE, how)] if actors else []


def _is_command(scene: Scene, element: Seen, phrase: str) -> bool:
    """Whether it says what is done to such a thing, “Create project”, and the phrase does not say that."""
    told = phrase.casefold().split()
    named = (around.name.casefold().split() for around in (element, *scene.around(element.index)) if around.clickable)
    return any(name[0] in COMMAND_WORDS and name[0] not in told for name in named if name)


def _as_data(scene: Scene, element: Seen, head: str) -> float:
    """How well it fits a thing that only data can name: “the current plan”, “the invoice that you want to pay”.

    Such a thing is shown as an entry of several texts, mostly with a price, date or number among them, not as a
    control with one label.
    """
    texts = [inner.text for inner in scene.inside(element.index) if inner.text]
    if len(texts) < 2 or not (element.clickable or element.role in ("link", "button", "option", "radio")):
        return 0.0
    typed = any(character.isdigit() for text in texts for character in text)
    states = {state for word, meant in _STATES.items() if word in head.casefold().split() for state in meant}
    fits = bool(states & ({text.casefold() for text in texts} | set(element.state)))
    return 0.5 + 0.04 * typed + 0.04 * fits + 0.02 * element.clickable


_STATES = {
    "current": ("current", "selected", "active"),
    "active": ("active", "current", "selected"),
    "selected": ("selected", "checked", "current"),
}
"""Words for a state in a description → the states and texts that show it."""


_PICTURES = ("image", "picture")
_PORTRAITS = ("icon", "avatar", "picture", "image", "symbol")


def _telling(head: str, noun: str) -> list[frozenset[str]]:
    """The words before the noun, each with what it may be called instead: + is add, new, create."""
    front = head.casefold().removesuffix(noun).removesuffix(noun + "s").strip()
    front = front.removeprefix("vertical ").removeprefix("horizontal ")
    if noun in _PORTRAITS and front in (*_PERSON, "") and (front or noun == "avatar"):
        front = "person"
    if front in PICTURED:
        return [PICTURED[front] | {front}]
    signs = [frozenset({sign}) | PICTURED.get(sign, frozenset()) for sign in front.split() if not sign.isalnum()]
    plain = [word for word in words(front) if word not in _ROLE_WORDS]
    meant = (frozenset({word, *_STATES.get(word, ())}) | PICTURED.get(word, frozenset()) for word in plain)
    return [*signs, *meant]


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
    portrait = bool(telling) and "person" in telling[0] and element.clickable
    suits = element.role in kinds or (not kinds and (element.clickable or element.role in CLICKED))
    if not (suits or portrait):
        return 0.0
    own = _own_words(scene, element)
    rank = kinds.index(element.role) * 0.02 if element.role in kinds else 0.0
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
        if noun in _PICTURES and not (is_content(scene, element) and _has_picture(scene, element)):
            return 0.0  # icons and logos stand all around: a picture that is only called one is a part of the content
        around = _around_words(scene, element) | own
        near = len(context & around) / len(context) if context else 0.0
        return 0.0 if needs_more and near < 0.5 and element.role not in ITEMS else 0.62 + 0.3 * near - rank
    if len(telling) == 1 and telling[0] & PICTURED.keys():
        return _as_picture(scene, element, telling[0], rank)
    around = _around_words(scene, element)
    hits = sum(1 for any_of in telling if any_of & own) / len(telling)
    nearby = sum(1 for any_of in telling if any_of & around) / len(telling)
    told = sum(1.0 if any_of & own else 0.6 if any_of & around else 0.0 for any_of in telling) / len(telling)
    if hits == 0 and nearby < 1:
        return 0.0 if action in ("click", "open", "navigate", "press") else (ENOUGH if kinds else 0.0)
    extra = 0.05 * len(context & (own | around)) / len(context) if context else 0.0
    return 0.25 + 0.5 * told + extra - rank / 10


def _has_picture(scene: Scene, element: Seen) -> bool:
    return any(one.role == "img" for one in (element, *scene.inside(element.index)))


def _as_picture(scene: Scene, element: Seen, meanings: frozenset[str], rank: float) -> float:
    """How well a control fits a sign or picture: the fewer words its name has beside what the picture means.

    One without any text to read is a picture itself. Who is signed in is shown by a picture, initials or an address.
    """
    shown = scene.shown(element.index)
    if meanings >= _PERSON and _shows_a_person(scene, element, shown):
        return 0.85
    name = canonical(element.name) or element.name.strip() or canonical(element.hint)
    named = set(words(name)) or {name}
    told = named & meanings
    return 0.35 + 0.5 * len(told) / len(named) + 0.1 * (not shown) - rank / 10 if told else 0.0


_PERSON = frozenset({"account", "profile", "user"})
_INITIALS = re.compile(r"[A-Z]{1,3}")
AVATAR = 72.0
"""CSS pixels: wider pictures of a person are no control."""


def _shows_a_person(scene: Scene, element: Seen, shown: str) -> bool:
    told = (f"{one.name} {one.hint}" for one in (element, *scene.inside(element.index)))
    signed = _INITIALS.fullmatch(shown.strip()) or (not shown and any("@" in name for name in told))
    return element.clickable and element.box[2] <= AVATAR and bool(signed)


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
