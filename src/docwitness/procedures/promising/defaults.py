"""What a field is said to show before it is changed: "It is 20 unless you change it", "*Mail* is on by default"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docwitness.language.wording import words
from docwitness.model import Step
from docwitness.procedures.grammar.labels import LABEL, Masked
from docwitness.procedures.grammar.things import Thing
from docwitness.procedures.promising.claim_makers import Promise

_UNLESS = (
    r"(?:unless|until)\s(?:you(?:['’]ve|\shave)?\s(?:changed?|choose|chosen|pick(?:ed)?|select(?:ed)?|set|enter(?:ed)?|"
    r"type|turn|switch|say|specify|specified)(?:\s(?:it|this|that|one|another|something|anything|otherwise|differently|"
    r"(?:an)?other|a|different|else|one|value|number|on|off)){0,3}|(?:told|set|specified|stated|configured|changed)"
    r"(?:\sotherwise)?|(?:it|this|that)\sis\schanged)"
)
_AT_FIRST = (
    rf"(?:by default|at first|initially|already|(?:at|from)\sthe\s(?:start|beginning|outset)|to\s(?:begin|start)\swith|"
    rf"{_UNLESS})"
)
_STATE = (
    r"(?:(?:turned|switched|set)\s)?(?:on|off)|enabled|disabled|(?:pre)?(?:un)?(?:ticked|checked|selected)|cleared|"
    r"empty"
)
_VALUE = rf"(?:set\sto\s|shown\sas\s)?(?P<value>{_STATE}|{LABEL}|[A-Z\d][^,;:.]{{0,30}}?)"
_NOUN = r"(?:\s(?:box|checkbox|switch|toggle|option|setting|field|list|button))?"
_IT = (
    r"(?:it|this|that|(?:the|this|its)\s(?:default|value|setting|switch|toggle|box|checkbox|option|field|list)"
    r"(?:\svalue)?)"
)
_OF_IT = re.compile(
    rf"(?:by default,?\s)?{_IT}(?:['’]s|\sis|\sstarts\s(?:at|with|as)|\sdefaults\sto|\sstays)\s{_VALUE}"
    rf"(?P<at>,?\s{_AT_FIRST})?\W*$",
    re.IGNORECASE,
)
_IS_DEFAULT = re.compile(
    rf"(?P<value>{LABEL}|[A-Z\d][^,;:.]{{0,30}}?)\sis\s(?:the\sdefault(?:\s(?:value|choice|setting|option))?|"
    rf"(?:pre-?selected|preset|suggested|proposed|(?:selected|chosen|set)\s{_AT_FIRST}))\W*$",
    re.IGNORECASE,
)
_OF_NAMED = re.compile(
    rf"(?:(?:in|on|under)\s(?P<window>{LABEL})(?:\s[a-z]+)?,\s)?(?:the\s)?(?:switch\s|box\s|checkbox\s|toggle\s|option\s|field\s)?"
    rf"(?P<field>{LABEL}){_NOUN}\s(?:is|starts|stays|defaults\sto)\s{_VALUE}\s{_AT_FIRST}"
    rf"(?P<more>.*)$",
    re.IGNORECASE,
)
_SO = re.compile(rf",?\s(?:and\s)?so\s(?:is|are)\s(?:the\s)?(?P<field>{LABEL}){_NOUN}\W*$", re.IGNORECASE)
_WHEREAS = re.compile(
    rf",?\s(?:whereas|while|but|and)\s(?:the\s)?(?P<field>{LABEL}){_NOUN}\sis\s(?P<value>{_STATE})\W*$", re.IGNORECASE
)
_OF_WORD = re.compile(rf"(?:the|its)\s(?P<word>[a-z][\w -]{{1,30}}?)\sis\s{_VALUE},?\s{_AT_FIRST}\W*$", re.IGNORECASE)
_ALONE = re.compile(rf"{_VALUE},?\s{_AT_FIRST}\W*$", re.IGNORECASE)
_IN_WORDS = re.compile(rf"(?:{_UNLESS},\s(?P<after>.+)|(?P<before>.+?),?\s{_UNLESS})\W*$", re.IGNORECASE)
_SAYS_VALUE = re.compile(r"\d|\b(?:once|twice|daily|weekly|monthly|yearly|never|always)\b", re.IGNORECASE)
"""What tells a choice or number in a sentence that is not about the field by name: "Reports are sent once a week"."""


def field_used(step: Step) -> Thing | None:
    """The field that the step fills in or chooses from, where it has a label: "from **Team**", "under **Team**"."""
    under = re.match(r"under\s(?:the\s)?(?P<field>.+)", step.position or "")
    if step.action == "select" and (under or (step.window and not step.labelled)):
        return Thing(under["field"] if under else step.window or "", True, 0, role="combobox")
    if step.labelled and step.action in ("type", "select", "check", "uncheck"):
        return Thing(step.target, True, 0, role="combobox" if step.action == "select" else step.role)
    return None


def defaults_in(masked: Masked, fields: Sequence[Thing], lead: Thing | None) -> Iterator[Promise]:
    """The value or state that the sentence says a field to have before it is changed.

    Args:
        fields: Those that the block has named before, the last one last: "it" is that.
        lead: The label that leads the block or the row: "**Count clicks**: off by default".
    """
    if named := _OF_NAMED.match(masked.mask):
        yield from _of_named(masked, named)
    elif lead is not None and (alone := _ALONE.match(masked.mask, _behind(masked, lead))):
        yield _promise(lead, _text(masked, alone, "value"))
    elif fields and (of_it := _OF_IT.match(masked.mask)) and (of_it["at"] or "default" in of_it[0].lower()):
        yield _promise(fields[-1], _text(masked, of_it, "value"))
    elif fields and (given := _IS_DEFAULT.match(masked.mask)) and fields[-1].role in ("combobox", "listbox"):
        yield _promise(fields[-1], _text(masked, given, "value"))
    elif (word := _OF_WORD.match(masked.mask)) and (field := _called(fields, word["word"])):
        yield _promise(field, _text(masked, word, "value"))
    elif fields and not masked.labels and (told := _IN_WORDS.match(masked.mask)):
        said = _text(masked, told, "after" if told["after"] else "before")
        if _SAYS_VALUE.search(said):
            yield _promise(fields[-1], said)


def with_defaults(promises: tuple[Promise, ...], told: Iterable[Promise]) -> tuple[Promise, ...]:
    """The defaults where there are any, unless the sentence was read to say just that already."""
    defaults = tuple(told)
    known = [(each.thing and each.thing.text, each.value) for each in promises if each.kind == "state"]
    new = any((each.thing and each.thing.text, each.value) not in known for each in defaults)
    return defaults if new else promises


def _of_named(masked: Masked, named: re.Match[str]) -> Iterator[Promise]:
    """The field and the one that is told with it: "and so is *Post*", "whereas *Fax* is off"."""
    so, whereas = _SO.match(named["more"]), _WHEREAS.match(named["more"])
    if named["more"].strip(" .!") and not so and not whereas:
        return
    first, *others = masked.labels_in(named.start("field"), len(masked.mask))
    value, window = _text(masked, named, "value"), _text(masked, named, "window") if named["window"] else None
    yield _promise(Thing(first.text, True, first.start), value, window)
    at = named.start("more") + (so or whereas or named).start("field")
    for label in (other for other in others if (so or whereas) and other.start == at):
        yield _promise(Thing(label.text, True, label.start), whereas["value"] if whereas else value, window)


def _behind(masked: Masked, lead: Thing) -> int:
    """Where what is said of the lead begins."""
    if not masked.text.startswith(lead.text):
        return 0
    bare = masked.text[len(lead.text) :].lstrip(" :–—-")
    return len(masked.text) - len(bare)


def _called(fields: Sequence[Thing], word: str) -> Thing | None:
    return next((field for field in reversed(fields) if words(field.text) == words(word)), None)


def _text(masked: Masked, match: re.Match[str], group: str) -> str:
    label = next(iter(masked.labels_in(*match.span(group))), None)
    if label is not None and (label.start, label.end) == match.span(group):
        return label.text
    return masked.text[slice(*match.span(group))].strip(" .")


def _promise(field: Thing, value: str, window: str | None = None) -> Promise:
    return Promise("state", 0, 0, Thing(field.text, True, field.start), value=value, window=window)
