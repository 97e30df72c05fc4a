"""The steps and claims of a page, in the page's order."""

from __future__ import annotations

from dataclasses import replace

from docwitness.model import Block, DocPage, Procedure, Sentence, SourceLocation, Step
from docwitness.procedures.identity import Names, slug, step_name
from docwitness.procedures.sentences import sentences_of
from docwitness.procedures.context import Context, Draft
from docwitness.procedures.steps import drafts_of

_READ = frozenset({"paragraph", "item", "cell", "term", "title"})
"""Kinds of blocks in which sentences are looked for."""


def read_procedure(page: DocPage) -> Procedure:
    """What the page asks for and what it promises; the page returned with it says what each figure shows."""
    names = Names()
    context = Context()
    sentences: list[Sentence] = []
    steps: list[Step] = []
    for index, block in enumerate(page.blocks):
        if block.kind == "heading":
            context.leave()
        if block.kind not in _READ:
            continue
        for start, end in sentences_of(block):
            text = block.text[start:end]
            location = SourceLocation(page.source, block.line_at(start))
            sid = names.unique(slug(text))
            drafts = tuple(drafts_of(block, start, end, context))
            kind = "prose" if not drafts else "expectation" if all(d.action == "expect" for d in drafts) else "step"
            sentences.append(Sentence(sid, location, text, kind, index, start, end))
            steps.extend(_step(d, block, sid, page, names) for d in drafts)
    return Procedure(replace(page), tuple(sentences), tuple(steps), ())


def _step(draft: Draft, block: Block, sentence: str, page: DocPage, names: Names) -> Step:
    return Step(
        id=names.unique(step_name(draft.action, draft.target, draft.window)),
        location=SourceLocation(page.source, block.line_at(draft.at)), sentence=sentence,
        action=draft.action, target=draft.target, labelled=draft.labelled, role=draft.role, window=draft.window,
        position=draft.position, value=draft.value, optional=draft.optional,
    )  # fmt: skip
