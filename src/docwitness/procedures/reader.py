"""The steps and claims of a page, in the page's order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from docwitness.model import (
    Action,
    Block,
    Claim,
    DocPage,
    Procedure,
    Sentence,
    SentenceKind,
    SourceLocation,
    Span,
    Step,
)
from docwitness.procedures.acting.aims import is_command
from docwitness.procedures.acting.context import Context, Draft, topic_of
from docwitness.procedures.acting.fields import Announcements, field_in, field_of, way_told
from docwitness.procedures.acting.lists import (
    also_named,
    announced,
    asks_to_touch,
    ends_open,
    in_bullets,
    in_numbers,
    is_aside,
    is_name,
    item_draft,
    lead_of,
    leaves_open,
    name_alone,
    name_of_row,
    names_form,
    of_lead,
    offers,
    opening_labels,
    place_in,
    plain_lead,
    refers,
    said_behind,
)
from docwitness.procedures.acting.steps import drafts_of
from docwitness.procedures.enumerating import entry_of, entry_of_menu, introduces, menu_path, names_kind
from docwitness.procedures.figure_moments import shown_windows, with_figures
from docwitness.procedures.grammar.clauses import split_clauses
from docwitness.procedures.grammar.labels import Masked, mask_labels, spans_in
from docwitness.procedures.grammar.sentences import sentences_of
from docwitness.procedures.grammar.things import Thing
from docwitness.procedures.identity import Names, slug, step_name
from docwitness.procedures.introductions import with_introductions
from docwitness.procedures.promising.claim_makers import Promise
from docwitness.procedures.promising.claims import promises_of
from docwitness.procedures.promising.defaults import field_used
from docwitness.procedures.remainder import remainder_of

_READ = frozenset({"paragraph", "item", "cell", "term", "title"})
"""Kinds of blocks in which sentences are looked for."""


def read_procedure(page: DocPage) -> Procedure:
    """What the page asks for and what it promises; the page returned with it says what each figure shows."""
    reader = _Reader(page)
    for index, block in enumerate(page.blocks):
        reader.read(index, block)
    shown = shown_windows(page, reader.where)
    kept = once(page, reader.steps, reader.blocks)
    steps = with_figures([reader.steps[i] for i in kept], shown, [reader.blocks[i] for i in kept])
    return with_introductions(Procedure(shown, tuple(reader.sentences), steps, tuple(reader.claims)))


def once(page: DocPage, steps: list[Step], blocks: list[int]) -> tuple[int, ...]:
    """Indices of the steps without those that a title or a paragraph announces and what is below it asks for."""
    asked_within: dict[int, int] = {}
    asked_below: dict[tuple[object, ...], int] = {}
    for i, (step, at) in enumerate(zip(steps, blocks, strict=True)):
        block = page.blocks[at]
        if block.kind != "title":
            asked_within |= {container.id: i for container in block.containers}
        if block.kind == "item":
            asked_below[(step.action, step.target, block.section)] = i
    return tuple(
        i
        for i, (step, at) in enumerate(zip(steps, blocks, strict=True))
        if not _announces(step, page.blocks[at], i, asked_within, asked_below)
    )


def _announces(
    step: Step, here: Block, i: int, within: Mapping[int, int], below: Mapping[tuple[object, ...], int]
) -> bool:
    """Whether a later step says how this one is done.

    It stands in the title of something within which more is asked for, or in a paragraph that offers what an item asks
    for.
    """
    bold = here.kind == "item" and any(s.kind == "bold" and s.end - s.start >= len(here.text) - 1 for s in here.spans)
    if (here.kind == "title" or bold) and here.containers and within.get(here.containers[-1].id, -1) > i:
        return True
    offered = step.optional and here.kind == "paragraph"
    return offered and below.get((step.action, step.target, here.section), -1) > i


_TASK = re.compile(r"(?:in order )?to [a-z]+ ", re.IGNORECASE)
"""How a paragraph begins that tells of another task than the numbered steps above it."""


_GOES_ON = re.compile(
    r"(?:step\s+)?(?:[2-9]|\d\d)\b[.):]?\s*\D|step (?:two|three|four|five|six|seven)\b", re.IGNORECASE
)
"""How a heading begins whose section goes on where the one before left off: "Step 2: Add a rule"."""


_DOES = re.compile(
    r"\b(?:actions?|steps?|tasks?|to do|do this|how to|instructions?|operations?|gestures?)\b", re.IGNORECASE
)
"""What heads a column of a table whose cells say what to do."""


class _Reader:
    """A reader on their way through the page."""

    def __init__(self, page: DocPage) -> None:
        self.page = page
        self.names = Names()
        self.announcements = Announcements()
        self.filled: set[str] = set()
        """The fields that lists and tables told to fill in."""
        self.context = Context()
        self.sentences: list[Sentence] = []
        self.steps: list[Step] = []
        self.blocks: list[int] = []
        """For each step the index of its block."""
        self.claims: list[Claim] = []
        self.listing: Action | None = None
        """What is to be done with the items of the list that was announced."""
        self.offering = False
        """Whether the list says what can be done."""
        self.shown = False
        """Whether the list says what is there."""
        self.open = False
        """Whether the last sentence leaves it to what follows which one is to be chosen."""
        self.term: Thing | None = None
        """What the block before has named, for the one that explains it."""
        self.row = 0
        self.column = ""
        """The head of the first column of the last table."""
        self.named: Thing | None = None
        """The label of the table's row."""
        self.where: dict[int, str | None] = {}
        self.lists: tuple[int, ...] = ()
        """The outermost list in which the last block stood."""

    def read(self, index: int, block: Block) -> None:
        """Take in one block."""
        self._stay_or_leave(block)
        if block.kind == "heading":
            self.context.begin_section(block.level, goes_on=_GOES_ON.match(block.text) is not None)
            self._heading(index, block)
        elif block.kind in _READ and not (block.kind in ("item", "cell") and refers(block)):
            self._text(index, block)
        self.where[index] = self.context.window
        self.announcements.leave(block)

    def _stay_or_leave(self, block: Block) -> None:
        """Leave the section of a window that the text named, where the list or paragraph that named it has ended."""
        lists = tuple(c.id for c in block.containers if c.kind in ("bullets", "numbers", "table"))
        self.context.whereabouts.pass_on(all_of_it=not lists or lists[:1] != self.lists)
        self.lists = lists[:1]

    def _heading(self, index: int, block: Block) -> None:
        """Take in a heading that is a step, "3. Click **Add**", or the name of a window, "The Export dialog"."""
        masked = mask_labels(block, 0, len(block.text))
        if asks_to_touch(masked):
            self._sentence(index, block, masked, 0, len(block.text), None)
        elif window := place_in(masked):
            self.context.enter(window)

    def _text(self, index: int, block: Block) -> None:
        """Take in the sentences of a block."""
        if block.kind == "paragraph" and not block.containers and _TASK.match(block.text) and self._was_numbered():
            self.context.leave_dialog()
        came_from = self.context.window
        self.context.left_out = None
        self.context.topic = self.context.topic or topic_of(block.section[-1] if block.section else "")
        self.context.lead = self._row_lead(block) if block.kind == "cell" else lead_of(block)
        self.context.mentioned = self.context.lead if block.kind == "cell" else None  # "set this to **On**"
        self.context.lead = self._announced_lead(block) or self.context.lead
        stretches = sentences_of(block)
        entry = self._entry(block, block.text[slice(*stretches[0])]) if stretches else None
        lead = self.context.lead
        for (start, end), spans in zip(stretches, spans_in(block, stretches), strict=True):
            if lead and not lead.kinds and block.text.startswith(lead.text, start):
                spans.append(Span(start, start + len(lead.text), "label"))  # "Save address: tick the box"
            lead = None
            self._sentence(index, block, mask_labels(block, start, end, spans=spans), start, end, entry)
            self.context.lead = entry = None
        self._field(index, block)
        if is_aside(block) or block.kind == "title":  # what a title announces is still to be done
            self.context.window = came_from
        last = block.text[slice(*stretches[-1])] if stretches else ""
        if stretches and (ends_open(block.text) or announced(last)):
            self.listing, self.offering, self.shown = announced(last), offers(last), introduces(last)
        elif in_numbers(block) and self.open:
            self.listing = "select"

    def _announced_lead(self, block: Block) -> Thing | None:
        """What an item of a list names, of which it was said what to do with each."""
        alone = name_alone(block) if self.listing else None
        if not (in_bullets(block) or (self.listing == "type" and in_numbers(block) and alone)):
            self.listing, self.offering, self.shown = None, False, False
        if self.context.lead or self.listing is None:
            return self.context.lead
        opening = next(iter(opening_labels(block)), None)
        if self.listing == "select":  # whose items are options of one choice
            return opening
        return opening or (plain_lead(block) if self.listing == "type" else None) or alone

    def _was_numbered(self) -> bool:
        return bool(self.blocks) and in_numbers(self.page.blocks[self.blocks[-1]])

    def _entry(self, block: Block, first: str) -> Thing | None:
        """What the block says to be there, as an item of a list or as what explains the term before it."""
        term, self.term = self.term, None
        if block.kind == "term":
            self.term = Thing(block.text.strip(" :"), True, 0)
        if block.kind == "paragraph":
            return term
        if (block.kind == "cell" or in_bullets(block)) and (path := menu_path(block.text)):
            return path
        if block.kind == "cell":
            heads = any(container.label == "header" for container in block.containers)
            if self.context.lead and names_kind(self.context.lead.text):
                return entry_of_menu(self.context.lead.text, block.text)
            return None if heads or not self.context.lead else entry_of(first, self.context.lead, introduced=False)
        return entry_of(first, self.context.lead, introduced=self.shown) if in_bullets(block) else None

    def _row_lead(self, block: Block) -> Thing | None:
        row = next((c for c in block.containers if c.kind == "row"), None)
        if row is None or row.id != self.row:
            self.row, self.named = row.id if row else 0, name_of_row(block)
            self.column = block.text if row and row.label == "header" else self.column
            return None
        return self.named

    def _sentence(self, index: int, block: Block, masked: Masked, start: int, end: int, entry: Thing | None) -> None:
        text = masked.text
        lead = self.context.lead
        clauses = split_clauses(masked.mask)
        came_from = self.context.window
        row = block.kind == "cell" and self.context.lead is None and not _DOES.search(self.column)
        names = (row or (self.shown and in_bullets(block) and not self.offering)) and is_name(block)
        drafts = () if names else tuple(drafts_of(masked, clauses, self.context)) or way_told(block, text)
        if lead and drafts:
            first = of_lead(drafts[0], lead, text)
            if first is not drafts[0] and len(drafts) == 1:
                self.context.window = first.window  # what is chosen there is no place
            drafts = (first, *drafts[1:])
        told = any(d.action in ("type", "select") or (lead and d.target == lead.text) for d in drafts)
        if self.listing and lead and not told:
            drafts = (*(self._listed(block, each) for each in (lead, *also_named(block, lead))), *drafts)
        if self.offering and in_bullets(block):
            drafts = tuple(replace(d, optional=True) for d in drafts if d.labelled or d.action != "type")
            if lead and not drafts and is_command(lead):
                drafts = (item_draft("click", lead, self.context.window),)
        if is_aside(block):
            drafts = tuple(replace(draft, optional=True) for draft in drafts)
        if announced(text):
            drafts = tuple(draft for draft in drafts if not names_form(draft))
        offered = self.offering and in_bullets(block)
        row_of = [self.named] if self.named and block.kind == "cell" else []
        fields = [*row_of, *filter(None, map(field_used, self.steps[bisect_left(self.blocks, index) :]))]
        promises = promises_of(
            masked, clauses, drafts, context=self.context, fields=fields, lead=lead, entry=entry, offered=offered
        )
        location = SourceLocation(self.page.source, block.line_at(start))
        name = self.names.unique(slug(text))
        rest = () if names else remainder_of(masked, clauses, drafts, promises, lead.text if lead else None)
        self.sentences.append(Sentence(name, location, text, _kind(drafts, promises), index, start, end, rest))
        for draft in drafts:
            self.steps.append(self._step(draft, block, start, name))
            self.blocks.append(index)
        self.open = leaves_open(drafts)
        self.context.whereabouts.pass_on()
        # A step may lead elsewhere; what its own sentence promises is where the step is.
        where = drafts[0].window if drafts else self.context.window
        for promise in promises:
            itself = promise.thing is not None and promise.thing.text == where  # a window is not within itself
            self.claims.append(self._claim(promise, block, start, name, came_from if itself else where))

    def _listed(self, block: Block, lead: Thing) -> Draft:
        """What is done with an item of the list: what fields are filled with is as they are described."""
        said = "" if name_alone(block) else said_behind(block, lead)  # what stands in brackets behind it explains it
        if self.listing == "type" and (described := field_of(lead.text, said)):
            return replace(described, window=self.context.window)
        return item_draft(self.listing or "select", lead, self.context.window)

    def _field(self, index: int, block: Block) -> None:
        """Take in the field that the block names, if nothing was said to be done to it."""
        draft = field_in(self.page, index, self.announcements.of(block), self.filled)
        if draft is None or not self.sentences or self.sentences[-1].block != index or names_kind(draft.target):
            return
        name, first = draft.target.casefold(), bisect_left(self.blocks, index)
        if not any(name in step.target.casefold() or step.target.casefold() in name for step in self.steps[first:]):
            self.filled.add(draft.target)
            draft = replace(draft, window=self.context.window, optional=draft.optional or is_aside(block))
            self.steps.append(self._step(draft, block, 0, self.sentences[-1].id))
            self.blocks.append(index)
            if draft.action == "navigate":  # it is a way, and nothing that is said to be there
                last = self.sentences[-1]
                self.sentences[-1] = replace(last, kind="step", rest=())
                self.claims = [claim for claim in self.claims if claim.sentence != last.id]

    def _step(self, draft: Draft, block: Block, start: int, sentence: str) -> Step:
        return Step(
            id=self.names.unique(step_name(draft.action, draft.target, draft.window)),
            location=SourceLocation(self.page.source, block.line_at(start + draft.at)), sentence=sentence,
            action=draft.action, target=draft.target, labelled=draft.labelled, role=draft.role, window=draft.window,
            position=draft.position, value=draft.said if draft.value is None else draft.value, optional=draft.optional,
            place=self._place(draft),
        )  # fmt: skip

    def _place(self, draft: Draft) -> str | None:
        known = draft.window if draft.action == "expect" else self.context.whereabouts.at(draft.window)
        return (known if draft.place is None else draft.place) or None

    def _claim(self, promise: Promise, block: Block, start: int, sentence: str, where: str | None) -> Claim:
        text = block.text[start + promise.start : start + promise.end].strip(" ,;:")
        thing = promise.thing
        about = f"{thing.text} {promise.position or promise.value or ''}" if thing else text
        return Claim(
            id=self.names.unique(f"{promise.kind}:{slug(about)}"),
            location=SourceLocation(self.page.source, block.line_at(start + promise.start)), sentence=sentence,
            text=text, kind=promise.kind, target=thing.text if thing else None, labelled=bool(thing and thing.labelled),
            role=thing.role if thing else None, window=promise.window or where,
            position=promise.position, value=promise.value,
        )  # fmt: skip


def _kind(drafts: tuple[Draft, ...], promises: tuple[Promise, ...]) -> SentenceKind:
    if any(draft.action != "expect" for draft in drafts):
        return "step"
    if drafts:
        return "expectation"
    return "claim" if promises else "prose"
