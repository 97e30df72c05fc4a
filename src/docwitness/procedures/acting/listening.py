"""What clauses that ask for nothing say of the steps around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docwitness.language.alternation import any_of
from docwitness.language.nouns import WINDOWS
from docwitness.language.paths import PATH
from docwitness.procedures.acting.aims import names_nothing
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import Masked
from docwitness.procedures.grammar.phrases import phrases, setting_of
from docwitness.procedures.grammar.things import Thing, things_in, without_article

_BARE = re.compile(rf"\W*(?:[\w/-]+\s){{1,4}}?{any_of(WINDOWS)}\W*", re.IGNORECASE)
"""A name and nothing that is told of it."""


def windows_told_of(masked: Masked, clause: Clause) -> Iterator[Thing]:
    """The windows of "The **Export** dialog has two parts": what is told of one is told to who is in it."""
    if _BARE.fullmatch(masked.text, clause.start, clause.end):
        return  # "Web interface: yes" tells of an entry
    parts = phrases(masked.mask, clause.start, clause.end)
    subject = things_in(masked, parts[0].start, parts[0].end) if parts and not parts[0].prep else ()
    said = setting_of(masked, tuple(part for part in parts if part.prep)).window
    for thing in (said, *subject[:1]):
        if thing and thing.labelled and thing.sort == "window" and not thing.link:
            yield thing


_SUGGESTED = re.compile(
    r"\b(?:from|among|in|out of) (?:the |its )?(?:[a-z]+ )?(?:suggestions?|matches|results|completions|proposals)\b",
    re.IGNORECASE,
)


def typed_for(masked: Masked, clause: Clause, last: Draft, chosen: Draft) -> Draft:
    """The step before with what is chosen among what it brings: "type a part of it and pick **X** from the matches".

    What is suggested begins with what was typed, or has it in it.
    """
    suggested = _SUGGESTED.search(masked.mask, clause.after_verb, clause.end) is not None
    given = any(label.text == last.value for label in masked.labels)  # else it is only described what is typed
    if last.action != "type" or given or not suggested or not chosen.labelled:
        return last
    return replace(last, value=chosen.value or chosen.target)


def names_again(masked: Masked, owner: Thing, clause: Clause | None) -> bool:
    """Whether what is chosen is called as the label that stands before it, which is a field then."""
    parts = phrases(masked.mask, clause.after_verb, clause.end) if clause else ()
    words = without_article(masked.text[parts[0].start : parts[0].end].strip(" ,;:.")) if parts else ""
    return words.casefold() == owner.text.casefold()


_SUBJECT = re.compile(
    r"(?:an?|the|your|each|every)\s(?P<noun>(?:[a-z-]+\s){0,2}?[a-z-]+)\s(?:can|may|is|are|will|has|could|must)\b",
    re.IGNORECASE,
)
"""What a sentence is about: "A sheet can be hidden by …"."""
_THERE_IS = re.compile(r"\bthere(?:['’]s|\sis)\san?\s(?P<noun>(?:[a-z-]+\s)?[a-z-]+)\b", re.IGNORECASE)


def subject_of(masked: Masked) -> Thing | None:
    """What the sentence is about, where it begins with it or says that there is one."""
    subject = _SUBJECT.match(masked.mask) or _THERE_IS.search(masked.mask)
    return Thing(subject["noun"], False, subject.start("noun")) if subject else None


_ADVERB = re.compile(r"\s(?:later|again|instead|too|as well|afterwards|now|once more|[a-z]+ly)$", re.IGNORECASE)


def spoken_of(masked: Masked, clause: Clause) -> Thing | None:
    """What "To rename a file, …" is going to speak of: the next "it" is that file, and no label before it."""
    parts = phrases(masked.mask, clause.after_verb, clause.end)
    things = things_in(masked, parts[0].start, parts[0].end) if parts and not parts[0].prep else ()
    told = len(things) == 1 and not things[0].labelled and not names_nothing(things[0])
    thing = replace(things[0], text=_ADVERB.sub("", things[0].text)) if told else None
    return thing if thing and len(thing.text.split()) <= 3 else None


_GETS = re.compile(r"\s*\byou (?:can |will )?(?:also )?(?:get|come|go) to\b", re.IGNORECASE)
"""Behind a way through menus, that it is one: "from **File > Export** you get to the exporter"."""


def way_told(masked: Masked, clause: Clause) -> Thing | None:
    """The way through menus by which, as the sentence tells, one gets somewhere."""
    if not _GETS.search(masked.mask, max(clause.start, clause.end - 4), clause.end + 30):
        return None
    things = things_in(masked, clause.start, clause.end)
    return next((thing for thing in things if thing.labelled and PATH.search(thing.text)), None)


def where_chosen(masked: Masked, clause: Clause, last: Draft) -> Draft:
    """The step before with the field that the clause names for it.

    "Select the room you want to search from the **Channel** drop-down": the place belongs to the choice.
    """
    if last.labelled or last.value or last.action not in ("select", "type"):
        return last
    said = setting_of(masked, tuple(p for p in phrases(masked.mask, clause.start, clause.end) if p.prep))
    field = said.source or said.field
    if field is None or not (field.labelled and field.role):
        return last
    return replace(last, target=field.text, labelled=True, role=field.role, value=last.target)


def with_example(masked: Masked, last: Draft, start: int, end: int) -> Draft:
    """The step before with what is given as an example: "enter a name, for example `Ada`"."""
    things = things_in(masked, start, end)
    if last.action != "type":
        one = len(things) == 1 and things[0].labelled and not last.labelled
        return replace(last, target=things[0].text, labelled=True, role=None) if one else last
    given = things and (last.value is None or things[0].literal or masked.text[start - 1 : start] == "(")
    return replace(last, value=things[0].text) if given else last
