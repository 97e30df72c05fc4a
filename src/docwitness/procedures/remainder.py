"""What of a sentence no step and no claim takes up: its reader is to know that nobody looked at it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from docwitness.language.alternation import any_of
from docwitness.language.lexicon import VERBS
from docwitness.language.nouns import SIDES, UNITS, WINDOWS
from docwitness.language.paths import PATH
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.arrivals import leads_to_unnamed
from docwitness.procedures.enumerating import TAG
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import LABEL, Masked
from docwitness.procedures.grammar.moods import NO_VERB
from docwitness.procedures.grammar.phrases import VERSION
from docwitness.procedures.promising.capabilities import WISHED
from docwitness.procedures.promising.claim_makers import Promise

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
    unseen = _unseen(masked, promises)
    told = [(promise.start, promise.end) for promise in promises if promise.kind == "offers"]
    told += [
        (p.thing.start, p.thing.start + len(p.thing.text)) for p in promises if p.kind in ("entry", "parts") and p.thing
    ]
    unread = [
        clause
        for clause, read in zip(clauses, _read(masked, clauses, drafts), strict=True)
        if not read
        and _asks(masked, clause)
        and not any(a <= clause.verb_at < b for a, b in told)
        and not (
            _USE_MENU.match(masked.text, clause.verb_at, clause.end) and any(PATH.search(d.target) for d in drafts)
        )
    ]
    unread += [c for c in clauses if leads_to_unnamed(masked, c) and not any(c.start <= d.at < c.end for d in drafts)]
    unread += _told_alone(masked, clauses, drafts, promises)
    parts = [(clause.start, masked.text[clause.start : clause.end].strip(_STRIP)) for clause in unread]
    if drafts or promises:
        said = {_folded(text) for text in _said(drafts, promises)}
        everything = "\n".join(sorted(said))
        passed = {c.start for c in clauses if c.mood in ("when", "not")} | {c.start for c in unread}
        parts += [
            (label.start, label.text)
            for label in masked.labels
            if label.kinds
            and not label.link
            and not VERSION.fullmatch(label.text)
            and not _EXTENSION.fullmatch(label.text)
            and label.text != lead
            and clauses[_clause_at(clauses, label.start)].start not in passed
            and (folded := _folded(TAG.sub("", label.text))) not in said
            and folded not in everything
            and not (_CHANGED.match(masked.mask, label.end) and masked.mask.endswith("from ", 0, label.start))
        ]
    return tuple(dict.fromkeys((*(text for _, text in sorted(parts) if text), *unseen)))


def _told_alone(
    masked: Masked, clauses: Sequence[Clause], drafts: Sequence[Draft], promises: Sequence[Promise]
) -> list[Clause]:
    """The clauses that state what nobody looks at, in a sentence that else would be true by its other parts.

    “*Summary* is on, and it is sent on Fridays”: a sentence without a step is true where all that it states is.
    Where it has steps, a default and the names of what can be chosen are relied on; that a step saves is not.
    """
    taken = {_clause_at(clauses, at) for p in promises for at in (p.start, p.thing.start if p.thing else p.start)}
    taken |= {_clause_at(clauses, draft.at) for draft in drafts}
    with_steps = any(draft.action != "expect" for draft in drafts)
    left = [clause for i, clause in enumerate(clauses) if clause.mood == "told" and i not in taken] if taken else []
    return [c for c in left if (_relied_on(masked, c) if with_steps else _FURTHER.match(masked.mask, c.start, c.end))]


def _relied_on(masked: Masked, clause: Clause) -> bool:
    before = masked.text[max(0, clause.start - 3) : clause.start].rstrip()
    listed = before.endswith((":", ",")) and _CHOICES.fullmatch(masked.text, clause.start, clause.end)
    return bool(listed) or _DEFAULT.search(masked.text, clause.start, clause.end) is not None


_FURTHER = re.compile(
    r"\s*(?:and|but)\s(?:it|they|this|these|the|an?|its|their|you)\b.*\s(?:is|are|has|have|can|will|opens?|appears?|shows?)\b",
    re.IGNORECASE,
)
"""How a second statement begins that has a subject of its own."""
_DEFAULT = re.compile(
    r"\b(?:by default|default|preselected|to (?:begin|start) with|at first|initially)\b", re.IGNORECASE
)
_CHOICES = re.compile(r"(?:[\w-]+\s){0,3}[\w-]+\sor\s(?:[\w-]+\s?){1,4}\W*")
"""The end of a list of what can be chosen: “Pound, Dollar or Krona”, without a verb of its own."""
_USE_MENU = re.compile(r"use (?:the|your) (?:[\w-]+ )?menu(?: bar)?\W*$", re.IGNORECASE)
"""What a way through menus says better: "use the main menu: **View > Fonts**"."""
_USE_THIS = re.compile(rf"use this (?:[\w-]+ )?(?:{any_of(WINDOWS)})\W*$", re.IGNORECASE)
"""What says only what the window is for: "use this page to sort your books"."""
_CHANGED = re.compile(rf"\s?to (?:the )?{LABEL}")
"""What follows the value that is there before: "from **Draft** to **Published**"; that it was so is no promise."""
_EXTENSION = re.compile(r"\.[a-z]\w{1,9}")
"""How the names of files of one format end, `.html`: it explains a format, and is no label."""
_SPECIFIC = re.compile(
    rf"\d|\b(?:must|should|ha[sv]e? to|needs? to|required|only|never|not|cannot|always|all|every|same|default|"
    rf"automatically|until|after|before|when|(?<!at )once|unless|if|{any_of(UNITS)})\b|n['’]t\b",
    re.IGNORECASE,
)
"""What says more than what a thing is for: a number, a condition, a duty, that all are meant or none."""
_LOOKS = ("entry", "offers", "lists", "changes", "parts")


def _unseen(masked: Masked, promises: Sequence[Promise]) -> tuple[str, ...]:
    """What is said of a thing that a look at it cannot tell; what only explains it goes without."""
    if not any(promise.kind in _LOOKS for promise in promises):
        return ()
    said = {"changes": r"\b(?:as you type|automatically)\b", "offers": r"^(?:view|see|browse|read|inspect) all\b"}
    said["parts"] = r"\b(?:for|of|in|on|beside|from) (?:each|every)\b|^(?:each|every|all)\b|\balways\b"
    rest = re.sub(said.get(promises[0].kind, "(?!)"), " ", WISHED.sub(" ", masked.text), flags=re.IGNORECASE)
    for promise in promises:
        told = promise.thing.text if promise.thing else ""
        for part in told.split(", ") if promise.kind == "parts" else (told,):
            rest = rest.replace(part, " ", 1)
    pieces = (piece.strip(_STRIP) for piece in re.split(r"[,;:]\s|\s[(–—-]|\)", rest))
    return tuple(piece for piece in pieces if _SPECIFIC.search(piece))


def _clause_at(clauses: Sequence[Clause], at: int) -> int:
    return max(0, bisect_right(clauses, at, key=lambda clause: clause.start) - 1)


def _read(masked: Masked, clauses: Sequence[Clause], drafts: Iterable[Draft]) -> list[bool]:
    """For each clause whether a step was made of it, or of the next that says how: "remove it by clicking X"."""
    read = [False] * len(clauses)
    for draft in drafts:
        read[_clause_at(clauses, draft.at)] = True
    for index in reversed(range(len(clauses) - 1)):
        following = clauses[index + 1]
        says_how = following.rule in ("by doing", "purpose", "and doing")
        says_how = says_how or _SO.match(masked.mask, following.start) is not None
        ensures = _ENSURES.fullmatch(masked.text, clauses[index].verb_at, clauses[index].end) is not None
        shares = following.verb is not None and (ensures or not _has_object(clauses[index]))
        opened = masked.text[: following.start].rstrip().endswith(":")  # "paste it: choose **Paste**" says how
        says_how = says_how or (opened and not masked.labels_in(clauses[index].start, clauses[index].end))
        read[index] = read[index] or bool(read[index + 1] and (says_how or shares))
    for index, clause in enumerate(clauses[1:], 1):
        touches = clause.rule == "by doing" and VERBS[clause.verb or ""].sort == "touch"
        itself = touches and _ITSELF.fullmatch(masked.text, clause.after_verb, clause.end)
        read[index] = read[index] or bool(itself and any(read[:index]))
    return read


_SO = re.compile(r"so\s(?!that\b)", re.IGNORECASE)
"""What is done for what was announced: "We are going to add a boat, so click **Add**"."""
_ITSELF = re.compile(r"(?:\s?on)?\s?(?:it|them)\W*", re.IGNORECASE)
"""What says no more than the step before: "select the boat by clicking it"."""


_ENSURES = re.compile(r"(?:make|be) (?:sure|certain)\s*", re.IGNORECASE)
"""What asks for nothing but what follows: "make sure that **Bold** is ticked"."""


def _asks(masked: Masked, clause: Clause) -> bool:
    """Whether the clause asks its reader to act.

    One that tells where to look or what for does not, nor does "verify" before "that the list is empty", nor one that
    leaves it to the screen or to other sentences.
    """
    if _ELSEWHERE.match(masked.text, clause.verb_at, clause.end) or _BELOW.match(masked.text, clause.after_verb):
        return False
    if _LOOKING.match(masked.text, clause.verb_at, clause.end):
        return False
    if clause.mood not in ("do", "may") or clause.verb is None or VERBS[clause.verb].sort == "find":
        return False
    if (
        clause.rule == "purpose"
        or _USE_THIS.match(masked.text, clause.verb_at, clause.end)
        or NO_VERB.match(masked.mask, clause.verb_at)
    ):
        return False
    return _has_object(clause) or not masked.mask.startswith("that ", clause.end)


_ELSEWHERE = re.compile(
    r"follow(?:ing)? (?:the |any |all |these )?(?:[a-z-]+ ){0,2}(?:instructions|prompts|steps|directions|wizard)\b"
    r"(?: (?:on|in) (?:the|your) (?:screen|page|dialog|window|wizard)| below| above)?[\s.:]*$",
    re.IGNORECASE,
)
"""What to do is said elsewhere: "follow the instructions on the screen", "follow the steps below"."""
_LOOKING = re.compile(
    rf"(?:go|move|navigate|jump)(?: (?:up|down|back|over|all the way))? to the (?:very )?(?:[\w-]+ )?{any_of(SIDES)}\b"
    rf"(?: of (?:the|this|your) (?:[\w-]+ ){{0,2}}[\w-]+)?\W*$",
    re.IGNORECASE,
)
"""Where on the page to look, as "scroll down" does: "go to the bottom of the page"."""
_BELOW = re.compile(r"(?:\s?(?:to|from|between|one|any|of|the following))*\s?:\W*$", re.IGNORECASE)
"""Behind a verb whose objects are the items of the list that follows: "you can choose to:"."""


def _has_object(clause: Clause) -> bool:
    """Whether something stands behind the verb: "select or type **X**" gives the first no object of its own."""
    return clause.end - clause.after_verb > 1


def _said(drafts: Iterable[Draft], promises: Iterable[Promise]) -> Iterable[str]:
    for draft in drafts:
        yield from filter(None, (draft.target, draft.value, draft.position, draft.window))
    for promise in promises:
        named = promise.thing.text if promise.thing else None
        yield from filter(None, (named, promise.position, promise.value, promise.window))


def _folded(text: str) -> str:
    return " ".join(text.casefold().rstrip("?!.:… ").split())
