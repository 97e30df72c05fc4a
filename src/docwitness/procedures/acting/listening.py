"""What clauses that ask for nothing say of the steps around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docwitness.language.alternation import any_of
from docwitness.language.lexicon import VERBS, Verb
from docwitness.language.nouns import CHOICE_NOUNS, WINDOWS
from docwitness.language.paths import PATH
from docwitness.language.wording import stem
from docwitness.procedures.acting.aims import ends_with, is_command, last_word, names_nothing
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import FIRST, LABEL, Masked
from docwitness.procedures.grammar.phrases import Phrase, Setting, phrases, setting_of
from docwitness.procedures.grammar.things import Thing, things_in, without_article

PRONOUN = re.compile(
    r"(?:it|one|them|this|that|these|(?:this|that|the) "
    r"(?:same )?(?P<noun>box|check box|option|checkbox|setting|button|field|link|tab|icon|switch|toggle))"
    r"(?:\s(?:again|once more|twice))?",
    re.IGNORECASE,
)
ANOTHER = re.compile(r"(?:an?|the)\s(?:new|different|other|better)\sone|another\sone", re.IGNORECASE)
"""What is typed instead of what is there: "click the name and type a new one"."""
_BARE = re.compile(rf"\W*(?:[\w/-]+\s){{1,4}}?{any_of(WINDOWS)}\W*", re.IGNORECASE)
"""A name and nothing that is told of it."""
_OPTIONAL = re.compile(r"\W*(?:\(optional\)|optional(?:ly)?[:,–—-])", re.IGNORECASE)
"""How a sentence begins whose steps may be left out."""
_TAKES_BACK = re.compile(
    r"\bto (?:return|go back|get back|move back|step back) to (?:the|an?|your)? ?"
    r"(?:(?:earlier|previous|preceding|last|prior) (?:step|page|screen|form|question)|(?:step|page|screen) before)\b|"
    r"\bto (?:discard|undo|revert|abandon|drop|reject) (?:(?:all|any|of|your|the|these|those|unsaved) ){0,3}"
    r"(?:changes?|edits?|modifications?|what you\b)",
    re.IGNORECASE,
)
"""What a step is for that leads back on the way, which nobody has to go who wants to get to its end."""


def windows_told_of(masked: Masked, clause: Clause) -> Iterator[Thing]:
    """The windows of "The **Export** dialog has two parts": what is told of one is told to who is in it."""
    if _BARE.fullmatch(masked.text, clause.start, clause.end):
        return  # "Web interface: yes" tells of an entry
    parts = phrases(masked.mask, clause.start, clause.end)
    subject = things_in(masked, parts[0].start, parts[0].end) if parts and not parts[0].prep else ()
    said = setting_of(masked, tuple(part for part in parts if part.prep)).window
    for thing in (said, *subject[:1]):
        if thing and thing.labelled and (thing.sort == "window" or thing.noun == "tab") and not thing.link:
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


def says_it(masked: Masked, parts: tuple[Phrase, ...]) -> bool:
    """Whether the object is only a pronoun: "paste it into the box"."""
    return bool(parts) and PRONOUN.fullmatch(masked.mask[parts[0].start : parts[0].end].strip(" ,;:.")) is not None


def led_in(masked: Masked, parts: tuple[Phrase, ...], said: Setting, following: Clause | None) -> Setting:
    """What an introduction says of the step behind it: "for **Language**, …" and "in **Version**, …" name a field."""
    prep, end = parts[0].prep, masked.mask[: parts[-1].end].rstrip()[-1:] if parts else ""
    colon = end == ":"
    verb = VERBS[following.verb or ""] if following else None
    if said.field and prep == "for" and colon:
        said = replace(said, field=None, position=said.position or said.field.text)
    names = not colon if prep == "for" else following and following.verb in ("choose", "pick")
    if verb and names and said.beside and _names_field(said.beside, verb):
        said = replace(said, field=said.beside, beside=None)  # "for" or "beside **Language**, choose Gaelic"
    chosen = verb is not None and verb.sort == "choose"
    if said.over and prep == "under" and chosen and _heads_choice(masked, said.over, following):
        said = replace(said, field=said.over, over=None, position=None)
    if said.owner and chosen and names_again(masked, said.owner, following):
        said = replace(said, field=said.owner, owner=None)  # "in **Version**, select the version"
    if said.over and PATH.search(said.over.text):  # nothing stands under a way, but at its end
        said = replace(said, window=said.window or said.over, over=None, position=None)
    writes = verb is not None and verb.action == "type"
    if said.owner and not writes and prep in ("in", "on", "from", "within"):
        said = replace(said, window=said.window or said.owner, owner=None)
    return said


def _names_field(thing: Thing, verb: Verb) -> bool:
    """Whether what stands behind "for" or "beside" at the beginning is a field: "for key type, select …"."""
    if not thing.labelled:
        return last_word(thing.text) in CHOICE_NOUNS
    return bool(thing.kinds) or verb.sort != "weak"


def _heads_choice(masked: Masked, over: Thing, following: Clause | None) -> bool:
    """Whether one value is chosen under a label: "under **Format**, select **CSV**".

    Under a plural are boxes, of which several may be chosen, and a command stands under a heading.
    """
    parts = phrases(masked.mask, following.after_verb, following.end) if following else ()
    things = things_in(masked, parts[0].start, parts[0].end) if parts and not parts[0].prep else ()
    marked = bool(things) and masked.mask[parts[0].start : parts[0].end].lstrip()[:1] == FIRST
    several = stem(last_word(over.text)) != last_word(over.text)
    return marked and bool(over.kinds) and not over.noun and not several and not is_command(things[0])


def names_again(masked: Masked, owner: Thing, clause: Clause | None) -> bool:
    """Whether what is chosen is called as the label that stands before it, or as its noun: it is a field then."""
    parts = phrases(masked.mask, clause.after_verb, clause.end) if clause else ()
    words = without_article(masked.text[parts[0].start : parts[0].end].strip(" ,;:.")) if parts else ""
    return ends_with(owner, words)


_SUBJECT = re.compile(
    r"(?:an?|the|your|each|every)\s(?P<noun>(?:[a-z-]+\s){0,2}?[a-z-]+)\s"
    r"(?:(?:at|in|on|next\sto|below|above|under)\s(?:[\w-]+\s){1,7}?)?(?:can|may|is|are|will|has|could|must|says|shows|tells)\b",
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


_CLICKED = ("button", "link", "img", "menuitem")
_MEANS = re.compile(
    r"(?:with|via|using|through|by means of|from|under|(?P<at>(?:can|may) be .{1,80}\s(?:at|in|on)))\s(?:the\s)?"
    r"(?:menu\s|button\s|link\s)?"
    rf"{LABEL}(?:[^\w{FIRST}]{{1,5}}{LABEL})*(?:\s(?:button|link|icon|menu item|menu|option))?\W*$", re.IGNORECASE,
)  # fmt: skip


def means_told(masked: Masked, clause: Clause) -> Thing | None:
    """The control by which something is done, as the clause tells: "tags are made with the **New tag** button"."""
    found = _MEANS.search(masked.mask, clause.start, clause.end)
    things = things_in(masked, found.start(), found.end()) if found else ()
    marked = (thing for thing in things if thing.kinds and not thing.link)
    return next((t for t in marked if PATH.search(t.text) or (found and not found["at"] and t.role in _CLICKED)), None)


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
        one = len(things) == 1 and things[0].labelled
        if one and last.labelled:
            return replace(last, value=things[0].text) if last.action == "select" and last.value is None else last
        return replace(last, target=things[0].text, labelled=True, role=None) if one else last
    given = things and (last.value is None or things[0].literal or masked.text[start - 1 : start] == "(")
    return replace(last, value=things[0].text) if given else last


def left_open(masked: Masked) -> bool:
    """Whether the steps of the sentence may be left out: it says so, or they lead back from where one has come."""
    return _OPTIONAL.match(masked.text) is not None or _TAKES_BACK.search(masked.mask) is not None


_LEFT = re.compile(
    rf"leave\s(?:the\s)?{LABEL}(?:\s(?:box|checkbox|option|switch|toggle|radio button))?\s"
    r"(?P<state>(?:un)?ticked|(?:un)?checked|selected|enabled|disabled|(?:switched |turned )?o(?:n|ff))\W*$",
    re.IGNORECASE,
)


def left_as_it_is(masked: Masked, clause: Clause) -> tuple[Draft, ...]:
    """What "leave **Reminders** ticked" tells: nothing is to be done, since that is how the reader finds it."""
    left = _LEFT.match(masked.mask, clause.verb_at, clause.end)
    things = things_in(masked, clause.after_verb, clause.end) if left else ()
    if left is None or len(things) != 1:
        return ()
    return (Draft("expect", things[0].text, True, clause.verb_at, things[0].role, value=left["state"].lower()),)


def scrolled_to(clause: Clause, heads: tuple[Thing, ...], said: Setting) -> tuple[Draft, ...]:
    """What is there to be scrolled to: "Scroll down to the **Fees** section"."""
    end = next(filter(None, (said.goal, *heads)), None) if (clause.verb or "").startswith("scroll") else None
    return (Draft("expect", end.text, True, end.start),) if end and end.labelled else ()
