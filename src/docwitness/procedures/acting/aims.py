"""A verb with what it acts on and where: what a clause that asks for something aims at."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docwitness.language.lexicon import COMMAND_WORDS, Verb
from docwitness.language.nouns import NO_FIRST_WORD, NO_TARGET
from docwitness.language.paths import PATH
from docwitness.language.pictograms import pictured
from docwitness.model import Action
from docwitness.procedures.acting.context import Context, Draft
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.phrases import Setting
from docwitness.procedures.grammar.things import Thing

FIELDS = ("textbox", "searchbox")
CHOICES = ("combobox", "listbox")
_NONE_BY_NAME = (["all"], ["any"], ["some"], ["each"], ["the"])
"""What a choice is left to, and an article whose noun was a variable of the page: they name no element."""
_NAVIGATION = re.compile(r"menu|sidebar|side bar|navigation|\bnav\b|toolbar|navbar", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aim:
    """A verb, what it acts on and where."""

    verb: Verb
    clause: Clause
    heads: tuple[Thing, ...]
    setting: Setting
    context: Context
    optional: bool = False
    pronoun: bool = False
    """Whether what it acts on is only "it"."""
    before: str | None = None
    """The position that was known before this clause."""

    def draft(self, action: Action, thing: Thing, *, value: str | None = None, role: str | None = None) -> Draft:
        """The step that does this to this thing."""
        role = role or thing.role or self._implied_role(action, thing)
        if self.context.menu and thing.labelled and (role == "option" or (role in CHOICES and not thing.role)):
            role = "menuitem"  # what is chosen from a menu that has just been opened, whatever it is called
        return Draft(
            action=action,
            target=thing.text,
            labelled=thing.labelled,
            at=self.clause.verb_at,
            role=None if action == "upload" else role,
            window=self.context.window,
            position=self.setting.position,
            value=value,
            optional=self.optional,
        )

    def _implied_role(self, action: Action, thing: Thing) -> str | None:
        """The role that words imply without naming it."""
        if action in ("type", "check", "uncheck"):
            return "textbox" if action == "type" else "checkbox"
        if action in ("press", "open", "drag", "hover", "right-click"):
            return None
        if PATH.search(thing.text) or (self.setting.position and _NAVIGATION.search(self.setting.position)):
            return "menuitem"
        if self.context.menu and thing.labelled and self.verb.sort in ("touch", "choose"):
            return "menuitem"
        first, *more = thing.text.lower().split() or [""]
        command = first.strip("+.…") in COMMAND_WORDS and (thing.labelled or (self.verb.sort == "touch" and not more))
        if command:
            return "button"
        return "img" if self.verb.sort == "touch" and not thing.labelled and pictured(thing.text) else None


def names_nothing(thing: Thing) -> bool:
    """Whether the words name no element: "the following steps", "more information"."""
    if thing.labelled:
        return False
    words = thing.text.lower().split()
    return not words or words in _NONE_BY_NAME or words[0] in NO_FIRST_WORD or words[-1] in NO_TARGET or len(words) > 10


def is_command(thing: Thing) -> bool:
    """Whether the label is one of a command, "New table from file", rather than of a choice."""
    first = thing.text.lower().split()[:1]
    return thing.labelled and not thing.literal and first != [] and first[0].strip("+.…") in COMMAND_WORDS


def known_by(heads: tuple[Thing, ...], setting: Setting) -> tuple[Thing, ...]:
    """The things under the labels that are given to them: "the button that says **Save**"."""
    named = setting.named
    if named is None or any(head.labelled for head in heads):
        return heads
    role, noun = (heads[0].role, heads[0].noun) if heads else (None, "")
    return tuple(replace(n, role=n.role or role, noun=n.noun or noun) for n in setting.fields or (named,))


def way_named(setting: Setting) -> Thing | None:
    """The way through menus by which one gets at something: "you find the log in **Help > Log**"."""
    places = (setting.window, setting.owner, setting.origin, setting.over, setting.instrument)
    return next((place for place in places if place and PATH.search(place.text)), None)


def last_word(text: str) -> str:
    """The noun that says what a phrase is about: `name` of "a new name for the token"."""
    return re.split(r"\s(?:for|of|in)\s", text.lower())[0].split()[-1]


def ends_with(label: Thing, words: str) -> bool:
    """Whether the label is these words, or ends with them: **First day** is a day."""
    return bool(words) and f" {label.text.casefold()}".endswith(f" {words.casefold()}")


def is_chosen_from(thing: Thing, verb: Verb) -> bool:
    """Whether "use X to …" is to choose from X: any list does for that, a menu only where it is said."""
    return thing.role in CHOICES or (thing.noun.endswith("menu") and verb.sort == "choose")


def announces(verb: Verb, heads: tuple[Thing, ...]) -> bool:
    """Whether "go to the rules page:", "then send it:" or "fill in four fields:" only says what is done below."""
    named = any(head.labelled and not head.text.isdigit() for head in heads)
    return not named and (
        verb.sort in ("go", "weak") or (verb.sort == "write" and all(h.noun == "fields" for h in heads))
    )
