"""What a verb with its object makes of a clause: which elements it acts on, and how."""

from __future__ import annotations

import re
from dataclasses import replace

from docwitness.language.nouns import FILE_LIKE, FOLDER_LIKE, SIDES
from docwitness.language.pictograms import pictured
from docwitness.procedures.acting.aims import CHOICES, FIELDS, Aim, known_by, last_word, way_named
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.acting.entering import emptied_field, set_to, typed
from docwitness.procedures.acting.picking import STRIKES, names_key, pressed, ticked, touched
from docwitness.procedures.grammar.phrases import label_beside, named_control
from docwitness.procedures.grammar.things import Thing

_MODIFIER = re.compile(r"(?:ctrl|control|cmd|command|alt|option|shift|meta|win|windows|⌘|⌥|⇧|⌃)", re.IGNORECASE)
_ELSEWHERE = frozenset(
    "repository repo website site homepage documentation docs guide article wiki forum blog ticket issue".split()
)
"""What a link leads to that is no part of the product."""
_FINISHES = ("save", "submit", "confirm", "apply", "publish", "send", "sign up", "sign out", "log out")
"""Commands that end what a form was filled in for; prose names the button by the verb alone."""
_FORMS = ("form", "changes", "change", "settings", "edits")
_KEEPS = ("save", "publish", "submit")
"""Commands for the whole of what one works at, whatever it is: "save the dashboard"."""
_ENDS = ("close", "confirm", "complete", "dismiss", "answer", "finish", "accept", "acknowledge", "leave", "end")
"""What is done by pressing what stands behind "with": "close it with **OK**"."""
_AGREES = ("confirm", "accept", "approve")
_ASKED = ("question", "prompt", "warning", "confirmation")
"""What a product asks before it does something: "confirm the question" presses what agrees."""
_ENTERED = ("open", "go", "navigate", "head", "head over", "visit", "go back", "return", "launch")
"""Verbs after which any noun is a place: "open the project"."""


def steps_of(aim: Aim) -> list[Draft]:
    """The steps that the verb asks for; empty where it asks for nothing on the screen."""
    if aim.verb.sort == "write" and aim.heads and aim.setting.instrument and aim.setting.instrument.literal:
        aim = replace(aim, setting=replace(aim.setting, value=aim.setting.instrument, instrument=None))
    if aim.setting.instrument and aim.verb.sort not in ("touch", "go") and aim.verb.action != "upload":
        return _with_instrument(aim, aim.setting.instrument)
    if aim.clause.verb == "switch" and aim.setting.value and not aim.setting.goal and aim.setting.value.labelled:
        return [aim.draft("click", aim.setting.value)]  # "switch between list and grid with **Grid view**"
    if aim.setting.named and aim.verb.sort != "weak":
        aim = replace(aim, heads=known_by(aim.heads, aim.setting))
    if len(aim.heads) == 1 and (name := label_beside(aim.heads[0], aim.setting)):
        setting = replace(aim.setting, position=aim.before or aim.setting.position, beside=None, over=None)
        every = aim.setting.besides if name is aim.setting.beside and aim.heads[0].text.endswith("s") else None
        aim = replace(aim, heads=tuple(named_control(aim.heads[0], each) for each in every or (name,)), setting=setting)
    if commanded := _commanded(aim):
        return commanded
    if aim.verb.action == "type":
        return typed(aim)
    if aim.verb.sort == "go":
        moved = aim.clause.verb == "switch" and aim.heads and aim.setting.goal
        return set_to(aim, aim.setting.goal) if moved else _gone(aim)
    if aim.clause.verb == "clear" and (emptied := emptied_field(aim)):
        return [aim.draft("type", emptied, value="", role="textbox")]
    if aim.verb.action in ("check", "uncheck"):
        return ticked(aim)
    if aim.verb.sort == "weak":
        return [aim.draft("click", head) for head in aim.heads if head.labelled and head.sort == "control"]
    if aim.clause.verb in STRIKES and len(aim.heads) > 1 and _MODIFIER.fullmatch(aim.heads[0].text):
        aim = replace(aim, heads=(replace(aim.heads[0], text="+".join(head.text for head in aim.heads)),))
    return [
        touched(aim, head)
        for head in aim.heads
        if aim.clause.verb not in ("push", "hit") or head.labelled or head.role or names_key(head)
    ]


def _commanded(aim: Aim) -> list[Draft]:
    """ "Submit the form", "and save.": the command itself is what is clicked."""
    verb = aim.clause.verb or ""
    if verb in _AGREES and aim.heads and not aim.heads[0].labelled and _is_asked(last_word(aim.heads[0].text)):
        return [aim.draft("click", Thing("confirm", False, aim.clause.verb_at))]
    if verb in _ENDS and aim.setting.value and aim.setting.value.labelled and not any(h.labelled for h in aim.heads):
        return [aim.draft("click", aim.setting.value)]
    if verb not in _FINISHES or aim.clause.mood != "do" or len(aim.heads) > 1:
        return []
    if verb in _AGREES and aim.clause.rule == "duty" and not aim.heads:
        return []  # "you are asked to confirm" tells what opens
    if aim.setting.goal or aim.setting.value or (aim.heads and aim.heads[0].labelled):
        return []
    if aim.heads and last_word(aim.heads[0].text) not in _FORMS and not _keeps(aim, aim.heads[0]):
        return []
    return [aim.draft("click", Thing(verb, False, aim.clause.verb_at))]


def _is_asked(noun: str) -> bool:
    """Whether it is a question, or what is going to be done: "confirm the removal"."""
    return noun in _ASKED or noun.endswith(("tion", "sion", "oval"))


def _keeps(aim: Aim, thing: Thing) -> bool:
    """Whether the whole of what one works at is saved or sent, "save the dashboard": nothing is said of where to.

    A file is saved by the browser, and what is many or has no article is only spoken of.
    """
    start, end = thing.start, thing.start + len(thing.text)
    whole = start - aim.clause.after_verb > len(" a ") and aim.clause.end - end <= len(" .")
    kept = last_word(thing.text) in FILE_LIKE | FOLDER_LIKE or thing.text.endswith("s")
    return aim.clause.verb in _KEEPS and whole and not kept


def _with_instrument(aim: Aim, thing: Thing) -> list[Draft]:
    """ "Remove all of them using the **Clear All** button": the button is what is clicked."""
    if thing.role in FIELDS:
        return [aim.draft("type", thing, value=aim.heads[0].text if aim.heads else None)]
    if names_key(thing) and thing.labelled:
        return [pressed(aim, thing)]
    if not thing.labelled and thing.role == "checkbox" and aim.verb.sort == "choose":
        return [aim.draft("check", head, role="checkbox") for head in aim.heads]  # those of the rows
    if not thing.labelled and thing.role not in (*CHOICES, "slider") and not pictured(thing.text):
        return []
    return [aim.draft("drag" if thing.role == "slider" else "click", thing)]


def _gone(aim: Aim) -> list[Draft]:
    if aim.heads and aim.heads[0].role == "slider":  # "move the slider to the right"
        return [aim.draft("drag", aim.heads[0], value=aim.setting.goal.text if aim.setting.goal else None)]
    enters = (aim.clause.verb or "").startswith(("log", "sign"))
    plain = enters or aim.clause.verb in _ENTERED
    if aim.clause.verb == "access" and aim.heads and not aim.heads[0].labelled and pictured(aim.heads[0].text):
        return [aim.draft("click", aim.heads[0])]
    heads = [h for h in aim.heads if h.labelled or h.sort != "plain" or plain or h.text.endswith(" account")]
    heads = [h for h in heads if not _is_reference(h)]
    heads = [h for h in heads if h.text not in ("account", "accounts") and (h.labelled or h.text[-2:] != "ly")]
    if aim.verb.action == "navigate":  # "go to the bottom of the page" is to look there
        heads = [h for h in heads if h.labelled or h.text.split()[0] not in SIDES]
    if not heads and (way := way_named(aim.setting)):
        return [replace(aim.draft("navigate", way, role="menuitem"), window=None)]
    return [aim.draft(aim.verb.action, head) for head in heads]


def _is_reference(thing: Thing) -> bool:
    """Whether it is a link of the document to something else to read: "the [plugin repository](…)"."""
    named = thing.text.isalpha() and thing.text.islower()  # a cross-reference by its key
    return thing.link and thing.text.islower() and (named or thing.text.split()[-1] in _ELSEWHERE)
