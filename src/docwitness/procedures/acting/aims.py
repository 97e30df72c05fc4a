"""What a verb with its object makes of a clause: which elements it acts on, and how."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docwitness.language.lexicon import COMMAND_WORDS, Verb
from docwitness.language.nouns import (
    CHOICE_NOUNS,
    DATA,
    FIELD_NOUNS,
    NO_FIRST_WORD,
    NO_TARGET,
    OWN_FIELD,
    SET_IN_CODE,
    SIDES,
)
from docwitness.language.paths import PATH
from docwitness.model import Action
from docwitness.procedures.acting.context import Context, Draft
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.phrases import Setting, is_bare, label_beside, named_control
from docwitness.procedures.grammar.things import Thing, is_field

FIELDS = ("textbox", "searchbox")
CHOICES = ("combobox", "listbox")
_BOX_NOUNS = ("box", "boxes", "checkbox", "checkboxes", "check box", "check boxes")
_BOXES = ("checkbox", "switch", "radio")
_KEY = re.compile(
    r"(?:(?:ctrl|control|cmd|command|alt|option|shift|meta|win|windows|⌘|⌥|⇧|⌃)(?:\s?[+/-]\s?)?)+(?:\s?[+-]?\s?\w+)?|"
    r"enter|return|"
    r"esc|escape|tab|space|spacebar|delete|backspace|f\d{1,2}|home|end|page ?(?:up|down)|(?:up|down|left|right)(?: "
    r"arrow)?|[a-z]",
    re.IGNORECASE,
)  # fmt: skip
_MODIFIER = re.compile(r"(?:ctrl|control|cmd|command|alt|option|shift|meta|win|windows|⌘|⌥|⇧|⌃)", re.IGNORECASE)
_STRIKES = ("press", "hit", "press and hold", "hold", "hold down", "strike")
"""Verbs that are said of keys as well as of buttons."""
_ARRANGES = ("configure", "customize", "customise", "set up", "change", "modify", "adjust", "alter", "manage")
"""Verbs after which "in **X**" says where it is done, not into what is typed."""
_SETTING = re.compile(r"[\w'\"]\s*[:=]\s*\S")
"""Code that sets something, as in a configuration file."""
_ELSEWHERE = frozenset(
    "repository repo website site homepage documentation docs guide article wiki forum blog ticket issue".split()
)
"""What a link leads to that is no part of the product."""
_NONE_BY_NAME = (["all"], ["any"], ["some"], ["each"], ["the"])
"""What a choice is left to, and an article whose noun was a variable of the page: they name no element."""
_INVENTED = ("name", "username", "nickname", "alias", "title", "password", "passphrase", "description")
"""What nobody finds in a list: "choose a name" asks for typing."""
_BESIDE = ("next to", "beside", "to the left of", "to the right of", "in front of", "alongside")
_FINISHES = ("save", "submit", "confirm", "apply", "publish", "send")
"""Commands that end what a form was filled in for; prose names the button by the verb alone."""
_FORMS = ("form", "changes", "change", "settings", "edits")
_FILES = ("file", "files", "attachment", "attachments")
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
    before: str | None = None
    """The position that was known before this clause."""

    def draft(self, action: Action, thing: Thing, *, value: str | None = None, role: str | None = None) -> Draft:
        """The step that does this to this thing."""
        role = role or thing.role or self._implied_role(action, thing)
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
        first = thing.text.lower().split()[:1]
        return "button" if thing.labelled and first and first[0].strip("+.…") in COMMAND_WORDS else None


def names_nothing(thing: Thing) -> bool:
    """Whether the words name no element: "the following steps", "more information"."""
    if thing.labelled:
        return False
    words = thing.text.lower().split()
    return not words or words in _NONE_BY_NAME or words[0] in NO_FIRST_WORD or words[-1] in NO_TARGET or len(words) > 10


def known_by(heads: tuple[Thing, ...], named: Thing | None) -> tuple[Thing, ...]:
    """The things under the label that is given to them: "the button that says **Save**"."""
    if named is None or any(head.labelled for head in heads):
        return heads
    role, noun = (heads[0].role, heads[0].noun) if heads else (None, "")
    return (replace(named, role=named.role or role, noun=named.noun or noun),)


def steps_of(aim: Aim) -> list[Draft]:
    """The steps that the verb asks for; empty where it asks for nothing on the screen."""
    if aim.setting.instrument and aim.verb.sort not in ("touch", "go"):
        return _with_instrument(aim, aim.setting.instrument)
    if aim.setting.named and aim.verb.sort != "weak":
        aim = replace(aim, heads=known_by(aim.heads, aim.setting.named))
    if len(aim.heads) == 1 and (name := label_beside(aim.heads[0], aim.setting)):
        setting = replace(aim.setting, position=aim.before, beside=None, over=None)
        aim = replace(aim, heads=(named_control(aim.heads[0], name),), setting=setting)
    if aim.verb.action == "navigate" and aim.heads and aim.heads[0].role == "slider":
        return [aim.draft("drag", aim.heads[0], value=aim.setting.goal.text if aim.setting.goal else None)]
    if commanded := _commanded(aim):
        return commanded
    if aim.verb.sort == "weak" and any("code" in h.kinds and _SETTING.search(h.text) for h in aim.heads):
        return []  # what a configuration file is given
    if aim.clause.verb == "add" and aim.heads and not aim.heads[0].labelled and _last_word(aim.heads[0].text) in _FILES:
        return [aim.draft("upload", aim.heads[0])]
    if aim.verb.action == "type":
        return _typed(aim)
    if aim.verb.sort == "go":
        moved = aim.clause.verb == "switch" and aim.heads and aim.setting.goal
        return _set(aim, aim.setting.goal) if moved else _gone(aim)
    if aim.verb.action in ("check", "uncheck"):
        return _ticked(aim)
    named = aim.setting.named
    if aim.clause.verb == "create" and named and named.literal:
        return [aim.draft("type", head, value=named.text) for head in aim.heads[:1]]
    if aim.clause.verb in ("copy", "move") and aim.setting.field and aim.setting.field.labelled:
        return _typed(aim)
    if aim.verb.sort == "weak":
        return [aim.draft("click", head) for head in aim.heads if head.labelled and head.sort == "control"]
    if aim.clause.verb in _STRIKES and len(aim.heads) > 1 and _MODIFIER.fullmatch(aim.heads[0].text):
        aim = replace(aim, heads=(replace(aim.heads[0], text="+".join(head.text for head in aim.heads)),))
    return [
        _touched(aim, head)
        for head in aim.heads
        if aim.clause.verb not in ("push", "hit") or head.labelled or head.role or names_key(head)
    ]


def _commanded(aim: Aim) -> list[Draft]:
    """ "Submit the form", "and save.": the command itself is what is clicked."""
    verb = aim.clause.verb or ""
    if verb not in _FINISHES or aim.clause.mood != "do" or len(aim.heads) > 1:
        return []
    if aim.setting.goal or aim.setting.value or (aim.heads and aim.heads[0].labelled):
        return []
    if aim.heads and _last_word(aim.heads[0].text) not in _FORMS:
        return []
    return [aim.draft("click", Thing(verb, False, aim.clause.verb_at))]


def _with_instrument(aim: Aim, thing: Thing) -> list[Draft]:
    """ "Remove all of them using the **Clear All** button": the button is what is clicked."""
    if thing.role in CHOICES and aim.heads:
        return [_chosen(replace(aim, setting=replace(aim.setting, source=thing)), aim.heads[0])]
    if thing.role in FIELDS:
        return [aim.draft("type", thing, value=aim.heads[0].text if aim.heads else None)]
    if names_key(thing) and thing.labelled:
        return [pressed(aim, thing)]
    if not thing.labelled and thing.role not in (*CHOICES, "slider"):
        return []
    return [aim.draft("drag" if thing.role == "slider" else "click", thing)]


def _gone(aim: Aim) -> list[Draft]:
    enters = (aim.clause.verb or "").startswith(("log", "sign"))
    plain = enters or aim.clause.verb in (
        "open",
        "go",
        "navigate",
        "head",
        "head over",
        "visit",
        "go back",
        "return",
        "launch",
    )
    heads = [h for h in aim.heads if h.labelled or h.sort != "plain" or plain or h.text.endswith(" account")]
    if aim.setting.owner and "://" in aim.setting.owner.text and not any(h.labelled for h in heads):
        heads = [aim.setting.owner]  # "the page at https://…"
    heads = [h for h in heads if not _is_reference(h)]
    heads = [h for h in heads if h.text not in ("account", "accounts") and (h.labelled or not h.text.endswith("ly"))]
    if aim.verb.action == "navigate":  # "go to the bottom of the page" is to look there
        heads = [h for h in heads if h.labelled or h.text.split()[0] not in SIDES]
    if not heads and aim.setting.goal and not names_nothing(aim.setting.goal):
        heads = [aim.setting.goal]
    return [aim.draft(aim.verb.action, head) for head in heads]


def _is_reference(thing: Thing) -> bool:
    """Whether it is a link of the document to something else to read: "the [plugin repository](…)"."""
    named = thing.text.isalpha() and thing.text.islower()  # a cross-reference by its key
    return thing.link and thing.text.islower() and (named or thing.text.split()[-1] in _ELSEWHERE)


def _ticked(aim: Aim) -> list[Draft]:
    """ "Check the box next to **X**" ticks X; "check the logs" ticks nothing."""
    result = []
    if aim.setting.fields and len(aim.heads) == 1 and aim.heads[0].noun in _BOX_NOUNS:
        return [aim.draft(aim.verb.action, field, role="checkbox") for field in aim.setting.fields]
    for head in aim.heads:
        box = not head.labelled and (head.role in _BOXES or head.noun in ("box", "boxes"))
        goal = aim.setting.goal if aim.setting.goal and aim.setting.goal.kinds else None
        named = aim.setting.beside or aim.setting.field or goal
        if box and named and not names_nothing(named) and not _is_entry(named):
            head = replace(named, role="checkbox", noun="checkbox")
            if (aim.setting.position or "").startswith(_BESIDE):
                aim = replace(aim, setting=replace(aim.setting, position=aim.before))
        if aim.clause.verb == "clear" and head.role not in _BOXES and (head.noun or head.literal):
            continue
        if aim.verb.sort == "weak" and head.labelled and not head.kinds and head.noun and head.sort != "control":
            continue
        sure = aim.clause.verb in ("tick", "untick", "uncheck") and not head.noun
        if (head.labelled and not head.link) or head.role in (*_BOXES, "option", "textbox") or sure:
            role = head.role if head.role in _BOXES else "checkbox"
            value = aim.setting.goal.text if aim.setting.goal and aim.verb.sort == "weak" else None
            result.append(aim.draft(aim.verb.action, head, role=role, value=value))
    return result


def _is_entry(thing: Thing) -> bool:
    """Whether it is an entry of a list: "the check box to the left of each row" is no label of a box."""
    return not thing.labelled and _last_word(thing.text) in _ENTRIES


_ENTRIES = frozenset("row rows line lines entry entries item items record records".split()) | DATA


def names_key(thing: Thing) -> bool:
    """Whether it is a key of the keyboard, or several at once."""
    return _KEY.fullmatch(thing.text.removesuffix(" key")) is not None and thing.role != "button"


def pressed(aim: Aim, key: Thing) -> Draft:
    """The step that presses the key."""
    return replace(aim.draft("press", key), target=key.text.removesuffix(" key"), role=None)


def _touched(aim: Aim, head: Thing) -> Draft:
    if aim.clause.verb in _STRIKES:
        return pressed(aim, head) if names_key(head) else aim.draft("click", head)
    if aim.verb.sort != "choose" or aim.verb.action != "select":
        goal = aim.setting.goal or aim.setting.field if aim.verb.action == "drag" else None
        return aim.draft(aim.verb.action, head, value=goal.text if goal else None)
    if head.role in ("checkbox", "switch"):
        return next(iter(_ticked(replace(aim, verb=Verb("check", "touch")))), aim.draft("check", head))
    return _chosen(aim, head)


def _chosen(aim: Aim, head: Thing) -> Draft:
    """A choice from a list, or a click in a product whose documentation always says "select"."""
    if head.link and head.text.islower() and not head.noun:  # It tells more of what is chosen.
        head = replace(head, labelled=False, role=None)
    if not head.labelled and _last_word(head.text) in _FILES and not aim.setting.source:
        return aim.draft("upload", head)
    if aim.clause.verb in ("choose", "pick") and not head.labelled and _last_word(head.text) in _INVENTED:
        return aim.draft("type", head)
    source, field = aim.setting.source, aim.setting.field
    if source and source.labelled and source.text != head.text:
        return aim.draft("select", source, value=head.text)
    if source and head.labelled and aim.setting.named:
        return aim.draft("select", replace(aim.setting.named, role=source.role), value=head.text)
    if source and not is_bare(source) and source.text != head.text and not source.noun.endswith(" menu"):
        return aim.draft("select", source, value=head.text)
    if source and field and field.labelled:
        return aim.draft("select", field, value=head.text, role=source.role)
    if source:
        return aim.draft("select", head, value=head.text if head.labelled else None, role=source.role)
    if field and field.labelled and field.text != head.text and (field.kinds or head.labelled):
        return aim.draft("select", field, value=head.text, role="combobox")
    if aim.context.lead and not head.labelled:
        return aim.draft("select", aim.context.lead, role=head.role or "combobox")
    if head.labelled and aim.setting.function and not head.noun:  # "Select Weekly as the frequency"
        return aim.draft("select", aim.setting.function, value=head.text, role="combobox")
    draft = aim.draft("select", head)
    return replace(draft, action="click") if draft.role in ("button", "link", "tab", "menuitem", "img") else draft


def _typed(aim: Aim) -> list[Draft]:
    head = aim.heads[0] if aim.heads else None
    if head and head.role == "slider":
        return [aim.draft("drag", head)]
    if aim.verb.sort == "choose":
        return _searched(aim)
    said = aim.setting.value or (aim.setting.goal if aim.verb.sort == "weak" else None)
    field = _field(aim, head)
    value = said or (None if field is aim.setting.function else aim.setting.function)
    if field and value is aim.setting.function and value and head and head.kinds and not value.kinds:
        value = None  # "enter `Oslo` as the name of the place"
    if field and field is _above(aim.setting):
        aim = replace(aim, setting=replace(aim.setting, position=aim.before))
    swapped = aim.clause.verb == "paste" or (head is not None and head.literal)
    if swapped and value and not value.labelled and not field:
        field, value = value, head
    if field:
        shown = value or head
        text = shown.text if shown and shown.text != field.text else None
        return [aim.draft("type", each, value=text) for each in aim.setting.fields or (field,)]
    if aim.clause.verb in ("confirm", "complete") and value and value.labelled and not head:
        return [aim.draft("click", value)]
    if aim.verb.sort == "weak":
        return _set(aim, value)
    return [
        aim.draft("type", h, value=value.text if value else h.text if h.literal else None) for h in aim.heads
    ]  # fmt: skip


def _field(aim: Aim, head: Thing | None) -> Thing | None:
    """The field that is typed into, where the text names it beside what is typed."""
    label_typed = head is not None and head.labelled and not head.literal
    arranged = aim.clause.verb in _ARRANGES and aim.setting.owner and head is not None and not head.labelled
    purpose = aim.setting.function or (aim.setting.beside if aim.verb.sort == "write" else None)
    placed = aim.setting.field or aim.setting.owner
    if (
        not placed
        and head is not None
        and head.labelled
        and purpose
        and not purpose.labelled
        and is_field(purpose.text)
    ):
        return purpose  # "Ada as first name and Lovelace for last name"
    owner = aim.setting.owner
    if (
        owner
        and not owner.kinds
        and head is not None
        and not (head.labelled or head.literal or is_field(head.text) or head.text[:1].isdigit())
    ):
        arranged = owner  # "enter your note in Markdown"
    field = aim.setting.field or _above(aim.setting) or (None if arranged else owner)
    if field is None and head is not None and aim.verb.sort == "write":
        goal = aim.setting.goal if aim.setting.goal and aim.setting.goal.labelled else None
        field = None if goal and goal.text == head.text else goal
    if field is None and aim.verb.sort == "write" and not label_typed:
        field = aim.context.lead
    if field is None or field.role in ("button", "link", "menuitem"):
        return None
    if field.labelled:
        return field
    vague = field.text.lower().split()[0] in OWN_FIELD or field.text.lower() in ("field", "box", "editor")
    return None if (label_typed and (field.role is None or is_bare(field))) or (vague and head) else field


def _above(setting: Setting) -> Thing | None:
    """The label of the field that is meant by "type a name under **Name**"."""
    return setting.over if setting.over and setting.over.labelled and not setting.over.noun else None


def _searched(aim: Aim) -> list[Draft]:
    """ "Search for **X**" types X where one searches."""
    if not aim.heads and not aim.setting.field:
        return []
    if not aim.setting.field and not aim.heads[0].labelled:
        return [aim.draft("type", aim.heads[0])]
    thing = aim.setting.field or Thing("search", False, aim.clause.verb_at, role="searchbox")
    return [aim.draft("type", thing, value=aim.heads[0].text if aim.heads else None)]


def _set(aim: Aim, value: Thing | None) -> list[Draft]:
    """ "Set **Visibility** to **Private**" chooses, "set **Port** to `80`" and "change the name" type."""
    head = aim.heads[0] if aim.heads else None
    if head is None:
        return []
    if aim.clause.verb in ("name", "rename") and not (head.labelled and head.role):
        return _named(aim, head, value)
    named = aim.setting.named
    if named and named.literal and aim.clause.verb in ("add", "define", "set up"):
        return [aim.draft("type", head, value=named.text)]
    plain = value is not None and not (value.kinds or value.labelled or value.text[:1].isdigit())
    if head.labelled and value and not (plain and aim.clause.verb in _ARRANGES and aim.clause.verb != "change"):
        typed = (value.literal and aim.clause.verb != "switch" and head.role != "option") or (
            re.fullmatch(r"[\d.,]+\W?", value.text) is not None
            or (head.role in FIELDS and not value.kinds and not value.labelled)
        )
        return [
            aim.draft("type", head, value=value.text)
            if typed
            else aim.draft("select", head, value=value.text, role="combobox")
        ]
    if value and head.role in CHOICES:
        return [aim.draft("select", head, value=value.text)]
    if value and value.text[:1].isdigit() and aim.clause.verb == "set":
        return [aim.draft("type", head, value=value.text)]
    if aim.clause.verb == "complete" and head.role in FIELDS:
        return [aim.draft("type", each) for each in aim.heads]
    what = _last_word(head.text)
    if aim.clause.verb == "set" and aim.clause.mood == "do" and head.labelled and not head.literal:
        return [aim.draft("select", head, role="combobox")]  # "set the **Site** to the one that has the page"
    if value and value.labelled and not value.kinds and aim.clause.verb in ("set", "change", "switch"):
        return [aim.draft("select", head, value=value.text, role="combobox")]
    if value and (value.kinds - {"link"}) and aim.clause.verb in ("set", "change") and what not in SET_IN_CODE:
        typed = value.literal and what in FIELD_NOUNS
        return [aim.draft("type" if typed else "select", head, value=value.text, role=None if typed else "combobox")]
    asked = aim.clause.mood == "do" and aim.clause.verb in (
        "add",
        "change",
        "edit",
        "give",
        "update",
        "set",
        "rename",
        "modify",
    )
    if asked and what in CHOICE_NOUNS and aim.clause.verb != "add":
        return [aim.draft("select", head, role="combobox")]
    return [aim.draft("type", each) for each in aim.heads if asked and _last_word(each.text) in FIELD_NOUNS]


def _named(aim: Aim, head: Thing, value: Thing | None) -> list[Draft]:
    """ "Name your group", "name the group **Staff**": the name is typed where there is one to fill in."""
    given = aim.heads[1] if len(aim.heads) > 1 else value or aim.setting.value
    given = given or (head if head.literal else None)
    field = Thing("name", False, head.start, role="textbox")
    return [aim.draft("type", field, value=given.text if given and given.labelled else None)]


def _last_word(text: str) -> str:
    """The noun that says what a phrase is about: `name` of "a new name for the token"."""
    return re.split(r"\s(?:for|of|in)\s", text.lower())[0].split()[-1]
