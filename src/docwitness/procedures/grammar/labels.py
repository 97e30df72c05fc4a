"""The labels in a text: what is in bold, code, quotes, italics, links or a role of the documentation system.

A text with its labels masked, character by character, is what the rules read: a label is then one word, whatever
stands in it, and every offset is still one into the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from docwitness.language.alternation import any_of
from docwitness.language.lexicon import BARE, ENTERING, ING, VERBS
from docwitness.model import Block, Span
from docwitness.procedures.grammar.unmarked import unmarked_labels

FIRST, REST = "\ue000", "\ue001"
LABEL = f"{FIRST}{REST}*+"
"""Regular expression for one label in a masked text: all of it or none, so that it fits in one way only."""

_QUOTE = re.compile(
    r"[\"“„«](?=\S)([^\"“”„«»]{1,60}?)(?<=\S)[\"”»]|(?<![\w])[‘'](?=\S)([^'‘’]{1,40}?)(?<=\S)[’'](?![\w])"
)
_MESSAGE = re.compile(r"\b(?:message|notice|notification|note|toast|banner|alert|warning|error|text)\s$", re.IGNORECASE)
_EMPHASIS = frozenset(
    "not only must never always all any and or before after both each every same new optional optionally required "
    "no yes do don't either first last once then if you your can cannot will "
    "without exactly very also this that these those here".split()
)
CALLS = frozenset(
    "note notes warning important tip tips caution optional info hint example remember attention result step".split()
)
_ENTERING = re.compile(f"{ENTERING}$", re.IGNORECASE)
_DOING = re.compile(rf"{ING}\b")
_SENTENCE_LIKE = re.compile(rf"{BARE}\s(?:on |in |to |the |a |an |your |by |from |into |for )", re.IGNORECASE)
_TOUCHES = re.compile(rf"{any_of(verb for verb, known in VERBS.items() if known.sort == 'touch')}\s", re.IGNORECASE)
"""How a sentence begins that is in bold as a whole: "**Click Save**"; "**Add a description**" may be a label."""

_COLON = re.compile(r"\s*[:–—]")
_NUMBER = re.compile(r"\d{1,2}\s?[.):]")
_OBJECT = re.compile(r"\s(?:on\s|in\s)?(?:(?:the|an?|your|this|each|any)\s|[*_\"“‘`]*[A-Z])")
"""How the object of a verb begins."""
_TAKES_LABEL = re.compile(rf"\b(?:{BARE}|{ING})\s(?:on\s|the\s)?\W*$", re.IGNORECASE)
"""A verb whose object is still to come: "click **Select** the …"."""
NEAR = 60
"""Characters before a label among which the words stand that tell what it is: looking further back takes too long."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text; `start` and `end` include its quotes."""

    start: int
    end: int
    text: str
    kinds: frozenset[str]

    @property
    def link(self) -> bool:
        """Whether it is only a link: its text may be a label or the title of another page."""
        return self.kinds == {"link"}


@dataclass(frozen=True, slots=True, eq=False)
class Masked:
    """A text whose labels are masked; each is one of its own, which is quickly told apart where answers are kept."""

    text: str
    mask: str
    labels: tuple[Label, ...]

    def labels_in(self, start: int, end: int) -> tuple[Label, ...]:
        """The labels that begin in the stretch."""
        first = bisect_left(self.labels, start, key=_start_of)
        return self.labels[first : bisect_left(self.labels, end, key=_start_of)]


_start_of = attrgetter("start")


def mask_labels(block: Block, start: int, end: int, *, spans: Iterable[Span] | None = None) -> Masked:
    """The stretch of the block's text with its labels masked; offsets are into the stretch.

    `spans` are those of the block that may lie in the stretch; all of them where it is not said.
    """
    text = block.text[start:end]
    marks = [
        (max(s.start, start) - start, min(s.end, end) - start, s)
        for s in (block.spans if spans is None else spans)
        if s.start < end and s.end > start
    ]
    marks += [(m.start(), m.end(), Span(m.start(), m.end(), "quote")) for m in _QUOTE.finditer(text)]
    marked = tuple(_merged(text, [m for m in marks if _names_something(text, *m)]))
    plain = (Label(a, b, clean_label(text[a:b]), frozenset()) for a, b in unmarked_labels(_masked(text, marked)))
    labels = tuple(sorted((*marked, *plain), key=_start_of))
    return Masked(text, _masked(text, labels), labels)


def spans_in(block: Block, stretches: Sequence[tuple[int, int]]) -> list[list[Span]]:
    """For each of the stretches, which follow one another, the spans that lie in it."""
    result: list[list[Span]] = [[] for _ in stretches]
    ends = [end for _, end in stretches]
    for span in block.spans:
        at = bisect_right(ends, span.start)
        while at < len(stretches) and stretches[at][0] < span.end:
            result[at].append(span)
            at += 1
    return result


def _masked(text: str, labels: tuple[Label, ...]) -> str:
    pieces, done = [], 0
    for label in labels:
        pieces += [text[done : label.start], FIRST, REST * (label.end - label.start - 1)]
        done = label.end
    return "".join([*pieces, text[done:]])


def _names_something(text: str, start: int, end: int, span: Span) -> bool:
    inner = text[start:end].strip(" \"“”„«»‘’'.,:;")
    words = inner.split()
    if not words:
        sign = text[start:end].strip("\"“”„«»‘’' ")
        return bool(sign) and (span.kind != "quote" or len(sign) <= 3) and span.kind not in ("link", "strike")
    if span.kind in ("label", "menu", "keyboard", "code"):
        return True
    sentences = (
        len(words) > 3
        and not re.match(r"\W*\s(?:button|link|tab)\b", text[end : end + 12])
        and re.search(r"\w[.!?] [A-Z]", inner)
        and not (span.kind == "quote" and _MESSAGE.search(text, max(0, start - NEAR), start))
    )  # "Max. Length" is one label
    if span.kind == "strike" or _is_emphasis(inner) or len(words) > 9 or sentences:
        return False
    if span.kind in ("bold", "italic") and (_is_number(text, start, end) or _is_verb(text, start, end, inner)):
        return False
    if span.kind in ("bold", "italic") and start <= 2 and _TOUCHES.match(inner) and not _COLON.match(text, end):
        return False
    if span.kind == "link":
        return not any(pattern.match(inner) for pattern in (_SENTENCE_LIKE, _TOUCHES, _DOING, _ENTERING))
    if span.kind == "quote":
        return not re.search(r"[,;] \w+ \w+ \w+ \w+", inner)
    return not (span.kind == "italic" and len(words) > 6)


def _is_number(text: str, start: int, end: int) -> bool:
    """Whether it is the number of a step: "**3.** Enable …"."""
    return start <= 2 and _NUMBER.fullmatch(text, start, end) is not None


def _is_verb(text: str, start: int, end: int, inner: str) -> bool:
    """Whether a verb with its object is stressed: "**Drag** the handle", "to **rename** a file"."""
    word = inner.lower()
    if word not in VERBS or not _OBJECT.match(text, end):
        return False
    asked = VERBS[word].sort in ("touch", "choose", "write") and not _TAKES_LABEL.search(
        text, max(0, start - NEAR), start
    )
    return asked or (inner.islower() and text[max(0, start - 3) : start].lower() == "to ")


def _is_emphasis(inner: str) -> bool:
    """Whether a word is marked to stress it: **not**, **NEVER**, **Note:**; **No** and **All** may be labels."""
    stressed = inner.islower() or (inner.isupper() and len(inner) > 2)
    return inner.lower() in CALLS or (stressed and inner.lower() in _EMPHASIS)


def _merged(text: str, marks: list[tuple[int, int, Span]]) -> Iterator[Label]:
    """Labels of the marks, those that touch or overlap as one: a link in bold in quotes is one label."""
    groups: list[tuple[int, int, set[str]]] = []
    for start, end, span in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if groups and start < groups[-1][1]:
            first, last, kinds = groups[-1]
            groups[-1] = (first, max(last, end), kinds | {span.kind})
        else:
            groups.append((start, end, {span.kind}))
    for start, end, kinds in groups:
        yield Label(start, end, clean_label(text[start:end]), frozenset(kinds))


def clean_label(text: str) -> str:
    """The label as its reader sees it on the screen: no quotes around it, no colon or full stop after it."""
    bare = text.strip().strip('"“”„«»‘’').strip()
    bare = re.sub(r"(?<=[\w)])[.:,;]+$", "", bare).strip()
    if bare.startswith("'") and bare.endswith("'"):
        bare = bare[1:-1]
    return bare or text.strip()
