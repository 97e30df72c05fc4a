"""Which control a document means by its picture: “the gear”, “the + button”, “your avatar”."""

from __future__ import annotations

import re

from docwitness.language.lexicon import COMMAND_WORDS
from docwitness.language.nouns import CLICKED
from docwitness.language.pictograms import PICTURED
from docwitness.language.wording import canonical, same, words
from docwitness.locating.actors import blocked
from docwitness.locating.placing.positions import HEAD
from docwitness.locating.ranking import Candidate, Rank, Words, reachable
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import Window
from docwitness.model import Identification

_CALLED = frozenset(word for sign in PICTURED for word in words(sign))
"""Words by which pictures on controls are called."""
PERSON = frozenset({"account", "profile", "user"})
"""What a picture of somebody on a control means."""
_INITIALS = re.compile(r"[A-Z]{1,3}")
AVATAR = 72.0
"""CSS pixels: wider pictures of a person are no control."""


def as_picture(scene: Scene, element: Seen, meanings: frozenset[str], order: int) -> Rank | None:
    """How well a control fits a sign or picture: the fewer words its name has beside what the picture means.

    One without any text to read is a picture itself. Who is signed in is shown by a picture, initials or an address.
    """
    shown = scene.shown(element.index)
    if meanings >= PERSON and _shows_a_person(scene, element, shown):
        return Rank(words=Words.PICTURED)
    name = canonical(element.name) or element.name.strip() or canonical(element.hint) or _called(scene, element)
    named = set(words(name)) or {name}
    # A picture may have a label beside what it means, a control with a text of its own is rather what that says.
    if len(named & meanings) * 5 < len(named) * (2 if shown else 1):
        if shown or not meanings & set(words(_drawn(scene, element))):
            return None  # a button “Manage” may show a pencil, which its source calls “edit”
        return Rank(words=Words.PICTURED, beyond=len(named), order=order)
    return Rank(words=Words.PICTURED, elsewhere=bool(shown), beyond=len(named - meanings), order=order)


def _called(scene: Scene, element: Seen) -> str:
    """What the picture on a control is called in the source of the page, as far as it is a word for a picture."""
    known = (word for word in words(_drawn(scene, element)) if word in _CALLED)
    return next(known, "")


def _drawn(scene: Scene, element: Seen) -> str:
    return element.sign or next((inner.sign for inner in scene.inside(element.index) if inner.sign), "")


def _shows_a_person(scene: Scene, element: Seen, shown: str) -> bool:
    told = (f"{one.name} {one.hint}" for one in (element, *scene.inside(element.index)))
    signed = _INITIALS.fullmatch(shown.strip()) or (not shown and any("@" in name for name in told))
    return element.clickable and element.box[2] <= AVATAR and bool(signed)


_CALLED_AS_PEOPLE = re.compile(r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,2}|\S+@\S+")
_ARROWS = " ▾▼▿⌄˅∨›»"


def who_is_signed_in(window: Window) -> list[Candidate]:
    """The control that shows who is signed in: the last one in the head of the page that may be a person's name.

    It opens a menu, or else stands at the end of the bar: that is where products keep the account.
    """
    scene = window.scene
    used = (e for e in reachable(window) if (e.clickable or e.role in CLICKED) and not e.text and not blocked(e))
    head = [element for element in used if _is_in_head(window, element)]
    people = [e for e in head if _may_be_a_person(window, e)]
    menus = [e for e in people if e.popup or {"collapsed", "expanded"} & set(e.state)]
    last = max(menus or people, key=lambda e: (e.box[0] + e.box[2], e.box[1]), default=None)
    if last is None or (not menus and last is not max(head, key=lambda e: e.box[0] + e.box[2])):
        return []
    reason = f"“{(last.name or scene.shown(last.index)).strip(_ARROWS)}” stands where products show who is signed in"
    return [Candidate(last, Rank(words=Words.DESCRIBED), Identification.DESCRIBED, reason)]


def _is_in_head(window: Window, element: Seen) -> bool:
    around = {each.role for each in window.scene.around(element.index)}
    if "main" in around:
        return False
    return element.centre[1] <= HEAD or not around.isdisjoint(("banner", "navigation", "complementary"))


def _may_be_a_person(window: Window, element: Seen) -> bool:
    """Whether its label may be a name: a few words, none of which is a command or the name of a place."""
    label = (window.scene.shown(element.index) or element.name).strip(_ARROWS)
    first = label.casefold().split()[:1]
    told = not set(first) & COMMAND_WORDS and not set(words(label)) & _CALLED and not window.is_called(label)
    return bool(_CALLED_AS_PEOPLE.fullmatch(label)) and told


_FOLDING = re.compile(
    r"^(?:(?:little|small|tiny)\s)?(?:triangle|arrow|chevron|caret|twisty|expander|plus(?: sign)?)"
    r"(?:\s(?:icon|sign|button))?"
    r"\s(?:in front of|beside|next to|before|at|of|for|to the (?:left|right) of|on the (?:left|right) of)\s"
    r"(?:the\s)?(?P<whose>.+)$",
    re.IGNORECASE,
)
_FOLDS = frozenset("▸▾▹▿►▼▶▲◀◂›‹»>+−–-⊞⊟⌄⌃˅˄❯❮")
"""Signs that are drawn for it as letters."""
_DRAWN_FOLDS = frozenset("chevron caret arrow triangle expand collapse plus minus right down".split())
BESIDE = 48.0
"""CSS pixels between the sign and its label: about as wide as two signs are."""


def expanders(window: Window, phrase: str) -> list[Candidate]:
    """What folds the part that the phrase names by its label; the label itself where it says to be folded.

    Only one thing stands beside a label on its line and is such a sign: it is meant for certain.
    """
    match = _FOLDING.match(phrase)
    if match is None:
        return []
    here = [element for element in reachable(window) if not blocked(element)]
    labels = [element for element in here if same(element.text or element.name, match["whose"])]
    signs = {s.index: s for label in labels for s in here if _is_beside(s, label) and _is_sign(window.scene, s)}
    folded = {e.index: e for e in labels if {"collapsed", "expanded"} & set(e.state)}
    reason = f"the sign beside “{match['whose']}” that folds it"
    found = _outermost(window.scene, list((signs or folded).values()))
    return [Candidate(e, Rank(words=Words.DESCRIBED), Identification.NAMED, reason) for e in found]


def _is_beside(sign: Seen, label: Seen) -> bool:
    x, _, width, height = sign.box
    lx, _, lwidth, lheight = label.box
    on_line = abs(sign.centre[1] - label.centre[1]) < max(height, lheight) / 2
    gap = max(lx - x - width, x - lx - lwidth)
    within = lx <= x and x + width <= lx + lwidth and sign.index != label.index
    return on_line and (0 <= gap <= BESIDE or within)


def _is_sign(scene: Scene, element: Seen) -> bool:
    shown = (element.text or scene.shown(element.index)).strip()
    if shown:
        return len(shown) == 1 and shown in _FOLDS
    told = set(f"{element.sign} {element.name}".lower().replace("-", " ").split())
    return bool(told & _DRAWN_FOLDS) and (element.clickable or element.role in ("button", "img"))


def _outermost(scene: Scene, elements: list[Seen]) -> list[Seen]:
    inside = {element.index for element in elements}
    return [e for e in elements if not any(around.index in inside for around in scene.around(e.index))]
