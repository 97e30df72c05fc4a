"""The object of a verb: which phrases behind the verb say what it acts on, and where that ends."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from docwitness.language.lexicon import BARE, VERBS, Sort, Verb
from docwitness.language.nouns import FILE_LIKE, FOLDER_LIKE, NO_FIRST_WORD
from docwitness.procedures.acting.aims import CHOICES, names_nothing
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import FIRST, Masked
from docwitness.procedures.grammar.phrases import Phrase, is_bare, phrases
from docwitness.procedures.grammar.things import STRIP, Thing, head_noun, is_field, things_in, without_article

_PARTICLES: dict[Sort, tuple[str, ...]] = {
    "touch": ("on", "in", "into", "inside", "within", "over", "onto", "at", "to"),
    "go": ("to", "into", "in", "on", "onto", "at", "over", "through"),
    "choose": ("for", "from", "on", "between", "to"),
    "write": ("in", "into", "for"),
    "weak": ("to",),
    "use": (),
    "find": ("for", "to", "at", "on", "down"),
}
"""Prepositions that belong to the verb rather than to a place: "click on", "log into"."""
_JOINED = re.compile(r"(?:and|or|and then)\b", re.IGNORECASE)
GIVEN = re.compile(
    r"\s*(?:(?:your|the|this|each|our)\s(?:[\w-]+\s){0,3}?|(?:it|them|him|her|everyone)\s)(?=an?\s)", re.IGNORECASE
)
"""To whom or what something is given, before what is given: "give **the boat** a name", "assign **them** a pin"."""
_SOME = re.compile(
    r"(?:any |either |each |every |at least |exactly )?(?:one|any|each|either|all|some|both|two)", re.IGNORECASE
)

_ANYWHERE = re.compile(r"\s*anywhere\s(?=(?:in|on|within|inside)\s)", re.IGNORECASE)
_WHICH = re.compile(
    r"\s*(?:which|what|how many|how much)\s(?P<noun>(?:[\w-]+\s){0,3}?[\w-]+)"
    r"(?:\s(?:to|you|should|is|are|will|it|the)\b|\W*$)",
    re.IGNORECASE,
)
"""What is chosen in "choose which folder to open"."""
_TO_DO = re.compile(rf"\s*{BARE}\s(?:the|an?|its|your|more|{FIRST})", re.IGNORECASE)
_FORM = re.compile(
    r"(?:\w(?<!more)(?<!further)(?<!additional)\s|^)(?:details|information|changes|questions)$", re.IGNORECASE
)
"""What a form asks for: "your credit card details", not "more details"."""
_RECORDS = ("question", "questions", "issue", "issues", "section", "article", "articles")
"""What names nothing on most pages, and records of a product where one of them is to be chosen."""
_ANNOUNCED = re.compile(r"(?:following|these|this)\b", re.IGNORECASE)


def is_meant(thing: Thing, verb: Verb, parts: tuple[Phrase, ...]) -> bool:
    """Whether it is something to fill in although its noun mostly names nothing.

    So is what a form asks for, "your details", but no announcement of it, "the following details"; and what is set to a
    value: "the start time".
    """
    if verb.sort == "choose" or (verb.action == "open" and len(parts) == 1):
        return thing.text in _RECORDS
    if verb.sort == "write":
        return _FORM.search(thing.text) is not None and not _ANNOUNCED.match(thing.text)
    return verb.action == "type" and len(parts) > 1 and parts[1].prep == "to" and " " in thing.text


def parts_of(masked: Masked, verb: Verb, clause: Clause, later: tuple[Clause, ...]) -> tuple[Phrase, ...]:
    """The phrases behind the verb, the first without preposition if the verb takes it as its object."""
    anywhere = _ANYWHERE.match(masked.mask, clause.after_verb) if verb.sort == "touch" else None
    parts = phrases(masked.mask, anywhere.end() if anywhere else clause.after_verb, clause.end)
    if (
        not parts
        and verb.sort in ("write", "choose", "weak")
        and later
        and later[0].verb
        and later[0].mood == clause.mood
        and VERBS[later[0].verb].sort != "touch"
        and _JOINED.match(masked.mask, later[0].start)
    ):
        parts = phrases(masked.mask, later[0].after_verb, later[0].end)
    asked = clause.after_verb if parts else later[0].start if later else clause.end
    if verb.sort == "choose" and (which := _WHICH.match(masked.mask, asked)):
        parts = (Phrase("", which.start("noun"), which.end("noun")),)
    taken = (*_PARTICLES[verb.sort], "from") if verb.action == "drag" else _PARTICLES[verb.sort]
    if verb.sort == "go" and [part.prep for part in parts[:2]] == ["from", "to"]:
        parts = parts[1:]  # "switch from **Letter** to **Card**": the first is where one is
    if parts and parts[0].prep == "to" and verb.sort == "touch" and _TO_DO.match(masked.mask, parts[0].start):
        return ()  # "right-click to open its menu"
    if parts and parts[0].prep and parts[0].prep in taken:
        parts = (Phrase("", parts[0].start, parts[0].end), *parts[1:])
    return parts


def end_of_object(masked: Masked, parts: tuple[Phrase, ...]) -> int:
    """Where the object ends: "a reason for the cancellation" is one, "**Save** for later" is not."""
    first = parts[0]
    if len(parts) > 1 and parts[1].prep == "of" and _SOME.fullmatch(masked.text[first.start : first.end].strip()):
        return parts[1].end
    if len(parts) < 2 or parts[1].prep not in ("of", "for") or masked.labels_in(first.start, parts[1].end):
        return first.end
    nearest = things_in(masked, first.start, first.end)
    if nearest and is_bare(nearest[0]) and nearest[0].role in ("link", "img", "row", "button"):
        return parts[1].end  # "the link for gift cards" is told apart by nothing else
    named = is_field(masked.text[parts[1].start : parts[1].end]) and nearest and nearest[0].labelled
    if nearest and (nearest[0].sort == "window" or named):
        return first.end
    further = things_in(masked, parts[1].start, parts[1].end)
    article = re.match(r"\s*(?:an?|the|your|its)\s", masked.text[parts[1].start : parts[1].end])
    gerund = further and not article and further[0].text.split()[0].endswith("ing")
    part = further and not gerund and not names_nothing(further[0])
    return parts[1].end if nearest and nearest[0].role is None and part else first.end


def given_words(masked: Masked, parts: tuple[Phrase, ...], heads: tuple[Thing, ...], draft: Draft) -> str | None:
    """What the sentence says to type or choose, in full: "code from your e-mail"; of several the name of each.

    The label of what is chosen, that of the field alone, and what only says which control it is tell nothing of it.
    """
    if draft.action not in ("type", "select") or not heads or parts[0].prep:
        return None
    if len(heads) > 1 or (heads[0].labelled and draft.action == "select"):
        return None if draft.labelled else draft.target
    belongs = ("of", "for", "from") if draft.action == "type" else ("of", "for")
    more = itertools.takewhile(lambda part: part.prep in belongs, parts[1:])
    end = max([parts[0].end, *(part.end for part in more)])
    given = GIVEN.match(masked.mask, parts[0].start, parts[0].end)
    start = (given.end() if given else parts[0].start) if heads[0].labelled else heads[0].start
    words = _AND_MORE.sub("", without_article(masked.text[start:end].strip(STRIP)).strip(STRIP))
    noun, sort = head_noun(words)
    told = (noun and sort == "control") or words.casefold() in NO_FIRST_WORD
    other = not draft.labelled and draft.target not in words  # "rename the file" says no name
    return None if told or other or not words or (heads[0].labelled and words == heads[0].text) else words


_AND_MORE = re.compile(r"\s(?:and|or)$", re.IGNORECASE)
_ARTICLE = re.compile(r"\s*an?\s", re.IGNORECASE)


def assigned(masked: Masked, clause: Clause, parts: tuple[Phrase, ...], verb: Verb) -> tuple[Verb, tuple[Phrase, ...]]:
    """ "Assign it to a **Group**" as "choose a **Group**", "add members from the drop-down" as "choose members".

    Of what there are several of, one is chosen; so is what is added from a list.
    """
    listed = parts[1] if clause.verb == "add" and len(parts) > 1 and parts[1].prep == "from" else None
    if listed and any(is_bare(t) and t.role in CHOICES for t in things_in(masked, listed.start, listed.end)):
        return VERBS["choose"], parts
    to = parts[1] if clause.verb == "assign" and len(parts) > 1 and parts[1].prep == "to" else None
    label = masked.labels_in(to.start, to.end) if to and _ARTICLE.match(masked.mask, to.start) else ()
    if to is None or not label or masked.labels_in(parts[0].start, parts[0].end):
        return verb, parts
    return VERBS["choose"], (replace(to, prep=""), *parts[2:])


_ITS_NAME = re.compile(r"its (?:name|title)", re.IGNORECASE)
_SPOKEN_OF = re.compile(
    r"\b(?:an?|any|each|every) (?P<thing>(?:[a-z-]+ ){0,2}?[a-z-]+)(?=,| (?:in|on|by|at|from|to|can|with)\b)",
    re.IGNORECASE,
)


def whose_name(mask: str, at: int, text: str) -> str | None:
    """The file of "to open any file, double-click on its name": in a list of files there are folders as well."""
    spoken = [match["thing"] for match in _SPOKEN_OF.finditer(mask, 0, at)] if _ITS_NAME.fullmatch(text) else []
    return next((thing for thing in spoken[-1:] if thing.split()[-1] in FILE_LIKE | FOLDER_LIKE), None)
