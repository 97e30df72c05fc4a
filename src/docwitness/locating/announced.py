"""What the page has told since: a message that says of the same thing that something else was done with it."""

from __future__ import annotations

import re

from docwitness.language.lexicon import PARTICIPLES
from docwitness.language.wording import same
from docwitness.locating.snapshot import ENTRIES, Scene, Seen


def said_instead(before: Scene, now: Scene, promised: str) -> Seen | None:
    """The text that came since, and is the promised message but for what was done: “Seat freed” for “Seat released”.

    Only the participle may differ: any other word may be data, a name or a number, of what the message is about. What
    stands in an entry of a list may be the record of it, and no message.
    """
    return next((e for e in texts_come(before, now) if _differs_in_deed(promised, e.text)), None)


def texts_come(before: Scene, now: Scene) -> list[Seen]:
    """The texts that are to be seen now, and were not before, but for what stands in the entry of a list."""
    known = {element.text for element in before.elements if element.text}
    return [e for e in now.elements if e.text and e.text not in known and not _is_entry(now, e)]


def texts_shown(scene: Scene, label: str) -> list[Seen]:
    """The texts that are the label, but for what could be chosen."""
    told = (element for element in scene.elements if element.text and same(element.text, label))
    return [e for e in told if not any(around.role == "option" for around in scene.around(e.index))]


def _is_entry(scene: Scene, element: Seen) -> bool:
    return any(around.role in ENTRIES for around in scene.around(element.index))


def _differs_in_deed(one: str, other: str) -> bool:
    mine, theirs = (re.findall(r"[^\W_]+", text.casefold()) for text in (one, other))
    if len(mine) != len(theirs) or len(mine) < 2:
        return False
    differing = [pair for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and all(map(_is_participle, differing[0]))


def _is_participle(word: str) -> bool:
    return word in PARTICIPLES or (len(word) > 4 and word.endswith("ed"))
