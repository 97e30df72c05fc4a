"""What the items of a list and the cells of a row mean after the sentence that announces them."""

from __future__ import annotations

import re

from docwitness.model import Action, Block
from docwitness.procedures.context import Draft
from docwitness.procedures.labels import LABEL, mask_labels
from docwitness.procedures.things import Thing

_QUOTES = "\"'“‘"
_CHOOSE = re.compile(
    r"\b(?:choose|select|pick|decide on)\b(?!.*\bto (?:view|see)\b).*:\W*$|\bone of the following (?:options|"
    r"settings)\b.*:\W*$",
    re.IGNORECASE,
)
_FILL = re.compile(
    r"\b(?:fill (?:in|out)|enter|provide|specify|complete|configure|set|supply|input)\b.*\b(?:following|these|"
    r"fields?|details|information|settings|"
    r"values|parameters|form)\b.*:\W*$",
    re.IGNORECASE,
)  # fmt: skip
_OFFER = re.compile(r"\b(?:can|may|could|can also|able to|to):\W*$", re.IGNORECASE)


def announced(sentence: str) -> Action | None:
    """What is to be done with each item of the list that follows: "Fill in the following fields:"."""
    if re.match(r"\W*(?:if|when|you can choose|there are)\b", sentence, re.IGNORECASE):
        return None
    if _FILL.search(sentence):
        return "type"
    return "select" if _CHOOSE.search(sentence) else None


def offers(sentence: str) -> bool:
    """Whether the list that follows says what can be done, and asks for none of it: "where you can:"."""
    return _OFFER.search(sentence) is not None


def in_bullets(block: Block) -> bool:
    """Whether the block is a point of a list without numbers."""
    lists = [c.kind for c in block.containers if c.kind in ("bullets", "numbers")]
    return block.kind == "item" and lists[-1:] == ["bullets"]


def item_draft(action: Action, lead: Thing, window: str | None) -> Draft:
    """The step that an item with this label stands for; of options, each is only one of several."""
    role = "textbox" if action == "type" else None
    return Draft(action, lead.text, True, lead.start, role=role, window=window, optional=action == "select")


def lead_of(block: Block) -> Thing | None:
    """The label with which a block begins before a colon or dash: "**Name**: enter …"."""
    if not any(span.start <= 2 for span in block.spans) and block.text[:1] not in _QUOTES:
        return None
    masked = mask_labels(block, 0, min(len(block.text), 200))
    match = re.match(
        rf"\W{{0,2}}(?P<label>{LABEL})\s*(?:\([^)]*\)\s*)?(?P<after>:|–|—|-{{1,2}}\s|\.\s|$)?", masked.mask
    )
    if not match:
        return None
    label = masked.labels[0]
    closed = block.text[label.start : label.end].strip("\"'“” ").endswith((":", ".")) or match["after"] is not None
    return Thing(label.text, True, label.start, kinds=label.kinds) if closed else None


def name_of_row(block: Block) -> Thing | None:
    """The label that the first cell of a row gives to what the other cells say."""
    text = block.text.strip(" :*`")
    return Thing(text, True, 0, kinds=frozenset({"label"})) if text and len(text.split()) <= 5 else None


def alternatives(mask: str, start: int, heads: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """All labels but the first of "**Save** or **Discard**" and of "between `ascending` and `descending`"."""
    if len(heads) < 2 or not all(head.labelled for head in heads):
        return ()
    return heads[1:] if re.search(r"\bor\b|^\s*(?:either|between)\b", mask[start : heads[-1].start]) else ()
