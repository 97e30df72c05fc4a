"""What the sentences of a page ask their reader to do, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docwitness.language.lexicon import VERBS, Verb
from docwitness.language.paths import PATH
from docwitness.model import Action
from docwitness.procedures.acting import listening
from docwitness.procedures.acting.aims import CHOICES, Aim, announces, known_by, names_nothing, way_named
from docwitness.procedures.acting.context import Context, Draft, Scene, Told, says_one_thing
from docwitness.procedures.acting.continuing import again, asking_after, further_fields, goes_on, options_after_colon
from docwitness.procedures.acting.demands import steps_of
from docwitness.procedures.acting.distributing import distributed
from docwitness.procedures.acting.listening import subject_of, typed_for, where_chosen, windows_told_of, with_example
from docwitness.procedures.acting.lists import alternatives
from docwitness.procedures.acting.objects import (
    GIVEN,
    assigned,
    end_of_object,
    given_words,
    is_meant,
    parts_of,
    whose_name,
)
from docwitness.procedures.acting.picking import field_before_value, used
from docwitness.procedures.aftermath import aftermath_of
from docwitness.procedures.arrivals import APPEARS, expectations, goals, is_supposed, would_do
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import FIRST, Masked
from docwitness.procedures.grammar.moods import NO_VERB
from docwitness.procedures.grammar.phrases import Phrase, Setting, phrases, setting_of
from docwitness.procedures.grammar.regions import menu_opened, part_told_of, record_named
from docwitness.procedures.grammar.things import OPENING, Thing, things_in
from docwitness.procedures.messages import with_messages
from docwitness.procedures.promising.refusals import is_of_left_out

_OFFERED = re.compile(r"if\b.*\b(?:want|wish|like|prefer|needed|need|desired?|necessary|applicable)\b|optional", re.I)
_INSTEAD = re.compile(r"\s*or\s", re.IGNORECASE)
"""How a clause begins that has another way to the same end: "or click **Close**"."""
_OPTIONALLY = re.compile(r"\W*(?:(?:and|or|then)\s)*optionally\b", re.IGNORECASE)
_KEYS = {"keyboard", "code"}
_THAT = re.compile(r"\s*(?:that(?!\ssame\b)|whether|if)\s", re.IGNORECASE)
_EXAMPLE = re.compile(r"(?:for example|for instance|e\.?g\.?|i\.?e\.?|such as|like|example|eg)\b[,:.]?", re.IGNORECASE)
_FOUND = re.compile(
    r"(?:(?:which|that)\s(?:can\sbe|is|are)\s(?:located|found|situated|listed|available)|located|found|situated|at|on|in)\b",
    re.IGNORECASE,
)
_REGION = re.compile(r"menu|bar\b|side\b|sidebar|navigation|\bnav\b|section|area|panel|under|heading|tab|group", re.I)
"""Places that hold several elements: a position that names one holds for the whole sentence."""
_POINTED = ("click", "double-click", "right-click", "open", "select")
_REMEMBERED = 2
"""Sentences before the last that readers have in mind for "do the same"."""
_HELD = ("hold", "hold down", "press and hold")
"""What is done while something else is done: "select several rows by holding `Shift`"."""


def drafts_of(masked: Masked, clauses: tuple[Clause, ...], context: Context) -> Iterator[Draft]:
    """The steps of one sentence, in order; `context` is brought up to date."""
    made = _Walk(masked, clauses, context).through()
    acted = {draft.target for draft in made if draft.action != "expect"}
    return (d for d in made if d.action != "expect" or d.role == "window" or d.target not in acted)


class _Walk:
    """A walk through the clauses of one sentence."""

    def __init__(self, masked: Masked, clauses: tuple[Clause, ...], context: Context) -> None:
        self.masked = masked
        self.clauses = clauses
        self.context = context
        self.scene = Scene()
        self.made: list[Draft] = []
        self.asking_after = asking_after(clauses)

    def through(self) -> list[Draft]:
        """The steps of the sentence."""
        self.scene.conditional = listening.left_open(self.masked)
        self.context.topic = subject_of(self.masked) or self.context.topic
        told_of = supposed = False
        for index, clause in enumerate(self.clauses):
            if not told_of:
                found = tuple(expectations(self.masked, clause, self.context))
                self.made.extend(() if supposed else found)
            supposed = supposed or is_supposed(self.masked, clause)
            told_of = told_of or would_do(self.masked, clause)
            if clause.mood in ("do", "may") and clause.verb:
                for each in distributed(self.masked, clause):
                    self._act(index, each)
            elif (further := goes_on(self.masked, self.clauses, index, self.made)) is not None:
                self._act(index, further)
            elif self.scene.listing and (others := further_fields(self.masked, clause, self.made[-1])):
                self.made.extend(others)
            else:
                self._listen(index, clause, told_of=told_of)
        if not (self.context.left_out or is_of_left_out(self.masked)):
            self.made = with_messages(self.masked, self.clauses, self.made)
        self.made.extend(aftermath_of(self.masked, self.clauses, self.made))
        asked = [draft for draft in self.made if draft.action != "expect"]
        if asked:
            told = Told(tuple(label.text for label in self.masked.labels), tuple(asked))
            self.context.told = (*self.context.told[-_REMEMBERED:], told)
        if asked and self.clauses[0].mood == "purpose":
            self.made.extend(goals(self.masked, self.clauses[0], self.context))
            self.context.home = self.context.home or self.context.expected
        return self.made

    def _act(self, index: int, clause: Clause) -> None:
        """Take the steps of a clause that asks for something."""
        if NO_VERB.match(self.masked.mask, clause.verb_at) or (self.made and clause.verb in _HELD):
            return
        verb = VERBS[clause.verb or ""]
        later = self.clauses[index + 1 : index + 2]
        if _THAT.match(self.masked.mask, clause.after_verb):
            return  # "confirm that it opens": to look at it
        if said := again(self.masked, clause, self.context.told) or listening.left_as_it_is(self.masked, clause):
            self.made.extend(said)
            return
        verb, parts = assigned(self.masked, clause, parts_of(self.masked, verb, clause, later), verb)
        taken = "from" if verb.action == "type" else ""  # where what is typed comes from is no place to type it
        own = setting_of(self.masked, tuple(part for part in parts if part.prep and part.prep != taken))
        heads = self._heads(verb, parts) or self._pointed_at(verb, parts)
        heads, own = field_before_value(self.masked, verb, parts, heads, own)
        if clause.rule == "by doing" and verb.sort == "write" and self.clauses[index - 1].verb == "search":
            own = replace(own, field=own.field or Thing("search", False, clause.verb_at, role="searchbox"))
        ends = not self.masked.text[clause.end :].strip(" :") and self.masked.text.rstrip().endswith(":")
        if ends and announces(verb, heads):
            return  # what follows says how, or which
        if own.position and own.position.endswith(" it") and (known := self.scene.found or self.context.mentioned):
            own = replace(own, position=own.position.removesuffix("it") + known.text)
        it = listening.says_it(self.masked, parts)
        if it and verb.sort == "choose" and own.origin and own.origin.kinds:  # "choose it from **Team**"
            own = replace(own, source=replace(own.origin, role="combobox"), origin=None)
        if verb.sort == "find":
            self.context.enter(own.window)
            self.made.extend(listening.scrolled_to(clause, heads, own))
            self.made.extend([self._by(way, clause)] if (way := way_named(own)) else [])
            if not (later and later[0].rule == "by doing"):  # "see the details by clicking …" tells what comes of it
                self._look(parts, (own.goal,) if own.goal and own.goal.labelled else known_by(heads, own), own)
            return
        came_from = self.context.window
        placed = verb.action != "type" or (own.owner is not None and PATH.search(own.owner.text))
        self.context.enter(own.window or (own.owner or own.origin if placed else None))
        instead = bool(self.made) and _INSTEAD.match(self.masked.mask, clause.start) is not None
        offered = _OPTIONALLY.match(self.masked.mask, clause.start) is not None
        optional = clause.mood == "may" or self.scene.conditional or instead or offered
        before = self.scene.setting
        aim = Aim(verb, clause, heads, before.joined(own), self.context, optional, it, before.position)
        drafts = (
            used(self.masked, aim, self.scene, later)
            if verb.sort == "use"
            else self._take(aim, self.clauses[index + 1 :])
        )
        drafts = [d for d in drafts if not (self.made and says_one_thing(d, self.made[-1]))]
        others = {head.text for head in alternatives(self.masked.mask, clause.after_verb, heads)}
        drafts = [replace(d, optional=True) if (d.value or d.target) in others else d for d in drafts]
        drafts = [replace(d, said=given_words(self.masked, parts, heads, d)) for d in drafts]
        drafts = self._placed(drafts, own)
        if verb.sort == "choose" and drafts:
            self.made[-1:] = [typed_for(self.masked, clause, last, drafts[0]) for last in self.made[-1:]]
        self.made.extend(drafts)
        whole = all(part.prep in ("of", "for") for part in parts[1:])
        self.scene.listing = verb.action in ("type", "select") and bool(drafts) and whole
        if drafts:
            bare = self._leads(parts, heads, later, drafts[-1])
            self._move_on(drafts[-1], clause, own, bare=bare, noun=heads[-1].noun if heads else "")
        elif own.window is None or not own.window.labelled:
            self.context.window = came_from
        for head in heads:
            self.context.mention(head)
        if parts and not heads[1:] and (spoken := things_in(self.masked, parts[0].start, parts[0].end)):
            named = not spoken[0].labelled and not names_nothing(spoken[0]) and len(spoken[0].text.split()) <= 3
            self.context.topic = spoken[0] if named else self.context.topic

    def _placed(self, drafts: list[Draft], own: Setting) -> list[Draft]:
        """The steps, each with the place in which the text says it happens."""
        about, window = self.context.whereabouts, self.context.window
        if drafts and own.window is None and self.scene.setting.window is None:
            about.enter(own.region if drafts[0].labelled or drafts[0].action != "select" else None, window)
        return [replace(d, place=about.at(window) or "") for d in drafts]

    def _move_on(self, last: Draft, clause: Clause, own: Setting, *, bare: bool, noun: str) -> None:
        """Forget what was said for this step alone, and be where it leads."""
        known = self.scene.setting
        stays = own.position is None and _REGION.search(known.position or "")
        position = known.position if stays else None
        self.scene.setting = replace(known, field=None, named=None, owner=None, position=position)
        filling = self.context.filling and last.action == "select"
        valued = last.role in CHOICES or (last.action == "select" and last.value)  # a value is no place
        if clause.verb not in ("expand", "collapse", "unfold", "toggle") and not (valued or filling):
            self.context.follow(last, bare=bare, noun=noun)
        self.context.filling = filling or last.action in ("type", "check", "uncheck")

    def _leads(
        self, parts: tuple[Phrase, ...], heads: tuple[Thing, ...], later: tuple[Clause, ...], last: Draft
    ) -> bool:
        """Whether the object is a label by itself, which may lead elsewhere.

        What is chosen among others, for a purpose, or behind what was typed is a value: "Search and select **X**".
        """
        bare = bool(parts) and self.masked.mask[parts[0].start : parts[0].end].lstrip()[:1] == FIRST
        leads = bare or (len(heads) == 1 and heads[0].noun in ("category", "section", "area"))
        if not leads or last.action != "select":
            return leads
        among = len(heads) > 1 or " or " in self.masked.mask[parts[0].start : later[0].start + 3 if later else None]
        return not (among or (later and later[0].mood == "purpose") or any(d.action == "type" for d in self.made))

    def _take(self, aim: Aim, later: tuple[Clause, ...]) -> list[Draft]:
        used = self.scene.used
        if used and aim.clause.rule == "purpose" and used is not self.scene.setting.source:
            return []
        drafts = steps_of(aim)
        following = next((each for each in later if each.mood != "purpose"), None)
        by = following if following and following.rule == "by doing" else None
        how = VERBS[by.verb] if by and by.verb and by.verb not in _HELD else None
        itself = aim.verb.sort in ("touch", "write") and (aim.verb.action, how and how.action) != ("upload", "click")
        return drafts if itself or how is None or how.sort not in ("touch", "choose", "write") else []

    def _heads(self, verb: Verb, parts: tuple[Phrase, ...]) -> tuple[Thing, ...]:
        """What the verb acts on; a pronoun stands for the label that was named last."""
        if not parts or parts[0].prep:
            return ()
        start, end = parts[0].start, parts[0].end
        if verb.action == "type" and (given := GIVEN.match(self.masked.mask, start, end)):
            start, parts = given.end(), (replace(parts[0], start=given.end()), *parts[1:])
        text = self.masked.mask[start:end].strip(" ,;:.")
        whole = text == "one" and len(parts) > 1 and parts[1].prep == "of"
        if text == "one" and verb.action != "drag" and not whole:
            return ()
        if self.made and verb.sort == "write" and listening.ANOTHER.fullmatch(text):
            return self._recalled(VERBS["click"], None, start, assigned=False)
        if not whole and (pronoun := listening.PRONOUN.fullmatch(text)) and not (pronoun["noun"] and len(parts) > 1):
            assigned = (
                len(parts) > 1 and parts[1].prep == "to" and bool(self.masked.labels_in(parts[1].start, parts[1].end))
            )
            recalled = self._recalled(verb, pronoun["noun"], start, assigned=assigned)
            if recalled or not pronoun["noun"]:
                return recalled
        things = things_in(self.masked, start, end := end_of_object(self.masked, parts))
        if end > parts[0].end and len(things) == 1 and not things[0].role:
            nearest = things_in(self.masked, start, parts[0].end)
            things = (replace(things[0], role=nearest[0].role if nearest else None),)
        named = tuple(t for t in things if not names_nothing(t) or is_meant(t, verb, parts))
        if named and verb.sort != "write" and (owner := whose_name(self.masked.mask, start, text)):
            return (replace(named[0], text=f"{named[0].text} of the {owner}"),)
        lead = self.context.lead if text in ("the one", "one") and verb.action == "select" else None
        return named or ((replace(lead, role="combobox"),) if lead else ())

    def _pointed_at(self, verb: Verb, parts: tuple[Phrase, ...]) -> tuple[Thing, ...]:
        """What was spoken of last, where a gesture has no object: "hover over it, then right-click to open …"."""
        gesture = verb.action in ("right-click", "double-click") and all(part.prep for part in parts)
        named = self.context.mentioned if self.context.mentioned and not self.context.mentioned.kinds & _KEYS else None
        known = self.context.topic or named if gesture else None
        return (known,) if known else ()

    def _recalled(self, verb: Verb, noun: str | None, start: int, *, assigned: bool) -> tuple[Thing, ...]:
        """What "it" or "this box" stands for; "save it" is too vague to ask for anything, "set it to **On**" is not."""
        known = (None if noun else self.scene.found) or self.context.recall(noun)
        topic = self.context.topic if noun is None and verb.sort in ("touch", "choose") else None
        if (known is None or (self.made and not self.made[-1].labelled)) and topic and verb.action != "check":
            return (replace(topic, start=start),)
        switched = verb.action in ("check", "uncheck") and noun is None and known is not None and known.labelled
        if known is None or verb.sort == "find" or (verb.sort == "weak" and not (assigned or switched)):
            return ()
        if known is self.scene.found:
            self.scene.setting = replace(self.scene.setting, position=self.scene.found_at)
        role = "checkbox" if (noun or "").endswith("box") else known.role
        return (replace(known, start=start, role=role),)

    def _look(self, parts: tuple[Phrase, ...], heads: tuple[Thing, ...], own: Setting) -> None:
        """ "Find the plugin and click **Enable**": where the next step is to be looked for."""
        for head in heads:
            self.context.mention(head)
        self.scene.found, self.scene.found_at = heads[0] if len(heads) == 1 else None, own.position
        if heads and parts and not re.match(r"\s*an?\s", self.masked.text[parts[0].start : parts[0].end]):
            place = self.masked.text[parts[0].start : parts[0].end].strip(' ,;:."“”')
            place = re.sub(r"[\"“”]|^(?:the|a|an|your) ", "", place)
            self.scene.setting = replace(self.scene.setting, position=place)

    def _listen(self, index: int, clause: Clause, *, told_of: bool) -> None:
        """Take from a clause that asks for nothing what it says about the steps around it."""
        text = self.masked.mask[clause.start : clause.end]
        if clause.mood in ("purpose", "when"):
            self.context.lead = None
        if clause.mood == "purpose" and self.made:
            self.made.extend(goals(self.masked, clause, self.context))
        if clause.mood == "purpose":
            said = setting_of(self.masked, phrases(self.masked.mask, clause.start, clause.end))
            goal = things_in(self.masked, clause.after_verb, clause.end)[:1] if self.made else ()
            opened = menu_opened(clause.verb, goal[0]) if goal else None
            self.context.whereabouts.enter(opened or said.region, self.context.window)
            self.context.menu = self.context.menu or opened is not None
        if clause.mood == "purpose" and not self.made and (meant := listening.spoken_of(self.masked, clause)):
            self.context.topic, self.context.mentioned = meant, None
        if clause.mood == "when":
            self.scene.conditional = self.scene.conditional or bool(_OFFERED.match(text))
        if clause.rule == "relative" or re.match(r"(?:which|whose|that|who)\b", text):
            self.made[-1:] = [where_chosen(self.masked, clause, last) for last in self.made[-1:]]
        self.made[-1:] = options_after_colon(self.masked, clause, self.made)
        example = _EXAMPLE.match(text)
        touched = self.made and example and self.made[-1].action in _POINTED
        if self.made and (touched or (self.made[-1].action == "type" and (example or text.startswith(FIRST)))):
            start = clause.start + (example.end() if example else 0)
            self.made[-1] = with_example(self.masked, self.made[-1], start, clause.end)
        elif clause.mood == "place" or (clause.mood != "purpose" and _FOUND.match(text)):
            self._place(index, clause)
        elif clause.mood == "told" and not told_of and not APPEARS.search(text):
            if used := listening.means_told(self.masked, clause):
                self.made.append(self._by(used, clause))
            for thing in windows_told_of(self.masked, clause):
                self.context.enter(thing)
            for thing in things_in(self.masked, clause.start, clause.end):
                self.context.whereabouts.enter(part_told_of(thing), self.context.window)
        if self.masked.labels_in(clause.start, clause.end):
            for thing in things_in(self.masked, clause.start, clause.end):
                self.context.mention(thing)

    def _place(self, index: int, clause: Clause) -> None:
        """ "In the Settings window, …" before a step, "…, at the bottom" behind one."""
        parts = phrases(self.masked.mask, clause.start, clause.end)
        said = setting_of(self.masked, parts)
        following = self.asking_after[index]
        if not following and any(draft.action != "expect" for draft in self.made):
            self.made[-1] = replace(self.made[-1], position=self.made[-1].position or said.position)
            return
        said = listening.led_in(self.masked, parts, said, following)
        self.scene.setting = self.scene.setting.joined(said)
        if following and (there := said.window or said.origin):
            self._go_there(there, clause)
        opens = OPENING.search(self.masked.mask, clause.start, clause.end) is not None
        self.context.enter(said.window or said.origin, new=opens)
        if said.window is None and following:
            begun = things_in(self.masked, parts[0].start, parts[0].end)[:1] if len(parts) == 1 else ()
            own = record_named(self.masked.text[clause.start : clause.end], begun[0]) if begun else None
            self.context.whereabouts.enter(said.region or own, self.context.window)

    def _by(self, used: Thing, clause: Clause) -> Draft:
        way = PATH.search(used.text) is not None
        action: Action = "navigate" if way else "click"
        role = "menuitem" if way or not used.role else used.role
        return Draft(action, used.text, True, clause.start, role, self.context.window, optional=True)

    def _go_there(self, there: Thing, clause: Clause) -> None:
        """ "On the **Details** tab, …" and "From **Tools > Audit**, …" ask to be there first."""
        leads = there.role == "tab" or PATH.search(there.text)
        if there.labelled and leads and there.text != self.context.window:
            self.made.append(replace(self._by(there, clause), optional=False))
