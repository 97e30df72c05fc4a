"""Labels without markup: where a plain sentence names a control, and where that name ends.

A name is looked for where English puts one: behind a word for naming ("the button that says Sign in"), behind a verb
that touches ("click Add to cart"), behind or before the noun of a control ("the link Manage plan", "the I accept box")
and behind the name of a place ("to the left of I agree").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from docwitness.language.alternation import any_of
from docwitness.language.lexicon import BARE, STRONG, VERBS
from docwitness.language.nouns import AREAS, PLACES, ROLES, WINDOWS

NAMES = (
    "label",
    "text",
    "name",
    "title",
    "caption",
    "words",
    "word",
    "placeholder",
    "placeholder text",
    "tooltip",
    "tool tip",
)
NAMING = (
    "called", "named", "labeled", "labelled", "labeled as", "labelled as", "titled", "entitled", "marked", "marked as",
    "that says", "that reads", "which says", "which reads", "that is called", "that is labeled", "that is labelled",
    "headed", "reading", "saying", "where it says", "labeled with", "labelled with", "marked with",
    *(f"with {article}{noun}" for article in ("", "the ", "a ") for noun in NAMES),
)  # fmt: skip
"""What stands between a control and its label: "the link with the text X", "the box marked X"."""

_TOUCHING = any_of(
    [verb for verb, known in VERBS.items() if known.sort in ("touch", "choose")]
    + [
        "turn on",
        "turn off",
        "switch on",
        "switch off",
        "enable",
        "disable",
        "open",
        "visit",
        "go to",
        "head to",
        "head over to",
        "navigate to",
    ]
)
_CHOOSING = any_of([verb for verb, known in VERBS.items() if known.sort == "choose"])
_DETERMINERS = frozenset("the a an this that these those any each every its their".split())
_ADJECTIVES = (
    "new|main|upper|top|left|right|big|large|small|blue|green|red|purple|white|black|orange|yellow|gr[ae]y|current|"
    "resulting|first|second|third|last"
)
_CAPITAL = r"(?:[A-Z]|\d\w*[A-Z]|\d-[a-z])"
_NAMED = re.compile(rf"(?<!\w)(?=[a-z]){any_of(NAMING)}\s+(?:of\s+)?(?=\S)", re.IGNORECASE)
_NO_NAME = "the|an?|this|that|these|those|each|every|any|all|your|its|their|it|them|one|where|what|which|and|or|then|to"
_NAMED_BESIDE = any_of(
    noun for noun, role in ROLES.items()
    if role in ("textbox", "searchbox", "combobox", "listbox", "checkbox", "radio", "switch")
)  # fmt: skip
"""Nouns of controls whose label stands beside or above them; a bare word there is their name: "the box under email"."""
_BEGIN = re.compile(
    rf"(?<!\w)(?=[a-zA-Z])(?:"
    rf"(?P<verb>(?:^|(?<=[.:;,)]\s))(?i:{_TOUCHING})|(?<=\s)(?:{_TOUCHING}))\s(?:on\s)?(?=\+|{_CAPITAL})"
    rf"|(?:(?i:{any_of(PLACES)})|(?:^|(?<=[,;:]\s)|(?<=and\s)|(?<=then\s))(?i:set|change|switch))\s(?={_CAPITAL})"
    rf"|(?:then(?: to)?|finally|followed by|(?P<other>or)|"
    rf"(?:(?:[Mm]ake|[Bb]e) sure|[Ee]nsure)(?: that)?)\s(?={_CAPITAL})"
    rf"|{_NAMED_BESIDE}\s(?:{any_of(PLACES)})\s(?!(?:{_NO_NAME})\b)(?=[a-z])"
    rf"|(?:find|see|notice|^(?:Now|Next|Then|Finally|Lastly))\s(?!I\s)(?={_CAPITAL})"
    rf"|(?P<noun>{any_of(ROLES)}|words?|text|phrase|question|sentence|statement|section|heading|dialog)\s(?={_CAPITAL}))"
)
_ARTICLE = re.compile(rf"\b(?=[TtYyAa])(?:[Tt]he|[Yy]our|[Aa]n?|[Tt]his)\s(?:(?:{_ADJECTIVES})\s){{0,2}}(?={_CAPITAL})")
_CLOSED = (
    r"(?=\W*$|[,.;:)/]|\s(?:and|or|in|on|at|of|to|from|under|next|then|with|for|that|which|by|is|are|below|above|after|"
    r"before|when|if|once|until|so)\b)"
)
_CONTROL = re.compile(rf"{any_of(ROLES)}\b(?!\s?-?\w*[A-Z]){_CLOSED}")
_SEVERAL = re.compile(rf"\s{any_of(noun for noun in ROLES if noun.endswith('s'))}\b")
_SEVERAL_BEFORE = re.compile(rf"{_SEVERAL.pattern}\s$")
_JOINT = re.compile(r",?\s(?:and|or)\s(?=[A-Z])|,\s(?=[A-Z])")
_TITLES = frozenset(
    "center centre list table group form app site website portal card item entry line results options sheet console "
    "workspace editor admin backend block column plugin section area".split()
)
"""Nouns of windows and places with which names end: without an article "Help center" is one name."""
_ANY_NOUN = re.compile(rf"{any_of({*ROLES, *WINDOWS, *AREAS} - _TITLES)}\b{_CLOSED}")
_PLACE = re.compile(rf"(?:{any_of(PLACES)})\b")
_VERB = re.compile(rf"{BARE}\b")
_ASKS = re.compile(rf"{STRONG}\s(?:on\s|in\s)?(?:the|an?|your|[A-Z\ue000])")
_GOES_ON = re.compile(rf"(?:and|or)\s(?:then\s)?{_ASKS.pattern}")
"""How the sentence goes on behind a name, with the next step."""
_SPEAKS = re.compile(r"(?i:I|I['’]\w+|What|Why|Where|When|Who|Which|How|Do|Did|Are|Is)\s")
"""How a label begins that is a sentence of its own: the reader's consent, or a question to them."""
_QUESTION = re.compile(r"[^.,;:!?\ue000]{1,60}\?")
_ANSWERS = re.compile(r"(?:Yes|No|OK|Okay|Not now),$")
"""What a comma follows within a label: "No, thanks"."""
_JOINING = ("to", "of", "by", "with", "for", "as")
_PLACED = re.compile(rf"(?:in|at|on|from)\s(?:the|your)\s(?:[\w-]+\s){{0,2}}?{any_of([*WINDOWS, *AREAS])}\b")
_PURPOSE = re.compile(r"[a-z]+\s(?:the|your|an?|it|them|its|this|these)\b")
"""An infinitive with its object, behind “to”: "click Discard to throw the message away"."""
_WORD = re.compile(r"\S+")
_STOPS = frozenset(
    "then but when if once after before while so because until which who where whose at from into onto within inside "
    "using via through over you we it they them is are was were will can should must may needs has opens appears "
    "again twice first here there instead afterwards below above located found".split()
)
_LONGEST = 7
"""Words of a label that nothing marks."""
_ENDS = ",;:()[]"
_OWN_NOUN = " options"
"""What is part of a name without an article: "click More options", not "select the Grid and List options"."""
_FARTHEST = 60
"""Words and signs of a way."""
_SIGNS = ">→»›/|-="
_AHEAD = 40
"""Characters behind a word that tell whether a name goes on."""


def unmarked_labels(mask: str) -> Iterator[tuple[int, int]]:
    """Start and end of each label, in order; labels that are marked up are masked already."""
    done = 0
    for match in sorted((m for p in (_NAMED, _ARTICLE, _BEGIN) for m in p.finditer(mask)), key=re.Match.start):
        start = match.end()
        if match.start() < done or (match.re is _BEGIN and match["other"] and match.start() != done + 1):
            continue
        end = _before_noun(mask, start) if match.re is not _NAMED else None
        if end and match.re is _BEGIN and mask.startswith(_OWN_NOUN, end):
            end += len(_OWN_NOUN)
        if end is None and match.re is not _ARTICLE:
            verb, noun = (match["verb"], match["noun"]) if match.re is _BEGIN else (None, None)
            named = match.re is _NAMED
            touched = named or noun is not None or (verb is not None and not re.fullmatch(_CHOOSING, verb.lower()))
            end = _run(mask, start, touched=touched, named=named)
        if end and end > start:
            several = match.re is _NAMED and _SEVERAL_BEFORE.search(mask, max(0, match.start() - _AHEAD), match.start())
            yield from _each(mask, start, end, several=bool(several))
            done = end


def _each(mask: str, start: int, end: int, *, several: bool) -> Iterator[tuple[int, int]]:
    """The name, or each of several that share their noun: "the First name and Last name fields"."""
    if several or _SEVERAL.match(mask, end):
        for joint in _JOINT.finditer(mask, start, end):
            yield start, joint.start()
            start = joint.end()
    yield start, end


def _before_noun(mask: str, start: int) -> int | None:
    """The end of a name that the noun of a control follows; None where none does within a few words."""
    end, listed, speaks = None, False, _SPEAKS.match(mask, start)
    for count, word in enumerate(_WORD.finditer(mask, start)):
        text = word[0]
        if count and _CONTROL.match(mask, word.start()):
            return end if not listed or (end and _SEVERAL.match(mask, end)) else None
        stops = not speaks and (text in _STOPS or (text in _DETERMINERS and not (count == 1 and text in ("a", "an"))))
        if count == _LONGEST or stops or not text[0].isprintable():
            return None
        if not count and _ANSWERS.match(text):
            continue
        if text.endswith(",") and mask[word.end() + 1 : word.end() + 2].isupper():
            listed = True
        elif text.rstrip("?!")[-1:] in _ENDS + "." or _PLACE.match(mask, word.start()):
            return None
        if text.startswith("(") and ")" not in text:
            return None  # "Edit (pencil icon)": what stands in brackets explains the name
        if _GOES_ON.match(mask, word.start()) or (speaks and _PLACED.match(mask, word.start())):
            return None
        if text == "to" and not speaks and _VERB.match(mask, word.end() + 1):
            return None  # "click Orders to see your options"
        if count and text[0].islower() and text.endswith(("'s", "’s")):
            return None  # "the API key's edit button" has no such label
        end = word.end()
    return None


def _run(mask: str, start: int, *, touched: bool, named: bool) -> int:
    """The end of a name that goes on as long as its words can be part of it."""
    question = None if _SPEAKS.match(mask) else _QUESTION.match(mask, start)
    if question and not _PLACE.search(question[0]) and not _ASKS.search(question[0]):
        return question.end()
    end, said = start, ""
    speaks = bool(_SPEAKS.match(mask, start) or _ANSWERS.match(mask[start : start + 8].split(maxsplit=1)[0]))
    count = -1
    for word in islice(_WORD.finditer(mask, start), _FARTHEST):
        text = word[0].rstrip(_ENDS + "?!.")
        count = count + 1 if text.strip(_SIGNS) else 0  # a way has a name after each sign
        if count == _LONGEST * (2 if speaks else 1) or not text.isprintable() or (count and text[:1] == "("):
            break
        if count and text[:1].islower() and not _belongs(mask, word, said, speaks=speaks, touched=touched, named=named):
            break
        end, said = word.start() + len(word[0].rstrip(_ENDS + ".")), f"{said} {text}".strip()
        if end < word.end() and (count or not _ANSWERS.match(word[0])):
            break
    return end


def _belongs(mask: str, word: re.Match[str], said: str, *, speaks: bool, touched: bool, named: bool) -> bool:
    """Whether a word in lower case goes on with the name that has been `said` before it."""
    text = word[0].rstrip(_ENDS + "?!.")
    following = mask[word.end() : word.end() + _AHEAD].lstrip() if text == word[0] else ""
    then = following.split(maxsplit=1)[0] if following else ""
    if any(pattern.match(mask, word.start()) for pattern in (_PLACE, _ASKS, _PLACED, _GOES_ON)):
        return False
    if text in ("and", "or", "then", "but"):
        return text == "and" and (then[:1].isupper() or (speaks and not _VERB.match(following)))
    first, *others = said.split()
    if speaks or (not others and (text in ("a", "an") or f"{first} {text}".lower() in VERBS)):
        return True
    if text in _DETERMINERS or text in _STOPS or text.endswith("ly"):
        return False
    if _ANY_NOUN.match(mask, word.start()) and not (others and others[-1] in _JOINING):
        return touched and (named or not _CONTROL.match(mask, word.start()))
    return _leads_on(text, then, following, touched=touched, named=named)


def _leads_on(text: str, then: str, following: str, *, touched: bool, named: bool) -> bool:
    """Whether the word, where it is a preposition, joins what follows to the name rather than to the sentence."""
    own = then not in _DETERMINERS and then != "your" and not then.endswith("ing")
    if text == "to" and then in _SIGNS:
        return True  # "Move to > Archive"
    if text == "to":
        return (
            then.strip(".,") not in ("on", "off")
            and bool(then)
            and own
            and not _VERB.match(following)
            and not _PURPOSE.match(following)
            and (touched or then.islower())
        )
    if text in ("in", "on"):
        return named and bool(then) and own  # "labelled Pay on collection"
    if text in ("for", "as"):
        return then[:1].isupper() if not touched else bool(then) and own
    return text not in ("of", "by", "with") or own
