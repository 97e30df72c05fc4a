"""The steps and claims of a page, in the page's order."""

from __future__ import annotations

import re
from dataclasses import replace

from docwitness.model import Block, Claim, DocPage, Procedure, Sentence, SentenceKind, SourceLocation, Step
from docwitness.procedures.claims import Promise, promises_of
from docwitness.procedures.clauses import split_clauses
from docwitness.procedures.context import Context, Draft
from docwitness.procedures.figures import shown_windows, with_figures
from docwitness.procedures.identity import Names, slug, step_name
from docwitness.procedures.labels import LABEL, mask_labels
from docwitness.procedures.sentences import sentences_of
from docwitness.procedures.steps import drafts_of
from docwitness.procedures.things import Thing

_READ = frozenset({"paragraph", "item", "cell", "term", "title"})
"""Kinds of blocks in which sentences are looked for."""


def read_procedure(page: DocPage) -> Procedure:
    """What the page asks for and what it promises; the page returned with it says what each figure shows."""
    reader = _Reader(page)
    for index, block in enumerate(page.blocks):
        reader.read(index, block)
    shown = shown_windows(page, reader.where)
    steps = with_figures(reader.steps, shown, reader.blocks)
    return Procedure(shown, tuple(reader.sentences), steps, tuple(reader.claims))


class _Reader:
    """A reader on their way through the page."""

    def __init__(self, page: DocPage) -> None:
        self.page = page
        self.names = Names()
        self.context = Context()
        self.sentences: list[Sentence] = []
        self.steps: list[Step] = []
        self.blocks: list[int] = []
        """For each step the index of its block."""
        self.claims: list[Claim] = []
        self.where: dict[int, str | None] = {}

    def read(self, index: int, block: Block) -> None:
        """Take in one block."""
        if block.kind == "heading":
            self.context.leave()
        elif block.kind in _READ:
            self.context.lead = lead_of(block)
            for start, end in sentences_of(block):
                self._sentence(index, block, start, end)
        self.where[index] = self.context.window

    def _sentence(self, index: int, block: Block, start: int, end: int) -> None:
        text = block.text[start:end]
        drafts = tuple(drafts_of(block, start, end, self.context))
        masked = mask_labels(block, start, end)
        shifted = tuple(_shifted(draft, -start) for draft in drafts)
        promises = tuple(promises_of(masked, split_clauses(masked.mask), shifted))
        location = SourceLocation(self.page.source, block.line_at(start))
        name = self.names.unique(slug(text))
        self.sentences.append(Sentence(name, location, text, _kind(drafts, promises), index, start, end))
        for draft in drafts:
            self.steps.append(self._step(draft, block, name))
            self.blocks.append(index)
        self.claims.extend(self._claim(promise, block, start, name) for promise in promises)

    def _step(self, draft: Draft, block: Block, sentence: str) -> Step:
        return Step(
            id=self.names.unique(step_name(draft.action, draft.target, draft.window)),
            location=SourceLocation(self.page.source, block.line_at(draft.at)), sentence=sentence,
            action=draft.action, target=draft.target, labelled=draft.labelled, role=draft.role, window=draft.window,
            position=draft.position, value=draft.value, optional=draft.optional,
        )  # fmt: skip

    def _claim(self, promise: Promise, block: Block, start: int, sentence: str) -> Claim:
        text = block.text[start + promise.start : start + promise.end].strip(" ,;:")
        thing = promise.thing
        about = f"{thing.text} {promise.position or promise.value or ''}" if thing else text
        return Claim(
            id=self.names.unique(f"{promise.kind}:{slug(about)}"),
            location=SourceLocation(self.page.source, block.line_at(start + promise.start)), sentence=sentence,
            text=text, kind=promise.kind, target=thing.text if thing else None, labelled=bool(thing and thing.labelled),
            role=thing.role if thing else None, window=promise.window or self.context.window,
            position=promise.position, value=promise.value,
        )  # fmt: skip


def lead_of(block: Block) -> Thing | None:
    """The label with which a block begins before a colon or dash: "**Name**: enter …"."""
    masked = mask_labels(block, 0, len(block.text))
    match = re.match(rf"\W{{0,2}}(?P<label>{LABEL})\s*(?:\([^)]*\)\s*)?(?P<after>:|–|—|-\s|\.\s)?", masked.mask)
    if not match:
        return None
    label = masked.labels[0]
    closed = block.text[label.start : label.end].strip("\"'“” ").endswith((":", ".")) or match["after"]
    return Thing(label.text, True, label.start) if closed else None


def _shifted(draft: Draft, by: int) -> Draft:
    return replace(draft, at=draft.at + by)


def _kind(drafts: tuple[Draft, ...], promises: tuple[Promise, ...]) -> SentenceKind:
    if any(draft.action != "expect" for draft in drafts):
        return "step"
    if drafts:
        return "expectation"
    return "claim" if promises else "prose"
