"""What makes a figure stale. All else in this package finds what is judged here.

Figure and capture are laid on each other (`register`): by their shapes, and where these do not tell by their texts.
What the capture shows is looked for in the figure, and what else the figure says is read (`mapped`): each text, icon,
colour and state of the element map, or, by sight, of a map that is read from the capture. What is not there, or not so,
is a `Difference`: what it was, what it is, where, and whether it can be relied on.

1. What varies with the account is no difference: by its type (dates, amounts, addresses), by where it stands (cells and
   fields), by what stands around it (rows and cards that changed as a whole, one more row, the record that title and
   path name, who is signed in: `mapped.texts.other_data`), or as it was told.
2. What cannot be seen is none: cut off, covered, scrolled away, drawn over, blurred, too small, barely read.
3. Differences that have one cause are one change (`changes.grouped`).
4. A change is doubtful where it may be data, or misread: the title of a record, an entry of a menu that depends on what
   that was opened for, a letter or two. By sight all are, unless the probability that a reader is misled is high
   enough (`weighing`): its weights are fitted to real figures, and it is measured on projects that it has not seen.
5. The gravest change decides. One that is sure makes the figure `stale`. One that is doubtful leaves it `undecided`,
   with both readings. Other colours or drawings alone make it `cosmetic`.
6. Without a change it is `current`, where at least `RECOGNISED` of what it should show was found.
"""

from __future__ import annotations

from collections.abc import Sequence

from docwitness.language.change_words import change_in_words, in_quotes
from docwitness.model import Change, ChangeKind, Judgement

RECOGNISED = 0.3
"""Share of the texts that must have been found for a figure without changes to be called current."""

_NAMED = 2
"""Changes that the sentence names; the rest are counted."""

_TELLING: tuple[ChangeKind, ...] = ("renamed", "removed", "added", "state", "moved", "other", "restyled")
"""Kinds of changes, those first that a writer can do most with."""


def decide(changes: Sequence[Change], *, confidence: float, recognised: float = 1.0, same: str) -> Judgement:
    """The judgement that these changes lead to.

    `confidence` is that of a verdict, where there is one; `same` says why the figure is current, if it is.
    """
    sure, doubtful = ([one for one in changes if one.severity == grade] for grade in ("error", "warning"))
    if sure:
        return Judgement("stale", confidence, f"{_told(sure)}.", tuple(changes))
    if doubtful:
        why = f"{_told(doubtful)}; that may be data, or misread."
        return Judgement("undecided", 0.5, why, tuple(changes))
    if changes:
        return Judgement("cosmetic", confidence, "The same elements are there, drawn in another style.", tuple(changes))
    if recognised < RECOGNISED:
        why = "Too little of what the capture shows could be made out in the figure."
        return Judgement("undecided", 0.0, why)
    return Judgement("current", confidence, same)


def _told(changes: Sequence[Change]) -> str:
    """The changes that say most in words, and how many more there are."""
    ordered = sorted(changes, key=lambda change: _TELLING.index(change.kind))
    told = list(dict.fromkeys(in_quotes(change_in_words(change)) for change in ordered))
    clauses, more = told[:_NAMED], len(told[_NAMED:])
    said = ", and ".join([*clauses, *([f"{more} more"] if more else [])])
    return said[:1].upper() + said[1:]
