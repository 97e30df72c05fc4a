"""What of a sentence no step and no claim takes up: its reader is to know that nobody looked at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docwitness.procedures.claims import Promise
from docwitness.procedures.clauses import Clause
from docwitness.procedures.context import Draft
from docwitness.procedures.labels import Label, Masked
from docwitness.procedures.lexicon import VERBS
from docwitness.procedures.moods import NO_VERB

_STRIP = " ,;:.!()–—-"


def remainder_of(
    masked: Masked, clauses: Sequence[Clause], drafts: Sequence[Draft], promises: Sequence[Promise], lead: str | None
) -> tuple[str, ...]:
    """The asking clauses from which no step was made, and the labels that none of the steps and claims names.

    A label that leads the block in ("**Name**: enter …") names what follows. Links alone lead to other pages, and what
    a condition names is asked of nobody.
    """
    if any(promise.kind == "behaviour" for promise in promises):
        return ()
    unread = [c for i, c in enumerate(clauses) if _asks(masked, i, clauses) and not _is_read(i, clauses, drafts)]
    said = {_folded(text) for text in _said(drafts, promises)}
    parts = [(clause.start, masked.text[clause.start : clause.end].strip(_STRIP)) for clause in unread]
    if drafts or promises:
        parts += [
            (label.start, label.text)
            for label in masked.labels
            if not label.link
            and label.text != lead
            and not any(clause.start <= label.start < clause.end for clause in unread)
            and not _is_condition(label, clauses)
            and not any(_folded(label.text) in text for text in said)
        ]
    return tuple(dict.fromkeys(text for _, text in sorted(parts) if text))


def _asks(masked: Masked, index: int, clauses: Sequence[Clause]) -> bool:
    """Whether the clause asks its reader to act.

    One that tells where to look or what for does not, nor does "verify" before "that the list is empty".
    """
    clause = clauses[index]
    if clause.mood not in ("do", "may") or clause.verb is None or VERBS[clause.verb].sort == "find":
        return False
    if clause.rule == "purpose" or NO_VERB.match(masked.mask, clause.verb_at):
        return False
    return _has_object(clause) or not masked.mask.startswith("that ", clause.end)


def _is_read(index: int, clauses: Sequence[Clause], drafts: Sequence[Draft]) -> bool:
    """Whether a step was made of the clause, or of the one behind it that says how: "remove it by clicking X"."""
    clause = clauses[index]
    if any(clause.start <= draft.at < clause.end for draft in drafts):
        return True
    following = clauses[index + 1] if index + 1 < len(clauses) else None
    how = following is not None and following.rule in ("by doing", "purpose", "and doing")
    shared = following is not None and following.verb is not None and not _has_object(clause)
    return (how or shared) and _is_read(index + 1, clauses, drafts)


def _has_object(clause: Clause) -> bool:
    """Whether something stands behind the verb: "select or type **X**" gives the first no object of its own."""
    return clause.end - clause.after_verb > 1


def _is_condition(label: Label, clauses: Sequence[Clause]) -> bool:
    return any(clause.mood in ("when", "not") and clause.start <= label.start < clause.end for clause in clauses)


def _said(drafts: Iterable[Draft], promises: Iterable[Promise]) -> Iterable[str]:
    for draft in drafts:
        yield from filter(None, (draft.target, draft.value, draft.position, draft.window))
    for promise in promises:
        named = promise.thing.text if promise.thing else None
        yield from filter(None, (named, promise.position, promise.value, promise.window))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
