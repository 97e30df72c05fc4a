"""What a sentence says to come of leaving something out: “If you leave the name empty, it says *A name is needed*”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docwitness.procedures.acting.context import Context
from docwitness.procedures.grammar.clauses import Clause
from docwitness.procedures.grammar.labels import LABEL, Label, Masked
from docwitness.procedures.grammar.things import Thing, things_in
from docwitness.procedures.messages import told_in
from docwitness.procedures.promising.claim_makers import Promise

_WHEN = r"(?:if|when|whenever|should|as long as|in case)"
_EMPTY = r"(?:empty|blank|out|unfilled|missing|unticked|unchecked|unselected)"
_WHAT = r"(?P<what>(?:(?!\b(?:is|are|and|you|to|then)\b)[^,;:.])+?)"
_GIVING = (
    r"(?:giv(?:e|ing)|enter(?:ing)?|choos(?:e|ing)|pick(?:ing)?|select(?:ing)?|typ(?:e|ing)|fill(?:ing)?\s(?:in|out)|"
    r"fill(?:ing)?|tick(?:ing)?|check(?:ing)?|set(?:ting)?|add(?:ing)?|nam(?:e|ing)|stat(?:e|ing))(?:\sin)?"
)
_LEFT_OUT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "If you leave the name empty, …"
        rf"\b{_WHEN}\s(?:you|users?|someone)\s(?:leaves?|left|keeps?)\s{_WHAT}\s{_EMPTY}\b",
        # "If you forget the name, …", "If you forget to tick the box, …"
        rf"\b{_WHEN}\s(?:you|users?|someone)\s(?:forgets?|skips?|omits?|leaves?\sout)\s(?:to\s{_GIVING}\s)?{_WHAT}"
        r"(?=\s?[,.;:–—]|$)",
        rf"\b{_WHEN}\s(?:you|users?|someone)\s(?:don['’]t|do\snot|didn['’]t|did\snot)\s{_GIVING}\s{_WHAT}(?=\s?[,.;:–—]|$)",
        # "… if the name is missing"
        rf"\b{_WHEN}\s{_WHAT}(?:['’]s|\sis|\sare|\sstays?|\sremains?)\s(?:left\s|still\s)?{_EMPTY}\b",
        # "Without a name, …", "A boat without a name isn't accepted"
        rf"\bwithout\s(?:{_GIVING}\s)?{_WHAT}(?=\s?[,.;:–—]|\s(?:isn|is|are|can|cannot|you)\b|$)",
        # "The name can't be empty"
        rf"^{_WHAT}\s(?:cannot|can['’]t|must\snot|mustn['’]t|may\snot)\sbe\s(?:left\s)?{_EMPTY}\b",
    )
)
_REFUSED = re.compile(
    r"(?:n['’]t|\b(?:cannot|not))\s(?:be\s)?(?:accepted|possible|allowed|saved|sent|submitted|created|added|stored|"
    r"booked|published)\b",
    re.IGNORECASE,
)
"""What says that it does not go on then."""
_BEHIND = re.compile(rf"[:–—(]\s(?P<said>{LABEL})\W*$")
"""What is told then, and nothing more is said of it: "A boat without a name isn't accepted: *Name it*"."""
_IT = re.compile(r"(?:it|this|that|one|(?:this|the)\s(?:field|box|list))\b", re.IGNORECASE)


def is_of_left_out(masked: Masked) -> bool:
    """Whether the sentence says what comes of leaving something out."""
    return any(pattern.search(masked.mask) for pattern in _LEFT_OUT) and (
        _REFUSED.search(masked.mask) is not None or any(label.kinds <= {"quote", "italic"} for label in masked.labels)
    )


def refusals_of(
    masked: Masked, clauses: tuple[Clause, ...], context: Context, fields: Sequence[Thing]
) -> Iterator[Promise]:
    """The message that the sentence says to be told where something is left out, and what that is.

    A sentence may leave it to the next one of its paragraph to say what is told; `fields` are those that were named
    before, the last of which “it” is.
    """
    before, context.left_out = context.left_out, None
    own = is_of_left_out(masked)
    told = next((label for label, _ in told_in(masked, clauses)), None) or (_behind(masked) if own else None)
    what = _left_out(masked, fields) if own else before
    if what and told:
        yield Promise("refuses", 0, len(masked.text), Thing(told.text, True, told.start), value=what)
    elif what and own and _REFUSED.search(masked.mask):
        context.left_out = what


def _behind(masked: Masked) -> Label | None:
    match = _BEHIND.search(masked.mask) if _REFUSED.search(masked.mask) else None
    label = next(iter(masked.labels_in(*match.span("said"))), None) if match else None
    return label if label and label.kinds else None


def _left_out(masked: Masked, fields: Sequence[Thing]) -> str | None:
    """What is left out, in the words of the sentence; of “it” the field that was named last."""
    match = next(filter(None, (pattern.search(masked.mask) for pattern in _LEFT_OUT)), None)
    if match is None:
        return None
    if _IT.fullmatch(match["what"].strip()) and (fields or " " not in match["what"].strip()):
        return fields[-1].text if fields else None
    things = things_in(masked, *match.span("what"))
    return things[0].text if things else None
