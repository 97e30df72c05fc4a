"""What a sentence says that a place shows of its things, part by part: "The table shows the name and the size"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docwitness.language.alternation import any_of
from docwitness.language.nouns import WINDOWS
from docwitness.procedures.acting.aims import names_nothing
from docwitness.procedures.grammar.labels import LABEL, Masked
from docwitness.procedures.grammar.things import Thing, things_in, without_article

_SHOWS = (
    r"(?:(?:now|also|then|always)\s)?(?:shows?(?:\s(?:you|us))?|lists?|displays?|contains?|includes?|has|have|"
    r"consists?\sof|comes?\swith|tells?\syou|gives?(?:\syou)?)"
)
_SEEN = (
    r"(?:you(?:['’]ll)?\s(?:will\s|can\s)?(?:also\s)?(?:see|find)|there\s(?:is|are)|"
    r"(?:it|they|the\s(?:\w+\s)?\w+)\s" + _SHOWS + r")"
)
_PLACE = rf"(?:{any_of(WINDOWS)}|table|list|grid|tree|row|column|tab|card|entry|header|summary|section|tile|line|it)"
_SEVERAL = (
    r"(?:tabs|columns|fields|sections|buttons|links|filters|headings|cards|tiles|panels|options|switches|checkboxes|"
    r"entries|items|settings|pages|menus|parts|areas|groups|choices)"
)
_PARTS = r"(?P<parts>.+)"
_NUMBER = r"two|three|four|five|six|seven|eight|nine|ten|these|the following"
_NAME = rf"(?:{LABEL}|(?-i:[A-Z][\w'’&/-]*)(?:\s(?!and\b|or\b)[\w'’&/-]+){{0,3}})"
_LABELS = rf"(?P<labels>{_NAME}(?:(?:,\s?|,?\s(?:and|or)\s)(?:the\s)?{_NAME})+)"
_INTRO = r"(?:(?:here|there|by default|at the top|below),?\s)?"

_WORDINGS = (
    # "For each order you see its date, its state and the price."
    rf"(?:(?:for|of|in|on|beside)\s(?:each|every|all|any)\s(?:of\sthe\s)?[\w\s-]{{2,30}}?),?\s{_SEEN}\s{_PARTS}",
    # "**Settings** has three tabs: *Mail*, *Fonts* and *Keys*."
    rf"(?P<where>[^,;:]*?{LABEL}(?:\s[a-z]+)?|it|this|(?:the|this|your)\s[^,;:]*?{_PLACE})\s{_SHOWS}\s"
    rf"(?:the\s(?:following\s)?)?(?:\w+\s){{0,2}}?{_SEVERAL}\s?(?:[:,–—(-]|called|named)\s?(?:the\s)?"
    rf"{_LABELS}\)?",
    # "Three tabs sort them: *Open* and *Closed*", "The kinds are *Sail* and *Motor*": what is counted and then named.
    rf"(?:[^,;:]*?\b(?:{_NUMBER})\s(?:[\w-]+\s){{0,2}}?[a-z]+s\b(?:\s[^,;:–]*?)?(?::|\s[–—-])|"
    rf"(?:the|its)\s(?:[\w-]+\s){{0,2}}?[a-z]+s\sare(?:\scalled)?:?|"
    rf"(?:[^,;:]*?\s)?{_SEVERAL}\s[^,;:–]*?:)\s(?:the\s)?{_LABELS}(?P<counted>)(?:\s[–—-]\s.*)?",
    # "Every boat is listed with its berth, its length and its state."
    rf"(?:each|every|all)\s[^,;:]*?\s(?:is|are)\s(?:shown|listed|displayed)\s(?:together\s)?with\s{_PARTS}",
    # "Under **Crew** you find everyone on board, with name and rank."
    rf"(?:in|on|under)\s(?P<where>(?:the\s)?{LABEL}(?:\s{_PLACE})?),?\s{_SEEN}\s(?P<things>[^;:,]+?),?\s"
    rf"(?:each\s|together\s|along\s)?with\s(?=(?:their|its|the|an?)\s|[a-z-]+(?:\s[a-z]+)?(?:,|\sand\s)){_PARTS}",
    # "On the **Log** page you see the name, the size and the date of every file."
    rf"(?:in|on|under)\s(?P<where>(?:the\s)?{LABEL}(?:\s{_PLACE})?),?\s{_SEEN}\s{_PARTS}",
    # "Its columns are Name, Size and Date."
    rf"(?:the|its|their)\s(?:\w+\s)?(?:columns|fields|tabs|sections|filters)\s(?:are|show|hold)(?:\scalled)?:?\s{_PARTS}",
    # "Orders are kept on the **Orders** page, which lists the number, the buyer and the price of each."
    rf"(?:[^,;:]*?\s)?(?P<where>(?:the\s)?{LABEL}(?:\s{_PLACE})?),?\s(?:which|that|where\syou)\s(?:{_SHOWS}|see|find)\s{_PARTS}",
    # "The list shows orders with their number and their price."
    rf"(?P<where>[^,;:]*?{LABEL}(?:\s{_PLACE})?|it|this|(?:the|this|your|each|every)\s[^,;:]*?{_PLACE})\s{_SHOWS}\s"
    rf"(?P<things>[^;:]+?),?\s(?:each\s|together\s|along\s)?with\s(?=(?:their|its|his|the|an?)\s|[a-z]+,){_PARTS}",
    # "The table shows the name, the size and the date of each file."
    rf"(?P<where>[^,;:]*?{LABEL}(?:\s{_PLACE})?|it|this|(?:the|this|your|each|every)\s[^,;:]*?{_PLACE})\s{_SHOWS}\s{_PARTS}",
)  # fmt: skip
_WITHIN = re.compile(
    rf"(?P<parts>(?:your|its)\s[^;:]+?(?=\sis\s)|[^;:]+?(?=\sare\s))\s(?:is|are)\s(?:all\s|also\s)?(?:found|located|listed|shown|displayed|available|kept|collected|"
    rf"gathered|to be found)\s(?:in|on|under)\s(?:the\s)?(?P<where>{LABEL})(?:\s(?P<noun>{_PLACE}|menu))?"
    r"(?:\s(?:as well|too))?\W*$",
    re.IGNORECASE,
)
"""What a menu or page is said to have: "Rooms, terms and settings are found in the **School** menu"."""
_FILE = re.compile(r"[\w./~-]*(?:\w\.[A-Za-z]\w{0,9}|/[\w./~-]*)")
"""A file or a folder, which is no place of a product: "Drafts are kept in `drafts.json`"."""
_RULES = tuple(re.compile(_INTRO + wording + r"\W*$", re.IGNORECASE) for wording in _WORDINGS)
_JOINT = re.compile(r",\s(?:and/or\s|and\s|or\s|as well as\s)?|\s(?:and/or|and|or|as well as|plus)\s")
_TAIL = re.compile(
    r"\s(?:of|for|from)\s(?:each|every|all|any|the|your|its|their)(?:\s[\w-]+){0,4}\W*$|"
    r"\s(?:in|on|at)\s(?:it|them|each|every\s\w+)\W*$",
    re.IGNORECASE,
)
"""Whose parts they are: "the price of each order"."""
_CLAUSE = re.compile(
    r"\b(?:who|what|how|when|where|that|which|if|whether|why|you|we|they|it|is|are|was|were|be|has|have|can|will|may|"
    r"must|not|no|nothing|none|everyone|everything|anyone|anything|only|more|others?|etc|to|by|at|so|because|while|"
    r"until|after|before|than|least|most|one|two|three|several|some|many|few|for|from|on|with|into|as|per|\d+)\b",
    re.IGNORECASE,
)
"""What is no part that has a name of its own: a clause, a number, a place."""
_CERTAIN = re.compile(r"^(?:particular|specific|single|given|certain|optional|own|different)\s", re.IGNORECASE)
"""What says of a part only that there may be others."""
_GIVEN = re.compile(
    r"(?:(?:an?|each|every|any|the|your|all)\s)?(?P<thing>(?!(?:you|we|they|it|this|these|that|users?|people|one|anyone|who)\b)(?:[\w-]+\s){1,3}?)(?:can|may)\s(?:also\s|optionally\s|each\s)?"
    r"(?:be\s(?:assigned|given|tagged|linked|associated|attached|related|categori[sz]ed)(?:\s(?:to|with|by))?|have)\s"
    r"(?P<parts>(?:an?|one|any|its\sown|the)\s.+?)(?:\sas\swell|\stoo)?\W*$",
    re.IGNORECASE,
)
"""What a thing may have is a field of its form: "Each boat may be assigned to a berth and a skipper"."""
_ACTION = re.compile(r"(?:^|, )\w+ing\b(?:.*, \w+ing\b)")
"""What is done, and is shown nowhere: "opening, closing and renaming files"."""
_LONGEST = 4
"""Words of a part."""
_FEWEST = 2
"""Parts of a listing: of one alone it is not said that it is a part."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What is shown of things, and where."""

    parts: tuple[str, ...]
    """With a capital, labels as they are shown; else in the words of the sentence, without articles."""
    start: int
    window: Thing | None = None
    named: bool = False
    """Whether all of it is told by labels, after what they are: it is one promise and not several."""
    counted: bool = False
    """Whether it says only that there are so many of them, and not where: elsewhere nothing that is missing tells."""
    given: bool = False
    """Whether it is what such a thing may have: that is to be seen where such things are made or listed alone."""


def listing_in(masked: Masked) -> Listing | None:
    """The listing that the sentence is, all of it; None where a part has no name by which it could be known."""
    if within := _WITHIN.match(masked.mask):
        files = any(_FILE.fullmatch(label.text) for label in masked.labels_in(*within.span("where")))
        return None if files else _listed_within(masked, within)
    if given := _GIVEN.match(masked.mask):
        parts = tuple(_parts(masked, *given.span("parts")))
        thing = Thing(given["thing"].strip(), False, given.start("thing"))
        named = parts and all(parts) and not any(label.kinds for label in masked.labels) and not names_nothing(thing)
        return Listing(parts, given.start("parts"), thing, given=True) if named else None
    for rule in _RULES:
        match = rule.match(masked.mask)
        if match is None:
            continue
        group = "labels" if "labels" in rule.groupindex else "parts"
        named = group == "labels"
        parts = tuple(_parts(masked, *match.span(group), named=named))
        if (
            len(parts) < _FEWEST
            or not all(parts)
            or _ACTION.search(", ".join(parts))
            or _is_clause(match.groupdict().get("things") or "")
        ):
            return None
        return Listing(
            parts, match.start(group), _place(masked, match), named=named, counted="counted" in rule.groupindex
        )
    return None


def _listed_within(masked: Masked, within: re.Match[str]) -> Listing | None:
    """The entries of a menu, or what a page of that name has: there what is told in the sentence's own words."""
    parts, where = tuple(_parts(masked, *within.span("parts"))), masked.labels_in(*within.span("where"))[0]
    if not all(parts):
        return None
    if within["noun"] == "menu":
        entries = tuple(f"{where.text} > {part}" for part in parts)
        return Listing(entries, 0) if len(parts) >= _FEWEST else None
    named = masked.labels_in(*within.span("parts"))
    return None if named or not where.kinds else Listing(parts, 0, Thing(where.text, True, where.start))


def _is_clause(text: str) -> bool:
    return re.search(r"\b(?:can|will|must|not|never|only|always|if|when|until)\b|\d", text, re.IGNORECASE) is not None


def _place(masked: Masked, match: re.Match[str]) -> Thing | None:
    """The window that has them, where it has a name."""
    if not match.groupdict().get("where"):
        return None
    things = things_in(masked, *match.span("where"))
    return things[-1] if things and things[-1].labelled else None


def _parts(masked: Masked, start: int, end: int, *, named: bool = False) -> Iterator[str]:
    """Each part, as it is written where they are `named`; an empty text for one that has no name."""
    tail = None if named else _TAIL.search(masked.mask, start, end)
    end = tail.start() if tail else end
    for joint in (*_JOINT.finditer(masked.mask, start, end), None):
        close = joint.start() if joint else end
        name = masked.text[start:close].strip(" .,;:!()")
        plain = named and not masked.labels_in(start, close)
        yield without_article(name) if plain else _name(masked, start, close)
        start = joint.end() if joint else end


def _name(masked: Masked, start: int, end: int) -> str:
    labels = masked.labels_in(start, end)
    if len(labels) == 1:
        around = masked.mask[start : labels[0].start] + masked.mask[labels[0].end : end]
        return labels[0].text if not _CLAUSE.search(around) and "," not in labels[0].text else ""
    bare = _CERTAIN.sub("", without_article(masked.text[start:end].strip(" .,;:!()")).strip()).lower()
    short = 0 < len(bare.split()) <= _LONGEST
    return bare if short and not labels and not _CLAUSE.search(bare) and not re.search(r"[:;–—()\"]", bare) else ""
