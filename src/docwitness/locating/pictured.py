"""Which control a document means by its picture: “the gear”, “the + button”, “your avatar”."""

from __future__ import annotations

import re

from docwitness.language.pictograms import PICTURED
from docwitness.language.wording import canonical, words
from docwitness.locating.ranking import Rank, Words
from docwitness.locating.snapshot import Scene, Seen

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
        return None
    return Rank(words=Words.PICTURED, elsewhere=bool(shown), beyond=len(named - meanings), order=order)


def _called(scene: Scene, element: Seen) -> str:
    """What the picture on a control is called in the source of the page, as far as it is a word for a picture."""
    told = element.sign or next((inner.sign for inner in scene.inside(element.index) if inner.sign), "")
    known = (word for word in words(told) if word in _CALLED)
    return next(known, "")


def _shows_a_person(scene: Scene, element: Seen, shown: str) -> bool:
    told = (f"{one.name} {one.hint}" for one in (element, *scene.inside(element.index)))
    signed = _INITIALS.fullmatch(shown.strip()) or (not shown and any("@" in name for name in told))
    return element.clickable and element.box[2] <= AVATAR and bool(signed)
