"""What a sentence says that can be done somewhere, without saying how: "You can create and edit tags"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docwitness.language.alternation import any_of
from docwitness.language.commanding import OFFERED, VERB, is_looking
from docwitness.language.lexicon import participle
from docwitness.procedures.acting.aims import names_nothing
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import LABEL, Masked
from docwitness.procedures.grammar.moods import PEOPLE
from docwitness.procedures.grammar.phrases import phrases, setting_of, titled
from docwitness.procedures.grammar.things import STRIP, Thing, things_in

_OFFER = re.compile(
    rf"(?:\b(?:{PEOPLE}|[a-z]+[eo]rs|others|anyone|everyone)(?<!as you)(?:['’]ll)?\s"
    r"(?:can|may|could|will be able to|are able to)\s(?:also\s|then\s)?|"
    rf"\b(?:allows?|enables?|lets?)\s(?:{PEOPLE}\s)?(?:to\s)?|\b(?:possible|the ability) to\s|^)(?={VERB}\b)",
    re.IGNORECASE,
)
_DONE = {participle(verb): verb for verb in OFFERED}
_NOUNS = r"(?:(?!(?:is|are|was|were|has|have|that|which|who|there|only|since)\b)[\w&'’/-]+\s){1,5}?"
_PASSIVE = re.compile(
    rf"(?P<what>{_NOUNS}|[^,;:]{{0,20}}{LABEL}(?:\s[a-z]+)?\s)(?:can|may)\s(?:also\s|then\s)?be\s"
    rf"(?P<verbs>{any_of(_DONE)}\b(?:(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)"
    rf"{any_of(_DONE)}\b)*)(?=\W*$|,|\s(?:for|in|on|at|from|under|via|through)\b)",
    re.IGNORECASE,
)
"""What is said of the thing itself: "songs can be renamed and deleted"."""
_DENIED = re.compile(r"\b(?:not|cannot|never|no longer|nobody|none)\b|n['’]t\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:can|may|could|able|ability|allows?|enables?|lets?|possible)\b", re.IGNORECASE)

_PART = re.compile(rf"(?:^|,\s(?:and\s|or\s)?|\s(?:and|or)\s)(?:also\s)?(?P<verb>{VERB})\b", re.IGNORECASE)
_STOP = re.compile(r"[;:.]\s|\s\(|\s(?:by|which|that|through|via|using)\s", re.IGNORECASE)
_UNLESS = re.compile(
    r"\b(?:without|while|when|if|so that|where|before|after|until|unless|means|because|instead|automatically|"
    r"(?<!at )once)\b",
    re.IGNORECASE,
)
"""What says more than that it can be done: under which condition, or what need not be done for it."""
WISHED = re.compile(
    r"(?:,?\s(?:if|as|when|where)\s(?:you(?:['’]d)?\s(?:would\s)?(?:like|want|wish|prefer)|"
    r"(?:so\s)?(?:desired|needed|required|necessary|wanted)))(?=\W*$|,|\s(?:for|in|on|at|from)\s)|"
    r"^(?:optionally|if (?:you (?:like|want|wish|prefer)|desired|needed|necessary)),\s",
    re.IGNORECASE,
)
"""What leaves it to its reader: a wish is no condition under which something can be done."""
_AGAIN = re.compile(
    r"(?:\bfor\b\s)?\b(?:an?\s)?(?:existing\s|new\s)?(?:one|ones|it|them|they|this|these|those)\b.*", re.IGNORECASE
)
"""What stands for a thing that was named before."""


_MORE = re.compile(r"\s(?:to|into|onto|with|between|among)\s\w", re.IGNORECASE)
"""What says that more than the thing is needed: "add a picture to an album" is not "add a picture"."""
_TAIL = re.compile(
    r"\s(?:associated|related|belonging|connected)?\s?(?:with|to|of)$|\s(?:such|as well)$|(?<=s)\s[a-z]+ed$",
    re.IGNORECASE,
)


_LONGEST = 4
"""Words that a thing is called by; what takes more is told of it."""


@dataclass(frozen=True, slots=True)
class Capability:
    """Something that can be done to a thing."""

    verb: str
    thing: Thing
    window: str | None
    start: int
    end: int
    """Where in the sentence it is said."""


def capabilities_of(masked: Masked, clauses: tuple[Clause, ...], *, listed: bool) -> tuple[Capability, ...]:
    """What the sentence says that can be done; `listed` where it is an item of a list of such things."""
    wish = WISHED.search(masked.mask)
    blank = " " * len(wish[0]) if wish else ""
    if wish:
        mask, text = (t[: wish.start()] + blank + t[wish.end() :] for t in (masked.mask, masked.text))
        masked = replace(masked, mask=mask, text=text)
    if _UNLESS.search(masked.mask) or _DENIED.search(masked.mask):
        return ()
    if passive := _PASSIVE.match(masked.mask):
        return tuple(_undergone(masked, passive))
    offer = (_OFFER.search if _MAY.search(masked.mask) else _OFFER.match)(masked.mask)
    if offer is None:
        return ()
    begin = offer.end()
    window = _window(masked, begin, len(masked.mask))
    shown = window is not None and is_looking(masked.mask.partition(" ")[0].lower())
    if begin == 0 and not listed and not shown:
        return ()
    stop = _STOP.search(masked.mask, begin)
    ends = [clause.start for clause in clauses if clause.mood == "purpose" and clause.start > begin]
    end = min([stop.start() if stop else len(masked.mask), *ends])  # "add comments to explain it" needs no more
    if window is None and re.search(r"\sfrom\s(?!the\b)", masked.mask[begin:end]):
        return ()  # "create a poll from a file": not every way to create one does
    found = tuple(_parts(masked, begin, end))
    return tuple(replace(each, window=window) for each in found)


def _undergone(masked: Masked, passive: re.Match[str]) -> Iterator[Capability]:
    """What can be done to the thing that the sentence begins with."""
    thing = _object(masked, *passive.span("what"))
    if thing:
        window = _window(masked, passive.end(), len(masked.mask))
        for verb in re.split(r"\W+(?:(?:and|or)\s)?", passive["verbs"].lower()):
            yield Capability(_DONE[verb], thing, window, *passive.span())


def _parts(masked: Masked, begin: int, end: int) -> Iterator[Capability]:
    """Each verb with its object: one without an object shares the next, a pronoun stands for the one before."""
    verbs = list(_PART.finditer(masked.mask[begin:end]))
    named: Thing | None = None
    waiting: list[re.Match[str]] = []
    for index, verb in enumerate(verbs):
        waiting.append(verb)
        start = begin + verb.end()
        close = begin + verbs[index + 1].start() if index + 1 < len(verbs) else end
        if not masked.text[start:close].strip(STRIP):
            continue
        if not (named and _AGAIN.fullmatch(masked.text[start:close].strip(STRIP))):
            named = _object(masked, start, close)
        if named is None:
            return
        yield from (
            Capability(each["verb"].lower(), named, None, begin + each.start("verb"), close) for each in waiting
        )
        waiting = []


def _object(masked: Masked, start: int, end: int) -> Thing | None:
    parts = phrases(masked.mask, start, end)
    first = next((part for part in parts if masked.text[part.start : part.end].strip(STRIP)), None)
    if first and _MORE.search(masked.mask[first.start : end].rstrip(" ,").removesuffix(" and")):
        return None
    things = things_in(masked, first.start, first.end) if first else ()
    of = next((part for part in parts if part.prep == "of"), None)
    if things and of and things[0].text in ("list", "table", "overview"):
        things = things_in(masked, of.start, of.end)
    thing = replace(things[0], text=_TAIL.sub("", things[0].text)) if things else None
    if thing is None or names_nothing(thing) or _AGAIN.fullmatch(thing.text):
        return None
    return thing if len(thing.text.split()) <= _LONGEST else None


def _window(masked: Masked, start: int, end: int) -> str | None:
    said = setting_of(masked, tuple(part for part in phrases(masked.mask, start, end) if part.prep))
    return said.window.text if said.window and titled(said.window) else None
