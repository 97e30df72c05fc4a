"""A page as a tree of what its readers see, with the sentences of each block apart, ready for a template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from docwitness.model import Block, Container, FigureVerdict, PageVerdict, SentenceVerdict, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one set of spans."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a block with its verdict, or what stands between two."""

    pieces: tuple[Piece, ...]
    verdict: SentenceVerdict | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block with its passages; of a figure's block, the figure."""

    block: Block
    passages: tuple[Passage, ...]
    figures: tuple[FigureVerdict, ...] = ()

    @property
    def verdicts(self) -> tuple[SentenceVerdict, ...]:
        """Of the sentences that it holds, in the text's order."""
        return tuple(passage.verdict for passage in self.passages if passage.verdict)


@dataclass(slots=True)
class Branch:
    """A container and what stands in it; the page itself has no container."""

    container: Container | None
    children: list[Branch | Leaf] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The container's kind; `body` for the page itself."""
        return self.container.kind if self.container else "body"

    @property
    def label(self) -> str:
        """The container's label."""
        return self.container.label if self.container else ""


def page_tree(page: PageVerdict) -> Branch:
    """The page's blocks nested as their containers are, each sentence with its verdict."""
    root = Branch(None)
    open_branches = [root]
    for number, block in enumerate(page.page.blocks):
        open_branches = _branches_for(block, open_branches)
        open_branches[-1].children.append(_leaf(page, number, block))
    return root


def _branches_for(block: Block, opened: list[Branch]) -> list[Branch]:
    """The branches in which the block stands: those still open that it shares, and new ones."""
    shared = [opened[0]]
    for branch, container in zip(opened[1:], block.containers, strict=False):
        if branch.container is None or branch.container.id != container.id:
            break
        shared.append(branch)
    for container in block.containers[len(shared) - 1 :]:
        branch = Branch(container)
        shared[-1].children.append(branch)
        shared.append(branch)
    return shared


def _leaf(page: PageVerdict, number: int, block: Block) -> Leaf:
    figures = tuple(figure for figure in page.figures if figure.figure.block == number and block.kind == "figure")
    sentences = [verdict for verdict in page.sentences if verdict.sentence.block == number]
    return Leaf(block, tuple(_passages(block, sentences)), figures)


def _passages(block: Block, verdicts: Sequence[SentenceVerdict]) -> Iterator[Passage]:
    position = 0
    for verdict in sorted(verdicts, key=lambda item: item.sentence.start):
        start, end = verdict.sentence.start, verdict.sentence.end
        if start > position:
            yield Passage(_pieces(block, position, start))
        if end > max(start, position):
            yield Passage(_pieces(block, max(start, position), end), verdict)
        position = max(position, end)
    if position < len(block.text):
        yield Passage(_pieces(block, position, len(block.text)))


_MARKS = frozenset("\"'“‘„«")
"""Before a quotation: what a browser need not add, since the page has it."""


def _pieces(block: Block, start: int, end: int) -> tuple[Piece, ...]:
    own = [
        span for span in block.spans if not (span.kind == "quote" and block.text[span.start - 1 : span.start] in _MARKS)
    ]
    spans = [span for span in own if span.start < end and span.end > start]
    cuts = sorted({start, end, *_within(start, end, spans)})
    return tuple(
        Piece(block.text[left:right], tuple(span for span in spans if span.start <= left and span.end >= right))
        for left, right in pairwise(cuts)
    )


def _within(start: int, end: int, spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        yield from (cut for cut in (span.start, span.end) if start < cut < end)


def loose_figures(page: PageVerdict) -> tuple[FigureVerdict, ...]:
    """Figures for which no block of the page stands: those of an included page, or of no known place."""
    placed = {number for number, block in enumerate(page.page.blocks) if block.kind == "figure"}
    return tuple(figure for figure in page.figures if figure.figure.block not in placed)
