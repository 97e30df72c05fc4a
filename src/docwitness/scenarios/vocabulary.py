"""The phrases in which scenarios are written: one table, read in both directions.

A generated scenario is made of these phrases, the engine's step definitions are registered for them, and a
hand-written feature that uses them is traced to the page by what they say. A label stands in double quotes as
the reader sees it, a thing that the page only describes stands without: `I click the current plan`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

_QUOTED = r'"(?:[^"\\]|\\.)*"'
ROLES = (
    "button", "checkbox", "combobox", "heading", "icon", "img", "link", "listbox", "menu", "menuitem", "option",
    "radio", "row", "searchbox", "slider", "spinbutton", "switch", "tab", "textbox", "toolbar", "tree", "treeitem",
    "cell", "columnheader", "grid", "group", "list", "listitem", "navigation", "region", "table", "dialog",
)  # fmt: skip
"""Roles that may follow a label in a phrase: those of ARIA that prose names, and `icon`."""

OUTCOMES = ("come", "join", "appear", "leave")
"""What comes of a step without a name: something opens, an entry is in its list, or is no longer in it."""
TURNED = "turned"
"""What comes of a step with the text that something shows by then."""
GONE = "gone"
"""The state of what a page says to disappear."""

_SLOTS = {
    "target": rf'(?:(?:the )?(?P<label>{_QUOTED})(?: (?P<role>{"|".join(ROLES)}))?|the (?P<thing>[^"]+?))',
    "value": rf"(?P<value>{_QUOTED})",
    "position": rf"(?P<position>{_QUOTED})",
    "window": rf"(?: in the (?P<window>{_QUOTED}) window)?",
    "title": rf"(?P<window>{_QUOTED})",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of the vocabulary: `kind` is the step's action or the claim's kind."""

    kind: str
    keyword: Literal["When", "Then"]
    template: str
    """With the slots target, value, position, window (optional, ends the phrase) and title."""

    @property
    def pattern(self) -> str:
        """A regular expression for the whole phrase, with the named groups of its slots."""
        return "^" + re.sub(r"\{(\w+)\}", lambda slot: _SLOTS[slot[1]], self.template) + "$"


PHRASES = (
    Phrase("click", "When", "I click {target}{window}"),
    Phrase("click", "When", "I click {target} at {position}{window}"),
    Phrase("double-click", "When", "I double-click {target}{window}"),
    Phrase("right-click", "When", "I right-click {target}{window}"),
    Phrase("select", "When", "I select {value} from {target}{window}"),
    Phrase("select-any", "When", "I select any option of {target}{window}"),
    Phrase("select", "When", "I select {target}{window}"),
    Phrase("type", "When", "I type {value} into {target}{window}"),
    Phrase("type", "When", "I fill in {target}{window}"),
    Phrase("check", "When", "I check {target}{window}"),
    Phrase("uncheck", "When", "I uncheck {target}{window}"),
    Phrase("press", "When", "I press {target}{window}"),
    Phrase("hover", "When", "I hover over {target}{window}"),
    Phrase("drag", "When", "I drag {target} to {value}{window}"),
    Phrase("drag", "When", "I drag {target}{window}"),
    Phrase("upload", "When", "I upload {value} to {target}{window}"),
    Phrase("upload", "When", "I upload a file to {target}{window}"),
    Phrase("navigate", "When", "I go to {target}{window}"),
    Phrase("open", "When", "I open {target}{window}"),
    Phrase("begin", "When", "I begin at {target}"),
    Phrase("expect", "Then", "the {title} window is open"),
    Phrase("come", "Then", "I see that {target} has come"),
    Phrase("come", "Then", "I see that {target} has come at {position}"),
    Phrase("join", "Then", "I see that {target} has joined its list"),
    Phrase("join", "Then", "I see that {target} has joined its list at {position}"),
    Phrase("appear", "Then", "I see that {target} has appeared in its list"),
    Phrase("appear", "Then", "I see that {target} has appeared in its list at {position}"),
    Phrase("turned", "Then", "I see that {target} is shown now"),
    Phrase("told", "Then", "I am told {target}"),
    Phrase("leave", "Then", "I see that {target} has left its list"),
    Phrase("presence", "Then", "I see {target}{window}"),
    Phrase("position", "Then", "I see {target} at {position}{window}"),
    Phrase("state", "Then", "I see that {target} is {value}{window}"),
    Phrase("default", "Then", "I see that {target} is {value} at first{window}"),
    Phrase("download", "Then", "{target} is downloaded"),
    Phrase("offers", "Then", "I am offered to {value} {target}"),
    Phrase("lists", "Then", "I see a list of {target}"),
    Phrase("parts", "Then", "I see the parts {target}{window}"),
    Phrase("changes", "Then", "{target} follow what I type"),
    Phrase("figure", "Then", "the figure of {title} shows what I see"),
)
"""In the order in which they are tried: of two that fit, the first is meant."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a phrase says: the slots of the phrase, unquoted."""

    kind: str
    target: str | None = None
    labelled: bool = False
    role: str | None = None
    window: str | None = None
    position: str | None = None
    value: str | None = None


def understand(phrase: str) -> Said | None:
    """What the phrase says, or None if it is not of the vocabulary."""
    for known in PHRASES:
        match = re.match(known.pattern, phrase)
        if match:
            return said(known.kind, match.groupdict())
    return None


def is_of_figure(phrase: str) -> bool:
    """Whether it holds a figure against what is shown: it speaks of that figure, and of no sentence."""
    what = understand(phrase)
    return what is not None and what.kind == "figure"


def is_beginning(phrase: str) -> bool:
    """Whether the phrase says where a scenario begins by the product map: the page itself does not say it."""
    what = understand(phrase) if phrase.startswith("I begin at ") else None
    return what is not None and what.kind == "begin"


def said(kind: str, slots: Mapping[str, str | None]) -> Said:
    """The slots of a matched phrase as values: quotes taken off, label told from thing."""
    label = slots.get("label")
    return Said(
        kind=kind,
        target=unquote(label) if label is not None else slots.get("thing"),
        labelled=label is not None,
        role=slots.get("role"),
        window=unquote(slots.get("window")),
        position=unquote(slots.get("position")),
        value=unquote(slots.get("value")),
    )


def say(what: Said) -> str:
    """The phrase that says it; `understand` reads it back to an equal value.

    Raises:
        ValueError: there is no phrase of that kind with just these slots.
    """
    for known in PHRASES:
        wanted = set(re.findall(r"\{(\w+)\}", known.template)) - {"window", "title"}
        given = {slot for slot in ("target", "value", "position") if getattr(what, slot) is not None}
        if known.kind == what.kind and wanted == given and understand(phrase := _fill(known, what)) == what:
            return phrase
    raise ValueError(f"no phrase says {what}")


def _fill(known: Phrase, what: Said) -> str:
    target = what.target or ""
    if what.labelled:
        target = f"the {quote(target)} {what.role}" if what.role in ROLES else quote(target)
    else:
        target = f"the {target}"
    return known.template.format(
        target=target,
        value=quote(what.value or ""),
        position=quote(what.position or ""),
        title=quote(what.window or ""),
        window=f" in the {quote(what.window)} window" if what.window else "",
    )


def quote(text: str) -> str:
    """The text in double quotes, with quotes and backslashes in it escaped."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def unquote(text: str | None) -> str | None:
    """The text without its double quotes; None stays None."""
    return None if text is None else re.sub(r"\\(.)", r"\1", text[1:-1])


Lines = tuple[tuple[str, str], ...]
"""Keyword and phrase of every line of a scenario."""


def lines_of(lines: Iterable[tuple[str, str]]) -> Lines:
    """Lines, by keyword and phrase, as they are known again.

    Of a way that is clicked only its end counts: a product map may have added the menu before it, or made one of the
    menu that it is said to be in.
    """
    return tuple((keyword, _BEFORE_THE_END.sub(r"\1", _IN_A_MENU.sub(r"\1", phrase))) for keyword, phrase in lines)


_IN_A_MENU = re.compile(r'^(I click .*) at "[^"]*\bmenu"$', re.IGNORECASE)
_BEFORE_THE_END = re.compile(r'^(I click (?:the )?")[^"]* > (?=[^"]*")')
