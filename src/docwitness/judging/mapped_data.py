"""What on the screen belongs to the account and not to the interface: names, amounts, dates, whatever was typed in.

Told by type (it looks like a date), by place (it stands where forms and tables have their values), and by what is
known of the account: what was told, and what the page itself shows in such places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from docwitness.model import Box, Element

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

_RELATIVE = re.compile(
    r"^(?:today|yesterday|tomorrow|just now|now|never|(?:a|an|one|few) \w+ ago|\W*# \w+ ago"
    r"|in # \w+|last (?:week|month|year|night))$",
    re.IGNORECASE,
)

_VALUE_ROLES = frozenset({"definition", "cell", "gridcell", "textbox", "searchbox", "spinbutton", "time", "code"})
"""Roles whose text is what the account has there."""

_ENTRY_ROLES = frozenset({"listitem", "row", "treeitem", "option"})
"""Roles of what a list is made of: what has the form of a file's name there, the account has."""

_FILE = re.compile(r"[^\s/][^/]*\.[a-z]\w{0,7}", re.IGNORECASE)

_LABELS = frozenset({"button", "columnheader", "heading", "label", "link", "menuitem", "tab", "term"})
"""Roles whose text is the interface's own even where some value happens to read the same."""

_NAME = re.compile(r"[a-z]{3,}")


def skeleton(text: str) -> str:
    """The text with everything in it that has the form of a date, amount, address or number written as `#`.

    >>> skeleton("Renews on Apr 28, 2024 for $49.99")
    'Renews on # for #'
    """
    return " ".join(re.sub(r"#(?:\W{0,2}#)+", "#", _TYPED.sub("#", _DAY.sub("", text))).split())


def data_words(text: str) -> tuple[bool, ...]:
    """For each word of the text whether it is part of a date, amount, address or number.

    >>> data_words("Renews on Apr 28, 2024 for $49.99")
    (False, False, True, True, True, False, True)
    """
    typed = [match.span() for form in (_TYPED, _DAY) for match in form.finditer(text)]
    words = (match.span() for match in re.finditer(r"\S+", text))
    return tuple(any(start < right and left < end for left, right in typed) for start, end in words)


def is_typed(text: str) -> bool:
    """Whether the text is mostly a date, amount, address or number: `$19.00 / month`, not `3 of 5 seats used`."""
    rest = skeleton(text)
    letters = sum(character.isalpha() for character in rest)
    return ("#" in rest and letters <= len(text) / 2) or bool(_RELATIVE.match(rest))


def data_indices(elements: Sequence[Element], known: Collection[str]) -> frozenset[int]:
    """Indices of the texts among the elements that are data: by type, by place, or by being known."""
    badges = [element.box for element in elements if _is_filled(element)]
    placed = {
        index
        for index, element in enumerate(elements)
        if element.text and _is_value(element) and not _in_badge(element, badges)
    }
    placed |= _beside_labels(elements, badges)
    told = {value.casefold() for value in known}
    words = _known_words(known, (elements[index].text for index in placed))
    people = _people(element.text for element in elements)
    return frozenset(
        index
        for index, element in enumerate(elements)
        if element.text
        and (
            index in placed
            or is_typed(element.text)
            or element.text.casefold() in told
            or _is_person(element, people)
            or (element.role not in _LABELS and _is_known(element.text, words) and not _in_badge(element, badges))
        )
    )


def _is_value(element: Element) -> bool:
    if element.role in ("textbox", "searchbox"):
        return "placeholder" not in element.state
    if element.role in _ENTRY_ROLES and _FILE.fullmatch(element.text):
        return True
    return element.role in _VALUE_ROLES or "value" in element.state


def _is_filled(element: Element) -> bool:
    """Whether it has a ground of its own to stand on, as badges have."""
    ground = element.background
    return ground is not None and not element.text and (len(ground) == 3 or ground[3] > 0.05)


def _in_badge(text: Element, grounds: Iterable[Box]) -> bool:
    """Whether the text stands alone on a ground that fits it closely: a state in words, and so interface."""
    left, top, width, height = text.box
    for x, y, wide, high in grounds:
        inside = x <= left + 1 and y <= top + 1 and x + wide >= left + width - 1 and y + high >= top + height - 1
        if inside and high <= 2.2 * height and wide <= width + 3 * height:
            return True
    return False


def _beside_labels(elements: Sequence[Element], badges: Sequence[Box]) -> set[int]:
    """Texts without a role of their own that stand in a column of values, each with a label to its left.

    A column of values: three or more rows of two texts, the first ones aligned at their left, the second ones
    aligned at their left or right, and drawn in another colour than the first.
    """
    plain = [i for i, element in enumerate(elements) if element.text and element.role in ("generic", "paragraph")]
    rows: dict[tuple[int, tuple[float, ...] | None], list[tuple[int, int]]] = {}
    for value in plain:
        label = _label_of(elements, value, plain)
        if label is not None and elements[label].color != elements[value].color:
            key = (round(elements[label].box[0]), elements[label].color)
            rows.setdefault(key, []).append((label, value))
    found: set[int] = set()
    for pairs in rows.values():
        lefts = {round(elements[value].box[0]) for _, value in pairs}
        rights = {round(elements[value].box[0] + elements[value].box[2]) for _, value in pairs}
        if len(pairs) >= 3 and min(len(lefts), len(rights)) == 1:
            found |= {value for _, value in pairs if not _in_badge(elements[value], badges)}
    return found


def _label_of(elements: Sequence[Element], value: int, plain: Sequence[int]) -> int | None:
    """The text next to the left of a text in its row, if it is the row's first."""
    left, top, _, height = elements[value].box
    middle = top + height / 2
    before = [
        i
        for i in plain
        if elements[i].box[0] + elements[i].box[2] <= left
        and elements[i].box[1] <= middle <= elements[i].box[1] + elements[i].box[3]
    ]
    return before[0] if len(before) == 1 else None


def _known_words(known: Collection[str], placed: Iterable[str]) -> frozenset[str]:
    values = {value.casefold() for value in known if value.strip()}
    return frozenset(values | {text.casefold() for text in placed if not is_typed(text) and len(text) > 3})


def _people(texts: Iterable[str]) -> frozenset[str]:
    """The parts of names that e-mail addresses are made of: `jane` and `cooper` of jane.cooper@example.com."""
    addresses = re.findall(r"([\w.+-]+)@[\w-]+\.", " ".join(texts).casefold())
    return frozenset(part for address in addresses for part in _NAME.findall(address))


def _is_person(element: Element, people: Collection[str]) -> bool:
    """Whether it reads like the name of somebody whose e-mail address is shown: `Jane Cooper`, `A. McCoy`."""
    words = element.text.split()
    if element.role in _LABELS or not 1 <= len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return False
    return any(word.casefold().strip(".,") in people for word in words)


def _is_known(text: str, values: Collection[str]) -> bool:
    return text.casefold() in values
