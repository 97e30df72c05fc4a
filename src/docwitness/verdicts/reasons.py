"""Why a sentence does not hold, in words of its own. Pure."""

from __future__ import annotations

from docwitness.language.wording import quoted
from docwitness.model import Sentence, SentenceVerdict

_NOWHERE = "The product map has no place of which it is certain that this is to be seen there."
UNSEEN = {
    "behaviour": "It is about when or how something happens, which no look tells: a scenario of your own can.",
    "refuses": "No step of the page fills in what is said to be left out.",
    "entry": _NOWHERE,
    "offers": _NOWHERE,
    "lists": _NOWHERE,
    "changes": _NOWHERE,
    "parts": _NOWHERE,
}
"""Why no scenario was made for a claim, by its kind."""


def not_understood(sentence: Sentence) -> str:
    """What of the sentence nothing was made of."""
    parts = ", ".join(map(quoted, sentence.rest))
    return f"Not all of it was understood: nothing was made of {parts}."


def not_reached(blocking: SentenceVerdict, own: str) -> str:
    """Why something was not reached, given the sentence that was in its way; `own` is what was not reached."""
    how = "does not hold" if blocking.verdict == "broken" else "could not be carried out"
    told = f"{quoted(_shortened(blocking.sentence.text))} on line {blocking.sentence.location.line} {how}."
    return f"{own} was not reached, since {told}"


LONGEST = 60
"""Characters of a sentence that are quoted to tell which one is meant."""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
