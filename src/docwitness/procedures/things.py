"""The things that a clause names: what is acted on, in what window, at what place, with what value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docwitness.procedures.labels import FIRST, LABEL, Label, Masked
from docwitness.procedures.lexicon import AREAS, PLACES, ROLES, WINDOWS, any_of

Sort = Literal["control", "window", "area", "plain"]

_PREPOSITION = re.compile(
    rf"\b(?P<prep>{any_of(PLACES)}|located|found|situated|displayed|shown|listed|available|in|on|at|from|within|inside|into|"
    r"onto|to|toward|towards|of|for|with|using|by|via|through|as|called|named|labell?ed|titled|marked|named|that says|"
    r"that reads|reading|saying|against|about|until|during|per)(?=\s)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:(?:the|a|an|any|one of the|one of|each of the|either|each|every|all of the|all the|all|both|some|this|that|these|"
    r"those|another|your own|your|our|its|their|relevant|appropriate|corresponding|desired)\s+)+", re.IGNORECASE,
)  # fmt: skip
_STRIP = " ,;:.!?()–—-\"'“”"
_NOUNS: dict[Sort, str] = {"control": any_of(ROLES), "window": any_of(WINDOWS), "area": any_of(AREAS)}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that the text names."""

    text: str
    labelled: bool
    start: int
    sort: Sort = "plain"
    role: str | None = None
    noun: str = ""
    """The head noun that says what it is, in lower case: `button`, `popup window`."""
    link: bool = False
    literal: bool = False
    """Whether it is code or in quotes: something to type, rather than a label."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase behind a preposition; `prep` is empty for the first of a clause."""

    prep: str
    start: int
    end: int


def phrases(mask: str, start: int, end: int) -> tuple[Phrase, ...]:
    """The stretch cut at its prepositions."""
    found = list(_PREPOSITION.finditer(mask, start, end))
    first = found[0].start() if found else end
    result = [Phrase("", start, first)] if mask[start:first].strip(_STRIP) else []
    for match, following in zip(found, [*found[1:], None], strict=False):
        result.append(
            Phrase(" ".join(match["prep"].lower().split()), match.end(), following.start() if following else end)
        )
    return tuple(result)


def things_in(masked: Masked, start: int, end: int) -> tuple[Thing, ...]:
    """What a noun phrase names: one thing, or one for every label in it."""
    labels = masked.labels_in(start, end)
    if not labels:
        thing = _unmarked(masked, start, end)
        return (thing,) if thing else ()
    whole = masked.mask[start:end]
    _, last_sort, last_noun = _head(_after(masked, labels[-1], end))
    result = []
    for label in labels:
        noun, sort = "", "plain"
        behind = masked.mask[label.end : end]
        if match := re.match(
            rf"\s+(?:popup |pop-up |modal |new |main |settings |\w+ )?({'|'.join(_NOUNS.values())})\b", behind, re.I
        ):
            noun, sort, _ = _noun_of(match[0])
        elif last_noun and len(labels) > 1:
            noun, sort = last_noun, last_sort
        if not noun:
            before = masked.mask[start : label.start]
            if match := re.search(rf"\b({'|'.join(_NOUNS.values())})[\s,:(]*$", before, re.I):
                noun, sort, _ = _noun_of(match[1])
        result.append(_labelled(label, noun, sort))  # type: ignore[arg-type]
    del whole
    return tuple(result)


def _after(masked: Masked, label: Label, end: int) -> str:
    return masked.mask[label.end : end]


def _labelled(label: Label, noun: str, sort: Sort) -> Thing:
    role = ROLES.get(noun)
    if role is None and label.link:
        role = "link"
    literal = bool(label.kinds & {"code", "quote"})
    return Thing(label.text, True, label.start, sort, role, noun, label.link, literal)


def _noun_of(text: str) -> tuple[str, Sort, str]:
    """The longest noun of the interface with which the text ends, its sort, and the text before it."""
    best: tuple[str, Sort] = ("", "plain")
    for sort, nouns in _NOUNS.items():
        if (match := re.search(rf"(?:^|[\s/]){nouns}$", text.strip(_STRIP), re.IGNORECASE)) and len(
            match[0].strip(" /")
        ) > len(best[0]):
            best = (" ".join(match[0].strip(" /").lower().split()), sort)
    return best[0], best[1], text.strip(_STRIP)[: len(text.strip(_STRIP)) - len(best[0])]


def _head(text: str) -> tuple[str, Sort, str]:
    noun, sort, rest = _noun_of(text)
    return rest, sort, noun


_CAPITAL = re.compile(
    r"(?:[A-Z][\w'’&./-]*|\+|\d+)(?:\s+(?:[A-Z][\w'’&./-]*|\d+|and|or|of|to|for|the|in|on|&|\+)(?=\s|$))*(?=\s|$)"
)


def _unmarked(masked: Masked, start: int, end: int) -> Thing | None:
    text = masked.text[start:end]
    lead = len(text) - len(text.lstrip(_STRIP))
    text = text.strip(_STRIP)
    if determiner := _DETERMINER.match(text):
        lead += determiner.end()
        text = text[determiner.end() :]
    text = text.strip(_STRIP)
    if not text:
        return None
    opening = _OPENING.search(text)
    noun, sort, rest = _noun_of(text[: opening.start()] if opening else text)
    name = _name(rest) if noun else _name(text)
    if name and (noun or name == text):
        return Thing(name, True, start + lead, sort, ROLES.get(noun), noun)
    return Thing(text, False, start + lead, sort, ROLES.get(noun), noun)


def _name(text: str) -> str:
    """The capitalised words that the text is made of, or empty: `Account Settings`, not `the current plan`."""
    text = text.strip(_STRIP)
    match = _CAPITAL.search(text)
    if not match or match.end() != len(text):
        return ""
    if (
        re.search(r"\w", text[: match.start()])
        and match.start() > 0
        and text[: match.start()].strip().lower()
        not in (
            "new",
            "main",
            "upper",
            "top",
            "left",
            "right",
            "big",
            "blue",
            "green",
            "small",
            "current",
            "resulting",
        )
    ):
        return ""
    return re.sub(r"\s+(?:and|or|of|to|for|the|in|on|&)$", "", match[0])


_OPENING = re.compile(
    r"\s+(?:that|which)\s+(?:opens|appears|pops up|comes up|is displayed|is shown|shows up|slides)\b.*$", re.IGNORECASE
)
_TAIL = re.compile(r"\b(?:that|which|who|where|you|we|when|if|because|so)\b.*$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause says that something is, and what it says about typing and choosing."""

    window: Thing | None = None
    position: str | None = None
    field: Thing | None = None
    value: Thing | None = None
    source: Thing | None = None
    """The list or dropdown from which something is chosen."""
    instrument: Thing | None = None
    """What is used to do it: "using the **Clear All** button"."""
    named: Thing | None = None
    """The label of "a button called **Save**"."""
    goal: Thing | None = None
    """What stands behind "to": where to go, to what to set, where to drop."""


_AREA_PREPS = ("in", "on", "at", "from", "within", "inside", "into", "of", "to", *PLACES, "located", "found", "listed", "shown", "displayed", "situated", "available")  # fmt: skip
_NAMING = ("called", "named", "labeled", "labelled", "titled", "marked", "that says", "that reads", "reading", "saying")


def setting_of(masked: Masked, parts: tuple[Phrase, ...]) -> Setting:
    """What the phrases behind the first one say."""
    found: dict[str, object] = {}
    position: list[str] = []
    for index, part in enumerate(parts):
        things = things_in(masked, part.start, part.end)
        if not things:
            continue
        slot = _slot(part, things[0], parts[:index])
        if slot == "position":
            position.append(_place(masked, part, continues=bool(position) and part.prep in ("of", "in", "on")))
        elif slot:
            found.setdefault(slot, things[0])
            if slot == "window" and position and part.prep == "of" and things[0].noun in ("window", "page", "screen", "dialog", "form") and not things[0].labelled:  # fmt: skip
                position.append(_place(masked, part, continues=True))
    return Setting(position=" ".join(position) or None, **found)  # type: ignore[arg-type]


def _slot(part: Phrase, thing: Thing, before: tuple[Phrase, ...]) -> str | None:
    if part.prep in _NAMING:
        return "named"
    if part.prep in ("using", "via", "through", "by"):
        return "instrument" if thing.labelled or thing.sort == "control" else None
    if part.prep == "with":
        return "value" if thing.literal or thing.labelled else "instrument" if thing.sort == "control" else "value"
    if part.prep == "as":
        return "value"
    if part.prep in PLACES:
        return "position"
    if part.prep not in _AREA_PREPS and part.prep != "for":
        return None
    if thing.noun == "box" and not thing.labelled and part.prep in ("in", "inside", "within"):
        return "position"
    if thing.role in ("textbox", "searchbox") and part.prep in (
        "in",
        "into",
        "on",
        "to",
        "inside",
        "from",
        "within",
        "for",
    ):
        return "field"
    if thing.role in ("combobox", "listbox") and part.prep in ("from", "in", "on", "within"):
        return "source"
    if thing.sort == "window":
        return "window"
    if thing.sort == "area" or (thing.noun in ("menu", "tab", "row", "options", "option", "box") and part.prep in ("in", "on", "from", "under", "of", "at", "within")):  # fmt: skip
        return "position"
    if part.prep == "to":
        return "goal"
    if part.prep == "for":
        return "field" if thing.labelled else None
    if thing.labelled and part.prep in ("in", "on", "from", "at", "within"):
        return "window"
    return None


def _place(masked: Masked, part: Phrase, *, continues: bool) -> str:
    text = _TAIL.sub("", masked.text[part.start : part.end]).strip(_STRIP)
    text = re.sub(r"^(?:the|a|an|your|its|their)\s+", "", text, flags=re.IGNORECASE)
    keep = part.prep in PLACES or continues
    text = re.sub(r"[\"“”]", "", text)
    return f"{part.prep} {'the ' if continues and part.prep == 'of' else ''}{text}" if keep else text


def iter_labels(masked: Masked, start: int, end: int) -> Iterator[Label]:
    """The labels of a stretch."""
    yield from masked.labels_in(start, end)


__all__ = ["FIRST", "LABEL", "Phrase", "Setting", "Thing", "phrases", "setting_of", "things_in"]
