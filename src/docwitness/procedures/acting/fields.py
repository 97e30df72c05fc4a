"""Fields that a list, a table or definitions describe behind a sentence that tells to fill them in.

"Enter the following: **Port**: 8080", a row "Host | the address of the server": what is said of a name is then what
goes into the field of that name.
"""

from __future__ import annotations

import re
from collections.abc import Container

from docwitness.language.lexicon import VERBS
from docwitness.language.nouns import CHOICE_NOUNS, FIELD_NOUNS
from docwitness.language.paths import stations
from docwitness.model import Action, Block, DocPage
from docwitness.procedures.acting.aims import last_word
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.acting.lists import in_numbers, is_aside, lead_of, plain_lead
from docwitness.procedures.grammar.labels import CALLS

_FILL = re.compile(
    r"\b(?:fill|enter|provide|configure|set|specify|add|create|define|edit|complete|give|type|adjust)(?:ing)?\b",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(r"^\(optional\)\s*|\s*\((?:optional|required)\)$", re.IGNORECASE)
_TICKED = re.compile(
    r"\W*(?:checked|enabled?|yes|no|on|off|true|false|check|tick|toggle|whether|if|unchecked|disabled?)\b|\W*[✔✓☑☐✅]",
    re.IGNORECASE,
)
_SWITCHED = re.compile(r"\W*(?:toggle|switch)\b", re.IGNORECASE)
_TOLD = re.compile(r"\W*(?:toggle|check|tick|enable|turn on|switch on) (?:whether|to|if|this)\b", re.IGNORECASE)
"""How it is told outright what to do with a switch."""
_CHOSEN = re.compile(r"\W*(?:select|choose|pick|which|the type|one of)\b", re.IGNORECASE)
_VALUE = re.compile(r"\W*[A-Z][\w+/-]*(?:[ ,][\w+/-]+){0,2}\W*")
_AROUND = " :–—-.*_`\"'“”"
_STATION = r"(?!(?:The|An?|This|That|Your|In|On|To|From|If|When|For)\b)[A-Z0-9⋮…+][\w&/'’+-]*(?: [\w&/'’+-]+){0,4}"
_WAY = re.compile(rf"[\s:*_“\"]*(?:{_STATION}\s+(?:>|→|›|»|‣|▸)\s+)+{_STATION}[\s.*_”\"]*")
"""What is nothing but a way through menus: "**Where:** Settings > Keys" tells its reader to go there."""
_LEAVES = re.compile(r"\bleave (?:it )?(?:blank|empty|as)\b", re.IGNORECASE)
"""What is said of a field into which nothing goes."""
_LISTS = ("bullets", "numbers", "table")
_CUT = re.compile(r"[.;]\s|,\s(?:and|or|which|e\.g)\b|\s\(|\s[–—-]\s")
"""Where what is given ends and more is told of it."""
_TELLS = frozenset("this these it here if when whether you we".split())
"""How a sentence begins that tells of a field what no value is."""
_WORDS = 12
"""That a value may have; what is longer explains."""
_NEAR = 160
"""Characters before a list in which it is announced."""
_REFERS = re.compile(
    r"\b(?:fields?|settings?|details|options|information|values|parameters|properties)\b", re.IGNORECASE
)
_LONGEST = 40
"""Characters of what is given rather than told of a field."""


_NOUN_PHRASE = re.compile(r"^(?:an?|the|your|any)\s|^\W|\((?:for example|e\.g\.|example)\b", re.IGNORECASE)
"""What is given, rather than told: "the address of your server", "name of the user (for example: ada)"."""


def field_in(page: DocPage, index: int, announced: str, filled: Container[str] = ()) -> Draft | None:
    """What is done to the field that the block names, or the way that it tells; None where it names none of them."""
    named = _named(page, index)
    if named is None or is_aside(page.blocks[index]):
        return None
    if there := _way_alone(named[1]):
        return there
    again = named[0].strip(_AROUND) in filled  # a second list of the same fields
    if not (again or _FILL.search(_last_said(announced)) or _TOLD.match(named[1])):
        return None
    return field_of(*named) if _gives(named[1]) or _TOLD.match(named[1]) else None


def _last_said(announced: str) -> str:
    """The sentence that announces a list; with the one before it, where it only says that the list follows."""
    *before, last = re.split(r"(?<=[.!?])\s+(?=[A-Z])", announced[-_NEAR:])
    alone = last.rstrip().endswith(":") and not _REFERS.search(last)
    return last if alone or not before else f"{before[-1]} {last}"


def way_told(block: Block, sentence: str) -> tuple[Draft, ...]:
    """The step that a sentence asks for which is nothing but a way, below a heading or as a numbered step."""
    asks = in_numbers(block) or (block.kind == "paragraph" and len(block.section) > 1)
    there = _way_alone(sentence) if asks and block.kind != "title" else None
    return (there,) if there else ()


def _way_alone(text: str) -> Draft | None:
    """Going through menus where the text is nothing but the way: "Settings > Keys"."""
    return Draft("navigate", " > ".join(stations(text.strip(_AROUND))), True, 0) if _WAY.fullmatch(text) else None


def field_of(name: str, said: str) -> Draft | None:
    """What is done to the field of this name, by what is said of it."""
    bare = _OPTIONAL.sub("", name).strip(" :*`\"'“”_")
    if not bare or _LEAVES.search(said) or bare.split()[0].lower() in CALLS:
        return None
    action = _action(bare, said)
    role = {"type": "textbox", "check": "checkbox", "select": "combobox"}[action]
    role = "switch" if action == "check" and _SWITCHED.match(said) else role
    given = _CUT.split(said.strip(_AROUND), maxsplit=1)[0].strip(_AROUND) if action != "check" else ""
    first = given.lower().partition(" ")[0]
    given = "" if len(given.split()) > _WORDS or first in _TELLS or (first in VERBS and " " in given) else given
    return Draft(action, bare, True, 0, role, value=given or None, optional=bare != name)


def _named(page: DocPage, index: int) -> tuple[str, str] | None:
    """The name with which the block begins, and what is said of it."""
    block = page.blocks[index]
    following = page.blocks[index + 1] if index + 1 < len(page.blocks) else None
    if block.kind == "cell":
        row = block.containers[-1]
        begins = row not in page.blocks[index - 1].containers and row.label != "header"
        told = following.text if following and row in following.containers else ""
        return (block.text, told) if begins and len(block.text.split()) <= 5 else None
    if block.kind not in ("item", "paragraph"):
        return None
    if lead := lead_of(block):
        return lead.text, block.text[lead.start + len(lead.text) :].lstrip("\"'”’*`")
    plain = plain_lead(block) if block.kind == "item" else None
    return (plain.text, block.text[len(plain.text) :].lstrip(" :=")) if plain else None


def _gives(said: str) -> bool:
    """Whether it says what goes into a field: something short, or a noun phrase; what a thing does is a sentence."""
    text = _OPTIONAL.sub("", said.strip(" :–—-"))
    first, *more = text.lower().split() or [""]
    if not text or (more and first in VERBS):
        return False  # "Choose a colour" tells by itself what to do
    return not more or len(text) < _LONGEST or _NOUN_PHRASE.search(text) is not None


def _action(name: str, said: str) -> Action:
    if _TICKED.match(said):
        return "check"
    last = last_word(name)
    if _CHOSEN.match(said) or last in CHOICE_NOUNS:
        return "select"
    return "select" if _VALUE.fullmatch(said) and last not in FIELD_NOUNS and not last.endswith("name") else "type"


class Announcements:
    """For each list and table of a page the block that announces it."""

    def __init__(self) -> None:
        self._by: dict[int, str] = {}
        self._last = ""

    def of(self, block: Block) -> str:
        """The text of the block that announces the list or table in which this one stands, else of the one before."""
        inner = next((c.id for c in reversed(block.containers) if c.kind in _LISTS), 0)
        if self._last.rstrip().endswith(":"):  # an item may announce those after it
            self._by[inner] = self._last
        return self._by.setdefault(inner, self._last) if inner else self._last

    def leave(self, block: Block) -> None:
        """Remember what the block says last."""
        self.of(block)
        if block.text and block.kind not in ("cell", "term", "code", "figure", "caption", "heading"):
            self._last = block.text
