"""What on the screen belongs to the account and not to the interface: names, amounts, dates, whatever was typed in.

Told by type (it looks like a date), by place (it stands where forms and tables have their values), and by what is
known of the account: what was told, and what the page itself shows in such places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from docwitness.figures.mapped.texts.people import beside_portraits
from docwitness.figures.mapped.texts.values import badge_grounds, in_badge, in_cells, titles
from docwitness.figures.text_likeness import folded
from docwitness.model import Element

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_TYPED = re.compile(
    "|".join(
        (
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail
            r"(?:https?://|www\.)\S+",
            rf"\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH}(?:,?[ -]\d{{2,4}})?",  # 23 January 2026
            rf"{_MONTH}[ -]\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?",  # Jan 23, 2026
            rf"{_MONTH} \d{{4}}",
            r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?",  # 2026-01-23, 23.1.2026, 09/28
            r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?",
            r"(?:[$€£¥₹]|usd|eur|gbp|chf|sek) ?-?\d[\d., '\u00a0\u202f]*\d|(?:[$€£¥₹]|usd|eur|gbp|chf|sek) ?-?\d",
            r"-?\d[\d., '\u00a0\u202f]*\d ?(?:[$€£¥₹%]|usd|eur|gbp|chf|sek)\b|\d ?[€%]",
            r"[•*●·x]{2,}[ -]?\d{2,6}",  # a card or account with all but the end hidden
            r"\b(?=[\w-]*\d)[a-z]{1,6}[-_#]?\d[\w-]*",  # INV-26988, A1B2C3
            r"\b(?=[0-9a-f-]*\d)[0-9a-f]{6,}(?:-[0-9a-f]{2,})*",
            r"[-+]?\d[\d.,]*(?: ?(?:[kmgt]i?b|kb|bytes|ms|s|min|h|px|k|m|bn))?\b",
        )
    ),
    re.IGNORECASE,
)

_DAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b,?", re.IGNORECASE)

_ADDRESSED = re.compile(
    r"\b(hello|hi|hey|dear|welcome(?: back)?|good (?:morning|afternoon|evening)|(?:signed|logged) in as)(,? )"
    r"(?-i:[^\W\d_a-z]\w*)(?: (?-i:[^\W\d_a-z]\w*))?",
    re.IGNORECASE,
)
"""The person that a greeting speaks to."""

_RELATIVE = re.compile(
    r"^(?:today|yesterday|tomorrow|just now|now|never|(?:a|an|one|few) \w+ ago|\W*# \w+ ago"
    r"|in # \w+|last (?:week|month|year|night))$",
    re.IGNORECASE,
)

_VALUE_ROLES = frozenset({"definition", "cell", "gridcell", "textbox", "searchbox", "spinbutton", "time", "code"})
"""Roles whose text is what the account has there."""

_ENTRY_ROLES = frozenset({"listitem", "row", "treeitem", "option", "tab", "link"})
"""Roles of what lists and rows of tabs are made of, and of what leads to a thing: what has the form of a file's name
there, the account has."""

_FILE = re.compile(r"[^\s/][^/]*\.[a-z]\w{0,7}", re.IGNORECASE)

_IDENTIFIER = re.compile(r"\S*\w_\w\S*")
"""Labels have no lower line between words."""

_LABELS = frozenset({"button", "columnheader", "heading", "label", "link", "menuitem", "tab", "term"})
"""Roles whose text is the interface's own even where some value happens to read the same."""

_NAME = re.compile(r"[a-z]{3,}")


def skeleton(text: str) -> str:
    """The text with everything in it that has the form of a date, amount, address or number written as `#`.

    >>> skeleton("Renews on Apr 28, 2024 for $49.99")
    'Renews on # for #'
    """
    text = _TYPED.sub("#", _DAY.sub("", _ADDRESSED.sub(r"\1\2#", text)))
    return " ".join(re.sub(r"#(?:\W{0,2}#)+", "#", text).split())


def is_typed(text: str) -> bool:
    """Whether the text is mostly a date, amount, address or number: `$19.00 / month`, not `3 of 5 seats used`."""
    rest = skeleton(text)
    letters = sum(character.isalpha() for character in rest)
    return ("#" in rest and letters <= len(text) / 2) or bool(_RELATIVE.match(rest))


def names_file(text: str) -> bool:
    """Whether the text has the form of a file's name, or of some other name that is no words.

    >>> [names_file(text) for text in ("rocket.wav", "zika_assemble...", "Save as")]
    [True, True, False]
    """
    return bool(_FILE.fullmatch(text) or _IDENTIFIER.fullmatch(text))


def data_indices(elements: Sequence[Element], known: Collection[str]) -> frozenset[int]:
    """Indices of the texts among the elements that are data: by type, by place, or by being known."""
    badges = badge_grounds(elements)
    placed = {
        index
        for index, element in enumerate(elements)
        if element.text
        and _is_value(element)
        and (element.role in _ENTRY_ROLES or "value" in element.state or not in_badge(element, badges))
    }
    placed |= in_cells(elements) | titles(elements) | beside_portraits(elements)
    told = {folded(value) for value in known}
    people = people_in(element.text for element in elements)
    placed |= {
        index
        for index, element in enumerate(elements)
        if element.text
        and (
            is_typed(element.text)
            or folded(element.text) in told
            or (element.role not in _LABELS and is_name(element.text, people))
        )
    }
    words = _known_words(known, (elements[index].text for index in placed))
    return frozenset(
        index
        for index, element in enumerate(elements)
        if index in placed
        or (
            element.text
            and element.role not in _LABELS
            and element.text.casefold() in words
            and not in_badge(element, badges)
        )
    )


def _is_value(element: Element) -> bool:
    if element.role in ("textbox", "searchbox"):
        return "placeholder" not in element.state
    if element.role in _ENTRY_ROLES and names_file(element.text):
        return True
    return element.role in _VALUE_ROLES or "value" in element.state


def _known_words(known: Collection[str], placed: Iterable[str]) -> frozenset[str]:
    values = {value.casefold() for value in known if value.strip()}
    return frozenset(values | {text.casefold() for text in placed if not is_typed(text) and len(text) > 3})


def people_in(texts: Iterable[str]) -> frozenset[str]:
    """The parts of names that e-mail addresses are made of: `jane` and `cooper` of jane.cooper@example.com."""
    addresses = re.findall(r"([\w.+-]+)@[\w-]+\.", " ".join(texts).casefold())
    return frozenset(part for address in addresses for part in _NAME.findall(address))


def is_name(text: str, people: Collection[str]) -> bool:
    """Whether it reads like the name of somebody whose e-mail address is shown: `Jane Cooper`, `A. McCoy`."""
    words = text.split()
    if not 1 <= len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return False
    return any(word.casefold().strip(".,") in people for word in words)
