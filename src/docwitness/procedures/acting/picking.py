"""What is chosen, ticked, clicked, pressed and used."""

from __future__ import annotations

import re
from dataclasses import replace

from docwitness.language.alternation import any_of
from docwitness.language.lexicon import VERBS, Verb
from docwitness.language.nouns import BARS, DATA, OWN_FIELD, SIDES
from docwitness.language.paths import PATH
from docwitness.model import Action
from docwitness.procedures.acting.aims import (
    FIELDS,
    Aim,
    ends_with,
    is_chosen_from,
    is_command,
    last_word,
    names_nothing,
)
from docwitness.procedures.acting.context import Draft, Scene
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import Masked
from docwitness.procedures.grammar.phrases import Phrase, Setting, is_bare, label_beside, named_control, phrases
from docwitness.procedures.grammar.things import Thing, things_in

_BOX_NOUNS = ("box", "boxes", "checkbox", "checkboxes", "check box", "check boxes")
_ENTRIES = frozenset("row rows line lines entry entries item items record records".split()) | DATA
_BOXES = ("checkbox", "switch", "radio")
_KEY = re.compile(
    r"(?:(?:ctrl|control|cmd|command|alt|option|shift|meta|win|windows|⌘|⌥|⇧|⌃)(?:\s?[+/-]\s?)?)+(?:\s?[+-]?\s?\w+)?|"
    r"enter|return|"
    r"esc|escape|tab|space|spacebar|delete|backspace|f\d{1,2}|home|end|page ?(?:up|down)|(?:up|down|left|right)(?: "
    r"arrow)?|[a-z]",
    re.IGNORECASE,
)  # fmt: skip
STRIKES = ("press", "hit", "press and hold", "hold", "hold down", "strike")
"""Verbs that are said of keys as well as of buttons."""
_INVENTED = (
    "name", "username", "nickname", "alias", "title", "password", "passphrase", "description", "id", "identifier",
    "value",
)  # fmt: skip
"""What nobody finds in a list: "choose a name" asks for typing."""
_FILES = ("file", "files", "attachment", "attachments")


def ticked(aim: Aim) -> list[Draft]:
    """ "Check the box next to **X**" ticks X; "check the logs" ticks nothing."""
    result = []
    for head in aim.heads:
        box = not head.labelled and (head.role in _BOXES or head.noun in ("box", "boxes"))
        goal = aim.setting.goal if aim.setting.goal and aim.setting.goal.kinds else None
        named = aim.setting.beside or aim.setting.field or goal
        if box and named and not names_nothing(named) and not _is_entry(named) and (named.labelled or not named.noun):
            head = replace(named, role="checkbox", noun="checkbox")
        looked = head.sort in ("window", "area") or (
            aim.clause.verb == "check" and aim.setting.beside and not head.role
        )
        if head.labelled and not head.kinds and looked:
            continue  # "check the Safari menu" and "check the Harbour inbox for mail" are to look at it
        sure = aim.clause.verb in ("tick", "untick", "uncheck") and not head.noun
        if (head.labelled and not head.link) or head.role in (*_BOXES, "option", "textbox") or sure:
            role = head.role if head.role in _BOXES else "checkbox"
            value = aim.setting.goal.text if aim.setting.goal and aim.verb.sort == "weak" else None
            result.append(aim.draft(aim.verb.action, head, role=role, value=value))
    return result


def _is_entry(thing: Thing) -> bool:
    """Whether it is an entry of a list: "the check box to the left of each row" is no label of a box."""
    return not thing.labelled and last_word(thing.text) in _ENTRIES


def names_key(thing: Thing) -> bool:
    """Whether it is a key of the keyboard, or several at once."""
    sign = len(thing.text) == 1 and bool(thing.kinds & {"keyboard", "code"})
    return (sign or _KEY.fullmatch(thing.text.removesuffix(" key")) is not None) and thing.role is None


def pressed(aim: Aim, key: Thing) -> Draft:
    """The step that presses the key."""
    return replace(aim.draft("press", key), target=key.text.removesuffix(" key"), role=None)


_MEASURED = re.compile(rf"\d|\b{any_of(SIDES)}\b", re.IGNORECASE)


def touched(aim: Aim, head: Thing) -> Draft:
    """The step that clicks, presses, drags or chooses the thing."""
    if aim.clause.verb in STRIKES:
        return pressed(aim, head) if names_key(head) else aim.draft("click", head)
    if aim.verb.sort != "choose" or aim.verb.action != "select":
        goal = aim.setting.goal or aim.setting.field if aim.verb.action == "drag" else None
        if goal and head.role == "slider" and not goal.labelled and not _MEASURED.search(goal.text):
            goal = None  # "to the level you like"
        role = "checkbox" if head.noun in _BOX_NOUNS else None  # what is clicked is no field
        return aim.draft(aim.verb.action, head, value=goal.text if goal else None, role=role)
    if head.role in ("checkbox", "switch"):
        return next(iter(ticked(replace(aim, verb=Verb("check", "touch")))), aim.draft("check", head))
    return chosen(aim, head)


_ANY_OF = re.compile(r"\b(?:an?|the (?:appropriate|desired|right)|your)\s*$", re.IGNORECASE)
_AS_FIELD = re.compile(r"\bas (?:the|its|their|your|an?)\s*$", re.IGNORECASE)


def field_before_value(
    masked: Masked, verb: Verb, parts: tuple[Phrase, ...], heads: tuple[Thing, ...], own: Setting
) -> tuple[tuple[Thing, ...], Setting]:
    """The field and its value where the field stands first: "a `Type` of `Link`", "`Status` as `Active`".

    With an article the other one is the field, "**Weekly** as the **Frequency**"; and "a `Manufacturer` from the
    drop-down" is any of them.
    """
    owner = own.owner if verb.sort == "choose" and len(heads) == 1 and not heads[0].labelled else None
    if owner and owner.kinds and ends_with(owner, heads[0].text):  # "the day in **First day**"
        return heads, replace(own, owner=None, field=owner)
    field = heads[0] if len(heads) == 1 and heads[0].labelled and heads[0].kinds else None
    if field is None or verb.sort not in ("write", "choose"):
        return heads, own
    before = masked.text[max(0, field.start - 20) : field.start]
    if len(parts) > 1 and parts[1].prep == "of" and (given := masked.labels_in(parts[1].start, parts[1].end)):
        value = Thing(given[0].text, True, given[0].start, kinds=given[0].kinds)
        return (replace(field, role="combobox" if verb.sort == "choose" else field.role),), replace(own, value=value)
    function = own.function if own.function and own.function.labelled and verb.sort == "choose" else None
    if function and function.kinds == field.kinds and not _AS_FIELD.search(masked.text[: function.start]):
        return heads, replace(own, value=function, function=None)
    if own.source and is_bare(own.source) and verb.sort == "choose" and not field.noun and _ANY_OF.search(before):
        return (replace(field, role="combobox"),), replace(own, source=None)
    return heads, own


def chosen(aim: Aim, head: Thing) -> Draft:
    """A choice from a list, or a click in a product whose documentation always says "select"."""
    if head.link and head.text.islower() and not head.noun:  # It tells more of what is chosen.
        head = replace(head, labelled=False, role=None)
    if not head.labelled and last_word(head.text) in _FILES and not aim.setting.source:
        by = aim.setting.instrument or aim.setting.value
        return aim.draft("upload", by if by and by.labelled else head)
    invented = not head.labelled and last_word(head.text) in _INVENTED and not aim.setting.source
    if aim.clause.verb in ("choose", "pick") and invented:
        return aim.draft("type", head)
    source, field = aim.setting.source, aim.setting.field
    if source and not source.labelled and source.text.split()[0].lower() in OWN_FIELD:
        source = replace(source, text=source.noun)  # "the appropriate drop-down" is that of what is chosen
    if source and is_bare(source) and field and field.kinds and head.labelled:
        source = None  # "**Active** for **Status** from the drop-down" names the field
    if head.labelled and aim.setting.value and aim.setting.value.labelled:
        return aim.draft("select", head, value=aim.setting.value.text, role="combobox")
    if source and source.labelled and is_command(head):  # a drop-down of commands is a menu
        return replace(aim.draft("click", head, role="menuitem"), position=f"{source.text} {source.noun}".strip())
    if source and source.labelled and source.text != head.text:
        return aim.draft("select", source, value=head.text)
    if source and not is_bare(source) and source.text != head.text and not source.noun.endswith(" menu"):
        return aim.draft("select", source, value=head.text)
    if source:
        return aim.draft("select", head, value=head.text if head.labelled else None, role=head.role or source.role)
    if field and field.text != head.text and (field.labelled or head.kinds):
        return aim.draft("select", field, value=head.text, role=field.role or "combobox")
    over = aim.setting.over
    if over and over.kinds and not (over.noun or head.labelled or head.role):  # "pick a colleague under **Stand-in**"
        return replace(aim.draft("select", over, value=head.text, role="combobox"), position=aim.before)
    if aim.context.lead and not head.labelled:
        return aim.draft("select", aim.context.lead, role=head.role or "combobox")
    if head.labelled and aim.setting.function and not head.noun:  # "Select Weekly as the frequency"
        return aim.draft("select", aim.setting.function, value=head.text, role="combobox")
    draft = aim.draft("select", replace(head, role=None) if is_bare(head) and head.role in FIELDS else head)
    return replace(draft, action="click") if draft.role in ("button", "link", "tab", "menuitem", "img") else draft


_USED: dict[str, Action] = {
    "textbox": "type", "searchbox": "type", "combobox": "select", "listbox": "select", "slider": "drag",
}  # fmt: skip
"""Role of what is used → what one does with it; anything else is clicked."""


_TURNS = ("change", "change to", "switch", "switch to")
_ROWS = re.compile(r"\b(?:list|drop-?\s?down|selector|picker)\b", re.IGNORECASE)
"""What one thing is chosen from: "use the list to change to **Last month**"."""


def _goals_of(masked: Masked, wanted: Clause | None) -> tuple[Thing, ...]:
    """What something is used for; "change to **A** or **B**" has it behind its preposition."""
    parts = phrases(masked.mask, wanted.after_verb, wanted.end) if wanted else ()
    return next(filter(None, (things_in(masked, part.start, part.end) for part in parts)), ())


def _is_led_on_by(thing: Thing, verb: Verb) -> bool:
    """Whether what is used leads to what is opened: a menu or bar keeps it."""
    return not thing.labelled and thing.text.lower().split()[-1] in BARS and verb.action in ("open", "navigate")


def used(masked: Masked, aim: Aim, scene: Scene, later: tuple[Clause, ...]) -> list[Draft]:
    """ "Use the dropdown to select …", "use the **Add** or **Remove** buttons"."""
    drafts: list[Draft] = []
    for thing in aim.heads:
        if name := label_beside(thing, aim.setting):
            thing = named_control(thing, name)
        if is_bare(thing) and thing.role == "textbox" and thing.noun.endswith("s"):
            continue  # "use the fields to …" asks for none of them
        if not thing.labelled and thing.noun == "options":
            continue  # nor does "use the formatting options"
        scene.used = thing
        wanted = later[0] if later and later[0].rule == "purpose" and later[0].verb else None
        verb, goals = VERBS[wanted.verb or ""] if wanted else None, _goals_of(masked, wanted)
        goal = next(iter(goals), None)
        if verb and is_chosen_from(thing, verb):
            scene.setting = replace(scene.setting, source=thing)
        elif verb and is_bare(thing) and thing.role == "checkbox" and verb.sort == "choose":
            drafts += [aim.draft("check", goal, role="checkbox")] if goal else []  # those of the rows
        elif verb and thing.role in FIELDS and verb.action == "type":
            drafts.append(aim.draft("type", thing, value=goal.text if goal else None))
        elif goal and goal.labelled and verb and _is_led_on_by(thing, verb):
            place = " ".join(filter(None, (thing.text, aim.setting.position)))  # "use the menu on the left to open …"
            drafts.append(replace(aim.draft("open", goal), position=place))
        elif goal and goal.labelled and wanted and wanted.verb in _TURNS and _ROWS.search(thing.text):
            chosen = [aim.draft("select", thing, value=each.text, role="combobox") for each in goals]
            drafts += [*chosen[:1], *(replace(each, optional=True) for each in chosen[1:])]
        elif names_key(thing) and (thing.text.endswith(" key") or thing.kinds):
            drafts.append(pressed(aim, thing))
        elif (thing.role and not (thing.link and not thing.noun)) or (
            thing.labelled
            and (
                thing.sort == "control"
                or thing.kinds & {"menu", "label"}
                or (thing.kinds and aim.setting.position)  # what has a place on the screen is a control
                or PATH.search(thing.text)
            )
        ):
            drafts.append(aim.draft(_USED.get(thing.role or "", "click"), thing))
    return drafts
