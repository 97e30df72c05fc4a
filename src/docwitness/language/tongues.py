"""In which language a text is: by its function words, which no text of some length does without."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = {
    "English": "the of and to in is you for on with that this your from can are it or by be",
    "German": "der die das und ist sie auf für mit den dem ein eine im von zu wird nicht oder auch klicken wählen",
    "French": "le la les et est vous des pour dans sur avec une un du ou cliquez que ce cette votre",
    "Spanish": "el la los las y es para en con una un del por que su haga clic se o al",
    "Portuguese": "o os as e é para em com uma um do da no na clique que seu ou ao você",
    "Italian": "il lo gli e è per in con una un del della nel che di fare clic su il tuo",
    "Dutch": "de het een en is voor in op met van te u je dat klik niet naar of uw dit",
    "Polish": "i w na do z jest się aby oraz kliknij dla nie po lub to przez o że od",
    "Swedish": "och att i en ett är för på med av till du den det klicka som eller kan din",
}  # fmt: skip
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SCRIPTS = (
    ("Chinese or Japanese", "\u3040", "\u9fff"),
    ("Korean", "\uac00", "\ud7af"), ("a Cyrillic script", "\u0400", "\u04ff"),
    ("Greek", "\u0370", "\u03ff"), ("Arabic", "\u0600", "\u06ff"), ("Hebrew", "\u0590", "\u05ff"),
)  # fmt: skip
_FEWEST = 5
"""Function words from which a text tells its language: two sentences have them."""


def language_of(texts: Iterable[str]) -> str:
    """The language that most words speak for; English where too few of them speak."""
    words = re.findall(r"[^\W\d_]+", " ".join(texts).casefold())
    letters = "".join(words)
    for script, first, last in _SCRIPTS:
        if sum(first <= letter <= last for letter in letters) * 2 > len(letters) > 20:
            return script
    counts = {language: sum(word in known for word in words) for language, known in _SETS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= _FEWEST and counts[best] > 2 * counts["English"] else "English"
