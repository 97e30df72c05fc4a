"""What is typed, into which field; what a setting is set to."""

from __future__ import annotations

import re
from dataclasses import replace

from docwitness.language.nouns import CHOICE_NOUNS, FIELD_NOUNS, OWN_FIELD, ROLES, SET_IN_CODE, is_whole_form
from docwitness.procedures.acting.aims import CHOICES, FIELDS, Aim, last_word
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.grammar.phrases import is_bare
from docwitness.procedures.grammar.things import Thing, is_field

_WRITTEN = re.compile(r"\b(?:comment|note|message|review|reply)s?\b", re.IGNORECASE)
"""What one leaves for others by typing it."""
_SECRETS = ("password", "passphrase", "pin")
"""What is typed once more: "confirm your password"."""
_ARRANGES = ("configure", "customize", "customise", "set up", "change", "modify", "adjust", "alter", "manage")
"""Verbs after which "in **X**" says where it is done, not into what is typed."""
_EMPTIED = frozenset(noun for noun, role in ROLES.items() if role in FIELDS)
"""What is emptied when it is cleared: a check box is not, though it may be called a box as well."""
_SETS = ("set", "change", "switch")
_SAYS = ("define",)
"""Verbs that mean typing also where it is only offered: "you can define a title"."""
_CHANGES = ("add", "assign", "change", "edit", "give", "update", "set", "rename", "modify")
"""Verbs that ask for typing where what is typed is said by its noun: "change the name"."""


_THE_FIELD = Thing("text field", False, 0, role="textbox")
"""What takes a text of which the page does not say where it is typed."""


def typed(aim: Aim) -> list[Draft]:
    """The steps that type something into a field."""
    head = aim.heads[0] if aim.heads else None
    if head and not head.labelled and head.text.endswith(" in"):  # "put the addresses in"
        head = replace(head, text=head.text.removesuffix(" in"))
        aim = replace(aim, heads=(head, *aim.heads[1:]))
    if head and head.role == "slider":
        return [aim.draft("drag", head)]
    if aim.verb.sort == "choose":
        return _searched(aim)
    if aim.clause.verb == "leave":  # as it is, unless it is left for others
        new = head is not None and head.start - aim.clause.after_verb <= len(" an ")  # "the **Note** empty" is there
        return [aim.draft("type", head)] if head and new and _WRITTEN.search(head.text) else []
    if aim.clause.verb == "confirm" and head and last_word(head.text) in _SECRETS:
        return [aim.draft("type", head)]
    if aim.clause.verb == "fill" and head and not (head.labelled or head.role or is_field(head.text)):
        return []  # "fill the board with cards": nothing that takes text
    if head and _is_filled(aim, head) and not (aim.setting.value or aim.setting.field or aim.setting.function):
        aim.context.enter(head if head.noun == "form" else None)
        told = head.noun if head.labelled else head.text
        return [aim.draft("type", Thing(told, False, head.start))]
    takes = aim.verb.sort == "weak" and aim.clause.verb not in ("give", "add", "assign", "include")
    said = aim.setting.value or (aim.setting.goal if takes else None)
    field = _field(aim, head)
    value = said or (None if field is aim.setting.function else aim.setting.function)
    if field and value is aim.setting.function and value and head and head.kinds and not value.kinds:
        value = None  # "enter `Oslo` as the name of the place"
    swapped = aim.clause.verb == "paste" or (head is not None and head.literal)
    if swapped and value and not value.labelled and not field:
        field, value = value, head
    if field:
        shown = value or head
        text = shown.text if shown and shown.text != field.text else None
        return [aim.draft("type", each, value=text) for each in aim.setting.fields or (field,)]
    if aim.verb.sort == "weak":
        return set_to(aim, value)
    if value is None:
        named = [h for h in aim.heads if not h.literal or is_field(h.text)]  # "provide a “Webhook URL”" names its field
        return [aim.draft("type", h) if h in named else aim.draft("type", _THE_FIELD, value=h.text) for h in aim.heads]
    return [aim.draft("type", h, value=value.text) for h in aim.heads]


def _is_filled(aim: Aim, head: Thing) -> bool:
    """Whether a form is filled in of which no field is named: "fill out the form", "complete the fields"."""
    if aim.verb.sort != "write" and aim.clause.verb != "complete":
        return False
    if head.labelled and not head.text.isdigit():
        return head.noun == "form"
    return is_whole_form(head.text) or head.noun in ("form", "fields")


def emptied_field(aim: Aim) -> Thing | None:
    """The field of "clear the search field"."""
    return next((head for head in aim.heads if len(aim.heads) == 1 and head.noun in _EMPTIED), None)


def _field(aim: Aim, head: Thing | None) -> Thing | None:
    """The field that is typed into, where the text names it beside what is typed."""
    label_typed = head is not None and head.labelled and not head.literal and bool(head.kinds or is_field(head.text))
    label_typed = label_typed and not aim.pronoun  # what was copied is no field
    arranged = aim.clause.verb in _ARRANGES and aim.setting.owner and head is not None and not head.labelled
    purpose = aim.setting.function or (aim.setting.beside if aim.verb.sort == "write" else None)
    placed = aim.setting.field or aim.setting.owner
    if (
        not placed
        and head is not None
        and head.labelled
        and not is_field(head.text)
        and purpose
        and not purpose.labelled
        and is_field(purpose.text)
    ):
        return purpose  # "Ada as first name and Lovelace for last name"
    named = head is not None and head.labelled and not head.literal
    if not placed and purpose and purpose.labelled and purpose.kinds and not purpose.literal and not named:
        return purpose  # "enter `Oslo` as the **City**"
    owner = aim.setting.owner
    if (
        owner
        and not owner.kinds
        and head is not None
        and not (head.labelled or head.literal or is_field(head.text) or head.text[:1].isdigit())
    ):
        arranged = owner  # "enter your note in Markdown"
    field = aim.setting.field or _above(aim) or (None if arranged else owner)
    if field is None and aim.verb.sort == "write":  # "and a new one into **Repeat**": what is typed goes without a name
        literal = head is not None and (head.literal or (not aim.heads[1:] and aim.pronoun))
        goal = aim.setting.goal if aim.setting.goal and (aim.setting.goal.labelled or literal) else None
        field = None if goal and head and goal.text == head.text else goal
    if field is None and aim.verb.sort == "write" and not label_typed and (head or aim.setting.value):
        field = aim.context.lead
    if field is None or field.role in ("button", "link", "menuitem"):
        return None
    if field.labelled:
        return field
    vague = field.text.lower().split()[0] in OWN_FIELD or field.text.lower() in ("field", "box", "editor")
    return None if (label_typed and (field.role is None or is_bare(field))) or (vague and head) else field


def _above(aim: Aim) -> Thing | None:
    """The label of the field that is meant by "type a name under **Name**".

    "Under **Address**, enter the street in **Street**" begins with a heading.
    """
    over = aim.setting.over if aim.verb.sort == "write" else None  # "change your password under Security"
    heading = aim.before is not None and aim.setting.owner is not None and aim.setting.owner.labelled
    return over if over and over.labelled and not over.noun and not heading else None


def _searched(aim: Aim) -> list[Draft]:
    """ "Search for **X**" types X where one searches."""
    if not aim.heads and not aim.setting.field:
        return []
    thing = aim.setting.field or Thing("search", False, aim.clause.verb_at, role="searchbox")
    given = aim.heads[0].text if aim.heads and (aim.heads[0].labelled or aim.setting.field) else None
    return [aim.draft("type", thing, value=given)]  # "search for a member": by whatever word one likes


def set_to(aim: Aim, value: Thing | None) -> list[Draft]:
    """ "Set **Visibility** to **Private**" chooses, "set **Port** to `80`" and "change the name" type."""
    head = aim.heads[0] if aim.heads else None
    verb = aim.clause.verb
    if head is None:
        return []
    if verb in ("name", "rename") and not (head.labelled and head.role):
        return _named(aim, head, value)
    if value and _takes(aim, head, value):
        typed = _is_typed(aim, head, value)
        role = "textbox" if typed else head.role if head.role in CHOICES else "combobox"
        return [aim.draft("type" if typed else "select", head, value=value.text, role=role)]
    asked = (aim.clause.mood == "do" and verb in _CHANGES) or verb in _SAYS
    if verb == "change" and asked and head.labelled and head.kinds and not head.link and head.sort == "plain":
        return [aim.draft("type", head)]
    last = last_word(head.text)
    named = verb == "set" and head.labelled and last not in FIELD_NOUNS
    whole = verb == "edit" and head.text.lower().split()[0] != last  # a meal plan has parts to edit
    if asked and (named or (verb not in ("add", *_SAYS) and not whole and last in CHOICE_NOUNS)):
        named_too = [each for each in aim.heads[1:] if each.labelled]  # "set **From** and **To**"
        return [aim.draft("select", each, role="combobox") for each in (head, *named_too)]
    fields = [each for each in aim.heads if asked and last_word(each.text) in FIELD_NOUNS]
    return [aim.draft("type", each) for each in aim.heads if each in fields or (fields and each.labelled)]


def _takes(aim: Aim, head: Thing, value: Thing) -> bool:
    """Whether the thing is one that is set to a value, and the value one that it can be set to."""
    number = value.text[:1].isdigit()
    if head.labelled:
        return value.labelled or number or aim.clause.verb not in _ARRANGES or aim.clause.verb == "change"
    given = (value.labelled and not value.link) or number
    sets = aim.clause.verb in _SETS and last_word(head.text) not in SET_IN_CODE
    return head.role in CHOICES or (sets and given)


def _is_typed(aim: Aim, head: Thing, value: Thing) -> bool:
    """Whether the value is typed rather than chosen: numbers, code and what is only described."""
    if re.fullmatch(r"[\d.,]+\W?|\S+://\S+", value.text) or (value.text[:1].isdigit() and not head.labelled):
        return True
    if value.literal:
        named = head.labelled or last_word(head.text) in FIELD_NOUNS
        return named and aim.clause.verb != "switch" and head.role not in ("option", *CHOICES)
    return head.role in FIELDS and not value.labelled


def _named(aim: Aim, head: Thing, value: Thing | None) -> list[Draft]:
    """ "Name your group", "name the group **Staff**": the name is typed where there is one to fill in."""
    given = aim.heads[1] if len(aim.heads) > 1 else value or aim.setting.value
    given = given or (head if head.literal else None)
    field = Thing("name", False, head.start, role="textbox")
    return [aim.draft("type", field, value=given.text if given and given.labelled else None)]
