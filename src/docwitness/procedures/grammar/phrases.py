"""What the prepositional phrases of a clause say: in which window, at what place, into which field, with what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from docwitness.language.alternation import any_of
from docwitness.language.nouns import PLACES, ROLES, SIDES, UNITS, is_left_to_readers
from docwitness.language.paths import PATH
from docwitness.procedures.grammar.labels import Masked
from docwitness.procedures.grammar.regions import Region, region_named
from docwitness.procedures.grammar.things import STRIP, Thing, things_in
from docwitness.procedures.grammar.unmarked import NAMING

_ONE = tuple(noun for noun in ROLES if not noun.endswith("s"))
_BESIDE = (
    "next to", "beside", "alongside", "adjacent to", "opposite", "to the left of", "to the right of", "on the left of",
    "on the right of", "in front of",
    "for",
)  # fmt: skip
_OVER = ("under", "underneath", "below", "beneath", "above", "near", "behind")
_LABELLED_OUTSIDE = ("textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider")
"""Roles of controls whose label stands outside them, beside or above: such a place names them."""
_LABELLED_BESIDE = ("checkbox", "radio", "switch", *_LABELLED_OUTSIDE)
"""A box to tick has its label on its own line: what stands above it is a heading, which it shares with others."""
_LYING = ("located", "found", "listed", "shown", "displayed", "situated", "available")
_AT = ("in", "on", "at", "from", "within", "inside", "into", "to", *PLACES, *_LYING)
_PREPOSITION = re.compile(
    rf"\b(?P<prep>{any_of((*PLACES, *_LYING, *NAMING))}|in|on|at|from|within|inside|into|onto|to|toward|towards|of|"
    rf"for|with|"
    rf"using|by|via|through|as|against|about|until|during|per|across|among|between)(?=\s)(?!\s(?-i:{any_of(_ONE)})\b)",
    re.IGNORECASE,
)
"""A preposition that a bare singular noun of a control follows is none, but the end of a label: "the Sign in link"."""
_UNTITLED = (
    "window",
    "page",
    "screen",
    "dialog",
    "dialog box",
    "popup",
    "pop-up",
    "modal",
    "form",
    "view",
    "app",
    "site",
)
VERSION = re.compile(r"(?:version |release |v\.? ?)?\d[\d.]*\+?", re.IGNORECASE)
_NOTATION = re.compile(r"\b(?:notation|format|syntax|style|order|case|capitals|letters)$", re.IGNORECASE)
"""How something is written, which is no place: "in CIDR notation"."""
_ROW = re.compile(r".*\b(?:tab|row|section|card)$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|last)\b", re.IGNORECASE)
_TAIL = re.compile(r"\b(?:that|which|who|where|there|you|we|when|if|because|so)\b.*$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase behind a preposition; `prep` is empty for the first of a clause."""

    prep: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause says that something is, and what it says about typing and choosing."""

    window: Thing | None = None
    position: str | None = None
    field: Thing | None = None
    fields: tuple[Thing, ...] | None = None
    """All of them for "in the **From** and **To** fields"."""
    value: Thing | None = None
    function: Thing | None = None
    """What stands behind "as": the field that "Ada as first name" is for."""
    source: Thing | None = None
    """The list or dropdown from which something is chosen."""
    instrument: Thing | None = None
    """What is used to do it: "using the **Clear All** button"."""
    named: Thing | None = None
    """The label of "a button called **Save**"."""
    goal: Thing | None = None
    """What stands behind "to": where to go, to what to set, where to drop."""
    beside: Thing | None = None
    """What it is next to or for: "the check box next to the group"."""
    besides: tuple[Thing, ...] | None = None
    """All of them for "the boxes in front of *Oats* and *Rye*"."""
    over: Thing | None = None
    """What it is under or above: "the text field under **Name**"."""
    owner: Thing | None = None
    """A label behind "in" that no noun explains: a window for a click, a field for what is typed."""
    origin: Thing | None = None
    """A label behind "from" that no noun explains: a window for a click, nothing for what is typed."""
    region: Region | None = None
    """The section, menu or bar in which it is said to be."""

    def joined(self, new: Setting) -> Setting:
        """This setting with what the other says; the other one counts where both say something."""
        said = {name: value for name in Setting.__slots__ if (value := getattr(new, name)) is not None}
        return replace(self, **said) if said else self


@lru_cache(maxsize=4096)
def phrases(mask: str, start: int, end: int) -> tuple[Phrase, ...]:
    """The stretch cut at its prepositions."""
    piece = mask[start:end]
    begin = start + len(piece) - len(piece.lstrip(STRIP))
    found = [m for m in _PREPOSITION.finditer(mask, start, end) if m[0].islower() or m.start() <= begin]
    first = found[0].start() if found else end
    result = [Phrase("", start, first)] if first > begin else []
    for index, match in enumerate(found):
        close = found[index + 1].start() if index + 1 < len(found) else end
        result.append(Phrase(" ".join(match["prep"].lower().split()), match.end(), close))
    return tuple(result)


def setting_of(masked: Masked, parts: tuple[Phrase, ...]) -> Setting:
    """What the phrases say."""
    setting = Setting()
    position: list[str] = []
    unnamed: tuple[str, Thing] | None = None
    """A control whose name is still to come, and the slot that it fills."""
    last: str | None = None
    """What the phrase before says."""
    for part in _with_names(parts):
        things = things_in(masked, part.start, part.end)
        if unnamed and things and names_control(unnamed[1], part.prep, things[0]):
            setting = replace(setting, **_only(unnamed[0], (named_control(unnamed[1], things[0]),)))
            position[-1:] = [_place(masked, part, continues=False)] if last == "position" else position[-1:]
            unnamed = None
            continue
        slot = _slot(masked, part, things[0]) if things else None
        typed = things and things[0].role in ("textbox", "searchbox")
        unnamed = ("field" if typed else slot, things[0]) if slot and is_bare(things[0]) else None
        before, last = last, slot
        if part.prep == "of" and setting.goal and setting.goal.text.lower() in SIDES:
            goal = f"{setting.goal.text} of {masked.text[part.start : part.end].strip(STRIP)}"
            setting = replace(setting, goal=replace(setting.goal, text=goal))
        elif position and part.prep == "of" and not (slot == "window" and titled(things[0])):
            position.append(_place(masked, part, continues=True))
        elif slot == "position":
            position.append(_place(masked, part, continues=before == "position" and part.prep in ("on", "in", "at")))
        elif slot == before == "window" and setting.window and _lies_in(setting.window, part, things[0]):
            way = f"{things[0].text} > {setting.window.text}"
            setting = replace(setting, window=replace(setting.window, text=way))
        elif slot and getattr(setting, slot) is None:
            setting = replace(setting, **_only(slot, things))
        if things and setting.beside is None and part.prep in (*_BESIDE, *NAMING):
            setting = replace(setting, beside=things[0], besides=things)
        if things and setting.over is None and part.prep in _OVER:
            setting = replace(setting, over=things[0])
        if things and setting.region is None:
            setting = replace(setting, region=region_named(part.prep, things[0]))
    return replace(setting, position=" ".join(position)) if position else setting


def _with_names(parts: tuple[Phrase, ...]) -> Iterator[Phrase]:
    """The phrases, each with the one that names it: "on the tab" and "labelled **Account**" are one."""
    waiting: Phrase | None = None
    for part in parts:
        if waiting and waiting.prep not in NAMING and part.prep in NAMING:
            part = replace(waiting, end=part.end)
        elif waiting:
            yield waiting
        waiting = part
    if waiting:
        yield waiting


def is_bare(thing: Thing) -> bool:
    """Whether the words say only what kind of control it is: "the text field", "the check box"."""
    return not thing.labelled and bool(thing.role) and thing.text.lower() == thing.noun


def names_control(control: Thing, prep: str, thing: Thing) -> bool:
    """Whether the phrase behind a control that has no name gives it one: by a word for naming, or by its place."""
    beside = prep in _BESIDE and control.role in _LABELLED_BESIDE and not thing.noun
    return thing.labelled and (beside or (prep in _OVER and control.role in _LABELLED_OUTSIDE))


def named_control(control: Thing, name: Thing) -> Thing:
    """The control under the name that was found for it."""
    return replace(name, labelled=True, sort="control", role=control.role, noun=control.noun)


def label_beside(control: Thing, setting: Setting) -> Thing | None:
    """What labels a control by its place: "the check box to the left of **Newsletter**"."""
    if not is_bare(control):
        return None
    if setting.beside and names_control(control, "beside", setting.beside):
        return setting.beside
    return setting.over if setting.over and names_control(control, "under", setting.over) else None


def titled(window: Thing) -> bool:
    """Whether the words tell which window it is; "the window" is the one where the reader is already."""
    return window.labelled or window.text.lower() not in _UNTITLED


def is_place(thing: Thing) -> bool:
    """Whether it has a name and one can be in it: not "your workspace", in which the whole page happens."""
    return thing.labelled and thing.sort in ("window", "plain") and not VERSION.fullmatch(thing.text)


def _is_tab(thing: Thing) -> bool:
    return thing.labelled and thing.noun.endswith("tab")


def _lies_in(tab: Thing, part: Phrase, page: Thing) -> bool:
    """Whether a tab is told with the page that it is on: "in the **Fees** tab of the **Club** page"."""
    return _is_tab(tab) and page.labelled and part.prep in ("of", "in", "on", "within")


def _only(slot: str, things: tuple[Thing, ...]) -> dict[str, Any]:
    """What of a setting is said by this."""
    return {slot: things[0], "fields": things} if slot in ("field", "named") and len(things) > 1 else {slot: things[0]}


def _slot(masked: Masked, part: Phrase, thing: Thing) -> str | None:
    """Which field of the setting the phrase fills."""
    if part.prep in NAMING:
        return "named"
    if part.prep in ("using", "via", "through", "by"):
        return "instrument" if thing.kinds or thing.sort == "control" else None
    if part.prep == "with":
        control = thing.sort == "control" or PATH.search(thing.text)
        return "instrument" if control and not thing.literal else "value"
    if part.prep == "as":
        return "function"
    if part.prep in PLACES:
        return "position"
    if part.prep == "for" and (thing.noun in ("tab", "row", "section", "card") or _is_any_entry(masked, part, thing)):
        return "position"
    if part.prep == "for":
        return "field" if thing.kinds else "beside"
    if part.prep == "of":
        return "window" if thing.sort == "window" and titled(thing) else None
    return _where(masked, part, thing) if part.prep in _AT or part.prep == "onto" else None


_WANTED = re.compile(r"\s*(?:(?:that|which)\s)?you(?:['’]d|\swould)?\s(?:want|wish|need|like|prefer)\b", re.IGNORECASE)


def _is_any_entry(masked: Masked, part: Phrase, thing: Thing) -> bool:
    """Whether it is an entry of a list that is left to the reader: "for the chosen member", "for one you want"."""
    left = is_left_to_readers(thing.text) or _WANTED.match(masked.mask, part.end) is not None
    return left and not (thing.labelled or thing.role)


def _where(masked: Masked, part: Phrase, thing: Thing) -> str | None:
    """As `_slot`, for prepositions that say where."""
    if (
        thing.noun == "box"
        and not thing.labelled
        and not _ORDINAL.match(thing.text)
        and part.prep in ("in", "inside", "within")
    ):
        return "position"
    if thing.role in ("textbox", "searchbox") or (thing.labelled and thing.role in ("switch", "radio", "slider")):
        return "field"
    if thing.role in ("combobox", "listbox") and part.prep in ("from", "in", "on", "within"):
        return "source"
    last = thing.noun.rpartition(" ")[2]
    if (thing.sort == "window" or _is_tab(thing)) and part.prep != "to":
        return "window"
    if part.prep in ("to", "onto", "into"):
        return "goal"
    if thing.sort == "area" or last in ("menu", "tab", "row", "options", "option", "heading"):
        return "position"
    if part.prep == "from" and thing.labelled and not VERSION.fullmatch(thing.text):
        return "origin"
    if thing.text.lower() in UNITS or _NOTATION.search(thing.text):
        return None
    return "owner" if thing.labelled and part.prep in ("in", "on", "at", "within", "inside") else None


def _place(masked: Masked, part: Phrase, *, continues: bool) -> str:
    """The phrase as a position: prepositions stay that place one thing by another ("above Account Information")."""
    tail = _TAIL.search(masked.mask, part.start, part.end)
    text = masked.text[part.start : tail.start() if tail else part.end].strip(STRIP)
    things = things_in(masked, part.start, part.end)
    if part.prep == "of" and len(things) == 1 and things[0].labelled and things[0].kinds:
        text = things[0].text  # "in the row of the booking *K-7*" is in that of *K-7*
    text = re.sub(r"[\"“”]|,? along$", "", text)
    text = f"{text})" if text.endswith("(s") else text
    if continues:
        return f"{part.prep} {text}"
    text = re.sub(r"^(?:the|a|an|your)\s+", "", text, flags=re.IGNORECASE)
    if part.prep == "for" and not _ROW.match(text):
        wanted = "" if is_left_to_readers(text) else " you want"
        return f"row of {text}{wanted}"
    return f"{part.prep} {text}" if part.prep in PLACES else text
