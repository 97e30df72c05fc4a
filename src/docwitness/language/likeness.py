"""How alike two wordings are in meaning, from 0 to 1: words brought to one form, synonyms to one word."""

from __future__ import annotations

import re
from functools import lru_cache

_SAME = (
    "cancel cancellation canceling cancelling canceled cancelled terminate termination",
    "remove removal delete deletion erase discard drop withdraw undo",
    "subscribe resubscribe resubscription reactivate reactivation reenable reenabled restore resume renew",
    "select choose pick",
    "click press tap hit push choose",
    "open launch show display appear see",
    "before until till up",
    "date day",
    "login log sign signin",
    "period cycle term",
    "automatic automatically",
    "schedule scheduled pending",
    "immediate immediately instantly instant once",
    "change edit modify update adjust",
    "type enter fill input write",
    "button link tab menuitem",
    "dropdown combobox drop-down select list listbox picker",
    "textbox field box input textarea",
    "img icon image",
    "account profile",
    "bill billing invoice",
    "user member person people",
    "anytime any moment point time whenever",
    "add create new",
    "save store keep apply",
)
_CONTRARY = 0.5
"""What is left of the likeness where one text denies and the other does not: the words are shared, the sense is not."""
_EMPTY = frozenset(
    "a an the your you my i we it its is are be been was were will would shall can could may might must should of "
    "in on at for and "
    "or that this these those with by as from into to also additionally again back there then than so if when have "
    "has had do does "
    "their our his her them they he she what which who like free later each every any currently someone customer user "
    "reader please want information info detail details who's being not no never cannot without there".split()
) - {"current"}
_GROUP = {word: group.split()[0] for group in reversed(_SAME) for word in group.split()}
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""), ("ally", ""), ("ly", ""), ("s", ""))


@lru_cache(maxsize=4096)
def concept(word: str) -> str:
    """The word that stands for all that mean the same: `cancel` for `cancelled`, `Cancellation`."""
    word = word.lower().replace("-", "").replace("’", "'").removesuffix("'s")
    if word in _GROUP:
        return _GROUP[word]
    stem = _stem(word)
    return _GROUP.get(stem) or _GROUP.get(stem + "e") or stem


def _stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            stem = word[: len(word) - len(ending)] + instead
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lse":
                stem = stem[:-1]
            return stem.rstrip("e") if len(stem) > 4 else stem
    return word.rstrip("e") if len(word) > 4 else word


def concepts(text: str) -> frozenset[str]:
    """What the text is about: the concepts of its words that carry meaning."""
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", text.lower())
    return frozenset(concept(word) for word in words if word not in _EMPTY)


def is_reworded(one: str, other: str) -> bool:
    """Whether two labels are about the same in other words: “Add boat” and “Create a new boat”."""
    return bool(concepts(one)) and concepts(one) == concepts(other) and _denies(one) == _denies(other)


def likeness(one: str, other: str) -> float:
    """How much of what the texts say they share: of the shorter mostly, of the longer a little.

    A name says the same in fewer words than a sentence, so what counts is mainly how much of the shorter one is
    found in the longer: 0.75 × |common| / |shorter| + 0.25 × |common| / |longer|.
    """
    a, b = concepts(one), concepts(other)
    if not a or not b:
        return float(one.strip().lower() == other.strip().lower() != "")
    common = len(a & b)
    shared = 0.75 * common / min(len(a), len(b)) + 0.25 * common / max(len(a), len(b))
    return shared * (_CONTRARY if _denies(one) != _denies(other) else 1)


def _denies(text: str) -> bool:
    return bool(re.search(r"\b(?:not|no|never|cannot|without|nothing|none)\b|n['’]t\b", text.lower()))
