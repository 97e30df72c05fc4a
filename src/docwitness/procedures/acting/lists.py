"""What the items of a list and the cells of a row mean after the sentence that announces them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docwitness.language.lexicon import BARE, STRONG, VERBS
from docwitness.language.nouns import noun_of
from docwitness.model import Action, Block, Span
from docwitness.procedures.acting.context import Draft
from docwitness.procedures.grammar.clauses import split_clauses
from docwitness.procedures.grammar.labels import CALLS, LABEL, Masked, mask_labels
from docwitness.procedures.grammar.phrases import is_place, phrases
from docwitness.procedures.grammar.things import Thing, things_in

_QUOTES = "\"'“‘"
_CHOOSE = re.compile(r"\b(?:choose|select|pick|decide on)\b", re.IGNORECASE)
_TO_SEE = re.compile(r"\bto (?:view|see)\b", re.IGNORECASE)
_FILL = re.compile(
    r"\b(?:fill (?:in|out|up)|enter|provide|specify|complete|configure|set|supply|input)\b", re.IGNORECASE
)
_FIELDS = re.compile(
    r"\b(?:following|these|fields?|details|information|settings|values|parameters|form)\b", re.IGNORECASE
)
_PLAIN_LEAD = re.compile(
    r"((?:\(optional\)\s)?(?-i:[A-Z])[\w/'’&-]*(?: [\w/'’&-]+){0,5}(?: \([\w ]+\))?)(?::|\s=)(?:\s|$)", re.IGNORECASE
)
_NAME_ALONE = re.compile(r"([A-Z][\w/'’&-]*(?: [\w/'’&-]+){0,4})(?: \([^()]*\))?[.;,]?")
_SAYS_MORE = re.compile(rf"^(?:{BARE}|the|an?|your)\b|\s(?:{STRONG})\b", re.IGNORECASE)
_UNMARKED_LEAD = re.compile(
    rf"([A-Z][\w/'’&-]*(?: [\w/'’&-]+){{0,4}})(?::|\s[-–—])\s(?:{STRONG})\s(?:the|an?|your|one)\b", re.IGNORECASE
)
"""A name before what is to be done with it: "Reason for request - pick the one that fits"."""
_BELOW = re.compile(
    r"\b(?:following|below) (?:[a-z]+ )?(?:fields|details|information|values|settings)\b|"
    r"\b(?:fields|details|values) (?:listed |given |shown )?below\b", re.IGNORECASE,
)  # fmt: skip
"""What says in the middle of a sentence that a list follows: "fill in the following fields and click **Save**"."""
_ASKS_NOTHING = re.compile(
    rf"\W*(?:you can choose|there are)\b|"
    rf"\W*(?:if|when)\b(?!.*,\s(?:you (?:must|need to|have to|should)\b|(?:{STRONG})\b))", re.IGNORECASE,
)  # fmt: skip
"""What tells of a list and does not say what to do with it: a condition without what follows from it."""
_FORMS = ("form", "inputs", "fields", "details", "information", "parameters", "values", "settings", "options", "items")
_OFFER = re.compile(r"\b(?:can|may|could|can also|able to|to):\W*$", re.IGNORECASE)


def announced(sentence: str) -> Action | None:
    """What is to be done with each item of the list that follows: "Fill in the following fields:"."""
    if not (ends_open(sentence) or _BELOW.search(sentence)) or _ASKS_NOTHING.match(sentence):
        return None
    if (fill := _FILL.search(sentence)) and _FIELDS.search(sentence, fill.end()):
        return "type"
    seen = max((m.start() for m in _TO_SEE.finditer(sentence)), default=0)
    return "select" if _CHOOSE.search(sentence, seen) else None


def ends_open(sentence: str) -> bool:
    """Whether what the sentence announces follows: it ends with a colon."""
    return sentence[-20:].rstrip(" .\"'”’)*_").endswith(":")


def offers(sentence: str) -> bool:
    """Whether the list that follows says what can be done, and asks for none of it: "where you can:"."""
    return _OFFER.search(sentence) is not None


def in_bullets(block: Block) -> bool:
    """Whether the block is a point of a list without numbers."""
    lists = [c.kind for c in block.containers if c.kind in ("bullets", "numbers")]
    return block.kind == "item" and lists[-1:] == ["bullets"]


def in_numbers(block: Block) -> bool:
    """Whether the block is a step of a numbered list."""
    lists = [c.kind for c in block.containers if c.kind in ("bullets", "numbers")]
    return block.kind == "item" and lists[-1:] == ["numbers"]


def leaves_open(drafts: Sequence[Draft]) -> bool:
    """Whether what to choose is not said yet: "Select a role" may have the roles below it."""
    return bool(drafts) and drafts[-1].action == "select" and not drafts[-1].labelled and drafts[-1].value is None


def item_draft(action: Action, lead: Thing, window: str | None) -> Draft:
    """The step that an item with this label stands for; of options, each is only one of several."""
    role = {"type": "textbox", "click": "button"}.get(action)
    return Draft(action, lead.text, True, lead.start, role, window, optional=action in ("select", "click"))


_CHOSEN = re.compile(r"\W*(?:choose|select|pick)\b", re.IGNORECASE)
_TICKED = re.compile(
    r"\W*(?:toggle|turn|switch|set|check|tick|enable|uncheck|disable|untick) (?:this|it|the (?:check ?)?box)"
    r"(?: option| setting)?(?: to)?\W*(?P<state>on|off)?\b", re.IGNORECASE,
)  # fmt: skip


def of_lead(draft: Draft, lead: Thing, text: str) -> Draft:
    """The first step of "**Format**: Choose **PDF**" and "**Sync**: Toggle this on" as done to what the lead names."""
    said = text[lead.start + len(lead.text) :]
    if ticked := _TICKED.match(said):
        off = (ticked["state"] or "").lower() == "off" or re.match(r"\W*(?:un|dis)", said, re.IGNORECASE)
        role = "switch" if re.match(r"\W*(?:toggle|switch|turn)", said, re.IGNORECASE) else "checkbox"
        return replace(draft, action="uncheck" if off else "check", target=lead.text, labelled=True, role=role)
    if draft.action == "upload" or (draft.role and not draft.labelled and _says_only_its_kind(draft.target)):
        return replace(draft, target=lead.text, labelled=True)
    if draft.target != lead.text and _CHOSEN.match(said):
        return replace(draft, action="select", target=lead.text, labelled=True, role="combobox", value=draft.target)
    return draft


def _says_only_its_kind(target: str) -> bool:
    """Whether it is called by a noun alone: "the textbox" of a row is the one that the row names."""
    noun, roles = noun_of(target)
    return bool(roles) and "".join(noun.split()) == re.sub(r"[\s-]", "", target.casefold())


def is_aside(block: Block) -> bool:
    """Whether the block stands in a note or quote: what it says may be left out, and leads nowhere."""
    return any(container.kind in ("admonition", "quote") for container in block.containers)


def lead_of(block: Block) -> Thing | None:
    """The label with which a block begins before a colon or dash: "**Name**: enter …"."""
    if not any(span.start <= 2 for span in block.spans) and block.text[:1] not in _QUOTES:
        plain = _UNMARKED_LEAD.match(block.text)
        return Thing(plain[1], True, 0) if plain and plain[1].split()[0].lower() not in CALLS else None
    masked = mask_labels(block, 0, min(len(block.text), 200))
    match = re.match(
        rf"\W{{0,2}}(?P<label>{LABEL})\s*(?:\([^)]*\)\s*)?(?P<after>:|–|—|-{{1,2}}\s|\.\s|$)?", masked.mask
    )
    if not match:
        return None
    label = masked.labels[0]
    closed = block.text[label.start : label.end].strip("\"'“” ").endswith((":", ".")) or match["after"] is not None
    return Thing(label.text, True, label.start, kinds=label.kinds) if closed else None


_NAMES = re.compile(r"[A-Z][\w-]*(?: [\w-]+){0,2}(?:, [A-Z][\w-]*(?: [\w-]+){0,2})+")
"""Several names that are marked as one: "**Street, Town, Country**"."""
_CLOSED = re.compile(r"\s?(?:\([^)]*\)\s?)?(?::|–|—|-{1,2}\s|\.\s|$)")
_OPENING = re.compile(rf"\W{{0,2}}{LABEL}(?:\s?(?:,|and|/|&|,\sand)\s{LABEL})*(?=\s|$|[,:])")


def opening_labels(block: Block) -> tuple[Thing, ...]:
    """The labels with which an item begins, whatever stands behind them: "**First** and **Last name** of the guest"."""
    masked = mask_labels(block, 0, min(len(block.text), 200))
    opening = _OPENING.match(masked.mask)
    labels = masked.labels_in(0, opening.end()) if opening else ()
    return tuple(
        Thing(name, True, label.start, kinds=label.kinds)
        for label in labels
        if label.kinds
        for name in (label.text.split(", ") if _NAMES.fullmatch(label.text) else (label.text,))
    )


def said_behind(block: Block, lead: Thing) -> str:
    """What an item says of the labels that it begins with, behind a colon or a dash; else it is a sentence on them."""
    labels = opening_labels(block)
    end = max((at.end for at in _spans_at(block, labels)), default=lead.start + len(lead.text))
    said = block.text[end:].lstrip("\"'”’*`")
    closed = block.text[:end].rstrip("\"'”’*`").endswith(":") or _CLOSED.match(said)
    return said.lstrip(" :") if closed or lead not in labels else ""


def _spans_at(block: Block, labels: tuple[Thing, ...]) -> list[Span]:
    return [span for span in block.spans if any(span.start <= label.start < span.end for label in labels)]


def plain_lead(block: Block) -> Thing | None:
    """The words before the sign of an item that gives a value for each field: "Port: `8080`", "Port = 8080"."""
    match = _PLAIN_LEAD.match(block.text)
    return Thing(match[1], True, 0, kinds=frozenset({"label"})) if match else None


def name_alone(block: Block) -> Thing | None:
    """The name that is all the item says: "Background colour (from the front)"."""
    match = _NAME_ALONE.fullmatch(block.text.strip())
    named = match is not None and not _SAYS_MORE.search(match[1])
    return Thing(match[1], True, 0, kinds=frozenset({"label"})) if match and named else None


def refers(block: Block) -> bool:
    """Whether the block is nothing but a link to what is to be read elsewhere, as in a table of contents."""
    text = block.text.strip(" .:")
    return bool(text) and any(
        span.kind == "link" and block.text[span.start : span.end].strip(" .:") == text for span in block.spans
    )


def names_form(draft: Draft) -> bool:
    """Whether a list of its fields says better what "fill in the form:" asks for."""
    return draft.action in ("type", "select") and not draft.labelled and draft.target.split()[-1] in _FORMS


def name_of_row(block: Block) -> Thing | None:
    """The label that the first cell of a row gives to what the other cells say."""
    text = block.text.strip(" :*`")
    return Thing(text, True, 0, kinds=frozenset({"label"})) if text and len(text.split()) <= 5 else None


_NAME = 5
"""Words of a name."""
_PHRASE = re.compile(r"\b(?:the|an?|your|this|its|on|to)\b|[.:]\s*$", re.IGNORECASE)


def is_name(block: Block) -> bool:
    """Whether it only says what something is called: "Open tool in", "Launch text"; no verb has its object there.

    Such are the first cell of a row and the items of a list of what there is: short, and with no article.
    """
    marked = any(span.kind in ("bold", "label", "link", "quote", "code") for span in block.spans)
    return (
        len(re.sub(r"\s*\([^()]*\)", "", block.text).split()) <= _NAME and not marked and not _PHRASE.search(block.text)
    )


def alternatives(mask: str, start: int, heads: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """All labels but the first of "**Save** or **Discard**" and of "between `ascending` and `descending`"."""
    if len(heads) < 2 or not all(head.labelled for head in heads):
        return ()
    return heads[1:] if re.search(r"\bor\b|^\s*(?:either|between)\b", mask[start : heads[-1].start]) else ()


def asks_to_touch(masked: Masked) -> bool:
    """Whether a heading is a step by itself: "3. Click **Add**". "Select a plan" may be only what is told below it."""
    verbs = {VERBS[c.verb].sort for c in split_clauses(masked.mask) if c.rule == "imperative" and c.verb}
    marked = any(label.kinds and not label.link for label in masked.labels)
    return bool(masked.labels) and ("touch" in verbs or (marked and not verbs.isdisjoint(("choose", "write"))))


def place_in(masked: Masked) -> Thing | None:
    """The place of which a heading is the name, or in which it says that its section happens.

    "Export dialog", "In Firefox", "Set up sign-in in the Admin Console"; not "Opening the Export dialog".
    """
    for part in reversed(phrases(masked.mask, 0, len(masked.mask))):
        things = things_in(masked, part.start, part.end)
        if part.prep in ("in", "on", "from", "within") and len(things) == 1 and is_place(things[0]):
            return things[0]
    things = things_in(masked, 0, len(masked.text))
    told = [clause.rule for clause in split_clauses(masked.mask)] in (["title"], ["description"])
    return things[0] if told and len(things) == 1 and things[0].sort == "window" else None
